"""Words and phrases that must not stand in the text, or not often."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import PART, TEXT, Match, Term, beyond, evidence, find, literals, named, sought, terms
from hegui.document import Document, Span
from hegui.text import fold
from hegui.verdict import Message, Outcome, Verdict


def _unfolded(word: str) -> bool:
    """Whether `word` stands in the folded text wherever it stands in the text as typed."""
    return fold(word).text == word and not any(character.isspace() for character in word)


class AvoidCheck(Check):
    """Certain words or phrases must not occur, hidden parts of the document included."""

    kind: Literal["avoid"] = "avoid"
    terms: tuple[str | Term, ...]
    """The words, as strings or with neighbour conditions and the right form."""
    max: int = 0
    """Occurrences allowed."""
    max_per_1000: float = 0.0
    """Occurrences allowed per 1,000 characters of the place looked in, blanks not counted; 0: not used."""
    as_written: bool = False
    """Look at the text as it was typed, blanks, full-width letters and invisible characters included."""

    def __post_init__(self) -> None:
        if not self.terms:
            raise ValueError("terms 不能为空")
        terms(self.terms)
        if self.max < 0 or self.max_per_1000 < 0:
            raise ValueError("max 与 max_per_1000 不能小于 0")

    def check(self, document: Document) -> Verdict:
        view = document.typed if self.as_written else document.full
        found = find(document, self._asked, view)
        if not found:
            return self._none_found[document.scope is not None]
        dense = bool(self.max_per_1000) and self._density(found, document) <= self.max_per_1000
        outcome = Outcome.PASS if len(found) <= self.max or dense else Outcome.FAIL
        return Verdict(outcome, self._message(found, outcome, document), evidence(found))

    def literals(self) -> tuple[str, ...] | None:
        words = literals(self._asked)
        if words is None or not self.as_written or all(_unfolded(word) for word in words):
            return words
        return None

    def sought(self) -> tuple[str, ...]:
        return sought(self._asked)

    @cached_property
    def _asked(self) -> tuple[Term, ...]:
        return terms(self.terms)

    @cached_property
    def _none_found(self) -> tuple[Verdict, Verdict]:
        """The verdict where nothing is found, in the text and in a part of it."""
        asked = named(self._asked)
        whole, part = (
            Verdict(Outcome.PASS, Message(f"{place.zh}未见{asked.zh}", f"{place.en} has no {asked.en}"))
            for place in (TEXT, PART)
        )
        return whole, part

    def _density(self, found: list[Match], document: Document) -> float:
        characters = document.characters(document.pieces(Span(0, len(document.text))))
        return len(found) * 1000 / (characters or 1)

    def _message(self, found: list[Match], outcome: Outcome, document: Document) -> Message:
        """How often, against what limit, and which words."""
        shown = list(dict.fromkeys(" ".join(document.quote(match.span).split()) for match in found))
        quoted = "".join(f"“{word[:20]}”" for word in shown[:3] if word)
        more = len(shown) > 3
        zh = f"出现 {len(found)} 处" + (f"：{quoted}{'等' if more else ''}" if quoted else "")
        en = f"{len(found)} found" + (f": {', '.join(shown[:3])}{', …' if more else ''}" if quoted else "")
        if self.max_per_1000:
            density = self._density(found, document)
            zh += f"；每千字 {density:.1f} 处，限 {self.max_per_1000:g} 处"
            en += f"; {density:.1f} per 1,000 characters, limit {self.max_per_1000:g}"
        if self.max:
            zh += f"；{'未超过' if outcome is Outcome.PASS else '限'} {self.max} 处"
            en += f"; limit {self.max}"
        rest = beyond(len(found))
        return Message(zh + rest.zh, en + rest.en)
