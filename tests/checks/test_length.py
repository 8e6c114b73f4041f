import pytest

from hegui.checks.length import LengthCheck
from hegui.document import Document, Span
from hegui.readers import read_text
from hegui.verdict import Outcome

REPORT = """关于2022年度履职情况的报告

一、履职情况
全年抓学习。抓作风，走访企业，倾听意见，解决困难。
二、存在的问题
学习不够。
"""


def judged(text, **parameters):
    document = read_text(text)
    verdict = LengthCheck(**parameters).check(document)
    return verdict.outcome, [document.quote(place.span) for place in verdict.evidence], verdict.message.zh


def test_a_document_is_measured_without_title_and_blanks():
    outcome, quotes, said = judged(REPORT, of="document", min=43, max=43)
    assert (outcome, quotes) == (Outcome.PASS, ["关于2022年度履职情况的报告"])
    assert said == "全文（不含标题） 43 字，至少 43 字、至多 43 字"
    assert judged(REPORT.replace("。", "。\u3000 "), of="document", min=43, max=43)[0] is Outcome.PASS
    assert judged(REPORT, of="document", max=42)[0] is Outcome.FAIL
    assert judged(REPORT, of="document", min=44)[0] is Outcome.FAIL


def test_a_title_is_measured():
    assert judged(REPORT, of="title", max=15)[:2] == (Outcome.PASS, ["关于2022年度履职情况的报告"])
    assert judged(REPORT, of="title", max=14)[::2] == (Outcome.FAIL, "标题 15 字，至多 14 字")
    assert judged("", of="title", max=14)[0] is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("of", "limit", "wrong"),
    [
        ("paragraph", 30, []),
        ("paragraph", 20, ["全年抓学习。抓作风，走访企业，倾听意见，解决困难。"]),
        ("sentence", 18, ["抓作风，走访企业，倾听意见，解决困难。"]),
        ("sentence", 20, []),
        ("section-title", 4, ["二、存在的问题"]),
        ("section-title", 5, []),
    ],
)
def test_every_offender_is_shown(of, limit, wrong):
    outcome, quotes, said = judged(REPORT, of=of, max=limit)
    assert outcome is (Outcome.FAIL if wrong else Outcome.PASS)
    if wrong:
        assert quotes == wrong
        assert f"有 {len(wrong)} 个长度不合要求，至多 {limit} 字" in said
    else:
        assert len(quotes) == 1  # the longest one
        assert "最长" in said


def test_too_short_is_found_as_well():
    outcome, quotes, said = judged(REPORT, of="paragraph", min=6)
    assert (outcome, quotes, said) == (
        Outcome.FAIL,
        ["学习不够。"],
        "2 个段落中有 1 个长度不合要求，至少 6 字",
    )
    assert judged(REPORT, of="paragraph", min=5)[1] == ["学习不够。"]


def test_a_sentence_ends_behind_its_closing_mark():
    text = "一、情况\n他说：“今天很好。”明天再来！会后，（大家都很高兴。）继续工作。\n"
    assert judged(text, of="sentence", max=1)[1] == [
        "他说：“今天很好。”",
        "明天再来！",
        "会后，（大家都很高兴。）",
        "继续工作。",
    ]


def test_lengths_are_told_at_each_place():
    document = read_text(REPORT)
    verdict = LengthCheck(of="paragraph", max=4).check(document)
    assert [place.note.zh for place in verdict.evidence] == ["25 字", "5 字"]


def test_scope_is_kept():
    document = read_text(REPORT)
    part = document.within((document.sections[1].body,))
    assert LengthCheck(of="document", max=5).check(part).outcome is Outcome.PASS
    assert len(LengthCheck(of="paragraph", max=4).check(part).evidence) == 1
    assert LengthCheck(of="title", max=4).check(part).outcome is Outcome.NOT_APPLICABLE
    assert (
        LengthCheck(of="paragraph", max=4).check(Document("甲").within((Span(0, 0),))).outcome
        is Outcome.NOT_APPLICABLE
    )


@pytest.mark.parametrize("limits", [{}, {"min": 3, "max": 2}, {"min": -1}, {"max": -1}])
def test_parameters_that_cannot_work_are_refused(limits):
    with pytest.raises(ValueError, match="min"):
        LengthCheck(of="document", **limits)
