"""Faults of a date or an addressee that a check can name."""

from __future__ import annotations

import datetime

from hegui.document import BlockKind, Document, Span
from hegui.elements.lines import is_organ
from hegui.elements.persons import names_person


def without_colon(document: Document) -> Span | None:
    """An organ on a line of its own between title and text: an addressee that lacks its colon."""
    below = (b for b in document.blocks if document.title and b.span.start >= document.title.end)
    line = next(
        (b for b in below if b.kind is not BlockKind.TITLE or document.words(b.span)[:1] not in "（("), None
    )
    return line.span if line is not None and is_organ(document.words(line.span)) else None


def under_title(document: Document) -> Span | None:
    """The date on a line of its own under the title."""
    date = document.date
    if date is None or date.span is None or date.source != "title" or document.title is None:
        return None
    below = date.span.start >= document.title.end
    return date.span if below and not amiss(document.words(date.span)) else None


def reporter(document: Document) -> Span | None:
    """The line under the title that names who reports: 述职人：王建国."""
    return next((span for span in bylines(document) if names_person(document.quote(span))), None)


def bylines(document: Document) -> tuple[Span, ...]:
    """The lines between the title and the text that are neither: who reports, when."""
    if document.title is None:
        return ()
    blocks = (block for block in document.blocks if block.kind is BlockKind.TITLE)
    return tuple(block.span for block in blocks if block.span.start >= document.title.end)


def amiss(words: str) -> tuple[str, str] | None:
    """What is wrong with a date, None for a whole one."""
    numbers = "".join(c if c.isdigit() else " " for c in words).split()
    if len(numbers) == 3:
        try:
            datetime.date(*map(int, numbers))
        except ValueError:
            return "没有这一天", "there is no such day"
        return None
    spelt = all(unit in words for unit in "年月") and any(unit in words for unit in "日号")
    return (
        None
        if spelt and not numbers
        else ("不完整，须有年、月、日", "not whole: year, month and day are wanted")
    )
