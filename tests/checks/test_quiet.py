"""A check that gives literals ends on every text without them as on an empty document: the engine relies on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.checks.avoid import AvoidCheck
from hegui.checks.compose import AllCheck, AnyOfCheck, NoneCheck
from hegui.checks.contain import ContainCheck
from hegui.checks.count import CountCheck
from hegui.checks.length import LengthCheck
from hegui.checks.manual import ManualCheck
from hegui.checks.nesting import NestingCheck
from hegui.checks.numbering import NumberingCheck
from hegui.checks.pairs import PairsCheck
from hegui.checks.replace import ReplaceCheck
from hegui.checks.terms import Term
from hegui.checks.uniform import Form, UniformCheck
from hegui.document import Document
from hegui.readers import read_text
from hegui.verdict import Outcome

TERMS = ("布署", Term(text="圆满", after=("任务",)), Term(pattern=r"某+人|\d某"))
CHECKS = (
    AvoidCheck(terms=TERMS),
    AvoidCheck(terms=TERMS, max=2, max_per_1000=0.5),
    AvoidCheck(terms=TERMS, as_written=True),
    ContainCheck(terms=TERMS),
    ContainCheck(terms=TERMS, all=True),
    ContainCheck(terms=TERMS, at_least=2, min_count=3),
    ReplaceCheck(words={"布署": "部署", "圆满": "顺利"}, terms=(Term(pattern="某人|某某", suggest="姓名"),)),
    CountCheck(of="terms", terms=TERMS, min=2),
    CountCheck(of="terms", terms=TERMS, max=1, per_1000=True),
    CountCheck(of="terms", terms=TERMS, min=0.1, max=1, per_1000=True),
    PairsCheck(),
    PairsCheck(marks=("（）", "“”")),
    NestingCheck(),
    UniformCheck(forms=(Form(name="甲", pattern="布署"), Form(name="乙", pattern="圆满|任务"))),
    ManualCheck(question="是否属实？"),
    AllCheck(of=(ContainCheck(terms=("布署",)), AvoidCheck(terms=("某人",)))),
    AnyOfCheck(of=(ContainCheck(terms=("布署",)), NoneCheck(of=(PairsCheck(),)))),
)
TEXTS = st.text("一、二。布署圆满任务某人3“”‘’（）() \n\u200b学习", max_size=60)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.kind)
@given(text=TEXTS)
def test_without_its_literals_a_check_is_quiet(check, text):
    document = read_text(text)
    words = check.literals()
    assert words is not None
    if not any(word in view.text for word in words for view in (document.full, document.visible)):
        assert check.check(document) == check.check(Document(""))


@pytest.mark.parametrize("check", [c for c in CHECKS if c.kind != "manual"], ids=lambda check: check.kind)
def test_with_its_literals_a_check_can_speak(check):
    text = "学习情况的报告\n\n任务圆满，任务圆满，布署布署（某人。\n\n都说“好”。\n"
    assert check.check(read_text(text)) != check.check(Document(""))


@pytest.mark.parametrize(
    "check",
    [
        NumberingCheck(),
        LengthCheck(of="document", max=9),
        CountCheck(of="numbers", max=9),
        CountCheck(of="terms", terms=(Term(pattern=r"\d+"),), max=1),
        AvoidCheck(terms=(Term(pattern="甲 乙"),), as_written=True),
        AllCheck(of=(AvoidCheck(terms=("布署",)), NumberingCheck())),
    ],
    ids=lambda check: check.kind,
)
def test_a_check_that_any_text_may_wake_gives_no_literals(check):
    assert check.literals() is None


@given(TEXTS)
def test_every_place_lies_in_the_text(text):
    document = read_text(text)
    for check in (
        *CHECKS,
        NumberingCheck(),
        LengthCheck(of="sentence", max=3),
        CountCheck(of="numbers", max=1),
    ):
        verdict = check.check(document)
        assert all(0 <= p.span.start < p.span.end <= len(text) for p in verdict.evidence)
        assert verdict.outcome in (Outcome.PASS, Outcome.FAIL, Outcome.REVIEW, Outcome.NOT_APPLICABLE)
        assert verdict.message.zh
        assert verdict.message.en
