"""Which places hold others. Asked about n places among n others it takes n log n steps, not n times n."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Places:
    """Places in a text, each a start and an end, in any order; they may overlap."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(places)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds `start:end`, or is it."""
        upto = bisect_right(self._starts, start)
        return upto > 0 and self._reach[upto - 1] >= end

    def hold_in_longer(self, start: int, end: int) -> bool:
        """Whether one of them holds `start:end` and is longer."""
        before = bisect_left(self._starts, start)
        if before and self._reach[before - 1] >= end:
            return True
        upto = bisect_right(self._starts, start)
        return upto > 0 and self._reach[upto - 1] > end


class Apart:
    """Places that do not overlap: one that would overlap another is not let in."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def let_in(self, start: int, end: int) -> bool:
        """Take `start:end`, which is not empty, in if it overlaps none; whether it was taken."""
        at = bisect_right(self._starts, start)
        if (at and self._ends[at - 1] > start) or (at < len(self._starts) and self._starts[at] < end):
            return False
        self._starts.insert(at, start)
        self._ends.insert(at, end)
        return True
