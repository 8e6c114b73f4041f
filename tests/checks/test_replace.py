import pytest

from hegui.checks.replace import ReplaceCheck
from hegui.checks.terms import Term
from hegui.readers import read_text
from hegui.verdict import Outcome

WORDS = {
    "布署": "部署",
    "截止目前": "截至目前",
    "市委政府": "市委、市政府",
    "一如继往": "一如既往",
    "度过": "渡过难关",
}


def judged(text, **parameters):
    document = read_text(text)
    verdict = ReplaceCheck(**parameters).check(document)
    return (
        verdict.outcome,
        [(document.quote(p.span), p.suggestion) for p in verdict.evidence],
        verdict.message.zh,
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全面部署，截至目前，市委、市政府一如既往。", []),
        ("截止日期是12月31日。", []),
        ("全面布署。", [("布署", "部署")]),
        (
            "截止 目前，市委政府布署",
            [("截止 目前", "截至目前"), ("市委政府", "市委、市政府"), ("布署", "部署")],
        ),
        ("", []),
    ],
)
def test_wrong_words_are_found_with_the_right_ones(text, found):
    outcome, places, _ = judged(text, words=WORDS)
    assert (outcome, places) == (Outcome.FAIL if found else Outcome.PASS, found)


def test_a_right_word_that_holds_the_wrong_one_does_not_count():
    words = {"二十大精神": "党的二十大精神", "两个维护": "“两个维护”"}
    assert judged("学习党的二十大精神，做到“两个维护”。", words=words)[0] is Outcome.PASS
    outcome, places, _ = judged("学习二十大精神，学习党的二十大精神，做到两个维护。", words=words)
    assert (outcome, places) == (Outcome.FAIL, [("二十大精神", "党的二十大精神"), ("两个维护", "“两个维护”")])


def test_the_longest_wrong_word_counts():
    words = {"总书记": "习近平总书记", "习总书记": "习近平总书记"}
    assert judged("习总书记强调", words=words)[1] == [("习总书记", "习近平总书记")]
    assert judged("习近平总书记强调", words=words)[0] is Outcome.PASS


def test_terms_with_neighbours():
    term = Term(text="截止", before=("目前", "12月"), suggest="截至")
    outcome, places, said = judged("截止目前，报名截止。", terms=(term,))
    assert (outcome, places, said) == (Outcome.FAIL, [("截止", "截至")], "1 处应改：“截止”应为“截至”")


def test_the_message_counts_and_names():
    assert judged("部署", words=WORDS)[2] == "未见所列 5 个错误写法"
    said = judged("布署布署，截止目前，市委政府，一如继往", words=WORDS)[2]
    assert said == "5 处应改：“布署”应为“部署”；“截止目前”应为“截至目前”；“市委政府”应为“市委、市政府” 等"


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [
        ({}, "都为空"),
        ({"words": {"甲": "甲"}}, "既作"),
        ({"words": {"甲": "乙", "乙": "甲"}}, "既作"),
        ({"words": {"甲": ""}}, "avoid"),
        ({"words": {"": "甲"}}, "空白"),
        ({"terms": (Term(text="甲"),)}, "suggest"),
    ],
)
def test_parameters_that_cannot_work_are_refused(parameters, complaint):
    with pytest.raises(ValueError, match=complaint):
        ReplaceCheck(**parameters)
