"""Parts that must make their sum: pairs of sentences of which one adds up and the other does not."""

from __future__ import annotations

import pytest

from hegui.checks.consistency import ConsistencyCheck
from hegui.readers import read_text
from hegui.verdict import Outcome, Verdict

HEAD = "关于整改情况的报告\n一、整改情况\n"


def judged(of: str, text: str) -> Verdict:
    return ConsistencyCheck(of=of).check(read_text(HEAD + text))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "运用“四种形态”处理26人次，其中第一种形态{}人次、第二种形态4人次、第三种形态1人次，保持高压态势，办结率100%。",
            21,
            20,
        ),
        ("处理26人次，其中第一种形态{}人次，第二种形态4人次，第三种形态1人次，保持高压态势。", 21, 22),
        ("处理26人次，其中第一种形态{}人次，占80%，第二种形态4人次，占15%，第三种形态1人次，占5%。", 21, 20),
        ("现有党员21名，其中男性14名、女性{}名。", 7, 6),
        ("党支部现有党员21名，男性14名，女性{}名。", 7, 6),
        ("现有职工21人（男14人、女{}人），平均年龄38岁。", 7, 6),
        ("现有党员21名，其中35岁及以下14名、36岁及以上{}名。", 7, 6),
        ("现有党员21名，其中男性14名、女性7名；35岁及以下14名、36岁及以上{}名。", 7, 6),
        ("共有干部50人，其中35岁以下14人、36—50岁26人、51岁以上{}人。", 10, 12),
        ("共有干部50人，51岁及以上14人、36至50岁26人、35岁及以下{}人。", 10, 9),
        ("全村共有居民3200人，其中党员86人、群众{}人。", 3114, 3104),
        ("新增就业5000人，其中城镇3000人、农村{}人。", 2000, 1500),
        ("反馈问题32个，已完成整改28个，正在推进{}个。", 4, 3),
        ("反馈4个方面32个问题，截至目前，已完成28个，完成率87.5%，正在推进{}个。", 4, 3),
        ("反馈4个方面32个具体问题。目前，已完成28个、基本完成1个、持续推进{}个。", 3, 2),
        ("32个问题已整改到位28个、尚未完成{}个。", 4, 5),
        ("制定整改措施64条，已完成60条，长期坚持{}条。", 4, 3),
    ],
)
def test_pairs(text: str, right: int, wrong: int) -> None:
    verdict = judged("totals", text.format(right))
    assert verdict.outcome is Outcome.PASS, verdict.message
    assert verdict.evidence, "nothing was compared"
    assert judged("totals", text.format(wrong)).outcome is Outcome.REVIEW


@pytest.mark.parametrize(
    "text",
    [
        "受理26件，其中来信20件、来访5件，另有网络信访1件。",
        "受理26件，其中来信20件、来访5件，其余通过热线反映。",
        "现有职工21人，其中女性党员5名、男性党员3名。",
        "现有职工21人，其中党员14人、团员4人、群众2人。",
        "现有职工50人，其中35岁以下14人、45岁以下28人。",
        "现有教师50名，其中35岁以下14名、50岁以上6名。",
        "现有职工50人，其中党员20人，男职工30人、女职工20人。",
        "现有教师50名，其中党员20名，男性12名、女性8名。",
        "参加活动的干部近50人，其中男性24人、女性20人。",
        "招聘女性6名、男性14名，辞职5人。",
        "反馈问题32个，已完成整改28个。",
        "反馈问题32个，已完成整改28个，立行立改问题5个，正在推进3个。",
        "反馈问题32个，其中涉及镇级20个、村级12个。镇级已完成18个，正在推进2个。",
        "实施项目32个，已完成投资28亿元，正在推进3个。",
        "建成示范点32个，完成改造28个，正在推进项目谋划3个。",
        "走访企业26家，收集问题32个，解决28个，正在推进厂房3处。",
    ],
)
def test_no_parts_of_it(text: str) -> None:
    verdict = judged("totals", text)
    assert verdict.outcome is Outcome.PASS, verdict.message


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("反馈问题32个，已完成整改29个，整改完成率为{}%。", "90.6", "95.6"),
        ("反馈问题32个，已整改29个，整改完成率{}%。", "90.6", "92"),
        ("反馈问题32个，已整改到位29个，正在推进3个，整改完成率达{}%。", "90.6", "98"),
        ("受理投诉47件，已办结45件，办结完成率为{}%。", "95.7", "98"),
        ("实现产值52亿元，比上年的46亿元增长{}%。", "13", "23"),
        ("实现税收52亿元，较去年46亿元增长了{}%。", "13.0", "18"),
        ("接待游客46万人次，比2022年的52万人次下降{}%。", "11.5", "21.5"),
    ],
)
def test_sums_of_a_sentence(text: str, right: str, wrong: str) -> None:
    verdict = judged("arithmetic", text.format(right))
    assert verdict.outcome is Outcome.PASS, verdict.message
    assert verdict.evidence, "nothing was compared"
    verdict = judged("arithmetic", text.format(wrong))
    assert verdict.outcome is Outcome.FAIL
    assert f"文中写{wrong}%" in verdict.message.zh


@pytest.mark.parametrize(
    "text",
    [
        "地区生产总值52亿元，比上年的46亿元增长5%。",
        "实现税收52亿元，比上年的46亿元可比增长5%。",
        "实现税收52亿元，按可比口径比上年的46亿元增长5%。",
        "实现税收52亿元，比上年的约46亿元增长15%。",
        "反馈问题32个，已完成整改29个，群众满意率为98.6%。",
        "反馈问题32个，已完成整改29个，到期问题整改完成率为100%。",
    ],
)
def test_sums_that_cannot_be_told(text: str) -> None:
    verdict = judged("arithmetic", text)
    assert verdict.outcome is Outcome.PASS, verdict.message
