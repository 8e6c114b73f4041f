"""The kind `layout` on documents set in a stated way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hegui.checks.layout import LayoutCheck
from hegui.document import Document, Span
from hegui.readers import read_text
from hegui.typography import layout
from hegui.typography.fonts import is_one_of, size_named
from hegui.typography.specimen import Numbered, Paper, Specimen, Type
from hegui.verdict import Outcome

TEXT = """青岚镇人民政府关于做好防汛工作的通知
各村民委员会：
汛期将至，现将有关事项通知如下。
一、加强值班
（一）落实责任。各村要明确专人，二十四小时值班。
表1 值班安排
（联系人：张明，电话：1234567）
二、备足物资
各村要备足编织袋、铁锹等物资。
青岚镇人民政府
2025年6月3日
"""


def document(text: str = TEXT, **parts) -> Document:
    return replace(read_text(text), typesetting=Specimen(**parts))


def told(check: LayoutCheck, text: str = TEXT, **parts) -> tuple[str, str]:
    verdict = check.check(document(text, **parts))
    return verdict.outcome.value, verdict.message.zh


def quotes(check: LayoutCheck, **parts) -> list[str]:
    made = document(**parts)
    return [made.quote(place.span) for place in check.check(made).evidence]


@pytest.mark.parametrize(
    "check",
    [
        LayoutCheck(of="page", width=210, height=297),
        LayoutCheck(of="title", fonts=("小标宋",)),
        LayoutCheck(of="body", size=16),
        LayoutCheck(of="page-number"),
    ],
    ids=lambda check: check.of,
)
def test_what_does_not_show_its_layout_is_not_checked(check):
    assert check.check(read_text(TEXT)).outcome is Outcome.NOT_CHECKED
    assert check.check(Document("")).outcome is Outcome.NOT_CHECKED
    assert check.literals() is None


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"of": "page", "fonts": ("仿宋",)}, "没有 fonts 可查"),
        ({"of": "body", "top": 37.0}, "没有 top 可查"),
        ({"of": "body", "dashed": True}, "没有 dashed 可查"),
        ({"of": "page-number", "bold": False}, "没有 bold 可查"),
        ({"of": "title"}, "没有写对 title 的要求"),
        ({"of": "page", "width": 210.0}, "一并填写"),
        ({"of": "body", "size": 16.0, "level": 1}, "level 只用于 heading"),
        ({"of": "heading", "size": 16.0, "level": 5}, "1 至 4"),
        ({"of": "body", "size": -1.0}, "负数"),
        ({"of": "body", "min_pitch": 30.0, "max_pitch": 28.0}, "不能大于"),
    ],
)
def test_parameters_that_make_no_sense(given, fault):
    with pytest.raises(ValueError, match=fault):
        LayoutCheck(**given)


def test_body_is_running_text_without_captions_and_notes():
    check = LayoutCheck(of="body", fonts=("仿宋",))
    assert quotes(check, body=Type(font="宋体")) == [
        "汛期将至，现将有关事项通知如下。",
        "各村要明确专人，二十四小时值班。",
        "各村要备足编织袋、铁锹等物资。",
    ]
    assert quotes(check) == quotes(check, body=Type(font="宋体"))


def test_headings_by_how_they_are_numbered():
    assert quotes(LayoutCheck(of="heading", level=1, size=16)) == ["一、加强值班", "二、备足物资"]
    assert quotes(LayoutCheck(of="heading", level=2, size=16)) == ["（一）落实责任。"]
    assert told(LayoutCheck(of="heading", level=3, size=16))[0] == "not_applicable"


def test_scope_is_kept():
    made = document(body=Type(font="宋体"))
    start = TEXT.index("各村要备足")
    verdict = LayoutCheck(of="body", fonts=("仿宋",)).check(made.within((Span(start, len(TEXT)),)))
    assert [made.quote(place.span) for place in verdict.evidence] == ["各村要备足编织袋、铁锹等物资。"]


@pytest.mark.parametrize(
    ("check", "parts", "expected"),
    [
        (
            LayoutCheck(of="page", width=210, height=297),
            {},
            ("pass", "页面：210×297 毫米；边距上 37、下 35、左 28、右 26"),
        ),
        (LayoutCheck(of="page", left=28, tolerance=1), {"page": Paper(left=28.9)}, None),
        (LayoutCheck(of="body", fonts=("仿宋",), size=16), {}, ("pass", "正文：仿宋_GB2312、三号（16磅）")),
        (LayoutCheck(of="body", indent=2), {"body": Type(first=1.8)}, ("pass", "正文：首行缩进 1.8 字")),
        (
            LayoutCheck(of="body", indent=2),
            {"body": Type(first=2, left=2)},
            ("fail", "正文：回行缩进 2 字，应顶格（3 处）"),
        ),
        (
            LayoutCheck(of="title", align=("center", "left")),
            {"title": Type(align="left")},
            ("pass", "标题：左对齐"),
        ),
        (
            LayoutCheck(of="title", fonts=("小标宋",)),
            {"title": Type(font="")},
            ("fail", "标题：没有指定中文字体，应为小标宋"),
        ),
        (LayoutCheck(of="title", bold=True), {}, ("fail", "标题：没有加粗，应加粗")),
        (
            LayoutCheck(of="body", min_pitch=28, max_pitch=30),
            {"body": Type(pitch=(24.0, 38.4))},
            ("not_checked", "正文：行距随字体而定（约 24～38.4 磅），看不出是否为 28～30 磅（3 处）"),
        ),
        (LayoutCheck(of="page-number"), {"number": Numbered(form="")}, ("fail", "页码：没有页码")),
        (
            LayoutCheck(of="page-number", places=("outer",)),
            {"number": Numbered(where="")},
            ("not_checked", "页码：看不出页码的位置"),
        ),
        (
            LayoutCheck(of="page-number", places=("center", "outer")),
            {"number": Numbered(where="center")},
            ("pass", "页码：— 1 —；宋体、四号（14磅）"),
        ),
    ],
)
def test_verdicts(check, parts, expected):
    assert told(check, **parts) == expected or (expected is None and told(check, **parts)[0] == "pass")


def test_a_part_that_the_layout_does_not_show_is_not_passed():
    made = document()
    shown = layout(made)
    assert shown is not None
    fewer = shown._replace(paragraphs=shown.paragraphs[2:])  # the title stands in a table
    hidden = replace(made, typesetting=lambda _: fewer)
    assert LayoutCheck(of="title", size=22).check(hidden).outcome is Outcome.NOT_CHECKED
    fewer_still = shown._replace(paragraphs=shown.paragraphs[:3])
    hidden = replace(made, typesetting=lambda _: fewer_still)
    verdict = LayoutCheck(of="body", size=16).check(hidden)
    assert verdict.outcome is Outcome.NOT_CHECKED and "有 2 段在表格、文本框里" in verdict.message.zh


@pytest.mark.parametrize(
    ("font", "family"),
    [
        *(
            (name, "仿宋")
            for name in (
                "仿宋",
                "仿宋_GB2312",
                "FangSong",
                "方正仿宋_GBK",
                "华文仿宋",
                "STFangsong",
                "CESI仿宋-GB2312",
            )
        ),
        *(
            (name, "小标宋")
            for name in (
                "方正小标宋简体",
                "方正小标宋_GBK",
                "小标宋体",
                "FZXiaoBiaoSong-B05S",
                "FZXBSJW--GB1-0",
            )
        ),
        *(
            (name, "楷体")
            for name in (
                "楷体",
                "楷体_GB2312",
                "KaiTi",
                "华文楷体",
                "STKaiti",
                "方正楷体_GBK",
                "方正正楷简体",
            )
        ),
        *((name, "黑体") for name in ("黑体", "SimHei", "方正黑体_GBK", "STHeiti")),
        *((name, "宋体") for name in ("宋体", "SimSun", "NSimSun", "新宋体", "方正书宋_GBK")),
    ],
)
def test_fonts_of_a_family(font, family):
    assert is_one_of(font, (family,))
    others = {"仿宋", "小标宋", "楷体", "黑体", "宋体"} - {family}
    assert not is_one_of(font, others)


@pytest.mark.parametrize(
    ("font", "family"),
    [
        ("微软雅黑", "黑体"),
        ("华文细黑", "黑体"),
        ("华文行楷", "楷体"),
        ("华文中宋", "宋体"),
        ("", "仿宋"),
        ("等线", "宋体"),
    ],
)
def test_fonts_that_are_not_of_it(font, family):
    assert not is_one_of(font, (family,))


def test_a_font_may_be_named_itself():
    assert is_one_of("华文中宋", ("小标宋", "华文中宋"))


def test_sizes_by_their_names():
    assert [size_named(points) for points in (22, 16, 10.5, 17)] == [
        "二号（22磅）",
        "三号（16磅）",
        "五号（10.5磅）",
        "17磅",
    ]
