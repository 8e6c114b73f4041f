import contextlib
import random
import re
import time
import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from hegui import text as text_module
from hegui.errors import PatternTimeout
from hegui.matcher import compiled
from hegui.patterns import longest, reach, required, required_literals
from hegui.readers import read_text
from hegui.text import HAN, Folded, find_pattern, fold, without

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u17b4\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2061\u2066\u2069\u3164"
    "\ufe0f\ufeff\uffa0"
)
BLANKS = " \t\u00a0\u2003\u202f\u3000"
ALPHABET = st.one_of(
    st.sampled_from("政治建设。，：“”（）①…—\n\r〇㐀一"),
    st.sampled_from("ab12.-*#()é々ァﾊ"),
    st.sampled_from("２Ａｚ：；⼯⽔⻓⻄⺀金神\U0002f800\U00020000\U0001f600\u2028"),
    st.sampled_from(BLANKS + INVISIBLE + "\U000e0100"),
    st.characters(),
)
TEXTS = st.text(ALPHABET, max_size=60)


@st.composite
def texts_and_spans(draw):
    text = draw(TEXTS)
    place = st.integers(0, len(text))
    return text, draw(st.lists(st.tuples(place, place).map(lambda pair: tuple(sorted(pair))), max_size=4))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("党的二\u200b十大", "党的二十大"),
        ("二十大 精神", "二十大精神"),
        ("学习，\u3000贯彻", "学习，贯彻"),
        ("一、 履职情况", "一、履职情况"),
        ("共 23 人次", "共 23 人次"),
        ("约翰 Smith 先生", "约翰 Smith 先生"),
        ("２０２２年Ａ级", "2022年A级"),
        ("⼯作⻓期", "工作长期"),
        ("⼯ 作", "工作"),
        ("中\u200b 文", "中文"),
        ("中 \u200b 文", "中文"),
        ("中 \u200b a", "中  a"),
        ("一、学习\n　　二、工作\r\n三\r", "一、学习\n　　二、工作\n三\n"),
        (" 首尾 ", " 首尾 "),
        ("（一）：，；①…—％＋", "（一）：，；①…—％＋"),
        ("：；，．（１）", "：；，．（1）"),
        ("⺀", "⺀"),
        ("", ""),
    ],
)
def test_folds_what_it_should_and_nothing_else(written, folded):
    assert fold(written).text == folded


def test_a_text_with_nothing_to_fold_is_the_very_text():
    text = "坚持以人民为中心，2022年开展谈心谈话23人次。\n　　下一段"
    assert fold(text) == Folded(text)


def test_every_kangxi_radical_becomes_an_ideograph():
    radicals = "".join(map(chr, range(0x2F00, 0x2FD6)))
    folded = fold(radicals).text
    assert len(folded) == 214
    assert all(unicodedata.name(c).startswith("CJK UNIFIED IDEOGRAPH") for c in folded)
    assert folded == unicodedata.normalize("NFKC", radicals)


def test_every_supplement_radical_but_the_one_without_an_ideograph_becomes_one():
    radicals = [chr(c) for c in range(0x2E80, 0x2EF4) if unicodedata.name(chr(c), "")]
    assert len(radicals) == 115
    kept = [c for c in radicals if fold(c).text == c]
    assert kept == ["⺀"]
    assert all(re.fullmatch(f"[{HAN}]", fold(c).text) for c in radicals if c not in kept)
    assert fold("⻓⻔⻛⻢⻋⻅⺠⻄⻘⻝⻩⻮⻰⻦⻥⻣⻨⻚⻜⻬").text == "长门风马车见民西青食黄齿龙鸟鱼骨麦页飞齐"


def test_every_compatibility_ideograph_becomes_a_unified_one():
    signs = [
        chr(c) for c in (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)) if unicodedata.name(chr(c), "")
    ]
    decomposable = [c for c in signs if unicodedata.decomposition(c)]
    assert len(decomposable) > 1000
    for sign in decomposable:
        assert fold(sign).text == unicodedata.normalize("NFKC", sign) != sign
    assert [fold(c).text for c in set(signs) - set(decomposable)] == list(set(signs) - set(decomposable))


def test_full_width_letters_and_digits_fold_and_their_neighbours_do_not():
    for code in range(0xFF01, 0xFF5F):
        plain = chr(code - 0xFEE0)
        assert fold(chr(code)).text == (plain if plain.isalnum() else chr(code))


@pytest.mark.parametrize("sign", INVISIBLE)
def test_an_invisible_character_hides_no_word(sign):
    folded = fold(f"深入贯彻{sign}落实")
    assert folded.text == "深入贯彻落实"
    assert folded.span(2, 6) == (2, 7)


def test_a_line_break_goes_only_where_the_reader_says_so():
    assert fold("上一段。\n　　下一段").text == "上一段。\n　　下一段"
    assert fold("硬换\n　　行", [(2, 3)]).text == "硬换行"
    assert fold("硬换\r\n行", [(2, 4)]).text == "硬换行"


def test_blanks_beside_markup_close_up():
    assert fold("坚持**人民** 至上", [(2, 4), (6, 8)]).text == "坚持人民至上"
    assert fold("# 标题", [(0, 2)]).text == "标题"


@given(texts_and_spans())
def test_every_folded_character_maps_to_one_place_and_in_order(case):
    text, dropped = case
    folded = fold(text, dropped)
    places = [folded.original(i) for i in range(len(folded.text))]
    assert places == sorted(set(places))
    assert not any(start <= place < end for place in places for start, end in dropped)
    for character, place in zip(folded.text, places, strict=True):
        assert character in (text[place], fold(text[place]).text)
    assert folded.original(len(folded.text)) <= len(text)


@given(texts_and_spans())
def test_what_goes_is_blank_invisible_or_dropped(case):
    text, dropped = case
    folded = fold(text, dropped)
    kept = {folded.original(i) for i in range(len(folded.text))}
    gone = [i for i in range(len(text)) if i not in kept and not any(a <= i < b for a, b in dropped)]
    gone = [i for i in gone if text[i : i + 2] != "\r\n"]
    assert all(text[i] in BLANKS or fold(text[i]).text == "" or text[i] in "\u2000\u2009\u205f" for i in gone)
    assert "\n" not in {text[i] for i in gone}


@given(texts_and_spans())
def test_folding_twice_changes_nothing(case):
    text, dropped = case
    once = fold(text, dropped).text
    assert fold(once) == Folded(once)


@given(texts_and_spans(), st.data())
def test_a_folded_place_is_found_again_from_its_offset(case, data):
    text, dropped = case
    folded = fold(text, dropped)
    offset = data.draw(st.integers(0, len(text)))
    at = folded.folded(offset)
    assert at == next((i for i in range(len(folded.text)) if folded.original(i) >= offset), len(folded.text))


@given(texts_and_spans(), st.data())
def test_a_span_folds_to_the_piece_it_came_from(case, data):
    text, dropped = case
    folded = fold(text, dropped)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert (folded.folded(first), folded.folded(last) if end > start else end) == (start, end)


@given(texts_and_spans())
def test_leaving_out_folds_nothing(case):
    text, dropped = case
    kept = [
        i for i in range(len(text)) if not any(a <= i < b for a, b in dropped) and text[i : i + 2] != "\r\n"
    ]
    left = without(text, dropped)
    assert left.text == "".join(text[i] for i in kept).replace("\r", "\n")
    assert [left.original(i) for i in range(len(kept))] == kept


@given(TEXTS)
def test_nothing_that_must_fold_escapes_the_quick_search(text):
    ordinary = "".join(c for c in text if c != "\r" and not text_module._SUSPECT.match(c))
    assert all(fold(c).text == c for c in ordinary)
    assert fold(ordinary).text == ordinary


# Patterns


def test_a_pattern_gives_its_places():
    assert list(find_pattern(r"第[一二三]", "第一，第二，第四")) == [(0, 2), (3, 5)]
    assert list(find_pattern(r"^\d、", "1、学习\n2、工作")) == [(0, 2), (5, 7)]


CATASTROPHES = [
    (r"(a+)+$", "a" * 40 + "b"),
    (r"(a|a)+$", "a" * 40 + "b"),
    (r"(?:(?:党|党建)*)*X", "党建" * 40),
    (r"^(.*?，){25}X", "一，" * 600),
    (r"^(?:.*?，){12}X", "一，" * 60 + "二X"),
    (r"(.*)*(.*)*(.*)*X", "文" * 60),
    (r"(?:a?){40}a{40}X", "a" * 40),
    (r"(?b)(?:坚持人民至上坚持人民至上){e<=8}", "坚人民上持至" * 3000),
]


@pytest.mark.parametrize(("pattern", "text"), CATASTROPHES)
def test_a_pattern_that_backtracks_ends_in_bounded_time(pattern, text):
    begun = time.process_time()
    with contextlib.suppress(PatternTimeout):
        list(find_pattern(pattern, text, seconds=0.05))
    assert time.process_time() - begun < 0.6


def test_some_pattern_does_run_out_of_time():
    with pytest.raises(PatternTimeout) as caught:
        list(find_pattern(r"^(.*?，){25}X", "一，" * 600, seconds=0.05))
    assert "^(.*?，){25}X" in str(caught.value)
    assert not isinstance(caught.value, OSError)  # or `except OSError: skip the file` would swallow it
    assert isinstance(caught.value.__cause__, TimeoutError)


def test_many_steps_together_run_out_of_time():
    found = find_pattern("党", "党" * 100, seconds=0.01)
    next(found)
    begun = time.process_time()
    while time.process_time() - begun < 0.05:
        pass
    with pytest.raises(PatternTimeout):
        next(found)


@pytest.mark.parametrize("seconds", [0, -1, 1e-9, 61, float("inf"), float("nan")])
def test_a_limit_that_is_none_is_refused(seconds):
    with pytest.raises(ValueError, match="time limit"):
        list(find_pattern("党", "党", seconds=seconds))


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("某某", ("某某",)),
        (r"\d{4}年", ("年",)),
        (r"(?:学习|贯彻)党", ("学习党", "贯彻党")),
        (r"(?:学习|\d)党的", ("党的",)),
        (r"(?<=市)委政府(?!部门)", ("委政府",)),
        (r"(?:坚持)+.{0,5}原则", ("坚持",)),
        (r"党?建", ("建",)),
        (r"(某){2,}", ("某某",)),
        (r"[某何]人", ("某人", "何人")),
        (r"[某何]\d", ("某", "何")),
        (r"\d[年月]+底", ("年底", "月底")),
        (r"年(?=[初末])[^中](?:初|末)", ("年",)),
        (r"，(?!不)(?:但|而)?是", ("，是", "，但是", "，而是")),
        (r"(?:初|末){1,2}年", ("初年", "末年")),
        (r"[一-十]月", ("月",)),
        (r"[\u200b-\u200d]+", ("\u200b", "\u200c", "\u200d")),
        (r"(?:[乡-甲]|\d)年", ("年",)),
        (r"\d年|\d月", ("年", "月")),
        (r"[^某]\d", None),
        (r"[某\d]甲?", None),
        (r"X{2,}", ("XX",)),
        (r"\d+", None),
        (r"党|\d", None),
        (r"党?", None),
        (r"(?i)todo", None),
        (r"(?:坚持人民至上){e<=1}", None),
        (r"\p{Han}年", None),
        (r"[\w--\d]年", None),
        (r"(?|甲|乙)年", None),
        (r"[年[月]]底", None),
        (r"[年\[月\]]底", ("年底", "[底", "月底", "]底")),
        (r"\{\{[^{}]{0,9}\}\}", ("{{",)),
        (r"(?:坚持){e}|\{", None),
        (r"[年\p{Han}]", None),
        (r"(", None),
    ],
)
def test_literals_of_a_pattern(pattern, literals):
    assert required_literals(pattern) == literals


def test_how_long_a_match_can_be():
    assert longest("(?<=年)") == longest("^") == 0
    assert longest("年.{0,3}") == 4
    assert longest(r"\p{Han}") is None


ATOMS = st.sampled_from(
    [
        "党",
        "建",
        "a",
        "1",
        ".",
        r"\d",
        "[党建]",
        "[^党]",
        "。",
        "(?<=党)",
        "(?!建)",
        "(?=..建)",
        "^",
        "$",
        r"\b",
    ]
)


def _patterns(inner):
    joined = st.lists(inner, min_size=1, max_size=3).map("".join)
    return st.one_of(
        joined,
        joined.map(lambda p: f"({p})"),
        joined.map(lambda p: f"(?>{p})"),
        st.tuples(joined, st.sampled_from("*+?")).map(lambda p: f"(?:{p[0]}){p[1]}"),
        st.tuples(joined, st.sampled_from(["{2}", "{1,3}", "{0,2}", "{,2}", "{2,}?", "++"])).map(
            lambda p: f"(?:{p[0]}){p[1]}"
        ),
        st.lists(joined, min_size=2, max_size=3).map(lambda p: f"(?:{'|'.join(p)})"),
    )


@given(st.recursive(ATOMS, _patterns, max_leaves=8), st.integers())
def test_every_match_holds_one_of_the_literals(pattern, seed):
    lists = required(pattern)
    chance = random.Random(seed)
    for _ in range(20):
        text = "".join(chance.choices("党建a1。\n文", k=chance.randint(0, 12)))
        try:
            matches = compiled(pattern).findall(text, timeout=1) and compiled(pattern).finditer(
                text, timeout=1
            )
        except TimeoutError:
            return
        for match in matches or ():
            assert all(any(word in match.group() for word in words) for words in lists)


@given(st.recursive(ATOMS, _patterns, max_leaves=8), st.integers())
def test_nothing_is_told_by_more_than_a_pattern_reaches(pattern, seed):
    """Cut behind what it reaches, a text has the same matches up to there; what stands in front is seen."""
    bounds = reach(pattern)
    chance = random.Random(seed)
    if bounds is None:
        return
    longest, seen = bounds
    for _ in range(20):
        text = "".join(chance.choices("党建a1。\n文", k=chance.randint(0, 12)))
        at = chance.randint(0, len(text))
        whole = compiled(pattern).match(text, at)
        part = compiled(pattern).match(text, at, at + seen)
        assert (whole and whole.span()) == (part and part.span())
        assert whole is None or len(whole.group()) <= longest


@pytest.mark.parametrize(
    ("pattern", "bounds"),
    [
        ("年(?=底)", (1, 3)),
        ("年(?!.{0,3}(?<=底(?=了)))", (1, 6)),
        ("年{2,3}$", (3, 4)),
        ("年.*", None),
        ("年(?=.*底)", None),
        ("(年)\\1", None),
        (r"\p{Han}", None),
    ],
)
def test_how_far_a_pattern_reaches(pattern, bounds):
    assert reach(pattern) == bounds


def test_the_two_engines_read_what_is_analysed_alike():
    text = "党建aab1。\n文党党建"
    for pattern in (r"党{,2}建", r"(?:a|ab)(?:c|bcd)?", r"^文", r"a++b", r"(?>a+)b", r"\u515a", r"党$"):
        theirs = [m.span() for m in re.finditer(pattern, text, re.MULTILINE)]
        assert [m.span() for m in regex.finditer(pattern, text, regex.V1 | regex.MULTILINE)] == theirs


@given(TEXTS)
def test_line_ends_of_all_kinds_match_alike(text):
    lines = text.replace("\r", "\n")
    for view in (fold, text_module.without):
        assert view(lines.replace("\n", "\r\n")).text == view(lines).text
        assert view(lines.replace("\n", "\r")).text == view(lines).text


def test_one_sign_stands_for_code_inside_a_line():
    document = read_text("见`甲,乙.docx`和``a`b``,其余照旧。\n\n```\n`甲,乙`\n```\n", "x.md", "md")
    typed = document.typed
    assert typed.text.strip() == "见\ufffc和\ufffc,其余照旧。"
    at = typed.text.index("\ufffc")
    assert document.text[slice(*typed.span(at, at + 3))] == "甲,乙.docx`和``a"
    assert "甲,乙.docx" in document.full.text
