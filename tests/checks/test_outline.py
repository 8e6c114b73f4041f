"""Parts in order, and which of them go together."""

from __future__ import annotations

import pytest

from hegui.checks.outline import Named, OutlineCheck, Requirement
from hegui.readers import read_text
from hegui.verdict import Outcome

DUTIES = Named(name="履职情况", titles=("履职情况", "主要工作"))
PROBLEMS = Named(name="存在问题", titles=("存在问题", "主要不足"))
CAUSES = Named(name="原因分析")
PLANS = Named(name="下一步打算", titles=("下一步打算", "努力方向"))
ORDER = OutlineCheck(order=(DUTIES, PROBLEMS, CAUSES, PLANS))


def text(*headings: str) -> str:
    numbers = iter("一二三四五六七八")
    lines = [h if h.startswith("（") else f"{next(numbers)}、{h}" for h in headings]
    return "某局长2022年度述职报告\n\n" + "\n".join(f"{line}\n完成各项任务，情况如实汇报。" for line in lines)


@pytest.mark.parametrize(
    "headings",
    [
        ("履职情况", "存在问题", "原因分析", "下一步打算"),
        ("2022年主要工作完成情况", "存在的问题及原因分析", "努力方向"),
        ("履职情况", "主要不足及下步打算"),
        ("存在的问题", "下步打算"),
        ("履职情况", "（一）着力破解存在问题", "（二）理清下一步打算", "存在问题", "下一步打算"),
        ("党建工作", "（一）履职情况", "（二）存在问题", "业务工作", "（一）履职情况", "（二）存在问题"),
        ("检查时间",),
    ],
)
def test_in_order(headings: tuple[str, ...]) -> None:
    document = read_text(text(*headings))
    verdict = ORDER.check(document)
    assert verdict.outcome is Outcome.PASS, verdict.message
    assert len(verdict.evidence) == len({evidence.span for evidence in verdict.evidence})
    assert bool(verdict.evidence) == (headings != ("检查时间",))


@pytest.mark.parametrize(
    ("headings", "message"),
    [
        (("存在问题", "履职情况", "下一步打算"), "“存在问题”应在“履职情况”之后"),
        (("履职情况", "下一步打算", "存在问题"), "“下一步打算”应在“存在问题”之后"),
        (("存在问题", "履职情况", "（一）存在的问题"), "“存在问题”应在“履职情况”之后"),
    ],
)
def test_out_of_order(headings: tuple[str, ...], message: str) -> None:
    document = read_text(text(*headings))
    verdict = ORDER.check(document)
    assert verdict.outcome is Outcome.FAIL
    assert verdict.message.zh == message
    assert len(verdict.evidence) == 2


@pytest.mark.parametrize(
    ("check", "headings", "outcome", "words"),
    [
        (OutlineCheck(any_of=(PROBLEMS, CAUSES)), ("履职情况", "存在问题"), Outcome.PASS, "存在问题"),
        (OutlineCheck(any_of=(PROBLEMS, CAUSES)), ("履职情况",), Outcome.FAIL, "“存在问题”、“原因分析”"),
        (OutlineCheck(at_most_one=(PROBLEMS, CAUSES)), ("存在问题",), Outcome.PASS, "存在问题"),
        (
            OutlineCheck(at_most_one=(PROBLEMS, CAUSES)),
            ("存在问题", "原因分析"),
            Outcome.FAIL,
            "至多只能有一个",
        ),
        (OutlineCheck(conflicts=(DUTIES, CAUSES)), ("履职情况", "原因分析"), Outcome.FAIL, "不能同时出现"),
        (OutlineCheck(conflicts=(DUTIES, CAUSES)), ("履职情况", "存在问题"), Outcome.PASS, "履职情况"),
        (
            OutlineCheck(requires=(Requirement(if_=PROBLEMS, then=PLANS),)),
            ("存在问题",),
            Outcome.FAIL,
            "缺少",
        ),
        (
            OutlineCheck(requires=(Requirement(if_=PROBLEMS, then=PLANS),)),
            ("履职情况",),
            Outcome.PASS,
            "没有这些部分",
        ),
        (
            OutlineCheck(requires=(Requirement(if_=PROBLEMS, then=PLANS),)),
            ("存在问题", "努力方向"),
            Outcome.PASS,
            "存在问题 → 下一步打算",
        ),
    ],
)
def test_company(check: OutlineCheck, headings: tuple[str, ...], outcome: Outcome, words: str) -> None:
    verdict = check.check(read_text(text(*headings)))
    assert verdict.outcome is outcome
    assert words in verdict.message.zh


def test_all_faults_are_told() -> None:
    check = OutlineCheck(
        order=(DUTIES, PROBLEMS), any_of=(CAUSES,), requires=(Requirement(if_=PROBLEMS, then=PLANS),)
    )
    verdict = check.check(read_text(text("存在问题", "履职情况")))
    assert verdict.message.zh.count("；") == 2
    assert list(verdict.evidence) == sorted(verdict.evidence, key=lambda evidence: evidence.span)


@pytest.mark.parametrize("parameters", [{}, {"order": (DUTIES,)}, {"conflicts": (DUTIES,)}])
def test_parameters_that_cannot_work(parameters: dict[str, tuple[Named, ...]]) -> None:
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        OutlineCheck(**parameters)  # type: ignore[arg-type]


def test_a_part_has_a_name() -> None:
    with pytest.raises(ValueError, match="不能为空"):
        Named(name=" ")


def test_only_the_upper_headings_count_down_to_a_depth() -> None:
    inside = read_text("报告\n一、存在问题\n学习不深。\n二、下一步打算\n（一）履职情况\n改进履职。\n")
    check = OutlineCheck(order=(DUTIES, PROBLEMS))
    assert check.check(inside).outcome is Outcome.FAIL
    assert OutlineCheck(order=(DUTIES, PROBLEMS), depth=1).check(inside).outcome is Outcome.PASS
    with pytest.raises(ValueError, match="depth"):
        OutlineCheck(order=(DUTIES, PROBLEMS), depth=-1)
