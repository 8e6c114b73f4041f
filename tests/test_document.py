"""Where an offset stands: lines of the file, or lines of its pages."""

from __future__ import annotations

import pytest

from hegui.document import Document, Location, Span
from hegui.formats.words import otherwise, where
from hegui.report import located
from hegui.verdict import Evidence

TEXT = "甲一\n甲二\n乙一\n乙二\n页眉"
PAGED = Document(TEXT, pages=((0, 1, 1), (6, 2, 1), (12, 2, 0)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [("甲二", (2, 1, 1)), ("乙一", (1, 1, 2)), ("二\n页", (2, 2, 2)), ("页眉", (0, 1, 2))],
)
def test_lines_are_counted_on_their_page(words: str, expected: tuple[int, int, int]) -> None:
    start = TEXT.index(words)
    assert PAGED.location(start) == Location(*expected)
    quote = located(PAGED, Evidence(Span(start, start + 2)))
    assert (quote.line, quote.column, quote.page) == expected


def test_without_pages_lines_are_those_of_the_file() -> None:
    assert Document(TEXT).location(6) == Location(3, 1)


@pytest.mark.parametrize(
    ("format", "page", "zh", "en"),
    [
        ("pdf", 2, "第2页第5行", "page 2 line 5"),
        ("txt", None, "第5行", "line 5"),
        ("odt", None, "第5段", "para 5"),
    ],
)
def test_places_as_people_name_them(format: str, page: int | None, zh: str, en: str) -> None:
    assert (where(5, format, "zh", page), where(5, format, "en", page)) == (zh, en)


@pytest.mark.parametrize(
    ("path", "format", "told"),
    [
        ("a.htm", "html", ""),
        ("a.PDF", "pdf", ""),
        ("-", "txt", ""),
        ("a.docx", "pdf", "  格式：pdf（与扩展名不符）"),
    ],
)
def test_a_suffix_that_lies_is_told(path: str, format: str, told: str) -> None:
    assert otherwise(path, format, "zh") == told
