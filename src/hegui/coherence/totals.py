"""Parts that do not make their sum: 共办理12件，其中来信5件、来访6件.

A list after 其中, in the same sentence or at the beginning of the next, may leave parts out, so only a sum that is too
great, or just misses, is told; a list in brackets, after a colon or before 合计 has all. Parts that may overlap (党员, 女性), and those that are parts of a part, are left alone. Where the
parts come first (来信5件、来访6件，共计12件), or are the sources of a sum of money named before (资金来源为：…), they are
added up as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from hegui.coherence import Clash, accord
from hegui.coherence.amounts import FINDER, NUMBER, UNITS, Amount, Parts, amount, shown_in
from hegui.coherence.bands import bands
from hegui.coherence.excess import excess
from hegui.coherence.passages import Passage, paragraphs, sentences
from hegui.coherence.states import states
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.verdict import Evidence, Message

_OPEN = expression("，其中[，：]?|（其中[，：]?|[：（]")
_NEXT_SENTENCE = expression("。其中[，：]?")
_PART = expression(
    rf"(?:[，、和与及]|以及)?(?P<what>[^，、。；：（）\d\s]{{2,12}}?|[男女])(?:分别)?(?P<amount>{NUMBER}(?P<unit>[^，、。；：（）\d\s]{{1,3}}?))"
    r"(?:[，（]占(?:比|总数的|总人数的|总量的)?(?:为)?\d+(?:\.\d+)?[%％]）?)?(?=[，、。；）：\n]|和|与|及|$)"
)
_CLOSED = "。；）"
_OVERLAP = expression(
    "党员|干部|女|男|本科|研究生|硕士|博士|大专|学历|职称|高级|中级|岁|年龄|少数民族|退役|脱贫|残疾|返乡|大学生|以上|以下|新增|当年|本年|今年|去年|上年|重点|规上|规模|首次|已|累计|同比|"
    "较|比|增|减|最|级|奖|等|(?:国家|[省市县区])$"
)
_APART = (
    frozenset(["男", "女", "男性", "女性", "男生", "女生", "男职工", "女职工"]),
    frozenset(["博士", "硕士", "本科", "专科", "大专"]),
    frozenset(["国家级", "省级", "市级", "县级", "区级", "镇级", "乡级", "村级", "校级", "院级", "部级"]),
)
"""Names of parts that cannot overlap with each other."""
_BEING = expression("[为是][^，。；：\\d]{2,8}")
_FUND = expression(
    "(?:申请|争取|使用|安排)?(?:中央|国家|上级|[省市县区镇乡村]级?|地方|企业|社会|银行|专项|群众|单位)*(?:本级)?"
    "(?:(?<=[级央家省市县区镇乡])(?:财政)?(?:预算内)?(?:专项|补助|奖补|配套|投入)?(?:资金|投资)?(?:配套|补助|投入)?|债券(?:资金)?|自筹(?:资金)?|贷款|自有资金|捐[款赠]|社会资本)"
)
"""A purse by its name: 中央资金, 专项债券, 县财政配套; not 财政资金 alone, which 中央资金 is part of."""
_ROUGH = expression("余|多|约|近|超|以上|左右|上下|不足|达到|超过")
_NEXT = expression("，[^，。；：]*")
_SUM = expression("(?:合计|共计|总计)为?$")
_REST = expression("其余|其他|余下|剩余|另|还有|以及|此外|等")
_NEAR = 24  # characters before a list in which the sum stands
_SLACK = Decimal("0.1")
_SUMMED = expression(
    rf"，(?:(?:共计|合计|总计|总共|共有|共)(?P<amount>{NUMBER} ?(?P<unit>{UNITS})))(?![^，。；）\n])"
)
_ADDEND = expression(rf"[^\d，、；：。（）]{{2,24}}(?P<amount>{NUMBER} ?(?P<unit>{UNITS}))\Z")
_NEAR_MISS = Decimal("0.2")  # of the whole; what misses by more is likely to be the sum of something else
_COST = expression(
    rf"(?:总投资|概算|总概算|估算|预算|总造价|所需资金|需资金)[^，。；\d]{{0,6}}(?P<amount>{NUMBER}(?P<unit>万元|亿元|元))"
)
_SOURCES = expression("(?:资金来源|经费来源|资金筹措)[^，。；\\d]{0,8}?[：:为是](?:[：:])?")
_SOURCE = expression(
    rf"[^\d，、；：。（）]{{2,16}}(?P<amount>{NUMBER}(?P<unit>万元|亿元|元))(?:[，、；]|和|(?=。))"
)


def totals(document: Document) -> Iterator[Clash]:
    """Sums with their parts."""
    told: list[Span] = []
    for found in _listed(document):
        told += [place.span for place in found.places if found.message]
        yield found
    for read in (*bands(document), *states(document)):
        span = _span(document, read)
        if not any(span.start < other.end and other.start < span.end for other in told):
            yield from _judged(document, read, lambda *_: True)
    for each in excess(document):
        span = each.places[0].span
        if not any(span.start < other.end and other.start < span.end for other in told):
            yield each


def _listed(document: Document) -> Iterator[Clash]:
    """Sums whose parts are listed behind them, before them, or as sources of money."""
    view = document.visible
    for sentence in sentences(document):
        for opening in _OPEN.finditer(view.text, sentence.start, sentence.end):
            read = _read(view.text, sentence.start, opening, sentence.end)
            if read is not None:
                yield from _judged(document, read, _wrong)
        for read in _summed(view.text, sentence):
            yield from _judged(document, read, _misses)
    for paragraph in paragraphs(document):
        for opening in _NEXT_SENTENCE.finditer(view.text, paragraph.start, paragraph.end):
            stop = view.text.find("。", opening.end(), paragraph.end)
            read = _read(view.text, paragraph.start, opening, stop if stop > 0 else paragraph.end)
            if read is not None:
                yield from _judged(document, read, _wrong)
        for read in _sourced(view.text, paragraph):
            yield from _judged(document, read, lambda *_: True)


def _judged(document: Document, read: Parts, wrong: Callable[[Parts, Decimal], bool]) -> Iterator[Clash]:
    gap = _gap(read)
    if not gap:
        yield accord(_span(document, read))
    elif wrong(read, gap):
        yield _clash(document, read)


def _summed(text: str, sentence: Passage) -> Iterator[Parts]:
    """Parts that come before their sum."""
    for match in _SUMMED.finditer(text, sentence.start, sentence.end):
        whole, start = _amount(match), match.start()
        parts: list[Amount] = []
        while start > sentence.start:
            begin = (
                max(text.rfind(mark, sentence.start, start) + 1 for mark in "，、；：（") or sentence.start
            )
            found = _ADDEND.fullmatch(text, max(begin, sentence.start), start)
            if found is None or _amount(found).unit != whole.unit or _ROUGH.search(found.group()):
                break
            parts.append(_amount(found))
            start = begin - 1
            if start < sentence.start or text[start] not in "、，":
                break
        if len(parts) > 1:
            yield Parts(whole, parts, [], start + 1, match.end())


def _sourced(text: str, paragraph: Passage) -> Iterator[Parts]:
    """The sources of a sum of money that is named before them."""
    for opening in _SOURCES.finditer(text, paragraph.start, paragraph.end):
        named = list(_COST.finditer(text, paragraph.start, opening.start()))
        parts: list[Amount] = []
        at = opening.end()
        while part := _SOURCE.match(text, at, paragraph.end):
            parts.append(_amount(part))
            at = part.end()
        closed = at < paragraph.end and (text[at] == "。" or text[at - 1] == "；")
        if len(named) == 1 and len(parts) > 1 and closed:
            yield Parts(_amount(named[0]), parts, [], opening.start(), at)


def _misses(read: Parts, gap: Decimal) -> bool:
    """Whether a sum comes so near that it must be the sum of these parts."""
    return abs(gap) <= max(2 * read.whole.step, read.whole.value * _NEAR_MISS)


def _amount(match: re.Match[str]) -> Amount:
    found = FINDER.fullmatch(match["amount"])
    assert found is not None  # the pattern says so
    return amount(found)


def _read(text: str, start: int, opening: re.Match[str], end: int) -> Parts | None:
    near = max(start, opening.start() - _NEAR)
    found = [
        one
        for one in FINDER.finditer(text, near, opening.start())
        if _reaches(text, one.end(), opening.start())
    ]
    whole = found[0] if found else None
    if whole is None or _ROUGH.search(text[max(start, whole.start() - 3) : opening.start()]):
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
        if _SUM.search(part["what"]):  # the parts are all told, and added up
            listed, at = True, part.end()
            end = at
            break
        names.append(part["what"])
        parts.append(read)
        at = part.end()
    closed = at >= end or text[at] in _CLOSED
    if len(parts) < 2 or "等" in text[at - 1 : at + 1] or not (closed or _breaks_off(text, at, end, total)):
        return None
    names = _told_apart(text[near : whole.start()], names)
    return Parts(total, parts, names, whole.start(), at, listed)


def _reaches(text: str, end: int, opening: int) -> bool:
    """Whether a sum is what a list is of: it stands before it, or says with a word what it is (14人为专任教师，其中)."""
    return end == opening or _BEING.fullmatch(text, end, opening) is not None


def _breaks_off(text: str, at: int, end: int, total: Amount) -> bool:
    """Whether what follows a list after a comma speaks of something else: of no amount with that unit, nor of a rest."""
    clause = _NEXT.match(text[at:end])
    if clause is None or _REST.search(text[at:end]):
        return False
    if total.unit == "元":
        following = FINDER.search(clause.group())
        return bool(following and amount(following).unit != "元")
    return all(amount(one).unit != total.unit for one in FINDER.finditer(text, at, end))


def _told_apart(before: str, names: list[str]) -> list[str]:
    """The names of parts without what they share with the whole: of 教师党员 and 学生党员 among 党员, 教师 and 学生."""
    shared = names[0][len(names[0]) - _shared_end(names) :]
    if len(shared) < 2 or not before.rstrip("有共为是现").endswith(shared):
        return names
    return [name.removesuffix(shared) for name in names]


def _shared_end(names: list[str]) -> int:
    return next(
        (at for at in range(len(names[0])) if len({name[-1 - at :] for name in names}) > 1), len(names[0])
    )


def _gap(read: Parts) -> Decimal:
    """What the parts leave of the whole; 0 where rounding explains it."""
    gap = read.whole.value - sum(part.value for part in read.parts)
    steps = [read.whole.step, *(part.step for part in read.parts)]
    rounded = 0 if set(steps) == {1} else max(steps) * (len(read.parts) + 1) / 2
    return gap if abs(gap) > rounded else Decimal(0)


def _wrong(read: Parts, gap: Decimal) -> bool:
    """Whether a gap is unmistakably a fault."""
    if any(_OVERLAP.search(name) for name in read.names) and not read.closed:
        return gap < 0 and (_are_funds(read) or any(apart.issuperset(read.names) for apart in _APART))
    return gap < 0 or read.closed or gap <= max(read.whole.step, read.whole.value * _SLACK)


def _are_funds(read: Parts) -> bool:
    """Whether the parts of a sum of money are what came from one purse and another, which do not overlap."""
    return read.whole.unit == "元" and all(_FUND.fullmatch(name) for name in read.names)


def _clash(document: Document, read: Parts) -> Clash:
    total = sum((part.value for part in read.parts), Decimal(0))
    shown, made = (shown_in(value, read.whole.unit) for value in (read.whole.value, total))
    message = Message(f"总数为{shown}，各项相加为{made}", f"the total is {shown}, its parts make {made}")
    span = _span(document, read)
    return Clash(message, (Evidence(span, note=Message(f"各项相加为{made}", f"the parts make {made}")),))


def _span(document: Document, read: Parts) -> Span:
    return Span(*document.visible.span(read.start, read.end))
