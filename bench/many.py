"""Does a run on many documents need more memory, and what do two workers bring? `python bench/many.py`, with the Python that
hegui is installed in.

Corpora of some sizes are checked with the shipped packs, by one worker and by two in turn, standard output in a file. The peaks
of memory are those that Linux keeps of each process (VmHWM), looked at every tenth of a second.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from corpus import made
from timing import ENVIRONMENT, machine, table

HERE = Path(__file__).parent


class Ran(NamedTuple):
    """One run: wall seconds, and the peaks of the process and of the hungriest worker, in MB."""

    seconds: float
    parent: int
    worker: int


def peak(pid: int) -> int:
    """The most memory that a process had so far, in MB; 0 where it is gone."""
    try:
        told = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in told.splitlines() if line.startswith("VmHWM")), 0)


def children(pid: int) -> Iterator[int]:
    """The workers of a process."""
    try:
        yield from map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    except OSError:
        return


def ran(corpus: Path, workers: int) -> Ran:
    """Check `corpus`. Raises RuntimeError where it could not be checked."""
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "hegui", "check", str(corpus), "--jobs", str(workers)]
        begun, parent, worker = time.perf_counter(), 0, 0
        with open(os.path.join(scratch, "report"), "wb") as output:
            run = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        while run.poll() is None:
            parent = max(parent, peak(run.pid))
            worker = max(worker, *map(peak, children(run.pid)), 0)
            time.sleep(0.1)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended in {run.returncode}")
    return Ran(time.perf_counter() - begun, parent, worker)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Many documents: memory, and what two workers bring.")
    parser.add_argument(
        "--megabytes", type=float, nargs="+", default=[16.0, 160.0], help="sizes of the corpora"
    )
    parser.add_argument("--corpus", type=Path, default=HERE / "corpus", help="where corpora are kept")
    parser.add_argument("--rounds", type=int, default=1, help="runs of each, of which the fastest counts")
    given = parser.parse_args()
    print(f"{machine()}\n")
    rows = []
    for megabytes in given.megabytes:
        corpus = made(given.corpus, megabytes)
        runs = [(ran(corpus, 1), ran(corpus, 2)) for _ in range(given.rounds)]
        one, two = (min(found) for found in zip(*runs, strict=True))
        rows.append(
            (
                f"{sum(1 for _ in corpus.rglob('*.txt')):,}, {megabytes:g} MB",
                f"{one.seconds:.1f} s",
                f"{two.seconds:.1f} s",
                f"{one.seconds / two.seconds:.2f} ×",
                f"{one.parent} MB",
                f"{two.parent} MB",
                f"{two.worker} MB",
            )
        )
    head = ("documents", "1 worker", "2 workers", "as fast", "memory of 1", "of 2: parent", "each worker")
    print(table(head, rows) + f"\n\n{machine()}")


if __name__ == "__main__":
    main()
