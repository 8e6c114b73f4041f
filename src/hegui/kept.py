"""Judged documents put away, in the order they came."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterator, Sequence
from typing import Any, overload

from hegui.plan import Plan
from hegui.report import Finding, Findings, Judged
from hegui.spool import Spool


class Kept(Sequence[Judged]):
    """Judged documents in the order they came. Each is made anew whenever it is asked for. plans: those they were judged by."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        self._plans, self._of, self._held = plans, array("I"), Spool()

    def add(self, plan: int, data: bytes) -> None:
        """One more document. plan: its number. data: what `put` gave. Raises HeguiError where there is no room."""
        self._held.add(data)
        self._of.append(plan)

    def __len__(self) -> int:
        return len(self._of)

    @overload
    def __getitem__(self, at: int) -> Judged: ...
    @overload
    def __getitem__(self, at: slice) -> list[Judged]: ...
    def __getitem__(self, at: int | slice) -> Judged | list[Judged]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        number = range(len(self))[at]
        return taken(self._plans[self._of[number]], self._held[number])

    def __iter__(self) -> Iterator[Judged]:
        return (self[number] for number in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


def put(plan: Plan, judged: Judged) -> bytes:
    """`judged` without rules; of findings that are as usual by `plan` only their place, if that: so it takes little room."""
    found, facts = judged.findings, judged._replace(findings=())
    first: list[Any] | None = None
    own: list[Any]
    if isinstance(found, Findings):
        first = [(plan.places[each.rule.id], *each[1:]) for each in found.first]
        own = [(place, *each[1:]) for place, each in found.own.items()]
    else:
        usual, places = plan.quiet, plan.places
        own = [
            place if (place := places[each.rule.id]) >= 0 and usual[place] is each else (place, *each[1:])
            for each in found
        ]
    return pickle.dumps((tuple(facts), first, own), pickle.HIGHEST_PROTOCOL)


def taken(plan: Plan, data: bytes) -> Judged:
    """What `put` was given."""
    facts, first, own = pickle.loads(data)  # noqa: S301  # written by this run, to a file without a name
    usual, rule = plan.quiet, plan.rule
    findings: Sequence[Finding]
    if first is None:
        findings = [
            usual[each] if isinstance(each, int) else Finding(rule(each[0]), *each[1:]) for each in own
        ]
    else:
        before = tuple(Finding(rule(place), *told) for place, *told in first)
        findings = Findings(usual, {place: Finding(rule(place), *told) for place, *told in own}, before)
    return Judged(*facts)._replace(findings=findings)
