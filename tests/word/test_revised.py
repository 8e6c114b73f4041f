"""Replacements as tracked changes: read as accepted they are what was meant, rejected they leave what was there."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import handmade
import libraries
import libreoffice
import programs
import pytest
import walker
import wps
from wordxml import box, commented, deleted, field, file, inserted, p, package, packed, r

from hegui.edits import Edit, Unfit, edited
from hegui.errors import ReadError
from hegui.readers import read_bytes
from hegui.word.revisions import narrowed, revised

MADE: dict[str, Callable[[], bytes]] = {
    **handmade.FILES,
    **libraries.FILES,
    **libreoffice.FILES,
    **programs.FILES,
    **wps.FILES,
}
TITLE = p("关于防汛工作的报告")


def text(data: bytes) -> str:
    return read_bytes(data, "报告.docx", "docx").text


def changed(data: bytes, *pairs: tuple[str, str]) -> bytes:
    """The file with the first of each pair become the second."""
    whole = text(data)
    edits = sorted(Edit(whole.index(old), whole.index(old) + len(old), new) for old, new in pairs)
    made = revised(data, "报告.docx", edits)
    assert text(made) == edited(whole, edits)
    walker.sound(made)
    assert walker.text(made, rejected="hegui") == walker.text(data, rejected="hegui")
    return made


@pytest.mark.parametrize("name", MADE)
def test_accepted_and_rejected(name: str) -> None:
    data = MADE[name]()
    whole = text(data)
    chance = random.Random(name)
    lines = [m.span() for m in re.finditer("[^\n]+", whole)]
    before, done = walker.text(data), 0
    for _ in range(15):
        start, end = chance.choice(lines)
        first = chance.randrange(start, end)
        edit = Edit(
            first, min(end, first + chance.choice((0, 1, 2, 4))), chance.choice(("", "改", "改成这样"))
        )
        try:
            made = revised(data, "报告.docx", [edit])
        except Unfit:
            continue
        if narrowed(edit, whole):
            assert text(made) == edited(whole, [edit])
            assert walker.text(made, rejected="hegui") == before
            walker.sound(made)
            done += 1
    assert done or name in ("numbered-styles", "formats", "boxes")


def test_only_what_differs_is_changed_and_looks_are_kept() -> None:
    made = changed(file(TITLE + p("坚决", r("悍卫", "<w:b/>"), "制度。")), ("悍卫制度", "捍卫制度"))
    assert walker.looks(made, "hegui") == [("del", "悍", "b"), ("ins", "捍", "b")]
    made = changed(file(TITLE + p(r("完成了了", "<w:i/>"), "任务。")), ("了了任", "了任"))
    assert walker.looks(made, "hegui") == [("del", "了", "i")]
    made = changed(file(TITLE + p(r("市委", "<w:b/>"), "政府。")), ("市委政府", "市委、市政府"))
    assert walker.looks(made, "hegui") == [("ins", "、市", "b")]
    made = changed(file(TITLE + p(r("甲乙", "<w:b/>"), r("丙丁", "<w:i/>"))), ("乙丙", "庚辛壬"))
    assert walker.looks(made, "hegui") == [("del", "乙", "b"), ("ins", "庚辛壬", "b"), ("del", "丙", "i")]


TYPED = {
    "a link": p("见", f'<w:hyperlink w:anchor="x">{r("错链接")}</w:hyperlink>', "。"),
    "a link as a field": p("见", field(' HYPERLINK "x" ', "错链接"), "。"),
    "another's insertion": p("全年", inserted(r("排错链接查")), "。"),
    "over another's deletion": p("错", deleted("删去"), "链接。"),
    "over a comment": p(commented(1, "错链"), "接。"),
    "a control": p("共", f"<w:sdt><w:sdtPr/><w:sdtContent>{r('错链接')}</w:sdtContent></w:sdt>", "座。"),
    "a cell": f"<w:tbl><w:tr><w:tc>{p('错链接')}</w:tc><w:tc>{p('乙格')}</w:tc></w:tr></w:tbl>",
    "spaces not kept": p("<w:r><w:t> 错链接 </w:t></w:r>"),
    "with a tab": p("甲<w:r/>", "<w:r><w:tab/><w:t>错链接</w:t></w:r>"),
}


@pytest.mark.parametrize("name", TYPED)
@pytest.mark.parametrize("new", ["对", "错对接", "错链接对", "", "前错链接"])
def test_wherever_words_are_typed(name: str, new: str) -> None:
    data = file(TITLE + TYPED[name])
    made = changed(data, ("错链接", new))
    assert "hegui" not in re.findall(
        r'<w:ins [^>]*author="张三"[^>]*>(?:(?!</w:ins>).)*<w:ins', str(walker.parts(made))
    )


NOT_TYPED = {
    "a field": p("共", field(" REF x ", "错链接"), "座。"),
    "a simple field": p("共", f'<w:fldSimple w:instr=" AUTHOR ">{r("错链接")}</w:fldSimple>', "座。"),
    "moved here": p(f'<w:moveTo w:id="6" w:author="王五">{r("错链接")}</w:moveTo>', "在此。"),
    "a choice": p(
        f"<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>{r('错链接')}</w:sdtContent></w:sdt>"
    ),
    "a text box": p("框前。", box(p("错链接"))),
    "a note stands between": p(
        '<w:r><w:t>错</w:t><w:footnoteReference w:id="1"/><w:t>链接</w:t></w:r>',
    ),
}


@pytest.mark.parametrize("name", NOT_TYPED)
def test_what_is_not_typed_is_left(name: str) -> None:
    data = file(TITLE + NOT_TYPED[name])
    start = text(data).index("错链接")
    with pytest.raises(Unfit):
        revised(data, "报告.docx", [Edit(start, start + 3, "对")])


def test_a_number_that_word_generates_is_left() -> None:
    data = handmade.levels()
    start = text(data).index("一、")
    with pytest.raises(Unfit):
        revised(data, "报告.docx", [Edit(start, start + 1, "二")])


def test_a_change_of_a_change_of_its_own() -> None:
    data = file(TITLE + p("全年悍卫制度。"))
    made = changed(changed(data, ("悍卫", "坚决捍卫")), ("决捍", "定捍"))
    assert walker.looks(made, "hegui") == [
        ("del", "悍", ""),
        ("ins", "坚", ""),
        ("ins", "定", ""),
        ("ins", "捍", ""),
    ]
    gone = changed(changed(data, ("悍", "捍")), ("捍", ""))
    assert walker.looks(gone, "hegui") == [("del", "悍", "")]


def test_in_notes_and_headers_too() -> None:
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    inner = f'<w:footnote w:id="1">{p("注里的错话。")}</w:footnote>'
    data = file(TITLE + p("全年产值", note, "增长。"), footnotes=inner, header1=p("页眉里的错话"))
    made = changed(data, ("注里的错", "注里的好"), ("眉里的错", "眉里的好"))
    assert b"hegui" in walker.parts(made)["word/header1.xml"]
    assert walker.parts(made)["word/document.xml"] == walker.parts(data)["word/document.xml"]


def test_a_signed_file_is_left() -> None:
    parts = package(TITLE + p("错话。"))
    data = packed({**parts, "_xmlsignatures/sig1.xml": "<x/>"})
    with pytest.raises(ReadError, match="数字签名"):
        revised(data, "报告.docx", [Edit(0, 1, "改")])
