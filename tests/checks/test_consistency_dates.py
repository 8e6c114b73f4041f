"""Days and years of the text against the day on which the document was signed."""

from __future__ import annotations

import pytest

from hegui.checks.consistency import ConsistencyCheck
from hegui.readers import read_text
from hegui.verdict import Outcome, Verdict

REPORT = "中共石桥镇委员会关于整改进展情况的报告\n县委：\n%s\n特此报告。\n中共石桥镇委员会\n2022年10月12日"
NOTICE = "关于报送工作总结的通知\n各科室：\n%s\n特此通知。\n石桥镇人民政府\n2019年12月10日"
PLAN = "石桥镇环境整治工作方案\n一、步骤\n%s\n石桥镇人民政府\n2022年10月12日"


def judged(text: str, of: str = "dates") -> Verdict:
    return ConsistencyCheck(of=of).check(read_text(text))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("2023年3月15日至5月20日，县委巡察组对我镇开展巡察，6月28日反馈了意见。", Outcome.REVIEW),
        ("2023年3月15日至5月20日，县委巡察组对我镇开展了巡察。", Outcome.FAIL),
        ("2022年11月3日，镇党委召开专题会议。", Outcome.REVIEW),
        ("镇党委于2022年12月5日召开专题民主生活会。", Outcome.REVIEW),
        ("镇党委于2022年12月召开了专题民主生活会。", Outcome.FAIL),
        ("2022年11月，已完成验收。", Outcome.FAIL),
        ("问题已于2022年11月整改到位。", Outcome.FAIL),
        ("该路段自2023年1月建成以来，运行平稳。", Outcome.FAIL),
    ],
)
def test_done_after_the_sign_off(text: str, outcome: Outcome) -> None:
    verdict = judged(REPORT % text)
    assert verdict.outcome is outcome
    assert "2022年10月12日" in verdict.message.zh
    assert len(verdict.evidence) == 2


@pytest.mark.parametrize(
    "text",
    [
        "2022年3月15日至5月20日，县委巡察组对我镇开展巡察。",
        "2022年10月12日，镇党委召开会议。",
        "2022年10月，镇党委召开会议。",
        "剩余问题2023年6月底前完成整改。",
        "将于2023年3月召开推进会。",
        "拟于2022年12月完成验收。",
        "计划2023年3月开工建设，2023年12月31日前建成。",
        "专项行动自2021年1月至2023年12月开展。",
        "合同2024年5月到期，已启动谈判。",
        "整改时限：2022年12月31日。整改措施：开展检查。",
        "《实施方案（2023年1月印发）》。",
        "新办法自2023年1月1日起施行。",
        "力争2023年1月开展试点。",
        "2023年1月要开展回头看。",
        "对2023年1月投入使用的学校，提前开展检查。",
        "2023年5月是建镇70周年，已启动筹备。",
        "根据要求，2023年2月1日开展中期评估，12月组织验收。",
        "县里安排2022年12月1日对我镇进行考核。",
        "已列入2023年6月召开的大会议题。",
        "已确定2023年6月5日在我镇开现场会。",
        "项目2021年3月开工，2023年6月竣工。",
    ],
)
def test_past_days_and_plans(text: str) -> None:
    verdict = judged(REPORT % text)
    assert verdict.outcome is Outcome.PASS, verdict.message
    assert "未作比对" not in verdict.message.zh or "《" in text


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("请于2018年12月31日前报送办公室。", Outcome.REVIEW),
        ("征文截止2018年12月31日。", Outcome.REVIEW),
        ("截止时间：2019年11月30日，逾期不予受理。", Outcome.REVIEW),
        ("报名截止时间为2019年11月30日。", Outcome.REVIEW),
        ("会议定于2019年11月20日召开。", Outcome.REVIEW),
        ("请于2019年12月31日前报送办公室。", Outcome.PASS),
        ("会议定于2019年12月20日召开。", Outcome.PASS),
        ("2018年12月31日前完成整改的，不再报送。", Outcome.PASS),
        ("对2018年12月31日前完成验收，尚未拨款的，一并报送。", Outcome.PASS),
        ("年满60周岁（截止2018年12月31日）的老人可申请。", Outcome.PASS),
        ("参保人员截止2018年12月31日缴费满15年。", Outcome.PASS),
        ("县里要求2018年12月31日前完成，我镇进度滞后。", Outcome.PASS),
        ("统计数据截止2018年12月31日。", Outcome.PASS),
        ("原定于2019年11月20日召开的会议，推迟举行。", Outcome.PASS),
        ("2019年11月20日，县里召开了推进会。", Outcome.PASS),
    ],
)
def test_deadlines(text: str, outcome: Outcome) -> None:
    assert judged(NOTICE % text).outcome is outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("（一）动员部署（2022年11月）。召开动员会，印发方案。", Outcome.PASS),
        ("2022年11月，开展检查，各村参加。", Outcome.PASS),
        ("2022年11月3日，镇里召开了动员会。", Outcome.FAIL),
    ],
)
def test_programmes(text: str, outcome: Outcome) -> None:
    assert judged(PLAN % text).outcome is outcome


def test_the_reason_for_not_comparing_is_true() -> None:
    assert "没有认出成文日期，或者" in judged("工作总结\n2023年3月5日，召开会议。").message.zh
    compared = judged(REPORT % "2022年3月5日，召开会议。")
    assert compared.outcome is Outcome.PASS
    assert compared.evidence


def test_the_day_of_a_speech() -> None:
    head = "在全镇工作会议上的讲话\n（2024年3月5日）\n同志们：\n"
    assert judged(f"{head}2024年6月召开了推进会，成效明显。").outcome is Outcome.FAIL
    assert judged(f"{head}2024年2月召开了推进会，成效明显。").outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("title", "signed", "outcome"),
    [
        ("石桥镇2020年度工作总结", "2022年3月1日", Outcome.REVIEW),
        ("石桥镇2020年度工作总结", "2021年12月1日", Outcome.PASS),
        ("石桥镇2020年工作要点", "2022年3月1日", Outcome.REVIEW),
        ("石桥镇2022年工作计划", "2020年3月1日", Outcome.REVIEW),
        ("石桥镇2022年工作计划", "2021年12月1日", Outcome.PASS),
        ("关于召开2020年全镇经济工作会议的通知", "2018年12月1日", Outcome.REVIEW),
        ("关于召开2020年全镇经济工作会议的通知", "2019年12月1日", Outcome.PASS),
        ("石桥镇2020—2022年发展规划", "2018年12月1日", Outcome.PASS),
        ("石桥镇2035年远景目标纲要", "2021年12月1日", Outcome.PASS),
        ("关于2018年以来信访工作情况的报告", "2021年12月1日", Outcome.PASS),
        ("关于2019年巡察反馈问题整改情况的报告", "2021年12月1日", Outcome.PASS),
        ("关于2022年县委巡察反馈问题整改情况的报告", "2021年12月1日", Outcome.REVIEW),
        ("石桥镇2019年环境整治工作方案", "2021年12月1日", Outcome.REVIEW),
        ("关于印发《2018年版目录》的通知", "2021年12月1日", Outcome.PASS),
        ("关于1998年洪水水毁渠道修复资金的请示", "2021年12月1日", Outcome.PASS),
    ],
)
def test_the_year_of_the_title_and_the_sign_off(title: str, signed: str, outcome: Outcome) -> None:
    text = f"{title}\n各村：\n全镇工作平稳有序推进，各项任务落实到位。\n石桥镇人民政府\n{signed}"
    verdict = judged(text, "years")
    assert verdict.outcome is outcome, verdict.message
    if outcome is Outcome.REVIEW:
        assert "成文日期" in verdict.message.zh
