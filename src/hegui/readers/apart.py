"""Work on untrusted bytes in a process of its own, that can be stopped: in a time and a memory that are known before."""

from __future__ import annotations

import json
import os
import select
import signal
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

from hegui.errors import ReadError

SECONDS = 10.0
MEMORY = 1024 * 1024 * 1024


def apart(work: Callable[[], Any], path: str, *, seconds: float = SECONDS, memory: int = MEMORY) -> Any:
    """What `work` gives, made of JSON's values; a ReadError it raises is raised here.

    Raises ReadError where it takes longer than `seconds`, or more than `memory` bytes, or its process dies. Where a
    process cannot fork (Windows) it is done in this one, without limits.
    """
    if not hasattr(os, "fork"):
        return work()
    out, into = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads: the child runs none
        child = os.fork()
    if child == 0:
        os.close(out)
        _child(work, into, seconds, memory)
    os.close(into)
    try:
        answer = _received(out, time.monotonic() + seconds)
    finally:
        os.close(out)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if answer is None:
        raise ReadError(path, f"读取超过 {seconds:g} 秒，已停止；文件太长，请分成几份，或重新导出后再检查")
    return _told(answer, path)


def _child(work: Callable[[], Any], into: int, seconds: float, memory: int) -> NoReturn:
    """Do the work and write down what it gives; never returns, runs nothing of the parent's on its way out."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _limit(seconds, memory)
        try:
            told: Any = {"made": work()}
        except ReadError as fault:
            told = {"refused": fault.reason}
        with open(into, "wb") as pipe:
            pipe.write(json.dumps(told).encode())
        os._exit(0)
    except BaseException:
        os._exit(1)


def _limit(seconds: float, memory: int) -> None:
    """Limits that hold even if the parent is gone."""
    import resource

    processor = int(seconds) + 1
    with suppress(OSError, ValueError), open("/proc/self/statm", encoding="ascii") as file:
        memory += int(file.read().split()[0]) * resource.getpagesize()  # what the parent has is there already
    for limit, most in (
        (resource.RLIMIT_CPU, processor),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))


def _received(out: int, until: float) -> bytes | None:
    """All that comes; None where it has not ended in time."""
    pieces: list[bytes] = []
    while True:
        left = until - time.monotonic()
        if left <= 0 or not select.select([out], [], [], left)[0]:
            return None
        piece = os.read(out, 1 << 20)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)


def _told(answer: bytes, path: str) -> Any:
    try:
        told = json.loads(answer)
    except ValueError as fault:
        raise ReadError(path, "读取时出错或内存超过上限，文件可能已损坏；请重新导出后再检查") from fault
    if "refused" in told:
        raise ReadError(path, told["refused"])
    return told["made"]
