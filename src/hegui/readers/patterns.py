"""Patterns of paths as .gitignore has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any


class Patterns:
    """Lines as in a .gitignore: blank ones and comments mean nothing, of several that match the last decides."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Raises ValueError for a line that is no pattern."""
        self.lines = lines
        self._spec = _spec(lines)

    def decides(self, path: str) -> tuple[bool, int] | None:
        """Whether `path` is meant, and by which line (0-based); None where no line says anything of it.

        path: relative to where the patterns stand; that of a folder ends in a slash.
        """
        result = self._spec.check_file(path)
        return None if result.include is None else (result.include, result.index)

    def means(self, path: str) -> bool:
        """Whether `path` is meant."""
        decided = self.decides(path)
        return decided is not None and decided[0]


def sound(lines: Iterable[str]) -> Patterns:
    """The patterns among `lines`; what is none is passed over, as git does."""
    return Patterns([line if _is_pattern(line) else "" for line in lines])


def _is_pattern(line: str) -> bool:
    try:
        _spec([line])
    except ValueError:
        return False
    return True


def _spec(lines: Sequence[str]) -> Any:
    from pathspec import GitIgnoreSpec

    written = [line if line.strip() else "#" for line in lines]  # blank ones would be left out of the numbers
    try:
        return GitIgnoreSpec.from_lines(written, backend="simple")
    except re.error as fault:
        raise ValueError(str(fault)) from fault
