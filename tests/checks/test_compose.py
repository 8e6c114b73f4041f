from dataclasses import dataclass, replace
from typing import Literal

import pytest

from hegui.checks.avoid import AvoidCheck
from hegui.checks.base import Check
from hegui.checks.compose import AllCheck, AnyOfCheck, NoneCheck
from hegui.checks.contain import ContainCheck
from hegui.checks.element import ElementCheck
from hegui.checks.numbering import NumberingCheck
from hegui.checks.terms import Term
from hegui.document import Document, Span
from hegui.readers import read_text
from hegui.verdict import Evidence, Message, Outcome, Verdict

P, F, R = Outcome.PASS, Outcome.FAIL, Outcome.REVIEW
NA, NC, E = Outcome.NOT_APPLICABLE, Outcome.NOT_CHECKED, Outcome.ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed(Check):
    """Ends as it is told."""

    kind: Literal["fixed"] = "fixed"
    outcome: Outcome
    name: str = ""
    words: tuple[str, ...] | None = None

    def check(self, document):
        name = self.name or str(self.outcome)
        return Verdict(self.outcome, Message(name, name), (Evidence(Span(len(name), 9)),))

    def literals(self):
        return self.words

    def bound(self, references):
        return replace(self, name="、".join(references))


def outcome(kind, *parts):
    return kind(of=tuple(Fixed(outcome=part) for part in parts)).check(Document("")).outcome


@pytest.mark.parametrize(
    ("parts", "all_", "any_", "none"),
    [
        ((P,), P, P, F),
        ((F,), F, F, P),
        ((P, P), P, P, F),
        ((F, F), F, F, P),
        ((P, F), F, P, F),
        ((P, R), R, P, F),
        ((F, R), F, R, R),
        ((R, R), R, R, R),
        ((E, P), E, P, F),
        ((E, F), E, E, E),
        ((E, R), E, R, E),
        ((NA, P), P, P, F),
        ((NA, F), F, F, P),
        ((NA, R), R, R, R),
        ((NA, NA), NA, NA, NA),
        ((NC, P), NC, P, F),
        ((NC, F), F, NC, NC),
        ((NC, R), R, NC, R),
        ((NA, P, F, R), F, P, F),
    ],
)
def test_outcomes(parts, all_, any_, none):
    for order in (parts, parts[::-1]):
        assert outcome(AllCheck, *order) is all_
        assert outcome(AnyOfCheck, *order) is any_
        assert outcome(NoneCheck, *order) is none


def test_the_parts_that_decided_are_named_with_their_evidence_in_reading_order():
    parts = (Fixed(outcome=F, name="缺乙乙"), Fixed(outcome=P, name="有甲"), Fixed(outcome=F, name="缺丙"))
    verdict = AllCheck(of=parts).check(Document(""))
    assert verdict.message == Message("3 项中的 2 项：缺乙乙；缺丙", "2 of 3: 缺乙乙; 缺丙")
    assert [place.span.start for place in verdict.evidence] == [2, 3]
    assert AnyOfCheck(of=parts).check(Document("")).message.zh == "有甲"


def test_parts_that_do_not_apply_are_not_counted():
    parts = (Fixed(outcome=NA, name="免"), Fixed(outcome=F, name="缺乙"), Fixed(outcome=NA, name="免"))
    assert AllCheck(of=parts).check(Document("")).message.zh == "缺乙"


def test_of_ways_that_are_all_lacking_the_demand_comes_first():
    parts = (Fixed(outcome=F, name="缺乙"), Fixed(outcome=F, name="缺丙丙"))
    verdict = AnyOfCheck(of=parts).check(Document(""))
    assert verdict.message.zh == "以下 2 种写法有一种即可，现都不合：缺乙；缺丙丙"
    assert [place.span.start for place in verdict.evidence] == [2, 3]
    assert AnyOfCheck(of=parts[:1]).check(Document("")).message.zh == "缺乙"


def test_a_title_that_does_not_exempt_a_document_is_no_fault_of_it():
    exempting = ElementCheck(element="title", terms=("组织生活会",))
    check = AnyOfCheck(of=(exempting, Fixed(outcome=F, name="缺说明")))
    assert check.check(read_text("民主生活会对照检查材料\n内容。\n")).message.zh == "缺说明"
    assert check.check(read_text("组织生活会发言提纲\n内容。\n")).outcome is P


def test_a_way_that_has_no_words_to_show_is_told_without_counting_its_patterns():
    mute = ContainCheck(terms=(Term(pattern=r"走访\d+户"), Term(pattern=r"培训\d+人")))
    both = AnyOfCheck(of=(Fixed(outcome=F, name="缺“主要工作”部分"), mute)).check(Document("无。"))
    assert both.message.zh == "缺“主要工作”部分；正文里也看不出写到"
    assert both.outcome is F
    assert AnyOfCheck(of=(mute,)).check(Document("无。")).message.zh == "全文未见所列 2 种写法，须有其中 1 个"


def test_a_single_part_speaks_for_itself():
    assert AllCheck(of=(Fixed(outcome=F, name="缺甲"),)).check(Document("")).message.zh == "缺甲"


def test_real_parts():
    document = Document("认真履行一岗双责，严格要求家属。")
    duty, family = ContainCheck(terms=("一岗双责",)), ContainCheck(terms=("配偶", "家属"))
    verdict = AllCheck(of=(duty, family)).check(document)
    assert verdict.outcome is P
    assert [document.quote(place.span) for place in verdict.evidence] == ["一岗双责", "家属"]
    assert NoneCheck(of=(duty,)).check(document).outcome is F
    assert NoneCheck(of=(AllCheck(of=(duty, ContainCheck(terms=("子女",)))),)).check(document).outcome is P


def test_literals_are_those_of_all_parts_or_none():
    known, open_ = AvoidCheck(terms=("甲",)), NumberingCheck()
    assert AnyOfCheck(of=(known, ContainCheck(terms=("乙", "甲")))).literals() == ("甲", "乙")
    assert AllCheck(of=(known, open_)).literals() is None
    assert NoneCheck(of=(Fixed(outcome=F, words=()), known)).literals() == ("甲",)


def test_parts_are_bound():
    bound = AllCheck(of=(NoneCheck(of=(Fixed(outcome=F),)), Fixed(outcome=F))).bound({"a": None, "b": None})
    assert bound.of[1].name == bound.of[0].of[0].name == "a、b"


@pytest.mark.parametrize("kind", [AllCheck, AnyOfCheck, NoneCheck])
def test_parts_are_needed(kind):
    with pytest.raises(ValueError, match="of"):
        kind(of=())
