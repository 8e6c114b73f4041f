import pytest

from hegui.checks.manual import ManualCheck
from hegui.document import Document
from hegui.engine import plan, run
from hegui.rule import Basis, Rule, RulePack, Severity
from hegui.verdict import Message, Outcome, Verdict

QUESTION = "述职内容与实际分工是否一致？"


def test_always_review_with_the_question():
    asked = Verdict(Outcome.REVIEW, Message(QUESTION, QUESTION))
    check = ManualCheck(question=QUESTION)
    assert check.check(Document("一份报告")) == check.check(Document("")) == asked


def test_a_plan_asks_of_every_document_though_nothing_wakes_it():
    check = ManualCheck(question=QUESTION)
    assert check.literals() == ()
    rule = Rule(
        id="T001",
        name="a",
        title="t",
        severity=Severity.INFO,
        basis=Basis(level="house"),
        why="w",
        check=check,
    )
    planned = plan([RulePack(pack="t", title="t", version="1", rules=(rule,))])
    assert planned.awake(Document("述职内容与实际分工")) == set()
    assert [(f.outcome, f.message.zh) for f in run(planned, Document("述职"))] == [(Outcome.REVIEW, QUESTION)]


def test_a_question_is_needed():
    with pytest.raises(ValueError, match="question"):
        ManualCheck(question=" ")
