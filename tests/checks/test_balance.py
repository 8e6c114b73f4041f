import pytest

from hegui.checks.balance import BalanceCheck
from hegui.readers import read_text
from hegui.verdict import Outcome


def judged(text, **parameters):
    document = read_text(text)
    verdict = BalanceCheck(**({"terms": ["本人"], "against": ["我局", "全局"]} | parameters)).check(document)
    return verdict.outcome, [document.quote(place.span) for place in verdict.evidence], verdict.message.zh


@pytest.mark.parametrize(
    ("text", "parameters", "outcome"),
    [
        ("本人学习。我局开会。", {}, Outcome.PASS),
        ("我局开会。我局学习。", {}, Outcome.PASS),
        ("我局开会。全局学习。我局验收。", {}, Outcome.FAIL),
        ("我局开会。全局学习。我局验收。本人、本人、本人。", {}, Outcome.PASS),
        ("我局开会。全局学习。我局验收。本人、本人、本人。", {"at_most": 0.5}, Outcome.FAIL),
        ("我局开会。", {"few": 0}, Outcome.FAIL),
        ("", {}, Outcome.PASS),
    ],
)
def test_words_outnumbered(text, parameters, outcome):
    assert judged(text, **parameters)[0] is outcome


def test_the_others_are_shown():
    assert judged("我局开会。全局学习。我局验收。")[1:] == (
        ["我局", "全局", "我局"],
        "“本人” 0 处，“我局”“全局” 3 处，后者过多",
    )


@pytest.mark.parametrize("wrong", [{"terms": []}, {"against": []}, {"at_most": 0.0}, {"few": -1}])
def test_parameters_without_sense_are_refused(wrong):
    with pytest.raises(ValueError, match=r"[一-鿿]"):
        judged("", **wrong)
