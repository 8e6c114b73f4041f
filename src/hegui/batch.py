"""Many files: judged by some processes, compared with each other, put away and added up, in the order they were given."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from hegui.document import Document
from hegui.judging import Ends, Watch, Work, judged, opened
from hegui.kept import Kept, put
from hegui.plan import Plan
from hegui.readers import read
from hegui.report import Judged, Notice, Refused, Totals, counted, less, summed
from hegui.rule import Severity
from hegui.values import Record
from hegui.verdict import Message, Outcome

if TYPE_CHECKING:
    from hegui.across import Comparison, Twins

_TOGETHER = 16  # documents judged together
_LONG = 100_000  # characters of a document that is not kept waiting
_FILES_A_WORKER = 24  # below this many files, starting a second process costs more than it brings
_AGAIN = 512  # documents judged again at a time
_DIED = Message("检查进程意外中止或超时，本文件未检查", "its worker died or ran out of time; not checked")


Do = Callable[[Sequence[int]], Sequence[Any]]
_Answer = tuple[Any, ...]
"""Of one work: (Refused,), or (data, totals, prints)."""


def as_judged(judged: Judged) -> Judged:
    """It stays as it is."""
    return judged


class Batch(Record):
    """What is to be done. sheets: an output shows the documents. exempt: what becomes of a judged document in view of
    what is waived elsewhere."""

    plans: Sequence[Plan]
    works: Sequence[Work]
    sheets: bool = False
    exempt: Callable[[Judged], Judged] = as_judged


def run(batch: Batch, jobs: int | None = None, watch: Watch | None = None) -> Ends:
    """Judge all works. jobs: processes; None is as many as there are cores, fewer for few files. watch: see `Watch`. Raises HeguiError where there is no room for the results."""
    comparison, deaths = _comparison(batch), list[int]()
    kept = Kept(batch.plans, partial(_finished, batch.plans, comparison))
    refused: list[Refused] = []
    works = array("I")  # of each document that is kept, its place in the batch
    sums = summed(())
    do = partial(_answers, batch, comparison is not None, {})
    answers = _spread(len(batch.works), do, jobs, batch.plans, deaths)
    for number, answer in enumerate(answers):
        plan, path = batch.works[number].plan, batch.works[number].path
        if answer is None or len(answer) == 1:
            refused.append(answer[0] if answer else Refused(path, _DIED))
        else:
            data, totals, prints = answer
            if comparison is not None:
                comparison.add(path, prints)
            kept.add(plan, data)
            works.append(number)
            sums = summed((sums, totals))
        if watch:
            watch("judge", number + 1, len(batch.works))
    if comparison is not None:
        if watch:
            watch("compare", 0, 0)
        sums = _compared(batch, comparison, kept, works, sums, jobs, deaths)
    return Ends(kept, refused, sums, _told(deaths))


def _told(deaths: Sequence[int]) -> tuple[Notice, ...]:
    """What is to be said of workers that died, so that nobody takes the run for an undisturbed one."""
    if not deaths:
        return ()
    zh = f"有 {len(deaths)} 个检查进程意外中止或超时（内存不足？），所查文件已逐份重查；本次运行受到干扰，按未能判定处理"
    en = f"{len(deaths)} worker(s) died or ran out of time (memory?); their files were checked again one by one, but the run was disturbed"
    return (Notice("", 0, Severity.ERROR, Message(zh, en)),)


def _comparison(batch: Batch) -> Comparison | None:
    """What to compare the documents by; None where no rule asks for that."""
    if len(batch.works) < 2:
        return None
    from hegui.across import Comparison, comparing

    checks = {check for plan in batch.plans for check in comparing(plan).values()}
    return Comparison(checks) if checks else None


def _compared(
    batch: Batch,
    comparison: Comparison,
    kept: Kept,
    works: Sequence[int],
    sums: Totals,
    jobs: int | None,
    deaths: list[int],
) -> Totals:
    """Judge those again that have much of their text from another one; what all add up to."""
    found = comparison.twins()
    while some := dict(islice(found, _AGAIN)):
        again = sorted(some)
        twins = {works[number]: some[number] for number in again}
        do = partial(_again, batch, list(twins), twins)
        for number, answer in zip(again, _spread(len(again), do, jobs, (), deaths), strict=True):
            before, plan = kept[number], batch.plans[batch.works[works[number]].plan]
            whole = answer if answer and len(answer) > 1 else _broken(before, plan, some[number])
            data, totals, _ = whole
            sums = summed((less(sums, counted(before)), totals))
            kept.replace(number, data)
    return sums


def _again(
    batch: Batch, places: Sequence[int], twins: Mapping[int, Twins], numbers: Sequence[int]
) -> Sequence[_Answer]:
    return _answers(batch, False, twins, [places[number] for number in numbers])


def _broken(end: Judged, plan: Plan, twins: Twins) -> _Answer:
    """A document that could not be judged again: what compares it with its twin ends as an error."""
    findings = [
        found._replace(outcome=Outcome.ERROR, message=_DIED, evidence=())
        if found.rule.check in list(twins)
        else found
        for found in end.findings
    ]
    bare = end._replace(findings=findings)
    return put(plan, bare), counted(bare), b""


def _finished(
    plans: Sequence[Plan], comparison: Comparison | None, number: int, plan: int, end: Judged
) -> Judged:
    return comparison.told(plans[plan], number, end) if comparison is not None else end


def _spread(
    count: int, do: Do, jobs: int | None, plans: Sequence[Plan], deaths: list[int]
) -> Iterator[_Answer | None]:
    """The answers for pieces 0 to `count`, in order, made by some processes. deaths: see `spread`."""
    jobs = jobs or min(os.cpu_count() or 1, 1 + count // _FILES_A_WORKER)
    if jobs > 1 and count > 1:
        from hegui.workers import possible, spread

        if possible():
            for plan in plans:
                plan.prepare()
            return spread(count, do, jobs, deaths)
    return (
        answer for at in range(0, count, _TOGETHER) for answer in do(range(at, min(at + _TOGETHER, count)))
    )


def _answers(
    batch: Batch, printing: bool, twins: Mapping[int, Twins], numbers: Sequence[int]
) -> Sequence[_Answer]:
    """How some works end. printing: with what documents are compared by. twins: what they are to know of others. Several
    documents of one plan are judged together, see `run_all`."""
    ends: dict[int, _Answer] = {}
    waiting: dict[int, Document] = {}
    for number in numbers:
        work = batch.works[number]
        document = opened(work.path, work.as_of, partial(read, work.path, encoding=work.encoding))
        if isinstance(document, Refused):
            ends[number] = (document,)
            continue
        document.memo.update(twins.get(number, {}))
        if waiting and batch.works[next(iter(waiting))].plan != work.plan:
            ends.update(_judged(batch, waiting, printing))
        waiting[number] = document
        if len(waiting) == _TOGETHER or len(document.text) > _LONG:
            ends.update(_judged(batch, waiting, printing))
    ends.update(_judged(batch, waiting, printing))
    return [ends[number] for number in numbers]


def _judged(batch: Batch, waiting: dict[int, Document], printing: bool) -> Iterator[tuple[int, _Answer]]:
    """The ends of those `waiting`, all of one plan; after that none waits."""
    if not waiting:
        return
    plan = batch.plans[batch.works[next(iter(waiting))].plan]
    ends = judged(plan, waiting.values(), sheets=batch.sheets, printing=printing)
    for number, end in zip(list(waiting), ends, strict=True):
        bare = batch.exempt(end._replace(prints=b""))
        yield number, (put(plan, bare), counted(bare), end.prints)
    waiting.clear()
