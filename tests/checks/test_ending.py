import pytest

from hegui.checks.ending import EndingCheck
from hegui.readers import read_text
from hegui.verdict import Outcome

SENTENCE = "深入学习贯彻会议精神，扎实推进重点项目，全年完成投资3.5亿元，同比增长8%"


def judged(text, form="txt"):
    return EndingCheck().check(read_text(text, f"x.{form}", form))


@pytest.mark.parametrize(
    "text",
    [
        f"工作总结\n\n{SENTENCE}。",
        f"工作总结\n\n{SENTENCE}：\n\n{SENTENCE}；\n\n{SENTENCE}……",
        f"工作总结\n\n- {SENTENCE}\n- {SENTENCE}",
        f"工作总结\n\n他说：“{SENTENCE}。”\n\n（{SENTENCE}。）",
        f"工作总结\n\n{SENTENCE}。[1]\n\n{SENTENCE}。②",
        "工作总结\n\n联系人：李楠，电话：0000-6234567，地址：云岭市向阳路一百二十号水务大楼三楼三〇二室",
        "工作总结\n\n附件：1.重点项目进展情况表，2.资金使用情况表，3.群众意见建议办理情况统计汇总表",
        "工作总结\n\n抓学习，促提升，树形象",
        "工作总结\n\n单位\t项目\t投资，完成，比例，说明情况以及其他需要说明的事项一览",
        "工作总结\n\n见附件“重点项目进展情况表和资金使用情况表以及群众意见建议办理情况”",
        "",
    ],
)
def test_paragraphs_that_end_well_or_need_no_end(text):
    assert judged(text).outcome is Outcome.PASS


@pytest.mark.parametrize("end", ["", "，", "、", "[1]"])
def test_a_paragraph_that_breaks_off(end):
    text = f"工作总结\n\n{SENTENCE}。\n\n{SENTENCE}{end}\n\n{SENTENCE}。"
    verdict = judged(text)
    assert verdict.outcome is Outcome.FAIL
    assert len(verdict.evidence) == 1
    assert text[slice(*verdict.evidence[0].span)].endswith(f"8%{end}")


def test_a_numbered_paragraph_counts_where_it_has_a_sentence():
    assert judged(f"工作总结\n\n一、主要工作\n\n（一）抓学习。{SENTENCE}").outcome is Outcome.FAIL


def test_many_of_them_are_perhaps_broken_lines():
    verdict = judged("工作总结\n\n" + "\n\n".join([SENTENCE] * 6 + [SENTENCE + "。"] * 2), "md")
    assert verdict.outcome is Outcome.REVIEW
    assert len(verdict.evidence) == 5


def test_cells_are_not_looked_at():
    text = f"# 工作总结\n\n| 甲 | 乙 |\n|---|---|\n| {SENTENCE} | 2 |\n"
    assert judged(text, "md").outcome is Outcome.PASS


def test_a_length_that_cannot_work_is_refused():
    with pytest.raises(ValueError, match="min_chars"):
        EndingCheck(min_chars=0)
