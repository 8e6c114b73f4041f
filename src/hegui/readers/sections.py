"""Headings → the tree of sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hegui.document import Section, Span

if TYPE_CHECKING:
    from hegui.readers.paragraph import Heading


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
