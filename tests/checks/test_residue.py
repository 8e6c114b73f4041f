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


@pytest.mark.parametrize("of", ["changes", "comments", "placeholders", "objects", "macros"])
@pytest.mark.parametrize("format", ["odt", "rtf", "pdf", "html", "ofd"])
def test_what_a_reader_does_not_tell_was_not_checked(of: Residue, format: str) -> None:
    document = Document("全年完成投资3亿元。", format=format)
    assert ResidueCheck(of=of).check(document).outcome is Outcome.NOT_CHECKED


@pytest.mark.parametrize("format", ["doc", "wps"])
def test_converted_files_come_without_their_macros(format: str) -> None:
    document = Document("全年完成投资3亿元。", format=format)
    assert ResidueCheck(of="macros").check(document).outcome is Outcome.NOT_CHECKED
    assert ResidueCheck(of="comments").check(document).outcome is Outcome.PASS


@pytest.mark.parametrize("format", ["txt", "md"])
def test_a_plain_text_has_none(format: str) -> None:
    document = Document("全年完成投资3亿元。", format=format)
    assert ResidueCheck(of="comments").check(document).outcome is Outcome.PASS
