"""What is spoken of again with another number: 新建老年食堂20家, and further on 新建的22家老年食堂.

的 between verb and number says that these have been told of. It must then be the number told, where only one was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.coherence.amounts import FINDER, NUMBER, UNITS, amount
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.values import Record

_VERBS = "新建|改造|建成|新增|选派|引进|签约|招聘|发展|整改|评选|认定|排查|创建|获评|确定|抽取|遴选"
_PLAIN_NUMBER = r"\d[\d,]*(?:\.\d+)?[十百千万亿]* ?"
_AGAIN = expression(
    rf"(?<!已)(?<!另)(?<!拟)(?<!首批|先期|其中|去年|今年|近年)(?P<verb>{_VERBS})的这?(?P<amount>{NUMBER} ?(?P<unit>{UNITS}))(?P<thing>[一-鿿]{{2,8}}?)(?=[，。；：、（中里内]|应当|应|要|均|都|全部|已)"
)

_YEAR = expression(r"(?<!\d)((?:19|20)\d\d)年")
_OUGHT = expression("应|要")
_STOPS = expression("[。；\n]")
_PLANNED = expression("计划|将|拟|力争|目标|明年|下一步")


class Recalled(Record):
    """What was told, and what is said of it again."""

    first: Span
    again: Span


def recalled(document: Document) -> Iterator[Recalled]:
    """What is spoken of again with another number."""
    view = document.visible
    for again in _AGAIN.finditer(view.text):
        told = _told_of(again["verb"], again["unit"], again["thing"])
        found = list(told.finditer(view.text))
        if len(found) != 1 or _apart(document, found[0], again):
            continue  # nothing told, or of several things
        first, second = (FINDER.search(words) for words in (_number(found[0]), again["amount"]))
        if first and second and not amount(first).same(amount(second)):
            spans = (Span(*view.span(*match.span())) for match in (found[0], again))
            yield Recalled(*sorted(spans))


def _told_of(verb: str, unit: str, thing: str) -> re.Pattern[str]:
    """What may have been told: 改造18个老旧小区, 改造老旧小区18个, 老旧小区改造18个; 小区 may be short for 老旧小区."""
    number, of = f"{_PLAIN_NUMBER}{unit}", f"(?:[一-鿿]{{1,4}})??{re.escape(thing)}"
    return re.compile(
        rf"{verb}了?(?:(?P<one>{number}){of}|{of}(?P<other>{number}))|(?:完成|实施|推进){of}{verb}(?P<third>{number})"
    )


def _number(told: re.Match[str]) -> str:
    return next(words for words in told.groups() if words)


def _apart(document: Document, told: re.Match[str], again: re.Match[str]) -> bool:
    """Whether the two are of different years, or one is a plan only."""
    text = document.visible.text
    before, after = (_clause(text, match.start()) for match in (told, again))
    years = {int(year) for words in (before, after) for year in _YEAR.findall(words)}
    planned = bool(_PLANNED.search(before)) and not _OUGHT.search(text, again.end(), again.end() + 12)
    other = years - {document.year} if document.year else len(years) > 1
    return bool(other) or planned


def _clause(text: str, end: int) -> str:
    """What stands before `end` in its clause and the one before."""
    return "，".join(_STOPS.split(text[max(0, end - 40) : end])[-1].split("，")[-2:])
