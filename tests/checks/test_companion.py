"""If the one is there, so must be the other."""

from __future__ import annotations

from typing import Any

import pytest

from hegui.checks.companion import CompanionCheck
from hegui.checks.terms import Term
from hegui.readers import read_text
from hegui.verdict import Outcome

TEXT = """某局长2022年度述职报告

2022年，本人贯彻《环境保护法》。全年处罚3起，其中1起移送公安机关。
一、履职情况
落实“一岗双责”。全年约谈12人次，落实第一责任人责任。
二、存在问题
一是学习不够系统。二是调研不够深入。
三、下一步打算
一要加强学习。二要深入调研。三要改进作风。
"""


@pytest.mark.parametrize(
    ("parameters", "outcome", "evidence"),
    [
        ({"given": ("一岗双责",), "needs": ("第一责任人",)}, Outcome.PASS, 2),
        ({"given": ("一岗双责",), "needs": ("第一责任人",), "within": "section"}, Outcome.PASS, 2),
        ({"given": ("一岗双责",), "needs": ("第一责任人",), "within": "paragraph"}, Outcome.PASS, 2),
        ({"given": ("一岗双责",), "needs": ("第一责任人",), "within": "sentence"}, Outcome.FAIL, 1),
        ({"given": ("约谈",), "needs": ("第一责任人",), "within": "sentence"}, Outcome.PASS, 2),
        ({"given": ("处罚",), "needs": ("约谈",), "within": "section"}, Outcome.FAIL, 1),
        ({"given": ("处罚",), "needs": ("移送",), "within": "section"}, Outcome.PASS, 2),
        ({"given": ("一岗双责",), "needs": ("四种形态", "三会一课")}, Outcome.FAIL, 1),
        ({"given": ("学习", "调研"), "needs": ("不够",), "within": "sentence"}, Outcome.FAIL, 2),
        ({"given": ("信访件",), "needs": ("办结",)}, Outcome.PASS, 0),
        (
            {"given": (Term(pattern=r"约谈\d+人"),), "needs": (Term(text="责任", after=("责任人",)),)},
            Outcome.PASS,
            2,
        ),
        ({"given_section": ("存在问题",), "needs_section": ("下一步打算",)}, Outcome.PASS, 2),
        ({"given_section": ("存在问题",), "needs_section": ("整改措施",)}, Outcome.FAIL, 1),
        ({"given_section": ("原因分析",), "needs_section": ("整改措施",)}, Outcome.PASS, 0),
        ({"given_section": ("存在问题",), "needs": ("改进作风",)}, Outcome.PASS, 2),
        ({"given": ("不够",), "needs_section": ("下一步打算",)}, Outcome.PASS, 3),
    ],
)
def test_company(parameters: dict[str, Any], outcome: Outcome, evidence: int) -> None:
    verdict = CompanionCheck(**parameters).check(read_text(TEXT))
    assert verdict.outcome is outcome, verdict.message
    assert len(verdict.evidence) == evidence
    assert list(verdict.evidence) == sorted(verdict.evidence, key=lambda item: item.span)


def test_messages() -> None:
    check = CompanionCheck(given=("信访件",), needs=("办结",))
    assert check.check(read_text(TEXT)).message.zh == "文中没有“信访件”，不需对应内容"
    check = CompanionCheck(given=("学习",), needs=("三会一课",), within="paragraph")
    assert check.check(read_text(TEXT)).message.zh == "有“学习”（2 处），但同一段缺少“三会一课”"


def test_points_of_both_sections_are_shown() -> None:
    check = CompanionCheck(given_section=("存在问题",), needs_section=("下一步打算",))
    notes = [evidence.note for evidence in check.check(read_text(TEXT)).evidence]
    assert [note.zh for note in notes if note] == ["2 项", "3 项"]


@pytest.mark.parametrize(
    "parameters",
    [
        {"needs": ("甲",)},
        {"given": ("甲",)},
        {"given": ("甲",), "given_section": ("乙",), "needs": ("丙",)},
        {"given": ("甲",), "needs": ("丙",), "needs_section": ("乙",)},
        {"given_section": ("乙",), "needs": ("丙",), "within": "sentence"},
    ],
)
def test_parameters_that_cannot_work(parameters: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        CompanionCheck(**parameters)


EACH = CompanionCheck(
    given_section=("存在问题", "存在的主要问题", "问题和不足"),
    needs_section=("下一步打算", "整改措施", "努力方向"),
    each=True,
)


def report(problems: str, measures: str) -> str:
    return f"2023年度县水利局局长述职报告\n一、履职情况\n完成投资3亿元。\n二、存在的主要问题\n{problems}\n三、下一步打算\n{measures}\n"


@pytest.mark.parametrize(
    ("problems", "measures", "alone"),
    [
        (
            "一是理论学习还不够系统，全年只记了2本笔记。二是深入一线少，12个乡镇只到过5个。",
            "（一）静下心来学。每周安排半天读原著。\n（二）沉到乡镇去。每月到两个乡镇蹲点。",
            [],
        ),
        (  # the order does not matter, nor that one measure answers two problems
            "（一）泵站工期拖了4个月。\n（二）对合同审查不细，两份合同返工。\n（三）学习抓得不紧。",
            "1.每月安排两天集中学习。\n2.泵站工程倒排工期，合同审查实行双人复核。",
            [],
        ),
        (  # what nothing answers
            "一是学习不系统。二是对家属提醒少，廉洁家风抓得不紧。三是泵站工期拖了4个月。",
            "一要读原著，学习往深里走。二要抢工期，泵站6月通水。",
            [2],
        ),
        (  # words that stand everywhere are no answer
            "一是招商工作力度不够，全年只引进1家企业。二是年轻干部培养不够。",
            "一要进一步加强水库除险工作。二要进一步加大节水宣传工作力度。",
            [1, 2],
        ),
        (  # several sentences without numbers
            "意识形态阵地管理不够严，公众号停更3个月。信访件办结偏慢，超期5件。",
            "公众号每周至少更新两次，管好阵地。信访件实行台账管理，逐件限时办结。",
            [],
        ),
    ],
)
def test_each_problem_is_answered(problems: str, measures: str, alone: list[int]) -> None:
    verdict = EACH.check(read_text(report(problems, measures)))
    unanswered = [at for at, evidence in enumerate(verdict.evidence, 1) if evidence.answer is None]
    assert unanswered == alone, verdict.evidence
    assert verdict.outcome is (Outcome.REVIEW if alone else Outcome.PASS)
    assert all(f"第 {'、'.join(map(str, alone))} 条" in verdict.message.zh for _ in alone[:1])


@pytest.mark.parametrize(
    ("problems", "measures"),
    [
        (  # hollow, not parted into points: any plan has words in common with it
            "政治理论学习还不够深入，服务基层水平有待提高，队伍建设还有差距。",
            "一要加强理论学习，提高政治站位。二要抓好队伍建设，推动水利工作再上新台阶。",
        ),
        (  # what plans say whatever the problems are
            "党纪学习走过场，笔记照抄。",
            "深入学习贯彻党的二十届四中全会精神，认真学习贯彻省委部署，推动水利高质量发展。",
        ),
        (  # the reporter's own trade is no matter in common
            "一是党纪走过场。二是到水利工地少。",
            "一要抓好防汛。二要加大水利投入。",
        ),
    ],
)
def test_hollow_problems_and_any_plan_are_for_a_person(problems: str, measures: str) -> None:
    assert EACH.check(read_text(report(problems, measures))).outcome is Outcome.REVIEW


def test_one_problem_with_a_measure_of_its_own_is_answered() -> None:
    text = report("泵站工期拖了4个月，乡镇供水受了影响。", "泵站倒排工期，6月通水，乡镇供水同步恢复。")
    verdict = EACH.check(read_text(text))
    assert verdict.outcome is Outcome.PASS
    assert verdict.message.zh == "“存在问题”的 1 条都有“下一步打算”中的内容对应"


PROBLEMS = (
    "一是学习抓得不紧，全年只有6次。",
    "二是调研不深，走访企业只有9家。",
    "三是谈心谈话没有做到全覆盖。",
)


@pytest.mark.parametrize(
    "causes",
    [
        "究其原因，一是思想上放松了要求；二是忙于事务，钻研不够。",
        "究其原因，主要有两个方面。一是思想上放松了要求；二是忙于事务。",
        "产生上述问题的主要原因：\n一是思想上放松了要求。\n二是忙于事务。",
        "原因分析：一是思想上放松了要求；二是忙于事务。",
        "原因分析\n一是思想上放松了要求。\n二是忙于事务。",
        "（一）原因分析。一是思想上放松了要求；二是忙于事务，钻研不够。",
    ],
)
def test_causes_are_no_further_problems(causes: str) -> None:
    text = report("\n".join((*PROBLEMS, causes)), "一是抓紧学习。二是深入调研企业。三是谈心谈话全覆盖。")
    verdict = EACH.check(read_text(text))
    assert [evidence.answer is None for evidence in verdict.evidence] == [False] * 3, verdict.message


def test_problems_told_together_with_their_causes_are_problems() -> None:
    text = report(
        "主要问题和原因：" + "".join(PROBLEMS), "一是抓紧学习。二是深入调研企业。三是谈心谈话全覆盖。"
    )
    assert len(EACH.check(read_text(text)).evidence) == 3


def test_each_without_the_other_section_or_without_problems() -> None:
    text = "2023年度局长述职报告\n一、履职情况\n完成投资3亿元。\n二、存在问题\n一是学习不深。二是调研少。\n"
    assert EACH.check(read_text(text)).outcome is Outcome.FAIL
    none = "2023年度局长述职报告\n一、履职情况\n完成投资3亿元。\n二、下一步打算\n一要加强学习。\n"
    assert EACH.check(read_text(none)).outcome is Outcome.PASS


def test_each_needs_two_sections() -> None:
    with pytest.raises(ValueError, match="each"):
        CompanionCheck(given=("问题",), needs=("措施",), each=True)
