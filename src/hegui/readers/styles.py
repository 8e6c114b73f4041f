"""Word's paragraph and character styles: what a paragraph or a run takes over from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from hegui.readers.ooxml import W, child
from hegui.values import Record

T = TypeVar("T")

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])")
_DEEPEST = 50  # styles based on one another: Word makes do with 11
_BODY_LEVEL = 9  # outlineLvl of what is no heading


class Style(Record):
    """A style's own properties; None where it leaves one to the style it is based on.

    name: as Word shows it, in lower case. level: heading level, 0 for body text. number, depth: the list that it is
    an item of, and the level in it. vanish: hidden text.
    """

    id: str
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
        self._memo: dict[tuple[Callable[[Sequence[Style]], Any], str | None], Any] = {}
        self.default: str | None = None
        for element in () if root is None else root.iter(W + "style"):
            name = element.get(W + "styleId")
            if name:
                self._styles[name] = _style(name, element)
            if element.get(W + "type") == "paragraph" and on(element.get(W + "default", "0")):
                self.default = name

    def chain(self, name: str | None) -> Iterator[Style]:
        """Style `name` and those it is based on, nearest first."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name or "")
            if style is None:
                return
            yield style
            name = style.based_on

    def level(self, name: str | None) -> int:
        """The heading level that style `name` gives, 0 for none."""
        return self._worked_out(_level, name)

    def numbering(self, name: str | None) -> tuple[str | None, int | None]:
        """The numId, and the level in it, that style `name` gives."""
        return self._worked_out(_numbering, name)

    def vanishes(self, name: str | None) -> bool:
        """Whether style `name` hides its text."""
        return name is not None and self._worked_out(_vanishes, name)

    def _worked_out(self, what: Callable[[Sequence[Style]], T], name: str | None) -> T:
        """What `what` makes of the chain of style `name`, once for each."""
        key = (what, name)
        if key not in self._memo:
            self._memo[key] = what(tuple(self.chain(name)))
        return self._memo[key]  # type: ignore[no-any-return]

    def name(self, name: str | None) -> str:
        """The name of style `name` as Word shows it, in lower case."""
        return next((style.name for style in self.chain(name)), "")


def _level(chain: Sequence[Style]) -> int:
    return next((style.level for style in chain if style.level is not None), 0)


def _numbering(chain: Sequence[Style]) -> tuple[str | None, int | None]:
    number = next((style.number for style in chain if style.number is not None), None)
    return number, next((style.depth for style in chain if style.depth is not None), None)


def _vanishes(chain: Sequence[Style]) -> bool:
    return next((style.vanish for style in chain if style.vanish is not None), False)


def _style(id: str, element: Any) -> Style:
    name = value(element.find(W + "name")) or ""
    properties = element.find(W + "pPr")
    level = outline_level(properties)
    heading = _HEADING.fullmatch(name.lower())
    if level is None and heading:
        level = int(heading[1])
    number, depth = numbering(properties)
    based_on = value(element.find(W + "basedOn"))
    return Style(id, name.lower(), based_on, level, number, depth, vanish(element.find(W + "rPr")))


def outline_level(properties: Any) -> int | None:
    """The heading level in paragraph properties: 1 the highest, 0 for body text, None where they have none."""
    level = whole(None if properties is None else child(properties, "outlineLvl"))
    return None if level is None else 0 if level >= _BODY_LEVEL else level + 1


def numbering(properties: Any) -> tuple[str | None, int | None]:
    """numId and list level in paragraph properties."""
    found = None if properties is None else child(properties, "numPr")
    if found is None:
        return None, None
    return value(child(found, "numId")), whole(child(found, "ilvl"))


def vanish(properties: Any) -> bool | None:
    """Whether run properties hide their text; None where they do not say."""
    found = None if properties is None else child(properties, "vanish")
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
