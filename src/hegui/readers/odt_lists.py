"""Generated numbers of an OpenDocument file: of list items, and of headings."""

from __future__ import annotations

import re
from typing import Any

from hegui.readers.list_numbers import numeral
from hegui.readers.odt_styles import STYLE, TEXT

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "一, 二, 三, ...": "chineseCounting",
    "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "壹, 貳, 參, ...": "ideographLegalTraditional",
    "①, ②, ③, ...": "decimalEnclosedCircle",
    "甲, 乙, 丙, ...": "ideographTraditional",
    "子, 丑, 寅, ...": "ideographZodiac",
    "１, ２, ３, ...": "decimalFullWidth",
    "01, 02, 03, ...": "decimalZero",
}
_DEEPEST = 10
_PLACE = re.compile(r"%(\d{1,2})%")


class Level:
    """How a level of a list is numbered."""

    def __init__(self, element: Any) -> None:
        self.format = element.get(STYLE + "num-format") or ""
        self.prefix = element.get(STYLE + "num-prefix") or ""
        self.suffix = element.get(STYLE + "num-suffix") or ""
        self.start = _whole(element.get(TEXT + "start-value"), 1)
        self.shown = _whole(element.get(TEXT + "display-levels"), 1)
        written = (value for key, value in element.attrib.items() if key.endswith("}num-list-format"))
        self.written = next(written, "")  # as LibreOffice has it since 7.0: %1%-%2%


class Numbering:
    """The levels of a list style, 1 the highest. Bullets have none."""

    def __init__(self, style: Any) -> None:
        self.levels: dict[int, Level] = {}
        for element in () if style is None else style:
            if element.tag in (TEXT + "list-level-style-number", TEXT + "outline-level-style"):
                self.levels[_whole(element.get(TEXT + "level"), 1)] = Level(element)

    def label(self, depth: int, counters: dict[int, int]) -> str:
        """The number of the item that the counters stand at; "" for none."""
        level = self.levels.get(depth)
        if level is None or not (level.format or level.written):
            return ""
        if level.written:
            words = _PLACE.sub(lambda found: self._shown(int(found[1]), counters), level.written)
        else:
            places = range(max(1, depth - level.shown + 1), depth + 1)
            shown = [numeral for each in places if (numeral := self._shown(each, counters))]
            words = level.prefix + ".".join(shown) + level.suffix
        return words + " " if words and words[-1].isalnum() else words

    def _shown(self, depth: int, counters: dict[int, int]) -> str:
        """What one level's count looks like."""
        level = self.levels.get(depth)
        if level is None or not level.format:
            return ""
        return numeral(counters.get(depth, level.start), _FORMATS.get(level.format, "decimal"))


class Lists:
    """The lists that are open, and how far those before them have counted."""

    def __init__(self, styles: dict[str, Any]) -> None:
        self._styles = styles
        self._known: dict[str, Numbering] = {}
        self._open: list[str] = []
        self._counters: dict[int, int] = {}
        self._of_style: dict[str, dict[int, int]] = {}
        self._of_list: dict[str, dict[int, int]] = {}
        self._headings: dict[int, int] = {}
        self._outline: Numbering | None = None

    def enter(self, element: Any) -> None:
        """A list begins."""
        style = element.get(TEXT + "style-name") or (self._open[-1] if self._open else "")
        if not self._open:
            after = element.get(TEXT + "continue-list")
            if after in self._of_list:
                self._counters = self._of_list[after]
            elif element.get(TEXT + "continue-numbering") == "true":
                self._counters = self._of_style.get(style, {})
            else:
                self._counters = {}
            self._of_style[style] = self._counters
        self._of_list[element.get(_XML_ID) or ""] = self._counters
        self._open.append(style)

    def leave(self) -> None:
        """It ends."""
        self._open.pop()

    def item(self, element: Any) -> str:
        """An item of the innermost list begins: its number."""
        depth = min(len(self._open), _DEEPEST)
        numbering = self._numbering(self._open[-1])
        if _only_holds_a_list(element):
            return ""
        return self._counted(numbering, depth, self._counters, _whole(element.get(TEXT + "start-value"), 0))

    def heading(self, level: int, outline: Any) -> str:
        """The number of a heading outside any list."""
        if self._outline is None:
            self._outline = Numbering(outline)
        return self._counted(self._outline, level, self._headings, 0)

    def _counted(self, numbering: Numbering, depth: int, counters: dict[int, int], start: int) -> str:
        level = numbering.levels.get(depth)
        first = level.start if level else 1
        counters[depth] = start or (counters[depth] + 1 if depth in counters else first)
        for upper in range(1, depth):  # what no item has begun counts as begun
            if upper in numbering.levels:
                counters.setdefault(upper, numbering.levels[upper].start)
        for lower in [other for other in counters if other > depth]:
            del counters[lower]
        return numbering.label(depth, counters)

    def _numbering(self, style: str) -> Numbering:
        if style not in self._known:
            self._known[style] = Numbering(self._styles.get(style))
        return self._known[style]


def _only_holds_a_list(item: Any) -> bool:
    """Whether an item is there only because the list in it is a deeper one."""
    return len(item) > 0 and item[0].tag == TEXT + "list"


def _whole(words: str | None, otherwise: int) -> int:
    return int(words) if words and words.isdecimal() and len(words) < 7 else otherwise
