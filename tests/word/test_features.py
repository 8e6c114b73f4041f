"""What LibreOffice shows otherwise than Word, or shows nothing of: told here as Word does it."""

from __future__ import annotations

import handmade
import pytest
from wordxml import (
    abstract,
    box,
    cell,
    comment,
    commented,
    deleted,
    ending,
    field,
    file,
    inserted,
    item,
    level,
    note,
    notes,
    num,
    override,
    p,
    package,
    packed,
    r,
    style,
    styled,
    table,
)

from hegui.document import BlockKind, Document
from hegui.readers.docx import document
from hegui.where import Part, Where, spans


def read(body: str, **parts: str) -> Document:
    return document(file(body, **parts), path="报告.docx")


def seen(body: str, **parts: str) -> list[str]:
    return read(body, **parts).visible.text.split("\n")


# Numbers -------------------------------------------------------------------------------------------------------------


def test_legal_numbering_is_arabic_at_every_level() -> None:
    lists = abstract(0, level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert seen(item("总则", 1) + item("目的", 1, 1), numbering=lists + num(1, 0)) == [
        "第一章总则",
        "1.1 目的",
    ]


def test_legal_numbering_keeps_a_leading_zero() -> None:
    lists = abstract(
        0,
        level(0, "upperRoman", "Article %1."),
        level(1, "decimalZero", "Section %1.%2", "<w:isLgl/>"),
    )
    assert seen(item("Name", 1) + item("Purpose", 1, 1), numbering=lists + num(1, 0)) == [
        "Article I.Name",
        "Section 1.01 Purpose",
    ]


def test_the_level_of_a_style_is_the_one_that_names_it() -> None:
    lists = abstract(
        0,
        level(0, "decimal", "%1", '<w:pStyle w:val="H1"/>'),
        level(1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/>'),
    )
    numbers = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    styles = style("H1", "heading 1", paragraph=numbers) + style("H2", "heading 2", based="H1")
    lines = seen(styled("H1", "章") + styled("H2", "节"), styles=styles, numbering=lists + num(1, 0))
    assert lines == ["1 章", "1.1 节"]


def test_a_style_may_give_the_level_and_the_one_below_it_the_list() -> None:
    lists = abstract(0, level(0, "decimal", "%1、"), level(1, "decimal", "（%2）"))
    styles = style("B", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>')
    styles += style("C", based="B", paragraph='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    assert seen(styled("B", "甲") + styled("C", "乙"), styles=styles, numbering=lists + num(1, 0)) == [
        "1、甲",
        "（1）乙",
    ]


def test_a_number_that_names_a_lower_level_is_left_out() -> None:
    lists = abstract(0, level(0, "decimal", "%1.%2"))
    assert seen(item("甲", 1), numbering=lists + num(1, 0)) == ["甲"]


def test_a_number_may_be_hidden_and_still_count() -> None:
    lists = abstract(
        0, level(0, "decimal", "%1.", "", "<w:rPr><w:vanish/></w:rPr>"), level(1, "decimal", "%1.%2")
    )
    assert seen(item("甲", 1) + item("乙", 1) + item("丙", 1, 1), numbering=lists + num(1, 0)) == [
        "甲",
        "乙",
        "2.1 丙",
    ]


def test_numbers_may_be_filled_up_with_zeros() -> None:
    custom = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    made = level(0, "decimal", "%1、").replace('<w:numFmt w:val="decimal"/>', custom)
    assert seen(item("甲", 1), numbering=abstract(0, made) + num(1, 0)) == ["001、甲"]


def test_a_bullet_is_markup() -> None:
    read_ = read(item("事项", 1), numbering=abstract(0, level(0, "bullet", "\uf0d8")) + num(1, 0))
    assert read_.text == "➢ 事项"
    assert [read_.quote(span) for span in read_.markup] == ["➢ "]
    assert read_.quote(read_.blocks[0].span) == "事项"
    assert read_.full.text == "事项"


def test_a_hidden_paragraph_does_not_count() -> None:
    gone = p(
        r("藏", "<w:vanish/>"), properties='<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>'
    )
    lines = seen(
        item("甲", 1) + gone + item("乙", 1), numbering=abstract(0, level(0, "decimal", "%1、")) + num(1, 0)
    )
    assert lines == ["1、甲", "", "2、乙"]


def test_the_merged_paragraph_has_the_number_of_the_end_that_stays() -> None:
    lists = abstract(0, level(0, "decimal", "%1、")) + num(1, 0)
    joined = p("前半", properties=ending("del")) + item("后半", 1)
    assert seen(joined + item("下条", 1), numbering=lists) == ["1、前半后半", "2、下条"]


def test_an_override_gives_a_level_for_one_list_only() -> None:
    lists = (
        abstract(0, level(0, "decimal", "%1."))
        + num(1, 0)
        + num(2, 0, override(0, level(0, "upperLetter", "%1)")))
    )
    assert seen(item("甲", 1) + item("乙", 2) + item("丙", 1), numbering=lists) == ["1.甲", "B)乙", "3.丙"]


# Fields --------------------------------------------------------------------------------------------------------------

TICKED = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
EMPTY = '<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>'
CHOICE = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData>'
NESTED = "<w:r><w:instrText> IF </w:instrText></w:r>" + field(' MERGEFIELD "x" ', "内层")


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (field(NESTED, "外层"), "外层"),
        (field(" REF _Ref1 ", "错误!未找到引用源。"), "错误!未找到引用源。"),
        (field(" FORMCHECKBOX ", None, TICKED), "☒"),
        (field(" FORMCHECKBOX ", None, EMPTY), "☐"),
        (field(" FORMDROPDOWN ", None, CHOICE), "乙"),
        (field(r" eq \o\ac(○,3) ", None), "③"),
        (field(r" eq \o\ac(○,\s\up 2(3)) ", None), ""),
        (field(r' EQ \* jc2 \* "Font:宋体" \* hps14 \o\ad(\s\up 9(yàn),堰) ', None), "堰"),
        (field(" MACROBUTTON NoMacro [点击此处输入姓名] ", None), "[点击此处输入姓名]"),
        (field(' gotobutton "附件 一" 转到附件 ', None), "转到附件"),
        (field(" MACROBUTTON NoMacro ", None), ""),
        (field(" PAGE ", "3") + field(' XE "词" ', None), "3"),
        (f'<w:fldSimple w:instr=" DATE ">{r("1月2日")}</w:fldSimple>', "1月2日"),
        ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r("多余的结尾"), "多余的结尾"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("没有结尾"), "没有结尾"),
    ],
)
def test_a_field_is_what_it_shows(inner: str, shown: str) -> None:
    assert seen(p("前", inner, "后")) == [f"前{shown}后"]


def test_a_damaged_field_loses_no_later_text() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
    assert seen(p("甲", begin) + p("乙") + p("丙", field(" PAGE ", "3"))) == ["甲", "乙", "丙3"]


def test_a_table_of_contents_is_no_running_text_whatever_its_styles() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = p("总结") + p(begin, "一、情况1") + p("二、问题2") + p(end) + p("一、情况") + p("正文。")
    kinds = [(block.kind, read(body).words(block.span)) for block in read(body).blocks]
    assert kinds[1:3] == [(BlockKind.MARGIN, "一、情况1"), (BlockKind.MARGIN, "二、问题2")]
    assert len(read(body).sections) == 1


# What is seen --------------------------------------------------------------------------------------------------------


def test_notes_are_those_referred_to_in_that_order() -> None:
    body = p("总结") + p("甲", note("footnote", 2), "乙", note("footnote", 1), "。")
    read_ = read(body, footnotes=notes("footnote", "第一", "第二", "无人引用"))
    assert read_.text.split("\n")[2:] == ["第二", "第一"]


def test_a_note_whose_reference_is_deleted_is_gone() -> None:
    gone = f'<w:del w:author="张三">{note("footnote", 1)}</w:del>'
    assert "旧注" not in read(p("总结", gone), footnotes=notes("footnote", "旧注")).text


def test_what_goes_on_above_shows_nothing() -> None:
    first = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("合并")}</w:tc>'
    rest = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('盖住的字')}</w:tc>"
    read_ = read(p("总结") + table([first, "一"], [rest, "二"]))
    assert "盖住的字" not in read_.visible.text
    assert [read_.quote(span) for span in read_.hidden] == ["盖住的字"]


def test_a_hidden_row_is_not_seen() -> None:
    row = f"<w:tr><w:trPr><w:hidden/></w:trPr>{cell('藏着的行')}</w:tr>"
    whole = table(["看得见"]).replace("</w:tbl>", f"{row}</w:tbl>")
    assert "藏着的行" not in read(p("总结") + whole).visible.text


def test_a_hidden_style_twice_over_is_seen() -> None:
    styles = style("P", run="<w:vanish/>") + style("C", run="<w:vanish/>", sort="character")
    assert seen(styled("P", r("露出", '<w:rStyle w:val="C"/>')), styles=styles) == ["露出"]


def test_words_drawn_as_a_picture_are_read() -> None:
    drawn = '<w:r><w:pict><v:shape><v:textpath string="草稿"/></v:shape></w:pict></w:r>'
    read_ = document(file(p("总结"), header1=p("页眉", drawn)), path="x")
    assert [(b.kind, read_.words(b.span)) for b in read_.blocks][1:] == [
        (BlockKind.MARGIN, "页眉"),
        (BlockKind.MARGIN, "草稿"),
    ]


def test_brackets_of_a_formula_are_read() -> None:
    part = "<m:e><m:r><m:t>{}</m:t></m:r></m:e>"
    plain = f"<m:oMath><m:r><m:t>f</m:t></m:r><m:d>{part.format('x')}</m:d></m:oMath>"
    square = f'<m:oMath><m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr>{part.format("y")}</m:d></m:oMath>'
    assert seen(p(plain, square)) == ["f(x)[y"]


def test_the_sign_of_a_sum_and_of_an_integral_is_read() -> None:
    part = "<m:sub/><m:sup/><m:e><m:r><m:t>x</m:t></m:r></m:e>"
    total = f'<m:oMath><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>{part}</m:nary></m:oMath>'
    assert seen(p(total, f"<m:oMath><m:nary>{part}</m:nary></m:oMath>")) == ["∑x∫x"]


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "00FC", "✓"),
        ("Wingdings 2", "F052", "☑"),
        ("Symbol", "F061", "α"),
        ("宋体", "2460", "①"),
        ("某字体", "F0E0", "→"),
        ("Wingdings", "F021", "\ufffc"),
        ("宋体", "zz", ""),
        ("宋体", "D800", "\ufffc"),
    ],
)
def test_symbols(font: str, code: str, shown: str) -> None:
    assert read(p("甲", f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>', "乙")).text == f"甲{shown}乙"


def test_letters_in_a_symbol_font_are_signs() -> None:
    fonts = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'
    assert read(p(r("R", fonts), r("同意", "<w:b/>"), r("\uf0a8"))).text == "☑同意□"


def test_a_subtitle_goes_with_the_title() -> None:
    styles = style("T", "Title") + style("S", "Subtitle", paragraph='<w:outlineLvl w:val="1"/>')
    read_ = read(styled("T", "工作总结") + styled("S", "——在全县大会上") + p("正文一段。"), styles=styles)
    assert [block.kind for block in read_.blocks][:2] == [BlockKind.TITLE, BlockKind.TITLE]
    assert read_.sections == ()


# What is left in the file ---------------------------------------------------------------------------------------------


def marks(data: bytes) -> list[tuple[str, str, str, str]]:
    read_ = document(data, path="x")
    return [(mark.kind, mark.author, read_.quote(mark.span), mark.words) for mark in read_.marks]


def test_changes_are_told_with_place_and_author() -> None:
    assert marks(handmade.changes()) == [
        ("insertion", "张三", "32", ""),
        ("deletion", "张三", "", "23"),
        ("deletion", "李四", "", "若干"),
        ("move", "王五", "\n移来的话", "移走的话"),
        ("format", "张三", "改过", ""),
        ("insertion", "张三", "又写", ""),
        ("deletion", "李四", "", "又删"),
        ("insertion", "张三", "的", ""),
    ]


def test_paragraphs_put_in_and_taken_out_are_told() -> None:
    assert marks(handmade.joined()) == [
        ("deletion", "张三", "", "¶"),
        ("deletion", "张三", "", "整段删去。¶"),
        ("insertion", "张三", "整段新加。", ""),
    ]


def test_comments_are_told_and_no_text() -> None:
    assert "核对" not in document(handmade.comments(), path="x").text
    assert marks(handmade.comments()) == [
        ("comment", "李四", "排查水库32座", "数字请核对"),
        ("comment", "王五", "跨段的第一段\n第二段", "再议"),
    ]


def test_a_comment_on_deleted_words_still_remains() -> None:
    body = p("甲", commented(1, deleted("删去")), "乙")
    assert ("comment", "李四", "", "为何删") in marks(file(body, comments=comment(1, "为何删")))


def test_marks_end_with_the_text() -> None:
    """A remark may end behind the last paragraph, where there is no text any more."""
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    made = document(file(p("甲") + p(start, "乙") + end, comments=comment(1, "核")), path="x")
    assert [(mark.kind, made.quote(mark.span), mark.span.end) for mark in made.marks] == [
        ("comment", "乙", 3)
    ]


def test_controls_nobody_filled_in_are_told() -> None:
    assert marks(handmade.controls()) == [("placeholder", "", "单击此处输入日期。", "")]


def test_objects_and_macros_are_told() -> None:
    chart = '<w:r><w:drawing><c:chart xmlns:c="urn:x" r:id="rId9"/></w:drawing></w:r>'
    parts = package(p("总结", chart))
    relations = str(parts["word/_rels/document.xml.rels"])
    macro = '<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", macro)
    parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    assert [mark[0] for mark in marks(packed(parts))] == ["macro", "object"]


def test_table_changes_are_told() -> None:
    changed = '<w:tblPr><w:tblPrChange w:author="张三"/></w:tblPr>'
    row = f'<w:tr><w:trPr><w:ins w:author="李四"/></w:trPr>{cell("新行")}</w:tr>'
    assert [mark[:2] for mark in marks(file(p("总结") + f"<w:tbl>{changed}{row}</w:tbl>"))] == [
        ("format", "张三"),
        ("insertion", "李四"),
    ]


# Where it stands ------------------------------------------------------------------------------------------------------


def test_places_are_paragraphs_and_headings() -> None:
    """A paragraph's number counts those in tables and boxes; a note, a header or a footer stands under no heading."""
    lists = abstract(0, *handmade.OFFICIAL) + num(1, 0)
    body = p("工作总结") + item("主要工作", 1) + p("第三段。", note("footnote", 1), box(p("框中第四段")))
    body += table(["第五段", p("第六段") + p("第七段")]) + p(inserted(r("第八段")), deleted("旧话"), "。")
    read_ = read(body, numbering=lists, footnotes=notes("footnote", "注是第九段"), header1=p("页眉是第十段"))
    told = {
        read_.words(block.span): (
            read_.location(block.span.start).line,
            read_.path_of(read_.section_at(block.span.start)),
        )
        for block in read_.blocks
    }
    under = ("一、主要工作",)
    assert told == {
        "工作总结": (1, ()),
        "一、主要工作": (2, under),
        "第三段。": (3, under),
        "框中第四段": (4, under),
        "第五段": (5, under),
        "第六段": (6, under),
        "第七段": (7, under),
        "第八段。": (8, under),
        "注是第九段": (9, ()),
        "页眉是第十段": (10, ()),
    }


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("body", ["正文。", "格里", "注。"]),
        ("tables", ["格里"]),
        ("footnotes", ["注。"]),
        ("margins", ["页眉", "页脚"]),
    ],
)
def test_rules_can_look_in_one_part_alone(part: Part, words: list[str]) -> None:
    body = p("工作总结") + p("正文。", note("footnote", 1)) + table(["格里"])
    read_ = document(
        file(body, footnotes=notes("footnote", "注。"), header1=p("页眉"), footer1=p("页脚")), path="x"
    )
    assert [read_.words(span) for span in spans(Where(part=part), read_) or ()] == words


def test_a_line_is_a_paragraph_even_where_two_became_one() -> None:
    read_ = document(handmade.joined(), path="x")
    last = read_.blocks[-1]
    assert read_.quote(last.span) == "最后一段。"
    assert read_.location(last.span.start).line == 7
