"""A workbook: documents by rules, every place that did not pass, and what it was made with. Needs `hegui[xlsx]`.

Every text is written as a string, so nothing in a document can become a formula or a link. There is no clock in it:
the same report gives the same bytes. Rows go to the disk as they are written.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from hegui.errors import UsageError
from hegui.formats.matrix import Matrix, Row
from hegui.formats.provenance import provenance
from hegui.formats.remarks import of_notice
from hegui.formats.rowed import COLUMNS, place_rows, refused_row
from hegui.formats.totals import closing
from hegui.formats.view import View
from hegui.formats.words import OUTCOMES
from hegui.formats.xml_text import allowed
from hegui.report import Report
from hegui.rule import Rule, Severity
from hegui.verdict import Message, Outcome

_SHEETS = Message("总表|明细|出处", "Matrix|Places|Provenance")
_CREATED = datetime.datetime(2000, 1, 1)
_IN_MEMORY, _CHUNK = 8 << 20, 1 << 16
_MOST = 1_048_000  # rows; a sheet has 1,048,576
_LONGEST = 32_000  # characters; a cell takes 32,767
_MORE = Message("另有 {n} 行写不下", "{n} more rows do not fit")
_COLOURS = {
    "error": ("#FFC7CE", "#9C0006"),
    "warning": ("#FFEB9C", "#7F6000"),
    "info": ("#DDEBF7", "#1F4E78"),
    Outcome.PASS: ("#E2EFDA", "#375623"),
    Outcome.REVIEW: ("#FCE4D6", "#833C0B"),
    Outcome.NOT_CHECKED: ("#EDEDED", "#595959"),
    Outcome.ERROR: ("#E4C9E8", "#5B2C6F"),
    Outcome.WAIVED: ("#F2F2F2", "#3F3F76"),
    Outcome.NOT_APPLICABLE: ("#FFFFFF", "#A6A6A6"),
}
_A4 = 9
_WORDS = 5  # columns of words before those of numbers
_WIDTHS = (36, 10, 32, 12, 22)
_PLACE_WIDTHS = (36, 10, 8, 9, 32, 28, 12, 24, 40, 24, 48, 32, 18)


def render(report: Report, view: View) -> Iterator[bytes]:
    """The workbook. UsageError: the library that writes it is not installed."""
    try:
        import xlsxwriter
    except ImportError as missing:
        raise UsageError("写 xlsx 需要另装组件：pip install 'hegui[xlsx]'") from missing
    with SpooledTemporaryFile(_IN_MEMORY) as file:
        settings = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(file, settings) as book:
            book.set_properties({"created": _CREATED, "title": "hegui"})
            _written(book, report, view)
        yield from _read(file)


def _read(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(_CHUNK):
        yield chunk


def _written(book: Any, report: Report, view: View) -> None:
    first, *others = view.say(_SHEETS).split("|")
    sheets = [_Sheet(book, first, False), *(_Sheet(book, name, True) for name in others)]
    rows, made = Matrix(view, report.strict), sheets[1]
    try:
        made.head(view.say(COLUMNS).split("|"), _PLACE_WIDTHS)
        for judged in report.documents:
            rows.add(judged)
            for outcome, cells in place_rows(judged, view):
                made.row(cells, colours={1: outcome})
        for refused in report.refused:
            rows.refuse(refused)
            made.row(refused_row(refused, view), colours={1: Outcome.ERROR})
        made.done(view)
        _matrix(sheets[0], rows, view)
    finally:
        rows.close()
    _provenance(sheets[2], report, view)


def _matrix(sheet: _Sheet, rows: Matrix, view: View) -> None:
    rules = rows.rules
    titles = [f"{rule.id} {rule.title}" for rule in rules]
    head = rows.heading()
    widths = (*_WIDTHS, *[8] * (len(head) - _WORDS), *[10] * len(rules), 20)
    sheet.head([*head, *titles, "sha256"], widths, 90)
    for row in rows.rows():
        numbers: Sequence[str | int] = row.numbers or [""] * (len(head) - _WORDS)
        ends = [view.say(OUTCOMES[outcome]) if outcome else "" for outcome in row.outcomes]
        sheet.row([*row.words, *numbers, *ends, row.sha256], _ends(row, rules, len(head)))
    sheet.done(view, len(head))


def _ends(row: Row, rules: list[Rule], first: int) -> dict[int, str]:
    """The colour of each cell: of the verdict, and of how each rule ended."""
    colours: dict[int, str] = {1: (Outcome.PASS, Severity.ERROR, Outcome.ERROR)[row.status]}
    for place, (outcome, rule) in enumerate(zip(row.outcomes, rules, strict=True), first):
        if outcome:
            colours[place] = rule.severity if outcome is Outcome.FAIL else outcome
    return colours


def _provenance(sheet: _Sheet, report: Report, view: View) -> None:
    sheet.head(["", ""], (28, 110))
    sheet.row(["", closing(report, view)])
    for name, value in provenance(report):
        sheet.row([name, value])
    for notice in report.notices:
        note = of_notice(notice, view)
        sheet.row([note.at, f"{note.severity}: {note.text}"])


class _Sheet:
    """A sheet that is written row after row, the first of which stays in sight."""

    def __init__(self, book: Any, name: str, wrapped: bool) -> None:
        self._sheet = book.add_worksheet(name)
        self._sheet.set_paper(_A4)
        self._sheet.set_landscape()
        self._sheet.repeat_rows(0)
        self._sheet.fit_to_pages(1, 0)
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._colours = {
            key: book.add_format({"bg_color": ground, "font_color": ink, "valign": "top"})
            for key, (ground, ink) in _COLOURS.items()
        }
        self._plain = book.add_format({"valign": "top", "text_wrap": wrapped})
        self._rows = self._columns = self._left = 0

    def head(self, cells: Iterable[str], widths: Iterable[float], height: float = 30) -> None:
        """The first row, and how wide the columns are."""
        self._sheet.set_row(0, height)
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)
        for column, cell in enumerate(cells):
            self._sheet.write_string(0, column, allowed(cell)[:_LONGEST], self._head)
            self._columns = column + 1
        self._sheet.freeze_panes(1, 1)
        self._rows = 1

    def row(self, cells: Iterable[str | int], colours: dict[int, str] | None = None) -> None:
        """The next row. colours: keys of `_COLOURS` by column."""
        if self._rows >= _MOST:
            self._left += 1
            return
        for column, cell in enumerate(cells):
            format_ = self._colours[colours[column]] if colours and column in colours else self._plain
            if isinstance(cell, int):
                self._sheet.write_number(self._rows, column, cell, format_)
            elif cell:
                self._sheet.write_string(self._rows, column, allowed(cell)[:_LONGEST], format_)
        self._rows += 1

    def done(self, view: View, printed: int = 0) -> None:
        """Filters over all rows; says what did not fit. printed: how many columns are, where the others, one a rule, would
        make a print too small to read, or a hundred pages."""
        if printed:
            self._sheet.print_area(0, 0, self._rows - 1, printed - 1)
        self._sheet.autofilter(0, 0, self._rows - 1, self._columns - 1)
        if self._left:
            self._sheet.write_string(self._rows, 0, view.say(_MORE).format(n=self._left))
