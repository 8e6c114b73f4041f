"""Numbers that do not follow: told with as few faults as explain them, and with what makes them follow."""

import random

import pytest

from hegui.checks.numbering import NumberingCheck
from hegui.numerals import label
from hegui.readers import read_text
from hegui.sequence import breaks

STYLES = ("一、", "（一）", "1.", "（1）")


def missing(numbers):
    return lambda at, wanted: wanted


def told(*numbers, begins=lambda at: False):
    return [(each.at + 1, each.due, each.shifts) for each in breaks(numbers, missing(numbers), begins)]


@pytest.mark.parametrize(
    ("numbers", "faults"),
    [
        ((), []),
        ((1, 2, 3), []),
        ((1, 2, 2, 4), [(3, 3, False)]),
        ((1, 2, 4, 4, 5), [(3, 3, False)]),
        ((1, 1, 3, 4), [(2, 2, False)]),
        ((1, 2, 5, 4), [(3, 3, False)]),
        ((1, 2, 4), [(3, 3, False)]),
        ((1, 2, 3, 3), [(4, 4, False)]),
        ((1, 2, 4, 5, 6), [(3, 3, True)]),  # one left out
        ((1, 2, 2, 3, 4), [(3, 3, True)]),  # one put in
        ((2, 3, 4), [(1, 1, True)]),
        ((3, 2, 3), [(1, 1, False)]),
        ((1, 3, 2, 4), [(2, 2, False), (3, 3, False)]),  # exchanged
        ((1, 1, 1), [(2, 2, False), (3, 3, False)]),
    ],
)
def test_the_fewest_faults_that_explain_the_numbers(numbers, faults):
    assert told(*numbers) == faults


def test_a_new_run_may_begin_where_it_is_said_to():
    assert told(1, 2, 1, 2, 3, begins=lambda at: at == 2) == []
    assert told(1, 2, 1, 2, 2, 4, begins=lambda at: at == 2) == [(5, 3, False)]
    assert told(1, 2, 1, 4, 5, begins=lambda at: at == 2) == [(3, 3, False)]


def test_numbers_that_stand_elsewhere_are_no_gap():
    assert breaks((1, 4), lambda at, wanted: 0, lambda at: False) == []


def test_thousands_of_equal_numbers_are_told_soon():
    assert len(told(*[1] * 5000)) == 4999


@pytest.mark.parametrize("seed", range(200))
def test_one_number_changed_is_one_fault_and_its_repair_mends_it(seed):
    draw = random.Random(seed)
    count = draw.randint(3, 12)
    at, wrong = draw.randrange(count), draw.randint(1, 14)
    numbers = [*range(1, count + 1)]
    numbers[at] = wrong
    faults = told(*numbers)
    assert faults == ([] if wrong == at + 1 else [(at + 1, at + 1, False)])


def report(style, numbers):
    """A report with a heading for each number; those of a lower level stand under one of the level above."""
    below = {
        "（一）": "一、情况\n",
        "1.": "一、情况\n（一）学习\n",
        "（1）": "一、情况\n（一）学习\n1.原著\n",
    }
    lines = "".join(
        f"{label(style, number)}抓第{'甲乙丙丁戊己庚辛壬癸'[at]}项\n全年各项工作有序推进。\n"
        for at, number in enumerate(numbers)
    )
    return f"2022年述职报告\n现将有关情况报告如下：\n{below.get(style, '')}{lines}"


def judged(style, numbers):
    document = read_text(report(style, numbers), format="txt")
    verdict = NumberingCheck(levels=False, style=False, series=False).check(document)
    return [(document.quote(place.span), place.note.zh) for place in verdict.evidence if place.note]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("seed", range(25))
def test_in_a_document_too(style, seed):
    draw = random.Random(f"{style} {seed}")
    count = draw.randint(3, 10)
    at = draw.randrange(count)
    wrong = draw.choice([number for number in range(2, 13) if number != at + 1])  # 1 may begin a new run
    numbers = [*range(1, count + 1)]
    assert judged(style, numbers) == []
    numbers[at] = wrong
    assert judged(style, numbers) == [(label(style, wrong), f"此处应为“{label(style, at + 1)}”")]


def test_the_numbers_of_a_series_are_told_likewise():
    text = "2022年述职报告\n一、问题\n一是学习不深。二是调研不多。二是方法不新。四是作风不实。\n"
    document = read_text(text, format="txt")
    verdict = NumberingCheck().check(document)
    assert [place.note.zh for place in verdict.evidence] == ["此处应为“三是”"]


def test_chapters_may_run_on_through_the_parts_of_a_law():
    text = "物权条例\n第一编 通则\n第一章 规定\n内容。\n第二章 设立\n内容。\n第二编 所有权\n第三章 规定\n内容。\n第四章 取得\n内容。\n"
    assert NumberingCheck().check(read_text(text, format="txt")).outcome == "pass"
