"""The parts of an official document whose setting a standard prescribes: title, addressee, headings by level, text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from hegui.document import BlockKind, Document, Span
from hegui.elements import elements
from hegui.expression import expression
from hegui.typography import Layout, Lettering, Setting
from hegui.values import Record

Part = Literal["title", "addressee", "heading", "body"]
_LEVELS = (
    expression(r"[一二三四五六七八九十百]{1,4}[、.．]?"),
    expression(r"[（(][一二三四五六七八九十百]{1,4}[）)]"),
    expression(r"\d{1,3}[.．、]?"),
    expression(r"[（(]\d{1,3}[）)]"),
)
_IDEOGRAPH = expression("[〇㐀-䶿一-鿿]")
_RUNNING = expression("[。；：！？]")
_LEAST = 8  # characters of a paragraph of running text
_BRACKETED = (("（", "）"), ("(", ")"))


class Passage(Record):
    """A paragraph that is to be set in a certain way, or its part `span`. setting: None where the layout does not show
    it: it stands in a table or a text box. begins: no line break stands before it in its paragraph."""

    span: Span
    setting: Setting | None
    begins: bool = True


class Stretch(Record):
    """Chinese characters set alike, one after another."""

    span: Span
    characters: int
    lettering: Lettering


def passages(document: Document, layout: Layout, part: Part, level: int = 0) -> list[Passage]:
    """The passages of a part in scope. level: of headings, by how they are numbered: 一、（一）1.（1）; 0 is any."""
    starts = [setting.start for setting in layout.paragraphs]
    found = []
    for span in _spans(document, part, level):
        if document.in_scope(span):
            setting = _setting(layout, starts, span)
            line = document.text.rfind("\n", 0, span.start) + 1
            begins = "\v" not in document.text[line : span.start].strip()
            found.append(Passage(span, setting, begins))
    return found


def _setting(layout: Layout, starts: list[int], span: Span) -> Setting | None:
    at = bisect_right(starts, span.end - 1) - 1
    setting = layout.paragraphs[at] if at >= 0 else None
    return setting if setting is not None and setting.end > span.start else None


def _spans(document: Document, part: Part, level: int) -> Iterator[Span]:
    if part == "title":
        yield from _lines(document, document.title)
    elif part == "addressee":
        yield from _lines(document, elements(document).addressee)
    elif part == "heading":
        yield from _headings(document, level)
    else:
        yield from _bodies(document)


def _lines(document: Document, span: Span | None) -> Iterator[Span]:
    """A span line by line, without blanks around them."""
    for found in re.finditer(r"[^\s\x0b][^\n\x0b]*", document.quote(span) if span else ""):
        start = (span.start if span else 0) + found.start()
        yield Span(start, start + len(found.group().rstrip()))


def _headings(document: Document, level: int) -> Iterator[Span]:
    end = _end(document)
    for section in document.sections:
        if section.heading.start < end and (not level or _level(section.number) == level):
            yield section.heading


def _level(number: str) -> int:
    return next((at for at, form in enumerate(_LEVELS, 1) if form.fullmatch(number.strip())), 0)


def _end(document: Document) -> int:
    """Where the text proper ends: attachments, sign-off and what follows are not set like it."""
    end = elements(document).end
    return len(document.text) if end is None else end


def _bodies(document: Document) -> Iterator[Span]:
    """The paragraphs of running text, of those that begin with a heading what follows it. What has no sentence in it
    (the caption of a table), or is a note in brackets, is set in its own way."""
    headings = {section.heading.start: section.heading.end for section in document.sections}
    front = [span.end for span in (document.title, document.addressee) if span]
    first, end = max(front, default=0), _end(document)
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH or block.span.start < first or block.span.end > end:
            continue
        begin = headings.get(block.span.start, block.span.start)
        words = document.text[begin : block.span.end]
        start = begin + len(words) - len(words.lstrip())
        bare = words.strip()
        if len(bare) >= _LEAST and _RUNNING.search(bare) and (bare[0], bare[-1]) not in _BRACKETED:
            yield Span(start, block.span.end)


def stretches(document: Document, passage: Passage) -> list[Stretch]:
    """The Chinese characters of a passage by how they look."""
    found: list[Stretch] = []
    for run in passage.setting.runs if passage.setting else ():
        start, end = max(run.start, passage.span.start), min(run.end, passage.span.end)
        count = len(_IDEOGRAPH.findall(document.text, start, end)) if start < end else 0
        if not count:
            continue
        if found and found[-1].lettering == run.lettering:
            found[-1] = Stretch(Span(found[-1].span.start, end), found[-1].characters + count, run.lettering)
        else:
            found.append(Stretch(Span(start, end), count, run.lettering))
    return found
