"""What is made of findings, made once for those that many documents have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from hegui.report import Finding, Findings

T = TypeVar("T")


class Usual(Generic[T]):
    """Makes something of every finding of a document. Most findings of a run are the same for document after document
    (`Findings.usual`), so what is made of them is kept until others come."""

    def __init__(self, make: Callable[[Finding], T]) -> None:
        self._make = make
        self._last: tuple[Finding, ...] = ()
        self._made: list[T] = []

    def of(self, findings: Sequence[Finding]) -> list[T]:
        """What is made of each of `findings`, in order."""
        make = self._make
        if not isinstance(findings, Findings):
            return [make(finding) for finding in findings]
        if self._last is not findings.usual:
            self._last, self._made = findings.usual, [make(finding) for finding in findings.usual]
        made = list(self._made)
        for place, own in findings.own.items():
            made[place] = make(own)
        return [*(make(finding) for finding in findings.first), *made]
