"""Page numbers in the headers and footers of a Word document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hegui.readers.cascade import Cascade
from hegui.readers.measures import alignment
from hegui.readers.ooxml import W
from hegui.typography import Folio

_PAGE = re.compile(r"^\s*PAGE(?![A-Z])", re.I)
_DASHED = re.compile(r"ArabicDash|NumberInDash", re.I)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SIDE = re.compile(r"mso-position-horizontal:\s*([a-z]+)")
_SIDES = {"outer": "outside", "inner": "inside", "both": "left", "distribute": "center"}
_BY_TABS = ("left", "center", "right")  # the tab stops of Word's own style for footers
_NUMBER = "\0"


def folios(root: Any, pages: str, dashed: bool, cascade: Cascade, footer: bool) -> Iterator[Folio]:
    """The page numbers in one header or footer. pages: those it is for. dashed: the section writes numbers - 1 -."""
    for paragraph in root.iter(W + "p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            found = _folio(paragraph, dashed, cascade)
            if found is not None:
                yield found._replace(pages=pages, footer=footer)


def _folio(paragraph: Any, dashed: bool, cascade: Cascade) -> Folio | None:
    found = _Found()
    for run in _runs(paragraph):
        for child in run:
            found.see(child, run)
    if found.run is None:
        return None
    before, _, after = found.words.partition(_NUMBER)
    number = "- 1 -" if dashed or found.dashed else "1"
    style = cascade.style(paragraph.find(W + "pPr"))
    lettering = cascade.lettering(cascade.run(style, found.run.find(W + "rPr")))
    return Folio("default", _where(paragraph, before, cascade), f"{before}{number}{after}".strip(), lettering)


class _Field:
    """A field that is open. code: what it is to show; shown: whether its code is over."""

    def __init__(self) -> None:
        self.code, self.shown = "", False


class _Found:
    """What stands in a paragraph. words: its text, with a sign for the page number; run: the one that shows it; dashed:
    whether the field itself writes dashes."""

    def __init__(self) -> None:
        self.words, self.dashed = "", False
        self.run: Any = None
        self._open: list[_Field] = []

    def see(self, child: Any, run: Any) -> None:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name == "fldChar":
            self._turn(child.get(W + "fldCharType"), run)
        elif name == "instrText" and self._open:
            self._open[-1].code += child.text or ""
        elif name == "tab":
            self.words += "\t"
        elif name == "t":
            self._text(child.text or "", run)

    def _turn(self, sort: str | None, run: Any) -> None:
        if sort == "begin":
            self._open.append(_Field())
        elif sort == "separate" and self._open:
            self._open[-1].shown = True
        elif sort == "end" and self._open:
            code = self._open.pop().code
            if _PAGE.match(code):
                self._number(code, self.run if self.run is not None else run)

    def _text(self, text: str, run: Any) -> None:
        simple = next(run.iterancestors(W + "fldSimple"), None)
        code = "" if simple is None else simple.get(W + "instr", "")
        if _PAGE.match(code):
            self._number(code, run)
        elif any(_PAGE.match(field.code) for field in self._open):
            self.run = run  # the number as it was last shown
        elif all(field.shown for field in self._open):
            self.words += text

    def _number(self, code: str, run: Any) -> None:
        self.run, self.dashed = run, self.dashed or bool(_DASHED.search(code))
        self.words += "" if _NUMBER in self.words else _NUMBER


def _runs(paragraph: Any) -> Iterator[Any]:
    """The paragraph's own runs, not those of text boxes that hang on it."""
    for run in paragraph.iter(W + "r"):
        if next(run.iterancestors(W + "p"), None) is paragraph:
            yield run


def _where(paragraph: Any, before: str, cascade: Cascade) -> str:
    properties = paragraph.find(W + "pPr")
    frame = None if properties is None else properties.find(W + "framePr")
    if frame is not None and (frame.get(W + "xAlign") or frame.get(W + "x")):
        return frame.get(W + "xAlign") or ""
    box = next(paragraph.iterancestors(W + "txbxContent"), None)
    if box is not None:
        return _box(box)
    found = cascade.paragraph(properties)
    side = alignment(found)
    tabs = before.count("\t")
    if tabs and side in ("left", "both"):
        return _BY_TABS[min(tabs, 2)]
    return _SIDES.get(side, side)


def _box(box: Any) -> str:
    """Where a text box stands on the line: as it is aligned, "" where it has a distance instead."""
    anchor = next(box.iterancestors(_DRAWN + "anchor"), None)
    if anchor is not None:
        found = anchor.find(f"{_DRAWN}positionH/{_DRAWN}align")
        return str(found.text or "") if found is not None else ""
    for ancestor in box.iterancestors():
        found = _SIDE.search(ancestor.get("style") or "")
        if found:
            return _SIDES.get(found[1], found[1])
    return ""


def parts(section: Any, targets: dict[str, str]) -> Iterator[tuple[str, str, bool]]:
    """(part, the pages it is for, whether it is a footer) for the headers and footers that a w:sectPr names.
    targets: parts by relation id."""
    for name in ("headerReference", "footerReference"):
        for reference in section.iter(W + name):
            key = next((v for k, v in reference.attrib.items() if k.endswith("}id")), "")
            if key in targets:
                yield targets[key], reference.get(W + "type", "default"), name == "footerReference"
