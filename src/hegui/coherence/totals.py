"""Parts that do not make their sum: 共办理12件，其中来信5件、来访6件.

A list after 其中 may leave parts out, so only a sum that is too great, or just misses, is told; a list in brackets or
after a colon has all. Parts that may overlap (党员, 女性), and those that are parts of a part, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from hegui.coherence import Clash, accord
from hegui.coherence.amounts import FINDER, NUMBER, Amount, amount
from hegui.coherence.passages import sentences
from hegui.document import Document, Span
from hegui.values import Record
from hegui.verdict import Evidence, Message

_OPEN = re.compile("，其中[，：]?|（其中[，：]?|[：（]")
_PART = re.compile(
    rf"(?:[，、和与及]|以及)?(?P<what>[^，、。；：（）\d\s]{{2,12}}?)(?:分别)?(?P<amount>{NUMBER}(?P<unit>[^，、。；：（）\d\s]{{1,3}}?))"
    "(?=[，、。；）：\n]|和|与|及|$)"
)
_CLOSED = "。；）"
_OVERLAP = (
    "党员|干部|女|男|本科|研究生|硕士|博士|大专|学历|职称|高级|中级|岁|年龄|少数民族|退役|脱贫|残疾|返乡|大学生|以上|以下|新增|当年|本年|今年|去年|上年|重点|规上|规模|首次|已|累计|同比|"
    "较|比|增|减|最|国家|省|市|县|区|级|奖|等"
)
_ROUGH = "余|多|约|近|超|以上|左右|上下|不足|达到|超过"
_NEAR = 24  # characters before a list in which the sum stands
_SLACK = Decimal("0.1")


class _Parts(Record):
    whole: Amount
    parts: list[Amount]
    names: list[str]
    start: int
    end: int
    closed: bool


def totals(document: Document) -> Iterator[Clash]:
    """Sums with their parts."""
    view = document.visible
    for sentence in sentences(document):
        for opening in _OPEN.finditer(view.text, sentence.start, sentence.end):
            read = _read(view.text, sentence.start, opening, sentence.end)
            gap = _gap(read) if read is not None else None
            if read is None or gap is None:
                continue
            if not gap:
                yield accord(_span(document, read))
            elif _wrong(read, gap):
                yield _clash(document, read)


def _read(text: str, start: int, opening: re.Match[str], end: int) -> _Parts | None:
    near = max(start, opening.start() - _NEAR)
    found = [one for one in FINDER.finditer(text, near, opening.start()) if one.end() == opening.start()]
    whole = found[0] if found else None
    if whole is None or re.search(_ROUGH, text[max(start, whole.start() - 3) : opening.start()]):
        return None
    total = amount(whole)
    listed = "其中" not in opening.group()
    names: list[str] = []
    parts: list[Amount] = []
    at = opening.end()
    while (part := _PART.match(text, at, end)) and (one := FINDER.fullmatch(part["amount"])):
        read = amount(one)
        if read.unit != total.unit or "其中" in part["what"]:
            break
        names.append(part["what"])
        parts.append(read)
        at = part.end()
    closed = at >= end or text[at] in _CLOSED
    if len(parts) < 2 or not closed or "等" in text[at - 1 : at + 1]:
        return None
    return _Parts(total, parts, names, whole.start(), at, listed)


def _gap(read: _Parts) -> Decimal:
    """What the parts leave of the whole; 0 where rounding explains it."""
    gap = read.whole.value - sum(part.value for part in read.parts)
    steps = [read.whole.step, *(part.step for part in read.parts)]
    rounded = 0 if set(steps) == {1} else max(steps) * (len(read.parts) + 1) / 2
    return gap if abs(gap) > rounded else Decimal(0)


def _wrong(read: _Parts, gap: Decimal) -> bool:
    """Whether a gap is unmistakably a fault."""
    if any(re.search(_OVERLAP, name) for name in read.names) and not read.closed:
        return False
    return gap < 0 or read.closed or gap <= max(read.whole.step, read.whole.value * _SLACK)


def _clash(document: Document, read: _Parts) -> Clash:
    total = sum((part.value for part in read.parts), Decimal(0))
    shown, made = (f"{value.normalize():f}" for value in (read.whole.value, total))
    message = Message(f"总数为{shown}，各项相加为{made}", f"the total is {shown}, its parts make {made}")
    span = _span(document, read)
    return Clash(message, (Evidence(span, note=Message(f"各项相加为{made}", f"the parts make {made}")),))


def _span(document: Document, read: _Parts) -> Span:
    return Span(*document.visible.span(read.start, read.end))
