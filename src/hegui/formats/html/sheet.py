"""The text of a document, with every place that the checklist speaks of marked and linked to its row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from hegui.document import BlockKind, Document
from hegui.formats.html.checklist import Row
from hegui.formats.html.frame import Frame
from hegui.formats.html.highlights import Highlights
from hegui.formats.html.page import chinese, heading
from hegui.formats.html.words import FOLIO, LEGEND, TEXT
from hegui.report import Sheet
from hegui.values import Record

_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_OTHER = "other"


class Piece(Record):
    """A stretch of the text that is shown as one: a block with what stands on its lines, or what is in no block."""

    kind: str
    level: int
    start: int
    end: int
    first: int


def sheet(shown: Sheet, numbered: Sequence[Row], frame: Frame) -> Iterator[str]:
    """The whole text, a block at a time."""
    yield f'<section class="sheet" id="{frame.id("text")}" {frame.label(TEXT)} tabindex="0">\n'
    yield heading(frame.level + 1, frame.view.say(TEXT))
    yield f'<p class="legend">{frame.view.say(LEGEND)}</p>\n<div class="paper"{chinese(frame.view)}>\n'
    yield from _blocks(shown, Highlights(shown.text, numbered, frame), frame)
    yield "</div>\n</section>\n"


def _blocks(shown: Sheet, highlights: Highlights, frame: Frame) -> Iterator[str]:
    located = Document(shown.text, pages=shown.pages)
    page, depth = 0, frame.level + 1
    for kind, group in groupby(_told(shown, highlights), key=lambda piece: piece.kind):
        cells = kind == BlockKind.CELL
        yield '<div class="cells">\n' if cells else ""
        for piece in group:
            line, _, at = located.location(piece.first)
            if at and at != page:
                page = at
                yield f'<p class="folio">{frame.view.say(FOLIO).format(n=page)}</p>\n'
            depth = _depth(piece, depth, frame)
            yield _block(piece, line, depth, highlights)
        yield "</div>\n" if cells else ""


def _depth(piece: Piece, before: int, frame: Frame) -> int:
    """How deep a heading is on the page: no level is left out on the way down."""
    if piece.kind not in (BlockKind.TITLE, BlockKind.HEADING):
        return before
    return min(before + 1, frame.level + 2 + piece.level, 6)


def _block(piece: Piece, line: int, depth: int, highlights: Highlights) -> str:
    words = highlights.within(piece.start, piece.end)
    tag = f"h{depth}" if piece.kind in (BlockKind.TITLE, BlockKind.HEADING) else "p"
    return f'<{tag} class="k-{piece.kind}" data-n="{line}">{words}</{tag}>\n'


def _told(shown: Sheet, highlights: Highlights) -> Iterator[Piece]:
    """The pieces without those that hold nothing but blanks, unless a place is marked there."""
    for piece in pieces(shown):
        if highlights.any(piece.start, piece.end) or shown.text[piece.start : piece.end].strip():
            yield piece


def pieces(shown: Sheet) -> Iterator[Piece]:
    """The text in pieces that follow one another and leave nothing out."""
    whole, at = shown.text, 0
    blocks = [block for block in sorted(shown.blocks, key=lambda block: block[2:]) if block[2] < block[3]]
    for number, (kind, level, start, end) in enumerate(blocks):
        if start < at:  # two blocks at one place: the first has it
            continue
        following = blocks[number + 1][2] if number + 1 < len(blocks) else len(whole)
        begin = max(at, max(whole.rfind("\n", at, start), whole.rfind("\r", at, start)) + 1)
        yield from _lines(whole, at, begin)
        line_end = _LINE_END.search(whole, end)
        at = min(line_end.end() if line_end else len(whole), max(following, end))
        yield Piece(kind, level, begin, at, start)
    yield from _lines(whole, at, len(whole))


def _lines(whole: str, start: int, end: int) -> Iterator[Piece]:
    """What is in no block, a line at a time."""
    for line in _LINE.finditer(whole, start, end):
        yield Piece(_OTHER, 0, line.start(), line.end(), line.start())
