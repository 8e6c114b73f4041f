import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.document import Span
from hegui.numerals import chinese, label, marks, serials, standard, stands, value
from hegui.readers import read_text


@given(st.integers(1, 199))
def test_a_number_is_read_as_it_is_written(number):
    assert value(chinese(number)) == value(str(number)) == number


@pytest.mark.parametrize(
    ("number", "written"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五"), (100, "一百")]
)
def test_numbers_are_spelled_as_headings_have_them(number, written):
    assert chinese(number) == written


@pytest.mark.parametrize(
    ("style", "number", "form"),
    [
        ("一、", 12, "十二、"),
        ("（一）", 3, "（三）"),
        ("1.", 4, "4."),
        ("（1）", 11, "（11）"),
        ("章", 2, "第二章"),
        ("部分", 3, "第三部分"),
        ("一是", 4, "四是"),
        ("第一，", 2, "第二，"),
    ],
)
def test_labels(style, number, form):
    assert label(style, number) == form


REPORT = """关于工作情况的报告

第一部分 基本情况
一、 履职情况
（二）注重学习，提高本领。一是学理论，二是学业务。
(3)狠抓落实
４．严守纪律
一、二、三产业融合发展迅速，一是一、二是二地讲清情况。
"""


def test_marks_are_the_numbers_of_headings_as_written():
    document = read_text(REPORT)
    found = [(mark.style, mark.ordinal, document.quote(mark.span)) for mark in marks(document)]
    assert found == [
        ("部分", 1, "第一部分"),
        ("一、", 1, "一、"),
        ("（一）", 2, "（二）"),
        ("（1）", 3, "(3)"),
        ("1.", 4, "４．"),
    ]


def test_serials_are_the_labels_in_running_text():
    document = read_text(REPORT)
    assert [(m.style, m.ordinal, document.quote(m.span)) for m in serials(document)] == [
        ("一是", 1, "一是"),
        ("一是", 2, "二是"),
    ]


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("一、", None),
        ("一，", "一、"),
        ("一.", "一、"),
        ("一．", "一、"),
        ("（一）", None),
        ("（一）、", "（一）"),
        ("(一)", "（一）"),
        ("（一)", "（一）"),
        ("1.", None),
        ("1．", None),
        ("1、", "1."),
        ("１．", "1."),
        ("（1）", None),
        ("（1）.", "（1）"),
        ("(1)", "（1）"),
        ("（１）", "（1）"),
        ("第一部分：", None),
        ("第一章", None),
    ],
)
def test_the_standard_spelling_is_proposed(number, right):
    document = read_text(f"报告\n\n现将情况报告如下：\n{number}履职尽责情况\n")
    (mark,) = marks(document)
    assert standard(document.quote(mark.span), mark) == right


@pytest.mark.parametrize(
    ("style", "text", "there"),
    [
        ("一、", "前文。\n二、后文", True),
        ("一、", "前文。\n　　二. 后文", True),
        ("一、", "星期二、星期三", False),
        ("（一）", "见（二）", True),
        ("（一）", "见（十二）", False),
        ("1.", "其中2.加强", True),
        ("1.", "其中12.加强", False),
        ("一是", "其次，加强学习", True),
        ("一是", "三是加强", False),
        ("章", "第二章", True),
    ],
)
def test_where_a_number_stands(style, text, there):
    assert stands(read_text(text), style, 2, Span(0, len(text))) is there
