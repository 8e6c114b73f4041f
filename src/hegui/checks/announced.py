"""Announced and listed: 三个方面：一是…二是…, “甲、乙和丙”三大任务. The number named and the number listed must agree.

Only where it is plain what the number is of: it ends the words directly before 一是…二是…, which is sure, or stands
directly behind a quoted list, in the heading over a numbered list or at the end of the words before one, or is that of 场硬仗 of
which 第一场硬仗, 第二场硬仗 … are told, or of the matters of a meeting, where a person must look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import MOST, beyond
from hegui.document import Document, Item, Span
from hegui.expression import expression
from hegui.numerals import value
from hegui.values import Record
from hegui.verdict import Evidence, Message, Outcome, Verdict

_NUMBER = (
    r"(?<![第\d一二三四五六七八九十百千几数多.])(?P<number>[两二三四五六七八九十]|十[一二三四五六]|[2-9]|1\d)"
)
_UNIT = r"(?:个?方面|个(?:问题|环节|特点|原因|层面|要点|重点|着力点|关键|不足|短板)|点|条|项(?!目)|大(?!局|家|多|量|幅))"
_NOUN = r"(?:重点|主要|具体|突出|关键)?(?:工作|任务|问题|措施|举措|要求|内容|原因|不足|意见|建议|体会|做法|经验|教训|启示|特点|行动|工程)?"
_CLOSE = r"(?:如下|来?(?:谈|说|讲|抓|做|看|推进|落实|着手|入手|发力))?[：，。:]?\s*$"
_BEFORE = expression(rf"{_NUMBER}{_UNIT}的?{_NOUN}{_CLOSE}")
_TITLE = expression(rf"{_NUMBER}{_UNIT}的?{_NOUN}$")
_NAME = expression("“([^“”]+)”")
_QUOTED = expression(
    rf"(?P<list>“[^“”\n]{{2,60}}”(?:[、和及与]?“[^“”\n]{{2,60}}”)*){_NUMBER}(?:大(?!会|类)|项|方面|部)"
)
_SPOKEN = expression(r"[一二三四五六七八九十]{1,3}[是要]|第[一二三四五六七八九十]{1,3}")
_POINTS_BELOW = expression(
    rf"(?:以下|下列|下面|如下)(?:重点|主要)?{_NUMBER}(?:{_UNIT}|项)的?{_NOUN}[：:。]?\s*$"
)
_FOUGHT = expression(
    rf"(?:打好|打赢|抓好|做好|实施|推进|聚焦|突出|着力|重点|实现){_NUMBER}(?P<what>[场个大项道][一-鿿]{{2,4}})(?=[，。：；])"
)
_MATTERS = expression(rf"(?:研究|审议|听取|讨论|议定)了?(?:以下)?{_NUMBER}(?:个|项)(?:议题|事项)")
_LED = expression(rf"{_NUMBER}{_UNIT}的?{_NOUN}(?:如下)?[：:]\s*$")
_LABEL = expression(
    r"(?P<mark>[（(]?)(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?P<end>[.．、）)])(?!\d)"
)
_BULLET = expression(r"\n(?P<indent>[ \t]*)(?P<mark>[-*+][ \t]+)?$")
_NONE = Message(
    "没有找到可与所列条目对照的数目（如“三个方面：一是”）",
    "no announced number was found that could be compared with a list",
)
_MINUTES = "纪要"
_SEARCHED = 40  # characters before a list in which its number is looked for


class Count(Record):
    """A number announced, where, the numbers that would agree with what is listed, and whether that is sure."""

    number: int
    span: Span
    listed: tuple[int, ...]
    sure: bool = False

    @property
    def agrees(self) -> bool:
        return self.number in self.listed


class AnnouncedCheck(Check):
    """A number announced must be that of what is listed."""

    kind: Literal["announced"] = "announced"

    def check(self, document: Document) -> Verdict:
        every = {count.span.end: count for find in _FINDERS for count in find(document)}
        found = sorted(every.values(), key=lambda count: count.span)
        counts = [count for count in found if document.in_scope(count.span)]
        wrong = [count for count in counts if not count.agrees]
        if wrong:
            rest = beyond(len(wrong))
            message = Message(
                f"{len(wrong)} 处所说数目与所列条数不一致{rest.zh}",
                f"{len(wrong)} numbers announced differ from what is listed{rest.en}",
            )
            outcome = Outcome.FAIL if any(count.sure for count in wrong) else Outcome.REVIEW
            return Verdict(outcome, message, tuple(_told(count) for count in wrong[:MOST]))
        if not counts:
            return Verdict(Outcome.PASS, _NONE)
        message = Message(
            f"{len(counts)} 处所说数目与所列条数一致",
            f"{len(counts)} numbers announced agree with what is listed",
        )
        return Verdict(Outcome.PASS, message, tuple(_told(count) for count in counts[:MOST]))


def _told(count: Count) -> Evidence:
    listed = count.listed[-1]
    return Evidence(count.span, note=Message(f"列出 {listed} 项", f"{listed} listed"))


def _series(document: Document) -> Iterator[Count]:
    """三个方面：一是…二是…三是…, in one paragraph or with the list in the paragraphs below."""
    view = document.visible
    for _, group in groupby(
        sorted(document.items, key=lambda item: (item.series, item.span)), lambda item: item.series
    ):
        items = list(group)
        if not _whole(items) or not _SPOKEN.match(items[0].label):
            continue
        end = view.folded(items[0].span.start)
        start = max(0, end - _SEARCHED)
        found = _BEFORE.search(view.text[start:end])
        if found and "\n" not in found.group().strip():
            place = Span(*view.span(start + found.start(), start + found.end()))
            yield Count(_value(found), place, (len(items),), sure=True)


def _whole(items: list[Item]) -> bool:
    """Whether the items are numbered 1, 2, … to the last."""
    return len(items) > 1 and [item.ordinal for item in items] == list(range(1, len(items) + 1))


def _headings(document: Document) -> Iterator[Count]:
    """A heading that ends in a number, over headings numbered from 1 on."""
    view = document.visible
    for index, section in enumerate(document.sections):
        found = _TITLE.search(section.title)
        below = [document.sections[child].number for child in document.children(index)] if found else []
        if found and len(below) > 1 and all(below):
            at = view.text.find(found.group(), view.folded(section.heading.start))
            if at >= 0:
                yield Count(_value(found), Span(*view.span(at, at + len(found.group()))), (len(below),))


def _below(document: Document) -> Iterator[Count]:
    """重点抓好以下四项任务。 at the end of the words before headings numbered from 1 on."""
    view = document.visible
    for index, section in enumerate(document.sections):
        below = [document.sections[child] for child in document.children(index)]
        if len(below) < 2 or not all(child.number for child in below):
            continue
        end = view.folded(below[0].heading.start)
        start = max(view.folded(section.body.start), end - _SEARCHED)
        found = _POINTS_BELOW.search(view.text[start:end].rstrip())
        if found:
            place = Span(*view.span(start + found.start(), start + found.end()))
            yield Count(_value(found), place, (len(below),))


def _lines(document: Document) -> Iterator[Count]:
    """四个方面不足： at the end of a paragraph, over lines numbered 1. 2. or （一）（二） or marked as a Markdown list."""
    blocks = document.blocks
    for index, block in enumerate(blocks[:-1]):
        found = _LED.search(document.text, max(block.span.start, block.span.end - _SEARCHED), block.span.end)
        if not found:
            continue
        listed = _numbered(document, index + 1) or _bullets(document, index + 1)
        if listed > 1:
            yield Count(_value(found), Span(*found.span()), (listed,))


def _numbered(document: Document, first: int) -> int:
    """How many lines are numbered from 1 on, each as that of block `first` is; 0 where that is not plain."""
    style, count = "", 0
    for block in document.blocks[first:]:
        label = _LABEL.match(document.text, block.span.start, block.span.end)
        shape = _shape(label) if label else ""
        style = style or shape
        if style in ("", "一"):  # 一、二、 divide the whole document
            return 0
        if label and shape == style:
            number = value(label["number"])
            if number == 1 and count:
                break
            if number != count + 1:
                return 0
            count = number
        elif shape and not _stands_below(shape, style):
            break
    return count


def _shape(label: re.Match[str]) -> str:
    return label["mark"].replace("(", "（") + ("1" if label["number"].isdigit() else "一")


def _stands_below(shape: str, style: str) -> bool:
    """Whether lines numbered as `shape` stand under those numbered as `style`."""
    order = ("一", "（一", "1", "（1")
    return order.index(shape) > order.index(style)


def _bullets(document: Document, first: int) -> int:
    """How many members the Markdown list has that begins with block `first`."""
    count = 0
    for before, block in pairwise(document.blocks[first - 1 :]):
        gap = _BULLET.search(document.text[before.span.end : block.span.start])
        if not gap or not (gap["mark"] or gap["indent"]):
            break
        count += bool(gap["mark"] and not gap["indent"])
    return count


def _in_turn(document: Document) -> Iterator[Count]:
    """打好四场硬仗, and sentences that begin with 第一场硬仗, 第二场硬仗 … further on."""
    view = document.visible
    for found in _FOUGHT.finditer(view.text):
        told = re.compile(
            rf"(?:^|[。！\n])[^\S\n]*第(?P<number>[一二三四五六七八九十])个?{re.escape(found['what'])}(?=[是，：])",
            re.MULTILINE,
        )
        numbers = [_value(each) for each in told.finditer(view.text, found.end())]
        if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
            yield Count(_value(found), Span(*view.span(*found.span())), (len(numbers),))


def _matters(document: Document) -> Iterator[Count]:
    """The matters that the minutes of a meeting announce, each with its heading."""
    view = document.visible
    top = [section for section in document.sections if section.level == 1]
    if document.genre != _MINUTES or len(top) < 2 or not all(section.number for section in top):
        return
    for found in _MATTERS.finditer(view.text, 0, view.folded(top[0].heading.start)):
        yield Count(_value(found), Span(*view.span(*found.span())), (len(top),))


def _quoted(document: Document) -> Iterator[Count]:
    """“甲、乙和丙”三大任务, “甲”“乙”两项制度."""
    view = document.visible
    for found in _QUOTED.finditer(view.text):
        listed = _members(found["list"])
        if listed:
            yield Count(_value(found), Span(*view.span(*found.span())), listed)


def _members(words: str) -> tuple[int, ...]:
    """How many members the quoted list may have; none where it is a single name."""
    quotes = _NAME.findall(words)
    if len(quotes) > 1:
        return (len(quotes),)
    if "，" in quotes[0]:  # members that have members
        return ()
    parts = quotes[0].split("、")
    joined = sum(map(quotes[0].count, "和及与"))  # each of which may stand between members or inside one
    return tuple(range(len(parts), len(parts) + joined + 1)) if len(parts) > 1 else ()


def _value(found: re.Match[str]) -> int:
    return value(found["number"].replace("两", "二"))


_FINDERS = (_series, _headings, _lines, _below, _in_turn, _matters, _quoted)
