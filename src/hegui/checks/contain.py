"""Words or phrases that must stand in the text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import (
    PART,
    TEXT,
    Match,
    Term,
    apart,
    evidence,
    in_order,
    literals,
    matches,
    named,
    sought,
    terms,
)
from hegui.document import BlockKind, Document, Span
from hegui.verdict import Evidence, Message, Outcome, Verdict

_THERE = Message("已出现", "present")
_RUNNING = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CELL)


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
    min_share: float = 0.0
    """The share, from 0 to 1, of the characters that paragraphs must have which hold one of the terms or stand under a
    heading that does."""

    found: Literal["pass", "review"] = "pass"
    """Outcome where they are there; review: they may be what is meant, a person must look."""

    def __post_init__(self) -> None:
        if not self.terms:
            raise ValueError("terms 不能为空")
        terms(self.terms)
        different = len(set(terms(self.terms)))
        if not 1 <= self.at_least <= different:
            raise ValueError(f"at_least 应在 1 与 terms 中不同的个数 {different} 之间")
        if self.min_count < 1:
            raise ValueError("min_count 至少为 1")
        if not 0 <= self.min_share <= 1:
            raise ValueError("min_share 须在 0 与 1 之间")

    def check(self, document: Document) -> Verdict:
        asked = self._asked
        found = [matches(document, term, document.visible) for term in asked]
        held = [min(places, key=in_order) for places in found if places]
        needed = len(asked) if self.all else self.at_least
        if not held:
            return self._none_found[document.scope is not None]
        first = evidence(sorted(_different(held), key=_start))
        if len(held) < needed:
            missing = [term for term, places in zip(asked, found, strict=True) if not places]
            lacking = self._too_few(missing, held, needed)
            return Verdict(Outcome.FAIL, lacking, () if self.all else _noted(first))
        count = len(apart([match for places in found for match in places]))
        if count < self.min_count:
            message = Message(
                f"共出现 {count} 处，少于 {self.min_count} 处",
                f"{count} occurrences, fewer than {self.min_count}",
            )
            return Verdict(Outcome.FAIL, message, _noted(first))
        if self.min_share:
            return _shared(document, [match for places in found for match in places], self.min_share, first)
        return Verdict(Outcome(self.found), self._there(held, count), first)

    def _there(self, held: list[Match], count: int) -> Message:
        if self.found == "review":
            return Message(
                "有类似的内容，请核对是不是", "something like it is there; please look whether it is"
            )
        there = named(match.term for match in held)
        return Message(f"有{there.zh}，共 {count} 处", f"has {there.en}, {count} in all")

    def literals(self) -> tuple[str, ...] | None:
        return literals(self._asked)

    def sought(self) -> tuple[str, ...]:
        return sought(self._asked)

    @cached_property
    def _asked(self) -> tuple[Term, ...]:
        return terms(self.terms)

    @cached_property
    def _none_found(self) -> tuple[Verdict, Verdict]:
        """The verdict where none is found, in the text and in a part of it."""
        needed = len(self._asked) if self.all else self.at_least
        whole, part = (Verdict(Outcome.FAIL, _absent(self._asked, needed, place)) for place in (TEXT, PART))
        return whole, part

    def _too_few(self, missing: list[Term], held: list[Match], needed: int) -> Message:
        lacking, there = named(missing), named(match.term for match in held)
        if self.all:
            return Message(
                f"缺{lacking.zh}（已有{there.zh}）", f"missing: {lacking.en} (there is {there.en})"
            )
        return Message(
            f"只有其中 {len(held)} 个，须有 {needed} 个；未见{lacking.zh}",
            f"only {len(held)} of them, {needed} needed; missing: {lacking.en}",
        )


def _shared(document: Document, held: list[Match], wanted: float, places: tuple[Evidence, ...]) -> Verdict:
    """Whether the paragraphs on the matter, those with a match or under a heading with one, are long enough together."""
    spans = [match.span for match in held]
    heads = [s for s in document.sections if any(_within(span, s.heading) for span in spans)]
    about = whole = 0
    for block in document.blocks:
        if block.kind not in _RUNNING:
            continue
        size = document.characters(document.pieces(block.span))
        whole += size
        if any(_within(block.span, s.body) for s in heads) or any(_within(s, block.span) for s in spans):
            about += size
    share = round(about / whole, 2) if whole else 0.0  # as it is shown
    message = Message(
        f"写到这些内容的段落占 {share:.0%}，要求不少于 {wanted:.0%}",
        f"paragraphs on the matter make up {share:.0%}, at least {wanted:.0%} wanted",
    )
    return Verdict(Outcome.PASS if share >= wanted else Outcome.FAIL, message, places)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _absent(asked: tuple[Term, ...], needed: int, place: Message) -> Message:
    wanted = named(asked)
    if len(asked) == 1:
        return Message(f"{place.zh}未见{wanted.zh}", f"{place.en} has no {wanted.en}")
    return Message(
        f"{place.zh}未见{wanted.zh}，须有其中 {needed} 个",
        f"{place.en} has none of {wanted.en}; {needed} needed",
    )


def _different(held: list[Match]) -> Iterator[Match]:
    """`held` without those of a term given twice."""
    for at, match in enumerate(held):
        if not any(match.span == other.span and match.term == other.term for other in held[:at]):
            yield match


def _start(match: Match) -> int:
    return match.span.start


def _noted(places: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(place._replace(suggestion=None, note=_THERE) for place in places)
