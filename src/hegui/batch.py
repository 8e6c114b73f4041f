"""Many files: read, compared with each other, judged by some processes, put away and added up, in the order they were given."""

from __future__ import annotations

import os
import pickle
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from hegui.document import Document
from hegui.judging import Arrived, Ends, Watch, Work, judged, read_of, unseen
from hegui.kept import Kept, put
from hegui.plan import Plan
from hegui.report import Judged, Notice, Refused, Totals, counted, summed
from hegui.rule import Severity
from hegui.spool import Spool
from hegui.values import Record
from hegui.verdict import Message

if TYPE_CHECKING:
    from hegui.checks.repetition import RepetitionCheck

_TOGETHER = 16  # documents judged together
_LONG = 100_000  # characters of a document that is not kept waiting
_FILES_A_WORKER = 24  # below this many files, starting a second process costs more than it brings
_DIED = Message("检查进程意外中止或超时，本文件未检查", "its worker died or ran out of time; not checked")


Do = Callable[[Sequence[int]], Sequence[Any]]


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


class _Read(Record):
    """Documents that were read. works: the place of each in the batch. documents: they, put away. told: what each is to
    know of the others, see `across`."""

    works: array[int]
    documents: Spool
    told: Spool


def run(batch: Batch, jobs: int | None = None, watch: Watch = unseen, arrived: Arrived | None = None) -> Ends:
    """Judge all works. jobs: processes; None is as many as there are cores, fewer for few files. Where some rule compares
    the documents, all are read before the first is judged. Raises HeguiError where there is no room for the results."""
    deaths: list[int] = []
    refused: list[Refused] = []
    checks = _comparing(batch)
    ready = _compared(batch, checks, jobs, watch, deaths, refused) if checks else None
    works = range(len(batch.works)) if ready is None else ready.works
    kept, sums = Kept(batch.plans), summed(())
    do: Do = partial(_ends, batch, ready)
    for number, end in enumerate(_spread(len(works), do, jobs, batch.plans, deaths)):
        work = batch.works[works[number]]
        if end is None or isinstance(end, Refused):
            refused.append(end or Refused(work.path, _DIED))
        else:
            data, totals = end
            kept.add(work.plan, data)
            sums = summed((sums, totals))
            if arrived is not None:
                arrived(kept[-1])
        watch("judge", number + 1, len(works))
    return Ends(kept, refused, sums, _told(deaths))


def _told(deaths: Sequence[int]) -> tuple[Notice, ...]:
    """What is to be said of workers that died, so that nobody takes the run for an undisturbed one."""
    if not deaths:
        return ()
    zh = f"有 {len(deaths)} 个检查进程意外中止或超时（内存不足？），所查文件已逐份重查；本次运行受到干扰，按未能判定处理"
    en = f"{len(deaths)} worker(s) died or ran out of time (memory?); their files were checked again one by one, but the run was disturbed"
    return (Notice("", 0, Severity.ERROR, Message(zh, en)),)


def _comparing(batch: Batch) -> frozenset[RepetitionCheck]:
    """The checks that compare the documents with each other."""
    if len(batch.works) < 2:
        return frozenset()
    from hegui.across import comparing

    return frozenset().union(*map(comparing, batch.plans))


def _compared(
    batch: Batch,
    checks: frozenset[RepetitionCheck],
    jobs: int | None,
    watch: Watch,
    deaths: list[int],
    refused: list[Refused],
) -> _Read:
    """All works read and compared by `checks`. refused: gets those that cannot be read."""
    from hegui.across import Comparison

    ready, comparison = _Read(array("I"), Spool(), Spool()), Comparison(checks)
    total = len(batch.works)
    for number, answer in enumerate(_spread(total, partial(_reads, batch), jobs, (), deaths)):
        path = batch.works[number].path
        if answer is None or isinstance(answer, Refused):
            refused.append(answer or Refused(path, _DIED))
        else:
            data, prints = answer
            comparison.add(path, prints)
            ready.documents.add(data)
            ready.works.append(number)
        watch("read", number + 1, total)
    watch("compare", 0, 0)
    for twins in comparison.twins():
        ready.told.add(pickle.dumps(twins, pickle.HIGHEST_PROTOCOL))
    return ready


def _spread(count: int, do: Do, jobs: int | None, plans: Sequence[Plan], deaths: list[int]) -> Iterator[Any]:
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


def _reads(batch: Batch, numbers: Sequence[int]) -> Sequence[Refused | tuple[bytes, bytes]]:
    """Some works read: each document put away, and what it is compared with others by."""
    from hegui.coherence.prints import printed

    documents = (read_of(batch.works[number]) for number in numbers)
    return [
        each
        if isinstance(each, Refused)
        else (pickle.dumps(each.bare(), pickle.HIGHEST_PROTOCOL), printed(each))
        for each in documents
    ]


def _taken(ready: _Read, number: int) -> Document:
    """A document that was read, knowing what it is to know of the others."""
    document: Document = pickle.loads(ready.documents[number])  # noqa: S301  # written by this run
    document.memo.update(pickle.loads(ready.told[number]))  # noqa: S301
    return document


def _ends(
    batch: Batch, ready: _Read | None, numbers: Sequence[int]
) -> Sequence[Refused | tuple[bytes, Totals]]:
    """How some works end. ready: they were read. Several documents of one plan are judged together, see `run_all`."""
    ends: dict[int, Refused | tuple[bytes, Totals]] = {}
    waiting: dict[int, Document] = {}
    before = 0
    for number in numbers:
        plan = batch.works[ready.works[number] if ready else number].plan
        document = _taken(ready, number) if ready else read_of(batch.works[number])
        if isinstance(document, Refused):
            ends[number] = document
            continue
        if plan != before:
            ends.update(_judged(batch, before, waiting))
            before = plan
        waiting[number] = document
        if len(waiting) == _TOGETHER or len(document.text) > _LONG:
            ends.update(_judged(batch, plan, waiting))
    ends.update(_judged(batch, before, waiting))
    return [ends[number] for number in numbers]


def _judged(
    batch: Batch, number: int, waiting: dict[int, Document]
) -> Iterator[tuple[int, tuple[bytes, Totals]]]:
    """The ends of those `waiting`, all of plan `number`; after that none waits."""
    plan = batch.plans[number]
    for place, end in zip(list(waiting), judged(plan, waiting.values(), sheets=batch.sheets), strict=True):
        bare = batch.exempt(end)
        yield place, (put(plan, bare), counted(bare))
    waiting.clear()
