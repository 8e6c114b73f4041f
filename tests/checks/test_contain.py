import pytest

from hegui.checks.contain import ContainCheck
from hegui.checks.terms import Term
from hegui.document import Document, Span
from hegui.readers import read_text
from hegui.verdict import Outcome


def judged(text, **parameters):
    document = read_text(text)
    verdict = ContainCheck(**parameters).check(document)
    return verdict.outcome, [document.quote(place.span) for place in verdict.evidence], verdict.message.zh


@pytest.mark.parametrize(
    ("text", "parameters", "quotes"),
    [
        ("认真履行全面从严治党责任。", {"terms": ["全面从严治党"]}, ["全面从严治党"]),
        ("从严管党治党。", {"terms": ["全面从严治党", "管党治党"]}, ["管党治党"]),
        ("廉洁 自律，勤俭节约。", {"terms": ["廉洁自律"]}, ["廉洁 自律"]),
        ("抓学习，抓学习贯彻。", {"terms": ["学习贯彻", "学习"], "all": True}, ["学习", "学习贯彻"]),
        ("学习贯彻党的精神。", {"terms": ["学习贯彻", "学习"], "all": True}, ["学习贯彻", "学习"]),
        ("一岗双责、家风、家属。", {"terms": ["家风", "家属", "子女"], "at_least": 2}, ["家风", "家属"]),
        ("我做到了。我也做好了。我。", {"terms": ["我", "本人"], "min_count": 3}, ["我"]),
        ("谈心谈话23人次", {"terms": [Term(pattern=r"\d+人次")]}, ["23人次"]),
    ],
)
def test_what_is_there_passes_with_the_first_place_of_each(text, parameters, quotes):
    outcome, found, _ = judged(text, **parameters)
    assert (outcome, sorted(found)) == (Outcome.PASS, sorted(quotes))


@pytest.mark.parametrize(
    ("text", "parameters", "said"),
    [
        ("主动担当作为。", {"terms": ["全面从严治党"]}, "全文未见“全面从严治党”"),
        (
            "主动担当作为。",
            {"terms": ["甲", "乙", "丙", "丁"]},
            "全文未见“甲”“乙”“丙”等 4 个用语，须有其中 1 个",
        ),
        ("家风、家属。", {"terms": ["家风", "家属", "子女"], "all": True}, "缺“子女”（已有“家风”“家属”）"),
        (
            "家风。",
            {"terms": ["家风", "家属", "子女"], "at_least": 2},
            "只有其中 1 个，须有 2 个；未见“家属”“子女”",
        ),
        ("我。", {"terms": ["我", "本人"], "min_count": 3}, "共出现 1 处，少于 3 处"),
        ("谈话若干", {"terms": [Term(pattern=r"\d+人次")]}, "全文未见所列 1 种写法"),
    ],
)
def test_what_is_missing_fails_and_is_named(text, parameters, said):
    outcome, found, message = judged(text, **parameters)
    assert (outcome, message) == (Outcome.FAIL, said)
    there = [word for word in ("家风", "家属", "我") if word in text]
    assert found == ([] if "all" in parameters else there)  # what is missing has no place


def test_places_shown_on_failure_are_marked_as_there():
    document = read_text("家风。")
    verdict = ContainCheck(terms=("家风", "家属"), at_least=2).check(document)
    assert [place.note.zh for place in verdict.evidence] == ["已出现"]


def test_words_that_may_be_what_is_meant_are_for_a_person():
    check = ContainCheck(terms=("廉洁",), found="review")
    verdict = check.check(read_text("本人廉洁。"))
    assert (verdict.outcome, len(verdict.evidence)) == (Outcome.REVIEW, 1)
    assert check.check(read_text("本人尽责。")).outcome is Outcome.FAIL


def test_a_share_is_compared_as_it_is_shown():
    text = "报告\n" + "甲" * 297 + "\n" + "廉洁" + "乙" * 101 + "\n"  # 25.6%
    assert ContainCheck(terms=("廉洁",), min_share=0.26).check(read_text(text)).outcome is Outcome.PASS
    assert ContainCheck(terms=("廉洁",), min_share=0.27).check(read_text(text)).outcome is Outcome.FAIL


def test_what_a_reader_does_not_see_does_not_count():
    document = Document("公开的话。隐藏的全面从严治党。", hidden=(Span(5, 15),))
    assert ContainCheck(terms=("全面从严治党",)).check(document).outcome is Outcome.FAIL


def test_scope_is_kept():
    document = Document("全面从严治党。后文。").within((Span(7, 10),))
    verdict = ContainCheck(terms=("全面从严治党",)).check(document)
    assert (verdict.outcome, verdict.message.zh) == (Outcome.FAIL, "所查部分未见“全面从严治党”")


@pytest.mark.parametrize(
    "parameters",
    [
        {"terms": ()},
        {"terms": ("",)},
        {"terms": ("甲",), "at_least": 2},
        {"terms": ("甲",), "at_least": 0},
        {"terms": ("甲",), "min_count": 0},
    ],
)
def test_parameters_that_cannot_work_are_refused(parameters):
    with pytest.raises(ValueError, match=r"不能为空|空白|at_least|min_count"):
        ContainCheck(**parameters)


def test_paragraphs_on_a_matter_must_make_up_a_share():
    text = "一、抓党建\n三会一课按时开。\n二、抓项目\n引进项目3个，投资2亿元。\n我们开展廉政教育。\n"
    shared = {"terms": ["党建", "廉政"]}
    assert judged(text, **shared, min_share=0.5) == (
        Outcome.PASS,
        ["党建", "廉政"],
        "写到这些内容的段落占 55%，要求不少于 50%",
    )
    assert judged(text, **shared, min_share=0.6)[0] is Outcome.FAIL
    assert judged(text, terms=["党建"], min_share=0.4)[0] is Outcome.FAIL
    with pytest.raises(ValueError, match="min_share"):
        ContainCheck(terms=("党建",), min_share=1.5)
