"""One thing told of twice with two numbers: what was rebuilt, a grant, an inspection group."""

from __future__ import annotations

import pytest

from hegui.checks.consistency import ConsistencyCheck
from hegui.readers import read_text
from hegui.verdict import Outcome, Verdict

HEAD = "2022年工作总结\n一、主要工作\n"
INSPECTED = "中共石桥镇委员会关于巡察整改进展情况的报告\n县委：\n"


def judged(text: str) -> Verdict:
    return ConsistencyCheck(of="figures").check(read_text(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全年改造老旧小区18个，惠及居民3200户。", "2022年改造的16个老旧小区全部完工。"),
        ("完成老旧小区改造18个。", "改造的16个小区中，加装电梯9部。"),
        ("新建口袋公园6处。", "群众反映，新建的8处公园均已开放。"),
        ("发放耕地地力保护补贴8200万元。", "全县兑付耕地地力保护补贴8300万元，惠及农户。"),
        ("发放惠农补贴8200万元。", "发放的8300万元惠农补贴全部到户。"),
        ("全年开展谈心谈话12人次。", "共开展谈心谈话15人次。"),
        ("与班子成员谈心谈话12人次。", "与班子成员开展谈心谈话15人次。"),
    ],
)
def test_told_twice(one: str, other: str) -> None:
    verdict = judged(f"{HEAD}{one}\n二、存在问题\n抓落实不够。\n三、体会\n{other}")
    assert verdict.outcome is Outcome.REVIEW, verdict.message


@pytest.mark.parametrize(
    "text",
    [
        "改造老旧小区18个。\n2021年改造的16个老旧小区全部完工。",
        "2022年改造老旧小区18个。\n计划改造的16个老旧小区正在选址。",
        "2023年，计划改造老旧小区18个。\n改造的16个老旧小区全部完工。",
        "改造老旧小区18个。\n改造的16个背街小巷面貌一新。",
        "发放耕地地力保护补贴8200万元。\n发放农机购置补贴8300万元。",
        "发放耕地地力保护补贴8200万元。\n去年发放耕地地力保护补贴8300万元。",
        "东河镇发放耕地地力保护补贴82万元。\n西河镇发放耕地地力保护补贴83万元。",
        "发放补贴8200万元。\n拨付补贴8300万元。",
        "发放耕地地力保护补贴8200万元，其中首批6000万元。\n首批发放耕地地力保护补贴6000万元。",
        "发放耕地地力保护补贴8200万元。\n发放耕地地力保护补贴0.82亿元。",
    ],
)
def test_told_of_other_things(text: str) -> None:
    verdict = judged(HEAD + text)
    assert verdict.outcome is Outcome.PASS, verdict.message


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("县委第二巡察组对我镇开展巡察。\n县委第三巡察组反馈意见后，立即整改。", Outcome.REVIEW),
        ("县委第二巡察组对我镇开展巡察。\n第三巡察组反馈意见后，立即整改。", Outcome.REVIEW),
        ("县委第二巡察组对我镇开展巡察。\n县委第二巡察组反馈意见后，立即整改。", Outcome.PASS),
        ("县委第二巡察组对我镇开展巡察。\n去年县委第三巡察组反馈的问题已改。", Outcome.PASS),
        ("县委第二巡察组对我镇开展巡察。\n县委第三巡察组开展了巡察“回头看”。", Outcome.PASS),
        ("县委第二巡察组对我镇开展巡察。\n省委第三巡视组反馈的问题已改。", Outcome.PASS),
        (
            "2022年4月，县委第二巡察组对我镇开展巡察。\n2019年，县委第三巡察组反馈的问题已改。",
            Outcome.PASS,
        ),
        ("县委第二、第三巡察组对我镇开展巡察。\n县委第三巡察组反馈了意见。", Outcome.PASS),
    ],
)
def test_inspection_groups(text: str, outcome: Outcome) -> None:
    verdict = judged(INSPECTED + text)
    assert verdict.outcome is outcome, verdict.message


def test_groups_of_those_who_inspect() -> None:
    text = "2022年巡察工作总结\n县委第二巡察组进驻东河镇。\n县委第三巡察组进驻西河镇。"
    assert judged(text).outcome is Outcome.PASS
