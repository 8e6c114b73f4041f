"""Characters that are taken for one another: they sound alike, or look alike.

The tables are small, and asked about few characters: these are looked up in the text of the files, which are read on
first use and never taken apart.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, lru_cache

_HERE = os.path.dirname(__file__)
_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))


@lru_cache(maxsize=65536)
def confusable(one: str, other: str) -> bool:
    """Whether two characters are homophones, near homophones (zh/z, ch/c, sh/s, n/l, -ng/-n) or look alike."""
    return not groups(one).isdisjoint(groups(other))


@lru_cache(maxsize=16384)
def groups(character: str) -> frozenset[str]:
    """The groups a character belongs to: its syllables, and its look-alikes named by their line."""
    if character.isascii():
        return frozenset()  # the tables have none, their syllables are no characters
    syllables = (_merged(line.partition(" ")[0]) for line in _lines(_table("syllables.txt"), character))
    return frozenset((*syllables, *_lines(_table("shapes.txt"), character)))


def homophones(character: str) -> tuple[str, ...]:
    """The characters that sound exactly like it, in the order of the table."""
    alike = "".join(line.partition(" ")[2] for line in _lines(_table("syllables.txt"), character))
    return tuple(other for other in alike if other != character and not other.isspace())


def lookalikes(character: str) -> tuple[str, ...]:
    """The characters that look like it."""
    found = "".join(_lines(_table("shapes.txt"), character))
    return tuple(dict.fromkeys(other for other in found if other != character))


@cache
def _table(name: str) -> str:
    """The lines of a file without its comments, each between two line breaks."""
    with open(os.path.join(_HERE, name), encoding="utf-8") as file:
        text = f"\n{file.read()}\n"
    while text.startswith("\n#"):
        text = text[text.index("\n", 1) :]
    return text


def _lines(table: str, character: str) -> Iterator[str]:
    """The lines of `table` that hold `character`."""
    at = table.find(character)
    while at >= 0:
        end = table.index("\n", at)
        yield table[table.rindex("\n", 0, at) + 1 : end]
        at = table.find(character, end)


def _merged(syllable: str) -> str:
    """`syllable` as those say it who make no difference between zh and z, n and l, -ng and -n."""
    for written, said in _INITIALS:
        if syllable.startswith(written) and len(syllable) > len(written):
            syllable = said + syllable[len(written) :]
            break
    return syllable.removesuffix("g") if syllable.endswith("ng") else syllable
