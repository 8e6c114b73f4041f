"""Strings without which a pattern matches nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from hegui.patterns.parsed import PLACES, REPEATS, parsed

_MOST = 64  # strings in one list
_LISTS = 4  # lists of one pattern that are looked for
_LONG = 4  # characters from which on a string is rare enough

Strings = tuple[str, ...]


def required_literals(pattern: str) -> Strings | None:
    """Strings of which one stands in every match of `pattern`; None where none can be told.

    A cautious reading of the parsed pattern: what it does not understand, it gives up on.
    """
    return next(iter(required(pattern)), None)


@lru_cache(maxsize=4096)
def required(pattern: str) -> tuple[Strings, ...]:
    """Lists of strings, of each of which one stands in every match of `pattern`; the list that fewest texts have comes
    first; empty where none can be told."""
    whole = parsed(pattern)
    return () if whole is None else tuple(_ranked(_choices(whole))[:_LISTS])


def _ranked(choices: Iterable[Strings]) -> list[Strings]:
    """The longest strings first, of equally long ones the fewest."""
    fit = [choice for choice in map(_shortest, choices) if all(choice) and len(choice) <= _MOST]
    return sorted(fit, key=lambda choice: (-min(_LONG, *map(len, choice)), len(choice)))


def _shortest(strings: Strings) -> Strings:
    """Those that hold no other."""
    return tuple(s for s in strings if not any(other != s and other in s for other in strings))


def _choices(sequence: Any) -> list[Strings]:
    """Lists of strings, of each of which one stands in every match; what stands side by side is read as one string."""
    choices: list[Strings] = []
    run: Strings = ("",)
    for operation, argument in sequence:
        name = str(operation)
        spelt = _spelt(name, argument)
        longer = None if spelt is None else _joined(run, spelt)
        if longer is not None:
            run = longer
            continue
        choices.append(run)
        if spelt is not None:
            run = spelt
        else:
            inner, run = _inner(name, argument, run)
            choices += inner
    return [*choices, run]


def _inner(name: str, argument: Any, before: Strings) -> tuple[list[Strings], Strings]:
    """As `_choices`, for one operation that cannot be spelt out, and the strings one of which it ends with.

    before: the strings one of which stands in front of it.
    """
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _choices(argument[3] if name == "SUBPATTERN" else argument), ("",)
    if name in REPEATS and argument[0]:
        once = _all_spelt(argument[2])
        if once is None:
            return _choices(argument[2]), ("",)
        least = _times(once, argument[0]) or once
        return [_joined(before, least) or least], least
    if name == "BRANCH":
        branches = [next(iter(_ranked(_choices(branch))), None) for branch in argument[1]]
        if None not in branches:
            return [tuple(dict.fromkeys(s for branch in branches for s in branch or ()))], ("",)
    return [], ("",)


def _spelt(name: str, argument: Any) -> Strings | None:
    """Every string that an operation can match, if they are few."""
    if name == "LITERAL":
        return (chr(argument),)
    if name in PLACES:
        return ("",)
    if name == "IN":
        return _characters(argument)
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _all_spelt(argument[3] if name == "SUBPATTERN" else argument)
    if name == "BRANCH":
        return _united(_all_spelt(branch) for branch in argument[1])
    if name in REPEATS and argument[1] <= _LONG:
        once = _all_spelt(argument[2])
        return once and _united(_times(once, times) for times in range(argument[0], argument[1] + 1))
    return None


def _all_spelt(sequence: Any) -> Strings | None:
    """Every string that a sequence of operations can match, if they are few."""
    run: Strings | None = ("",)
    for operation, argument in sequence:
        spelt = _spelt(str(operation), argument)
        run = None if run is None or spelt is None else _joined(run, spelt)
    return run


def _characters(members: Sequence[tuple[Any, Any]]) -> Strings | None:
    """The members of a character class."""
    found: list[str] = []
    for kind, argument in members:
        if str(kind) not in ("LITERAL", "RANGE"):
            return None
        first, last = (argument, argument) if str(kind) == "LITERAL" else argument
        if last - first >= _MOST:
            return None
        found += map(chr, range(first, last + 1))
    return tuple(dict.fromkeys(found)) if len(found) <= _MOST else None


def _times(strings: Strings, times: int) -> Strings | None:
    run: Strings | None = ("",)
    for _ in range(times):
        run = run and _joined(run, strings)
    return run


def _joined(first: Strings, second: Strings) -> Strings | None:
    """Every one of `first` followed by every one of `second`, if these are few."""
    if len(first) * len(second) > _MOST:
        return None
    return tuple(dict.fromkeys(one + other for one in first for other in second))


def _united(lists: Iterable[Strings | None]) -> Strings | None:
    """All of the strings, if they are few and each list is known."""
    found: dict[str, None] = {}
    for strings in lists:
        if strings is None:
            return None
        found.update(dict.fromkeys(strings))
    return tuple(found) if len(found) <= _MOST else None
