"""Word (.docx) → the text a person sees, one Word paragraph a line, so that a line's number is the paragraph's.

Tables give one line a cell paragraph; text boxes follow the paragraph they hang on; notes, headers and footers come
after the body. A line break inside a paragraph is U+000B and parts paragraphs as a line end does, a tab is U+0009. A
number that Word generates stands before its paragraph's text, a bullet too, as markup. Tracked changes are read as if
they were accepted: what is deleted is no text, and a deleted paragraph end is markup. Hidden text is in the text and in
`hidden`. Comments are no text. What is pending, remains or is not read is in `marks`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hegui.document import BlockKind, Document, Mark, Span
from hegui.errors import ReadError
from hegui.readers.bound import Bound
from hegui.readers.margins import margins
from hegui.readers.numbering import Numbering
from hegui.readers.ooxml import Package, Relation, W, open_package
from hegui.readers.outline import build
from hegui.readers.plain import breaks, joined
from hegui.readers.scan import Scan
from hegui.readers.story import Place, story
from hegui.readers.styles import Styles
from hegui.readers.typesetting import typeset
from hegui.readers.zipped import DAMAGE

_NO_NOTE = ("separator", "continuationSeparator", "continuationNotice")
_NOTES = {"footnoteReference": ("footnotes", "footnote"), "endnoteReference": ("endnotes", "endnote")}


def document(data: bytes, *, path: str, sha256: str = "") -> Document:
    """The document in a .docx file. Raises ReadError on one that is damaged, encrypted, too large or no .docx."""
    try:
        scan = scanned(open_package(data, path))
    except DAMAGE as fault:
        what = f"{type(fault).__name__}: {fault}"
        raise ReadError(
            path, f"Word 文档已损坏，读不全；请在 Word 或 WPS 中打开后另存（{what:.80}）"
        ) from fault
    text = "\n".join(scan.texts)
    if not text.strip():
        raise ReadError(path, "文档里没有文字（可能只有图片）")
    found, ends = joined(scan.running, breaks(text, scan.running))
    made = build(
        text,
        sorted((*found, *scan.paragraphs)),
        path=path,
        format="docx",
        sha256=sha256,
        markup=sorted((*scan.markup, *ends)),
        hidden=scan.hidden,
        marks=scan.marks.within(len(text)),
    )
    return typeset(made, data)


def scanned(package: Package, nodes: list[tuple[int, int, Any]] | None = None) -> Scan:
    """What is read of an opened file. nodes: takes, in order, where text begins and ends and the element it is of."""
    main = next((part for sort, part in package.related("") if sort == "officeDocument"), "word/document.xml")
    if main not in package.names:
        raise ReadError(
            package.path, "内容不是 Word 文档（.docx），是别的压缩包；请改正扩展名，或另存为 .docx"
        )
    related = package.relations(main)
    named = {each.sort: each.target for each in related}
    styles = Styles(package.root(named.get("styles", "")))
    numbering = Numbering(package.root(named.get("numbering", "")), styles)
    scan = Scan(styles, numbering, margins(package.root(named.get("settings", ""))), package.path)
    scan.nodes = nodes
    bound = Bound(package, main)
    story(map(bound.filled, package.children(main, W + "body")), Place(), scan)
    _notes(package, named, scan)
    _margins(package, related, scan, bound)
    _comments(package.root(named.get("comments", "")), scan)
    if "vbaProject" in named:
        scan.marks.add(Mark("macro", Span(0, 0)))
    return scan


def _notes(package: Package, named: dict[str, str], scan: Scan) -> None:
    """The notes that the text refers to, in that order; the others are not seen anywhere."""
    wanted = dict(scan.notes)
    for reference, (sort, name) in _NOTES.items():
        if not any(of == reference for of, _ in wanted):
            continue
        root = package.root(named.get(sort, ""))
        notes = {} if root is None else {note.get(W + "id"): note for note in root.iterfind(W + name)}
        for (of, number), hidden in wanted.items():
            if of == reference and number in notes and notes[number].get(W + "type") not in _NO_NOTE:
                story(notes[number], Place(BlockKind.FOOTNOTE, hidden), scan)


def _margins(package: Package, related: Iterable[Relation], scan: Scan, bound: Bound) -> None:
    """The headers and footers that show on some page."""
    targets = {each.id: each.target for each in related}
    parts = dict.fromkeys(targets[each] for each in scan.margins.seen if each in targets)
    for part in parts:
        story(bound.filled(package.root(part)), Place(BlockKind.MARGIN), scan)


def _comments(root: Any, scan: Scan) -> None:
    """The comments that stand somewhere in the text."""
    for comment in () if root is None else root.iterfind(W + "comment"):
        place = scan.comments.get(comment.get(W + "id", ""))
        if place is not None:
            words = "".join(each.text or "" for each in comment.iter(W + "t"))
            scan.marks.add(Mark("comment", place, comment.get(W + "author", ""), words))
