"""What work on a document has left in its file."""

from __future__ import annotations

import pytest

from hegui.checks.residue import Residue, ResidueCheck
from hegui.document import Document, Span
from hegui.readers import read_text
from hegui.verdict import Outcome, Verdict


def judged(of: Residue, text: str) -> tuple[Document, Verdict]:
    document = read_text(text, "x.docx", "docx")
    return document, ResidueCheck(of=of).check(document)


@pytest.mark.parametrize(
    ("of", "text", "shown"),
    [
        ("changes", "全年新建水厂{++2++}座。", ["2"]),
        ("changes", "全年新建水厂2座{--，受益众多--}。", ["年新建水厂2座。"[-7:]]),
        ("comments", "全年{>>请核对<<}新建水厂2座。", ["全年新建水厂2座"]),
        ("hidden", "全年{##（内部）##}新建水厂2座。", ["（内部）"]),
        ("placeholders", "单位：{??单击此处输入??}", ["单击此处输入"]),
    ],
)
def test_what_is_left_is_shown_where_it_stands(of: Residue, text: str, shown: list[str]) -> None:
    document, verdict = judged(of, text)
    assert verdict.outcome is Outcome.FAIL
    assert [document.quote(each.span) for each in verdict.evidence] == shown


@pytest.mark.parametrize("of", ["changes", "comments", "hidden", "placeholders", "objects", "macros"])
def test_a_clean_file_passes(of: Residue) -> None:
    _, verdict = judged(of, "全年新建水厂2座。")
    assert verdict.outcome is Outcome.PASS
    assert verdict.message.zh.startswith("没有")


@pytest.mark.parametrize("of", ["objects", "macros"])
def test_what_is_no_fault_but_unread_is_for_a_person_to_look_at(of: Residue) -> None:
    _, verdict = judged(of, "全年新建水厂2座{!!" + of[:-1] + "!!}。")
    assert verdict.outcome is Outcome.REVIEW


def test_deleted_words_are_told_and_no_part_of_the_text() -> None:
    document, verdict = judged("changes", "新建水厂2座{--，受益众多--}。")
    assert document.text == "新建水厂2座。"
    assert [document.quote(each.span) for each in verdict.evidence] == ["新建水厂2座。"]
    note = verdict.evidence[0].note
    assert note is not None
    assert note.zh == "删去“，受益众多”"


def test_hidden_lines_on_end_are_one_place() -> None:
    document = read_text("甲\n乙\n丙", "x.docx", "docx")
    document.__dict__["hidden"] = (Span(0, 1), Span(2, 3))
    verdict = ResidueCheck(of="hidden").check(document)
    assert [each.span for each in verdict.evidence] == [Span(0, 3)]
    assert verdict.message.zh == "1 处隐藏文字，请删除或取消隐藏"


def test_blank_hidden_text_is_no_residue() -> None:
    assert judged("hidden", "甲{## ##}乙")[1].outcome is Outcome.PASS


def test_only_what_is_in_scope_counts() -> None:
    document = read_text("甲{++乙++}丙\n丁", "x.docx", "docx")
    last = document.within((Span(4, 5),))
    assert ResidueCheck(of="changes").check(last).outcome is Outcome.PASS


@pytest.mark.parametrize("of", ["changes", "comments", "hidden", "placeholders", "objects", "macros"])
@pytest.mark.parametrize("format", ["txt", "md", "docx", "doc", "wps", "odt", "rtf", "html", "pdf", "ofd"])
def test_a_clean_file_passes_in_whatever_format(of: Residue, format: str) -> None:
    verdict = ResidueCheck(of=of).check(Document("全年完成投资3亿元。", format=format))
    assert verdict.outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("of", "format", "told"),
    [
        ("changes", "txt", "没有未处理的修订（txt 格式不带这些）"),
        ("changes", "pdf", "没有未处理的修订（pdf 格式不带这些）"),
        ("changes", "odt", "没有未处理的修订"),
        ("comments", "pdf", "没有批注"),
        ("macros", "rtf", "没有宏（rtf 格式不带这些）"),
    ],
)
def test_a_pass_says_where_the_format_could_hold_none(of: Residue, format: str, told: str) -> None:
    assert ResidueCheck(of=of).check(Document("全年完成投资3亿元。", format=format)).message.zh == told
