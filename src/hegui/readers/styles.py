"""Word's paragraph and character styles: what a paragraph or a run takes over from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hegui.readers.ooxml import W
from hegui.values import Record

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])")
_BODY_LEVEL = 9  # outlineLvl of what is no heading


class Style(Record):
    """A style's own properties; None where it leaves one to the style it is based on.

    level: heading level, 0 for body text. vanish: hidden text.
    """

    name: str
    based_on: str | None
    level: int | None
    number: str | None
    depth: int | None
    vanish: bool | None


class Styles:
    """The styles of a document, by id."""

    def __init__(self, root: Any) -> None:
        self._styles: dict[str, Style] = {}
        self.default: str | None = None
        for element in () if root is None else root.iter(W + "style"):
            name = element.get(W + "styleId")
            if name:
                self._styles[name] = _style(element)
            if element.get(W + "type") == "paragraph" and on(element.get(W + "default", "0")):
                self.default = name

    def chain(self, name: str | None) -> Iterator[Style]:
        """Style `name` and those it is based on, nearest first."""
        seen: set[str] = set()
        while name is not None and name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = self._styles[name].based_on

    def level(self, name: str | None) -> int:
        """The heading level that style `name` gives, 0 for none."""
        return next((style.level for style in self.chain(name) if style.level is not None), 0)

    def numbering(self, name: str | None) -> tuple[str | None, int | None]:
        """The numId, and the level in it, that style `name` gives."""
        return next(((s.number, s.depth) for s in self.chain(name) if s.number is not None), (None, None))

    def vanishes(self, name: str | None) -> bool:
        """Whether style `name` hides its text."""
        return next((style.vanish for style in self.chain(name) if style.vanish is not None), False)

    def name(self, name: str | None) -> str:
        """The name of style `name` as Word shows it, in lower case."""
        return next((style.name for style in self.chain(name)), "")


def _style(element: Any) -> Style:
    name = value(element.find(W + "name")) or ""
    properties = element.find(W + "pPr")
    level = outline_level(properties)
    heading = _HEADING.fullmatch(name.lower())
    if level is None and heading:
        level = int(heading[1])
    number, depth = numbering(properties)
    based_on = value(element.find(W + "basedOn"))
    return Style(name.lower(), based_on, level, number, depth, vanish(element.find(W + "rPr")))


def outline_level(properties: Any) -> int | None:
    """The heading level in paragraph properties: 1 the highest, 0 for body text, None where they have none."""
    level = whole(None if properties is None else properties.find(W + "outlineLvl"))
    return None if level is None else 0 if level >= _BODY_LEVEL else level + 1


def numbering(properties: Any) -> tuple[str | None, int | None]:
    """numId and list level in paragraph properties."""
    found = None if properties is None else properties.find(W + "numPr")
    if found is None:
        return None, None
    return value(found.find(W + "numId")), whole(found.find(W + "ilvl"))


def vanish(properties: Any) -> bool | None:
    """Whether run properties hide their text; None where they do not say."""
    found = None if properties is None else properties.find(W + "vanish")
    return None if found is None else on(value(found) or "1")


def value(element: Any) -> str | None:
    """The w:val of an element, if there is one."""
    found: str | None = None if element is None else element.get(W + "val")
    return found


def whole(element: Any) -> int | None:
    """The w:val of an element as a whole number; None where it is none."""
    words = value(element) or ""
    return int(words) if re.fullmatch(r"-?\d{1,9}", words, re.ASCII) else None


def on(words: str) -> bool:
    """Whether a w:val means yes."""
    return words.lower() not in ("0", "false", "off")
