"""Which numbers of a sequence are wrong, told with as few faults as explain it.

一、二、二、四 has one wrong number, the third; 一、二、四、五 leaves one out, and all from there on follow. Each number is either
right as it stands or read as the one that is due; what is said of it is what, if followed, makes the sequence right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from hegui.values import Record

_FAULT = 1000  # one more fault outweighs any number of turns
_TURN = 10  # a new run, or numbers that stand elsewhere
_SHIFT = 1  # a single wrong number explains more than one from which all others move
_KEPT = 8  # readings that are followed up; more are worth it only where nearly every number is wrong


class Break(Record):
    """A number that does not follow. at: which it is. due: what it should be. shifts: those behind it go with it, and
    move too."""

    at: int
    due: int
    shifts: bool = False


class _Reading(Record):
    """How the numbers so far may be read. last: what the last of them is. fault: the newest, with the reading in which
    it was found."""

    last: int
    cost: int = 0
    fault: Break | None = None
    found_in: _Reading | None = None


def breaks(
    numbers: Sequence[int], missing: Callable[[int, int], int], begins: Callable[[int], bool]
) -> list[Break]:
    """The faults of a sequence that should run from 1 on.

    missing(at, wanted): the first number from `wanted` on that should stand before the one at `at` and stands nowhere;
    `wanted` if it is not less than that one; 0 if none is missing. begins(at): a new run may begin there.
    """
    readings = [_Reading(0)]
    for at, number in enumerate(numbers):
        best: dict[int, _Reading] = {}
        for reading in readings:
            for step in _steps(reading, at, number, missing, begins):
                if step.last not in best or step.cost < best[step.last].cost:
                    best[step.last] = step
        readings = sorted(best.values(), key=lambda each: each.cost)[:_KEPT]
    return _faults(readings[0])[::-1]


def _steps(
    reading: _Reading,
    at: int,
    number: int,
    missing: Callable[[int, int], int],
    begins: Callable[[int], bool],
) -> Iterator[_Reading]:
    """How the next number may be read."""
    wanted = reading.last + 1
    if number == wanted:
        yield reading._replace(last=number)
        return
    due = missing(at, wanted)
    if not due:
        yield reading._replace(last=number, cost=reading.cost + _TURN)
        return
    if begins(at):
        yield reading._replace(last=number, cost=reading.cost + _TURN)
    cost = reading.cost + _FAULT
    yield _Reading(due, cost, Break(at, due), reading)
    yield _Reading(number, cost + _SHIFT, Break(at, due, True), reading)


def _faults(reading: _Reading) -> list[Break]:
    """The faults of a reading, the newest first."""
    found: list[Break] = []
    last: _Reading | None = reading
    while last is not None and last.fault is not None:
        found.append(last.fault)
        last = last.found_in
    return found
