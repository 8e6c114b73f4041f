"""Idioms and fixed expressions with one wrong character.

There are more than ten thousand of them, and the first two or the last two characters of each are met in every text. So
the tables are of two characters; what follows the two, or comes before them, is only looked at where a character of it
agrees.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import compress
from operator import add

from hegui.nearmiss.confusions import confusable
from hegui.nearmiss.edits import NUMERALS
from hegui.nearmiss.pairs import PairTable
from hegui.values import Record

_HERE = os.path.dirname(__file__)
_FREQUENT = "~"  # an expression that is only frequent, no idiom
_TOLD = "="  # one that is looked for as a collocation, unless the same character is wrong twice
_LONG = "^"  # one of more than four characters
_MARKS = "~=^01234567"
# Where one of these stands, it is more likely a word of its own.
WORDS = frozenset(
    "的地得了着过和与或及以已是也又由有在为于将就并而从到对等不要会能可应须需各其我你他她它们这那之所者个只时使让把被"
    "给向往自至直即既再更还都最很太较当如若因则且但此本该每某另共同上下中内外前后里间时年月日一不没未没类型性化"
)


class Misspelling(Record):
    """An expression at `start:end` in which one character is wrong. right: what should stand there. certain: whether
    the wrong character makes no word with either of its neighbours."""

    start: int
    end: int
    right: str
    certain: bool


def misspelled(text: str) -> list[Misspelling]:
    """The places where `text` has an expression with one wrong character, in reading order."""
    found: dict[tuple[int, int], Misspelling] = {}
    for start, right, frequent in _candidates(text):
        end = start + len(right)
        there = text[start:end]
        at = next(i for i, c in enumerate(right) if c != there[i])
        if _is_slip(right[at], there[at]) and f"\n{there}\n" not in read("idiom_variants.txt"):
            certain = not _may_be_word(text, start + at)
            if certain or not frequent:
                known = found.setdefault((start, end), Misspelling(start, end, right, certain))
                if known.right != right:  # it may be either
                    found[start, end] = known._replace(certain=False)
    return apart(found.values())


def _candidates(text: str) -> Iterator[tuple[int, str, bool]]:
    """Where an expression with another character begins, the expression, and whether it is only frequent."""
    pairs = list(map(add, text, text[1:]))
    after, before = (table.among(pairs) for table in _tables())
    for at in compress(range(len(pairs) - 2), map(after.__contains__, pairs)):
        entry, one, other = after[pairs[at]], text[at + 2], text[at + 3]
        if (one in entry or other in entry or one == other) and (
            pairs[at + 2] not in entry or _LONG in entry
        ):
            yield from _after(text, at, entry)
    for at in compress(range(2, len(pairs)), map(before.__contains__, pairs[2:])):
        entry, one, other = before[pairs[at]], text[at - 2], text[at - 1]
        if (one in entry or other in entry or one == other) and (
            pairs[at - 2] not in entry or _LONG in entry
        ):
            yield from _before(text, at, entry)


def _after(text: str, at: int, entry: str) -> Iterator[tuple[int, str, bool]]:
    for asked in entry.split("/"):
        rest = asked.rstrip(_MARKS)
        if _is_near(asked, rest, text[at + 2 : at + 2 + len(rest)], 2):
            yield at, text[at : at + 2] + rest, _FREQUENT in asked


def _before(text: str, at: int, entry: str) -> Iterator[tuple[int, str, bool]]:
    for asked in entry.split("/"):
        rest = asked.rstrip(_MARKS)
        if _is_near(asked, rest, text[max(at - len(rest), 0) : at], 0):
            yield at - len(rest), rest + text[at : at + 2], _FREQUENT in asked


def _is_near(asked: str, rest: str, there: str, first: int) -> bool:
    """Whether `there` is `rest` with one wrong character, in a place that is not left alone. first: the place of its first
    character in the expression."""
    at = _wrong(rest, there)
    if at < 0 or str(at + first) in asked:
        return False
    return _TOLD not in asked or rest[at + 1 :] != there[at + 1 :]


def _wrong(expected: str, there: str) -> int:
    """The first character of `expected` that is another in `there`, if all others agree or it stands twice, twice
    mistaken (循循: 寻寻); else -1."""
    if there == expected or len(there) != len(expected):
        return -1
    at = next(i for i, c in enumerate(expected) if c != there[i])
    if expected[at + 1 :] == there[at + 1 :]:
        return at
    twice = expected[at] == expected[at + 1] and there[at] == there[at + 1]
    return at if twice and expected[at + 2 :] == there[at + 2 :] else -1


def _is_slip(expected: str, there: str) -> bool:
    return there not in NUMERALS and expected not in NUMERALS and confusable(expected, there)


def _may_be_word(text: str, at: int) -> bool:
    """Whether the character is a word, or makes one with the one before or after it."""
    here = text[at]
    return here in WORDS or is_word(text[max(at - 1, 0) : at + 1]) or is_word(text[at : at + 2])


def is_word(two: str) -> bool:
    """Whether the two characters are a word. A line of the table is a first character with all second ones."""
    table = read("words.txt")
    start = table.find(f"\n{two[0]}") if len(two) == 2 else -1
    return start >= 0 and table.find(two[1], start + 2, table.index("\n", start + 1)) >= 0


def apart(found: Iterable[Misspelling]) -> list[Misspelling]:
    """In reading order; of those that overlap the first, and of those that begin together the longest."""
    kept: list[Misspelling] = []
    for place in sorted(found, key=lambda place: (place.start, -place.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


@cache
def _tables() -> tuple[PairTable, PairTable]:
    """What may follow two characters; what may come before them."""
    after, before = read("idioms.txt").split("\n\n", 1)
    return PairTable(after), PairTable(before)


@cache
def read(name: str) -> str:
    """A file without its first line, which is a comment; it begins and ends with a line break."""
    with open(os.path.join(_HERE, name), encoding="utf-8") as file:
        text = file.read()
    return text[text.index("\n") :]
