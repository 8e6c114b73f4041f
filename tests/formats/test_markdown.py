"""The summary in Markdown: read back as GitHub's Markdown, hostile words as themselves, short enough for a comment."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hegui.formats import render
from hegui.formats.layout import safe
from hegui.formats.markdown import LIMIT, literal
from hegui.formats.view import View
from hegui.report import Report
from hegui.verdict import Outcome

READER = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])


def shown(text):
    """The words of a paragraph of Markdown, and the elements they stand in."""
    page = READER.render(text)
    elements = set(re.findall(r"<(\w+)", page))
    return html.unescape(re.sub(r"<[^>]*>", "", page)), elements


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_words_are_shown_as_they_are(text):
    words, elements = shown("|a|\n|---|\n|x" + literal(safe(text)) + "x|\n")
    assert words.replace("\n", "") == "ax" + safe(text) + "x"
    assert elements <= {"table", "thead", "tbody", "tr", "th", "td", "span"}


@pytest.mark.parametrize(
    "text", ["@all", "a@b", "#1", "!2", "https://x.example", "~标签", "%里程碑", "a|b", "<b>", "**b**"]
)
def test_nothing_becomes_a_mention_a_reference_or_a_link(text):
    page = READER.render(literal(text))
    apart = [html.unescape(part) for part in re.split(r"<[^>]*>", page)]
    assert not any(re.search(r"[@#!~%]\w|://", part) for part in apart)


def test_hostile_report_is_headings_and_tables_alone(full):
    page = READER.render(render(full, "markdown", View(show="all")))
    allowed = {
        "h2",
        "h3",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "ul",
        "li",
        "span",
        "details",
        "summary",
    }
    assert set(re.findall(r"<(\w+)", page)) == allowed
    assert "&lt;script&gt;" in page
    assert page.count("<table>") == len(full.documents)


def test_every_place_that_did_not_pass_is_there(small):
    text = render(small, "markdown", View())
    rows = [line.split("|")[1:3] for line in text.split("\n") if line.startswith("|")][2:]
    assert [(end, rule[:5]) for end, rule in rows] == [
        ("未能查完", "SZ008"),
        ("错误", "SZ005"),
        ("待人工核对", "SZ006"),
        ("提示", "SZ004"),
        ("错误", "SZ002"),
        ("已豁免", "SZ010"),
    ]


def test_long_reports_are_cut_and_say_so(full):
    many = Report(full.documents * 40, full.refused, full.packs, 11)
    text = render(many, "markdown", View())
    assert LIMIT * 0.9 < len(text) < 65_536
    (left,) = re.findall(r"另有 (\d+) 份文件因篇幅所限未列出", text)
    told = len(re.findall("^### ", text, re.MULTILINE)) - len(full.refused)
    (clean,) = re.findall(r"(\d+) 份文件没有未通过的项目", text)
    assert int(left) + told + int(clean) == len(many.documents)


def test_one_document_with_too_much_is_cut(small):
    judged = small.documents[0]
    (review,) = [f for f in judged.findings if f.outcome is Outcome.REVIEW]
    report = Report((judged._replace(findings=[review] * 70),), rules=1)
    assert "另有 20 条未列出" in render(report, "markdown", View())
