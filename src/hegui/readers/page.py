"""What a page shows: characters at their places, and lines of them. In points, from the page's upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hegui.values import Record

Cell = tuple[float, float, float, float]
"""A table's cell: left, top, right, bottom."""


class Glyph(Record):
    """A character on a page. base: where it stands on. hidden: not to be seen. turned: slanted, as a watermark is."""

    char: str
    left: float
    right: float
    base: float
    size: float
    hidden: bool = False
    turned: bool = False


class Rules(Record):
    """The straight lines drawn on a page. upright: (x, top, bottom); level: (y, left, right)."""

    upright: list[tuple[float, float, float]]
    level: list[tuple[float, float, float]]


class Line(Record):
    """Characters side by side. hidden: pieces of `text` that are not to be seen. raised: numbers of notes in it."""

    text: str
    left: float
    right: float
    base: float
    size: float
    hidden: tuple[tuple[int, int], ...] = ()
    raised: tuple[tuple[int, int], ...] = ()
    cell: Cell | None = None
    turned: bool = False

    @property
    def seen(self) -> str:
        """The text a person sees."""
        if not self.hidden:
            return self.text
        hidden = {at for start, end in self.hidden for at in range(start, end)}
        return "".join(char for at, char in enumerate(self.text) if at not in hidden).strip()


class Left(Record):
    """What work on the document has left on a page and is no text of it: `kind`, `author` and `words` as of a mark.
    middle: how far down it stands."""

    kind: str
    author: str = ""
    words: str = ""
    middle: float = 0.0


class Sheet(Record):
    """A page and its lines in reading order."""

    width: float
    height: float
    lines: list[Line]
    left: Sequence[Left] = ()


def rebuilt(width: float, height: float, lines: list[Any], left: Sequence[Any] = ()) -> Sheet:
    """A page as it came back from another process: records have become lists."""
    return Sheet(width, height, [_line(*line) for line in lines], [Left(*each) for each in left])


def _line(
    text: str,
    left: float,
    right: float,
    base: float,
    size: float,
    hidden: Any,
    raised: Any,
    cell: Any,
    turned: bool,
) -> Line:
    hidden, raised = (tuple((start, end) for start, end in spans) for spans in (hidden, raised))
    return Line(text, left, right, base, size, hidden, raised, tuple(cell) if cell else None, turned)
