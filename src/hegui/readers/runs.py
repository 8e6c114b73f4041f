"""Inside a Word paragraph: its text run by run, and which of it a reader does not see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hegui.readers.ooxml import W
from hegui.readers.styles import Styles, value, vanish
from hegui.values import Record

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\v", "cr": "\v", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
# Field codes and properties are no text; a w:sym is a picture taken from a symbol font.
_SKIPPED = (
    "pPr",
    "rPr",
    "sdtPr",
    "sdtEndPr",
    "instrText",
    "delInstrText",
    "sym",
    "fldChar",
    "sectPr",
    "tblPr",
)
_HIDDEN = ("del", "moveFrom", "delText", "rt")
_LINE_ENDS = str.maketrans("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029", "          ")


class Piece(Record):
    """A piece of a paragraph's text. box: instead of text, the content of a text box that hangs on it."""

    text: str
    hidden: bool
    box: Any = None


def pieces(node: Any, styles: Styles, hidden: bool = False) -> Iterator[Piece]:
    """The text in `node`, in order. hidden: deleted, moved away, or formatted as hidden.

    Whatever element it does not know, it looks into: no text may be lost because of a new or foreign element.
    """
    for child in node:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name in ("t", "delText"):
            yield Piece(_words(child), hidden or name in _HIDDEN)
        elif name in _SIGNS:
            yield Piece(_SIGNS[name], hidden)
        elif name == "txbxContent":
            yield Piece("", hidden, child)
        elif name == "AlternateContent":
            yield from pieces(chosen(child), styles, hidden)
        elif name == "r":
            yield from pieces(child, styles, hidden or _vanishes(child, styles))
        elif name and name not in _SKIPPED:
            yield from pieces(child, styles, hidden or name in _HIDDEN)


def chosen(alternatives: Any) -> Any:
    """Of one content written for several programs (mc:AlternateContent), the first; () where there is none."""
    return next(iter(alternatives), ())


def _words(element: Any) -> str:
    words = (element.text or "").translate(_LINE_ENDS)
    return words if element.get(_SPACE) == "preserve" else words.strip(" \t")


def _vanishes(run: Any, styles: Styles) -> bool:
    properties = run.find(W + "rPr")
    if properties is None:
        return False
    own = vanish(properties)
    return styles.vanishes(value(properties.find(W + "rStyle"))) if own is None else own
