"""What stands under a heading: its words, its points, or nothing that says anything."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hegui.document import BlockKind, Document, Item, Span
from hegui.headings.nothing import void
from hegui.headings.titles import clauses, tidied

_SIGN_OFF = (BlockKind.SIGNATORY, BlockKind.DATE)
_FRONT = (BlockKind.TITLE, BlockKind.METADATA, BlockKind.ADDRESSEE, BlockKind.MARGIN)
_TO_COME = ("下一步", "下步", "今后，", "针对上述", "针对以上", "针对这些", "针对存在", "新的一年", "明年")


class Point(NamedTuple):
    """One thing a section says. span: its label and first words. how: "heading", "item", "paragraph" or "clause"."""

    span: Span
    how: str


class Content(NamedTuple):
    """What stands under the headings of `sections` (indexes), taken together. words: under the first of them.
    characters: blanks not counted."""

    sections: tuple[int, ...]
    words: str
    characters: int
    points: tuple[Point, ...]


def main_text(document: Document) -> Span:
    """The document without title, addressee and sign-off."""
    start = end = 0
    for block in document.blocks:
        if block.kind not in _FRONT:
            break
        start = block.span.end
    end = len(document.text)
    for block in reversed(document.blocks):
        if block.kind in _SIGN_OFF:
            end = block.span.start
        elif block.kind is BlockKind.PARAGRAPH and end < len(document.text):
            break
    return Span(start, max(start, end))


def contents(document: Document, found: list[int], *, trouble: bool) -> list[Content]:
    """What stands under each of the sections `found`, and under all of them where they stand apart.

    A section that names several things (存在问题及下一步打算) is left out where a section found stands in it. trouble:
    shortcomings are looked for; of such a section only what comes before it turns to what is to be done.
    """
    narrowed = [i for i in found if not _divided(document, i, found)]
    each = [_content(document, i, trouble) for i in narrowed]
    apart = [content for i, content in zip(narrowed, each, strict=True) if not _inside(document, i, narrowed)]
    return [*each, _together(apart)] if len(apart) > 1 else each


def _divided(document: Document, index: int, found: list[int]) -> bool:
    return is_combined(document.sections[index].title) and any(
        _inside(document, other, [index]) and len(document.sections[other].title) <= 16 for other in found
    )


def _inside(document: Document, index: int, found: list[int]) -> bool:
    """Whether section `index` stands in another of those `found`."""
    start = document.sections[index].heading.start
    bodies = (document.sections[other].body for other in found if other != index)
    return any(span.start <= start < span.end for span in bodies)


def _content(document: Document, index: int, trouble: bool) -> Content:
    title = document.sections[index].title
    span = body(document, index, combined=trouble and is_combined(title))
    words = document.words(span).strip() or title[len(title.partition("：")[0].partition("（")[0]) :]
    return Content(
        (index,), words, len("".join(words.split())), () if void(words) else points(document, index, span)
    )


def _together(apart: list[Content]) -> Content:
    made = [
        content.points or (Point(Span(0, 0), "heading"),) * (not void(content.words)) for content in apart
    ]
    return Content(
        tuple(i for content in apart for i in content.sections),
        apart[0].words,
        sum(content.characters for content in apart),
        tuple(point for points in made for point in points),
    )


def body(document: Document, index: int, *, combined: bool = False) -> Span:
    """What stands under section `index`. combined: only what comes before it turns to what is to be done."""
    span = document.sections[index].body
    if not combined:
        return span
    view = document.visible
    start, end = view.folded(span.start), view.folded(span.end)
    found = (view.text.find(word, start, end) for word in _TO_COME)
    turn = min((at for at in found if at > start and view.text[at - 1] in "。；\n \u3000"), default=end)
    return Span(span.start, view.original(turn)) if turn < end else span


def points(document: Document, index: int, span: Span) -> tuple[Point, ...]:
    """The points made in `span`, the body of section `index`: its subsections or the members of its enumerations,
    whichever are more; where there are neither, its paragraphs, or the clauses of a sentence set off by ；."""
    children = tuple(
        Point(document.sections[child].heading, "heading")
        for child in document.children(index)
        if document.sections[child].heading.start < span.end and not _blank(document, child)
    )
    items = tuple(
        Point(first_words(document, item.span), "item") for item in _outermost(document.items_in(span))
    )
    numbered = max(children, items, key=len)
    return numbered if len(numbered) > 1 else max(numbered, _unnumbered(document, span), key=len)


def _blank(document: Document, index: int) -> bool:
    section = document.sections[index]
    return void(section.title) and void(document.words(section.body))


def _outermost(items: Iterable[Item]) -> Iterator[Item]:
    """Items that stand inside no other of them and say something."""
    end = -1
    for item in items:
        if item.span.start >= end:
            end = item.span.end
            yield item


def first_words(document: Document, span: Span) -> Span:
    """`span` up to the end of its first clause."""
    text = document.text
    for at in range(span.start + 2, min(span.end, span.start + 40)):
        if text[at] in "，。；：！？\n":
            return Span(span.start, at)
    return Span(span.start, min(span.end, span.start + 40))


def _unnumbered(document: Document, span: Span) -> tuple[Point, ...]:
    """The paragraphs of `span`, a first one that only leads in left out; of a single one its clauses set off by ；."""
    blocks = document.blocks
    first = bisect_left(blocks, span.start, key=lambda block: block.span.start)
    spans = [Span(span.start, blocks[first].span.start if first < len(blocks) else span.end)]
    for block in blocks[first:]:
        if block.span.start >= span.end:
            break
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.CELL):
            spans.append(block.span)
    spans[0] = Span(span.start, min(spans[0].end, span.end))
    said = [part for part in spans if not void(document.words(part))]
    if len(said) > 1 and document.words(said[0]).endswith(("：", ":")):
        del said[0]
    if len(said) > 1:
        return tuple(Point(first_words(document, part), "paragraph") for part in said)
    return tuple(
        Point(first_words(document, part), "clause") for whole in said for part in clauses_of(document, whole)
    )


def clauses_of(document: Document, span: Span) -> Iterator[Span]:
    """The parts of `span` set off by ；."""
    text, start = document.text, span.start
    while start < span.end:
        end = min((at for mark in "；;" if (at := text.find(mark, start, span.end)) >= 0), default=span.end)
        if len(text[start:end].strip()) > 3:
            yield Span(start, end)
        start = end + 1


def is_combined(title: str) -> bool:
    """Whether a heading names more than one thing (存在问题及下一步打算)."""
    return len(clauses(title)) > 1 or "、" in tidied(title)
