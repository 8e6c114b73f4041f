"""Headings → the tree of sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hegui.document import BlockKind, Section, Span

if TYPE_CHECKING:
    from hegui.readers.paragraph import Heading, Paragraph

_APART = (BlockKind.MARGIN, BlockKind.FOOTNOTE, BlockKind.COMMENT)


def tree(entries: Sequence[Heading], end: int, before: int = 0) -> tuple[Section, ...]:
    """The sections that headings in reading order open. end: where the last one's body ends. before: how many sections
    the document has before them."""
    stack: list[int] = []
    parents: list[int | None] = []
    for index, heading in enumerate(entries):
        while stack and entries[stack[-1]].rank >= heading.rank:
            stack.pop()
        parents.append(stack[-1] if stack else None)
        stack.append(index)
    levels: list[int] = []
    for parent in parents:
        levels.append(1 if parent is None else levels[parent] + 1)
    ends = [end] * len(entries)
    open_: list[int] = []
    for index, level in enumerate(levels):
        while open_ and levels[open_[-1]] >= level:
            ends[open_.pop()] = entries[index].span.start
        open_.append(index)
    above = [None if parent is None else parent + before for parent in parents]
    return tuple(
        Section(h.number, h.title, levels[i], h.span, Span(h.span.end, ends[i]), above[i], h.run_in)
        for i, h in enumerate(entries)
    )


def last(paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs there are before the notes and margins at the end, which stand in no section."""
    count = len(paragraphs)
    while count and paragraphs[count - 1].kind in _APART:
        count -= 1
    return count


def start(paragraphs: Sequence[Paragraph], index: int, text: str) -> int:
    """Where a paragraph starts; the end of the text behind the last one."""
    return paragraphs[index].span.start if index < len(paragraphs) else len(text)
