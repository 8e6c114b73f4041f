"""Headings that miss a title by one character (存在间题)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from hegui.headings.words import clauses, thinned


def near_miss(heading: str, titles: Iterable[str]) -> str | None:
    """The title, of four characters or more, that the first clause of `heading` misses by one character. A title that
    begins with 年 stands for one with a year before it: 主要工作 does not miss it."""
    words = next(iter(clauses(heading)), None)
    if words is None:
        return None
    pieces = {words.thin, thinned(words.words.split("、")[0])}
    for title in titles:
        thin = _thin(title)
        if len(thin) >= 4 and thin[0] != "年" and any(_one_off(piece, thin) for piece in pieces):
            return title
    return None


@lru_cache(maxsize=4096)
def _thin(title: str) -> str:
    return thinned(title)


def _one_off(one: str, other: str) -> bool:
    """Whether one character changed, added, dropped or swapped with its neighbour makes the two alike."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    a, b = one[head:], other[head:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b if len(a) > len(b) else a == b[1:]
