"""Whether words lead in to the causes of shortcomings (究其原因，一是…), which are no further shortcomings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hegui.document import Document, Item
from hegui.headings.shortcomings import listed

OPENINGS = listed(
    "究其 原因 产生这些 产生以上 产生上述 以上问题 上述问题 这些问题 剖析原因 分析原因 反思起来 说到底 归根结底 归根到底 根子 根源 追根溯源 主要是因为 细想 往深 想来想去 想一想 病根 病灶 追下去看"
)
"""How a paragraph or sentence begins that tells of causes."""

_FIRST = listed(
    "究其 剖析 分析 反思 归根 追根 产生 造成 导致 出现 形成 以上 上述 这些 主要 原因 根源 根子 病根 思想根源"
)
_NAMED = listed("原因 根源 根子 病根 症结")
_WITH = listed("及 和 与 、 表现")
_LONGEST = 40
_REACH = 200
_ENDS = ("。", "；", "！", "？")
_MARKS = " \u3000*#。：:\n"


def of_causes(words: str) -> bool:
    """Whether a heading or the words before an enumeration name causes alone: not 问题和原因, 原因和表现."""
    words = words.strip().lstrip("（()）一二三四五六七八九十0123456789.．、 ")
    if len(words) > _LONGEST or not words.startswith(_FIRST):
        return False
    if words.startswith("究其"):
        return True
    at, name = min(((words.find(name), name) for name in _NAMED if name in words), default=(-1, ""))
    return at >= 0 and not words[:at].endswith(_WITH) and not words[at + len(name) :].startswith(_WITH)


def without_causes(document: Document, items: Sequence[Item]) -> Iterator[Item]:
    """`items` but for those of series that words of causes lead in to."""
    told: dict[int, bool] = {}
    for item in items:
        if item.series not in told:
            told[item.series] = of_causes(_lead(document.text, item.span.start))
        if not told[item.series]:
            yield item


def _lead(text: str, start: int) -> str:
    """The sentence of a paragraph that goes before `start`; where nothing does, the paragraph above if it leads in or
    is no sentence."""
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start].strip(_MARKS)
    if not before:
        above = text[max(line - _REACH, 0) : line].rstrip()
        before = "" if above.endswith(_ENDS) else above.rpartition("\n")[2].strip(_MARKS)
    return before[max(before.rfind(mark) for mark in "。！？") + 1 :]
