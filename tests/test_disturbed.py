"""A run that is disturbed: killed workers, interrupts, a full disk, a cache that cannot be used. Nothing is lost, and nothing
ends in 0 that was not judged."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

COMMAND = (sys.executable, "-m", "hegui", "check")

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="looks for worker processes in /proc"
)


@pytest.fixture
def corpus(tmp_path: Path, no_such_place: str) -> Path:
    """Two hundred reports that pass, and a checklist."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(200):
        text = f"{number}号工作总结\n" + f"抓好第{number}项工作，形成制度，逐项落实。\n" * 60
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "house.yaml").write_text(no_such_place, encoding="utf-8")
    return tmp_path


def started(
    corpus: Path, *more: str, setting: Callable[[], None] | None = None, **env: str
) -> subprocess.Popen[str]:
    command = [*COMMAND, "reports", "--pack", "house.yaml", "--jobs", "2", *more]
    piped: dict[str, Any] = {
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        "text": True,
        "encoding": "utf-8",
    }
    variables = {**os.environ, "HEGUI_LANG": "zh", **env}
    return subprocess.Popen(command, cwd=corpus, env=variables, preexec_fn=setting, **piped)  # noqa: PLW1509


def workers_of(pid: int) -> list[int]:
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [int(word) for word in told.split()]


def gone(pids: Sequence[int]) -> bool:
    def runs(pid: int) -> bool:
        try:
            return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
        except OSError:
            return False

    deadline = time.monotonic() + 10
    while any(map(runs, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not any(map(runs, pids))


def slowed(corpus: Path) -> dict[str, str]:
    """An environment in which every document takes its time."""
    (corpus / "slow").mkdir(exist_ok=True)
    (corpus / "slow" / "sitecustomize.py").write_text(
        "import time\nimport hegui.readers as readers\nread = readers.read\n"
        "def slowly(*a, **k):\n    time.sleep(0.02)\n    return read(*a, **k)\nreaders.read = slowly\n"
    )
    return {"PYTHONPATH": str(corpus / "slow")}


def test_a_killed_worker_loses_nothing_and_is_told(corpus: Path) -> None:
    run = started(corpus, "--format", "json", **slowed(corpus))
    deadline = time.monotonic() + 30
    while len(pids := workers_of(run.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.1)
    os.kill(pids[0], signal.SIGKILL)
    out, err = run.communicate(timeout=120)
    report = json.loads(out)
    assert run.returncode == report["summary"]["exit_status"] == 2
    assert len(report["documents"]) + len(report["refused"]) == 200
    assert any(notice["severity"] == "error" and "中止" in notice["message"] for notice in report["notices"])
    assert "未能判定" in err and "Traceback" not in err


@pytest.mark.parametrize(("stop", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_at_any_moment(corpus: Path, stop: signal.Signals, status: int) -> None:
    chance = random.Random(20221016)
    for _ in range(12):
        run = started(corpus, "--output", "out.json", "--format", "json", **slowed(corpus))
        deadline = time.monotonic() + 30
        while not workers_of(run.pid) and run.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(chance.random() * 1.5)
        pids = workers_of(run.pid)
        began = time.monotonic()
        run.send_signal(stop)
        _, err = run.communicate(timeout=60)
        assert run.returncode in (status, 0), err  # 0: it was over before
        assert ("已中断，结果不全" in err) == (run.returncode != 0)
        assert time.monotonic() - began < 5
        assert gone(pids)
        assert not list(corpus.glob(".*hegui-tmp*"))
        whole = (corpus / "out.json").exists()
        assert whole == (run.returncode == 0)
        if whole:
            assert len(json.loads((corpus / "out.json").read_text(encoding="utf-8"))["documents"]) == 200
            (corpus / "out.json").unlink()


def small(size: int) -> Callable[[], None]:
    """Files may grow to `size` bytes: what a full disk does, without a disk of one's own."""

    def setting() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return setting


def test_no_room_for_the_output(corpus: Path) -> None:
    (corpus / "out.json").write_text("前一次的结果", encoding="utf-8")
    run = started(corpus, "--format", "json=out.json", setting=small(4096))
    _, err = run.communicate(timeout=120)
    assert run.returncode == 2 and "写不进去" in err and "Traceback" not in err
    assert (corpus / "out.json").read_text(encoding="utf-8") == "前一次的结果"
    assert not list(corpus.glob(".*hegui-tmp*"))


def test_no_room_for_what_is_put_away(corpus: Path) -> None:
    code = (
        "import sys\nfrom hegui import spool\nspool._IN_MEMORY = 1000\nfrom hegui.__main__ import command\n"
        "sys.argv[0] = 'hegui'\ncommand()\n"
    )
    arguments = ["check", "reports", "--pack", "house.yaml", "--jobs", "2"]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=corpus,
        preexec_fn=small(4096),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2 and "临时文件" in done.stderr and "Traceback" not in done.stderr


def test_a_full_device(corpus: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "reports", "--pack", "house.yaml"],
            cwd=corpus,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 2 and "Traceback" not in done.stderr


def test_a_reader_that_goes_away(corpus: Path) -> None:
    run = started(corpus, "--show", "pass")
    assert run.stdout is not None and run.stderr is not None
    run.stdout.readline()
    run.stdout.close()
    err = run.stderr.read()
    run.stderr.close()
    assert (run.wait(timeout=60), err) == (0, "")


def test_runs_at_once_on_one_cache_and_a_cache_that_cannot_be_written(corpus: Path) -> None:
    cache = corpus / "cache"
    runs = [started(corpus, "--format", "json", HEGUI_CACHE_DIR=str(cache)) for _ in range(4)]
    told = [run.communicate(timeout=120)[0] for run in runs]
    (corpus / "file").touch()
    last = started(corpus, "--format", "json", HEGUI_CACHE_DIR=str(corpus / "file"))
    told.append(last.communicate(timeout=120)[0])
    assert [run.returncode for run in (*runs, last)] == [0] * 5
    assert len(set(told)) == 1 and len(json.loads(told[0])["documents"]) == 200
