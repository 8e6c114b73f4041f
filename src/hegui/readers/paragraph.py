"""What the readers hand to the outline, and what the outline makes of it."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.document import BlockKind, Span
from hegui.expression import expression
from hegui.values import Record

_LINE = expression("[^\v]+")


class Paragraph(Record):
    """A paragraph as a reader hands it over. level: the heading level the format gives it, 0 for none."""

    span: Span
    level: int = 0
    kind: BlockKind = BlockKind.PARAGRAPH


class Heading(Record):
    """A paragraph seen as a heading. rank orders headings of one document: smaller stands higher."""

    rank: int
    number: str
    title: str
    span: Span
    run_in: bool


def breaks_within(seen: str, begin: int) -> Iterator[Span]:
    """The line breaks (U+000B) inside what is seen of a heading that begins at `begin`: they are there for the looks."""
    inner = range(len(seen) - len(seen.lstrip()), len(seen.rstrip()))
    return (Span(begin + at, begin + at + 1) for at in inner if seen[at] == "\v")


def between_breaks(seen: str, begin: int) -> Iterator[Span]:
    """What stands between the line breaks of a paragraph that begins at `begin`, without blanks around it."""
    for part in _LINE.finditer(seen):
        words = part.group()
        start = begin + part.start() + len(words) - len(words.lstrip())
        span = Span(start, start + len(words.strip()))
        if span.end > span.start:
            yield span
