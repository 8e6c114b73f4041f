"""What formatting comes out for a paragraph and its runs: document defaults, styles, list levels, direct formatting.

As ECMA-376 part 1, 17.7.2 lays them over each other; tables are not looked at, so table styles play no part. Properties
are kept raw, each attribute by itself; `readers.measures` makes lengths of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hegui.readers.ooxml import W
from hegui.readers.styles import numbering, on, value
from hegui.typography import Lettering
from hegui.values import Record

Properties = dict[str, str]
_TOGGLES = ("b", "vanish")
_BLACK = ("auto", "000000")
_FIRST, _HANGING = ("firstLine", "firstLineChars"), ("hanging", "hangingChars")
_INSTEAD = dict.fromkeys(_FIRST, _HANGING) | dict.fromkeys(_HANGING, _FIRST)
_EDGES = {"start": "left", "startChars": "leftChars", "end": "right", "endChars": "rightChars"}


class Style(Record):
    """A style's own properties."""

    based_on: str | None
    paragraph: Properties
    run: Properties
    number: tuple[str | None, int | None]


class Cascade:
    """The formatting of a document by styles. fonts: those of the theme by name."""

    def __init__(self, styles: Any, lists: Any, fonts: dict[str, str]) -> None:
        self._fonts = fonts
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        self._levels = _list_levels(lists)
        self._base: tuple[Properties, Properties] = ({}, {})
        for element in () if styles is None else styles:
            self._add(element)

    def _add(self, element: Any) -> None:
        if element.tag == W + "docDefaults":
            paragraph = element.find(f"{W}pPrDefault/{W}pPr")
            self._base = (
                paragraph_properties(paragraph),
                run_properties(element.find(f"{W}rPrDefault/{W}rPr")),
            )
        elif element.tag == W + "style":
            name, paragraph = element.get(W + "styleId", ""), element.find(W + "pPr")
            self._styles[name] = Style(
                value(element.find(W + "basedOn")),
                paragraph_properties(paragraph),
                run_properties(element.find(W + "rPr")),
                numbering(paragraph),
            )
            if element.get(W + "type") == "paragraph" and on(element.get(W + "default", "0")):
                self._default = name

    def _chain(self, name: str | None) -> list[Style]:
        """Style `name` and those it is based on, the farthest first."""
        found: list[Style] = []
        seen: set[str] = set()
        while name and name in self._styles and name not in seen:
            seen.add(name)
            found.insert(0, self._styles[name])
            name = self._styles[name].based_on
        return found

    def style(self, properties: Any) -> str | None:
        """The paragraph style in paragraph properties, else the default one."""
        named = None if properties is None else value(properties.find(W + "pStyle"))
        return named if named in self._styles else self._default

    def paragraph(self, properties: Any) -> Properties:
        """What comes out for a paragraph with these properties of its own (None: it has none)."""
        found = dict(self._base[0])
        own, depth = numbering(properties)
        for style in self._chain(self.style(properties)):
            if own is None and style.number[0] is not None:
                laid_over(found, self._level(*style.number))
            laid_over(found, style.paragraph)
        if own is not None:
            laid_over(found, self._level(own, depth))
        laid_over(found, paragraph_properties(properties))
        return found

    def _level(self, number: str | None, depth: int | None) -> Properties:
        return self._levels.get((number or "", depth or 0), {})

    def run(self, style: str | None, properties: Any) -> Properties:
        """What comes out for a run with these properties of its own in a paragraph of that style."""
        character = None if properties is None else value(properties.find(W + "rStyle"))
        above, within = _merged(self._chain(style)), _merged(self._chain(character))
        own = run_properties(properties)
        found = {**self._base[1], **above, **within, **own}
        for name in _TOGGLES:
            if name not in own and (name in above or name in within):
                switched = on(above.get(name, "0")) != on(within.get(name, "0"))
                found[name] = "1" if switched or on(self._base[1].get(name, "0")) else "0"
        return found

    def lettering(self, found: Properties) -> Lettering:
        """How the characters look for which these run properties came out."""
        color = found.get("color", "auto")
        return Lettering(
            font=self._font(found.get("eastAsia", "")),
            latin=self._font(found.get("ascii", "")),
            size=half_points(found.get("sz", "")) or 10.0,
            bold=on(found.get("b", "0")),
            color="auto" if color.lower() in _BLACK else color.upper(),
        )

    def _font(self, named: str) -> str:
        name = self._fonts.get(named[1:], "") if named.startswith("@") else named
        return name.split(";")[0].strip()


def half_points(words: str) -> float:
    """A size in half-points, in points; 0 for what is none."""
    return int(words) / 2 if words.isascii() and words.isdecimal() and len(words) < 5 else 0.0


def _merged(styles: list[Style]) -> Properties:
    found: Properties = {}
    for style in styles:
        found.update(style.run)
    return found


def laid_over(found: Properties, nearer: Properties) -> None:
    """Lay nearer paragraph properties over those found so far: a first line that is set in, or hangs, does not do both."""
    for name in nearer:
        for other in _INSTEAD.get(name, ()):
            found.pop(other, None)
    found.update(nearer)


def run_properties(properties: Any) -> Properties:
    """Run properties by name; a theme's font is written "@minorEastAsia"."""
    found: Properties = {}
    for element in () if properties is None else properties:
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name == "rFonts":
            found.update(_fonts(element))
        elif name in _TOGGLES:
            found[name] = value(element) or "1"
        elif name in ("sz", "color"):
            found[name] = value(element) or ""
    return found


def _fonts(element: Any) -> Iterator[tuple[str, str]]:
    for slot in ("eastAsia", "ascii"):
        theme, named = element.get(f"{W}{slot}Theme"), element.get(W + slot)
        if theme or named:
            yield slot, f"@{theme}" if theme else named


def paragraph_properties(properties: Any) -> Properties:
    """Paragraph properties by name: those of w:ind and w:spacing by their attributes."""
    found: Properties = {}
    for element in () if properties is None else properties:
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in ("ind", "spacing"):
            for key, words in element.attrib.items():
                short = key.rpartition("}")[2]
                found[_EDGES.get(short, short)] = words
        elif name in ("jc", "snapToGrid"):
            found[name] = value(element) or ("1" if name == "snapToGrid" else "")
    return found


def _list_levels(lists: Any) -> dict[tuple[str, int], Properties]:
    """The paragraph properties of list levels by w:numId and level."""
    if lists is None:
        return {}
    abstract: dict[str, dict[int, Properties]] = {}
    for element in lists.iter(W + "abstractNum"):
        abstract[element.get(W + "abstractNumId", "")] = dict(_levels(element))
    found: dict[tuple[str, int], Properties] = {}
    for element in lists.iter(W + "num"):
        levels = {
            **abstract.get(value(element.find(W + "abstractNumId")) or "", {}),
            **dict(_levels(element)),
        }
        found.update(((element.get(W + "numId", ""), depth), level) for depth, level in levels.items())
    return found


def _levels(element: Any) -> Iterator[tuple[int, Properties]]:
    for level in element.iter(W + "lvl"):
        depth = level.get(W + "ilvl", "0")
        if len(depth) == 1 and depth in "012345678":
            yield int(depth), paragraph_properties(level.find(W + "pPr"))
