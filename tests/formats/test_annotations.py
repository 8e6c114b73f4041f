"""GitLab code quality, checkstyle, rdjson: each read as its reader reads it."""

import json
from pathlib import PurePosixPath

import jsonschema
import pytest
from lxml import etree

from hegui.formats import render
from hegui.formats.view import View
from hegui.report import Report, Waiver
from hegui.verdict import Outcome

VIEWS = [View(), View(lang="en", show="all")]

_DIGEST = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_PROVENANCE = {"type": "object", "additionalProperties": {"type": "string"}, "required": ["hegui"]}

# The fields GitLab documents for a code quality report, and two of ours that it passes over.
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "sha256": _DIGEST,
            "provenance": _PROVENANCE,
            "location": {
                "type": "object",
                "additionalProperties": False,
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1},
                    "lines": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}

_POSITION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["line"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
_RANGE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["start"],
    "properties": {"start": _POSITION, "end": _POSITION},
}
_SUGGESTION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["range", "text"],
    "properties": {"range": _RANGE, "text": {"type": "string"}},
}
# The messages of the Reviewdog Diagnostic Format, as far as we write them, and two fields of ours that it passes over.
RDJSON = {
    "type": "object",
    "additionalProperties": False,
    "required": ["source", "provenance", "diagnostics"],
    "properties": {
        "provenance": _PROVENANCE,
        "source": {"const": {"name": "hegui"}},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["message", "location", "severity", "code"],
                "properties": {
                    "message": {"type": "string", "minLength": 1},
                    "location": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["path"],
                        "properties": {"path": {"type": "string"}, "range": _RANGE},
                    },
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "sha256": _DIGEST,
                    "code": {"type": "object", "required": ["value"]},
                    "suggestions": {"type": "array", "items": _SUGGESTION},
                },
            },
        },
    },
}


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize(("name", "schema"), [("gitlab", GITLAB), ("rdjson", RDJSON)])
def test_json_is_as_its_reader_wants_it(full, small, name, schema, view):
    for report in (full, small, Report(())):
        text = render(report, name, view)
        jsonschema.validate(json.loads(text), schema)
        assert "\\ud" not in text.replace("\\\\ud", "")


def test_gitlab_fingerprints_are_unique_and_stay(full):
    told = json.loads(render(full, "gitlab", View(show="all")))
    names = [each["fingerprint"] for each in told]
    assert len(set(names)) == len(names)
    alone = json.loads(render(Report(full.documents[:1], rules=11), "gitlab", View()))
    assert {each["fingerprint"] for each in alone} <= set(names)


def test_gitlab_severities(small):
    told = {each["check_name"]: each["severity"] for each in json.loads(render(small, "gitlab", View()))}
    assert told == {
        "SZ002": "critical",
        "SZ004": "minor",
        "SZ005": "critical",
        "SZ006": "info",
        "SZ008": "blocker",
        "hegui": "info",  # what is waived
    }


def test_paths_are_those_of_the_repository(full):
    for name, path in (
        ("gitlab", lambda each: each["location"]["path"]),
        ("rdjson", lambda each: each["location"]["path"]),
    ):
        told = json.loads(render(full, name, View(show="all")))
        paths = {path(each) for each in (told if name == "gitlab" else told["diagnostics"])}
        assert "水务局/述职.txt" in paths
        assert not any(path.startswith("./") for path in paths)
        assert all(PurePosixPath(path).name for path in paths)


def test_rdjson_counts_columns_in_bytes(small):
    lines = small.documents[0].sheet.text.encode("utf-8").split(b"\n")
    told = {
        each["code"]["value"]: each for each in json.loads(render(small, "rdjson", View()))["diagnostics"]
    }
    for rule, words in (("SZ002", "悍卫“两个确立”"), ("SZ004", "**")):
        place = told[rule]["location"]["range"]
        line = lines[place["start"]["line"] - 1]
        assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1] == words.encode("utf-8")
        assert told[rule]["suggestions"][0]["range"] == place
    assert "range" not in told["SZ005"]["location"]


def test_rdjson_ends_on_the_last_of_several_lines(full):
    report = Report(full.documents[:1], rules=11)
    (two,) = [
        d
        for d in json.loads(render(report, "rdjson", View()))["diagnostics"]
        if d["code"]["value"] == "SZ003"
    ]
    assert two["location"]["range"] == {"start": {"line": 2, "column": 1}, "end": {"line": 3, "column": 19}}


def test_rdjson_without_the_text_tells_only_the_line(small):
    judged = small.documents[0]._replace(sheet=None)
    told = {
        each["code"]["value"]: each
        for each in json.loads(render(Report((judged,), rules=9), "rdjson", View()))["diagnostics"]
    }
    assert told["SZ004"]["location"]["range"] == {"start": {"line": 3}, "end": {"line": 3}}
    assert "suggestions" not in told["SZ004"]
    assert told["SZ002"]["location"]["range"]["start"] == {"line": 7, "column": 7}


def test_rdjson_counts_the_byte_order_mark_and_leaves_other_encodings_alone(small):
    judged = small.documents[0]
    (found,) = [f for f in judged.findings if f.rule.id == "SZ002"]
    (quote,) = found.evidence
    first = found._replace(evidence=(quote._replace(line=1),))

    def told(encoding):
        one = judged._replace(findings=[first], encoding=encoding)
        (only,) = json.loads(render(Report((one,), rules=1), "rdjson", View()))["diagnostics"]
        return only["location"]["range"]["start"]["column"], "suggestions" in only

    assert told("utf-8") == (7, True)
    assert told("utf-8-sig") == (10, True)
    assert told("gb18030") == (7, False)


def test_rdjson_suggests_only_what_may_be_written_as_it_is(full):
    for each in json.loads(render(full, "rdjson", View()))["diagnostics"]:
        if "suggestions" in each:
            assert each["code"]["value"] in ("SZ002", "SZ004")
            assert each["location"]["path"].endswith((".txt", ".md"))


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_checkstyle_is_files_with_errors(full, view):
    root = etree.fromstring(render(full, "checkstyle", view).encode("utf-8"))
    assert (root.tag, root.get("version")) == ("checkstyle", "4.3")
    files = [child for child in root if child.tag == "file"]
    assert len(files) == len(full.documents) + len(full.refused) + len(full.notices)
    for error in root.iter("error"):
        assert set(error.attrib) <= {"line", "column", "severity", "message", "source"}
        assert int(error.get("line")) >= 0
        assert error.get("severity") in ("error", "warning", "info")
    assert not files[1].findall("error")


def test_checkstyle_tells_lines_only_where_there_are_some(full):
    root = etree.fromstring(render(full, "checkstyle", View()).encode("utf-8"))
    for file in root.iter("file"):
        if file.get("name").endswith((".docx", ".pdf")):
            assert {error.get("line") for error in file.findall("error")} == {"0"}
    held = root.find("file[@name='水务局/述职.txt']/error[@source='hegui.SZ002']")
    assert (held.get("line"), held.get("column"), held.get("severity")) == ("7", "3", "error")


@pytest.mark.parametrize("name", ["gitlab", "rdjson", "checkstyle", "github"])
def test_what_passed_is_no_annotation(small, name):
    kept = [f for f in small.documents[0].findings if f.outcome is Outcome.PASS]
    report = Report((small.documents[0]._replace(findings=kept),), rules=2)
    assert "SZ001" not in render(report, name, View(show="all"))


@pytest.mark.parametrize("name", ["gitlab", "rdjson", "checkstyle", "plain"])
def test_what_is_waived_is_told_once_for_each_reason_and_is_no_fault(small, name):
    (held,) = [f for f in small.documents[0].findings if f.outcome is Outcome.WAIVED]
    waiver = Waiver("waiver", "引用上级原文", "张三", "2026-12-31", "hegui-waivers.yaml:3")
    kept = [held._replace(waivers=(waiver,))] * 2 + [held._replace(waivers=())]
    report = Report((small.documents[0]._replace(findings=kept),), rules=3)
    text = render(report, name, View())
    assert text.count("2 项已豁免：引用上级原文，张三批准（SZ010 SZ010）") == 1
    assert text.count(f"1 项已豁免：{held.message.zh}（SZ010）") == 1
    assert not any(
        word in text.lower() for word in ("error file", '"severity":"error"', "critical", 'severity="error"')
    )
