"""Every phrase of the shipped data: its near misses are found, its right forms are not."""

import pickle
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.nearmiss import Lexicon, Slip, lexicon, scan
from hegui.nearmiss.confusions import _table, confusable, groups
from hegui.nearmiss.edits import MARKS, NUMERALS, Rules, align, align_run, likely, window
from hegui.nearmiss.phrases import LONG, SHORT, Target, known, plain, targets
from hegui.nearmiss.seeds import seeds
from hegui.nearmiss.spelling import _WORDS, is_spelled
from hegui.packs.load import load_packs
from hegui.reference import Reference

(PACK,) = load_packs(["formulations"])
LEXICON = next(rule.check for rule in PACK.rules if rule.id == "FM001")._lexicon
REFERENCES = LEXICON.references
TARGETS = tuple(targets(REFERENCES))
SPELLED = frozenset(target.words for target in TARGETS if is_spelled(target))
RIGHT = {string.words for string in known(REFERENCES) if string.slip is None}
RIGHT_PLAIN = {plain(words) for words in RIGHT}
BY_GROUP = {}
for character in sorted(set(_table("syllables.txt") + _table("shapes.txt"))):
    for group in groups(character):
        BY_GROUP.setdefault(group, []).append(character)


def wrong(words, before="会议强调，要深入领会", after="，切实抓好落实。"):
    text = before + words + after
    return [(text[place.start : place.end], place.right) for place in scan(LEXICON, text).wrong]


def found(words):
    """Whether anything in `words` is found wrong."""
    return bool(wrong(words))


@pytest.mark.parametrize("words", sorted(RIGHT))
def test_right_forms_are_left_alone(words):
    assert wrong(words) == []
    assert wrong(words, "", "") == []
    assert wrong(words, "增强“", "”的意识") == []
    assert wrong(words, "全面", "建设") == []


def test_straight_quotes_are_no_part_of_a_phrase():
    assert wrong('做到"两个维护"') == []
    assert wrong('做倒"两个维护"') == [('做倒"两个维护', "做到“两个维护”")]


def test_right_forms_beside_each_other_are_left_alone():
    forms = [reference.form for reference in REFERENCES]
    for joiner in ("、", "，", "和", "与", "", "的"):
        for number, form in enumerate(forms):
            other = forms[(number * 7 + 3) % len(forms)]
            assert wrong(form + joiner + other) == [], (form, joiner, other)


def altered(words, change):
    """`words`, misquoted in a random place by `change`; None where that makes other right words, or nothing new."""
    try:
        made = change(words)
    except IndexError:  # no place for it
        return None
    if made is None or plain(made) in RIGHT_PLAIN or plain(made) == plain(words):
        return None
    return made


def places(words, inner):
    """Where a change may be made: at characters that are no mark and no numeral, `inner` of them from the ends."""
    at = [i for i, c in enumerate(words) if c not in MARKS and c not in NUMERALS and c not in "（）和与及的"]
    return at[inner : len(at) - inner]


def homophone(words):
    at = random.choice(places(words, 0))
    group = random.choice(sorted(groups(words[at])))
    other = random.choice(BY_GROUP[group])
    beside = words in SPELLED and at in (0, len(words) - 1) and other in _WORDS  # a word of its own
    return None if other in NUMERALS or beside else words[:at] + other + words[at + 1 :]


def missing(words):
    at = random.choice(places(words, 2))
    return words[:at] + words[at + 1 :]


def swapped(words):
    pairs = [i for i in places(words, 0) if i + 1 in places(words, 0)]
    at = random.choice(pairs)
    return words[:at] + words[at + 1] + words[at] + words[at + 2 :]


def strange(words):
    at = random.choice(places(words, 2))
    return words[:at] + "龘" + words[at + 1 :]


def extra(words):
    at = random.choice(places(words, 2))
    return words[:at] + "龘" + words[at:]


ALTERATIONS = {
    homophone: lambda target: True,
    swapped: lambda target: len(target.plain) > SHORT and target.rules[0].any_change,
    missing: lambda target: len(target.plain) > SHORT + 1 and target.rules[0].any_change,
    strange: lambda target: len(target.plain) > SHORT + 1 and target.rules[0].any_change,
    extra: lambda target: len(target.plain) > SHORT + 1 and target.rules[0].any_change,
}


@pytest.mark.parametrize("change", ALTERATIONS, ids=lambda change: change.__name__)
def test_every_phrase_is_found_misquoted(change):
    random.seed(7)
    tried, missed = 0, []
    for target in TARGETS:
        if not ALTERATIONS[change](target):
            continue
        for _ in range(4):
            made = altered(target.words, change)
            if made is not None:
                tried += 1
                if not found(made):
                    missed.append((target.words, made))
    assert tried > 500
    assert missed == []


def test_two_slips_in_long_phrases_are_found():
    random.seed(11)
    missed = []
    for target in TARGETS:
        if len(target.plain) < 14 or not target.rules[0].any_change:
            continue
        third = len(target.words) // 3
        first, last = altered(target.words[:third], homophone), altered(target.words[-third:], homophone)
        if first and last and not found(first + target.words[third:-third] + last):
            missed.append((target.words, first, last))
    assert missed == []


def test_a_run_missing_from_a_long_phrase_is_found():
    tried = 0
    for target in TARGETS:
        words = target.plain
        if target.rules[0].run == 0 or words != target.words or NUMERALS.intersection(words):
            continue
        for size in (2, 3):
            made = words[:4] + words[4 + size :]
            if made not in RIGHT_PLAIN and len(words) >= LONG + 2:
                tried += 1
                assert found(made), (words, made)
    assert tried > 20


@given(
    st.text("习近平新时代中国特色社会主义思想党的二十大精神四个意识自信两维护“”、，。和与\n龘", max_size=60)
)
def test_places_are_within_the_text_apart_and_in_order(text):
    result = scan(LEXICON, text)
    for group in result:
        starts = [place.start for place in group]
        assert starts == sorted(starts)
        assert all(0 <= place.start < place.end <= len(text) for place in group)
    assert all(one.end <= other.start for one, other in zip(result.wrong, result.wrong[1:], strict=False))
    assert all(place.slips for place in result.wrong)
    assert not any(place.slips for place in result.right)


@given(st.text("一二三四五六七八九十两个全面意识自信维护确立大精神届中全会党的", max_size=40))
def test_a_numeral_for_a_numeral_is_another_fact(text):
    for place in scan(LEXICON, text).wrong:
        if place.slips[0] in (Slip.NUMERAL, Slip.UNHELD, Slip.OBSOLETE):
            continue
        ours = [c for c in text[place.start : place.end] if c in NUMERALS]
        theirs = [c for c in place.right if c in NUMERALS]
        assert sorted(set(ours)) == sorted(set(theirs)) or len(ours) < len(theirs) or "一" in theirs


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("捍", "悍", True),  # look alike, sound alike
        ("弛", "驰", True),
        ("布", "部", True),
        ("中", "钟", True),
        ("信", "性", True),  # -n and -ng
        ("是", "四", True),  # sh and s
        ("里", "你", True),  # l and n
        ("己", "已", True),
        ("末", "未", True),
        ("党", "团", False),
        ("全", "龘", False),
        ("〇", "〇", False),
    ],
)
def test_confusable(one, other, expected):
    assert confusable(one, other) is expected
    assert confusable(other, one) is expected


def test_the_tables_cover_common_characters():
    assert sum(map(len, BY_GROUP.values())) > 6500
    text = "".join(words for words in RIGHT)
    assert [c for c in text if "\u4e00" <= c <= "\u9fff" and not groups(c)] == []


@pytest.mark.parametrize("character", ["", "\n", "a", "#", "龘"])
def test_what_the_tables_do_not_have_is_in_no_group(character):
    assert groups(character) == frozenset()


def test_the_groups_of_a_character():
    assert groups("义") >= {"yi"}
    assert all("义" in group for group in groups("义") - {"yi"})


@pytest.mark.parametrize(
    ("phrase", "beside", "rules", "most", "expected"),
    [
        ("党的二十大精神", "党的二十大精神。", Rules(), 1, (7, ())),
        ("党的二十大精神", "党的二十太精神。", Rules(), 1, (7, ("wrong",))),
        ("党的二十大精神", "党的二十精神。", Rules(), 1, (6, ("missing",))),
        ("党的二十大精神", "党的二十龘大精神。", Rules(), 1, (8, ("extra",))),
        ("党的二十大精神", "党的二大十精神。", Rules(), 1, (7, ("order",))),
        ("党的二十大精神", "党的十二大精神。", Rules(), 1, None),  # another congress
        ("党的二十大精神", "党的二十大神圣。", Rules(), 1, None),  # other words begin
        ("党的二十大精神", "党的二十大神。", Rules(), 1, (6, ("missing",))),
        ("党的二十大精神", "党的十九大精神。", Rules(), 2, None),
        ("党的二十大精神", "党的二十大。精神", Rules(), 1, None),  # another sentence
        ("党的二十大精神", "党的“二十大”精神。", Rules(), 1, (9, ())),
        ("全面从严治党", "全面从严治军。", Rules(), 1, None),  # the end may be another word
        ("四个意识", "四个义识。", Rules(any_change=False), 1, (4, ("wrong",))),
        ("四个意识", "四个知识。", Rules(any_change=False), 1, None),
        ("监督执纪四种形态", "执纪监督四种形态", Rules(blocks=True), 1, (8, ("order",))),
        ("发展和安全", "发展与安全", Rules(), 1, (5, ("wrong",))),
        ("甲", "甲", Rules(), 0, (1, ())),
        ("甲", "", Rules(), 0, None),
    ],
)
def test_align(phrase, beside, rules, most, expected):
    view = window(beside)
    aligned = align(phrase, view, rules, most)
    if expected is None:
        assert aligned is None
        return
    length, slips = expected
    assert aligned is not None
    assert (view.reach(aligned.length), aligned.slips) == (length, slips)
    assert aligned.minor == (not slips or phrase == "发展和安全")


@pytest.mark.parametrize(
    ("phrase", "beside", "expected"),
    [
        ("同志为核心的党中央", "为核心的党中央周围", (7, "missing")),
        ("新时代中国特色", "总书记新时代中国特色", (10, "extra")),
        ("同志为核心", "四个字啊为核心", None),
        ("二十大精神家园", "大精神家园", None),  # numerals do not go missing
    ],
)
def test_align_run(phrase, beside, expected):
    aligned = align_run(phrase, window(beside), 3)
    assert (aligned and (aligned.length, *aligned.slips)) == expected


@given(st.text("甲乙丙丁和“、", min_size=1, max_size=8), st.integers(0, 7), st.sampled_from("甲乙丙丁戊"))
def test_the_quick_look_never_denies_what_align_finds(phrase, at, other):
    phrase = plain(phrase)
    for made in (
        phrase,
        phrase[:at] + other + phrase[at + 1 :],
        phrase[:at] + other + phrase[at:],
        phrase[:at] + phrase[at + 1 :],
    ):
        if phrase and align(phrase, window(made + "。"), Rules(), 1):
            assert likely(phrase, (made + "。")[:6])


def test_every_target_can_be_found_by_a_piece_that_is_whole():
    for target in TARGETS:
        own = list(seeds(target))
        assert any(seed.slip is None for seed in own), target.words
        for seed in own:
            assert seed.before[::-1] + target.plain[seed.start : seed.end] + seed.after == target.plain
            assert (seed.literal == target.plain[seed.start : seed.end]) == (seed.slip is None)


def reference(form, **more):
    return Reference(id=form, form=form, source="无", **more)


def test_short_phrases_are_stricter_than_long_ones():
    small = Target(reference("四个意识"), "四个意识", "四个意识")
    middle = Target(reference("全面从严治党"), "全面从严治党", "全面从严治党")
    assert [rules.any_change for rules in small.rules] == [False, True]
    assert small.rules[1].quoted
    assert middle.rules[0].singles == 1
    assert TARGETS[0].rules


def test_lexicons_are_shared_and_pickled_without_what_they_built():
    mapping = {"a": reference("四个意识")}
    one = lexicon(mapping)
    assert lexicon(mapping) is one
    assert lexicon(dict(mapping)) is not one
    assert scan(one, "四个义识").wrong
    again = pickle.loads(pickle.dumps(one))
    assert again.references == one.references
    assert "automaton" not in again.__dict__
    assert scan(again, "四个义识") == scan(one, "四个义识")


def test_an_empty_lexicon_finds_nothing():
    assert scan(Lexicon(()), "四个义识") == ((), ())
