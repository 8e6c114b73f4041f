"""Whatever a document says or is called, every format can be read back, and says it."""

import csv
import io
import json
import re

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from hegui.formats import chunks, render
from hegui.formats.view import View
from hegui.report import Finding, Judged, Notice, Quote, Refused, Report, Sheet, UsedPack, Waiver
from hegui.rule import Basis, Rule, Severity
from hegui.verdict import Message, Outcome

WORDS = st.text(st.characters(codec=None), max_size=40)
FORMATS = ["txt", "md", "docx", "pdf"]


def report_of(text, format="txt"):
    """A report in which `text` is everything that is not ours."""
    said = Message(text, text)
    rule = Rule(
        id="SZ001",
        name="any",
        title=text,
        severity=Severity.ERROR,
        basis=Basis(level="law"),
        why=text,
        check=None,
    )
    quote = Quote(
        0, len(text), 1, 1, text, (text,), text, said, text, text, None, 2 if format == "pdf" else None
    )
    waiver = Waiver("waiver", text, text, text, text, 1)
    answered = quote._replace(answer=quote)
    findings = [
        Finding(rule, Outcome.FAIL, said, (quote, quote)),
        Finding(rule, Outcome.PASS, said, (answered,)),
        Finding(rule, Outcome.WAIVED, said, (quote,), (waiver,)),
        Finding(rule, Outcome.NOT_CHECKED, said),
        Finding(rule, Outcome.ERROR, said),
    ]
    judged = Judged(text or "x", "ab" * 32, format, "utf-8", text, text, "", findings, sheet=Sheet(text, ()))
    pack = UsedPack(text, text, text, "cd" * 32, text, 1, ((text, text),), (text,))
    notices = (Notice(text, 1, Severity.INFO, said),)
    return Report((judged,), (Refused(text, said),), (pack,), 1, 0, (("select", text),), notices)


@pytest.fixture(autouse=True)
def _replaceable(monkeypatch):
    monkeypatch.setattr(Rule, "fixed_by_machine", True)


@settings(max_examples=100, deadline=None)
@given(WORDS, st.sampled_from(FORMATS))
def test_json_can_be_read_back(text, format):
    report, view = report_of(text, format), View(show="all")
    for name in ("sarif", "gitlab", "rdjson"):
        held = json.loads(render(report, name, view).encode("utf-8"))
        json.dumps(held, ensure_ascii=False).encode("utf-8")  # fails where there are half characters
    for line in render(report, "jsonl", view).split("\n")[:-1]:
        json.loads(line)


@settings(max_examples=100, deadline=None)
@given(WORDS, st.sampled_from(FORMATS))
def test_xml_can_be_read_back(text, format):
    report, view = report_of(text, format), View(show="all")
    for name in ("junit", "checkstyle"):
        root = etree.fromstring(render(report, name, view).encode("utf-8"))
        assert len(list(root.iter("testcase", "file"))) in (3, 6)


@settings(max_examples=100, deadline=None)
@given(WORDS, st.sampled_from(FORMATS))
def test_lines_stay_lines(text, format):
    report, view = report_of(text, format), View(show="all")
    for line in render(report, "github", view).split("\n")[:-1]:
        assert re.fullmatch(r"::(debug|(error|warning|notice) [^\r\x00-\x1f]*?)::[^\r\x00-\x1f]*", line)
    rows = list(csv.reader(io.StringIO(render(report, "csv", view), newline=""), strict=True))
    assert [len(row) for row in rows] == [len(rows[0])] * 3
    for line in render(report, "markdown", view).split("\n"):
        assert line.count("|") in (0, 5)


@settings(max_examples=25, deadline=None)
@given(WORDS)
def test_the_workbook_opens(text):
    data = b"".join(chunks(report_of(text), "xlsx", View(show="all")))
    made = openpyxl.load_workbook(io.BytesIO(data))
    assert made.worksheets[0].max_row == 3
    assert {cell.data_type for sheet in made for row in sheet.iter_rows() for cell in row} <= {
        "s",
        "n",
        "inlineStr",
    }
