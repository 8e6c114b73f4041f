"""What a commit pays for the hook: `python bench/hook.py`, with the Python that hegui and pre-commit are installed in.

A scratch git repository with one report, the hook `hegui` of this repository at its HEAD commit, everything warm. In turn:
`python -c pass`, the hook's command as pre-commit runs it, `pre-commit run` with that hook, and pre-commit with nothing to do.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from timing import Command, interleaved, machine, table

ROOT = Path(__file__).parent.parent
REPORT = "good.md"
PRE_COMMIT = (sys.executable, "-m", "pre_commit")
CONFIG = "repos: [{{repo: {repo}, rev: {rev}, hooks: [{{id: hegui}}]}}]\n"


def did(*command: str) -> str:
    """What a command printed. Raises CalledProcessError where it failed."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def scratch(rev: str) -> None:
    """Make the current directory a repository with the hook and a report."""
    did("git", "init", "--quiet")
    Path(REPORT).write_bytes((ROOT / "examples" / REPORT).read_bytes())
    Path("nothing.py").touch()
    Path(".pre-commit-config.yaml").write_text(CONFIG.format(repo=ROOT.as_posix(), rev=rev))
    did("git", "add", ".")
    did(*PRE_COMMIT, "install-hooks")


def commands(home: Path) -> dict[str, Command]:
    """What is timed, by name."""
    (python,) = home.glob("repo*/py_env-*/bin/python")
    hook = (*PRE_COMMIT, "run", "hegui", "--files")
    return {
        "python -c pass": (str(python), "-c", "pass"),
        "the hook's command, one file": (str(python.with_name("hegui")), "check", REPORT),
        "pre-commit run, one file": (*hook, REPORT),
        "pre-commit run, no file for the hook": (*hook, "nothing.py"),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What does a commit pay for the hook?")
    parser.add_argument("--rounds", type=int, default=21, help="runs of each command (default 21)")
    rounds = parser.parse_args().rounds
    rev = did("git", "-C", str(ROOT), "rev-parse", "HEAD")
    with tempfile.TemporaryDirectory() as place:
        os.environ["PRE_COMMIT_HOME"] = f"{place}/home"
        os.mkdir(f"{place}/work")
        os.chdir(f"{place}/work")
        scratch(rev)
        times = interleaved(commands(Path(place, "home")), rounds, warm=3)
        os.chdir(ROOT)
    base = times["python -c pass"].median
    rows = [
        (name, f"{t.median * 1000:.0f} ms", f"{t.median / base:.1f}", t.spread) for name, t in times.items()
    ]
    print(f"{machine()}\n\n{table(('command', 'median', '× python -c pass', 'fastest–slowest'), rows)}")


if __name__ == "__main__":
    main()
