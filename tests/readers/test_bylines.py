"""Who reports and when, under the title; a table below the sign-off."""

from __future__ import annotations

import pytest

from hegui.checks.element import ElementCheck
from hegui.document import BlockKind
from hegui.elements.facts import bylines, reporter
from hegui.elements.persons import names_person
from hegui.formats.outline import nodes
from hegui.readers import read_bytes, read_text
from hegui.verdict import Outcome

REPORT = "2025年度述职述责述廉报告\n{}\n\n2025年，我认真履职。\n一、履职情况\n完成投资3亿元。\n"


@pytest.mark.parametrize(
    "line",
    [
        *("述职人：王建国", "汇报人: 李 强", "王建国", "王 磊", "（王建国）", "阿不都·热合曼", "欧阳建国"),
        *("县水利局  王建国", "县水利局　王 磊", "市水务局党组书记、局长王建国", "新华街道党工委书记李卫东"),
        *("县委常委、副县长 王建国", "（县水利局 王建国 2026年1月8日）", "王建国　二〇二六年一月八日"),
    ],
)  # fmt: skip
def test_a_name_under_the_title_signs(line):
    assert names_person(line)
    document = read_text(REPORT.format(line))
    found = reporter(document)
    assert found is not None and document.quote(found) == line
    assert ElementCheck(element="signatory", under_title=True).check(document).outcome is Outcome.PASS
    assert ElementCheck(element="signatory").check(document).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    "line",
    [
        *("县水利局", "高新区", "——在县委全会上的报告", "（2026年1月8日）", "2025年度", "县水利局　党支部"),
        *("局党组书记兼局长", "第二季度", "党组书记、局长", "县水利局 办公室", "镇党委书记", "张家口市", "在全县干部大会上"),
    ],
)  # fmt: skip
def test_other_lines_under_the_title_name_nobody(line):
    assert not names_person(line)
    assert (
        ElementCheck(element="signatory", under_title=True).check(read_text(REPORT.format(line))).outcome
        is Outcome.FAIL
    )


@pytest.mark.parametrize(
    "date", ["（2026年1月8日）", "2026年1月8日", "（二〇二六年一月八日）", "王建国 2026年1月8日"]
)
def test_a_date_under_the_title_counts_where_the_rule_says_so(date):
    document = read_text(REPORT.format(f"述职人：王建国\n{date}"))
    assert ElementCheck(element="date", under_title=True).check(document).outcome is Outcome.PASS
    assert ElementCheck(element="date").check(document).outcome is Outcome.FAIL


def test_a_month_under_the_title_is_no_whole_date():
    verdict = ElementCheck(element="date", under_title=True).check(
        read_text(REPORT.format("王建国\n（2026年1月）"))
    )
    assert verdict.outcome is Outcome.FAIL
    assert "“（2026年1月）”不完整" in verdict.message.zh


def test_lines_under_the_title_are_not_shown_as_the_title():
    document = read_text(REPORT.format("述职人：王建国\n（2026年1月8日）"))
    assert [node.kind for node in nodes(document)][:4] == ["title", "byline", "byline", "paragraph"]
    assert bylines(read_text("我局认真履职。\n")) == ()


def page(markup):
    return read_bytes(markup.encode(), "x.html", "html")


TABLE = "<table><tr><td>序号</td><td>状态</td></tr><tr><td>1</td><td>已完成。</td></tr></table>"
BODY = "<p>关于整改情况的报告</p><p>一、整改情况</p><p>已完成17个，正在推进2个。</p>"


@pytest.mark.parametrize(
    "over", ["", "<p>附表</p>", "<p>附表</p><p>整改情况一览表</p>", "<p>（此件公开发布）</p>"]
)
def test_a_table_may_stand_below_the_sign_off(over):
    document = page(f"{BODY}<p>县文化和旅游局党组</p><p>2026年1月12日</p>{over}{TABLE}<p>填表人：王明</p>")
    assert document.date is not None and document.date.source == "sign-off"
    assert document.signatory is not None and document.quote(document.signatory) == "县文化和旅游局党组"


def test_a_date_over_a_table_in_the_text_is_no_sign_off():
    document = page(f"{BODY}<p>演练安排</p><p>2026年1月12日</p>{TABLE}<p>演练由县局组织，各镇参加。</p>")
    assert all(block.kind is not BlockKind.DATE for block in document.blocks)
