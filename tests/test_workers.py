"""Work spread over processes: every piece has an answer or None, in order, whatever happens to the workers."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from hegui import workers


def do(pieces: Sequence[int]) -> list[str]:
    return [f"answer {piece}" for piece in pieces]


def test_same_answers_as_in_one_process() -> None:
    assert list(workers.spread(101, do, 2)) == do(range(101))


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_pieces(count: int) -> None:
    assert list(workers.spread(count, do, 4)) == do(range(count))


def test_a_death_costs_one_piece() -> None:
    def dying(pieces: Sequence[int]) -> list[str]:
        if {11, 40} & set(pieces):
            os._exit(0)
        return do(pieces)

    answers = list(workers.spread(42, dying, 2))
    assert [number for number, answer in enumerate(answers) if answer is None] == [11, 40]
    assert len(answers) == 42


def test_a_piece_that_takes_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    def sleeping(pieces: Sequence[int]) -> list[str]:
        if 1 in pieces:
            time.sleep(60)
        return do(pieces)

    monkeypatch.setattr(workers, "PIECE_SECONDS", 0.5)
    assert list(workers.spread(3, sleeping, 2)) == ["answer 0", None, "answer 2"]


def test_a_bug_is_not_swallowed() -> None:
    def broken(pieces: Sequence[int]) -> list[str]:
        raise KeyError(pieces[0])

    with pytest.raises(RuntimeError, match="KeyError"):
        list(workers.spread(3, broken, 2))


def test_one_slow_piece_lets_only_some_go_ahead(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(workers, "_AHEAD", 8)

    def slow(pieces: Sequence[int]) -> list[str]:
        if 0 in pieces:
            time.sleep(0.5)
            (tmp_path / "seen").write_text(str(len(list(tmp_path.iterdir()))))
        for piece in pieces:
            (tmp_path / f"{piece}.done").touch()
        return do(pieces)

    assert list(workers.spread(100, slow, 2)) == do(range(100))
    assert int((tmp_path / "seen").read_text()) <= 8 + workers._BATCH


def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    code = (
        "import os, time\nfrom hegui import workers\n"
        "def do(pieces):\n"
        f"    open(os.path.join({str(tmp_path)!r}, str(os.getpid())), 'w').close()\n"
        "    time.sleep(0.2 * len(pieces))\n    return list(pieces)\n"
        "list(workers.spread(1000, do, 2))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code])
    deadline = time.monotonic() + 30
    while len(list(tmp_path.iterdir())) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    parent.kill()
    parent.wait()
    pids = [int(path.name) for path in tmp_path.iterdir()]
    assert len(pids) == 2
    while any(_runs(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [pid for pid in pids if _runs(pid)]


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z" if Path("/proc").exists() else True
