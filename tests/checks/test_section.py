"""A section must be there and say something: headings, hollow bodies, denials, running text, counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.checks.section import SectionCheck
from hegui.document import Document
from hegui.readers import read_text
from hegui.verdict import Outcome, Verdict

PROBLEMS = (
    "存在问题",
    "存在的主要问题",
    "主要问题",
    "问题和不足",
    "存在不足",
    "主要不足",
    "不足之处",
    "差距和不足",
)
PLANS = ("下一步打算", "下一步工作计划", "努力方向", "整改措施", "工作打算", "工作计划")

FRONT = "某局党组书记2022年度述职报告\n\n2022年，本人认真履行职责。现将有关情况报告如下：\n一、履职情况\n（一）加强理论学习。全年组织中心组学习12次。\n（二）着力破解难点问题，推动工作提质。针对存在的问题逐一整改，解决了群众反映的突出问题。\n"
PROBLEM_TEXT = "一是学习不够系统，全年只通读一部原著。二是调研不够深入，到村仅6次。三是对下属单位管理偏宽，有2个单位报账不及时。"
BACK = "三、下一步打算\n一要加强学习，每月通读一部原著。二要深入调研，每月到村两次。\n特此报告。\n王某某\n2022年12月30日\n"


def report(problems: str) -> Document:
    return read_text(f"{FRONT}{problems}\n{BACK}")


def judged(text: str, **parameters: object) -> tuple[Document, Verdict]:
    document = report(text)
    check = SectionCheck(titles=PROBLEMS, **{"min_items": 2, **parameters})  # type: ignore[arg-type]
    return document, check.check(document)


@pytest.mark.parametrize(
    "text",
    [
        f"二、存在问题\n{PROBLEM_TEXT}",
        f"二、存 在 的 问 题\n{PROBLEM_TEXT}",
        f"二.查摆出的主要问题\n{PROBLEM_TEXT}",
        f"二、工作中存在的主要问题及原因分析\n{PROBLEM_TEXT}",
        f"（三）主要不足及下步打算\n{PROBLEM_TEXT}",
        f"（三）存在的问题。{PROBLEM_TEXT}",
        f"二、存在的问题：{PROBLEM_TEXT}",
        "二、存在问题\n（一）学习不够系统。全年只通读一部原著。\n（二）调研不够深入。到村仅6次。",
        "二、存在问题\n（一）学习方面\n全年只通读一部原著，笔记不全。\n（二）调研方面\n到村仅6次，掌握一手情况不多。",
        "二、存在问题\n1.学习不够系统，全年只通读一部原著。\n2.调研不够深入，到村仅6次。",
        "二、存在问题\n1、学习不够系统。全年只通读一部原著。\n2.调研不够深入，到村仅6次，对群众反映的三件具体事情没有一件件盯到底，也没有向来访的群众当面作出说明。",
        "二、存在问题\n1.学习不够系统。一是没有计划。二是笔记不全。\n2.调研不够深入，到村仅6次。",
        "二、存在问题\n第一，学习不够系统，全年只通读一部原著。第二，调研不够深入，到村仅6次。",
        "二、存在问题\n在学习方面，全年只通读一部原著，笔记不全。\n在调研方面，到村仅6次，掌握一手情况不多。",
        "二、存在问题\n主要是理论学习不系统，通读原著少；调研不够深入，到村仅6次；对下属单位管理偏宽。",
        "二、班子情况\n（一）思想政治方面存在的问题\n学习不够系统，全年只通读一部原著。\n（二）工作作风方面存在的问题\n调研不够深入，到村仅6次。",
        "二、存在问题和努力方向\n（一）存在问题\n一是学习不够系统。二是调研不够深入。\n（二）努力方向\n一是加强学习。二是深入调研。",
        "二、存在问题\n对照先进，本单位没有解决好的问题还不少：一是学习不够系统。二是调研不够深入。",
    ],
)
def test_there(text: str) -> None:
    document, verdict = judged(text)
    assert verdict.outcome is Outcome.PASS, verdict.message
    assert len(verdict.evidence) >= 3
    for evidence in verdict.evidence:
        assert document.quote(evidence.span).strip()
    assert list(verdict.evidence) == sorted(verdict.evidence, key=lambda evidence: evidence.span)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "缺少"),
        ("二、存在问题", "没有实际内容"),
        ("二、存在问题\n无。", "没有实际内容"),
        ("二、存在问题：无", "没有实际内容"),
        ("二、存在问题（无）", "没有实际内容"),
        ("二、存在问题\n暂无", "没有实际内容"),
        ("二、存在问题\n（略）", "没有实际内容"),
        ("二、存在问题\n同上。", "没有实际内容"),
        ("二、存在问题\n见附件。", "没有实际内容"),
        ("二、存在问题\n××××××", "没有实际内容"),
        ("二、存在问题\n……", "没有实际内容"),
        ("二、存在问题\n（此处填写存在的问题）", "没有实际内容"),
        ("二、存在问题\n一是……。二是……。", "没有实际内容"),
        ("二、存在问题\n（一）\n（二）", "没有实际内容"),
        ("二、存在问题\n本人工作中不存在问题。", "只说没有"),
        ("二、存在问题\n经认真自查，未发现明显问题。", "只说没有"),
        ("二、存在问题\n没有发现存在的问题。今后将继续保持良好作风。", "只说没有"),
        ("二、存在问题\n无明显问题和不足。", "只说没有"),
        ("二、存在问题\n学习不够系统，全年只通读一部原著。", "要求至少 2 项，现有 1 项"),
        ("二、存在问题\n（一）学习不够系统。全年只通读一部原著。", "要求至少 2 项，现有 1 项"),
        (
            "二、存在问题和努力方向\n（一）存在问题\n学习不够系统，全年只通读一部原著。\n（二）努力方向\n一是加强学习。二是深入调研。",
            "现有 1 项",
        ),
        ("二、存在间题\n无。", "存在间题"),
        ("二、廉洁自律情况\n严格遵守规定，不存在违规问题。", "缺少"),
        ("二、廉洁自律情况\n没有插手招投标。没有收受礼品。没有为亲友打招呼。", "缺少"),
        (
            "二、坚持问题导向，推动主要问题整改\n一是压实责任，整改销号11个。二是举一反三，建立制度5项。",
            "缺少",
        ),
        ("二、坚持问题导向，推动主要问题整改\n" + PROBLEM_TEXT, "缺少"),
        ("二、产生问题的原因剖析\n宗旨意识淡了，到现场看得少；怕得罪人，罚得轻。", "缺少"),
    ],
)
def test_missing_or_hollow(text: str, words: str) -> None:
    _, verdict = judged(text)
    assert verdict.outcome is Outcome.FAIL
    assert words in verdict.message.zh


@pytest.mark.parametrize(
    "text",
    [
        f"二、廉洁自律情况\n严格遵守各项规定。\n工作中还存在一些不足：{PROBLEM_TEXT}",
        f"二、廉洁自律情况\n严格遵守各项规定。\n回顾一年来的工作，虽然取得了一定成绩，但也存在一些问题。{PROBLEM_TEXT}",
        f"二、廉洁自律情况\n严格遵守各项规定。\n存在的主要问题是：{PROBLEM_TEXT}",
        f"二、廉洁自律情况\n严格遵守各项规定。\n与组织的要求相比，还存在不小的差距和不足，主要表现在：{PROBLEM_TEXT}",
        "二、廉洁自律情况\n严格遵守各项规定。\n同时，工作中仍存在以下问题：\n1.学习不够系统，全年只通读一部原著。\n2.调研不够深入，到村仅6次。",
        "二、廉洁自律情况\n严格遵守各项规定。\n工作中也存在一些不足，主要是理论学习不系统；调研不够深入；对下属管理偏宽。",
    ],
)
@pytest.mark.parametrize("outcome", ["pass", "review", "fail"])
def test_stated_in_running_text(text: str, outcome: str) -> None:
    document, verdict = judged(text, body_text=outcome)
    assert verdict.outcome == outcome, verdict.message
    assert "没有单设标题" in verdict.message.zh
    assert "存在" in document.quote(verdict.evidence[0].span)
    assert len(verdict.evidence) >= 3


@pytest.mark.parametrize(
    "sentence",
    [
        "本人不存在违纪违法问题。",
        "全年未发现存在突出问题。",
        "解决了存在的问题。",
        "针对存在的问题，逐一建立台账。",
        "对存在的主要问题，逐项整改到位。",
        "把检查中存在的不足改到位。",
        "认真分析存在的问题，制定措施。",
        "查看是否存在问题。",
        "督促企业整改存在的问题。",
        "深入剖析存在的不足，举一反三。",
        "着力解决部分企业存在的问题。",
        "防止存在麻痹松懈问题。",
    ],
)
def test_not_stated(sentence: str) -> None:
    _, verdict = judged(f"二、廉洁自律情况\n{sentence}")
    assert verdict.outcome is Outcome.FAIL
    assert "缺少" in verdict.message.zh
    assert "“存在问题”、“存在的主要问题”" in verdict.message.zh


def test_too_few_points_in_running_text() -> None:
    _, verdict = judged("二、廉洁自律情况\n工作中还存在学习不够系统的问题。")
    assert verdict.outcome is Outcome.FAIL
    assert "要求至少 2 项，现有 1 项" in verdict.message.zh


def test_phrases_of_the_rule() -> None:
    text = f"二、廉洁自律情况\n严格遵守各项规定。\n反躬自省，尚有欠缺：{PROBLEM_TEXT}"
    _, verdict = judged(text, body_terms=("尚有欠缺",))
    assert verdict.outcome is Outcome.REVIEW
    _, verdict = judged(text)
    assert "没有单设标题" not in verdict.message.zh


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("二、存在间题\n" + PROBLEM_TEXT, "只差一字"),
        ("二、三个睡不着\n" + PROBLEM_TEXT, "或许就是"),
        (
            "也有叫我睡不踏实的事。党课讲得干，台下打瞌睡的不少。河西组有11户，我一年只去过两回。",
            "或许就是",
        ),
    ],
)
def test_what_may_be_meant_is_for_a_person(text: str, words: str) -> None:
    _, verdict = judged(text)
    assert verdict.outcome is Outcome.REVIEW
    assert words in verdict.message.zh
    assert verdict.evidence
    _, strict = judged(text, body_text="fail")
    assert strict.outcome is (Outcome.REVIEW if "一字" in words else Outcome.FAIL)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("明年我想抓好三件事：送4名年轻人考飞手证，6月以前飞起来；管护房雨季之前修好。", Outcome.REVIEW),
        ("四、欠下的，定了还的日子\n随访2月起一律见面。补贴每月10日发。", Outcome.REVIEW),
        ("我相信，在大家的支持下，一定能把工作做得更好。", Outcome.FAIL),
        ("全年每月召开例会1次，12月完成换届，3月推行积分制。", Outcome.FAIL),
    ],
)
def test_plans_plainly_told(text: str, outcome: Outcome) -> None:
    front = "2023年度述职报告\n一、履职情况\n完成投资3亿元，改造干渠62公里。\n二、存在问题\n学习不深，调研不多。\n"
    verdict = SectionCheck(titles=PLANS).check(read_text(f"{front}{text}\n"))
    assert verdict.outcome is outcome, verdict.message


def test_a_plan_in_running_text() -> None:
    check = SectionCheck(titles=PLANS)
    verdict = check.check(read_text("述职报告\n2022年，本人认真履职，完成各项任务。\n下一步，我将加强学习。"))
    assert verdict.outcome is Outcome.REVIEW
    verdict = check.check(read_text("述职报告\n2022年，本人认真履职，完成下一步任务。\n以上是我的报告。"))
    assert verdict.outcome is Outcome.FAIL


def test_the_title_of_the_document_states_nothing() -> None:
    check = SectionCheck(titles=("述廉",))
    verdict = check.check(read_text("某局长2022年度述职述廉报告\n2022年，本人认真履职。\n"))
    assert verdict.outcome is Outcome.FAIL


def test_level_is_noted() -> None:
    _, verdict = judged(f"（三）存在的问题\n{PROBLEM_TEXT}")
    assert verdict.outcome is Outcome.PASS
    assert verdict.evidence[0].note is not None
    assert verdict.evidence[0].note.zh == "第 2 级标题"


def test_both_demands_of_a_combined_heading() -> None:
    text = "述职报告\n一、履职情况\n全年完成三件实事。\n二、主要不足及下步打算\n一是学习不够。二是调研不深。\n下一步，一要加强学习；二要深入调研。\n"
    document = read_text(text)
    problems = SectionCheck(titles=PROBLEMS, min_items=2).check(document)
    assert problems.outcome is Outcome.PASS
    assert len(problems.evidence) == 3
    assert SectionCheck(titles=PLANS).check(document).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("parameters", "outcome", "words"),
    [
        ({"min_chars": 30}, Outcome.PASS, "字"),
        ({"min_chars": 300}, Outcome.FAIL, "要求至少 300 字，现有 5"),
        ({"max_chars": 20}, Outcome.FAIL, "要求至多 20 字"),
        ({"min_share": 0.1}, Outcome.PASS, "字"),
        ({"min_share": 0.5}, Outcome.FAIL, "要求不少于 50.0%"),
        ({"max_share": 0.1}, Outcome.FAIL, "要求不多于 10.0%"),
        ({"min_items": 4, "min_chars": 300}, Outcome.FAIL, "要求至少 4 项，现有 3 项；要求至少 300 字"),
    ],
)
def test_bounds(parameters: dict[str, float], outcome: Outcome, words: str) -> None:
    _, verdict = judged(f"二、存在问题\n{PROBLEM_TEXT}", **parameters)
    assert verdict.outcome is outcome
    assert words in verdict.message.zh


def test_a_share_is_compared_as_it_is_shown() -> None:
    text = "某局长述职报告\n一、履职情况\n" + "甲" * 1692 + "\n二、存在问题\n" + "乙" * 299 + "\n"
    share = 299 / (1692 + 299 + 6 + 6)  # 14.93%
    assert round(share, 3) == 0.149
    for wanted, outcome in ((0.149, Outcome.PASS), (0.1494, Outcome.FAIL), (0.15, Outcome.FAIL)):
        verdict = SectionCheck(titles=("存在问题",), min_share=wanted).check(read_text(text))
        assert verdict.outcome is outcome, verdict.message


def test_forbidden() -> None:
    check = SectionCheck(titles=("履职情况",), forbidden=True)
    assert check.check(report("")).outcome is Outcome.FAIL
    assert check.check(read_text("通知\n一、检查时间\n3月。")).outcome is Outcome.PASS


def test_excluded_words() -> None:
    check = SectionCheck(titles=("廉洁自律",), not_titles=("问题",), min_chars=4)
    document = read_text("报告\n一、履职情况\n完成任务。\n二、廉洁自律方面存在的问题\n学习不够。\n")
    verdict = check.check(document)
    assert verdict.outcome is Outcome.FAIL


@pytest.mark.parametrize(
    "parameters",
    [
        {"titles": ()},
        {"titles": ("",)},
        {"titles": ("问题",), "min_chars": 5, "max_chars": 4},
        {"titles": ("问题",), "min_share": 1.5},
        {"titles": ("问题",), "min_share": 0.5, "max_share": 0.4},
        {"titles": ("问题",), "min_items": -1},
        {"titles": ("问题",), "forbidden": True, "min_items": 1},
    ],
)
def test_parameters_that_cannot_work(parameters: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        SectionCheck(**parameters)  # type: ignore[arg-type]


@given(st.lists(st.sampled_from([*"一二三四、。，：；\n是（）存在问题不足1. 　"]), max_size=60).map("".join))
def test_evidence_is_in_the_text(text: str) -> None:
    document, verdict = judged(text)
    for evidence in verdict.evidence:
        assert 0 <= evidence.span.start <= evidence.span.end <= len(document.text)
    if verdict.outcome is Outcome.PASS:
        assert verdict.evidence


@given(
    st.sampled_from(
        [
            "全年接待群众来访43次。",
            "（三）强化服务意识。新增窗口3个。",
            "2022年，完成投资1.2亿元；新建学校2所。",
        ]
    )
)
def test_unrelated_text_takes_nothing_away(text: str) -> None:
    document = read_text(FRONT + text + f"\n二、存在问题\n{PROBLEM_TEXT}\n" + BACK)
    assert SectionCheck(titles=PROBLEMS, min_items=2).check(document).outcome is Outcome.PASS


@pytest.mark.parametrize(
    "said",
    ["对照“世界一流”要求，我感到差距还不小。", "反思起来，主要是我重分数轻成长。", "说到底，是标准不高。"],
)
def test_what_only_leads_in_or_tells_of_causes_is_no_point(said):
    text = f"述职报告\n一、存在问题\n{said}\n度电成本仍高1.2分。\n外委队伍管得粗。\n"
    verdict = SectionCheck(titles=("存在问题",), min_items=3).check(read_text(text))
    assert "现有 2 项" in verdict.message.zh


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("一、存在问题\n学习不深。\n二、再出发\n每季度自学一个专题。", Outcome.REVIEW),
        ("一、存在问题\n学习不深。\n二、再出发\n略。", Outcome.FAIL),
        ("一、再出发\n每季度自学一个专题。\n二、存在问题\n学习不深。", Outcome.FAIL),
        ("一、存在问题\n学习不深。\n二、原因剖析\n要求不严。", Outcome.FAIL),
        ("一、存在问题\n学习不深。\n二、下一步打算\n每季度自学一个专题。", Outcome.PASS),
    ],
)
def test_a_section_behind_another_may_be_what_is_meant(text, outcome):
    check = SectionCheck(titles=("下一步打算",), not_titles=("原因",), behind=("存在问题",))
    assert check.check(read_text(f"述职报告\n{text}\n")).outcome is outcome


_TURNS = "述职报告\n一、履职情况\n完成投资3亿元。\n二、%s\n%s\n张三\n2023年12月31日"


@pytest.mark.parametrize("title", ["存在问题", "存在问题及下一步打算"])
@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("学习不够深入，读书少。下一步，一是加强学习。二是多下基层。三是改进作风。", Outcome.FAIL),
        ("一是学习不深。下一步，一是加强学习。二是多下基层。三是改进作风。", Outcome.FAIL),
        ("一是学习不深。二是调研不多。三是作风不实。下一步，一是学习。二是改进。", Outcome.PASS),
    ],
)
def test_measures_after_the_turn_are_no_points_of_the_problems(title, words, outcome):
    check = SectionCheck(titles=("存在问题",), min_items=3)
    assert check.check(read_text(_TURNS % (title, words), "x.txt", "txt")).outcome is outcome


@pytest.mark.parametrize(
    "words",
    [
        "一是学习不深。下一步，加强学习。二是调研不多。三是作风不实。",
        "总体尚可。下一步，面临三个困难：一是资金不足。二是人手不足。三是场地不足。",
    ],
)
def test_problems_told_after_a_word_of_what_is_to_come_are_points(words):
    check = SectionCheck(titles=("存在问题",), min_items=3)
    assert check.check(read_text(_TURNS % ("存在问题", words), "x.txt", "txt")).outcome is Outcome.PASS
