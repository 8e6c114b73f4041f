"""The stories of a Word document (its text, notes, headers …) → lines, paragraphs, and what hangs on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from hegui.document import BlockKind, Mark, Span
from hegui.errors import ReadError
from hegui.readers.fields import Fields
from hegui.readers.numbering import NONE, Label
from hegui.readers.ooxml import W, child
from hegui.readers.paragraph import Paragraph
from hegui.readers.runs import Inline, Piece, chosen, is_prompting, pieces
from hegui.readers.scan import Scan, write
from hegui.readers.styles import numbering, on, outline_level, value, vanish
from hegui.values import Record

_CONTENTS = re.compile(r"(?:toc|目录)(?: ?\d| ?heading| ?标题)?")
_TITLES = ("title", "标题")
_SUBTITLES = ("subtitle", "副标题")
_PROPERTIES = ("tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid")
_CHANGES = {"ins": "insertion", "del": "deletion", "cellIns": "insertion", "cellDel": "deletion"}
_ENDS = {"ins": "insertion", "del": "deletion", "moveFrom": "move", "moveTo": "move"}

CHECKLIST = "hegui-checklist"
"""Tag of the content control with the page that hegui has written into a copy: none of the document."""


class Place(Record):
    """Where a paragraph stands. hidden: in a part of a table that is not shown. deleted: in a deleted one."""

    kind: BlockKind = BlockKind.PARAGRAPH
    hidden: bool = False
    deleted: bool = False


def story(blocks: Iterable[Any], place: Place, scan: Scan) -> None:
    """Read what stands in `blocks` (paragraphs, tables …)."""
    for block in blocks:
        _block(block, place, scan)
    _release(scan)


def _blocks(node: Any, place: Place, scan: Scan) -> None:
    for block in node:
        _block(block, place, scan)


def _block(element: Any, place: Place, scan: Scan) -> None:
    """A paragraph, a table, or whatever else may hold some."""
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if name == "p":
        _paragraph(element, place, scan)
    elif name in ("altChunk", "subDoc"):
        what = "另一份文件的内容" if name == "altChunk" else "子文档"
        raise ReadError(scan.path, f"文档嵌入了{what}（{name}），读不全；请在 Word 中打开后另存再检查")
    elif name == "AlternateContent":
        _blocks(chosen(element), place, scan)
    elif name == "sectPr":
        scan.margins.section(element)
    elif name in _PROPERTIES:
        _changed(element, scan)
    elif name in ("tbl", "tr", "tc"):
        _release(scan)
        _blocks(element, _in_table(element, name, place), scan)
        _release(scan)
    elif name == "sdt":
        _control(element, place, scan)
    elif name in ("commentRangeStart", "commentRangeEnd"):
        scan.hang(Piece(what=name, value=element.get(W + "id", "")), scan.length)
    else:
        _blocks(element, place, scan)


def _in_table(element: Any, name: str, place: Place) -> Place:
    """The place inside a table, a row or a cell. What goes on above (vMerge) or before (hMerge) shows nothing."""
    if name == "tbl":
        return place._replace(kind=BlockKind.CELL) if place.kind is BlockKind.PARAGRAPH else place
    properties = element.find(f"{W}{name}Pr")
    if properties is None:
        return place
    deleted = properties.find(W + ("del" if name == "tr" else "cellDel")) is not None
    names = ("hidden",) if name == "tr" else ("vMerge", "hMerge")
    found = [each for each in map(properties.find, [W + each for each in names]) if each is not None]
    hidden = any(
        on(value(each) or "1") if name == "tr" else value(each) in (None, "continue") for each in found
    )
    return place._replace(hidden=place.hidden or hidden, deleted=place.deleted or deleted)


def _changed(properties: Any, scan: Scan) -> None:
    """Tracked changes of a table, a row or a cell."""
    for each in properties:
        name = each.tag.rpartition("}")[2] if isinstance(each.tag, str) else ""
        kind = _CHANGES.get(name) or ("format" if name.endswith("Change") else "")
        if kind:
            scan.marks.add(Mark(kind, Span(scan.length, scan.length), each.get(W + "author", "")))


def _control(element: Any, place: Place, scan: Scan) -> None:
    """A content control round whole paragraphs; one that is a table of contents repeats the headings, and is none."""
    if value(element.find(f"{W}sdtPr/{W}tag")) == CHECKLIST:
        return
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    if value(gallery) == "Table of Contents":
        place = place._replace(kind=BlockKind.MARGIN)
    start = scan.length
    for content in element.iterfind(W + "sdtContent"):
        _blocks(content, place, scan)
    if is_prompting(element):
        scan.marks.add(Mark("placeholder", Span(start, max(start, scan.length - 1))))


def _paragraph(element: Any, place: Place, scan: Scan) -> None:
    properties = child(element, "pPr")
    style = (None if properties is None else value(child(properties, "pStyle"))) or scan.styles.default
    ending = None if properties is None else child(properties, "rPr")
    inline = Inline(scan.styles, scan.fields, scan.styles.vanishes(style), place.deleted)
    found = pieces(element, inline)
    if place.hidden:
        found = [piece._replace(hidden=True) for piece in found]
    work = _work(properties, ending, scan)
    found += work
    if any(piece.what == "deleted" for piece in work):
        scan.held.append(found)
        return
    hides = vanish(ending)
    unseen = place.hidden or place.deleted or (inline.hidden if hides is None else hides)
    kind = _kind(scan.styles.name(style), BlockKind.MARGIN if inline.contents else place.kind, scan)
    level = outline_level(properties)
    level = scan.styles.level(style) if level is None else level
    level = level or 1 if kind is BlockKind.TITLE else level if kind is BlockKind.PARAGRAPH else 0
    like = Paragraph(Span(0, 0), level, kind)
    lines, scan.held = [*scan.held, found], []
    _finish(lines, like, lambda: _label(properties, style, scan), unseen, scan)
    for piece in (piece for line in lines for piece in line):
        if piece.what in ("box", "picture"):
            _box(piece, place, scan)


def _work(properties: Any, ending: Any, scan: Scan) -> list[Piece]:
    """Tracked changes of a paragraph's end and of its properties. An end that is deleted joins it to the next."""
    found = []
    for each in () if properties is None else properties:
        name = each.tag.rpartition("}")[2] if isinstance(each.tag, str) else ""
        if name == "pPrChange" or name == "numberingChange":
            found.append(Piece(what="end", change=("format", each.get(W + "author", ""))))
        elif name == "sectPr":
            scan.margins.section(each)
    for each in () if ending is None else ending:
        name = each.tag.rpartition("}")[2] if isinstance(each.tag, str) else ""
        if name in _ENDS:
            what = "deleted" if name in ("del", "moveFrom") else "end"
            found.append(Piece(what=what, value="end", change=(_ENDS[name], each.get(W + "author", ""))))
    return found


def _kind(style: str, kind: BlockKind, scan: Scan) -> BlockKind:
    if kind is not BlockKind.PARAGRAPH:
        return kind
    if _CONTENTS.fullmatch(style):
        return BlockKind.MARGIN  # a table of contents repeats the headings, and is none
    titled = style in _TITLES or (style in _SUBTITLES and scan.last is BlockKind.TITLE)
    return BlockKind.TITLE if titled else kind


def _label(properties: Any, style: str | None, scan: Scan) -> Label:
    """The number Word puts before a paragraph, its own or its style's; numId 0 takes the style's away."""
    number, depth = numbering(properties)
    inherited, inherited_depth = scan.styles.numbering(style)
    number = inherited if number is None else number
    return NONE if number in (None, "0") else scan.numbering.label(number, depth, style, inherited_depth)


def _box(piece: Piece, place: Place, scan: Scan) -> None:
    """A text box that hangs on a paragraph: it follows it."""
    held, scan.held = scan.held, []
    fields, scan.fields = scan.fields, Fields()
    if piece.what == "picture":
        words = [Piece(piece.value, piece.hidden or place.hidden)]
        write([words], Paragraph(Span(0, 0), 0, place.kind), NONE, scan)
    else:
        story(piece.value, place._replace(hidden=place.hidden or piece.hidden), scan)
    scan.held, scan.fields = held, fields


def _finish(
    lines: list[list[Piece]], like: Paragraph, label: Callable[[], Label], unseen: bool, scan: Scan
) -> None:
    """Write a paragraph that has ended; one of which nothing is seen, its end neither, has no number."""
    seen = any(piece.text.strip() and not piece.hidden and not piece.what for line in lines for piece in line)
    write(lines, like, label() if seen or not unseen else NONE, scan)
    scan.last = like.kind


def _release(scan: Scan) -> None:
    """Write what was held for a next paragraph that does not come."""
    if scan.held:
        lines, scan.held = scan.held, []
        write(lines, Paragraph(Span(0, 0)), NONE, scan)
