"""Word: the text a person sees, the numbers Word generates, and files that cannot be trusted."""

from __future__ import annotations

import io
import random
import zipfile
from itertools import pairwise

import docx
import pytest

from hegui.document import Document
from hegui.errors import ReadError
from hegui.readers import read_bytes, read_text
from hegui.readers.list_numbers import numeral

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "header1": "header",
    "footer1": "footer",
}


def part(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{inner}</w:{name}>'


def relations(*targets: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{target.partition(".")[0]}" Type="{OFFICE}/{sort}" Target="{target}"/>'
        for sort, target in targets
    )
    return f'<Relationships xmlns="{RELATIONS}">{inner}</Relationships>'


def package(body: str, **parts: str) -> dict[str, str | bytes]:
    """The parts of a .docx by name; `parts` gives the inner XML of further ones."""
    names = {"header1": "hdr", "footer1": "ftr"}
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(*((PARTS[name], f"{name}.xml") for name in parts)),
        "word/document.xml": part("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        **{f"word/{name}.xml": part(names.get(name, name), inner) for name, inner in parts.items()},
    }


def packed(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def margins(*names: str) -> str:
    """The section properties that show these headers and footers."""
    shown = "".join(f'<w:{PARTS[name]}Reference w:type="default" r:id="{name}"/>' for name in names)
    return f"<w:sectPr>{shown}</w:sectPr>"


def word(body: str, **parts: str) -> Document:
    return read_bytes(packed(package(body, **parts)), "报告.docx", "docx")


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text) if text else ''}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


REPORT = [
    "关于某县水利局2023年度工作的总结",
    "2023年，县水利局认真贯彻上级部署，较好地完成了各项任务。现将有关情况总结如下：",
    "一、主要工作",
    "（一）抓好防汛备汛。汛前排查水库32座，整改隐患15处，实现安全度汛。",
    "（二）推进农村供水。新建水厂2座，受益群众4.6万人。",
    "二、存在的问题",
    "一是项目前期工作深度不够；二是基层技术人员偏少。",
    "三、下一步打算",
    "1.加快项目前期工作。2.充实基层技术力量。",
    "某县水利局",
    "2023年12月28日",
]


def test_the_same_report_reads_the_same_in_every_format() -> None:
    document = docx.Document()
    for line in REPORT:
        document.add_paragraph(line)
    read = [
        read_text("\n".join(REPORT)),
        read_text("\r\n\r\n".join(f"\u3000\u3000{line}" for line in REPORT)),
        read_text("\n\n".join(REPORT), format="md"),
        read_bytes("\n".join(REPORT).encode("gb18030"), "x.txt", "txt"),
        read_bytes(saved(document), "x.docx", "docx"),
    ]
    shapes = [[(b.kind, b.level, d.words(b.span)) for b in d.blocks] for d in read]
    assert shapes == [shapes[0]] * len(read)
    assert [words for _, _, words in shapes[0]] == REPORT
    assert read[0].date is not None
    assert {(d.genre, d.date.latest, d.year) for d in read if d.date} == {
        ("工作总结", read[0].date.latest, 2023)
    }
    assert [[(s.number, s.title, s.level) for s in d.sections] for d in read] == [
        [(s.number, s.title, s.level) for s in read[0].sections]
    ] * len(read)


def test_the_line_is_the_number_of_the_word_paragraph() -> None:
    document = word(p("总结") + p("") + p("一、情况") + p("正文。"))
    assert [document.location(block.span.start)[:2] for block in document.blocks] == [(1, 1), (3, 1), (4, 1)]


CARRIERS = {
    "runs": r("党的") + r("二十大"),
    "hyperlink": f"<w:hyperlink>{r('党的二十大')}</w:hyperlink>",
    "inserted": f"<w:ins>{r('党的')}</w:ins>{r('二十大')}",
    "moved here": f"<w:moveTo>{r('党的二十大')}</w:moveTo>",
    "content control": f"<w:sdt><w:sdtPr/><w:sdtContent>{r('党的二十大')}</w:sdtContent></w:sdt>",
    "smart tag": f"<w:smartTag>{r('党的')}</w:smartTag>{r('二十大')}",
    "custom XML": f"<w:customXml>{r('党的二十大')}</w:customXml>",
    "simple field": f'<w:fldSimple w:instr="X">{r("党的二十大")}</w:fldSimple>',
    "field": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>习总书记</w:instrText></w:r>'
    + r("党的二十大"),
    "ruby": f"<w:r><w:ruby><w:rt>{r('')}</w:rt><w:rubyBase>{r('党的二十大')}</w:rubyBase></w:ruby></w:r>",
    "formula": "<m:oMath><m:r><m:t>党的二十大</m:t></m:r></m:oMath>",
    "foreign element": f"<w:new><w:newer>{r('党的二十大')}</w:newer></w:new>",
    "choice": f"<mc:AlternateContent><mc:Choice>{r('党的二十大')}</mc:Choice>"
    f"<mc:Fallback>{r('党的二十大')}</mc:Fallback></mc:AlternateContent>",
    "soft hyphen": r("党的") + "<w:r><w:softHyphen/></w:r>" + r("二十大"),
    "not hidden after all": r("党的二十大", '<w:vanish w:val="0"/>'),
}


@pytest.mark.parametrize("inner", CARRIERS.values(), ids=CARRIERS)
def test_whatever_carries_visible_text_is_read_once(inner: str) -> None:
    document = word(f"<w:p>{r('学习')}{inner}{r('精神')}</w:p>")
    assert document.visible.text == "学习党的二十大精神"


HIDDEN = {
    "hidden run": r("习总书记", "<w:vanish/>"),
    "hidden by a character style": r("习总书记", '<w:rStyle w:val="Secret"/>'),
}
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:styleId="2"><w:name w:val="标题 2"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:styleId="x"><w:name w:val="小标题"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:styleId="y"><w:name w:val="我的小标题"/><w:basedOn w:val="x"/></w:style>'
    '<w:style w:styleId="loop"><w:name w:val="L"/><w:basedOn w:val="loop2"/></w:style>'
    '<w:style w:styleId="loop2"><w:name w:val="M"/><w:basedOn w:val="loop"/></w:style>'
    '<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
)


@pytest.mark.parametrize("inner", HIDDEN.values(), ids=HIDDEN)
def test_hidden_text_is_seen_by_prohibitions_only(inner: str) -> None:
    document = word(f"<w:p>{r('学习')}{inner}{r('讲话')}</w:p>", styles=STYLES)
    assert document.visible.text == "学习讲话"
    assert document.full.text == "学习习总书记讲话"


def test_a_hidden_paragraph_and_a_deleted_row_are_no_blocks() -> None:
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('删去的行')}</w:tc></w:tr><w:tr><w:tc>{p('留下的行')}</w:tc></w:tr>"
    document = word(
        p("正文。") + p("看不见", '<w:pStyle w:val="Secret"/>') + f"<w:tbl>{row}</w:tbl>", styles=STYLES
    )
    assert [document.words(block.span) for block in document.blocks] == ["正文。", "留下的行"]
    assert "看不见" in document.full.text
    assert "删去的行" not in document.text
    assert document.visible.text.split() == ["正文。", "留下的行"]


def test_heading_levels_come_from_styles_and_paragraphs() -> None:
    styled = [("1", 1), ("2", 2), ("x", 3), ("y", 3), ("loop", 0), ("a", 0), ("none", 0)]
    body = "".join(p(f"标题{name}", f'<w:pStyle w:val="{name}"/>') for name, _ in styled)
    body = p("述职报告", '<w:pStyle w:val="T"/>') + body + p("自带级别", '<w:outlineLvl w:val="1"/>')
    body += p("降为正文", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>')
    document = word(body, styles=STYLES)
    assert document.quote(document.title) == "述职报告"
    titles = [section.title for section in document.sections]
    assert titles == [f"标题{name}" for name, level in styled if level] + ["自带级别"]


def test_a_heading_broken_for_its_looks_is_one_heading() -> None:
    body = (
        p("总结")
        + f'<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>{r("一、履职")}<w:r><w:br/></w:r>{r("情况")}</w:p>'
    )
    document = word(body + p("正文。"), styles=STYLES)
    assert document.sections[0].title == "履职情况"
    assert document.quote(document.sections[0].heading) == "一、履职\x0b情况"


def test_line_breaks_part_paragraphs_and_tabs_are_blanks() -> None:
    inner = r("一、情况") + "<w:r><w:br/></w:r>" + r("\n正文\t写在\n这里。") + "<w:r><w:tab/><w:cr/></w:r>"
    document = word(p("总结") + f"<w:p>{inner}</w:p>")
    assert document.text == "总结\n一、情况\x0b 正文\t写在 这里。\t\x0b"
    assert [document.words(block.span) for block in document.blocks] == ["总结", "一、情况", "正文写在这里。"]


def test_tables_text_boxes_notes_and_margins_are_read() -> None:
    cell = "<w:tc>{}</w:tc>"
    inner = f"<w:tbl><w:tr>{cell.format(p('里'))}</w:tr></w:tbl>"
    table = f"<w:tbl><w:tr>{cell.format(p('甲') + p('乙'))}{cell.format(inner + p('丙'))}</w:tr></w:tbl>"
    refer = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('框中')}</w:txbxContent></v:textbox></w:pict></w:r>"
    contents = f"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>{p('一、情况1')}</w:sdtContent></w:sdt>"
    body = (
        f"<w:p>{r('总结')}{box}</w:p>"
        + contents
        + p("二、问题2", '<w:pStyle w:val="TOC1"/>')
        + p("一、情况")
        + f"<w:p>{r('正文。')}{refer}</w:p>"
        + table
        + margins("header1", "footer1")
    )
    document = word(
        body,
        styles=STYLES,
        footnotes=f'<w:footnote w:type="separator" w:id="0">{p("线")}</w:footnote>'
        f'<w:footnote w:id="1">{p("没有引用的")}</w:footnote><w:footnote w:id="2">{p("脚注")}</w:footnote>',
        header1=p("页眉"),
        footer1=p("页脚"),
    )
    found = [(block.kind.value, document.words(block.span)) for block in document.blocks]
    assert found == [
        *(
            ("title", "总结"),
            ("title", "框中"),
            ("margin", "一、情况1"),
            ("margin", "二、问题2"),
            ("heading", "一、情况"),
        ),
        *(("paragraph", "正文。"), ("cell", "甲"), ("cell", "乙"), ("cell", "里"), ("cell", "丙")),
        *(("footnote", "脚注"), ("margin", "页眉"), ("margin", "页脚")),
    ]
    assert len(document.sections) == 1


def test_strict_open_xml_is_read() -> None:
    parts = package(p("总结") + p("一、情况") + p("正文。"))
    strict = {
        name: text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, text in parts.items()
        if isinstance(text, str)
    }
    assert strict != parts
    assert read_bytes(packed(strict), "x.docx", "docx").text == "总结\n一、情况\n正文。\n"[:-1]


# Numbers -----------------------------------------------------------------------------------------------------------


def level(depth: int, written: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{written}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def item(text: str, number: int, depth: int | None = 0) -> str:
    ilvl = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    return p(text, f'<w:numPr>{ilvl}<w:numId w:val="{number}"/></w:numPr>')


LEVELS = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.", '<w:suff w:val="space"/>')
    + level(3, "decimal", "%1.%4", "<w:isLgl/>")
    + level(4, "bullet", "\uf06c")
)
ENDLESS = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%2）", '<w:lvlRestart w:val="0"/>')
STYLED = level(0, "decimal", "%1", '<w:pStyle w:val="h1"/>') + level(
    1, "decimal", "%1.%2", '<w:pStyle w:val="h2"/>'
)


def abstract(number: int, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'


def num(number: int, kind: int, override: str = "") -> str:
    override = override and f'<w:lvlOverride w:ilvl="0">{override}</w:lvlOverride>'
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{override}</w:num>'


NUMBERING = (
    abstract(0, LEVELS)
    + abstract(1, ENDLESS)
    + abstract(2, '<w:numStyleLink w:val="list"/>')
    + abstract(3, STYLED)
    + num(1, 0)
    + num(2, 0, '<w:startOverride w:val="1"/>')
    + num(3, 1)
    + num(4, 2)
    + num(5, 3)
    + num(6, 0, level(0, "upperRoman", "%1."))
)
NUMBERED_STYLES = (
    '<w:style w:styleId="list"><w:name w:val="list"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="h2"><w:name w:val="heading 2"/><w:basedOn w:val="h1"/></w:style>'
)


def numbered(*body: str) -> list[str]:
    return word("".join(body), numbering=NUMBERING, styles=NUMBERED_STYLES).text.split("\n")


def test_levels_count_and_start_anew_under_a_higher_one() -> None:
    body = [
        item("甲", 1),
        item("乙", 1, 1),
        item("丙", 1, 1),
        item("丁", 1, 2),
        item("戊", 1),
        item("己", 1, 1),
        item("庚", 1, 3),
    ]
    assert numbered(*body, item("辛", 1, 4)) == [
        "一、甲",
        "（一）乙",
        "（二）丙",
        "1.丁",
        "二、戊",
        "（一）己",
        "2.1 庚",
        "● 辛",
    ]


def test_a_list_goes_on_after_text_and_starts_anew_where_it_says_so() -> None:
    body = [item("甲", 1), p("正文。"), item("乙", 1), item("丙", 2), item("丁", 2), item("戊", 1)]
    assert numbered(*body) == ["一、甲", "正文。", "二、乙", "一、丙", "二、丁", "三、戊"]


def test_numbers_without_a_closing_mark_are_set_off_by_a_blank() -> None:
    assert numbered(item("总则", 3), item("附则", 3)) == ["第一章 总则", "第二章 附则"]


def test_a_level_may_count_on_for_ever() -> None:
    assert numbered(item("甲", 3), item("乙", 3, 1), item("丙", 3), item("丁", 3, 1)) == [
        "第一章 甲",
        "1）乙",
        "第二章 丙",
        "2）丁",
    ]


def test_styles_give_numbers_and_levels() -> None:
    styled = [p(name, f'<w:pStyle w:val="{name}"/>') for name in ("h1", "h2", "h2", "h1", "h2")]
    assert numbered(*styled) == ["1 h1", "1.1 h2", "1.2 h2", "2 h1", "2.1 h2"]
    unnumbered = p("无", '<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert numbered(unnumbered, styled[0]) == ["无", "1 h1"]


def test_a_list_may_be_that_of_a_list_style_or_override_a_level() -> None:
    assert numbered(item("甲", 4), item("乙", 6, None), item("丙", 99)) == ["第一章 甲", "I.乙", "丙"]


def test_a_deleted_item_does_not_count_and_an_empty_one_does() -> None:
    numbers = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    deletion = "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
    deleted = f"<w:p><w:pPr>{numbers}<w:rPr><w:del/></w:rPr></w:pPr>{deletion}</w:p>"
    empty = f"<w:p><w:pPr>{numbers}</w:pPr>{deletion}</w:p>"
    assert numbered(item("甲", 1), deleted, item("乙", 1), empty, item("丙", 1)) == [
        "一、甲",
        "二、",
        "乙",
        "三、",
        "四、丙",
    ]


def test_generated_numbers_make_headings() -> None:
    body = p("总结") + item("主要工作", 1) + p("做了不少工作。") + item("存在问题", 1) + p("还有一些不足。")
    document = word(body, numbering=NUMBERING, styles=NUMBERED_STYLES)
    assert [(s.number, s.title) for s in document.sections] == [("一、", "主要工作"), ("二、", "存在问题")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九"}),
        (
            "chineseCountingThousand",
            {100: "一百", 101: "一百零一", 110: "一百一十", 1002: "一千零二", 0: "零"},
        ),
        ("japaneseCounting", {15: "十五", 120: "百二十"}),
        ("numberInDash", {3: "- 3 -"}),
        ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥"}),
        ("ideographDigital", {1: "一", 10: "一〇", 23: "二三"}),
        ("chineseLegalSimplified", {1: "壹", 12: "壹拾贰", 120: "壹佰贰拾"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 28: "bb"}),
        ("upperLetter", {2: "B"}),
        ("lowerRoman", {4: "iv", 1994: "mcmxciv"}),
        ("upperRoman", {9: "IX", 0: "0"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 50: "㊿", 51: "51"}),
        ("decimalEnclosedParen", {1: "⑴"}),
        ("decimalZero", {1: "01"}),
        ("decimalFullWidth", {12: "１２"}),
        ("bullet", {1: ""}),
        ("somethingNew", {3: "3"}),
    ],
)
def test_numerals(written: str, expected: dict[int, str]) -> None:
    assert {number: numeral(number, written) for number in expected} == expected


# Files that cannot be trusted ----------------------------------------------------------------------------------------


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as refusal:
        read_bytes(data, "报告.docx", "docx")
    return refusal.value.reason


def with_dtd(text: str, encoding: str = "utf-8") -> bytes:
    body = f'<!DOCTYPE w:document [<!ENTITY e "内">]><w:document {NAMESPACES}><w:body>{p(text)}</w:body></w:document>'
    return f'<?xml version="1.0" encoding="{encoding}"?>{body}'.encode(encoding)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
GOOD = package(p("总结") + p("一、情况") + p("正文。"))
UNTRUSTED = {
    "text": ("述职报告".encode(), "像是文本"),
    "empty file": (b"", "文件是空的"),
    "old Word": (OLE, "旧版 Word"),
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le"), "需要密码"),
    "PDF": (b"%PDF-1.7", "PDF"),
    "Excel": (packed({"xl/workbook.xml": "<x/>"}), "Excel"),
    "another zip": (packed({"a.txt": "报告"}), "压缩包"),
    "no text": (packed(package("<w:p/>")), "没有文字"),
    "DTD": (packed({**GOOD, "word/document.xml": with_dtd("前&amp;e;后")}), "DTD"),
    "internal entity": (packed({**GOOD, "word/document.xml": with_dtd("前&e;后")}), "DTD"),
    "DTD in UTF-16": (packed({**GOOD, "word/document.xml": with_dtd("前&e;后", "utf-16")}), "DTD"),
    "external entity": (
        packed(
            {
                **GOOD,
                "word/document.xml": with_dtd("前&e;后").replace(
                    '"内"'.encode(), b'SYSTEM "file:///etc/hostname"'
                ),
            }
        ),
        "DTD",
    ),
    "DTD in the styles": (packed({**package(p("文"), styles=""), "word/styles.xml": with_dtd("")}), "DTD"),
    "embedded document": (packed(package(p("文") + "<w:altChunk/>")), "altChunk"),
    "path upwards": (packed({**GOOD, "word/../../x.xml": "<x/>"}), "越界"),
    "absolute path": (packed({**GOOD, "/x.xml": "<x/>"}), "越界"),
    "too many parts": (packed({**GOOD, **{f"word/media/{n}": "" for n in range(4100)}}), "超过上限"),
    "unfinished XML": (packed({**GOOD, "word/document.xml": part("document", "<w:body>")[:-9]}), "已损坏"),
    "deep XML": (packed(package("<w:sdt>" * 5000 + "</w:sdt>" * 5000)), "已损坏"),
    "cut in half": (packed(GOOD)[: len(packed(GOOD)) // 2], "已损坏"),
}


@pytest.mark.parametrize(("data", "reason"), UNTRUSTED.values(), ids=UNTRUSTED)
def test_what_cannot_be_trusted_is_refused_and_said(data: bytes, reason: str) -> None:
    assert reason in refused(data)


def test_two_parts_of_one_name_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in GOOD.items():
            archive.writestr(name, content)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", part("document", f"<w:body>{p('另一份')}</w:body>"))
    assert "重名" in refused(stream.getvalue())


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(packed(GOOD))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "密码" in refused(bytes(data))


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hegui.readers.ooxml.MAX_PART", 100_000)
    assert "word/document.xml 超过" in refused(packed(package(p("报告" * 100_000))))
    monkeypatch.setattr("hegui.readers.ooxml.MAX_TOTAL", 100_000)
    assert "超过上限" in refused(packed({**GOOD, "word/media/a.bmp": b"\0" * 200_000}))


def test_a_relation_to_the_outside_is_not_followed() -> None:
    outside = relations(("header", "https://example.invalid/h.xml")).replace("/>", ' TargetMode="External"/>')
    document = read_bytes(packed({**GOOD, "word/_rels/document.xml.rels": outside}), "x.docx", "docx")
    assert document.text == "总结\n一、情况\n正文。"


def test_mutated_files_are_read_alike_or_refused() -> None:
    whole = docx.Document()
    for line in REPORT:
        whole.add_paragraph(line)
    small = packed(package("".join(map(p, REPORT))))
    dice = random.Random(7)
    wrong = []
    for data in [saved(whole)] * 100 + [small] * 400:
        mutant = bytearray(data)
        for _ in range(dice.randint(1, 3)):
            at = dice.randrange(len(mutant))
            mutant[at] ^= 1 << dice.randrange(8)
        if dice.random() < 0.2:
            del mutant[dice.randrange(len(mutant)) :]
        try:
            document = read_bytes(bytes(mutant), "x.docx", "docx")
        except ReadError:
            continue
        if document.visible.text.split() != REPORT:
            wrong.append(document.text)
    assert wrong == []


def test_mutated_xml_raises_nothing_else() -> None:
    dice = random.Random(11)
    parts = package("".join(item(line, 1) for line in REPORT), numbering=NUMBERING, styles=NUMBERED_STYLES)
    read = 0
    for _ in range(400):
        name = dice.choice(
            ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/_rels/document.xml.rels"]
        )
        mutant = bytearray(str(parts[name]).encode())
        at = dice.randrange(60, len(mutant))
        mutant[at : at + dice.randint(0, 6)] = dice.choice(
            [b"", b"-1", b"9999999999", b"x", b"<", b'"', b"w:p", b"&#0;"]
        )
        try:
            document = read_bytes(packed({**parts, name: bytes(mutant)}), "x.docx", "docx")
        except ReadError:
            continue
        read += 1
        spans = [block.span for block in document.blocks]
        assert all(0 <= s.start < s.end <= len(document.text) for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    assert read > 40
