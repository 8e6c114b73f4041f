"""Characters that are taken for one another: they sound alike, or look alike. The tables are loaded on first use."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

_HERE = os.path.dirname(__file__)
_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))


@cache
def confusable(one: str, other: str) -> bool:
    """Whether two characters are homophones, near homophones (zh/z, ch/c, sh/s, n/l, -ng/-n) or look alike."""
    groups = _groups()
    return not groups.get(one, _NONE).isdisjoint(groups.get(other, _NONE))


_NONE: frozenset[str] = frozenset()


@cache
def _groups() -> dict[str, frozenset[str]]:
    """The groups each character belongs to: its syllables, and its look-alikes named by their line."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in _lines("syllables.txt"):
        syllable, _, characters = line.partition(" ")
        for character in characters:
            found[character].add(_merged(syllable))
    for line in _lines("shapes.txt"):
        for character in line:
            found[character].add(line)
    return {character: frozenset(groups) for character, groups in found.items()}


def _lines(name: str) -> Iterator[str]:
    with open(os.path.join(_HERE, name), encoding="utf-8") as file:
        yield from (line.rstrip("\n") for line in file if not line.startswith("#"))


def _merged(syllable: str) -> str:
    """`syllable` as those say it who make no difference between zh and z, n and l, -ng and -n."""
    for written, said in _INITIALS:
        if syllable.startswith(written) and len(syllable) > len(written):
            syllable = said + syllable[len(written) :]
            break
    return syllable.removesuffix("g") if syllable.endswith("ng") else syllable
