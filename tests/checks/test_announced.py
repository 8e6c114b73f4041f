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
