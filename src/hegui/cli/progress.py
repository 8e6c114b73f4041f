"""What standard error shows of a run while it goes on, and of its time when it is over: nothing unless somebody looks."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType
from typing import Any

from hegui.cli.screen import tell
from hegui.cli.words import say

_PATIENCE = 1.0  # seconds before a bar is shown: a run that is over by then needs none
_BETWEEN = 0.1  # seconds between two looks at the clock
_STAGES = {
    "plan": ("备好清单", "checklist"),
    "find": ("查找文件", "finding files"),
    "read": ("读取", "reading"),
    "compare": ("报告比对", "comparing reports"),
    "judge": ("检查", "checking"),
    "write": ("写出结果", "writing"),
}


class Watched:
    """Told of each stage of a run. shown: draw a bar. timed: tell at the end what took how long."""

    def __init__(self, shown: bool, timed: bool) -> None:
        self._shown, self._timed = shown, timed
        self._began = self._looked = time.monotonic()
        self._stages: list[tuple[str, float]] = []
        self._done = 0
        self._bare: set[str] = set()
        self._bar: Any = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """See `hegui.judging.Watch`."""
        if not self._stages or self._stages[-1][0] != stage:
            self._stages.append((stage, time.monotonic()))
            self._close()
        self._done = max(self._done, done)
        if (
            self._shown
            and stage not in self._bare
            and total > 1
            and time.monotonic() - self._looked > _BETWEEN
        ):
            self._looked = time.monotonic()
            if self._looked - self._began > _PATIENCE:
                self._draw(stage, done, total)

    def give_way(self, stage: str) -> None:
        """Draw no bar at that stage: results come to the same terminal meanwhile."""
        self._bare.add(stage)

    def _draw(self, stage: str, done: int, total: int) -> None:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
            )
            # no thread of its own, as a fork beside a thread may hang; gone when it is over; results are not its business
            self._bar = Progress(
                *columns,
                console=Console(file=sys.stderr),
                auto_refresh=False,
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._bar.start()
            self._bar.add_task(say(*_STAGES[stage]), total=total)
        self._bar.update(self._bar.task_ids[0], completed=done, refresh=True)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def __enter__(self) -> Watched:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away, and tell the times of a run that came to its end."""
        self._close()
        if kind is not None:
            return
        took = time.monotonic() - self._began
        if self._timed:
            ends = [*(start for _, start in self._stages[1:]), time.monotonic()]
            for (stage, start), end in zip(self._stages, ends, strict=True):
                tell(f"{end - start:8.3f} s  {say(*_STAGES[stage])}")
        if self._timed or (self._shown and took > _PATIENCE):
            rate = self._done / took if took else 0.0
            tell(
                say(
                    f"用时 {took:.1f} 秒，{self._done} 份（每秒 {rate:.0f} 份）",
                    f"{self._done} reports in {took:.1f} s ({rate:.0f} a second)",
                )
            )


def watch(quiet: bool, verbose: bool) -> Watched:
    """What watches a run: a bar only on a terminal."""
    terminal = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return Watched(terminal and not quiet, verbose)
