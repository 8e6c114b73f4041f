"""What hegui is measured against: `python bench/yardsticks.py KIND RULES.json FOLDER OUTPUT`.

Each reads every .txt file under FOLDER, looks for the rules, and writes one line for every place found. KIND is one of

- loop: a compiled pattern of `re` for every rule, one after the other;
- pyahocorasick: one automaton of that package for the literals, `re` for the patterns;
- floor: read, decode and one overlapping scan by ahocorasick-rs for the literals, which is the least that any checker
  built on it must do; the patterns are left out, and only counts are written;
- autocorrect: AutoCorrect's own rules on spaces and punctuation; RULES.json is not used.

RULES.json is a list of [text, is pattern]. Standard library only, but for the package that a kind is named after.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Place = tuple[str, int, int]  # rule, start, end
Find = Callable[[str], Iterator[Place]]


def loop(rules: list[tuple[str, bool]]) -> Find:
    """One pattern after the other over the whole text."""
    compiled = [(text, re.compile(text if pattern else re.escape(text))) for text, pattern in rules]

    def find(text: str) -> Iterator[Place]:
        for name, pattern in compiled:
            for match in pattern.finditer(text):
                yield name, match.start(), match.end()

    return find


def pyahocorasick(rules: list[tuple[str, bool]]) -> Find:
    """All literals in one pass, then the patterns."""
    import ahocorasick  # type: ignore[import-not-found,unused-ignore]

    automaton: Any = ahocorasick.Automaton()
    for text, pattern in rules:
        if not pattern:
            automaton.add_word(text, text)
    automaton.make_automaton()
    rest = loop([rule for rule in rules if rule[1]])

    def find(text: str) -> Iterator[Place]:
        for last, word in automaton.iter(text):
            yield word, last + 1 - len(word), last + 1
        yield from rest(text)

    return find


def floor(rules: list[tuple[str, bool]]) -> Find:
    """The scan alone."""
    from ahocorasick_rs import AhoCorasick

    words = [text for text, pattern in rules if not pattern]
    automaton = AhoCorasick(words)

    def find(text: str) -> Iterator[Place]:
        yield from ((words[i], a, b) for i, a, b in automaton.find_matches_as_indexes(text, overlapping=True))

    return find


def autocorrect(_: list[tuple[str, bool]]) -> Find:
    """AutoCorrect's own rules; it gives lines, so the places are line numbers."""
    import autocorrect_py  # type: ignore[import-not-found,unused-ignore]

    def find(text: str) -> Iterator[Place]:
        result: Any = autocorrect_py.lint_for(text, "text")
        yield from (("autocorrect", line.line, line.line) for line in result.lines)

    return find


def texts(folder: str) -> list[str]:
    """The .txt files under `folder`, sorted."""
    return sorted(
        f"{at}/{name}" for at, _, names in os.walk(folder) for name in names if name.endswith(".txt")
    )


def main(kind: str, rules: str, folder: str, output: str) -> None:
    """Find the rules' places in every file of `folder`."""
    made = {"loop": loop, "pyahocorasick": pyahocorasick, "floor": floor, "autocorrect": autocorrect}[kind]
    find = made(
        [(text, bool(pattern)) for text, pattern in json.loads(Path(rules).read_text(encoding="utf-8"))]
    )
    with Path(output).open("w", encoding="utf-8") as out:
        for path in texts(folder):
            with open(path, "rb") as file:
                found = list(find(file.read().decode()))
            if kind == "floor":
                out.write(f"{path}\t{len(found)}\n")
            else:
                out.writelines(f"{path}\t{start}\t{end}\t{name}\n" for name, start, end in found)


if __name__ == "__main__":
    main(*sys.argv[1:])
