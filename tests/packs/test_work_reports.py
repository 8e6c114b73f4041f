"""The checklists for work reports: which titles they are for, and what they say of whole reports.

The reports in `work_reports/` were written for this test: the right ones with as many traps as they hold.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hegui import Finding, Outcome, Severity, check_file
from hegui.genre import genre

REPORTS = Path(__file__).parent / "work_reports"
RIGHT = sorted(path.name for path in REPORTS.glob("right-*"))
OWN = ("ZJ", "LZ", "YS", "ZG", "ZF", "DY")

TITLES = {
    "工作总结": """
        河湾县水利局2025年工作总结
        2025年度工作总结
        2025年工作总结及2026年工作计划
        2025年工作总结和2026年工作要点
        关于2025年安全生产工作的总结
        区文化馆2025年上半年工作总结
        县档案馆2025年工作总结暨2026年工作打算
        法治建设年度总结
        2025年第三季度工作总结
        个人年度工作总结
        党建工作总结
    """,
    "党风廉政建设报告": """
        县水务局党组2025年度落实全面从严治党主体责任情况报告
        关于2025年度党风廉政建设责任制执行情况的报告
        2025年党风廉政建设工作总结
        中共青岚镇委员会关于履行全面从严治党主体责任情况的报告
        落实党风廉政建设主体责任情况汇报
        区卫健局党委2025年全面从严治党工作报告
        关于落实全面从严治党主体责任情况的自查报告
        2025年度落实全面从严治党主体责任情况
    """,
    "意识形态工作报告": """
        县教育局党组2025年度意识形态工作情况报告
        关于2025年意识形态工作责任制落实情况的报告
        2025年意识形态工作总结
        落实意识形态工作责任制情况汇报
        中共青岚镇委员会意识形态工作专题报告
        2025年上半年意识形态工作情况
        网络意识形态工作责任制落实情况自查报告
    """,
    "整改报告": """
        关于巡察反馈意见整改情况的报告
        中共河湾县水利局党组关于巡察整改进展情况的通报
        中共青岚市委关于巡视整改进展情况的通报
        关于十届县委第七轮巡察反馈问题整改落实情况的报告
        关于审计查出问题整改情况的报告
        安全生产隐患整改报告
        2025年度民主生活会查摆问题整改情况报告
        上年度述职评议问题整改情况报告
        关于主体责任落实不力问题整改情况的报告
        意识形态工作责任制专项检查反馈问题整改情况报告
        选人用人专项检查整改工作总结
        环保督察反馈问题整改进展情况汇报
    """,
    "政府工作报告": """
        政府工作报告
        2026年河湾县政府工作报告
        2026年江州省人民政府工作报告
        政府工作报告（2026年）
        政府工作报告（摘要）
        政府工作报告——2026年1月8日在河湾县第十八届人民代表大会第五次会议上
        在青岚镇第三届人民代表大会第六次会议上的政府工作报告
        《政府工作报告》
        政府工作报告全文
    """,
    "调研报告": """
        关于全县农村养老服务的调研报告
        河湾县乡村旅游发展情况调查报告
        关于破解小区停车难的调研与思考
        关于基层治理的调查与思考
        赴沿海三市学习考察报告
        关于我市民宿产业发展情况的调研
        2025年度民营企业用工情况问卷调查分析报告
        关于农产品冷链物流的专题调研汇报
    """,
    "通知": """
        关于做好年度工作总结的通知
        关于做好2025年度意识形态工作情况报告的通知
        关于印发《政府工作报告》重点任务分工的通知
        关于开展党风廉政建设责任制执行情况检查的通知
        关于报送巡察整改情况报告的通知
    """,
    "工作方案": """
        整改工作方案
        县委巡察反馈意见整改方案
        巡察整改情况“回头看”工作方案
        调研方案
        2026年调研工作计划
        《政府工作报告》重点任务分工方案
        意识形态工作责任制落实情况检查方案
        2026年全面从严治党工作要点
        党风廉政建设工作计划（试行）
        年度工作总结表彰大会方案
    """,
    "意见": """
        关于加强意识形态工作的意见
        关于落实《政府工作报告》重点工作的实施意见
    """,
    "决议": "关于政府工作报告的决议",
    "通报": """
        关于安全隐患整改情况的通报
        关于全市意识形态工作责任制落实情况的通报
        关于调研课题评审结果的通报
    """,
    "述职报告": "2025年度落实全面从严治党主体责任述责述廉报告",
    "对照检查材料": "2025年度民主生活会对照检查材料（含上年度整改情况）",
    "报告": """
        贯彻落实《政府工作报告》情况的报告
        2025年法治政府建设年度报告
        2025年政府信息公开工作年度报告
        2025年度履行全面从严治党监督责任情况报告
        大兴调查研究工作情况的报告
        “6·12”火灾事故调查报告
        意识形态领域风险分析研判报告
    """,
    "": """
        政府工作报告任务分工
        政府工作报告名词解释
        意识形态工作责任制实施细则
        党风廉政建设责任制考核办法
        巡察整改台账
        整改情况一览表
        在年度工作总结会上的讲话
        学习《政府工作报告》心得体会
        全面从严治党主体责任清单
        调研日程安排
        党员活动总结
    """,
}
NAMED = [(title.strip(), kind) for kind, titles in TITLES.items() for title in titles.strip().split("\n")]


@pytest.mark.parametrize(("title", "kind"), NAMED)
def test_a_title_names_its_kind(title: str, kind: str) -> None:
    assert genre(title) == kind


# What the checklist of its kind must find in each of these, at warning or above, and nothing else.
WRONG = {
    "wrong-summary-praise.txt": "ZJ002 ZJ003 ZJ004",
    "wrong-summary-wishes.txt": "ZJ004 ZJ011",
    "wrong-duty-business.txt": "LZ002 LZ003 LZ005 LZ011 LZ020 LZ030 LZ032 LZ034",
    "wrong-duty-hollow.txt": "LZ002 LZ003 LZ004 LZ011 LZ015 LZ021 LZ023 LZ032",
    "wrong-ideology-roles.txt": "YS001 YS003 YS012 YS020",
    "wrong-ideology-no-problems.txt": "YS011 YS012 YS020 YS021 YS030 YS032 YS034",
    "wrong-rectification-hollow.txt": "ZG002 ZG010 ZG014 ZG016 ZG020 ZG021 ZG032",
    "wrong-rectification-states.txt": "ZG013 ZG014 ZG031",
    "wrong-government-no-review.txt": "ZF001 ZF002 ZF010 ZF011 ZF012 ZF020",
    "wrong-government-short.txt": "ZF011 ZF012 ZF014 ZF021",
    "wrong-survey-empty.txt": "DY001 DY002 DY003 DY010 DY011 DY012 DY020",
    "wrong-survey-no-advice.txt": "DY012 DY013",
}


def own_failures(name: str) -> dict[str, Finding]:
    """Failed rules of these checklists, at warning or above."""
    (document,) = check_file(REPORTS / name).documents
    return {
        finding.rule.id: finding
        for finding in document.findings
        if finding.rule.id.startswith(OWN)
        and finding.outcome is Outcome.FAIL
        and finding.rule.severity is not Severity.INFO
    }


def test_every_report_is_tried() -> None:
    assert {path.name for path in REPORTS.iterdir()} == {*RIGHT, *WRONG}
    assert len(RIGHT) == 32


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_raise_nothing(name: str) -> None:
    assert {rule: finding.message.zh for rule, finding in own_failures(name).items()} == {}


@pytest.mark.parametrize(("name", "rules"), WRONG.items())
def test_wrong_reports_are_told_what_is_wrong(name: str, rules: str) -> None:
    assert " ".join(sorted(own_failures(name))) == rules


def test_a_missing_duty_is_named() -> None:
    missing = own_failures("wrong-ideology-roles.txt")["YS001"].message.zh
    assert "直接责任" in missing
    assert "一岗双责" in missing


def test_fewer_items_than_were_raised_are_for_a_person_to_look_at() -> None:
    (document,) = check_file(REPORTS / "wrong-rectification-states.txt").documents
    (counted,) = (finding for finding in document.findings if finding.rule.id == "ZG019")
    assert counted.outcome is Outcome.REVIEW
    assert "“反馈问题12个”，文中按标题、序号数得 3 项" in counted.message.zh
