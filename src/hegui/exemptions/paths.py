"""Which documents a pattern means: `*`, `?` and `[…]` within one name, `**` over folders; relative to the file it stands in."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from fnmatch import fnmatchcase, translate
from functools import lru_cache

_MAGIC = re.compile(r"[*?\[]")
_ANY = "**"
_NOTHING = "(?!)"  # what `translate` makes of a range that is empty


def literal(pattern: str) -> bool:
    """Whether a pattern means one file only."""
    return not _MAGIC.search(pattern) and not pattern.endswith("/")


def sound(pattern: str) -> bool:
    """Whether every […] of a pattern can mean anything."""
    return not any(_NOTHING in translate(name) for name in _names(pattern))


def everywhere(pattern: str) -> bool:
    """Whether a pattern means all files in all folders."""
    names = _names(pattern)
    return bool(names) and all(not name.strip("*") for name in names) and _ANY in names and len(names) < 3


def idle(patterns: Iterable[str], base: str, spared: str = "") -> set[str]:
    """Those of `patterns` that mean no file in the folder `base`. spared: a file that does not count."""
    left = set(patterns)
    for folder, _, files in os.walk(base) if left else ():
        for path in (os.path.join(folder, name) for name in files):
            if path != spared:
                left -= {pattern for pattern in left if fits(pattern, relative(path, base))}
        if not left:
            break
    return left


def fits(pattern: str, path: str) -> bool:
    """Whether `path`, as `relative` gives it, is one that `pattern` means; what is not below its folder is none.

    Goes along the names of the path once, with all places of the pattern at which it may be by then.
    """
    if path.startswith("../") or os.path.isabs(path):
        return False
    wanted = _names(pattern)
    at = {0}
    for name in path.split("/"):
        at = {after for place in _onward(at, wanted) for after in _after(place, wanted, name)}
    return len(wanted) in at


def _onward(at: set[int], wanted: tuple[str, ...]) -> set[int]:
    """`at`, and where one may be when `**` stands for no folder; at the end it stands for one name at least."""
    further = {place + 1 for place in at if place + 1 < len(wanted) and wanted[place] == _ANY}
    return at | further


def _after(place: int, wanted: tuple[str, ...], name: str) -> tuple[int, ...]:
    if place == len(wanted):
        return ()
    if wanted[place] == _ANY:
        return (place, place + 1) if place + 1 == len(wanted) else (place,)
    return (place + 1,) if fnmatchcase(name, wanted[place]) else ()


@lru_cache(4096)
def _names(pattern: str) -> tuple[str, ...]:
    """The names of a pattern, without `.` and without one `**` after the other."""
    whole = unicodedata.normalize("NFC", pattern)
    names = [
        name for name in (whole + _ANY if whole.endswith("/") else whole).split("/") if name not in ("", ".")
    ]
    return tuple(
        name for place, name in enumerate(names) if name != _ANY or names[place - 1 : place] != [_ANY]
    )


def relative(path: str, base: str) -> str:
    """`path` as seen from the real folder `base`, with forward slashes."""
    folder, name = os.path.split(path)
    seen = os.path.join(_seen_from(folder, base), name)
    return unicodedata.normalize("NFC", os.path.normpath(seen).replace(os.sep, "/"))


@lru_cache(4096)
def _seen_from(folder: str, base: str) -> str:
    try:
        return os.path.relpath(os.path.realpath(folder), base)
    except ValueError:  # another drive
        return os.path.realpath(folder)
