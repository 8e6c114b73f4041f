"""What may be mended without asking, and how it is mended."""

from __future__ import annotations

import pytest

from hegui import check_text, load_packs
from hegui.formats import render

RULE = "id: {id}, name: {name}, title: 不用, severity: warning, basis: {{level: house}}, why: 应当如此"


def pack(tmp_path, *rules):
    """A pack of rules given as the rest of their YAML."""
    lines = ["pack: own", "title: 自己的", 'version: "1"', "rules:"]
    for number, rule in enumerate(rules, start=1):
        lines.append("- {" + RULE.format(id=f"ZZ{number:03}", name=f"own-{number}") + ", " + rule + "}")
    path = tmp_path / "own.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("check: {kind: replace, words: {布署: 部署}}", True),
        ("fixable: false, check: {kind: replace, words: {布署: 部署}}", False),
        ("check: {kind: avoid, terms: [{text: 布署, suggest: 部署}]}", False),
        ("fixable: true, check: {kind: avoid, terms: [{text: 布署, suggest: 部署}]}", True),
    ],
)
def test_a_rule_says_whether_its_suggestions_may_be_written_unasked(tmp_path, rule, expected):
    (loaded,) = load_packs([pack(tmp_path, rule)])
    assert loaded.rules[0].fixed_by_machine is expected


def test_words_to_be_deleted_have_an_empty_suggestion(tmp_path):
    deleted = 'check: {kind: avoid, terms: [{text: 诚然, suggest: ""}]}'
    own = pack(tmp_path, deleted, "check: {kind: avoid, terms: [兹因]}")
    report = check_text("诚然，此事兹因前情。", [own])
    suggestions = [quote.suggestion for found in report.documents[0].findings for quote in found.evidence]
    assert suggestions == ["", None]
    assert "应删去" in render(report, "table")
    assert "应删去" in render(report, "plain")
