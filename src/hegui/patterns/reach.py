"""How far a pattern looks, and how many ways it may try."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hegui.patterns.parsed import REPEATS, parsed

_FAR = 200  # characters; whatever looks further looks at the whole text
_WAYS = 10_000
_PLAIN = frozenset(("LITERAL", "NOT_LITERAL", "IN", "ANY", "AT"))


def longest(pattern: str) -> int | None:
    """The most characters `pattern` can match, 0 where it matches only places; None where unknown."""
    whole = parsed(pattern)
    return None if whole is None else int(whole.getwidth()[1])


def reach(pattern: str) -> tuple[int, int] | None:
    """The most characters `pattern` can match, and how many it looks at to tell, both counted from where a match begins.

    None where there is no limit to that, or hardly any to the ways in which it may try: these are at most `_WAYS` at one
    place, so that no time limit is needed where few places are tried.
    """
    whole = parsed(pattern)
    if whole is None or whole.getwidth()[1] > _FAR:
        return None
    ahead, ways = _ahead(whole), _ways(whole)
    if ahead is None or ways > _WAYS:
        return None
    width = int(whole.getwidth()[1])
    return width, width + ahead + 1  # $ and \b look at one more


def _parts(name: str, argument: Any) -> list[Any] | None:
    """The sequences that an operation is made of; None where it is not known."""
    if name in ("ASSERT", "ASSERT_NOT"):
        return [argument[1]]
    if name == "SUBPATTERN":
        return [argument[3]]
    if name in REPEATS:
        return [argument[2]]
    if name == "ATOMIC_GROUP":
        return [argument]
    if name == "BRANCH":
        return list(argument[1])
    return [] if name in _PLAIN else None


def _ahead(sequence: Any) -> int | None:
    """The most characters that are looked at beyond those matched; None where unknown."""
    most = 0
    for operation, argument in sequence:
        parts = _parts(str(operation), argument)
        if parts is None:
            return None
        looks_ahead = str(operation) in ("ASSERT", "ASSERT_NOT") and argument[0] > 0
        further = int(argument[1].getwidth()[1]) if looks_ahead else 0
        if further > _FAR:
            return None
        for part in parts:
            ahead = _ahead(part)
            if ahead is None:
                return None
            most = max(most, further + ahead)
    return most


def _ways(sequence: Any) -> int:
    """At most how many ways there are to match, or to fail to; more than `_WAYS` stands for any number."""
    ways = 1
    for operation, argument in sequence:
        inner = [_ways(part) for part in _parts(str(operation), argument) or ()]
        if str(operation) in REPEATS:
            ways *= _summed(inner[0] ** times for times in range(argument[0], min(argument[1], _WAYS) + 1))
        elif inner:
            ways *= _summed(inner)
        if ways > _WAYS:
            break
    return ways


def _summed(numbers: Iterable[int]) -> int:
    total = 0
    for number in numbers:
        total += number
        if total > _WAYS:
            break
    return total
