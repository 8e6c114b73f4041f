"""HTML → the text a browser shows, one paragraph a line, so that a line's number is the paragraph's.

A number that the browser puts before a list item stands before its text. Changes (ins, del) are read as if they were
accepted. What is not shown (display: none and the like) is in the text and in `hidden`; comments, scripts, the head and
what stands in for something a browser shows are left out. What is pending, remains or is not read is in `marks`.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from hegui.document import BlockKind, Document
from hegui.errors import ReadError
from hegui.readers.flow import LINE_ENDS, Flow, Piece
from hegui.readers.html_bytes import decoded
from hegui.readers.html_style import Hiding, labels
from hegui.readers.html_work import Work, by_libreoffice, chosen, is_deleted
from hegui.readers.marks import Sign
from hegui.text import CJK_MARKS
from hegui.values import Record

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1"),
        *("h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol"),
        *("p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_DROPPED = frozenset(
    (
        *("script", "style", "title", "meta", "link", "base", "noframes", "datalist", "template", "noscript"),
        *("rt", "rp", "iframe", "audio", "video", "canvas", "object", "embed", "applet"),
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ROLES = {
    **dict.fromkeys(("doc-footnote", "doc-endnote", "doc-endnotes", "doc-footnotes"), BlockKind.FOOTNOTE),
    **dict.fromkeys(("doc-pageheader", "doc-pagefooter", "navigation", "contentinfo"), BlockKind.MARGIN),
}
_OFFICE = re.compile(r"mso-element\s*:\s*(header|footer|footnote|endnote)\b")
_BLANKS = re.compile("[ \t\n\r\f]+")
_CJK = f"\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60{CJK_MARKS}"
_BROKEN = re.compile(rf"(?<=[{_CJK}])[ \t]*[\n\r][ \t\n\r\f]*(?=[{_CJK}])")
_LONGEST_CELL = 400


class Place(Record):
    """Where a text stands. level: that of the heading it is in. kept: blanks and line ends are shown as they are."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    hidden: bool = False
    kept: bool = False


class Scan:
    """A paragraph in the making. label: the number that stands before the next one."""

    def __init__(self, hiding: Hiding, work: Work) -> None:
        self.hiding = hiding
        self.work = work
        self.flow = Flow()
        self.pieces: list[Piece] = []
        self.place = Place()
        self.label = ""
        self.labels: dict[Any, str] = {}
        self.margins: list[list[Piece]] = []

    def text(self, words: str | None, place: Place) -> None:
        """Add text to the paragraph."""
        if not words:
            return
        if not place.kept:
            words = _BLANKS.sub(" ", words if self.work.breaks_at_blanks else _BROKEN.sub("", words))
            before = next((piece.text for piece in reversed(self.pieces) if piece.text), " ")
            if words.startswith(" ") and before.endswith((" ", "\v")):
                words = words[1:]
        else:
            words = words.replace("\r\n", "\n").replace("\r", "\n").strip("\n").replace("\n", "\v")
        words = words if place.kept else words.translate(LINE_ENDS)
        if words:
            self.place = place
            self.pieces.append(Piece(words, place.hidden))

    def end(self) -> None:
        """The paragraph ends here, if one has begun."""
        pieces = self.pieces
        if not any(piece.text.strip() for piece in pieces):
            self.pieces = [piece for piece in pieces if piece.sign]
            return
        self.pieces = []
        numbered = bool(self.label) and any(piece.text.strip() and not piece.hidden for piece in pieces)
        if numbered:
            pieces.insert(0, Piece(self.label))
            self.label = ""
        kind, level, _, _ = self.place
        if kind is BlockKind.MARGIN:
            self.margins.append(pieces)
        else:
            self.flow.add(pieces, kind, level if kind is BlockKind.PARAGRAPH else 0, numbered=numbered)

    def finish(self) -> None:
        """The page ends: what stands in its margins comes behind its text."""
        self.end()
        for piece in self.pieces:
            if piece.sign:
                self.flow.mark(piece.sign)
        for pieces in self.margins:
            self.flow.add(pieces, BlockKind.MARGIN)

    def mark(self, sign: Sign | None) -> None:
        """Something stands here that is no text."""
        if sign:
            self.pieces.append(Piece("", sign=sign))


def document(data: bytes, *, path: str, sha256: str = "", encoding: str | None = None) -> Document:
    """The document in an HTML file. Raises ReadError on one that does not decode, or is nested too deeply."""
    text, name = decoded(data, path, encoding)
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=not by_libreoffice(text), remove_pis=True, no_network=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except etree.LxmlError as fault:
        raise ReadError(path, f"网页读不出（{fault}）") from fault
    if root is None or any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadError(path, "网页嵌套太深或过大，读不全，不作为公文检查")
    scan = Scan(Hiding(root), Work(root, by_libreoffice=by_libreoffice(text)))
    if scan.work.runs:
        scan.flow.mark(Sign("macro"))
    _element(root, Place(), scan)
    scan.finish()
    return scan.flow.document(path=path, format="html", encoding=name, sha256=sha256)


def _element(element: Any, place: Place, scan: Scan) -> None:
    name = element.tag if isinstance(element.tag, str) else ""
    hidden = place.hidden or (bool(name) and scan.hiding.hides(element))
    scan.mark(None if hidden else scan.work.at(element, name))
    if (
        not name
        or name in _DROPPED
        or is_deleted(name)
        or scan.work.comments_on(element)
        or _refers_to_note(element, name)
    ):
        return
    place = _within(element, name, place, scan)._replace(hidden=hidden)
    block = name in _BLOCKS
    if block:
        scan.end()
    if name == "br":
        scan.pieces.append(Piece("\v", place.hidden))
    elif name == "li":
        scan.label = scan.labels.pop(element, "")
    elif name == "ol":
        scan.labels |= labels(element)
    _contents(element, name, place, scan)
    if block:
        scan.end()
    if name == "li":
        scan.label = ""


def _contents(element: Any, name: str, place: Place, scan: Scan) -> None:
    sign = scan.work.around(element, name)
    scan.mark(sign and sign._replace(edge="start"))
    scan.text("“" if name == "q" else "", place)
    scan.text(element.text, place)
    for child in element if name != "select" else chosen(element):
        _element(child, place, scan)
        scan.text(child.tail, place)
    scan.text("”" if name == "q" else "", place)
    scan.mark(sign and sign._replace(edge="end"))


def _within(element: Any, name: str, place: Place, scan: Scan) -> Place:
    """The place that what is in `element` has."""
    if name in _HEADINGS:
        place = place._replace(level=_HEADINGS[name])
    elif name == "pre":
        place = place._replace(kept=True)
    if place.kind is BlockKind.PARAGRAPH:
        place = place._replace(kind=_kind(element, name))
    return place


def _kind(element: Any, name: str) -> BlockKind:
    """What `element` makes of the text in it; office programs have words of their own for headers and notes."""
    if name == "nav" or (name == "footer" and element.getparent().tag == "body"):
        return BlockKind.MARGIN
    if name == "table":
        return BlockKind.CELL if _tabulates(element) else BlockKind.PARAGRAPH
    if name == "div":
        office = _OFFICE.search(element.get("style", ""))
        part = office[1] if office else element.get("title", "")
        if part in ("header", "footer"):
            return BlockKind.MARGIN
        if part in ("footnote", "endnote") or element.get("id", "").startswith(("sdfootnote", "sdendnote")):
            return BlockKind.FOOTNOTE
    return _ROLES.get(element.get("role", ""), BlockKind.PARAGRAPH)


def _refers_to_note(element: Any, name: str) -> bool:
    """Whether it is the number of a note, in the text or before the note."""
    if name != "a":
        return False
    office = element.get("class", "").startswith(("sdfootnote", "sdendnote"))
    return (
        office
        or "noteref" in element.get("role", "")
        or element.get("href", "").startswith(("#_ftn", "#_edn"))
    )


def _tabulates(table: Any) -> bool:
    """Whether a table holds figures, and is not there to lay out the page."""
    if any(True for _ in table.iterdescendants("table", *_HEADINGS)):
        return False
    widest = 0
    for row in table.iter("tr"):
        cells = [
            length
            for cell in row.iterchildren("td", "th")
            if (length := len("".join(cell.itertext()).strip()))
        ]
        if any(length > _LONGEST_CELL for length in cells):
            return False
        widest = max(widest, len(cells))
    return widest > 1
