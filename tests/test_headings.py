"""Which headings answer a demand, and which only hold its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.document import Document, Section, Span
from hegui.headings import answers, are_trouble, titled
from hegui.headings.typing_errors import near_miss

PROBLEMS = (
    "存在问题",
    "存在的主要问题",
    "主要问题",
    "突出问题",
    "问题和不足",
    "存在不足",
    "主要不足",
    "不足之处",
    "差距和不足",
    "查摆问题",
    "需要改进的方面",
)
PLANS = (
    "下一步打算",
    "下一步工作计划",
    "今后努力方向",
    "努力方向",
    "整改措施",
    "工作打算",
    "工作计划",
    "工作思路",
    "明年工作安排",
)
DUTIES = ("履职情况", "履行职责情况", "主要工作", "重点工作", "工作回顾", "主要做法", "工作成效")
INTEGRITY = ("廉洁自律", "廉洁从政", "党风廉政建设", "述廉")
CAUSES = ("原因分析", "产生问题的原因", "思想根源")
RECTIFIED = ("整改落实情况", "问题整改情况", "整改情况")

PROBLEM_SECTIONS = [
    "存在问题",
    "存 在 问 题",
    "存在的问题",
    "存在的主要问题及原因分析",
    "查摆出的主要问题",
    "2022年工作中存在的主要问题及原因分析",
    "主要不足及下步打算",
    "存在的差距和不足",
    "存在的不足和差距",
    "问题与不足",
    "不足与问题",
    "问题与不足之处",
    "履职过程中存在的不足",
    "对照检查存在的突出问题",
    "需要改进的方面",
    "需要改进方面",
    "工作中存在的一些问题",
    "存在的困难和问题",
    "存在的形式主义、官僚主义方面的问题",
    "当前工作存在的短板和问题",
    "履行党风廉政建设责任制方面存在的问题",
    "落实主体责任方面存在的主要问题",
    "在解决群众急难愁盼上存在的突出问题",
    "坚持民主集中制方面存在的不足",
    "围绕中心服务大局方面存在的差距和不足",
    "围绕“四个带头”查摆出的主要问题",
    "推进工作中存在的主要问题",
    "整改工作中存在的问题",
    "基层治理存在的突出问题",
    "亟待解决的主要问题",
    "需要着力解决的突出问题",
    "尚未解决的突出问题",
    "针对性不强等主要问题",
    "正视存在问题，明确努力方向",
    "查摆存在问题，制定整改措施",
    "存在问题和整改措施",
    "存在问题、原因分析及整改措施",
    "存在问题及整改情况",
    "存在问题原因分析",
    "存在问题努力方向",
    "主要问题清单",
    "主要问题如下",
    "存在的问题（共四个方面）",
    "述职存在问题",
    "回顾一年来的工作，存在的主要问题是",
    "政治建设方面。主要问题",
    "短板弱项",
    "问题短板",
    "反思与不足",
    "个人不足",
    "不足和努力方向",
    "工作中的不足及今后努力方向",
    "正视问题，找准差距",
    "反思不足，明确方向",
    "有待改进的地方",
]
NO_PROBLEM_SECTIONS = [
    "着力破解难点问题，推动工作提质",
    "聚焦主要问题抓整改",
    "聚焦主要问题，狠抓整改",
    "坚持问题导向，推动主要问题整改",
    "坚持问题导向，破解主要问题",
    "着力解决群众反映强烈的突出问题",
    "群众反映强烈的突出问题得到有效解决",
    "针对存在问题，建立台账",
    "针对查摆出的主要问题，狠抓整改",
    "针对巡察反馈的主要问题，压实责任",
    "针对四个方面存在的突出问题，逐项销号",
    "围绕存在的问题，细化措施",
    "着力整改存在的突出问题",
    "全面整改存在的问题，做到真改实改",
    "解决存在的问题",
    "破解发展中存在的突出问题",
    "化解历史遗留突出问题",
    "回应社会关切的突出问题",
    "攻克制约发展的主要问题",
    "紧盯突出问题，从严监督",
    "整治群众身边的突出问题",
    "深入整治突出问题，净化政治生态",
    "突出问题专项整治",
    "突出问题整改",
    "存在问题整改情况",
    "存在问题的整改情况",
    "上年度存在问题及整改落实情况",
    "民主生活会查摆问题整改落实情况",
    "巡视反馈主要问题整改进展",
    "存在问题的原因分析",
    "问题产生的原因",
    "深入查摆问题，狠抓整改落实",
    "不存在问题",
    "未发现突出问题",
    "突出问题有效化解",
    "补齐主要不足",
    "防范化解突出问题，守住底线",
    "主要工作",
    "下一步打算",
    "推动主要问题解决到位",
    "学习不足",
    "坚持问题导向",
    "突出问题导向，抓实整改",
    "找差距，补短板，抓落实",
    "以解决突出问题为抓手",
    "困难群众救助",
    "安全隐患排查整治",
    "理论学习不够深入",
    "整改措施",
]


@pytest.mark.parametrize("heading", PROBLEM_SECTIONS)
def test_a_section_on_shortcomings(heading: str) -> None:
    assert answers(heading, PROBLEMS)


@pytest.mark.parametrize("heading", NO_PROBLEM_SECTIONS)
def test_no_section_on_shortcomings(heading: str) -> None:
    assert not answers(heading, PROBLEMS)


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("主要不足及下步打算", PLANS),
        ("下步打算", PLANS),
        ("下一步工作打算", PLANS),
        ("下一步重点工作打算", PLANS),
        ("下阶段打算", PLANS),
        ("下一步全面从严治党工作打算", PLANS),
        ("2023年工作打算", PLANS),
        ("二〇二三年工作思路", PLANS),
        ("2023年工作思路和重点任务", PLANS),
        ("今后的努力方向", PLANS),
        ("努力方向及整改措施", PLANS),
        ("明确努力方向，落实整改措施", PLANS),
        ("存在问题和整改措施", PLANS),
        ("2023年工作谋划", PLANS),
        ("明年工作要点", PLANS),
        ("下一步", PLANS),
        ("未来工作展望", PLANS),
        ("述职", ("述职",)),
        ("下一步工作的计划", ("下一步工作计划",)),
        ("2023年打算", ("下一步打算",)),
        ("今后打算", ("下一步打算",)),
        ("未来工作打算", ("下一步工作打算",)),
        ("履职情况", DUTIES),
        ("2022年度履职情况", DUTIES),
        ("履行岗位职责情况", ("履行岗位职责情况",)),
        ("主要工作及成效", DUTIES),
        ("2022年主要工作完成情况", DUTIES),
        ("2022年工作总结和下一步重点工作", ("工作总结",)),
        ("过去一年的工作回顾", DUTIES),
        ("一年来的主要做法和成效", DUTIES),
        ("取得的工作成效", DUTIES),
        ("廉洁自律，确保共产党员清廉本色", INTEGRITY),
        ("坚持廉洁自律，永葆清廉本色", INTEGRITY),
        ("聚焦党风廉政建设，筑牢思想防线", INTEGRITY),
        ("狠抓党风廉政建设", INTEGRITY),
        ("述廉：守住底线，管好身边人", INTEGRITY),
        ("存在问题及原因分析", CAUSES),
        ("产生问题的主要原因", ("产生问题的原因",)),
        ("上年度整改落实情况", RECTIFIED),
        ("反馈问题整改落实情况", RECTIFIED),
        ("民主生活会查摆问题整改情况", RECTIFIED),
        ("着力破解难点问题，推动工作提质", ("破解难点问题",)),
        ("着力破解难点问题，推动工作提质", ("难点问题", "着力破解难点问题")),
        ("整改方向和措施", ("整改措施",)),
        ("整改工作思路和打算", ("工作打算",)),
        ("学习与思考", ("学习和思考",)),
        ("党的建设工作", ("党建工作", "党的建设工作")),
    ],
)
def test_answers(heading: str, titles: tuple[str, ...]) -> None:
    assert answers(heading, titles)


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("提高站位，提出切实可行的商务工作思路", PLANS),
        ("理清工作思路，明确目标任务", PLANS),
        ("2022年工作计划完成情况", PLANS),
        ("整改措施落实情况", PLANS),
        ("细化整改措施，推动问题销号", PLANS),
        ("2022年重点工作", ("下一步打算",)),
        ("下一步重点工作", DUTIES),
        ("明年主要工作安排", DUTIES),
        ("着力提升工作成效", DUTIES),
        ("存在问题", PLANS),
        ("存在问题", DUTIES),
        ("勤政廉政", INTEGRITY),
        ("上年度述职评议问题整改情况", ("述职",)),
        ("2023年目标任务", PLANS),
        ("严格落实工作计划", PLANS),
        ("着力破解难点问题，推动工作提质", ("难点问题",)),
    ],
)
def test_does_not_answer(heading: str, titles: tuple[str, ...]) -> None:
    assert not answers(heading, titles)


def document(titles: list[str]) -> Document:
    text = "\n".join(titles)
    sections, at = [], 0
    for title in titles:
        span = Span(at, at + len(title))
        sections.append(Section("", title, 1, span, Span(span.end, min(span.end + 1, len(text)))))
        at = span.end + 1
    return Document(text, sections=tuple(sections))


@given(st.lists(st.sampled_from([*PROBLEM_SECTIONS, *NO_PROBLEM_SECTIONS, "2023年打算", "述廉", ""])))
@pytest.mark.parametrize("titles", [PROBLEMS, PLANS, DUTIES, INTEGRITY, CAUSES, RECTIFIED])
def test_search_by_title_finds_what_answers(titles: tuple[str, ...], headings: list[str]) -> None:
    found = document(headings)
    wanted = [i for i, heading in enumerate(headings) if answers(heading, titles)]
    assert list(titled(found, titles)) == wanted


@given(st.sampled_from([*PROBLEMS, *PLANS, *DUTIES, *INTEGRITY, *CAUSES, *RECTIFIED]))
def test_a_title_answers_itself(title: str) -> None:
    assert answers(title, (title,))
    assert answers(f"{title}。", (title,))
    assert list(titled(document(["其他", title]), (title,))) == [1]


@given(st.text(max_size=30), st.text(min_size=1, max_size=8))
def test_any_text_is_judged(heading: str, title: str) -> None:
    answers(heading, (title,))


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("存在间题", "存在问题"),
        ("存在的间题及打算", "存在问题"),
        ("下一步打祘", "下一步打算"),
        ("存问在题", "存在问题"),
    ],
)
def test_near_misses(heading: str, title: str) -> None:
    assert near_miss(heading, (title,)) == title


@pytest.mark.parametrize("heading", ["存在问题", "履职情况", "打算"])
def test_no_near_miss(heading: str) -> None:
    assert near_miss(heading, ("存在问题", "打算")) is None


def test_titles_for_shortcomings() -> None:
    assert are_trouble(("存在的问题",))
    assert are_trouble(("打算", "需要改进的方面"))
    assert not are_trouble(("廉洁自律方面",))


@pytest.mark.parametrize("heading", ["需要重视的问题", "值得关注的问题和不足", "存在的问题及产生的根源"])
def test_problems_in_other_words(heading):
    assert answers(heading, ("存在的问题", "问题和原因"))


@pytest.mark.parametrize("heading", ["产生问题的原因剖析", "问题整改措施", "出现问题的根源"])
def test_causes_and_measures_are_no_problems(heading):
    assert not answers(heading, ("存在的问题", "问题和原因", "问题及原因分析"))
