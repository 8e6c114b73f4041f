"""One group of words must not be outnumbered by another: 本人 by 我局."""

from __future__ import annotations

from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import MOST, Term, beyond, find, literals, named, sought, terms
from hegui.document import Document
from hegui.verdict import Evidence, Message, Outcome, Verdict


class BalanceCheck(Check):
    """Certain words must not be fewer than certain others."""

    kind: Literal["balance"] = "balance"
    terms: tuple[str | Term, ...]
    """The words that must not be outnumbered."""
    against: tuple[str | Term, ...]
    """The others."""
    at_most: float = 1.0
    """How many of the others there may be for each of the words."""
    few: int = 2
    """So many of the others are never too many."""

    def __post_init__(self) -> None:
        if not self.terms or not self.against:
            raise ValueError("terms 与 against 不能为空")
        if self.at_most <= 0 or self.few < 0:
            raise ValueError("at_most 须大于 0，few 不能小于 0")
        terms((*self.terms, *self.against))

    def check(self, document: Document) -> Verdict:
        words = find(document, terms(self.terms), document.visible)
        others = find(document, terms(self.against), document.visible)
        one, other = named(terms(self.terms)), named(terms(self.against))
        zh = f"{one.zh} {len(words)} 处，{other.zh} {len(others)} 处"
        en = f"{len(words)} × {one.en}, {len(others)} × {other.en}"
        if len(others) > self.few and len(others) > self.at_most * len(words):
            rest = beyond(len(others))
            evidence = tuple(Evidence(match.span) for match in others[:MOST])
            return Verdict(
                Outcome.FAIL, Message(f"{zh}，后者过多{rest.zh}", f"{en}: too many{rest.en}"), evidence
            )
        return Verdict(Outcome.PASS, Message(zh, en), tuple(Evidence(match.span) for match in words[:MOST]))

    def literals(self) -> tuple[str, ...] | None:
        return literals(terms((*self.terms, *self.against)))

    def sought(self) -> tuple[str, ...]:
        return sought((*self.terms, *self.against))
