"""Idioms and words with a wrong character."""

import random
import re
from pathlib import Path

import pytest

from hegui.checks.spelling import SpellingCheck
from hegui.nearmiss.confusions import homophones, lookalikes
from hegui.nearmiss.edits import NUMERALS
from hegui.nearmiss.idioms import WORDS as SINGLE
from hegui.nearmiss.idioms import _tables, apart, is_word, misspelled, read
from hegui.nearmiss.words import mistyped
from hegui.readers import read_text
from hegui.verdict import Outcome

IDIOMS = SpellingCheck(of="idioms")
CERTAIN = SpellingCheck(of="idioms", certain=True)
WORDS = SpellingCheck(of="words")
PROSE = (Path(__file__).parents[1] / "packs" / "prose" / "mixed.txt").read_text("utf-8").splitlines()


def fixed():
    """Every expression of the tables that is no merely frequent one, and that no other rule looks for."""
    after, before = _tables()
    for two, entry in after:
        yield from (
            two + rest.rstrip("^01234567") for rest in entry.split("/") if not re.search("[~=]", rest)
        )
    for two, entry in before:
        yield from (
            rest.rstrip("^01234567") + two for rest in entry.split("/") if not re.search("[~=]", rest)
        )


FIXED = sorted(set(fixed()))


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("医护人员救死抚伤。", "救死抚伤", "救死扶伤"),
        ("泵站年久失休，漏损大。", "年久失休", "年久失修"),
        ("做到寻寻善诱", "寻寻善诱", "循循善诱"),
        ("坚持教书育入。", "教书育入", "教书育人"),
        ("维护切身利意", "切身利意", "切身利益"),
        ("经济逆势上杨", "逆势上杨", "逆势上扬"),
        ("开展勘测定届", "勘测定届", "勘测定界"),
    ],
)
def test_an_idiom_with_a_wrong_character_is_found(text, wrong, right):
    document = read_text(text)
    verdict = CERTAIN.check(document)
    assert verdict.outcome is Outcome.FAIL
    assert [(document.quote(e.span), e.suggestion) for e in verdict.evidence] == [(wrong, right)]
    assert wrong in verdict.message.zh and right in verdict.message.en


@pytest.mark.parametrize(
    "text",
    [
        "名副其实，也作名符其实",
        "不孚众望、不负众望",
        "报废机动车回收拆解企业",
        "常住人口实现倍增",
        "坚持不予变更的",
        "打造人民群众放心满意的高地",
        "数智经济与数字经济",
        "会已批准的规划",
        "被注销的记者",
        "一并委托给他人",
        "救死扶",
        "死扶伤",
        "",
    ],
)
def test_right_text_is_left_alone(text):
    assert IDIOMS.check(read_text(text)).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("瞒报、慌报险情", "慌报", "谎报"),
        ("决不偏坦亲属", "偏坦", "偏袒"),
        ("姿产盘活", "姿产", "资产"),
    ],
)
def test_a_mistyped_word_is_found(text, wrong, right):
    document = read_text(text)
    found = [(document.quote(e.span), e.suggestion) for e in WORDS.check(document).evidence]
    assert found == [(wrong, right)]


def test_a_doubtful_place_is_told_apart():
    document = read_text("从此天崖海角。")
    assert CERTAIN.check(document).outcome is Outcome.PASS
    doubtful = SpellingCheck(of="idioms", certain=False).check(document)
    assert [e.suggestion for e in doubtful.evidence] == ["天涯海角"]


@pytest.mark.parametrize("paragraph", PROSE)
def test_prose_of_many_kinds_is_left_alone(paragraph):
    document = read_text(paragraph)
    assert IDIOMS.check(document).outcome is Outcome.PASS
    assert WORDS.check(document).outcome is Outcome.PASS


def test_there_is_much_prose():
    assert len(PROSE) >= 20


def test_the_expressions_themselves_are_right():
    assert len(FIXED) > 6000
    text = "，".join(FIXED)
    assert misspelled(text) == []
    assert mistyped(text) == []


def slips(words):
    """The words with a character changed to one that is typed alike or looks alike."""
    at = random.randrange(len(words))
    others = [c for c in (*homophones(words[at]), *lookalikes(words[at])) if c not in NUMERALS | SINGLE]
    return words[:at] + random.choice(others) + words[at + 1 :] if others else None


def test_planted_slips_are_found():
    random.seed(12)
    made = [
        slip for words in random.sample(FIXED, 1500) if words[0] not in NUMERALS and (slip := slips(words))
    ]
    made = [slip for slip in made if slip not in FIXED and f"\n{slip}\n" not in read("idiom_variants.txt")]
    found = [slip for slip in made if misspelled(f"要{slip}。")]
    assert len(made) > 1000
    assert len(found) >= len(made) * 0.9


def test_places_do_not_overlap():
    places = misspelled("救死抚伤年久失休，教书育入")
    assert [place.right for place in places] == ["救死扶伤", "年久失修", "教书育人"]
    assert apart([*places, *places]) == places


@pytest.mark.parametrize(
    ("two", "expected"),
    [
        ("工作", True),
        ("作业会", False),
        ("工喔", False),
        ("报废", True),
        ("废机", False),
        ("工", False),
        ("", False),
        ("a作", False),
    ],
)
def test_is_word(two, expected):
    assert is_word(two) is expected


def test_only_idioms_are_certain():
    with pytest.raises(ValueError, match="certain"):
        SpellingCheck(of="words", certain=True)
