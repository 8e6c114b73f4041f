"""Parts that together must be the whole, whatever else is listed: men and women, ages that follow on each other."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from hegui.coherence.amounts import Amount, Parts
from hegui.coherence.passages import paragraphs
from hegui.document import Document
from hegui.expression import expression
from hegui.values import Record

_CLAUSE = expression("[^，、；。：（）\\s]+")
_COUNTED = expression(r"(?P<name>.*?)(?P<number>\d[\d,]*)(?P<unit>[人名位户])(?P<thing>[^\d]{0,8})")
_PERSONS = frozenset("人名位")
_OF_ALL = expression("(?:现|共|总|实)有?|在册|在编|在岗|有$")
_WHO = "(?P<who>党员|职工|干部|教师|员工|学生|代表|委员|社员|村民|人员|同志|)"
_PAIRS = tuple(
    (expression(one + _WHO), expression(other + _WHO))
    for one, other in (
        ("男性?", "女性?"),
        ("(?:中共)?党员", "(?:非党员|非党|非中共党员|群众)"),
        ("(?:城镇|城市)", "(?:农村|乡村)"),
        ("在职", "(?:离退休|退休)"),
        ("汉族", "少数民族"),
        ("(?:大学)?本科(?:及|以)以?上(?:学历)?", "(?:大专|专科)及?以下(?:学历)?"),
    )
)
_OTHERS = "团员|民主党派|其他|其余|另有|预备"
_MORE = expression(f"{_OTHERS}|[约近超余多]\\d|\\d余")
_SENTENCE = expression("[^。\n]+")
_TELLING = expression("男|党员|城[镇市]|在职|汉族|本科|岁")
_AGE = expression(
    rf"(?:(?P<low>\d\d)岁?[—～~-](?P<high>\d\d)|(?P<low_too>\d\d)岁?[至到](?P<high_too>\d\d)|(?P<age>\d\d))周?岁(?P<open>(?:及|（含）)?以[下上])?(?:的)?{_WHO}"
)


class _Count(Record):
    """A clause that ends with a number of persons or households. end: behind the number."""

    name: str
    number: int
    unit: str
    thing: str
    start: int
    end: int


def bands(document: Document) -> Iterator[Parts]:
    """Parts that together must be the whole that stands before them."""
    for paragraph in paragraphs(document):
        text = document.visible.text
        for sentence in _SENTENCE.finditer(text[paragraph.start : paragraph.end]):
            begin = paragraph.start + sentence.start()
            if not _TELLING.search(sentence.group()):
                continue  # by far the most
            yield from _in(list(_counts(text, begin, begin + len(sentence.group()))), sentence.group())


def _in(counts: Sequence[_Count | None], words: str) -> Iterator[Parts]:
    whole: _Count | None = None
    at = 0
    while at < len(counts):
        one = counts[at]
        if one is None:
            at += 1
            continue
        length = _length(counts[at:])
        if length:
            found = [count for count in counts[at : at + length] if count is not None]
            if whole and all(_alike(whole.unit, part.unit) for part in found) and _of(whole, found, words):
                yield _parts(whole, found)
            at += length
            continue
        whole = one if _is_whole(counts, at) else None
        at += 1


def _counts(text: str, start: int, end: int) -> Iterator[_Count | None]:
    """The clauses with their number; None for one without."""
    for clause in _CLAUSE.finditer(text, start, end):
        words = clause.group().removeprefix("其中")
        skipped = len(clause.group()) - len(words)
        match = _COUNTED.fullmatch(words)
        if match is None:
            yield None
            continue
        begin = clause.start() + skipped
        yield _Count(
            match["name"],
            int(match["number"].replace(",", "")),
            match["unit"],
            match["thing"],
            begin + match.start("number"),
            begin + match.end("unit"),
        )


def _length(counts: Sequence[_Count | None]) -> int:
    """How many of the first counts make a whole; 0 where they do not."""
    first, second = (*counts[:2], None)[:2]
    if first is None or second is None or first.thing or second.thing:
        return 0
    for pair in _PAIRS:
        matched = [one.fullmatch(count.name) for one, count in zip(pair, (first, second), strict=True)]
        turned = [one.fullmatch(count.name) for one, count in zip(pair, (second, first), strict=True)]
        for one, other in (matched, turned):
            if one and other and one["who"] == other["who"]:
                return 2
    return _ages(counts)


def _ages(counts: Sequence[_Count | None]) -> int:
    """How many of the first counts are ages that follow on each other, from the least to the greatest or back."""
    ages: list[tuple[int, int]] = []
    for count in counts:
        match = _AGE.fullmatch(count.name) if count is not None and not count.thing else None
        if match is None:
            break
        ages.append(_age(match))
    ordered = ages if ages[:1] and ages[0][0] == 0 else ages[::-1]
    whole = len(ages) > 1 and ordered[0][0] == 0 and ordered[-1][1] == _OLDEST
    follow = all(later[0] - one[1] in (0, 1) for one, later in itertools.pairwise(ordered))
    return len(ages) if whole and follow else 0


_OLDEST = 999


def _age(match: re.Match[str]) -> tuple[int, int]:
    if match["age"]:
        age = int(match["age"])
        sign = match["open"] or ""
        return (0, age) if sign.endswith("下") else (age, _OLDEST) if sign else (age, age)
    return int(match["low"] or match["low_too"]), int(match["high"] or match["high_too"])


def _is_whole(counts: Sequence[_Count | None], at: int) -> bool:
    """Whether a count is said to be of all: 现有党员21名, or the first of the sentence."""
    count = counts[at]
    assert count is not None
    return bool(_OF_ALL.search(count.name)) or not any(counts[:at])


def _of(whole: _Count, parts: list[_Count], words: str) -> bool:
    """Whether the parts are of that whole: they name no others, and no more may be listed."""
    who = {
        match["who"]
        for part in parts
        for pair in _PAIRS
        for one in pair
        if (match := one.fullmatch(part.name))
    }
    named = all(each in whole.name + whole.thing for each in who)
    return named and not _MORE.search(words)


def _alike(one: str, other: str) -> bool:
    return one == other or {one, other} <= _PERSONS


def _parts(whole: _Count, parts: list[_Count]) -> Parts:
    def read(count: _Count) -> Amount:
        return Amount(Decimal(count.number), Decimal(1), whole.unit)

    return Parts(read(whole), [read(part) for part in parts], [], whole.start, parts[-1].end)
