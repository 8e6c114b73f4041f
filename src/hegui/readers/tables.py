"""Markdown tables: a row of cells, a row of dashes, more rows.

The pipes between two cells stay text, so that no phrase is found across them; those at the ends are markup.
"""

from __future__ import annotations

from collections.abc import Sequence

from hegui.document import Span
from hegui.expression import expression
from hegui.values import Record

_DELIMITERS = expression(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_PIPE = r"(?<!\\)\|"
_LINE_ENDS = ("\r\n", "\r", "\n")


class Table(Record):
    """A table. after: index of the line that follows. cells: those with something in them, without blanks."""

    after: int
    markup: list[Span]
    cells: list[Span]


def table(text: str, lines: Sequence[Span], index: int) -> Table | None:
    """The table that starts at line `index`, if one does."""
    if index + 1 >= len(lines) or not adjacent(text, lines[index], lines[index + 1]):
        return None
    head, delimiters = lines[index], lines[index + 1]
    below = text[delimiters.start : delimiters.end]
    if "|" not in below or not _DELIMITERS.fullmatch(below) or "|" not in text[head.start : head.end]:
        return None
    if len(_cells(text, head)) != len(_cells(text, delimiters)):
        return None
    after = index + 2
    while (
        after < len(lines)
        and text.find("|", *lines[after]) >= 0
        and adjacent(text, *lines[after - 1 : after + 1])
    ):
        after += 1
    markup, cells = [delimiters], []
    for line in (head, *lines[index + 2 : after]):
        row = _cells(text, line)
        markup += [Span(line.start, row[0].start), Span(row[-1].end, line.end)]
        cells += [_bare(text, cell) for cell in row if text[cell.start : cell.end].strip()]
    return Table(after, sorted(span for span in markup if span.end > span.start), cells)


def adjacent(text: str, above: Span, below: Span) -> bool:
    """Whether nothing but a line end stands between two lines."""
    return text[above.end : below.start].strip(" \t") in _LINE_ENDS


def _cells(text: str, line: Span) -> list[Span]:
    """What stands between the pipes of a row: not what is outside the pipes at its ends."""
    pipes = [match.start() for match in expression(_PIPE).finditer(text, line.start, line.end)]
    starts = [line.start, *(pipe + 1 for pipe in pipes)]
    cells = [Span(start, end) for start, end in zip(starts, [*pipes, line.end], strict=True)]
    first, last = cells[0].end == line.start, cells[-1].start == line.end
    return cells[first : len(cells) - last] or cells[:1]


def _bare(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
