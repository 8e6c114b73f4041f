"""Where a place is, as the reader of its file counts."""

import pytest

from hegui.checks.consistency import ConsistencyCheck
from hegui.readers import read_bytes
from hegui.verdict import counted


@pytest.mark.parametrize(
    ("format", "page", "zh", "en"),
    [
        ("txt", None, "第3行", "line 3"),
        ("docx", None, "第3段", "para 3"),
        ("rtf", None, "第3段", "para 3"),
        ("pdf", 2, "第2页第3行", "page 2 line 3"),
    ],
)
def test_lines_paragraphs_and_pages_are_named(format, page, zh, en):
    assert counted(3, format, page) == (zh, en)


def test_a_note_names_another_place_as_its_format_counts():
    paragraphs = ("2025年度局长述职报告", "2024年，本人认真履行职责。", "一、履职情况", "完成投资3亿元。")
    page = "<html><body>" + "".join(f"<p>{each}</p>" for each in paragraphs) + "</body></html>"
    verdict = ConsistencyCheck(of="years").check(read_bytes(page.encode(), "x.html", "html"))
    assert [place.note.zh for place in verdict.evidence if place.note] == ["前文第1段：2025年"]
