"""Checks made of checks: all of them, any of them, none of them.

A composition is as sure as its parts. Outcomes from the worst to the best: error, fail, review, not_checked,
not_applicable, pass. A part that does not apply decides nothing as long as another one does.

- all: the worst of its parts, not_applicable parts left out; not_applicable when every part is.
- any: the best of its parts, not_applicable parts left out, except that a pass beside an error is a pass.
- none: pass when every part fails (the thing each asks for is not there), fail when one passes; a part in error,
  review or not_checked leaves it open and is handed on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, Self

from hegui.checks.base import Check
from hegui.document import Document
from hegui.verdict import Evidence, Message, Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hegui.checks.kinds import AnyCheck
    from hegui.reference import Reference

_WORST_FIRST = (
    Outcome.ERROR,
    Outcome.FAIL,
    Outcome.REVIEW,
    Outcome.NOT_CHECKED,
    Outcome.NOT_APPLICABLE,
    Outcome.PASS,
)


class _Composed(Check):
    of: tuple[AnyCheck, ...]
    """The checks it is made of."""

    def __post_init__(self) -> None:
        if not self.of:
            raise ValueError("of 不能为空")

    def literals(self) -> tuple[str, ...] | None:
        found: list[str] = []
        for part in self.of:
            words = part.literals()
            if words is None:
                return None
            found.extend(words)
        return tuple(dict.fromkeys(found))

    def sought(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for part in self.of for word in part.sought()))

    def bound(self, references: Mapping[str, Reference]) -> Self:
        from dataclasses import replace

        return replace(self, of=tuple(part.bound(references) for part in self.of))

    def _verdicts(self, document: Document) -> list[Verdict]:
        return [part.check(document) for part in self.of]


class AllCheck(_Composed):
    """Every one of several checks must pass."""

    kind: Literal["all"] = "all"

    def check(self, document: Document) -> Verdict:
        verdicts = _deciding(self._verdicts(document))
        worst = min((verdict.outcome for verdict in verdicts), key=_WORST_FIRST.index)
        return _joined(worst, verdicts, len(verdicts))


class AnyOfCheck(_Composed):
    """At least one of several checks must pass."""

    kind: Literal["any"] = "any"

    def check(self, document: Document) -> Verdict:
        verdicts = _deciding(self._verdicts(document))
        best = max((verdict.outcome for verdict in verdicts), key=_WORST_FIRST.index)
        if best is Outcome.FAIL and any(verdict.outcome is Outcome.ERROR for verdict in verdicts):
            best = Outcome.ERROR  # the part that could not finish might have passed
        if best is not Outcome.FAIL:
            return _joined(best, verdicts, 1)  # which of the ways it was done says the message itself
        asked = _asking(self.of, verdicts)
        shown = _shown(self.of, verdicts, asked)
        return _lacking(shown, unshown=len(shown) < len(asked))


class NoneCheck(_Composed):
    """Not one of several checks may pass: what each of them asks for must not be there."""

    kind: Literal["none"] = "none"

    def check(self, document: Document) -> Verdict:
        verdicts = _deciding(self._verdicts(document))
        outcomes = {verdict.outcome for verdict in verdicts}
        if outcomes == {Outcome.FAIL}:
            return _joined(Outcome.FAIL, verdicts, len(verdicts))._replace(outcome=Outcome.PASS)
        if Outcome.PASS in outcomes:
            return _joined(Outcome.PASS, verdicts, len(verdicts))._replace(outcome=Outcome.FAIL)
        return _joined(min(outcomes - {Outcome.FAIL}, key=_WORST_FIRST.index), verdicts, len(verdicts))


def _asking(parts: tuple[AnyCheck, ...], verdicts: list[Verdict]) -> list[Verdict]:
    """The verdicts without those of parts that only exempt a document by its title; all where there are no others."""
    if len(parts) != len(verdicts):
        return verdicts
    asked = [
        v for p, v in zip(parts, verdicts, strict=True) if not (p.kind == "element" and p.element == "title")
    ]
    return asked or verdicts


def _shown(parts: tuple[AnyCheck, ...], verdicts: list[Verdict], asked: list[Verdict]) -> list[Verdict]:
    """Of `asked` those that can say what would do: patterns alone name no words. All where none can."""
    if len(parts) != len(verdicts):
        return asked
    mute = [v for part, v in zip(parts, verdicts, strict=True) if _mute(part)]
    return [verdict for verdict in asked if verdict not in mute] or asked


def _mute(part: AnyCheck) -> bool:
    return part.kind == "contain" and all(not isinstance(term, str) and term.pattern for term in part.terms)


def _lacking(verdicts: list[Verdict], unshown: bool) -> Verdict:
    """The verdict where none of several ways was taken. unshown: whether there are ways besides that have no words."""
    joined = _joined(Outcome.FAIL, verdicts, 1)
    ways = len({verdict.message for verdict in verdicts})
    zh, en = joined.message.zh, joined.message.en
    if ways > 1:
        zh = f"以下 {ways} 种写法有一种即可，现都不合：{zh}"
        en = f"one of {ways} ways would do, none is there: {en}"
    if unshown:
        zh, en = f"{zh}；正文里也看不出写到", f"{en}; nor does the running text seem to tell of it"
    return joined._replace(message=Message(zh, en))


def _deciding(verdicts: list[Verdict]) -> list[Verdict]:
    """Those that apply; all of them where none does."""
    return [verdict for verdict in verdicts if verdict.outcome is not Outcome.NOT_APPLICABLE] or verdicts


def _joined(outcome: Outcome, verdicts: Iterable[Verdict], parts: int) -> Verdict:
    """`outcome` with the messages and the evidence of the parts that ended in it, in reading order."""
    decisive = [verdict for verdict in verdicts if verdict.outcome is outcome]
    shown = list(dict.fromkeys(verdict.message for verdict in decisive))
    more = len(shown) - 3
    zh = "；".join(message.zh for message in shown[:3]) + (f"；另有 {more} 项" if more > 0 else "")
    en = "; ".join(message.en for message in shown[:3]) + (f"; and {more} more" if more > 0 else "")
    if parts > 1 and not (len(shown) == 1 and len(decisive) == parts):
        zh = f"{parts} 项中的 {len(decisive)} 项：{zh}"
        en = f"{len(decisive)} of {parts}: {en}"
    evidence = dict.fromkeys(place for verdict in decisive for place in verdict.evidence)
    return Verdict(outcome, Message(zh, en), tuple(sorted(evidence, key=_start)))


def _start(place: Evidence) -> tuple[int, int]:
    return place.span
