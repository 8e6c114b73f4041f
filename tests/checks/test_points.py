import pytest

from hegui.checks.points import PointsCheck
from hegui.checks.terms import Term
from hegui.readers import read_text
from hegui.verdict import Outcome

FACTS = {"titles": ("存在问题",), "terms": (Term(pattern=r"\d"),), "wanted": "数字"}


def judged(text, **parameters):
    document = read_text(f"2023年度述职报告\n一、主要工作\n完成投资3亿元。\n{text}")
    verdict = PointsCheck(**parameters).check(document)
    return verdict.outcome, [document.quote(place.span) for place in verdict.evidence], verdict.message.zh


ITEMS = "二、存在问题\n一是学习不深。自学笔记只记了2本。二是下基层少。全年到村31天。三是作风不实。"
HEADED = (
    "二、存在问题\n（一）学习不深。自学笔记只记了2本。\n（二）下基层少。\n全年到村31天。\n（三）作风不实。"
)
BARE = "二、存在问题\n学习不深，自学笔记只记了2本。\n\n下基层少，全年到村31天。\n\n作风不实。"
COMBINED = "二、存在问题和下一步打算\n一是学习不深。二是作风不实。下一步，全年自学12次。"


@pytest.mark.parametrize("text", [ITEMS, HEADED, BARE])
def test_a_point_reaches_up_to_the_next(text):
    outcome, quotes, said = judged(text, **FACTS)
    assert outcome is Outcome.FAIL
    assert len(quotes) == 1
    assert "作风不实" in quotes[0]
    assert said == "3 项中有 1 项缺数字"
    assert judged(text, **FACTS, may_lack=0.4)[0] is Outcome.PASS
    assert judged(text, **FACTS, may_lack=0.3)[0] is Outcome.FAIL


def test_of_a_combined_section_only_the_problems_count():
    assert judged(COMBINED, **FACTS)[2] == "2 项中有 2 项缺数字"


def test_only_points_with_certain_words_are_looked_at():
    assert judged(ITEMS, **FACTS, only_with=("不实",))[0] is Outcome.FAIL
    assert judged(ITEMS, **FACTS, only_with=("不深",))[0] is Outcome.PASS


def test_without_the_section_it_does_not_apply():
    assert judged("二、下一步打算\n加强学习。", **FACTS)[0] is Outcome.NOT_APPLICABLE
    assert judged(ITEMS, **FACTS, not_titles=("问题",))[0] is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    "wrong", [{"titles": ()}, {"terms": ()}, {"may_lack": 1.0}, {"wanted": " "}, {"only_with": (" ",)}]
)
def test_parameters_without_sense_are_refused(wrong):
    with pytest.raises(ValueError, match=r"[一-鿿]"):
        PointsCheck(**(FACTS | wrong))
