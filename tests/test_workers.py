"""Many files in worker processes: every file has an end, whatever happens to the workers."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from hegui import workers
from hegui.checks.avoid import AvoidCheck
from hegui.engine import plan, run
from hegui.readers import read_text
from hegui.report import Finding, Judged, Refused
from hegui.rule import Basis, Rule, RulePack, Severity
from hegui.verdict import Message, Outcome


def rule(id: str, term: str) -> Rule:
    return Rule(
        id=id,
        name=id.lower(),
        title=id,
        severity=Severity.ERROR,
        basis=Basis(level="house"),
        why="试",
        check=AvoidCheck(terms=(term,)),
    )


RULES = [rule(f"TT{n:03}", term) for n, term in enumerate(["布署", "既使", "渡假", "部份"], start=1)]
PLAN = plan([RulePack(pack="t", title="t", version="1", rules=tuple(RULES))])


def judge(path: str) -> Judged | Refused:
    if path.startswith("die"):
        os._exit(0)
    if path.startswith("sleep"):
        time.sleep(60)
    if path.startswith("refuse"):
        return Refused(path, Message("坏文件", "bad file"))
    text = "总结\n工作布署到位，部份任务完成。" if path.endswith("7") else "总结\n工作部署到位，任务完成。"
    return Judged(path, "", "txt", "utf-8", "总结", "工作总结", "", run(PLAN, read_text(text, path)))


def judge_some(paths: Sequence[str]) -> list[Judged | Refused]:
    return [judge(path) for path in paths]


def test_same_answers_as_in_one_process() -> None:
    files = [f"f{n}" for n in range(100)] + ["refuse"]
    assert workers.judge_all(files, PLAN, judge_some, 2) == [judge(path) for path in files]


def test_a_death_costs_one_file() -> None:
    files = [f"f{n}" for n in range(40)]
    files[11:11] = ["die-a"]
    files.append("die-b")
    ends = workers.judge_all(files, PLAN, judge_some, 2)
    assert [end.path for end in ends] == files
    assert [end.path for end in ends if isinstance(end, Refused)] == ["die-a", "die-b"]


def test_a_file_that_takes_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FILE_SECONDS", 0.5)
    ends = workers.judge_all(["f1", "sleep", "f2"], PLAN, judge_some, 2)
    assert [type(end) for end in ends] == [Judged, Refused, Judged]


def test_a_bug_is_not_swallowed() -> None:
    def broken(paths: Sequence[str]) -> list[Judged | Refused]:
        raise KeyError(paths[0])

    with pytest.raises(RuntimeError, match="KeyError"):
        workers.judge_all(["a", "b", "c"], PLAN, broken, 2)


def test_findings_survive_the_pipe() -> None:
    judged = judge("f7")
    assert isinstance(judged, Judged)
    assert workers.decoded(PLAN, workers.encoded(PLAN, judged)) == judged
    outcomes = [found.outcome for found in judged.findings]
    assert outcomes == [Outcome.FAIL, Outcome.PASS, Outcome.PASS, Outcome.FAIL]
    assert isinstance(judged.findings[0], Finding)


def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    code = (
        "import os, sys, time\nfrom hegui import workers\nfrom hegui.engine import plan\n"
        "from hegui.report import Refused\nfrom hegui.verdict import Message\n"
        "def judge(paths):\n"
        f"    open(os.path.join({str(tmp_path)!r}, str(os.getpid())), 'w').close()\n"
        "    time.sleep(0.2 * len(paths))\n    return [Refused(path, Message('', '')) for path in paths]\n"
        "workers.judge_all([str(n) for n in range(1000)], plan([]), judge, 2)\n"
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
