"""Tables of pairs of characters, a line for each first one: that character, then for each second one a blank, it, and what
is told of the two.

To make a dictionary of such a table takes longer than looking up the pairs of one report, line by line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

_SHORT = 8_000  # pairs, of all texts so far, from which the dictionary is worth being made


class PairTable:
    """A table whose lines are given."""

    def __init__(self, lines: str) -> None:
        self._lines = {line[0]: line for line in lines.split("\n") if line}
        self._all: dict[str, str] | None = None
        self._asked = 0

    def among(self, pairs: Collection[str]) -> Mapping[str, str]:
        """What is told of those of `pairs` that are in the table; perhaps of others as well."""
        self._asked += len(pairs)
        if self._all is None:
            if self._asked <= _SHORT:
                return dict(self._found(set(pairs)))
            self._all = dict(self)
        return self._all

    def _found(self, pairs: Iterable[str]) -> Iterator[tuple[str, str]]:
        for pair in pairs:
            line = self._lines.get(pair[0], "")
            at = line.find(f" {pair[1]}")
            if at >= 0:
                end = line.find(" ", at + 2)
                yield pair, line[at + 2 : end if end >= 0 else None]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Every pair with what is told of it."""
        for first, line in self._lines.items():
            yield from ((first + entry[0], entry[1:]) for entry in line[2:].split(" "))


def lined(told: Mapping[str, str]) -> Iterator[str]:
    """The lines of a table in which that is told of pairs."""
    lines: dict[str, list[str]] = {}
    for pair, words in sorted(told.items()):
        lines.setdefault(pair[0], []).append(pair[1] + words)
    return (f"{first} {' '.join(entries)}" for first, entries in lines.items())
