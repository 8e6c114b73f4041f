"""OpenDocument text (.odt) → the text a person sees, one paragraph a line, so that a line's number is the paragraph's.

As in Word files: a number that is generated stands before its paragraph; text boxes follow the paragraph they hang on;
notes, headers and footers come after the body; tracked changes are read as if they were accepted; hidden text is in the
text and in `hidden`. Comments are no text. What is pending, remains or is not read is in `marks`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hegui.document import BlockKind, Document
from hegui.errors import ReadError
from hegui.readers.flow import LINE_ENDS, Flow, Piece
from hegui.readers.marks import Sign
from hegui.readers.odt_lists import Lists
from hegui.readers.odt_styles import OFFICE, STYLE, TABLE, TEXT, Styles
from hegui.readers.odt_work import Work, is_object, is_prompt
from hegui.readers.zipped import Zipped, opened, reading
from hegui.values import Record

_BODY = f"{OFFICE}body/{OFFICE}text"
_SIGNS = {"tab": "\t", "line-break": "\v"}
_SKIPPED = frozenset(
    (
        *("tracked-changes", "note-citation", "bibliography-configuration"),
        *("sequence-decls", "variable-decls", "user-field-decls", "forms", "desc", "title"),
        *("event-listeners", "change-info", "script", "ruby-text", "dde-connection-decls"),
    )
)
_WHOLE = tuple(TEXT + name for name in ("p", "h", "list"))  # what holds these is no part of a paragraph
_PLACES = frozenset(("change", "change-start", "change-end", "annotation", "annotation-end"))
_CONTENTS = frozenset(
    (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
    )
)


class Place(Record):
    """Where a paragraph stands. hidden: in a section that is not shown."""

    kind: BlockKind = BlockKind.PARAGRAPH
    hidden: bool = False


class Scan:
    """What was found so far. later: notes, in reading order; boxes: text boxes on the present paragraph."""

    def __init__(self, styles: Styles, work: Work) -> None:
        self.styles = styles
        self.lists = Lists(styles.lists)
        self.work = work
        self.flow = Flow()
        self.boxes: list[tuple[Any, bool]] = []
        self.later: list[Any] = []
        self.label = ""


def document(data: bytes, *, path: str, sha256: str = "") -> Document:
    """The document in an .odt file. Raises ReadError on one that is damaged, encrypted, too large or no .odt."""
    name = "OpenDocument 文档（.odt）"
    with reading(path, name):
        package = opened(data, path, name)
        if "content.xml" not in package.names:
            raise ReadError(path, f"内容不是{name}，是别的压缩包；请改正扩展名，或另存为 .docx")
        _refuse_encrypted(package)
        content = package.root("content.xml")
        styles = package.root("styles.xml") if "styles.xml" in package.names else None
        body = content.find(_BODY)
        if body is None:
            raise ReadError(path, "是 OpenDocument 文件，但不是文字文档（可能是表格或演示文稿）")
        work = Work(package, *(root for root in (content, styles) if root is not None))
        scan = Scan(Styles(content, styles), work)
        if work.macros():
            scan.flow.mark(Sign("macro"))
        _blocks(body, Place(), scan)
        for note in scan.later:
            _blocks(note, Place(BlockKind.FOOTNOTE), scan)
        for margin in _margins(styles):
            _blocks(margin, Place(BlockKind.MARGIN), scan)
    return scan.flow.document(path=path, format="odt", sha256=sha256)


def _refuse_encrypted(package: Zipped) -> None:
    if "META-INF/manifest.xml" in package.names and b"encryption-data" in package.part(
        "META-INF/manifest.xml"
    ):
        raise ReadError(package.path, "文档已加密，需要密码；请去掉密码后再检查")


def _margins(styles: Any) -> Iterator[Any]:
    """The headers and footers of all page styles."""
    for page in () if styles is None else styles.iter(STYLE + "master-page"):
        for margin in page:
            if _name(margin) in (
                "header",
                "footer",
                "header-left",
                "footer-left",
                "header-first",
                "footer-first",
            ):
                yield margin


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _blocks(node: Any, place: Place, scan: Scan) -> None:
    for child in node:
        name = _name(child)
        if not name or name in _SKIPPED:
            continue
        if name in ("p", "h") and child.tag.startswith(TEXT):
            _paragraph(child, place, scan)
        elif name == "list" and child.tag.startswith(TEXT):
            _list(child, place, scan)
        elif name == "table" and child.tag.startswith(TABLE) and place.kind is BlockKind.PARAGRAPH:
            _blocks(child, place._replace(kind=BlockKind.CELL), scan)
        elif name in _CONTENTS:
            _blocks(child, place._replace(kind=BlockKind.MARGIN), scan)
        elif name == "section" and _conceals(child):
            _blocks(child, place._replace(hidden=True), scan)
        elif sign := scan.work.sign(child, name):
            scan.flow.mark(sign)
        elif name not in _PLACES:
            _blocks(child, place, scan)


def _list(element: Any, place: Place, scan: Scan) -> None:
    """A list: each item's first paragraph gets the item's number."""
    scan.lists.enter(element)
    for item in element:
        if _name(item) == "list-item":
            scan.label = scan.lists.item(item)
        _blocks(item, place, scan)
        scan.label = ""
    scan.lists.leave()


def _paragraph(element: Any, place: Place, scan: Scan) -> None:
    style = element.get(TEXT + "style-name")
    heading = _name(element) == "h" and element.get(TEXT + "is-list-header") != "true"
    level = int(element.get(TEXT + "outline-level") or 1) if _name(element) == "h" else 0
    pieces = list(_pieces(element, scan.styles.vanishes(style) or False, scan))
    unseen = place.hidden or any(map(_conceals, element.iter(TEXT + "hidden-paragraph")))
    if unseen:
        pieces = [piece._replace(hidden=True) for piece in pieces]
    boxes, scan.boxes = scan.boxes, []
    label, scan.label = scan.label, ""
    if heading and not label:
        label = scan.lists.heading(level, scan.styles.outline)
    seen = any(piece.text.strip() and not piece.hidden for piece in pieces)
    numbered = bool(label) and (seen or not (unseen or scan.styles.vanishes(style)))
    if numbered:
        pieces.insert(0, Piece(label))
    kind = place.kind
    if kind is BlockKind.PARAGRAPH and scan.styles.is_title(style):
        kind, level = BlockKind.TITLE, level or 1
    level = level if kind in (BlockKind.PARAGRAPH, BlockKind.TITLE) else 0
    scan.flow.add(pieces, kind, level, numbered=numbered)
    for box, hidden in boxes:
        _blocks(box, place._replace(hidden=place.hidden or hidden), scan)


def _pieces(node: Any, hidden: bool, scan: Scan) -> Iterator[Piece]:
    """The text in `node`, in order. Blanks that follow each other in the file are one, as the format has it."""
    yield Piece(_words(node.text), hidden)
    for child in node:
        name = _name(child)
        if name in ("s", *_SIGNS):
            count = min(int(child.get(TEXT + "c") or 1), 1000)
            yield Piece(_SIGNS.get(name, " " * count), hidden)
        elif name in _PLACES:
            yield Piece("", hidden, scan.work.sign(child, name))
        elif name == "note":
            scan.later += child.iterchildren(TEXT + "note-body")
        elif any(child.find(each) is not None for each in _WHOLE):
            scan.boxes.append((child, hidden))
        elif name == "hidden-text" and _conceals(child):
            yield Piece(_words(child.get(TEXT + "string-value")) or _words("".join(child.itertext())), True)
        elif name and name not in _SKIPPED:
            unseen = scan.styles.vanishes(child.get(TEXT + "style-name")) if name == "span" else None
            yield from _embedded(child, name, hidden if unseen is None else unseen, scan)
        yield Piece(_words(child.tail), hidden)


def _embedded(element: Any, name: str, hidden: bool, scan: Scan) -> Iterator[Piece]:
    """The text in an element inside a paragraph, and what it is besides."""
    if is_object(element, name):
        words = scan.work.shown(element, name)
        yield Piece(words, hidden) if words else Piece("", hidden, Sign("object", words=name))
        return
    prompt = Sign("placeholder", "prompt") if is_prompt(element, name) else None
    if prompt:
        yield Piece("", hidden, prompt._replace(edge="start"))
    yield from _pieces(element, hidden, scan)
    if prompt:
        yield Piece("", hidden, prompt._replace(edge="end"))


def _conceals(element: Any) -> bool:
    """Whether a section or a field hides what it holds; where that hangs on a condition, unless the file says otherwise."""
    display = element.get(TEXT + "display", "true" if element.tag == TEXT + "section" else "condition")
    return display in ("none", "condition") and element.get(TEXT + "is-hidden", "true") in ("true", "1")


def _words(text: str | None) -> str:
    if not text:
        return ""
    words = text.translate(LINE_ENDS)
    while "  " in words:
        words = words.replace("  ", " ")
    return words
