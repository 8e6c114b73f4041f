"""Sections that follow others, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.document import Document
from hegui.headings.nothing import void
from hegui.headings.titles import answers, titled


def followers(document: Document, titles: tuple[str, ...]) -> Iterator[int]:
    """Indexes of the sections of the same rank behind one titled `titles` that say something and are none themselves."""
    sections = document.sections
    for before in titled(document, titles):
        rank = sections[before].level, sections[before].parent
        for index in range(before + 1, len(sections)):
            section = sections[index]
            if (section.level, section.parent) != rank or answers(section.title, titles):
                continue
            if not void(document.words(section.body)):
                yield index
