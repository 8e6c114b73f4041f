"""Word's numbered lists: the number in front of each paragraph, counted as Word counts."""

from __future__ import annotations

import re
from typing import Any

from hegui.readers.list_numbers import numeral
from hegui.readers.ooxml import W
from hegui.readers.styles import Styles, on, value, whole
from hegui.values import Record

_PLACE = re.compile(r"%([1-9])")


class Level(Record):
    """One level of a list. restart: None after any higher level, 0 never, n only after a level above the n-th."""

    start: int
    format: str
    text: str
    spaced: bool
    legal: bool
    restart: int | None


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

    def label(self, number: str, depth: int | None, style: str | None) -> str:
        """The number, with its marks, of the next paragraph in list `number` at level `depth` (0 the highest; None:
        the one its style stands for); "" for a bullet. A blank follows only a number without a closing mark."""
        found = self._list(number)
        if found is None:
            return ""
        if depth is None:
            depth = self._depths.get((found.abstract, style or ""), 0)
        level = found.levels.get(depth)
        if level is None:
            return ""
        counters = self._count(number, found, depth, level)
        if level.format == "bullet":
            return ""
        label = _PLACE.sub(lambda place: _shown(int(place[1]) - 1, level, found, counters), level.text)
        return label + " " if label and level.spaced and label[-1].isalnum() else label

    def _count(self, number: str, found: List, depth: int, level: Level) -> dict[int, int]:
        counters = self._counters.setdefault(found.abstract, {})
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
    return Level(
        start=0 if start is None else start,
        format=value(element.find(W + "numFmt")) or "decimal",
        text=value(element.find(W + "lvlText")) or "",
        spaced=value(element.find(W + "suff")) != "nothing",
        legal=legal is not None and on(value(legal) or "1"),
        restart=whole(element.find(W + "lvlRestart")),
    )


def _depth(element: Any) -> int:
    words = element.get(W + "ilvl", "0")
    return int(words) if words.isdecimal() and len(words) < 3 else 0


def _shown(depth: int, level: Level, found: List, counters: dict[int, int]) -> str:
    """The number of level `depth` as it shows in the label of `level`."""
    other = found.levels.get(depth)
    if other is None:
        return ""
    return numeral(counters.get(depth, other.start), "decimal" if level.legal else other.format)
