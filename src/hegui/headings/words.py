"""Words made alike: headings, the titles that rules name them by, and clauses of running text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from hegui.headings.shortcomings import listed
from hegui.values import Record

_TIDY = str.maketrans(
    dict.fromkeys("，,。；;：:！？!?—…（）()【】[]|｜", "\n")
    | dict.fromkeys("和与及暨/／＋+＆&", "、")
    | dict.fromkeys("“”‘’\"'《》*# \t\u3000\u00a0")
)
THIN = ("中的", "上的", "的", "了", "、")  # joints are 、 by then
FILL = (
    *THIN,
    *listed(
        "主要 突出 一些 有关 相关 工作 重点 具体 几个 几点 几方面 若干 当前 目前 仍然 依然 一定 较多 各项 个人 自身 方面 出 还 仍"
    ),
)


class Clause(Record):
    """A clause of a heading: its tidied words, the same thinned (without 的 了 、) and bare (without fillers as well)."""

    words: str
    thin: str
    bare: str


def mentions(heading: str, words: Iterable[str]) -> bool:
    """Whether one of `words` stands anywhere in `heading`, both made alike."""
    heading = thinned(heading)
    return any(thinned(word) in heading for word in words)


@lru_cache(maxsize=2048)
def clauses(heading: str) -> tuple[Clause, ...]:
    """The clauses of a heading."""
    return tuple(_clause(words) for words in tidied(heading).split("\n") if words)


def tidied(words: str) -> str:
    """`words` without blanks and quotes, every joint as 、, every mark between clauses as a line break."""
    words = words.translate(_TIDY).replace("以、", "、").replace("、其", "、").replace("、、", "、")
    return words.replace("下一步", "下步").replace("下一阶段", "下步").replace("下阶段", "下步")


def thinned(words: str) -> str:
    """`words` tidied, without 的 了 and joints."""
    return without(tidied(words), THIN)


def _clause(words: str) -> Clause:
    return Clause(words, without(words, THIN), without(words, FILL))


def without(words: str, dropped: tuple[str, ...]) -> str:
    """`words` when all of `dropped` are taken out, in this order."""
    for word in dropped:
        while word in words:
            words = words.replace(word, "")
    return words


@lru_cache(maxsize=1024)
def positions(words: str, dropped: tuple[str, ...]) -> list[int]:
    """Where in `words` the characters stand that stay when `dropped` goes."""
    kept = list(range(len(words)))
    for word in dropped:
        while (at := words.find(word)) >= 0:
            words = words[:at] + words[at + len(word) :]
            del kept[at : at + len(word)]
    return kept
