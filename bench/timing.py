"""Timing of commands against each other, in one run, turn and turn about."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

Command = Sequence[str]

# Where this is set, Python compiles all source anew at every start, which no user sees.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Times(NamedTuple):
    """Wall seconds of the runs of one command. status: its last exit status."""

    seconds: tuple[float, ...]
    status: int

    @property
    def median(self) -> float:
        """The middle run."""
        return statistics.median(self.seconds)

    @property
    def spread(self) -> str:
        """The fastest and the slowest run, against the median."""
        return f"{min(self.seconds) / self.median:.2f}–{max(self.seconds) / self.median:.2f}"


def interleaved(commands: Mapping[str, Command], rounds: int, warm: int = 1) -> dict[str, Times]:
    """Run all `commands` in turn, `rounds` times over, after `warm` rounds that do not count.

    Taking turns, whatever else the machine does falls on all of them alike. An exit status over 1 (a checker that
    could not run) ends the measurement.
    """
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    status: dict[str, int] = {}
    for turn in range(warm + rounds):
        for name, command in commands.items():
            took, status[name] = timed(command)
            if turn >= warm:
                seconds[name].append(took)
    return {name: Times(tuple(runs), status[name]) for name, runs in seconds.items()}


def timed(command: Command) -> tuple[float, int]:
    """Wall seconds and exit status of one run. Raises RuntimeError, with what it said, where it could not run."""
    begun = time.perf_counter()
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT, check=False
    )
    took = time.perf_counter() - begun
    if done.returncode not in (0, 1):
        said = done.stderr.decode(errors="replace")
        raise RuntimeError(f"{' '.join(command)} ended in {done.returncode}:\n{said[-2000:]}")
    return took, done.returncode


def machine() -> str:
    """The shape of this machine, in one line, without names."""
    load = f", load {os.getloadavg()[0]:.2f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}{load}, {time.strftime('%F')}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))
