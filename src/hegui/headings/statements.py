"""What running text states that has no heading of its own: 工作中还存在一些不足：一是…."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from hegui.document import Document, Item, Span
from hegui.headings.contents import first_words, parted
from hegui.headings.shortcomings import TROUBLES, dealt_with, denied, listed
from hegui.headings.words import tidied
from hegui.nested import Places
from hegui.values import Record

_MARKS = "，。；：！？,;:!?\n\r"
_REACH = 24  # characters from 存在 to the shortcoming
_HANDLES = listed("对 把 将 就 按 以 从 向 为 根据 结合 分析 研究 查摆 查找 剖析")  # 对存在的问题，逐一整改
_NOT_SO = listed(
    "是否 有没有 有无 可能 如 如有 若 如果 凡 防止 避免 杜绝 不 未 未发现 没有发现 没有 无 不再 否认"
)
_TOLD_OF_OTHERS = listed("发现 通报 督促 责令 反馈 摸清 了解 收集 排查")
_OTHERS = listed("企业 群众 居民 商户 客户 学生 单位 项目 对象")
_PREDICATES = listed("是 有 主要 也 还 仍 依然 表现 突出表现 如下 集中 体现")
_FUTURE = ("下一步", "下步", "今后", "明年", "来年", "新的一年")


class _Clause(Record):
    """A clause of the text: its start, its words, the mark that ends it."""

    start: int
    words: str
    mark: str


def stated(document: Document, titles: Iterable[str]) -> tuple[Span, ...]:
    """Places in running text that state what sections with these titles are to hold, in reading order.

    Shortcomings must be said to be there (存在…不足, 主要问题是…), not denied, asked about, or dealt with
    (解决了存在的问题, 对存在的问题，…). What is to come may begin with any word for it (下一步，…). Any other
    title counts where its words stand, outside the document's title and its headings.
    """
    wanted = tuple(titles)
    text = document.visible.text
    found: set[tuple[int, int]] = set()
    nouns = {noun for title in wanted for noun in TROUBLES if title.endswith(noun)}
    if nouns:
        found.update(_there(text, sorted(nouns)))
    for title in wanted:
        if title.endswith(TROUBLES):
            found.update(place for place in _occurrences(text, title) if _told(text, place))
        elif title.startswith(_FUTURE):
            found.update(_to_come(text))
        else:
            found.update(_occurrences(text, title))
    return _outside_headings(document, found)


def said(document: Document, phrases: Iterable[str]) -> tuple[Span, ...]:
    """Places in running text where one of `phrases` stands, in reading order; of shortcomings those that are not
    denied or dealt with."""
    text = document.visible.text
    found = {
        place
        for phrase in phrases
        for place in _occurrences(text, phrase)
        if not ("存在" in phrase or any(noun in phrase for noun in TROUBLES)) or holds(text, place)
    }
    return _outside_headings(document, found)


def following(document: Document, place: Span) -> tuple[Span, ...]:
    """The points that follow a statement: the enumeration that begins behind it in its paragraph, or in the next
    where it ends in a colon; without one, the clauses of its sentence set off by ；."""
    blocks = document.blocks
    at = bisect_right(blocks, place.start, key=lambda block: block.span.start) - 1
    end = blocks[at].span.end if at >= 0 and place.start < blocks[at].span.end else len(document.text)
    limit = end if document.text[place.end : end].rstrip()[-1:] not in ("：", ":") else end + 4
    first = next(iter(document.items_in(Span(place.start, limit))), None)
    if first:
        series = document.once(_series)[first.series]
        return tuple(first_words(document, item.span) for item in series if item.span.start >= place.start)
    text = document.text
    stop = min((at for mark in "。\n" if (at := text.find(mark, place.end, end)) >= 0), default=end)
    colon = max(text.find("：", place.end, stop), text.find("是", place.end, stop))
    return tuple(parted(document, Span(colon + 1 if colon >= 0 else place.start, stop), "；;"))


def _series(document: Document) -> dict[int, list[Item]]:
    """The items of each enumeration."""
    series: dict[int, list[Item]] = {}
    for item in document.items:
        series.setdefault(item.series, []).append(item)
    return series


def _outside_headings(document: Document, found: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    view = document.visible
    spans = sorted(Span(*view.span(*place)) for place in found)
    titles = (document.title,) if document.title else ()
    headings = Places((*(section.heading for section in document.sections), *titles))
    others = Places(spans)
    return tuple(
        span
        for span in spans
        if not headings.hold(span.start, span.start + 1) and not others.hold_in_longer(*span)
    )


def _occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words))


def _clause(text: str, at: int) -> _Clause:
    """The clause that the character `at` stands in."""
    start = at
    while start and text[start - 1] not in _MARKS:
        start -= 1
    end = at
    while end < len(text) and text[end] not in _MARKS:
        end += 1
    return _Clause(start, text[start:end], text[end : end + 1])


def _there(text: str, nouns: list[str]) -> Iterator[tuple[int, int]]:
    """Where shortcomings are said to be there: 存在 … noun."""
    for at, _ in _occurrences(text, "存在"):
        clause = _clause(text, at)
        local = at - clause.start
        reach = clause.words[: local + _REACH]
        end = max(
            (reach.rfind(noun, local + 2) + len(noun) for noun in nouns if noun in reach[local + 2 :]),
            default=0,
        )
        if not end:
            continue
        place = (at, clause.start + end)
        noun_phrase = clause.words.startswith("的", local + 2)
        if _told(text, place) if noun_phrase else holds(text, place):
            yield place


def holds(text: str, place: tuple[int, int]) -> bool:
    """Whether what stands at `place` is neither denied nor asked about nor dealt with nor told of others."""
    clause = _clause(text, place[0])
    before = clause.words[: place[0] - clause.start]
    if (
        before.endswith(_NOT_SO)
        or before.endswith(_OTHERS)
        or any(word in before for word in _TOLD_OF_OTHERS)
    ):
        return False
    before = tidied(before)
    return not denied(before) and not dealt_with(before, tidied(text[slice(*place)]))


def _told(text: str, place: tuple[int, int]) -> bool:
    """Whether the shortcomings named at `place` are then told: 主要问题是…, 存在的不足：…."""
    clause = _clause(text, place[0])
    after = clause.words[place[1] - clause.start :]
    if not (after.startswith(_PREDICATES) or (not after and clause.mark in "：:" and clause.mark)):
        return False
    return not clause.words.startswith(_HANDLES) and holds(text, place)


def _to_come(text: str) -> Iterator[tuple[int, int]]:
    """Sentences that begin with a word for the time to come."""
    for word in _FUTURE:
        for at, end in _occurrences(text, word):
            if not at or text[at - 1] in "。；：！？\n\r \u3000":
                yield at, end
