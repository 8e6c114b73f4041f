"""Judged documents put away, so that a run needs no more memory for a great many than for some."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import IO, Any, overload
from weakref import finalize

from hegui.errors import HeguiError
from hegui.plan import Plan
from hegui.report import Finding, Findings, Judged

_IN_MEMORY = 32 * 1024 * 1024  # bytes, before they go to a file without a name
_NO_ROOM = "临时文件写不进去，结果没有写出：{0} / no room for a temporary file, nothing was written: {0}"

Finish = Callable[[int, int, Judged], Judged]


class Kept(Sequence[Judged]):
    """Judged documents in the order they came. Each is made anew whenever it is asked for.

    plans: those they were judged by. finish: what becomes of one when it is taken out, by its number and
    that of its plan.
    """

    def __init__(self, plans: Sequence[Plan], finish: Finish) -> None:
        self._plans, self._finish = plans, finish
        self._starts, self._lengths, self._of = array("Q"), array("Q"), array("I")
        self._end = 0
        self._pieces: list[bytes] = []
        self._file: IO[bytes] | None = None

    def add(self, plan: int, data: bytes) -> None:
        """One more document. plan: its number. data: what `put` gave. Raises HeguiError where there is no room."""
        start = self._stored(data)
        self._of.append(plan)
        self._lengths.append(len(data))
        self._starts.append(start)

    def replace(self, number: int, data: bytes) -> None:
        """Document `number` judged anew."""
        start = self._stored(data)
        self._lengths[number], self._starts[number] = len(data), start

    def _stored(self, data: bytes) -> int:
        """Where it is now: an offset in the file, or a place in the list."""
        try:
            if self._file is None and self._end + len(data) > _IN_MEMORY:
                self._spill()
            if self._file is None:
                self._pieces.append(data)
                self._end += len(data)
                return len(self._pieces) - 1
            self._append(data)
        except OSError as fault:
            raise HeguiError(_NO_ROOM.format(fault.strerror)) from fault
        self._end += len(data)
        return self._end - len(data)

    def _spill(self) -> None:
        self._file = TemporaryFile(prefix="hegui-", buffering=0)  # noqa: SIM115  # it lives as long as the report
        finalize(self, self._file.close)
        offsets = array("Q")
        self._end = 0
        for piece in self._pieces:
            offsets.append(self._end)
            self._append(piece)
            self._end += len(piece)
        self._starts = array("Q", [offsets[place] for place in self._starts])
        self._pieces = []

    def _append(self, data: bytes) -> None:
        """Write all of `data` at the end of the file."""
        assert self._file is not None
        self._file.seek(self._end)
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) :]

    def _data(self, number: int) -> bytes:
        if self._file is None:
            return self._pieces[self._starts[number]]
        self._file.seek(self._starts[number])
        return self._file.read(self._lengths[number])

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
        plan = self._of[number]
        return self._finish(number, plan, taken(self._plans[plan], self._data(number)))

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
