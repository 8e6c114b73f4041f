"""Regular expressions of the code itself, compiled when they are first used, or made of what was kept of them.

A module has dozens, of which one report needs a few: compiling all of them took a third of a run on one file, and those
that one report needs a fifth. `re` makes a pattern of plain data, which can be kept between runs as rules' own patterns
are (matcher.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

Packed = tuple[Any, ...]
"""What `re` makes a pattern of."""

_declared: set[tuple[str, int]] = set()
_kept: list[Mapping[tuple[str, int], Packed]] = []

if TYPE_CHECKING:
    expression = re.compile
else:

    class expression:  # noqa: N801 - it is called as re.compile is, and what it makes is used as a pattern
        """As `re.compile`, but a mistake in the pattern shows at its first use (tests/test_expression.py tries all)."""

        def __init__(self, pattern: str, flags: int = 0) -> None:
            self.pattern, self.flags = pattern, int(flags)
            _declared.add((self.pattern, self.flags))

        def __getattr__(self, name: str) -> Any:
            made = _made(self.pattern, self.flags)
            for each in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"):
                setattr(self, each, getattr(made, each))  # from now on they are found at once
            return getattr(made, name)


def supplied() -> bool:
    """Whether there is something to make expressions of."""
    return bool(_kept)


def supply(kept: Mapping[tuple[str, int], Packed]) -> None:
    """Make expressions of what `packed` gave in an earlier run of this Python."""
    _kept[:] = [kept]


def packed() -> dict[tuple[str, int], Packed]:
    """All expressions of the modules that are loaded, as plain data."""
    found = {each: _packed(*each) for each in sorted(_declared, key=repr)}
    return {each: made for each, made in found.items() if made is not None}


def _made(pattern: str, flags: int) -> re.Pattern[str]:
    """The pattern. The data are those that `re.compile` gives the same function, which examines them."""
    import _sre

    kept = _kept[0].get((pattern, flags)) if _kept else None
    if kept is None:
        return re.compile(pattern, flags)
    flags, code, groups, names = kept
    in_order = [None] * (groups + 1)
    for name, number in names.items():
        in_order[number] = name
    made: re.Pattern[str] = _sre.compile(
        pattern, flags, list(memoryview(code).cast("I")), groups, names, tuple(in_order)
    )
    return made


def _packed(pattern: str, flags: int) -> Packed | None:
    """What `re.compile` makes the pattern of: flags, code, number of groups, numbers of named groups; None for a mistake,
    which shows where it is used."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    try:
        parsed = _parser.parse(pattern, flags)
    except re.error:
        return None
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    return flags | parsed.state.flags, code, parsed.state.groups - 1, parsed.state.groupdict
