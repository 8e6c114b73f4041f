from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.checks.terms import Match, Term, find, literals, terms
from hegui.document import Document, Span


def places(text, *given, view="full", **kept):
    document = Document(text, **kept)
    return [document.quote(match.span) for match in find(document, terms(given), getattr(document, view))]


@pytest.mark.parametrize(
    ("conditions", "text", "found"),
    [
        ({}, "全面布署，重新布署。", 2),
        ({"after": ("全面", "重新")}, "全面布署，重新布署，统一布署。", 2),
        ({"before": ("工作",)}, "布署工作，布署完毕", 1),
        ({"not_after": ("全面",)}, "全面布署，重新布署", 1),
        ({"not_before": ("，",)}, "全面布署，重新布署", 1),
        ({"unless": ("总布署图",)}, "看总布署图，再布署", 1),
        ({"unless": ("布署图", "布署表")}, "布署图、布署表、布署", 1),
        ({"near": ("会议",)}, "会议作出布署。另行布署。", 1),
        ({"near": ("会议",), "within": 2}, "会议作出了布署", 0),
        ({"near": ("会议",), "within": 5}, "会议作出了布署", 1),
        ({"near": ("会议",)}, "布署由会议作出", 1),
        ({"near": ("会议",)}, "召开会议\n布署工作", 0),
        ({"not_near": ("错误",)}, "“布署”是错误写法。布署工作", 1),
        ({"after": ("全面",), "before": ("工作",)}, "全面布署工作，全面布署，布署工作", 1),
    ],
)
def test_neighbours_decide_whether_a_place_counts(conditions, text, found):
    assert len(places(text, Term(text="布署", **conditions))) == found


def test_places_are_given_as_they_stand_in_the_file():
    assert places("重新布\u200b署，布 署，２０２２", "布署", "2022") == ["布\u200b署", "布 署", "２０２２"]


def test_a_term_is_folded_as_the_text_is():
    assert places("2022年党的二十大精神", "２０２２年", "二十大 精神") == ["2022年", "二十大精神"]
    assert places("在会议上２０２２年布署", Term(text="布署", after=("２０２２年",))) == ["布署"]


def test_of_overlapping_places_the_earlier_then_the_longer_stays():
    assert places("党委政府部门", "政府部门", "党委政府", "党委") == ["党委政府"]
    assert places("哈哈哈", "哈哈") == ["哈哈"]


def test_a_pattern_takes_the_same_conditions():
    term = Term(pattern=r"\d+名", not_after=("第",), near=("干部",))
    assert places("干部23名，第4名。群众5名", term) == ["23名"]
    assert places("一、甲\n二、乙", Term(pattern=r"^二")) == ["二"]


def test_scope_and_view():
    text = "布署在前，布署在后，隐藏的布署"
    document = Document(text, hidden=(Span(10, 15),)).within((Span(4, 15),))
    assert [m.span for m in find(document, terms(["布署"]), document.full)] == [(5, 7), (13, 15)]
    assert [m.span for m in find(document, terms(["布署"]), document.visible)] == [(5, 7)]


def test_a_match_names_its_term():
    document = Document("布署")
    term = Term(text="布署", suggest="部署")
    assert find(document, [term], document.full) == [Match(term, Span(0, 2), "部署")]


def test_the_right_form_takes_in_what_was_found():
    term = Term(pattern=r"(\d+)-(\d+)(年)?", suggest=r"\1～\2\3")
    document = Document("用3-5年，或4-6个月")
    assert [match.suggestion for match in find(document, [term], document.full)] == ["3～5年", "4～6"]
    deleted = Term(pattern=r"(?<=好)[ ]+", suggest="")
    assert [match.suggestion for match in find(Document("好 1"), [deleted], Document("好 1").full)] == [""]


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({}, "只填一个"),
        ({"text": "甲", "pattern": "甲"}, "只填一个"),
        ({"text": " "}, "空白"),
        ({"pattern": "(甲)乙", "suggest": r"\2"}, "没有对应的组"),
        ({"text": "\u200b"}, "空白"),
        ({"text": "甲", "not_after": ("",)}, "not_after"),
        ({"text": "甲", "near": ("乙", "\u3000")}, "near"),
        ({"text": "甲", "unless": ("乙丙",)}, "不起作用"),
        ({"text": "甲", "within": 0}, "within"),
        ({"pattern": "("}, "有误"),
        ({"pattern": "甲*"}, "空字符串"),
        ({"pattern": "(?<=甲)"}, "空字符串"),
        ({"pattern": "a{1000000000}"}, "重复次数"),
        ({"pattern": "((a{1000}){1000}){1000}"}, "乘积"),
        ({"pattern": "a" * 10_001}, "过长"),
        ({"pattern": "(?:坚持人民至上){e}"}, "模糊"),
        ({"pattern": "(?:坚持人民至上){e<=12}"}, "模糊"),
        ({"pattern": "(" * 500 + "a" + ")" * 500}, "有误"),
    ],
)
def test_a_term_that_cannot_work_is_refused(fields, complaint):
    with pytest.raises(ValueError, match=complaint):
        Term(**fields)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d{4}年(?!度)[^。\n]{30,}[^，]{0,40}[^；]{0,40}",
        r"(?:坚持人民至上){e<=2}",
        r"[某×]{2,}",
        r"(?<=年)\d*月?",
        "(" * 40 + "a" + ")" * 40,
    ],
)
def test_a_pattern_that_can_work_is_taken(pattern):
    assert Term(pattern=pattern).pattern == pattern


def test_literals_are_those_of_all_terms_or_none():
    assert literals(terms(["布署", Term(pattern=r"\d年|\d月")])) == ("布署", "年", "月")
    assert literals(terms(["布署", Term(pattern=r"\d+")])) is None


WINDOWED = (
    Term(pattern=r"(?<!\d)布.{0,3}署(?!工)"),
    Term(pattern=r"^布署|署(?=.{2}作)"),
    Term(pattern=r"\b工作$"),
    Term(pattern="(?:布|署){1,3}工"),
    Term(pattern="布{2,4}?(?:署|(?<=布)工)"),
    Term(pattern="(?=布署)布.{1,6}。"),
)


@given(st.text("布署工作1。\n", min_size=0, max_size=60), st.sampled_from(WINDOWED))
def test_looking_around_what_a_pattern_needs_finds_what_looking_everywhere_finds(text, term):
    document = Document(text)
    near = find(document, [term], document.full)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hegui.checks.terms._FEW", -1)
        assert find(document, [term], document.full) == near


def test_words_noted_beforehand_are_found_as_others_are():
    text = "布署工作，署布署，布署"
    noted, plain = Document(text), Document(text)
    noted.full.note({"布署": 0, "署": 1, "缺": 2}, {"布署": [0, 6, 9], "署": [1, 5, 7, 10]})
    asked = terms(["布署", "缺", "工作", Term(pattern="署布.", near=("工作",)), Term(pattern="缺.")])
    for given_terms in (asked, asked[:1], asked[3:]):
        assert find(noted, given_terms, noted.full) == find(plain, given_terms, plain.full)
    assert noted.full == plain.full


TERM_POOL = (
    Term(text="布署"),
    Term(text="署布", not_after=("布",)),
    Term(text="布", near=("工",), within=3),
    Term(pattern="布[署工]+"),
    Term(pattern="(?:工作|署){2}"),
)


@given(
    st.text("布署工作。\n \u200b", max_size=30), st.lists(st.sampled_from(TERM_POOL), min_size=1, max_size=3)
)
def test_every_place_holds_a_literal_and_none_overlap(text, given):
    document = Document(text)
    found = find(document, given, document.full)
    words = literals(given)
    assert all(any(word in document.words(match.span) for word in words) for match in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    if not any(word in document.full.text for word in words):
        assert not found
