"""How a Word document is set: its pages, paragraphs and page numbers, worked out when a rule asks for them.

The paragraphs of the body are read once more, and found again in the document's text by their words; those in tables and
text boxes are left out, and so is one whose words are not found.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from hegui.document import Document
from hegui.readers.cascade import Cascade, Properties
from hegui.readers.folios import folios, parts
from hegui.readers.measures import alignment, gap, indents, number_format, page, pitch, switched
from hegui.readers.ooxml import Package, W, open_package
from hegui.readers.styles import on
from hegui.readers.themes import theme_fonts
from hegui.typography import Folio, Layout, Lettering, Page, Run, Setting
from hegui.values import Record

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_APART = ("del", "moveFrom", "pPr", "txbxContent", "pict", "drawing", "object", "Fallback", "rt", "comment")
_AHEAD = 60  # lines of tables, notes and boxes that may stand between two paragraphs
_LABEL, _SIGNS = 16, 2  # characters that are not in a run: a number that Word makes; a symbol, a hyphen
_UNSEEN = re.compile(r"[\0\s\u00ad\u200b]+")


class Piece(Record):
    """The words of a run, without blanks around them."""

    words: str
    lettering: Lettering


class Raw(Record):
    """A paragraph of the body before it is known on what page it stands."""

    found: Properties
    pieces: tuple[Piece, ...]


def word_layout(data: bytes, path: str, document: Document) -> Layout:
    """The layout of `document`, which was read from this file. Raises ReadError, and what damaged parts raise."""
    package = open_package(data, path)
    named, _ = _related(package, "")
    main = named.get("officeDocument", "word/document.xml")
    named, targets = _related(package, main)
    settings = package.root(named.get("settings", ""))
    cascade = Cascade(
        package.root(named.get("styles", "")),
        package.root(named.get("numbering", "")),
        theme_fonts(package.root(named.get("theme", "")), _language(settings)),
    )
    sections = list(_sections(package, main, cascade))
    pages, paragraphs = _placed(sections, _Lines(document))
    return Layout(
        pages=tuple(pages),
        paragraphs=tuple(paragraphs),
        folios=tuple(_folios(package, [each for each, _ in sections], targets, cascade)),
        two_sided=switched(settings, "evenAndOddHeaders"),
    )


def _language(settings: Any) -> str:
    element = None if settings is None else settings.find(W + "themeFontLang")
    return "" if element is None else element.get(W + "eastAsia", "")


def _related(package: Package, name: str) -> tuple[dict[str, str], dict[str, str]]:
    """The parts that part `name` ("" for the package) points to, by the sort of relation, the first of each, and by id."""
    folder, base = posixpath.split(name)
    root = package.root(posixpath.join(folder, "_rels", f"{base}.rels"))
    sorts: dict[str, str] = {}
    targets: dict[str, str] = {}
    for relation in () if root is None else root.iter(_RELATION):
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        if target in package.names and relation.get("TargetMode") != "External":
            sorts.setdefault(relation.get("Type", "").rpartition("/")[2], target)
            targets[relation.get("Id", "")] = target
    return sorts, targets


def _sections(package: Package, main: str, cascade: Cascade) -> Iterator[tuple[Any, list[Raw]]]:
    """Each w:sectPr with the paragraphs it is for."""
    pending: list[Raw] = []
    for child in package.children(main, W + "body"):
        if child.tag == W + "sectPr":
            yield _kept(child), pending
            pending = []
            continue
        for paragraph in _paragraphs(child):
            pending.append(_raw(paragraph, cascade))
            section = paragraph.find(f"{W}pPr/{W}sectPr")
            if section is not None:
                yield _kept(section), pending
                pending = []
    if pending:
        from lxml import etree

        yield etree.Element(W + "sectPr"), pending


def _kept(section: Any) -> Any:
    """A copy: the reader empties what it has handed out."""
    from copy import deepcopy

    return deepcopy(section)


def _paragraphs(block: Any) -> Iterator[Any]:
    """The paragraphs in a block of the body that is no table."""
    name = block.tag.rpartition("}")[2] if isinstance(block.tag, str) else ""
    if name == "p":
        yield block
    elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
        for child in block:
            yield from _paragraphs(child)


def _raw(paragraph: Any, cascade: Cascade) -> Raw:
    properties = paragraph.find(W + "pPr")
    style = cascade.style(properties)
    return Raw(cascade.paragraph(properties), tuple(_pieces(paragraph, style, cascade)))


def _pieces(node: Any, style: str | None, cascade: Cascade) -> Iterator[Piece]:
    for child in node:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name == "r":
            found = cascade.run(style, child.find(W + "rPr"))
            words = (
                () if on(found.get("vanish", "0")) else child.iterchildren("{*}t")
            )  # w:t, and m:t of formulas
            texts = ((t.text or "").strip() for t in words)
            yield from (Piece(text, cascade.lettering(found)) for text in texts if text)
        elif name and name not in _APART:
            yield from _pieces(child, style, cascade)


def _placed(sections: list[tuple[Any, list[Raw]]], lines: _Lines) -> tuple[list[Page], list[Setting]]:
    pages: list[Page] = []
    settings: list[Setting] = []
    for section, paragraphs in sections:
        on_it = page(section)
        before = len(settings)
        for raw in paragraphs:
            runs = lines.place(raw.pieces)
            if runs:
                settings.append(_setting(raw.found, runs, on_it.pitch))
        start = settings[before].start if len(settings) > before else settings[-1].end if settings else 0
        pages.append(on_it._replace(start=start))
    return pages, settings


def _setting(found: Properties, runs: tuple[Run, ...], grid: float) -> Setting:
    size = runs[0].lettering.size
    first, left = indents(found, size)
    line = grid or 12.0
    return Setting(
        start=runs[0].start,
        end=runs[-1].end,
        align=alignment(found),
        first=round(first, 2),
        left=round(left, 2),
        pitch=pitch(found, max(run.lettering.size for run in runs), grid),
        before=gap(found, "before", line),
        after=gap(found, "after", line),
        runs=runs,
    )


class _Lines:
    """The lines of a document's text, through which paragraphs are followed in order."""

    def __init__(self, document: Document) -> None:
        seen, at = [], 0
        for start, end in document.hidden:
            seen += [document.text[at:start], "\0" * (end - max(start, at))]
            at = max(at, end)
        self._text = "".join((*seen, document.text[at:]))
        self._starts = [0, *(m.end() for m in re.finditer("\n", self._text)), len(self._text) + 1]
        self._at = 0

    def place(self, pieces: tuple[Piece, ...]) -> tuple[Run, ...]:
        """The runs of the next line that these are the pieces of; none where there is no such line."""
        if not pieces:
            return ()
        for line in range(self._at, min(self._at + _AHEAD, len(self._starts) - 1)):
            runs = self._runs(pieces, self._starts[line], self._starts[line + 1] - 1)
            if runs:
                self._at = line + 1
                return runs
        return ()

    def _runs(self, pieces: tuple[Piece, ...], start: int, end: int) -> tuple[Run, ...]:
        """The pieces as they follow each other between two offsets; a label may stand before, a sign or two between."""
        runs: list[Run] = []
        at = start
        for piece in pieces:
            found = self._text.find(piece.words, at, end)
            if found < 0 or not self._blank(at, found, _SIGNS if runs else _LABEL):
                return ()
            at = found + len(piece.words)
            runs.append(Run(found, at, piece.lettering))
        return tuple(runs) if self._blank(at, end, _SIGNS) else ()

    def _blank(self, start: int, end: int, most: int) -> bool:
        """Whether at most so many characters can be seen between two offsets."""
        return len(_UNSEEN.sub("", self._text[start:end])) <= most


def _folios(
    package: Package, sections: list[Any], targets: dict[str, str], cascade: Cascade
) -> Iterator[Folio]:
    seen: set[tuple[str, str]] = set()
    for section in sections:
        dashed = "dash" in number_format(section).lower()
        for part, pages, footer in parts(section, targets):
            if (part, pages) not in seen:
                seen.add((part, pages))
                root = package.root(part)
                yield from () if root is None else folios(root, pages, dashed, cascade, footer)
