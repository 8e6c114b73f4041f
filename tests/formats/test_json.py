"""The JSON report: valid, complete, safe to print, and the same every time."""

import json
import os
import re

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui import formats
from hegui.formats import render
from hegui.formats.json_ import dumped
from hegui.formats.view import View
from hegui.report import Report
from hegui.rule import Severity
from hegui.verdict import Outcome
from hegui.version import __version__

ROOT = os.path.join(os.path.dirname(__file__), "..", "..")


@pytest.fixture(scope="module")
def schema():
    with open(
        os.path.join(os.path.dirname(formats.__file__), "report.schema.json"), encoding="utf-8"
    ) as file:
        loaded = json.load(file)
    jsonschema.Draft202012Validator.check_schema(loaded)
    return jsonschema.Draft202012Validator(loaded)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_reports_fit_the_schema_in_both_languages(report, several, schema, lang):
    for one in (report, several, Report(())):
        schema.validate(json.loads(render(one, "json", View(lang=lang))))


def test_schema_refuses_what_is_not_a_report(report, schema):
    values = json.loads(render(report, "json"))
    for spoilt in (
        {**values, "extra": 1},
        {**values, "schema": "hegui-report/2"},
        {key: value for key, value in values.items() if key != "refused"},
    ):
        assert not schema.is_valid(spoilt)
    values["documents"][0]["findings"][0]["outcome"] = "ok"
    assert not schema.is_valid(values)


def test_every_outcome_is_there_and_counted(report):
    values = json.loads(render(report, "json"))
    found = [finding["outcome"] for finding in values["documents"][0]["findings"]]
    assert set(found) == {outcome.value for outcome in Outcome}
    assert values["summary"]["outcomes"] == {outcome.value: found.count(outcome) for outcome in Outcome}
    assert values["summary"]["failures"] == {"error": 2, "warning": 1, "info": 1}
    assert values["packs"][0]["off"] == [{"rule": "SZ011", "reason": "本单位不用"}]


def test_evidence_keeps_suggestions_and_notes_only_where_there_are_some(report):
    findings = {f["rule"]: f for f in json.loads(render(report, "json"))["documents"][0]["findings"]}
    assert findings["SZ003"]["evidence"][0]["suggestion"] == "捍卫“两个确立”"
    assert findings["SZ002"]["evidence"][0]["note"] == "数字没有填写"
    assert {"suggestion", "note"}.isdisjoint(findings["SZ001"]["evidence"][0])
    assert findings["SZ005"]["evidence"] == []


def test_threshold_decides_the_exit_status(several, report):
    whole = Report(report.documents, rules=10)
    judged = whole.documents[0]
    kept = [
        f
        for f in judged.findings
        if f.outcome not in (Outcome.ERROR,) and f.rule.severity is not Severity.ERROR
    ]
    mild = Report((judged._replace(findings=kept),), rules=10)
    status = {
        fail_on: json.loads(render(mild, "json", View(fail_on=fail_on)))["summary"]["exit_status"]
        for fail_on in (None, *Severity)
    }
    assert status == {None: 0, Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 1}
    assert json.loads(render(several, "json"))["summary"]["exit_status"] == 2


def test_same_bytes_every_time(report):
    assert render(report, "json") == render(report, "json")
    assert json.dumps(json.loads(render(report, "json")), ensure_ascii=False, indent=2) + "\n" == render(
        report, "json"
    )


@given(st.text(st.characters(codec=None)))
def test_any_text_survives_and_nothing_a_terminal_obeys_is_sent(text):
    written = dumped({"text": text})
    assert json.loads(written)["text"] == text
    written.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]", written)


def test_not_a_number_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        dumped({"share": float("nan")})


def test_the_manual_shows_a_real_report(report, request):
    """docs/json.md ends in the report made here, cut to three findings. HEGUI_REGENERATE=1 writes it anew."""
    judged = report.documents[0]
    shown = Report((judged._replace(findings=judged.findings[2:5]),), packs=report.packs, rules=3)
    shown = Report(shown.documents, packs=(report.packs[0]._replace(rules=3, off=()),), rules=3)
    path = os.path.join(ROOT, "docs", "json.md")
    with open(path, encoding="utf-8") as file:
        manual = file.read()
    head, _, _ = manual.partition("```json\n")
    wanted = head + "```json\n" + render(shown, "json").replace(f'"{__version__}"', '"0.1.0"') + "```\n"
    if os.environ.get("HEGUI_REGENERATE"):
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(wanted)
    assert manual == wanted or os.environ.get("HEGUI_REGENERATE")


def test_the_manual_names_every_field(schema):
    with open(os.path.join(ROOT, "docs", "json.md"), encoding="utf-8") as file:
        manual = file.read().partition("## Example")[0]
    parts = [schema.schema, *(part for part in schema.schema["$defs"].values() if "properties" in part)]
    fields = {name for part in parts for name in part["properties"]}
    assert {name for name in fields if f"`{name}`" not in manual} == set()


def test_the_version_is_the_packages(pytestconfig):
    with open(os.path.join(ROOT, "pyproject.toml"), encoding="utf-8") as file:
        assert f'\nversion = "{__version__}"\n' in file.read()
