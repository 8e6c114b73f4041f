"""The phrases to look for, and the pieces of them by which they are found.

A phrase with at most k slips keeps one of k+1 pieces whole (pigeonhole); neighbours that changed places across the
border of two pieces are looked for as such.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hegui.nearmiss.edits import MARKS, NUMERALS, Rules, Slip
from hegui.reference import Reference

SHORTEST = 4
SHORT = 5
LONG = 10
RUN = 3

_SHORT = (Rules(any_change=False), Rules(quoted=True))
_MEETING = (Rules(close=True),)
_MIDDLE = (Rules(blocks=True),)
_LONG = (Rules(singles=2, run=RUN, blocks=True),)
_CLAUSES = (Rules(singles=2, blocks=True),)
_NAME = (Rules(any_change=False),)

_ARABIC = {"十六": "16", "十七": "17", "十八": "18", "十九": "19", "二十": "20"}
_ORDINALS = "一二三四五六七八九十"


class Target(NamedTuple):
    """A form of a reference. words: as it is written. plain: without the marks it is compared without."""

    reference: Reference
    words: str
    plain: str

    @property
    def rules(self) -> tuple[Rules, ...]:
        """What counts as a near miss of it: the first of these that fits."""
        if self.reference.type in ("name", "document"):
            return _NAME  # another character makes another office or regulation
        if len(self.plain) >= LONG:
            return _LONG if self.words == self.plain else _CLAUSES  # authors put words between clauses
        if len(self.plain) > SHORT:
            return _MIDDLE
        return _MEETING if self.reference.type == "meeting" else _SHORT


class Seed(NamedTuple):
    """A piece that betrays a phrase: `literal` stands where `plain[start:end]` of the target belongs.

    slip: the slip that `literal` itself holds, if it is not that piece exactly.
    """

    literal: str
    target: int
    start: int
    end: int
    slip: Slip | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A string that is known whole: what it is of, and the slip in it if it is not right."""

    reference: Reference
    words: str
    slip: Slip | None = None
    right: str = ""
    """What should stand there."""
    counts: bool = True
    """False for a look-alike: it is right, but not a citation."""


def plain(words: str) -> str:
    """`words` without the marks that phrases are compared without."""
    return "".join(c for c in words if c not in MARKS)


def targets(references: Iterable[Reference]) -> Iterator[Target]:
    """Every form and variant long enough to be looked for."""
    for reference in references:
        for words in (reference.form, *reference.variants):
            target = Target(reference, words, plain(words))
            bare = reference.type == "meeting" and words[0] in NUMERALS and len(words) <= SHORT
            if len(target.plain) >= SHORTEST and not bare:  # 二十大代表 is too open to others
                yield target


def known(references: Iterable[Reference]) -> Iterator[Known]:
    """Every string that is known whole, right ones first."""
    late: list[Known] = []
    for reference in references:
        for words in dict.fromkeys((reference.form, *reference.variants)):
            yield Known(reference, words, right=words)
        for words in reference.lookalikes:
            yield Known(reference, words, counts=False)
        late += [Known(reference, words, Slip.OBSOLETE, reference.form) for words in reference.obsolete]
        if reference.type == "meeting":
            late += _renumbered(reference)
            late += _unheld(reference)
    yield from late


def _renumbered(reference: Reference) -> Iterator[Known]:
    """The names of a meeting with its numeral in figures, or as 廿."""
    for words in (reference.form, *reference.variants):
        for numeral, figures in _ARABIC.items():
            if numeral in words:
                yield Known(reference, words.replace(numeral, figures, 1), Slip.NUMERAL, words)
        if "二十" in words:
            yield Known(reference, words.replace("二十", "廿", 1), Slip.NUMERAL, words)


def _unheld(congress: Reference) -> Iterator[Known]:
    """Plenary sessions that a central committee never held; its members are those it did hold, and it is over."""
    if not congress.members or congress.to is None:
        return
    for ordinal in _ORDINALS:
        name = congress.members[0].replace("一中全会", f"{ordinal}中全会")
        if name not in congress.members:
            yield Known(congress, name, Slip.UNHELD)


def seeds(index: int, target: Target) -> Iterator[Seed]:
    """The pieces of one target; `index` is its number."""
    words = target.plain
    cuts = _cuts(target.words)
    pieces = 3 if len(words) >= LONG else 2
    borders = [round(len(words) * i / pieces) for i in range(pieces + 1)]
    for start, end in itertools.pairwise(borders):
        first, last = _whole(start, end, cuts)
        if last - first >= 2:
            yield Seed(words[first:last], index, first, last)
    for border in borders[1:-1]:
        yield from _turned(index, words, border, cuts)


def _turned(index: int, words: str, border: int, cuts: list[int]) -> Iterator[Seed]:
    """The pieces with two neighbours, or two words of two characters, in the wrong order across `border`."""
    for size, offsets in ((1, (2,)), (2, (1, 2, 3))):
        for offset in offsets if len(words) > SHORT or size == 1 else ():
            start = border - offset
            end = start + 4
            first, second = words[border - 1 : border], words[border : border + 1]
            turned = words[start : start + 1] + second + first + words[border + 1 : end]
            if size == 2:
                turned = words[start + 2 : end] + words[start : start + 2]
            held = words[start:end]
            if (
                start >= 0
                and end <= len(words)
                and turned != held
                and not any(start < cut < end for cut in cuts)
                and not NUMERALS.issuperset(first + second)
            ):
                yield Seed(turned, index, start, end, Slip.ORDER)


def _cuts(words: str) -> list[int]:
    """Where in the plain form a mark stood."""
    found: list[int] = []
    at = 0
    for character in words:
        if character in MARKS:
            found.append(at)
        else:
            at += 1
    return found


def _whole(start: int, end: int, cuts: list[int]) -> tuple[int, int]:
    """The longest part of start:end without a mark in it."""
    edges = [start, *(cut for cut in cuts if start < cut < end), end]
    return max(itertools.pairwise(edges), key=lambda pair: pair[1] - pair[0])
