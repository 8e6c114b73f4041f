"""Work spread over processes. A worker that dies costs the piece it was at, not the run its result.

Own supervisor, one pipe a worker: concurrent.futures loses the whole queue with one dead worker, and
multiprocessing.Pool waits for ever.
"""

from __future__ import annotations

import gc
import multiprocessing as mp
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any

Do = Callable[[Sequence[int]], Sequence[Any]]
"""What is to be done for some pieces, by their numbers: an answer for each, none of them None."""

PIECE_SECONDS = 30.0
_STOPS = {signal.SIGINT, signal.SIGTERM}
_BATCH = 16
_AHEAD = 1024  # pieces that may be done before the one that is next in order: what has to be kept meanwhile


@dataclass
class _Worker:
    process: Any
    pipe: Connection
    batch: list[int] = field(default_factory=list)
    since: float = 0.0


def possible() -> bool:
    """Whether this system can fork; elsewhere all is done in one process."""
    return "fork" in mp.get_all_start_methods()


def spread(count: int, do: Do, jobs: int, deaths: list[int] | None = None) -> Iterator[Any]:
    """The answers of `do` for the pieces 0 to `count`, in order, made by `jobs` forked processes; None for a piece whose
    worker died or took over PIECE_SECONDS. deaths: gets the number of pieces that a worker held that ended so; where there
    were several they are done again one by one. Raises RuntimeError where `do` raises."""
    deaths = [] if deaths is None else deaths
    size = max(1, min(_BATCH, count // (4 * jobs)))
    queue = deque(list(range(at, min(at + size, count))) for at in range(0, count, size))
    workers = [_hired(do) for _ in range(min(jobs, len(queue)))]
    done: dict[int, Any] = {}
    try:
        for number in range(count):
            _hand_out(workers, queue, number + _AHEAD)
            if number in done:  # whoever is ready meanwhile does not wait until these answers are made use of
                _take_in(workers, queue, do, done, deaths, 0.0)
            while number not in done:
                _take_in(workers, queue, do, done, deaths, 1.0)
                _hand_out(workers, queue, number + _AHEAD)
            yield done.pop(number)
    finally:
        for worker in workers:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()


def _hired(do: Do) -> _Worker:
    here, there = mp.Pipe()
    process = mp.get_context("fork").Process(target=_work, args=(there, do), daemon=True)
    held = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)  # until the child has said what it makes of them
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
    there.close()
    return _Worker(process, here)


def _hand_out(workers: list[_Worker], queue: deque[list[int]], before: int) -> None:
    for worker in workers:
        if queue and not worker.batch and queue[0][0] < before:
            worker.batch, worker.since = queue.popleft(), time.monotonic()
            worker.pipe.send(worker.batch)


def _take_in(
    workers: list[_Worker],
    queue: deque[list[int]],
    do: Do,
    done: dict[int, Any],
    deaths: list[int],
    patience: float,
) -> None:
    """Answers that are ready; seconds of patience with none."""
    busy = {worker.pipe: worker for worker in workers if worker.batch}
    ready = wait(list(busy), timeout=patience)
    late = [w for w in busy.values() if time.monotonic() - w.since > PIECE_SECONDS * len(w.batch)]
    for worker in (*(busy[pipe] for pipe in ready if isinstance(pipe, Connection)), *late):
        try:
            answers = worker.pipe.recv() if worker.pipe.poll() else None
        except (EOFError, OSError):
            answers = None
        if answers is not None:
            if isinstance(answers, BaseException):
                raise answers
            done.update(zip(worker.batch, answers, strict=True))
        elif len(worker.batch) > 1:
            queue.extendleft([index] for index in reversed(worker.batch))  # one by one, to find the culprit
        else:
            done[worker.batch[0]] = None
        if answers is None:
            deaths.append(len(worker.batch))
        worker.batch = []
        if answers is None:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()
            workers[workers.index(worker)] = _hired(do)


def _work(pipe: Connection, do: Do) -> None:
    gc.freeze()  # what was there before the fork is left alone, and so stays shared
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)
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
            answers: Any = list(do(batch))
        except Exception as fault:
            answers = RuntimeError(f"{type(fault).__name__}: {fault}")  # one that always pickles
        pipe.send(answers)
