import pytest

from hegui.checks.count import CountCheck
from hegui.document import Block, BlockKind, Document, Span
from hegui.readers import read_text
from hegui.verdict import Outcome


def judged(text, **parameters):
    document = read_text(text)
    verdict = CountCheck(**parameters).check(document)
    return verdict.outcome, [document.quote(place.span) for place in verdict.evidence], verdict.message.zh


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "全年完成投资3.5亿元，增长12%，新增企业1,200家，产值2012.5亿元。",
            ["3.5", "12%", "1,200", "2012.5"],
        ),
        ("开展谈心谈话23人次，走访5个村，用时3个月。", ["23", "5", "3"]),
        ("2022年12月30日，9:30开会，见〔2021〕21号文件。", []),
        ("2013—2015年连续3年优秀，2022-12-30报送。", ["3"]),
        ("1.加强学习。2.转变作风；（3）狠抓落实", []),
        ("（1）深入企业。\n2、走访群众8次。", ["8"]),
        ("第3季度采购A4纸、PM2.5下降10微克。", ["10"]),
        ("党的二十大精神，十四五规划", []),
        ("完成任务的２０％", ["２０％"]),
    ],
)
def test_figures_are_not_dates_or_numbering(text, figures):
    document = Document(text)
    verdict = CountCheck(of="numbers", max=99).check(document)
    assert [document.quote(place.span) for place in verdict.evidence] == figures


@pytest.mark.parametrize(
    ("count", "limits", "outcome", "said"),
    [
        (3, {"min": 3}, "pass", "“本人”共 3 处，至少应有 3 处"),
        (2, {"min": 3}, "fail", "“本人”共 2 处，至少应有 3 处"),
        (0, {"min": 1}, "fail", "“本人”共 0 处，至少应有 1 处"),
        (3, {"max": 2}, "fail", "“本人”共 3 处，至多 2 处"),
        (2, {"min": 1, "max": 2}, "pass", "“本人”共 2 处，至少应有 1 处，至多 2 处"),
        (0, {"max": 0}, "pass", "“本人”共 0 处，至多 0 处"),
        (1, {"max": 0}, "fail", "“本人”共 1 处，至多 0 处"),
    ],
)
def test_terms_are_counted_against_the_limits(count, limits, outcome, said):
    found, quotes, message = judged("本人尽责。" * count + "其他。", of="terms", terms=["本人"], **limits)
    assert (found, quotes, message) == (outcome, ["本人"] * count, said)


def test_a_density_is_per_thousand_characters_without_blanks():
    text = "本人" + "甲 \n" * 498
    assert judged(text, of="terms", terms=["本人"], min=2, per_1000=True)[::2] == (
        "pass",
        "“本人”共 1 处，每千字 2.0，至少应有 2 处",
    )
    assert judged(text, of="terms", terms=["本人"], min=2.1, per_1000=True)[0] is Outcome.FAIL
    assert judged("", of="terms", terms=["本人"], min=2, per_1000=True)[0] is Outcome.FAIL


def test_a_demand_counts_what_a_reader_sees_and_a_limit_counts_all():
    document = Document("本人看得见。本人隐藏。", hidden=(Span(6, 11),))
    assert CountCheck(of="terms", terms=("本人",), min=2).check(document).outcome is Outcome.FAIL
    assert CountCheck(of="terms", terms=("本人",), max=1).check(document).outcome is Outcome.FAIL


REPORT = """2022年述职报告

一、履职情况
全年重点抓了两件事。一是抓学习，开展研讨12次。二是抓作风，走访企业30家。
（一）注重党建引领，凝聚发展合力。本人带头讲党课4次。
二、存在的问题
学习不够系统深入。
"""


@pytest.mark.parametrize(
    ("of", "quotes"),
    [
        ("sections", ["一、履职情况", "（一）注重党建引领，凝聚发展合力。", "二、存在的问题"]),
        ("items", ["一是抓学习，开展研讨12次。", "二是抓作风，走访企业30家。"]),
        ("numbers", ["12", "30", "4"]),
        ("tables", []),
    ],
)
def test_parts_of_a_report_are_counted(of, quotes):
    assert judged(REPORT, of=of, max=9)[:2] == (Outcome.PASS, quotes)


def test_paragraphs_are_body_text():
    outcome, quotes, said = judged(REPORT, of="paragraphs", min=4)
    assert (outcome, len(quotes), said) == (Outcome.FAIL, 3, "共 3 段，至少应有 4 段")


def test_a_run_of_cells_is_a_table():
    text = "前文\n甲\n乙\n中间\n丙\n"
    kinds = (BlockKind.PARAGRAPH, BlockKind.CELL, BlockKind.CELL, BlockKind.PARAGRAPH, BlockKind.CELL)
    starts = (0, 3, 5, 7, 10)
    blocks = tuple(Block(k, Span(s, text.index("\n", s))) for k, s in zip(kinds, starts, strict=True))
    verdict = CountCheck(of="tables", min=2).check(Document(text, blocks=blocks))
    assert (verdict.outcome, [p.span for p in verdict.evidence]) == (Outcome.PASS, [(3, 6), (10, 11)])


def test_scope_is_kept():
    document = read_text(REPORT)
    part = document.within((document.sections[1].body,))
    assert len(CountCheck(of="numbers", max=9).check(part).evidence) == 1
    assert not CountCheck(of="items", max=9).check(part).evidence


@pytest.mark.parametrize(
    "parameters",
    [
        {"of": "terms", "min": 1},
        {"of": "items", "terms": ("甲",), "min": 1},
        {"of": "items"},
        {"of": "items", "min": 3, "max": 2},
        {"of": "items", "min": 0},
        {"of": "items", "max": -1},
    ],
)
def test_parameters_that_cannot_work_are_refused(parameters):
    with pytest.raises(ValueError, match=r"terms|min|max"):
        CountCheck(**parameters)
