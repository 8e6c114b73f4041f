"""hegui and its peers on the same phrase rules: `python bench/peers.py`, with the Python that hegui is installed in.

12 literals and 8 patterns, then generated four-character literals up to 200 and 2,000 rules, over the same corpus.
Prints ratios to the plain loop at 20 rules, from one run. bench/README.md tells how to install the peers.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from corpus import made
from phrases import Phrase, mixed, write_pack
from timing import Command, Times, interleaved, machine, table

HERE = Path(__file__).parent
SIZES = (20, 200, 2000)
BASE = "plain re loop"
COUNT = """
import sys
from hegui import check_paths
documents = check_paths([sys.argv[1]], [sys.argv[2]]).documents
print(sum(len(f.evidence) for d in documents for f in d.findings if f.outcome == "fail"))
"""


class Run(NamedTuple):
    """A command that looks for the rules, and how many places it says it found (None: other rules than ours)."""

    command: Command
    hits: Callable[[], int] | None


class Setting(NamedTuple):
    """What every peer is run on."""

    rules: tuple[Phrase, ...]
    corpus: Path
    folder: Path
    """Where rules and reports of this setting go."""


def yardstick(kind: str, python: str, at: Setting) -> Run:
    """One of yardsticks.py, run by `python`."""
    rules, report = at.folder / "rules.json", at.folder / f"{kind}.tsv"
    rules.write_text(json.dumps(at.rules), encoding="utf-8")
    command = (python, str(HERE / "yardsticks.py"), kind, str(rules), str(at.corpus), str(report))
    return Run(command, None if kind == "autocorrect" else lambda: report.read_bytes().count(b"\n"))


def hegui(workers: int, at: Setting, form: str = "plain") -> Run:
    """hegui, all included: start-up, outline, outcomes, evidence, the report in a file. form: "plain" is a line a
    place, as the loop writes; "table" is the ledger."""
    pack = write_pack(at.folder / "pack.yaml", f"peers-{len(at.rules)}", at.rules)
    options = ("--pack", str(pack), "--jobs", str(workers), "--format", form)
    check = (sys.executable, "-m", "hegui", "check", str(at.corpus), *options)

    def hits() -> int:
        told = subprocess.run(
            (sys.executable, "-c", COUNT, str(at.corpus), str(pack)), capture_output=True, check=True
        )
        return int(told.stdout)

    return Run((*check, "--output", str(at.folder / "hegui.txt")), hits)


def textlint(prefix: Path, at: Setting) -> Run:
    """textlint with the rule prh. prefix: the --prefix it was installed with."""
    modules, report = prefix / "node_modules", at.folder / "textlint.json"
    lines = ["version: 1", "rules:"]
    for rule in at.rules:
        lines += [
            f"  - expected: 〓\n    pattern: {f'/{rule.text}/' if rule.is_pattern else json.dumps(rule.text)}"
        ]
    (at.folder / "prh.yml").write_text("\n".join(lines), encoding="utf-8")
    config = at.folder / "textlintrc.json"
    config.write_text(json.dumps({"rules": {"prh": {"rulePaths": [str(at.folder / "prh.yml")]}}}))
    command = (
        *(
            str(modules / ".bin" / "textlint"),
            "--config",
            str(config),
            "--rules-base-directory",
            str(modules),
        ),
        *("--format", "json", "--output-file", str(report), str(at.corpus / "**" / "*.txt")),
    )
    return Run(command, lambda: sum(len(file["messages"]) for file in json.loads(report.read_bytes())))


def semgrep(program: str, at: Setting) -> Run:
    """semgrep in regex mode, two jobs; its match limits are lifted, its calls home switched off."""
    rules: list[dict[str, Any]] = [
        {
            "id": f"phrase-{number}",
            "pattern-regex": rule.text,
            "languages": ["regex"],
            "severity": "ERROR",
            "message": "phrase",
        }
        for number, rule in enumerate(at.rules, start=1)
    ]
    config, report = at.folder / "semgrep.yml", at.folder / "semgrep.json"
    config.write_text(json.dumps({"rules": rules}, ensure_ascii=False), encoding="utf-8")
    command = (
        *(
            program,
            "scan",
            "--quiet",
            "--config",
            str(config),
            "--json",
            "--output",
            str(report),
            "--jobs",
            "2",
        ),
        *("--no-git-ignore", "--metrics=off", "--disable-version-check", str(at.corpus)),
    )
    return Run(command, lambda: len(json.loads(report.read_bytes())["results"]))


def vale(program: str, at: Setting) -> Run:
    """Vale with a style of `existence` rules; its report goes to a file through a shell."""
    style, report = at.folder / "styles" / "Bench", at.folder / "vale.json"
    style.mkdir(parents=True, exist_ok=True)
    for number, rule in enumerate(at.rules, start=1):
        body = {
            "extends": "existence",
            "message": "%s",
            "level": "error",
            "nonword": True,
            "tokens": [rule.text],
        }
        (style / f"Phrase{number}.yml").write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
    config = at.folder / "vale.ini"
    config.write_text(
        f"StylesPath = {at.folder / 'styles'}\nMinAlertLevel = error\n[*.txt]\nBasedOnStyles = Bench\n"
    )
    words = (program, f"--config={config}", "--output=JSON", str(at.corpus))
    command = ("sh", "-c", 'report="$1"; shift; exec "$@" > "$report"', "sh", str(report), *words)
    return Run(command, lambda: sum(map(len, json.loads(report.read_bytes()).values())))


def missing(given: argparse.Namespace) -> dict[str, str]:
    """Peers that are not there, with what would bring them."""
    has = {
        "pyahocorasick + re": imports(given.python, "ahocorasick"),
        "AutoCorrect": imports(given.python, "autocorrect_py"),
        "textlint + prh": (given.textlint / "node_modules" / "textlint-rule-prh").exists(),
        "semgrep": shutil.which(given.semgrep) is not None,
        "Vale": shutil.which(given.vale) is not None,
    }
    return {name: "missing" for name, there in has.items() if not there}


def imports(python: str, module: str) -> bool:
    """Whether `python` can import `module`."""
    return (
        subprocess.run((python, "-c", f"import {module}"), capture_output=True, check=False).returncode == 0
    )


def runs(given: argparse.Namespace, at: Setting) -> Iterator[tuple[str, Run]]:
    """Every peer that is there."""
    without = missing(given)
    peers: dict[str, Callable[[], Run]] = {
        BASE: lambda: yardstick("loop", sys.executable, at),
        "pyahocorasick + re": lambda: yardstick("pyahocorasick", given.python, at),
        "hegui, 2 workers": lambda: hegui(2, at),
        "hegui, 1 worker": lambda: hegui(1, at),
        "hegui, 2 workers, the ledger": lambda: hegui(2, at, "table"),
        "AutoCorrect": lambda: yardstick("autocorrect", given.python, at),
        "Vale": lambda: vale(given.vale, at),
        "textlint + prh": lambda: textlint(given.textlint, at),
        "semgrep": lambda: semgrep(given.semgrep, at),
    }
    for name, make in peers.items():
        if name not in without and not (name == "AutoCorrect" and len(at.rules) > SIZES[0]):
            yield name, make()


def rows(results: dict[int, dict[str, tuple[Times, int | None]]]) -> Iterator[Sequence[str]]:
    """A row for every peer; a number of places other than the loop's is marked."""
    unit = results[SIZES[0]][BASE][0].median
    for name in results[SIZES[0]]:
        cells = []
        for size in SIZES:
            if name not in results[size]:
                cells.append("–")
                continue
            times, hits = results[size][name]
            wanted = results[size][BASE][1]
            mark = (
                " own rules" if hits is None else "" if hits == wanted else f" ({hits} places, not {wanted})"
            )
            cells.append(f"{times.median / unit:.2f}{mark}")
        yield name, *cells


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="hegui and its peers on the same phrase rules.")
    parser.add_argument("--megabytes", type=float, default=17.0, help="size of the corpus (default 17)")
    parser.add_argument("--corpus", type=Path, default=HERE / "corpus", help="where corpora are kept")
    parser.add_argument(
        "--rounds", type=int, default=3, help="runs of each command, after one that does not count"
    )
    parser.add_argument(
        "--slow-rounds", type=int, default=1, help="the same for textlint and semgrep, nothing before"
    )
    parser.add_argument(
        "--python", default=sys.executable, help="a Python with pyahocorasick and autocorrect-py"
    )
    parser.add_argument("--textlint", type=Path, default=Path(), help="the folder textlint is installed in")
    parser.add_argument("--semgrep", default="semgrep")
    parser.add_argument("--vale", default="vale")
    given = parser.parse_args()
    print(f"{machine()}\n", flush=True)
    corpus = made(given.corpus, given.megabytes).resolve()
    results: dict[int, dict[str, tuple[Times, int | None]]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for size in SIZES:
            folder = Path(scratch) / str(size)
            folder.mkdir()
            peers = dict(runs(given, Setting(mixed(size), corpus, folder)))
            slow = {name: peers[name].command for name in peers if name in ("textlint + prh", "semgrep")}
            times = interleaved({n: run.command for n, run in peers.items() if n not in slow}, given.rounds)
            times |= interleaved(slow, given.slow_rounds, warm=0)
            results[size] = {
                name: (times[name], run.hits() if run.hits else None) for name, run in peers.items()
            }
    print(table(("peer", *(f"{size} rules" for size in SIZES)), [*rows(results)]))
    print(*(f"\n{name}: {why}" for name, why in missing(given).items()))
    loop = results[SIZES[0]][BASE]
    print(
        f"\n1.00 is {loop[0].median:.2f} s; places found by the loop: {[results[s][BASE][1] for s in SIZES]}"
    )
    print(machine())


if __name__ == "__main__":
    main()
