"""A YAML file as plain data that still knows where everything stands in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from hegui.errors import Fault
from hegui.values import Record, Value

Path = tuple[str | int, ...]
"""The way to a value from the top: keys of mappings and 0-based indexes of lists."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_SHOWN = 200


class Place(Record):
    """Where a value begins (offset in characters), and for its parts the offset of their key and their own place."""

    at: int
    parts: dict[str | int, tuple[int, Place]]


class Position(Record):
    """1-based line and column, in characters."""

    line: int
    column: int


class Tree(Value, kw_only=False):
    """One file. data: str, list, dict and None (an empty value), nothing else. path: as faults show it."""

    path: str
    text: str
    data: Any
    root: Place

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(m.end() for m in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """Line and column of `offset`."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a 1-based line, cut where it is very long."""
        start = self._line_starts[number - 1]
        end = _LINE_END.search(self.text, start)
        line = self.text[start : end.start() if end else len(self.text)]
        return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"

    def where(self, path: Sequence[str | int], *, key: bool = False) -> Position:
        """Where the value at `path` begins, or with `key` its key; of a path that leads nowhere, as far as it goes."""
        place = self.root
        offset = place.at
        for step in path:
            if step not in place.parts:
                break
            key_offset, place = place.parts[step]
            offset = key_offset if key else place.at
        return self.position(offset)

    def bracketed(self, path: Sequence[str | int]) -> bool:
        """Whether the list at `path` is written between brackets."""
        line, column = self.where(path)
        return self.text.startswith("[", self._line_starts[line - 1] + column - 1)

    def value(self, path: Sequence[str | int]) -> Any:
        """The value at `path`; None where there is none."""
        value = self.data
        for step in path:
            if isinstance(value, dict):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
                value = value[step]
            else:
                return None
        return value

    def fault(self, path: Sequence[str | int], message: str, hint: str = "", *, key: bool = False) -> Fault:
        """A fault at `path`."""
        line, column = self.where(path, key=key)
        return Fault(self.path, line, column, self.line(line), message, hint)

    def fault_at(self, offset: int, message: str, hint: str = "") -> Fault:
        """A fault at an offset of the text."""
        line, column = self.position(offset)
        return Fault(self.path, line, column, self.line(line), message, hint)
