"""Headings as reports have them: which the checklist for 述职 reports takes for which part, and which it must not."""

from __future__ import annotations

import pytest

from hegui import load_packs
from hegui.headings import answers

RULES = {rule.id: rule for pack in load_packs(["shuzhi"], cache=False) for rule in pack.rules}

DUTIES, PROBLEMS, PLAN, INTEGRITY = "SZ001", "SZ002", "SZ004", "SZ005"

TAKEN = {
    DUTIES: """2023年履职情况 一年来的主要工作 主要工作开展情况 2023年度工作总结 履行职责情况 岗位职责履行情况 过去一年工作回顾
        2023年主要工作完成情况 工作开展情况及成效 述职情况 主要工作成效 年度履职情况 坚持真抓实干，重点工作取得新成效
        今年以来主要工作情况 履行岗位职责情况 主要履职情况 重点工作推进情况 个人履职情况 主要工作实绩 述职：聚焦主业，抓实发展""",
    PROBLEMS: """存在的主要问题和不足 存在问题及原因分析 问题与不足 存在的差距和不足 工作中存在的问题 工作中的不足
        面临的困难和存在的问题 需要改进的方面 存在的薄弱环节 差距与不足 主要差距 存在问题和下一步打算 对照检查存在的问题
        查摆出的突出问题 不足与差距 存在的短板弱项 自身存在的不足 正视问题，找准差距 主要问题及整改措施 反思与不足
        目前工作中存在的主要不足 存在的不足和努力方向""",
    PLAN: """下一步工作打算 2024年工作打算 2024年重点工作安排 下步工作思路 今后努力的方向 努力方向和改进措施 2024年工作计划
        下一阶段工作安排 今后工作设想 整改措施及努力方向 改进措施和下一步打算 新年度工作思路 下一步整改措施 2024年工作谋划
        明年工作打算 下一步重点工作 存在问题及整改措施 主要不足及下步打算""",
    INTEGRITY: """廉洁自律情况 廉洁从政情况 党风廉政建设情况 严守纪律，廉洁自律 个人廉洁自律情况 述廉情况 廉政勤政情况
        党风廉政建设和廉洁自律情况 坚持清正廉洁，严守底线 履行党风廉政建设责任制情况 廉洁从业情况 落实中央八项规定精神情况
        廉洁自律，确保共产党员清廉本色""",
}
NOT_TAKEN = {
    DUTIES: "存在的主要问题 下一步工作打算 2024年工作计划 下一步重点工作 廉洁自律情况",
    PROBLEMS: """着力破解难点问题，推动提质增效 聚焦突出问题抓整改 坚持问题导向 解决群众急难愁盼问题 整改落实情况
        补齐短板弱项，提升服务水平 上年度述职评议问题整改情况 巡察反馈问题整改情况 下一步工作打算 着力解决民生问题
        针对存在问题，狠抓整改""",
    PLAN: """主要工作 理清工作思路 履职情况 创新工作思路，破解发展难题 完成工作计划情况 上年度工作计划完成情况
        强化措施，狠抓落实 存在问题 采取的主要措施""",
    INTEGRITY: "履职情况 存在问题 推进清廉机关建设",
}


def titles(rule: str) -> tuple[str, ...]:
    """The titles a rule asks for; those of its first part that asks for a section, if it has several."""
    check = RULES[rule].check
    return next(part.titles for part in (check, *getattr(check, "of", ())) if hasattr(part, "titles"))


def pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(rule, heading) for rule, headings in table.items() for heading in headings.split()]


@pytest.mark.parametrize(("rule", "heading"), pairs(TAKEN))
def test_taken(rule: str, heading: str) -> None:
    assert answers(heading, titles(rule))


@pytest.mark.parametrize(("rule", "heading"), pairs(NOT_TAKEN))
def test_not_taken(rule: str, heading: str) -> None:
    assert not answers(heading, titles(rule))
