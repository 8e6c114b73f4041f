import pytest

from hegui.checks.announced import AnnouncedCheck
from hegui.document import Span
from hegui.readers import read_text
from hegui.verdict import Outcome

CHECK = AnnouncedCheck()


def judged(text):
    document = read_text(text, "x.txt", "txt")
    verdict = CHECK.check(document)
    return verdict.outcome, [document.quote(place.span) for place in verdict.evidence]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("主要抓了三个方面工作：一是抓学习。二是抓组织。", "三个方面工作："),
        ("提两点意见。第一，抓学习。第二，抓组织。第三，抓作风。", "两点意见。"),
        ("存在以下4个问题：一是学习不深；二是调研不多；三是作风不实。", "4个问题："),
    ],
)
def test_a_number_before_a_list_that_is_longer_or_shorter(text, quote):
    assert judged(text) == (Outcome.FAIL, [quote])


@pytest.mark.parametrize(
    "text",
    [
        "围绕“学、讲和做”四大主题开展活动。",
        "建设“平安甲地”“法治甲地”“数字甲地”两大工程。",
        "工作总结\n一、抓好三项重点工作\n（一）抓学习\n内容。\n（二）抓组织\n内容。\n二、其他工作\n内容。",
    ],
)
def test_where_it_is_not_sure_a_person_looks(text):
    outcome, quotes = judged(text)
    assert outcome is Outcome.REVIEW
    assert len(quotes) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("主要抓了三个方面工作：一是抓学习。二是抓组织。三是抓作风。", 1),
        ("提两点意见：一要抓学习；二要抓组织。", 1),
        ("围绕“自治和德治、法治”三大主题，围绕“学、讲和做”三大主题，围绕“统筹、发展和安全”两大主题。", 3),
        ("对3个项目督查：一是看进度；二是看质量。", 0),
        ("召开5次会议。一是抓学习。二是抓组织。", 0),
        ("第三点意见：一是抓学习。二是抓组织。", 0),
        ("“人口多、土地少，投入高、产出低”三大矛盾突出。", 0),
        ("“学习强国”两大板块上线。", 0),
        ("推进四项改革。全年完成投资3亿元，增长8%。一是抓学习。二是抓组织。", 0),
        ("", 0),
    ],
)
def test_numbers_that_agree_or_are_of_something_else(text, count):
    outcome, quotes = judged(text)
    assert outcome is Outcome.PASS
    assert len(quotes) == count


def test_scope_is_kept():
    document = read_text("三个方面：一是甲。二是乙。", "x.txt", "txt").within((Span(8, 10),))
    assert CHECK.check(document).outcome is Outcome.PASS


PLAN = "助餐提升方案\n一、目标\n新建食堂20家。\n二、重点任务\n围绕目标，重点抓好以下%s任务。\n（一）优化布局\n内容。\n（二）规范运营\n内容。\n（三）落实补助\n内容。\n三、要求\n内容。"
MINUTES = "望海集团党委会会议纪要\n2024年5月16日，党委书记主持召开党委会会议，研究了%s议题。\n一、关于学习教育\n会议听取了汇报。\n二、关于泊位改造\n会议听取了汇报。"
FIGHTS = "讲话\n今年要集中力量，打好%s硬仗。\n第一场硬仗是消防安全治理。要排查。\n第二场硬仗是工业隐患整治。要整改。\n第三场硬仗是燃气安全。要更换。"


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [(PLAN, "四项", "三项"), (MINUTES, "三项", "两个"), (FIGHTS, "四场", "三场")],
)
def test_what_is_listed_further_down(text, wrong, right):
    assert judged(text % wrong)[0] is Outcome.REVIEW
    outcome, quotes = judged(text % right)
    assert outcome is Outcome.PASS
    assert len(quotes) == 1


@pytest.mark.parametrize(
    "text",
    [
        # 会议不止说了两次；不是句首，也不是“第一场硬仗是”。
        "工作总结\n全年推进三项工程，其中第一项工程建成投用，第二项工程开工。",
        # 数目不在小标题紧前面。
        "工作方案\n一、重点任务\n围绕以下四项指标，分步实施。各科室要抓紧。\n（一）抓学习\n内容。\n（二）抓组织\n内容。",
        # 不是纪要。
        "工作总结\n全年研究了五项议题。\n一、抓学习\n内容。\n二、抓组织\n内容。",
    ],
)
def test_numbers_of_something_else(text):
    assert judged(text)[0] is Outcome.PASS


LINES = "工作总结\n一、存在问题\n主要有%s个方面不足：\n"


@pytest.mark.parametrize(
    "lines",
    [
        "1.学习不深。\n2.调研不多。\n3.作风不实。\n二、打算\n内容。",
        "（一）学习不深。\n读书少。\n1.原著读得少。\n2.笔记记得少。\n（二）调研不多。\n（三）作风不实。\n二、打算\n内容。",
    ],
)
def test_numbered_lines_directly_below(lines):
    assert judged(LINES % "四" + lines) == (Outcome.REVIEW, ["四个方面不足："])
    assert judged(LINES % "三" + lines) == (Outcome.PASS, ["三个方面不足："])


@pytest.mark.parametrize(("number", "outcome"), [("四", Outcome.REVIEW), ("三", Outcome.PASS)])
def test_a_markdown_list_directly_below(number, outcome):
    text = f"# 工作总结\n\n主要有{number}个方面不足：\n\n- 学习不深。\n  - 读书少。\n- 调研不多。\n- 作风不实。\n\n结尾。\n"
    verdict = CHECK.check(read_text(text, "x.md", "md"))
    assert verdict.outcome is outcome
    assert len(verdict.evidence) == 1


@pytest.mark.parametrize(
    "lines",
    ["情况如下。\n1.学习不深。\n2.调研不多。", "1.学习不深。\n3.调研不多。", "学习不深。\n调研不多。"],
)
def test_lines_that_are_not_plainly_its_list(lines):
    verdict = CHECK.check(read_text(LINES % "四" + lines, "x.txt", "txt"))
    assert verdict.outcome is Outcome.PASS
    assert "没有找到" in verdict.message.zh
