"""Years left from an older document, and periods that end before they begin."""

import pytest

from hegui.checks.consistency import ConsistencyCheck
from hegui.document import Block, BlockKind, Span
from hegui.readers import read_text

END = "\n石桥镇人民政府\n2026年1月12日\n"


def judged(text, of):
    document = read_text(text, format="txt")
    return told(document, of)


def told(document, of):
    verdict = ConsistencyCheck(of=of).check(document)
    return verdict.outcome, [document.quote(place.span) for place in verdict.evidence]


CARRIED = [
    ("2025年工作总结\n2025年，我局抓落实。现将2024年工作总结如下。\n", ["2025年", "2024年"]),
    ("2025年度述职报告\n2025年，本人尽责。现将2024年度履职情况报告如下：\n", ["2025年", "2024年"]),
    (
        "关于做好2026年春节期间值班工作的通知\n各镇：\n为切实做好2025年春节期间值班工作，现通知如下。\n",
        ["2026年", "2025年"],
    ),
    ("关于2026年元旦放假安排的通知\n各科室：\n现将2025年元旦放假安排通知如下。\n", ["2026年", "2025年"]),
]
CURRENT = [
    "2025年工作总结\n2025年，我局抓落实。现将2025年工作总结如下。\n",
    "2025年度述职报告\n2025年，本人尽责。现将2024年度述职评议整改情况和2025年履职情况报告如下：\n",
    "2025年度述职报告\n2025年，本人尽责。现将2024年9月以来的履职情况报告如下：\n",
    "2025年工作总结\n2025年，我局抓落实，巩固2024年工作成效。现将工作情况报告如下。\n",
    "关于做好2026年春节期间值班工作的通知\n各镇：\n2025年春节期间值班工作总体有序。现通知如下。\n",
    "关于做好2026年春节期间值班工作的通知\n各镇：\n为巩固2025年春节期间值班工作成果，现通知如下。\n",
    "关于做好2026年春节期间值班工作的通知\n各镇：\n为总结2025年、做好2026年春节期间值班工作，现通知如下。\n",
    "关于做好2026年春节期间值班工作的通知\n各镇：\n根据《关于做好2025年春节期间值班工作的通知》，现通知如下。\n",
]


@pytest.mark.parametrize(("text", "quotes"), CARRIED)
def test_a_year_left_from_an_older_document_is_told(text, quotes):
    assert judged(text, "years") == ("fail", quotes)


@pytest.mark.parametrize("text", CURRENT)
def test_other_years_are_right(text):
    assert judged(text, "years")[0] == "pass"


@pytest.mark.parametrize(
    ("header", "outcome"),
    [
        ("2024年度党建述职", "fail"),
        ("2025年度党建述职", "pass"),
        ("2026年述职评议会材料", "pass"),
        ("2024年制", "pass"),
        ("内部资料", "pass"),
    ],
)
def test_the_page_header_has_the_year_of_the_title(header, outcome):
    from dataclasses import replace

    text = f"2025年度抓党建工作述职报告\n2025年，本人尽责。\n{header}\n"
    document = read_text(text, format="txt")
    margin = Block(BlockKind.MARGIN, Span(text.index(header), len(text) - 1))
    blocks = [block for block in document.blocks if block.span.start != margin.span.start]
    assert told(replace(document, blocks=(*blocks, margin)), "years")[0] == outcome


@pytest.mark.parametrize(
    ("period", "outcome"),
    [
        ("2025年6月20日至2025年4月10日", "fail"),
        ("2025年6月20日至4月10日", "review"),
        ("2025年6月至4月", "review"),
        ("2025年4月10日至6月20日", "pass"),
        ("2024年12月20日至1月10日", "pass"),
        ("2024年9月至6月", "pass"),
        ("2024年11月至2025年3月", "pass"),
        ("2025年6月20日至6月20日", "pass"),
    ],
)
def test_a_period_ends_after_it_begins(period, outcome):
    text = f"关于检查情况的报告\n县政府：\n{period}，对食堂检查。{END}"
    assert judged(text, "dates")[0] == outcome
