"""Words with a wrong character: strings that are no words, each with the word meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from operator import add

from hegui.nearmiss.idioms import WORDS, Misspelling, apart, is_word, read
from hegui.nearmiss.pairs import PairTable


def mistyped(text: str, table: PairTable | None = None) -> list[Misspelling]:
    """The places where `text` has a mistyped word, in reading order. table: another than the one that is shipped."""
    pairs = set(map(add, text, text[1:]))
    asked = (table or _shipped()).among(pairs)
    found: list[Misspelling] = []
    for two in asked.keys() & pairs:
        for told in asked[two].split("/"):
            third, _, right = told.partition(":")
            found.extend(_places(text, two + third, right))
    return apart(found)


def _places(text: str, wrong: str, right: str) -> Iterator[Misspelling]:
    at = text.find(wrong)
    while at >= 0:
        if not _is_split(text, at, at + len(wrong)):
            yield Misspelling(at, at + len(wrong), right, certain=False)
        at = text.find(wrong, at + 1)


def _is_split(text: str, start: int, end: int) -> bool:
    """Whether a word ends or begins between `start` and `end`, made with a character outside: 病历|率, 天|切分."""
    if text[start] in WORDS or text[end - 1] in WORDS:
        return True
    return is_word(text[max(start - 1, 0) : start + 1]) or is_word(text[end - 1 : end + 1])


@cache
def _shipped() -> PairTable:
    """Of the first two characters of wrong strings: what follows : the word meant, apart by /."""
    return PairTable(read("mistyped.txt"))
