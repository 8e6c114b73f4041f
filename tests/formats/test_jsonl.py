"""JSON lines: one a document, one a finding, a header and a summary around them."""

import json

import pytest

from hegui.formats import render
from hegui.formats.view import View
from hegui.verdict import Outcome


@pytest.fixture
def lines(full):
    return [json.loads(line) for line in render(full, "jsonl", View()).split("\n")[:-1]]


def test_header_comes_first_and_summary_last(lines, full):
    assert lines[0]["type"] == "header"
    assert lines[0]["options"]["as_of"] == "2024-01-01"
    assert [pack["name"] for pack in lines[0]["packs"]] == ["base", "shuzhi"]
    assert lines[-1]["type"] == "summary"
    assert lines[-1]["exit_status"] == 2
    assert sum(line["type"] == "summary" for line in lines) == 1


def test_every_finding_has_a_line_with_its_path_after_its_document(lines, full):
    path, told = None, []
    for line in lines:
        if line["type"] == "document":
            path = line["path"]
            assert set(line["outcomes"]) == {outcome.value for outcome in Outcome}
        if line["type"] == "finding":
            assert line["path"] == path
            told.append((path, line["rule"], line["outcome"]))
    assert told == [(d.path, f.rule.id, f.outcome.value) for d in full.documents for f in d.findings]


def test_refused_files_and_notices_are_told(lines, full):
    assert [line["path"] for line in lines if line["type"] == "refused"] == [r.path for r in full.refused]
    assert [line["severity"] for line in lines if line["type"] == "notice"] == ["warning"]


def test_findings_are_those_of_the_whole_report(full, lines):
    whole = json.loads(render(full, "json", View()))
    told = [found for document in whole["documents"] for found in document["findings"]]
    assert [
        {k: v for k, v in line.items() if k not in ("type", "path")}
        for line in lines
        if line["type"] == "finding"
    ] == told
