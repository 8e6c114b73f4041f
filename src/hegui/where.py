"""In which part of a document a rule looks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from hegui.document import BlockKind, Document, Span
from hegui.headings import are_trouble, titled
from hegui.headings.contents import body, is_combined, undivided
from hegui.values import Value

Part = Literal["document", "title", "body", "headings", "tables", "footnotes", "margins"]


class Where(Value):
    """The part of the document a rule looks in; what is given narrows step by step."""

    part: Part = "document"
    """document | title | body (no title, headings, sign-off, margins) | headings | tables | footnotes |
    margins (headers, footers, contents)"""
    section: tuple[str, ...] = ()
    """Titles of sections; only their bodies, and of 存在的问题和努力方向 what comes before 下一步，…"""
    first: int = 0
    """Only the first n paragraphs of that part."""
    last: int = 0
    """Only the last n paragraphs of that part (sign-off and date not counted)."""


EVERYWHERE = Where()
_KINDS = {"tables": BlockKind.CELL, "footnotes": BlockKind.FOOTNOTE, "margins": BlockKind.MARGIN}
_MARGINAL = (
    *(BlockKind.TITLE, BlockKind.ADDRESSEE, BlockKind.SIGNATORY, BlockKind.DATE, BlockKind.METADATA),
    *(BlockKind.MARGIN, BlockKind.COMMENT),
)


def spans(where: Where, document: Document) -> tuple[Span, ...] | None:
    """The spans to look in; None is everywhere, an empty tuple nowhere."""
    if where == EVERYWHERE:
        return None
    found = _part(where.part, document)
    if where.section:
        cut = are_trouble(where.section)  # of 存在的不足和努力方向 what comes before 下一步，…
        bodies = [
            body(document, i, combined=cut and is_combined(document.sections[i].title))
            for i in undivided(document, list(titled(document, where.section)))
        ]
        found = _narrowed(_merged(found), _merged(bodies))
    if where.first or where.last:
        paragraphs = [
            block.span
            for block in document.blocks
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CELL)
            and any(s.start <= block.span.start < s.end for s in found)
        ]
        chosen = paragraphs[: where.first] if where.first else []
        chosen += paragraphs[-where.last :] if where.last else []
        found = list(dict.fromkeys(chosen))
    return tuple(_merged(found))


def _part(part: Part, document: Document) -> list[Span]:
    if part == "title":
        return [document.title] if document.title else []
    if part == "headings":
        return [section.heading for section in document.sections]
    if part in _KINDS:
        return [block.span for block in document.blocks if block.kind is _KINDS[part]]
    if part == "body":
        headings = {s.heading.start: s.heading.end for s in document.sections}
        return [
            Span(headings.get(block.span.start, block.span.start), block.span.end)
            for block in document.blocks
            if block.kind not in _MARGINAL and headings.get(block.span.start) != block.span.end
        ]
    return [Span(0, len(document.text))]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The same places in order and apart: what overlaps becomes one, what only touches does not."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _narrowed(outer: list[Span], inner: list[Span]) -> list[Span]:
    """What lies in both, each of them in order and apart."""
    found: list[Span] = []
    at = 0
    for span in outer:
        while at < len(inner) and inner[at].end <= span.start:
            at += 1
        for i in range(at, len(inner)):
            if inner[i].start >= span.end:
                break
            found.append(Span(max(span.start, inner[i].start), min(span.end, inner[i].end)))
    return found
