"""What is claimed as done and owned up to as not done."""

from __future__ import annotations

import pytest

from hegui.api import checklist_of
from hegui.checks.contradiction import ContradictionCheck, Pair
from hegui.checks.terms import Term
from hegui.readers import read_text
from hegui.verdict import Outcome, Verdict

PAIRS = next(
    e.rule.check for e in checklist_of(["contradictions"]).entries if e.rule.check.kind == "contradiction"
)


def report(claim: str, fault: str, plan: str = "加强学习。") -> str:
    return f"2023年度局长述职报告\n2023年，认真履职。\n一、履职情况\n（一）抓学习。{claim}\n二、存在的主要问题\n一是{fault}\n三、下一步打算\n{plan}\n张三\n2023年12月30日\n"


def judged(text: str) -> Verdict:
    return PAIRS.check(read_text(text))


@pytest.mark.parametrize(
    ("claim", "fault"),
    [
        ("牢固树立“以人民为中心”的发展理念。", "没有真正树立以人民为中心的理念。"),
        ("牢固树立安全发展理念，排查隐患63处。", "安全发展理念树立不牢。"),
        ("全面走访了12个镇街。", "走访不够全面，有2个镇没有去。"),
        ("深入基层一线办公。", "未能深入基层了解实情。"),
        ("实现档案规范化管理。", "档案没有规范管理。"),
        ("全面落实“一岗双责”。", "“一岗双责”没有完全履行。"),
        ("认真履行全面从严治党主体责任。", "主体责任落实不到位。"),
        ("学深悟透党的创新理论。", "理论学习浅尝辄止。"),
        ("信访件件有回音。", "信访诉求答复不及时。"),
        ("敢于担当、动真碰硬。", "怕得罪人，不敢碰硬。"),
        ("坚持集体决策。", "民主决策不够，听意见少。"),
        ("问题全部整改到位。", "上年问题整改不彻底。"),
        ("全年无安全生产事故。", "发生一起安全生产事故。"),
        ("坚持过紧日子。", "超预算支出12万元。"),
        ("培训实现全覆盖。", "培训覆盖面不够。"),
        ("底数清、情况明。", "对企业底数不清。"),
        ("班子团结协作。", "班子沟通不够。"),
        ("推动党建与业务深度融合。", "党建与业务“两张皮”。"),
    ],
)
def test_contradictions(claim: str, fault: str) -> None:
    text = report(claim, fault)
    verdict = judged(text)
    if claim.startswith("推动"):  # what is driven at is not claimed
        assert verdict.outcome is Outcome.PASS
        return
    assert verdict.outcome is Outcome.REVIEW, verdict.message
    first, second = verdict.evidence
    assert text[first.span.start : first.span.end] in claim
    assert text[second.span.start : second.span.end] in fault
    assert "相矛盾" in first.note.zh  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("claim", "fault"),
    [
        ("牢固树立宗旨意识。", "终身学习理念树立得不牢。"),
        ("没有全面走访。", "走访不够全面。"),
        ("推动干部深入基层一线。", "深入基层不够。"),
        ("教育党员牢固树立宗旨意识。", "宗旨意识树立不牢。"),
        ("力争培训实现全覆盖。", "培训覆盖面不够。"),
        ("检查实现全覆盖。", "培训覆盖面不够。"),
        ("全面落实河长制。", "林长制落实不到位。"),
        ("深入基层一线。", "个别干部深入基层不够。"),
        ("敢于担当。", "有的同志担当不够。"),
        ("深入基层一线。", "解决深入基层不够的问题用力不足。"),
        ("圆满完成征收任务。", "招商引资没有完成计划。"),
        ("制度健全。", "学习时间不足。"),
        ("完成投资3亿元。", "深入基层不够。"),
        ("", "深入基层不够。"),
    ],
)
def test_what_may_both_be_true(claim: str, fault: str) -> None:
    verdict = judged(report(claim, fault))
    assert verdict.outcome is Outcome.PASS, verdict.message


@pytest.mark.parametrize(
    "text",
    [
        report("完成投资3亿元。", "深入基层不够。", "深入基层一线，敢于担当。"),
        "2023年工作总结\n一、主要工作\n深入基层一线。解决了深入基层不够的问题。",
        "2023年工作总结\n一、主要工作\n完成。\n二、存在问题及下步打算\n深入基层不够。下一步，深入基层一线。",
        "2023年工作总结\n一、存在问题\n深入基层不够。\n二、原因分析\n没有做到深入基层一线。",
        "",
    ],
)
def test_plans_and_causes_claim_nothing(text: str) -> None:
    verdict = judged(text)
    assert verdict.outcome is Outcome.PASS, verdict.message


def test_shortcomings_before_achievements() -> None:
    verdict = judged("对照检查材料\n一、存在问题\n深入基层不够。\n二、整改情况\n坚持深入基层一线。\n")
    assert verdict.outcome is Outcome.REVIEW


def test_no_section_on_shortcomings_is_said() -> None:
    text = "通知\n各科室：\n要深入基层一线，改变深入基层不够的状况。"
    assert judged(text).message.zh == "文中没有讲问题的部分，无从对照"
    assert judged("通知\n各科室：\n开会。") == judged("")


def test_there_are_pairs_enough() -> None:
    pairs = PAIRS.pairs
    assert len(pairs) >= 40
    words = [word for pair in pairs for word in (*pair.claims, *pair.faults) if isinstance(word, str)]
    assert all(len(word) >= 2 for word in words)


@pytest.mark.parametrize("pair", [*PAIRS.pairs], ids=lambda pair: str(pair.claims[0]))
def test_every_pair_is_found(pair: Pair) -> None:
    """The first words of each pair, said of the first thing it is about, contradict each other."""
    about = pair.about[0] if pair.about else ""
    claim = next(word for word in pair.claims if isinstance(word, str))
    fault = next(word for word in pair.faults if isinstance(word, str))
    check = ContradictionCheck(pairs=(pair,))
    text = report(f"{claim}{about}。", f"{about}{fault}。")
    assert check.check(read_text(text)).outcome is Outcome.REVIEW
    assert check.check(read_text(report(f"{claim}{about}。", "学习时间少。"))).outcome is Outcome.PASS


def test_pairs_must_say_both() -> None:
    with pytest.raises(ValueError, match="claims"):
        Pair(claims=(), faults=("甲",))
    with pytest.raises(ValueError, match="pairs"):
        ContradictionCheck(pairs=())
    assert (
        ContradictionCheck(pairs=(Pair(claims=("甲",), faults=(Term(pattern="[乙丙]+"),)),)).literals()
        is not None
    )
