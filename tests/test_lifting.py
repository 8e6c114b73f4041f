"""Lifting places of a finding: none is lost, none is lifted that may not be, and what is usual stays shared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.checks.avoid import AvoidCheck
from hegui.finding import Finding, Findings, Quote, Waiver, fingerprints
from hegui.lifting import each_open, lifted, told, waived
from hegui.plan import CHECKLIST
from hegui.rule import Basis, Rule, Severity
from hegui.verdict import Message, Outcome

SAID = Message("用了 3 处", "3 found")
A = Waiver("waiver", "引用原文", "张三", "2025-12-31", "hegui-waivers.yaml:3")
B = Waiver("baseline", "原有问题", at="baseline.json:1")


def rule(**more):
    check = AvoidCheck(terms=("布署",))
    return Rule(
        id="TT001",
        name="t",
        title="t",
        severity=Severity.ERROR,
        basis=Basis(level="house"),
        why="试",
        check=check,
        **more,
    )


def found(number, outcome=Outcome.FAIL, **more):
    quotes = tuple(Quote(at, at + 2, 1, at + 1, "布署", ()) for at in range(number))
    return Finding(rule(**more), outcome, SAID, quotes)


@given(st.lists(st.sampled_from([None, A, B]), min_size=1, max_size=12), st.lists(st.booleans(), max_size=12))
def test_no_place_is_lost(reasons, again):
    before = found(len(reasons))
    after = lifted(before, reasons)
    kept = len(after.evidence) if after.outcome is Outcome.FAIL else 0
    assert kept + sum(waiver.places for waiver in after.waivers) == len(reasons)
    assert (after.outcome is Outcome.WAIVED) == (None not in reasons)
    assert {quote.start for quote in after.evidence} <= {quote.start for quote in before.evidence}
    if after.outcome is Outcome.WAIVED:
        assert after.evidence == before.evidence
        assert fingerprints(after) == fingerprints(before)
        assert after.fingerprint == before.fingerprint
    else:
        named = zip(fingerprints(before), before.evidence, reasons, strict=True)
        stay = [(name, quote.start) for name, quote, reason in named if reason is None]
        assert list(zip(fingerprints(after), (q.start for q in after.evidence), strict=True)) == stay
    if after.outcome is Outcome.FAIL:
        second = lifted(after, [B if place < len(again) and again[place] else None for place in range(kept)])
        left = len(second.evidence) if second.outcome is Outcome.FAIL else 0
        assert set(fingerprints(second)) <= set(fingerprints(after)) <= set(fingerprints(before))
        assert left + sum(waiver.places for waiver in second.waivers) == len(reasons)


def test_nothing_given_changes_nothing():
    before = found(3)
    assert lifted(before, [None] * 3) is before


def test_words():
    part = lifted(found(3), [A, None, A])
    assert part.message.zh == "用了 3 处；其中 2 处已豁免：引用原文（批准人：张三，有效期至 2025-12-31）"
    assert part.message.en == "3 found; 2 of them waived: 引用原文 (approved by 张三, until 2025-12-31)"
    whole = lifted(part, [B])
    assert whole.message.zh == "3 处已豁免：引用原文（批准人：张三，有效期至 2025-12-31）；原有问题"
    assert [waiver.places for waiver in whole.waivers] == [2, 1]
    assert told(B) == Message("原有问题", "原有问题")


def test_what_has_no_place_is_lifted_as_a_whole():
    after = lifted(found(0), [A])
    assert (after.outcome, after.waivers) == (Outcome.WAIVED, (A,))
    assert after.message.zh.startswith("用了 3 处；已豁免：引用原文")
    with pytest.raises(ValueError, match="0 places, 2 reasons"):
        lifted(found(0), [A, A])


def test_of_a_thousand_places_not_all_are_known():
    assert lifted(found(1000), [A] * 1000).outcome is Outcome.FAIL
    after = waived(found(1000), A)
    assert (after.outcome, after.waivers[0].places, len(after.evidence)) == (Outcome.WAIVED, 1000, 1000)


@pytest.mark.parametrize("outcome", [Outcome.FAIL, Outcome.REVIEW])
def test_a_waived_finding_keeps_its_fingerprint(outcome):
    before = found(2, outcome)
    assert waived(before, A).fingerprint == lifted(before, [A, B]).fingerprint == before.fingerprint


@pytest.mark.parametrize(
    "before",
    [
        found(2, unwaivable=True),
        found(2, Outcome.ERROR),
        found(2, Outcome.PASS),
        found(2, Outcome.NOT_CHECKED),
        found(2, Outcome.NOT_APPLICABLE),
        found(2)._replace(rule=CHECKLIST),
    ],
)
def test_never_lifted(before):
    assert lifted(before, [A, A]) is before
    assert waived(before, A) is before


def test_what_is_usual_stays_shared():
    usual = (found(0, Outcome.PASS), found(0), found(1, Outcome.PASS))
    first = (found(0)._replace(rule=CHECKLIST),)
    findings = Findings(usual, {2: found(2, Outcome.REVIEW)}, first)
    seen = []
    same = each_open(findings, lambda each: seen.append(each) or each)
    assert same is findings
    assert seen == [usual[1], findings.own[2]], "what passes, and the engine's own, is not asked about"
    changed = each_open(findings, lambda each: waived(each, A))
    assert isinstance(changed, Findings) and changed.usual is usual
    assert [each.outcome for each in changed] == [Outcome.FAIL, Outcome.PASS, Outcome.WAIVED, Outcome.WAIVED]
    assert list(each_open(list(findings), lambda each: waived(each, A))) == list(changed)
