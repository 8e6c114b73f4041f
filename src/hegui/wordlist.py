"""Where any of thousands of words stands in a text.

An Aho-Corasick automaton tells in one pass, but making it takes longer than a short text does without: there, what
begins with a pair of characters is looked up at every pair of the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import add
from typing import Any

_SHORT = 8_000  # characters, of all texts so far, from which the automaton is worth being made

Place = tuple[int, int, int]
"""The word's index, start and end."""


class Wordlist:
    """The words to look for, each of two characters or more."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        self._automaton: Any = None
        self._read = 0

    def places(self, text: str) -> list[Place]:
        """Every place of every word, those that overlap as well: in the order of their ends, the longest first."""
        if not self.words:
            return []
        self._read += len(text)
        if self._automaton is None:
            if self._read <= _SHORT:
                return self._by_pairs(text)
            self.prepare()
        found: list[Place] = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return found

    def prepare(self) -> None:
        """Make the automaton now."""
        if not self.words:
            return
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        kind = (
            Implementation.ContiguousNFA
        )  # the smallest: what does not stay in the processor's cache scans slowly
        self._automaton = AhoCorasick(self.words, matchkind=MatchKind.Standard, implementation=kind)

    def _by_pairs(self, text: str) -> list[Place]:
        pairs = list(map(add, text, text[1:]))
        there = set(pairs)
        beginning: dict[str, list[tuple[int, str]]] = {}
        for index, word in enumerate(self.words):
            if word[:2] in there:
                beginning.setdefault(word[:2], []).append((index, word))
        found = [
            (index, at, at + len(word))
            for at, words in enumerate(map(beginning.get, pairs))
            if words
            for index, word in words
            if text.startswith(word, at)
        ]
        found.sort(key=_order)
        return found


def _order(place: Place) -> tuple[int, int]:
    return place[2], place[1]
