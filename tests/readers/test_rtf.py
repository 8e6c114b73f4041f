r"""RTF → the text a person sees: code pages, \u, hidden and deleted text, tables, notes, generated numbers."""

from __future__ import annotations

import random

import pytest

from hegui.document import BlockKind, Document
from hegui.errors import ReadError
from hegui.readers import read_bytes

FONTS = rb"{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\froman\fcharset0 Times;}{\f2\fnil\fcharset2 Symbol;}}"


def whole(body: bytes, page: bytes = rb"\ansicpg936") -> bytes:
    return rb"{\rtf1\ansi" + page + rb"\deff0" + FONTS + rb"{\*\generator x;}" + body + b"}"


def read(body: bytes, page: bytes = rb"\ansicpg936") -> Document:
    return read_bytes(whole(body, page), "报告.rtf", "rtf")


def gbk(text: str) -> bytes:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gbk")).encode()


def u(text: str) -> bytes:
    return "".join(f"\\u{ord(char) - 65536 if ord(char) > 32767 else ord(char)}?" for char in text).encode()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb"\f0 " + gbk("走访企业") + rb"64\par " + gbk("第二段") + rb"\par", "走访企业64\n第二段\n"),
        (u("走访企业") + rb"\par", "走访企业\n"),
        (rb"\uc2 \u36208\'d7\'df\u-29761\'b7\'c3\uc1", "走访"),
        (rb"\uc0\u36208 \u35775 {\uc1 \u20225?}\u19994 ", "走访企业"),
        (rb"\u-10179?\u-8704?" + u("字"), "😀字"),
        (u("甲") + rb"\line " + u("乙") + rb"\tab\{x\}\\", "甲\v乙\t{x}\\"),
        (rb"\ldblquote a\rdblquote\emdash\~b", "“a”—\u00a0b"),
        (u("甲") + rb"{\pict\wmetafile8 0123}{\*\unknown x}{\info{\author y}}{\object z}" + u("乙"), "甲乙"),
        (u("甲") + b"\r\n" + u("乙"), "甲乙"),
        (rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt " + u("链接") + b"}}", "链接"),
        (rb"{\listtext\pard\plain\f1 1.\tab}" + u("学习") + rb"\par{\listtext\f2 \'b7\tab}" + u("调研"), "1.学习\n调研"),
        (u("正") + rb"{\footnote \pard " + u("注文") + b"}" + u("文") + rb"\par " + u("后"), "正文\n后\n注文"),
        (rb"{\header\pard " + u("页眉") + rb"\par}" + u("正文") + rb"\par", "正文\n页眉\n"),
        (u("外") + rb"{\shp{\*\shpinst\shpleft0{\sp{\sn x}{\sv y}}{\shptxt\pard " + u("框中") + rb"\par}}{\shprslt z}}" + u("文") + rb"\par", "外文\n框中\n"),
        (rb"\f1 " + gbk("中文") + rb"\par", "中文\n"),
        (rb"{\*\annotation " + u("批注") + b"}" + u("文"), "文"),
        (b"a\\bin3 }}}b", "ab"),
        (u("正") + rb"{\*\footnote\ftnalt \pard " + u("尾注") + b"}" + u("文") + rb"\par", "正文\n尾注"),
        (u("古") + rb"{\field{\*\fldinst { EQ \\o(\\s\\up 9(y),{" + u("堰") + rb"})}}{\fldrslt {}}}" + u("。"), "古堰。"),
        (u("共") + rb"{\field{\*\fldinst { EQ \\o(\\s\\up 9(y),x)}}{\fldrslt {3}}}" + u("。"), "共3。"),
        (u("式") + rb"{\mmath{\*\moMath{\mf{\mfPr{\mtype skw}}{\mnum{\mr a}}{\mden{\mr b}}}}{\mmathPict x}}", "式ab"),
        (rb"{\listtext 1.\tab}" + u("甲") + rb"\par{\listtext 2.\tab}\par{\listtext 3.\tab}" + u("丙"), "1.甲\n2.\n3.丙"),
    ],
)  # fmt: skip
def test_text_as_it_is_seen(body: bytes, text: str) -> None:
    assert read(body).text.strip("\n") == text.strip("\n")


def test_western_code_page() -> None:
    assert read(rb"\f1 caf\'e9", rb"\ansicpg1252").text == "café"


def test_tables_headings_and_what_is_not_seen() -> None:
    row = rb"\trowd\cellx100\cellx200\pard\intbl " + u("指标") + rb"\cell " + u("完成") + rb"\cell\row\pard "
    body = (
        u("工作报告")
        + rb"\par "
        + u("现报告如下。")
        + rb"\par\pard\outlinelevel0 "
        + u("存在问题")
        + rb"\par\pard "
    )
    hidden = (
        u("不足")
        + rb"{\v "
        + u("暗中")
        + b"}"
        + u("之")
        + rb"{\deleted "
        + u("删去")
        + b"}"
        + u("处。")
        + rb"\par "
    )
    document = read(body + hidden + row + u("完。") + rb"\par")
    cells = [document.words(block.span) for block in document.blocks if block.kind is BlockKind.CELL]
    assert cells == ["指标", "完成"]
    assert [section.title for section in document.sections] == ["存在问题"]
    assert "不足之处。" in document.visible.text
    assert [document.quote(span) for span in document.hidden] == ["暗中"]


AUTHORS = rb"{\*\revtbl {Unknown;}{" + u("张三") + rb";}{" + gbk("李四") + rb";}}"


def marks(document: Document) -> list[tuple[str, str, str, str]]:
    return [(each.kind, each.author, document.quote(each.span), each.words) for each in document.marks]


def test_changes_are_read_as_accepted_and_told() -> None:
    body = (
        u("全年")
        + rb"{\revised\revauth1\revdttm5 "
        + u("排查")
        + rb"}{\deleted\revauthdel2 "
        + u("旧话")
        + b"}"
    )
    body += (
        u("水库") + rb"{\crauth1\b " + u("加粗") + rb"}{\deleted\revauthdel1\par }" + u("接着。") + rb"\par "
    )
    document = read(AUTHORS + body + u("末段") + rb"{\deleted\revauthdel9 x}\par")
    assert document.text.strip() == "全年排查水库加粗接着。\n末段"
    assert document.hidden == ()
    assert marks(document) == [
        ("insertion", "张三", "排查", ""),
        ("deletion", "李四", "", "旧话"),
        ("format", "张三", "加粗", ""),
        ("deletion", "张三", "", "¶"),
        ("deletion", "", "", "x"),
    ]


def test_comments_are_told_with_place_and_author() -> None:
    comment = rb"{\*\atnid L}{\*\atnauthor %b}\chatn{\*\annotation%b{\*\atndate 12}\pard\chatn \uc2 %b\par x}"
    words = b"".join(b"\\u%d\\'d7\\'df" % ord(char) for char in "请核对")
    ranged = comment % (u("李四"), rb"{\*\atnref 7}", words)
    body = (
        u("全年") + rb"{\*\atrfstart 7}" + u("排查水库") + rb"{\*\atrfend 7}" + ranged + u("。") + rb"\par "
    )
    body += u("一") + comment % (b"\\'ff", b"", words) + rb"{\*\atrfstart 8}" + u("句。") + rb"\par"
    document = read(body)
    assert document.text.strip() == "全年排查水库。\n一句。"
    assert marks(document) == [
        ("comment", "李四", "排查水库", "请核对 x"),
        ("comment", "ÿ", "", "请核对 x"),
    ]


def worked() -> bytes:
    """A file with all that work leaves, for fuzzing."""
    body = (
        AUTHORS
        + u("工作报告")
        + rb"\par "
        + u("全年")
        + rb"{\revised\revauth1 "
        + u("排查")
        + rb"}{\deleted\revauthdel2 "
        + u("旧")
        + b"}"
    )
    body += (
        rb"{\*\atrfstart 7}"
        + u("水库")
        + rb"{\*\atrfend 7}{\*\atnauthor x}{\*\annotation{\*\atnref 7}\uc2 \u36208\'d7\'df}\par"
    )
    body += (
        rb"{\listtext 1.\tab}"
        + u("甲")
        + rb"{\v "
        + u("暗")
        + rb"}{\object\objemb{\*\objdata 01}}{\deleted\par }"
    )
    body += (
        u("古")
        + rb"{\field{\*\fldinst { EQ \\o(\\s\\up 9(y),x)}}{\fldrslt {}}}{\mmath{\*\moMath{\mr a}}}"
        + u("乙")
    )
    body += rb"{\*\footnote \pard " + u("注文") + rb"}\par{\header\pard " + u("页眉") + rb"\par}"
    return whole(body + rb"\trowd\pard\intbl " + gbk("指标") + rb"\cell\row\pard " + u("完。") + rb"\par")


def test_a_file_with_all_of_it_is_read() -> None:
    document = read_bytes(worked(), "报告.rtf", "rtf")
    assert {mark.kind for mark in document.marks} == {"insertion", "deletion", "comment", "object"}
    assert document.visible.text.split() == [
        "工作报告",
        "全年排查水库",
        "1.甲古xa乙",
        "指标",
        "完。",
        "注文",
        "页眉",
    ]


def test_objects_are_told() -> None:
    body = (
        u("见图")
        + rb"{\object\objemb{\*\objclass Excel}{\*\objdata 01}{\result {\pict 0}}}"
        + u("。")
        + rb"\par"
    )
    assert marks(read(body)) == [("object", "", "", "object")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "不是 RTF"),
        (b"text", "不是 RTF"),
        (rb"{\rtf1\ansi", "不成对"),
        (rb"{\rtf1 a}b", "不成对"),
        (rb"{\rtf1 {a}", "不成对"),
        (rb"{\rtf1\ansi }", "没有文字"),
        (rb"{\rtf1 \'zz}", "个字节处有误"),
        (b"{\\rtf1 " + b"{" * 500 + b"}" * 501, "嵌套太深"),
        (whole(rb"\f0 \'ff\'ff"), "读出"),
        (whole(u("甲"))[:-1], "不成对"),
    ],
)
def test_refusals(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_bytes(data, "报告.rtf", "rtf")


def test_a_file_that_is_called_old_word_is_read_as_what_it_is() -> None:
    assert read_bytes(whole(u("报告")), "报告.doc", "doc").format == "rtf"


@pytest.mark.parametrize("seed", range(200))
def test_damage_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    row = rb"\trowd\pard\intbl " + u("指标") + rb"\cell\row\pard "
    data = bytearray(
        whole(gbk("工作报告") + rb"\par{\footnote " + u("注") + b"}" + row + rb"{\v x}{\*\x y}\par")
    )
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(5, len(data))
        data[at : at + chance.randint(0, 2)] = chance.choice(
            [b"{", b"}", b"\\", b"\\'", b"\\u", bytes((chance.randrange(256),))]
        )
    try:
        assert read_bytes(bytes(data), "x.rtf", "rtf").text.strip()
    except ReadError:
        return
