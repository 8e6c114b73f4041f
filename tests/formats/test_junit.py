"""JUnit: as Jenkins takes it, with a test case for every rule, and nothing green but what passed."""

import pytest
from junitparser import JUnitXml
from lxml import etree

from hegui.formats import render
from hegui.formats.view import View
from hegui.report import Report
from hegui.rule import Severity
from hegui.verdict import Outcome

# What Jenkins (xunit plugin, JUnit) allows: attributes and children of each element.
ALLOWED = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "skipped", "time"},
        {"properties", "testcase", "system-out", "system-err"},
    ),
    "properties": (set(), {"property"}),
    "property": ({"name", "value"}, set()),
    "testcase": ({"name", "classname", "time"}, {"skipped", "error", "failure", "system-out", "system-err"}),
    "skipped": ({"type", "message"}, set()),
    "error": ({"type", "message"}, set()),
    "failure": ({"type", "message"}, set()),
    "system-out": (set(), set()),
    "system-err": (set(), set()),
}


def parsed(report, view=None):
    return etree.fromstring(render(report, "junit", view or View()).encode("utf-8"))


@pytest.mark.parametrize("fail_on", [None, *Severity])
def test_elements_attributes_and_sums_are_as_jenkins_wants_them(full, small, fail_on):
    for report in (full, small, Report(())):
        root = parsed(report, View(fail_on=fail_on))
        for element in root.iter():
            attributes, children = ALLOWED[element.tag]
            assert set(element.attrib) <= attributes
            assert {child.tag for child in element} <= children
        for suite in root:
            _sums(suite, [suite])
        _sums(root, root)


def _sums(element, suites):
    cases = [case for suite in suites for case in suite.iter("testcase")]
    ends = [[child.tag for child in case if child.tag in ("skipped", "error", "failure")] for case in cases]
    assert all(len(end) <= 1 for end in ends)
    assert int(element.get("tests")) == len(cases)
    assert int(element.get("failures")) == ends.count(["failure"])
    assert int(element.get("errors")) == ends.count(["error"])
    if element.tag == "testsuite":
        assert int(element.get("skipped")) == ends.count(["skipped"])


def test_each_end_has_its_element_and_only_passes_are_green(small):
    ends = {
        case.get("name")[:5]: [(c.tag, c.get("type")) for c in case]
        for case in parsed(small).iter("testcase")
    }
    assert ends == {
        "SZ001": [("system-out", None)],
        "SZ002": [("failure", "fail.error")],
        "SZ004": [("skipped", "fail.info")],
        "SZ005": [("failure", "fail.error")],
        "SZ006": [("skipped", "review")],
        "SZ007": [("skipped", "not_checked")],
        "SZ008": [("error", "error")],
        "SZ009": [("skipped", "not_applicable")],
        "SZ010": [("skipped", "waived")],
    }


def test_the_threshold_decides_what_is_a_failure(small):
    ends = {f: len(list(parsed(small, View(fail_on=f)).iter("failure"))) for f in (None, *Severity)}
    assert ends == {None: 0, Severity.ERROR: 2, Severity.WARNING: 2, Severity.INFO: 3}


def test_waived_and_passed_cases_say_why(small):
    cases = {case.get("name")[:5]: "".join(case.itertext()) for case in parsed(small).iter("testcase")}
    assert "历史原文 张三 2026-12-31" in cases["SZ010"]
    assert "第5行 “一是学习不够系统。” 有对应措施 → 第7行 “坚决悍卫”" in cases["SZ001"]


def test_what_was_not_read_or_not_judged_is_an_error(full):
    types = [error.get("type") for error in parsed(full).iter("error")]
    assert types.count("refused") == 2
    assert types.count("idle") == 1
    assert types.count("error") == full.totals.outcomes[Outcome.ERROR]
    assert [error.get("type") for error in parsed(Report(())).iter("error")] == ["nothing"]


def test_a_real_parser_reads_it(full):
    suites = JUnitXml.fromstring(render(full, "junit", View()).encode("utf-8"))
    assert suites.tests == full.totals.outcomes.total() + 3
    assert {p.name: p.value for p in next(iter(suites)).properties()}["sha256"] == "ab" * 32
    assert next(iter(suites)).name == "水务局/述职.txt"
    assert next(iter(next(iter(suites)))).classname == "水务局.述职_txt"
