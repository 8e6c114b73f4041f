"""Many files in worker processes. A worker that dies costs its file a refusal, not the run its result.

Own supervisor, one pipe a worker: concurrent.futures loses the whole queue with one dead worker, and
multiprocessing.Pool waits for ever.
"""

from __future__ import annotations

import multiprocessing as mp
import os
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any

from hegui.plan import Plan
from hegui.report import Finding, Findings, Judged, Refused
from hegui.verdict import Message

Judge = Callable[[Sequence[str]], Sequence[Judged | Refused]]

FILE_SECONDS = 30.0
_BATCH = 16


@dataclass
class _Worker:
    process: Any
    pipe: Connection
    batch: list[int] = field(default_factory=list)
    since: float = 0.0


def judge_all(files: Sequence[str], plan: Plan, judge: Judge, jobs: int) -> list[Judged | Refused]:
    """`judge` applied to all files, some at a time, by `jobs` forked processes (in this one where it cannot fork); the
    ends in the order of the files.

    A file whose worker dies, or takes over FILE_SECONDS, ends as Refused.
    """
    if "fork" not in mp.get_all_start_methods():
        return list(judge(files))
    plan.prepare()
    ends: list[Judged | Refused | None] = [None] * len(files)
    size = max(1, min(_BATCH, len(files) // (4 * jobs)))
    queue = deque(list(range(at, min(at + size, len(files)))) for at in range(0, len(files), size))
    workers = [_hired(files, plan, judge) for _ in range(min(jobs, len(queue)))]
    try:
        while queue or any(worker.batch for worker in workers):
            _hand_out(workers, queue)
            _take_in(workers, queue, files, plan, judge, ends)
    finally:
        for worker in workers:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()
    return [end for end in ends if end is not None]


def _hired(files: Sequence[str], plan: Plan, judge: Judge) -> _Worker:
    here, there = mp.Pipe()
    process = mp.get_context("fork").Process(target=_work, args=(there, files, plan, judge), daemon=True)
    process.start()
    there.close()
    return _Worker(process, here)


def _hand_out(workers: list[_Worker], queue: deque[list[int]]) -> None:
    for worker in workers:
        if queue and not worker.batch:
            worker.batch, worker.since = queue.popleft(), time.monotonic()
            worker.pipe.send(worker.batch)


def _take_in(
    workers: list[_Worker],
    queue: deque[list[int]],
    files: Sequence[str],
    plan: Plan,
    judge: Judge,
    ends: list[Judged | Refused | None],
) -> None:
    busy = {worker.pipe: worker for worker in workers if worker.batch}
    ready = wait(list(busy), timeout=1.0)
    late = [w for w in busy.values() if time.monotonic() - w.since > FILE_SECONDS * len(w.batch)]
    for worker in (*(busy[pipe] for pipe in ready if isinstance(pipe, Connection)), *late):
        try:
            answers = worker.pipe.recv() if worker.pipe.poll() else None
        except (EOFError, OSError):
            answers = None
        if answers is not None:
            if isinstance(answers, BaseException):
                raise answers
            for index, answer in zip(worker.batch, answers, strict=True):
                ends[index] = decoded(plan, answer)
        elif len(worker.batch) > 1:
            queue.extendleft([index] for index in reversed(worker.batch))  # one by one, to find the culprit
        else:
            ends[worker.batch[0]] = Refused(
                files[worker.batch[0]],
                Message(
                    "检查进程意外中止或超时，本文件未检查", "its worker died or ran out of time; not checked"
                ),
            )
        worker.batch = []
        if answers is None:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()
            workers[workers.index(worker)] = _hired(files, plan, judge)


def _work(pipe: Connection, files: Sequence[str], plan: Plan, judge: Judge) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    parent = os.getppid()
    while True:
        while not pipe.poll(1.0):
            if os.getppid() != parent:
                return  # nobody is left to answer to
        try:
            batch = pipe.recv()
        except EOFError:
            return
        try:
            answers: Any = [encoded(plan, end) for end in judge([files[index] for index in batch])]
        except Exception as fault:
            answers = RuntimeError(f"{type(fault).__name__}: {fault}")  # one that always pickles
        pipe.send(answers)


def encoded(plan: Plan, end: Judged | Refused) -> tuple[Any, ...]:
    """`end` without rules, and without the findings that are as usual, so that little goes through the pipe."""
    if isinstance(end, Refused):
        return ("refused", *end)
    found, facts = end.findings, end._replace(findings=())
    if isinstance(found, Findings):
        first = [(plan.places[each.rule.id], *each[1:]) for each in found.first]
        return ("usual", *facts, first, [(place, *own[1:]) for place, own in found.own.items()])
    return ("judged", *facts, [(plan.places[each.rule.id], *each[1:]) for each in found])


def decoded(plan: Plan, answer: tuple[Any, ...]) -> Judged | Refused:
    """What `encoded` was given."""
    kind, *facts = answer
    if kind == "refused":
        return Refused(*facts)
    *facts, own = facts
    findings: Sequence[Finding] = [_finding(plan, *each) for each in own]
    if kind == "usual":
        *facts, first = facts
        places = [place for place, *_ in own]
        before = tuple(_finding(plan, *each) for each in first)
        findings = Findings(plan.quiet, dict(zip(places, findings, strict=True)), before)
    return Judged(*facts)._replace(findings=findings)


def _finding(plan: Plan, place: int, *facts: Any) -> Finding:
    return Finding(plan.rule(place), *facts)
