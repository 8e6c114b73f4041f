"""As many items listed as are said to be there."""

from __future__ import annotations

from typing import Any

import pytest

from hegui.checks.tally import TallyCheck
from hegui.checks.terms import Term
from hegui.readers import read_text
from hegui.verdict import Outcome, Verdict

GIVEN = (Term(pattern=r"反馈[^。\n]{0,20}?(?:\d+|[一二两三四五六七八九十]+)个问题"),)
ITEMS = (Term(pattern=r"关于[^。\n]{2,40}问题"),)
TITLES = ("整改情况",)


def judged(text: str, **parameters: Any) -> Verdict:
    return TallyCheck(given=GIVEN, **parameters).check(read_text(f"关于巡察整改情况的报告\n{text}"))


@pytest.mark.parametrize(
    "text",
    [
        "巡察组反馈3个问题。\n一、整改情况\n（一）学习不深。已完成。\n（二）研判不实。已完成。\n（三）管理不严。已完成。",
        "巡察组反馈两个方面、四个问题。\n一、整改情况\n（一）政治建设方面\n1.学习不深\n已完成。\n2.研判不实\n已完成。\n（二）作风建设方面\n1.接待不严\n已完成。\n2.下沉不够\n已完成。",
        "巡察组反馈2个问题。\n一、整改情况\n一是学习不深，已完成。二是研判不实，已完成。",
        "巡察组反馈2个问题。\n关于学习不深的问题，已完成。\n关于研判不实的问题，已完成。",
        "巡察组反馈2个问题。\n一、关于学习不深的问题\n已完成。\n二、关于研判不实的问题\n已完成。",
        "此前反馈9个问题。本次反馈2个问题。\n一、整改情况\n1.学习不深\n已完成。\n2.研判不实\n已完成。",
    ],
)
def test_as_many_as_were_raised(text: str) -> None:
    assert judged(text, titles=TITLES, items=ITEMS).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "巡察组反馈9个问题。\n一、整改情况\n（一）学习不深。已完成。\n（二）研判不实。已完成。",
            "数得 2 项",
        ),
        ("巡察组反馈9个问题。\n已全部整改。", "数得 0 项"),
    ],
)
def test_a_person_must_look_at_fewer(text: str, counted: str) -> None:
    verdict = judged(text, titles=TITLES, items=ITEMS)
    assert verdict.outcome is Outcome.REVIEW
    assert counted in verdict.message.zh
    assert "9" in verdict.message.zh


def test_what_follows_the_number_is_counted() -> None:
    text = "一、前面的工作\n（一）学习。\n（二）调研。\n二、反馈情况\n反馈3个问题。\n（一）甲。\n（二）乙。\n（三）丙。\n三、其他\n（一）丁。"
    assert judged(text, following=True).outcome is Outcome.PASS
    assert judged(text.replace("（三）丙。\n", ""), following=True).outcome is Outcome.REVIEW


def test_evidence_is_in_reading_order() -> None:
    verdict = judged(
        "一、整改情况\n1.学习不深\n已完成。\n2.研判不实\n已完成。\n二、反馈2个问题", titles=TITLES
    )
    places = [evidence.span for evidence in verdict.evidence]
    assert len(places) == 3
    assert places == sorted(places)


def test_does_not_apply_where_no_number_is_told() -> None:
    assert judged("巡察组反馈了问题。", titles=TITLES).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    "parameters",
    [{"given": ()}, {"given": GIVEN, "titles": ("",)}, {"given": GIVEN, "titles": TITLES, "following": True}],
)
def test_refuses_parameters_that_make_no_sense(parameters: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="不能"):
        TallyCheck(**parameters)
