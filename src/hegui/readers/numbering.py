"""Word's numbered lists: the number in front of each paragraph, counted as Word counts."""

from __future__ import annotations

from typing import Any

from hegui.expression import expression
from hegui.readers.list_numbers import numeral
from hegui.readers.ooxml import W
from hegui.readers.styles import Styles, on, value, vanish, whole
from hegui.readers.symbols import OBJECT, is_symbolic, sign
from hegui.values import Record

_PLACE = expression(r"%([1-9])")
_FILLED = expression(r"0*1(?=,)")
_LONGEST = 80  # characters of a level's text


class Level(Record):
    """One level of a list. restart: None after any higher level, 0 never, n only after a level above the n-th.

    font: that of a bullet. hidden: the number is there and not seen. zeros: to how many digits it is filled up.
    """

    start: int
    format: str
    text: str
    spaced: bool
    legal: bool
    restart: int | None
    font: str = ""
    hidden: bool = False
    zeros: int = 0


class Label(Record):
    """What stands in front of a paragraph. A blank follows only a number without a closing mark."""

    text: str = ""
    bullet: bool = False


NONE = Label()


class List(Record):
    """A w:num: the abstract list whose counters it shares, its levels, and where it starts them anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._depths: dict[tuple[str, str], int] = {}
        self._elements: dict[str, Any] = {}
        self._lists: dict[str, List | None] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in () if root is None else root.iter(W + "abstractNum"):
            self._add_abstract(element)
        for element in () if root is None else root.iter(W + "num"):
            self._elements[element.get(W + "numId", "")] = element

    def _add_abstract(self, element: Any) -> None:
        name = element.get(W + "abstractNumId", "")
        self._abstracts[name] = _levels(element)
        link = value(element.find(W + "numStyleLink"))
        if link:
            self._links[name] = link
        for level in element.iter(W + "lvl"):
            style = value(level.find(W + "pStyle"))
            if style:
                self._depths[name, style] = _depth(level)

    def label(self, number: str, depth: int | None, style: str | None, inherited: int | None = None) -> Label:
        """What stands before the next paragraph in list `number` at level `depth`, 0 the highest. Where that is None it
        is the level that stands for the paragraph's style, or the one `inherited` from it."""
        found = self._list(number)
        if found is None:
            return NONE
        if depth is None:
            linked = (self._depths.get((found.abstract, each.id)) for each in self._styles.chain(style))
            depth = next((each for each in linked if each is not None), inherited or 0)
        level = found.levels.get(depth)
        if level is None:
            return NONE
        counters = self._count(number, found, depth, level)
        if level.hidden:
            return NONE
        if level.format == "bullet":
            return Label(_bullet(level), True)
        if any(int(each) > depth + 1 for each in _PLACE.findall(level.text)):
            return NONE  # Word leaves out a text that names a lower level
        shown = {
            each: _shown(int(each) - 1, level, found, counters) for each in {*_PLACE.findall(level.text)}
        }
        text = _PLACE.sub(lambda place: shown[place[1]], level.text)
        return Label(text + " " if text and level.spaced and text[-1].isalnum() else text)

    def _count(self, number: str, found: List, depth: int, level: Level) -> dict[int, int]:
        counters = self._counters.setdefault(found.abstract, {})
        for higher in range(depth):  # what has not begun begins with what stands under it
            if higher not in counters and higher in found.levels:
                counters[higher] = found.levels[higher].start
        if depth in found.starts and (number, depth) not in self._begun:
            counters[depth] = found.starts[depth]
        else:
            counters[depth] = counters[depth] + 1 if depth in counters else level.start
        self._begun.add((number, depth))
        for lower in [other for other in counters if other > depth]:
            restart = found.levels[lower].restart if lower in found.levels else None
            if restart is None or depth < restart:
                del counters[lower]
        return counters

    def _list(self, number: str) -> List | None:
        if number not in self._lists:
            self._lists[number] = self._resolved(number, 0)
        return self._lists[number]

    def _resolved(self, number: str, hops: int) -> List | None:
        """The list of that number; a list that only names a list style is the list of that style."""
        element = self._elements.get(number)
        if element is None or hops > 4:
            return None
        abstract = value(element.find(W + "abstractNumId")) or ""
        if abstract in self._links and not self._abstracts.get(abstract):
            linked, _ = self._styles.numbering(self._links[abstract])
            return self._resolved(linked, hops + 1) if linked and linked != number else None
        levels = dict(self._abstracts.get(abstract, {}))
        starts: dict[int, int] = {}
        for override in element.iter(W + "lvlOverride"):
            depth = _depth(override)
            levels.update(_levels(override))
            start = whole(override.find(W + "startOverride"))
            if start is not None:
                starts[depth] = start
        return List(abstract, levels, starts)


def _levels(element: Any) -> dict[int, Level]:
    return {_depth(level): _level(level) for level in element.iter(W + "lvl")}


def _level(element: Any) -> Level:
    start = whole(element.find(W + "start"))
    legal = element.find(W + "isLgl")
    written = next(element.iter(W + "numFmt"), None)  # which may be one of several alternatives
    custom = "" if written is None else written.get(W + "format") or ""
    properties = element.find(W + "rPr")
    fonts = None if properties is None else properties.find(W + "rFonts")
    return Level(
        start=0 if start is None else start,
        format=value(written) or "decimal",
        text=(value(element.find(W + "lvlText")) or "")[:_LONGEST],
        spaced=value(element.find(W + "suff")) != "nothing",
        legal=legal is not None and on(value(legal) or "1"),
        restart=whole(element.find(W + "lvlRestart")),
        font="" if fonts is None else fonts.get(W + "ascii") or "",
        hidden=bool(vanish(properties)),
        zeros=len(found[0]) if (found := _FILLED.match(custom)) else 0,
    )


def _bullet(level: Level) -> str:
    """A bullet as it is seen; a picture of one is a dot."""
    text = level.text[:1] or "•"
    shown = sign(level.font, ord(text)) if is_symbolic(level.font) or "\uf020" <= text <= "\uf0ff" else text
    return f"{'•' if shown == OBJECT else shown} "


def _depth(element: Any) -> int:
    words = element.get(W + "ilvl", "0")
    return int(words) if words.isdecimal() and len(words) < 3 else 0


def _shown(depth: int, level: Level, found: List, counters: dict[int, int]) -> str:
    """The number of level `depth` as it shows in the label of `level`."""
    other = found.levels.get(depth)
    if other is None:
        return ""
    legal = level.legal and other.format != "decimalZero"  # Arabic already: Section 1.01
    number = numeral(counters.get(depth, other.start), "decimal" if legal else other.format)
    return number.zfill(other.zeros) if number.isdecimal() else number
