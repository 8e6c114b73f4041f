"""OpenDocument text (.odt) → the text a person sees, one paragraph a line, so that a line's number is the paragraph's.

As in Word files: a number that is generated stands before its paragraph; text boxes follow the paragraph they hang on;
notes, headers and footers come after the body; deleted and hidden text is in the text and in `hidden`; comments are left
out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hegui.document import BlockKind, Document
from hegui.errors import ReadError
from hegui.readers.flow import LINE_ENDS, Flow, Piece
from hegui.readers.odt_lists import Lists
from hegui.readers.odt_styles import OFFICE, STYLE, TABLE, TEXT, Styles
from hegui.readers.zipped import Zipped, opened, reading
from hegui.values import Record

_BODY = f"{OFFICE}body/{OFFICE}text"
_SIGNS = {"tab": "\t", "line-break": "\v"}
_SKIPPED = frozenset(
    (
        *("annotation", "annotation-end", "tracked-changes", "note-citation", "bibliography-configuration"),
        *("sequence-decls", "variable-decls", "user-field-decls", "forms", "desc", "title"),
        *("event-listeners", "change-info", "script", "ruby-text-style", "dde-connection-decls"),
    )
)
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

    def __init__(self, styles: Styles, deleted: dict[str, str]) -> None:
        self.styles = styles
        self.lists = Lists(styles.lists)
        self.deleted = deleted
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
        scan = Scan(Styles(content, styles), _deleted(body))
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


def _deleted(body: Any) -> dict[str, str]:
    """What tracked deletions have taken away, by the id that marks the place."""
    found = {}
    for region in body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region"):
        name = region.get(TEXT + "id") or region.get("{http://www.w3.org/XML/1998/namespace}id") or ""
        for deletion in region.iterfind(TEXT + "deletion"):
            paragraphs = list(deletion.iter(TEXT + "p", TEXT + "h"))
            found[name] = " ".join("".join(each.itertext()).translate(LINE_ENDS) for each in paragraphs)
    return found


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
        elif name == "section" and child.get(TEXT + "display") in ("none", "condition"):
            _blocks(child, place._replace(hidden=True), scan)
        else:
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
    hidden = place.hidden or scan.styles.vanishes(style)
    pieces = list(_pieces(element, hidden, scan))
    boxes, scan.boxes = scan.boxes, []
    label, scan.label = scan.label, ""
    if heading and not label:
        label = scan.lists.heading(level, scan.styles.outline)
    seen = any(piece.text.strip() and not piece.hidden for piece in pieces)
    if label and seen:
        pieces.insert(0, Piece(label))
    kind = place.kind
    if kind is BlockKind.PARAGRAPH and scan.styles.is_title(style):
        kind, level = BlockKind.TITLE, level or 1
    level = level if kind in (BlockKind.PARAGRAPH, BlockKind.TITLE) else 0
    scan.flow.add(pieces, kind, level, numbered=bool(label and seen))
    for box, unseen in boxes:
        _blocks(box, place._replace(hidden=unseen), scan)


def _pieces(node: Any, hidden: bool, scan: Scan) -> Iterator[Piece]:
    """The text in `node`, in order. Blanks that follow each other in the file are one, as the format has it."""
    yield Piece(_words(node.text), hidden)
    for child in node:
        name = _name(child)
        if name in ("s", *_SIGNS):
            count = min(int(child.get(TEXT + "c") or 1), 1000)
            yield Piece(_SIGNS.get(name, " " * count), hidden)
        elif name == "note":
            scan.later += child.iterchildren(TEXT + "note-body")
        elif name == "text-box":
            scan.boxes.append((child, hidden))
        elif name == "change" and child.get(TEXT + "change-id") in scan.deleted:
            yield Piece(scan.deleted[child.get(TEXT + "change-id")], True)
        elif name and name not in _SKIPPED:
            unseen = name in ("ruby-text", "hidden-text", "hidden-paragraph")
            unseen = unseen or (name == "span" and scan.styles.vanishes(child.get(TEXT + "style-name")))
            yield from _pieces(child, hidden or unseen, scan)
        yield Piece(_words(child.tail), hidden)


def _words(text: str | None) -> str:
    if not text:
        return ""
    words = text.translate(LINE_ENDS)
    while "  " in words:
        words = words.replace("  ", " ")
    return words
