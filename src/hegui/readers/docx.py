"""Word (.docx) → the text a person sees, one Word paragraph a line, so that a line's number is the paragraph's.

Tables give one line a cell paragraph; text boxes follow the paragraph they hang on; notes, headers and footers come
after the body. A line break inside a paragraph is U+000B and parts paragraphs as a line end does, a tab is U+0009. A
number that Word generates stands before its paragraph's text. Inserted text counts; deleted and hidden text is in the
text and in `hidden`. Comments are left out.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from hegui.document import BlockKind, Document, Span
from hegui.errors import ReadError
from hegui.readers.numbering import Numbering
from hegui.readers.ooxml import Package, W, open_package
from hegui.readers.outline import build
from hegui.readers.paragraph import Paragraph
from hegui.readers.plain import breaks, joined
from hegui.readers.runs import Piece, chosen, pieces
from hegui.readers.styles import Styles, numbering, outline_level, value
from hegui.values import Record

# What zipfile, zlib and lxml raise on damaged bytes; RuntimeError also stands for too deep a nesting.
_DAMAGE = (
    etree.LxmlError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    LookupError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
_LINE = re.compile("[^\v]+")
_CONTENTS = re.compile(r"(?:toc|目录)(?: ?\d| ?heading| ?标题)?")
_NO_NOTE = ("separator", "continuationSeparator", "continuationNotice")
_PARTS = (
    ("footnotes", BlockKind.FOOTNOTE),
    ("endnotes", BlockKind.FOOTNOTE),
    ("header", BlockKind.MARGIN),
    ("footer", BlockKind.MARGIN),
)


class Place(Record):
    """Where a paragraph stands. hidden: in a deleted table row."""

    kind: BlockKind = BlockKind.PARAGRAPH
    hidden: bool = False


@dataclass
class Scan:
    """What was found so far. `running`: lines of the body that may go on in the next. All in reading order."""

    styles: Styles
    numbering: Numbering
    path: str
    texts: list[str] = field(default_factory=list)
    length: int = 0
    running: list[Span] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    markup: list[Span] = field(default_factory=list)
    hidden: list[Span] = field(default_factory=list)


def document(data: bytes, *, path: str, sha256: str = "") -> Document:
    """The document in a .docx file. Raises ReadError on one that is damaged, encrypted, too large or no .docx."""
    try:
        scan = _read(open_package(data, path))
    except _DAMAGE as fault:
        what = f"{type(fault).__name__}: {fault}"
        raise ReadError(
            path, f"Word 文档已损坏，读不全；请在 Word 或 WPS 中打开后另存（{what:.80}）"
        ) from fault
    text = "\n".join(scan.texts)
    if not text.strip():
        raise ReadError(path, "文档里没有文字（可能只有图片）")
    found, ends = joined(scan.running, breaks(text, scan.running))
    return build(
        text,
        sorted((*found, *scan.paragraphs)),
        path=path,
        format="docx",
        sha256=sha256,
        markup=sorted((*scan.markup, *ends)),
        hidden=scan.hidden,
    )


def _read(package: Package) -> Scan:
    main = next((part for sort, part in package.related("") if sort == "officeDocument"), "word/document.xml")
    if main not in package.names:
        raise ReadError(
            package.path, "内容不是 Word 文档（.docx），是别的压缩包；请改正扩展名，或另存为 .docx"
        )
    related = package.related(main)
    named = dict(related)
    styles = Styles(package.root(named.get("styles", "")))
    scan = Scan(styles, Numbering(package.root(named.get("numbering", "")), styles), package.path)
    for child in package.children(main, W + "body"):
        _block(child, Place(), scan)
    for sort, kind in _PARTS:
        for part in sorted(target for relation, target in related if relation == sort):
            root = package.root(part)
            notes = root if sort.endswith("notes") else [root]
            for note in notes:
                if note.get(W + "type") not in _NO_NOTE:
                    _blocks(note, Place(kind), scan)
    return scan


def _blocks(node: Any, place: Place, scan: Scan) -> None:
    for child in node:
        _block(child, place, scan)


def _block(element: Any, place: Place, scan: Scan) -> None:
    """A paragraph, a table, or whatever else may hold some."""
    name = element.tag.rpartition("}")[2]
    if name == "p":
        _paragraph(element, place, scan)
    elif name == "altChunk":
        raise ReadError(
            scan.path, "文档嵌入了另一份文件的内容（altChunk），读不全；请在 Word 中打开后另存再检查"
        )
    elif name == "AlternateContent":
        _blocks(chosen(element), place, scan)
    elif name == "tbl" and place.kind is BlockKind.PARAGRAPH:
        _blocks(element, place._replace(kind=BlockKind.CELL), scan)
    elif name == "tr" and element.find(f"{W}trPr/{W}del") is not None:
        _blocks(element, place._replace(hidden=True), scan)
    elif (
        name == "sdt"
        and element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery[@{W}val='Table of Contents']") is not None
    ):
        _blocks(element, place._replace(kind=BlockKind.MARGIN), scan)
    else:
        _blocks(element, place, scan)


def _paragraph(element: Any, place: Place, scan: Scan) -> None:
    properties = element.find(W + "pPr")
    style = (
        scan.styles.default
        if properties is None
        else value(properties.find(W + "pStyle")) or scan.styles.default
    )
    found = list(pieces(element, scan.styles, place.hidden or scan.styles.vanishes(style)))
    boxes = [piece for piece in found if piece.box is not None]
    visible = any(piece.text.strip() for piece in found if not piece.hidden)
    deleted = not visible and any(piece.hidden and piece.text for piece in found)
    label = "" if deleted else _label(properties, style, scan)
    if label and visible:
        found.insert(0, Piece(label, False))
    level = outline_level(properties)
    if level is None:
        level = scan.styles.level(style)
    kind = _kind(scan.styles.name(style), place.kind)
    if kind is BlockKind.TITLE:
        level = level or 1
    elif kind is not BlockKind.PARAGRAPH:
        level = 0
    _line(found, Paragraph(Span(0, 0), level, kind), bool(label), scan)
    for box in boxes:
        _blocks(box.box, place._replace(hidden=box.hidden), scan)


def _kind(style: str, kind: BlockKind) -> BlockKind:
    if kind is not BlockKind.PARAGRAPH:
        return kind
    if _CONTENTS.fullmatch(style):
        return BlockKind.MARGIN  # a table of contents repeats the headings, and is none
    return BlockKind.TITLE if style in ("title", "标题") else kind


def _label(properties: Any, style: str | None, scan: Scan) -> str:
    """The number Word puts before a paragraph, its own or its style's; numId 0 takes the style's away."""
    number, depth = numbering(properties)
    inherited, inherited_depth = scan.styles.numbering(style)
    if number is None:
        number = inherited
        depth = inherited_depth if depth is None else depth
    if number is None or number == "0":
        return ""
    return scan.numbering.label(number, depth, style)


def _line(found: list[Piece], like: Paragraph, numbered: bool, scan: Scan) -> None:
    """Add a Word paragraph's text, and its parts between line breaks as paragraphs `like` the given one.

    A heading stays one paragraph: a break in it is there for the looks.
    """
    begin = at = scan.length
    for piece in found:
        if piece.hidden and piece.text:
            scan.hidden.append(Span(at, at + len(piece.text)))
        at += len(piece.text)
    seen = "".join(" " * len(piece.text) if piece.hidden else piece.text for piece in found)
    scan.texts.append("".join(piece.text for piece in found))
    scan.length = at + 1
    if like.level:
        inner = range(len(seen) - len(seen.lstrip()), len(seen.rstrip()))
        scan.markup += (Span(begin + at, begin + at + 1) for at in inner if seen[at] == "\v")
        seen = seen.replace("\v", " ")
    for part in _LINE.finditer(seen):
        words = part.group()
        start = begin + part.start() + len(words) - len(words.lstrip())
        span = Span(start, start + len(words.strip()))
        if span.end == span.start:
            continue
        if like.kind is BlockKind.PARAGRAPH and not like.level and not numbered:
            scan.running.append(span)
        else:
            scan.paragraphs.append(like._replace(span=span))
