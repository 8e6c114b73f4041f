"""Word's formatting properties as lengths: twips, half-points, hundredths of a character and of a line."""

from __future__ import annotations

import math
import re
from typing import Any

from hegui.readers.cascade import Properties
from hegui.readers.ooxml import W
from hegui.readers.styles import on, value
from hegui.typography import Page

_MM = 25.4 / 1440  # a twip
_LOW, _HIGH = 1.0, 1.6  # how high a line of type of size 1 is, by font
_GRIDS = ("lines", "linesAndChars", "snapToChars")
_SIDES = {"left": "left", "start": "left", "center": "center", "right": "right", "end": "right"}
_UNITS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_LENGTH = re.compile(r"([+-]?\d{1,7}(?:\.\d{1,6})?)(mm|cm|in|pt|pc|pi)?", re.ASCII)


def twips(words: str | None) -> float:
    """A length in twips, which may be written with another unit (Strict); 0 for what is none."""
    found = _LENGTH.fullmatch(words or "")
    return float(found[1]) * _UNITS.get(found[2] or "", 1.0) if found else 0.0


def alignment(found: Properties) -> str:
    """left | center | right | both | distribute."""
    named = found.get("jc", "left")
    return _SIDES.get(named, "distribute" if named in ("distribute", "thaiDistribute") else "both")


def indents(found: Properties, size: float) -> tuple[float, float]:
    """Where the first line and the others begin, in characters of that size."""
    left = _characters(found, "left", size)
    return left + _characters(found, "firstLine", size) - _characters(found, "hanging", size), left


def _characters(found: Properties, name: str, size: float) -> float:
    """Where characters are given, Word takes no notice of the twips; 0 characters are none given."""
    hundredths = twips(found.get(f"{name}Chars"))
    return hundredths / 100 if hundredths else twips(found.get(name)) / 20 / size


def pitch(found: Properties, size: float, grid: float) -> tuple[float, float]:
    """The least and the most from line to line, in points. grid: that of the page's line grid, 0 for none."""
    rule = found.get("lineRule", "auto")
    line = twips(found.get("line")) or 240.0
    if rule == "exact":
        return line / 20, line / 20
    least, most = size * _LOW, size * _HIGH
    if grid and on(found.get("snapToGrid", "1")):
        least, most = math.ceil(least / grid) * grid, math.ceil(most / grid) * grid
    if rule == "atLeast":
        return max(least, line / 20), max(most, line / 20)
    return least * line / 240, most * line / 240


def gap(found: Properties, side: str, line: float) -> float:
    """The space before or after a paragraph, in points; `line`: what Word takes for one line."""
    if on(found.get(f"{side}Autospacing", "0")):
        return 14.0
    lines = twips(found.get(f"{side}Lines"))
    return lines / 100 * line if lines else twips(found.get(side)) / 20


def page(section: Any) -> Page:
    """The pages of a w:sectPr; what it does not say is as Word has it then: Letter, no margins."""
    size, margins = _attributes(section, "pgSz"), _attributes(section, "pgMar")
    gutter = abs(_mm(margins.get("gutter")))
    return Page(
        width=_mm(size.get("w", "12240")),
        height=_mm(size.get("h", "15840")),
        top=abs(_mm(margins.get("top", "1440"))),
        bottom=abs(_mm(margins.get("bottom", "1440"))),
        left=_mm(margins.get("left", margins.get("start", "1440"))) + gutter,
        right=_mm(margins.get("right", margins.get("end", "1440"))),
        header=_mm(margins.get("header")),
        footer=_mm(margins.get("footer")),
        pitch=_grid(_attributes(section, "docGrid")),
    )


def _grid(found: Properties) -> float:
    return twips(found.get("linePitch")) / 20 if found.get("type") in _GRIDS else 0.0


def _mm(words: str | None) -> float:
    return round(twips(words) * _MM, 2)


def _attributes(section: Any, name: str) -> Properties:
    element = section.find(W + name)
    return {} if element is None else {k.rpartition("}")[2]: v for k, v in element.attrib.items()}


def number_format(section: Any) -> str:
    """How a section writes its page numbers (w:pgNumType): decimal, numberInDash, …"""
    return _attributes(section, "pgNumType").get("fmt", "decimal")


def switched(settings: Any, name: str) -> bool:
    """Whether a setting of the document is on."""
    element = None if settings is None else settings.find(W + name)
    return element is not None and on(value(element) or "1")
