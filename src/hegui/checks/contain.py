"""Words or phrases that must stand in the text."""

from __future__ import annotations

from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import Match, Term, evidence, find, literals, looked_in, named, terms
from hegui.document import Document
from hegui.verdict import Evidence, Message, Outcome, Verdict

_THERE = Message("已出现", "present")


class ContainCheck(Check):
    """Certain words or phrases must stand where a reader sees them."""

    kind: Literal["contain"] = "contain"
    terms: tuple[str | Term, ...]
    """The words, as strings or with neighbour conditions."""
    all: bool = False
    """Every one of them must occur."""
    at_least: int = 1
    """How many different ones must occur, where not all."""
    min_count: int = 1
    """How many occurrences there must be, of all of them together."""

    def __post_init__(self) -> None:
        if not self.terms:
            raise ValueError("terms 不能为空")
        terms(self.terms)
        if not 1 <= self.at_least <= len(self.terms):
            raise ValueError(f"at_least 应在 1 与 terms 的个数 {len(self.terms)} 之间")
        if self.min_count < 1:
            raise ValueError("min_count 至少为 1")

    def check(self, document: Document) -> Verdict:
        asked = terms(self.terms)
        found = [find(document, [term], document.visible) for term in asked]
        held = [matches for matches in found if matches]
        needed = len(asked) if self.all else self.at_least
        if not held:
            return Verdict(Outcome.FAIL, _absent(asked, needed, looked_in(document)))
        first = evidence(sorted({matches[0] for matches in held}, key=_start))
        if len(held) < needed:
            missing = [term for term, matches in zip(asked, found, strict=True) if not matches]
            return Verdict(Outcome.FAIL, self._too_few(missing, len(held), needed), _noted(first))
        count = len(find(document, asked, document.visible))
        if count < self.min_count:
            message = Message(
                f"共出现 {count} 处，少于 {self.min_count} 处",
                f"{count} occurrences, fewer than {self.min_count}",
            )
            return Verdict(Outcome.FAIL, message, _noted(first))
        words = named(matches[0].term for matches in held)
        message = Message(f"有{words.zh}，共 {count} 处", f"has {words.en}, {count} in all")
        return Verdict(Outcome.PASS, message, first)

    def literals(self) -> tuple[str, ...] | None:
        return literals(terms(self.terms))

    def _too_few(self, missing: list[Term], held: int, needed: int) -> Message:
        words = named(missing)
        if self.all:
            return Message(f"缺{words.zh}", f"missing: {words.en}")
        return Message(
            f"只有其中 {held} 个，须有 {needed} 个；未见{words.zh}",
            f"only {held} of them, {needed} needed; missing: {words.en}",
        )


def _absent(asked: tuple[Term, ...], needed: int, place: Message) -> Message:
    words = named(asked)
    if len(asked) == 1:
        return Message(f"{place.zh}未见{words.zh}", f"{place.en} has no {words.en}")
    return Message(
        f"{place.zh}未见{words.zh}，须有其中 {needed} 个",
        f"{place.en} has none of {words.en}; {needed} needed",
    )


def _start(match: Match) -> int:
    return match.span.start


def _noted(places: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(place._replace(suggestion=None, note=_THERE) for place in places)
