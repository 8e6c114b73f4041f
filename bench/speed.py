"""How fast is hegui? `python bench/speed.py`, with the Python that hegui is installed in.

Prints, from one run: one file against `python -c pass`; a corpus against the floor “read, decode and one Aho-Corasick
pass over the same literals”; and the growth from 20 to 200 to 2,000 literal rules.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from corpus import made
from phrases import Phrase, generated, write_pack
from timing import Command, Times, interleaved, machine, table

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
HEGUI = (sys.executable, "-m", "hegui", "check")
SIZES = (20, 200, 2000)


def status(command: Command) -> int:
    """The exit status of a command that prints nothing that matters."""
    return subprocess.run(command, capture_output=True, check=False).returncode


def examples() -> Iterator[tuple[str, str]]:
    """A file that passes and one that fails the shipped packs, the first of the shipped examples to do so."""
    texts = sorted(path for path in EXAMPLES.rglob("*") if path.suffix in (".txt", ".md"))
    ends = [(str(path), status((*HEGUI, str(path)))) for path in texts]
    for name, wanted in (("passes", 0), ("fails", 1)):
        yield name, next((path for path, end in ends if end == wanted), "")


def one_file(rounds: int) -> str:
    """One file against an interpreter that does nothing."""
    commands: dict[str, Command] = {"python -c pass": (sys.executable, "-c", "pass")}
    script = Path(sys.executable).with_name("hegui")
    for name, path in examples():
        if path:
            commands[f"python -m hegui check, a file that {name}"] = (*HEGUI, path)
            if script.exists():
                commands[f"hegui check, a file that {name}"] = (str(script), "check", path)
    times = interleaved(commands, rounds)
    base = times["python -c pass"].median
    rows = [
        (name, f"{t.median * 1000:.0f} ms", f"{t.median / base:.1f}", t.spread, str(t.status))
        for name, t in times.items()
    ]
    missing = (
        "" if script.exists() else "\n(the hegui script is not installed beside this Python: not measured)"
    )
    return table(("command", "median", "× python -c pass", "fastest–slowest", "exit"), rows) + missing


def shipped() -> tuple[str, ...]:
    """The literals of the shipped packs."""
    from hegui.api import checklist_of

    found = {word for entry in checklist_of().entries for word in entry.rule.check.literals() or ()}
    return tuple(sorted(found))


def floor(words: tuple[str, ...], name: str, corpus: Path, scratch: Path) -> Command:
    """The least a checker must do for `words`."""
    rules = scratch / f"{name}.json"
    rules.write_text(json.dumps([(word, False) for word in words]), encoding="utf-8")
    return (sys.executable, str(HERE / "yardsticks.py"), "floor", str(rules), str(corpus), os.devnull)


def hegui(corpus: Path, scratch: Path, workers: int, *options: str) -> Command:
    """hegui over the corpus, its report written to a file."""
    return (*HEGUI, str(corpus), "--jobs", str(workers), "--output", str(scratch / "report"), *options)


def corpus_runs(corpus: Path, scratch: Path, rounds: int) -> tuple[dict[str, Times], dict[str, str]]:
    """All runs over the corpus, turn and turn about, and for each the floor of its literals."""
    commands = {"floor, shipped packs": floor(shipped(), "shipped", corpus, scratch)}
    for workers in (1, 2):
        commands[f"shipped packs, {workers}"] = hegui(corpus, scratch, workers)
    commands["shipped packs, 2, JSON"] = hegui(corpus, scratch, 2, "--format", "json")
    for size in SIZES:
        words = generated(size)
        pack = write_pack(scratch / f"pack-{size}.yaml", f"bench-{size}", [Phrase(word) for word in words])
        commands[f"floor, {size} rules"] = floor(words, str(size), corpus, scratch)
        for workers in (1, 2):
            commands[f"{size} rules, {workers}"] = hegui(corpus, scratch, workers, "--pack", str(pack))
    floors = {name: f"floor, {name.removeprefix('floor, ').split(',')[0]}" for name in commands}
    return interleaved(commands, rounds), floors


def throughput(times: dict[str, Times], floors: dict[str, str]) -> str:
    """The corpus against the floor of the same literals."""
    rows = [
        (name, f"{t.median:.2f} s", f"{t.median / times[floors[name]].median:.1f}", t.spread)
        for name, t in times.items()
    ]
    return table(("run, workers", "median", "× its floor", "fastest–slowest"), rows)


def growth(times: dict[str, Times]) -> str:
    """What more rules cost."""
    rows = []
    for name in ("floor, {} rules", "{} rules, 1", "{} rules, 2"):
        seconds = [times[name.format(size)].median for size in SIZES]
        rows.append((name.format("n"), *(f"{s / seconds[0]:.2f}" for s in seconds)))
    return table(("run, workers", *(f"{size} rules" for size in SIZES)), rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How fast is hegui?")
    parser.add_argument("--megabytes", type=float, default=17.0, help="size of the corpus (default 17)")
    parser.add_argument("--corpus", type=Path, default=HERE / "corpus", help="where corpora are kept")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each command over the corpus")
    parser.add_argument("--file-rounds", type=int, default=21, help="runs of each command over one file")
    parser.add_argument("--only", choices=("file", "corpus"), help="measure only this")
    given = parser.parse_args()
    print(f"{machine()}\n")
    if given.only != "corpus":
        print(f"## One file\n\n{one_file(given.file_rounds)}\n", flush=True)
    if given.only != "file":
        corpus = made(given.corpus, given.megabytes)
        with tempfile.TemporaryDirectory() as scratch:
            times, floors = corpus_runs(corpus, Path(scratch), given.rounds)
        files = sum(1 for _ in corpus.rglob("*.txt"))
        print(f"## {given.megabytes:g} MB in {files} files\n\n{throughput(times, floors)}\n")
        print(f"## Time for n rules against 20\n\n{growth(times)}\n")
    print(machine())


if __name__ == "__main__":
    main()
