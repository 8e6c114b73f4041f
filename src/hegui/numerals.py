"""The numbers of headings and enumerations: reading them, spelling them, and finding where one stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from hegui.document import Document, Item, Span
from hegui.expression import expression
from hegui.values import Record

DIGITS = "一二三四五六七八九"
CN = f"{DIGITS}十百"
_TAIL = "、，,.．：:"
_BOUNDARY = r"(?:^|[\n。；;：:！？!?）)”])[ \t\u3000]*"

_ARABIC = ("1.", "（1）")
_SPOKEN = ("一是", "一要", "第一，", "其一，")
_PARTS = ("章", "部分", "编", "篇", "节")


class Mark(Record):
    """A number as it stands in the document.

    style: the level's standard form (一、 （一） 1. （1） 章 一是 …). text: as written, folded. parent: the section
    above, for a heading. section: the heading's index in `Document.sections`, or the section an item stands in.
    series: items of one enumeration share it; -1 for headings.
    """

    style: str
    ordinal: int
    text: str
    span: Span
    section: int | None
    parent: int | None = None
    series: int = -1


def value(numeral: str) -> int:
    """The number written as 一 … 一百九十九 or in Arabic digits."""
    if numeral.isdigit():
        return int(numeral)
    hundreds, hundred, rest = numeral.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    amount = 100 * (DIGITS.find(hundreds[-1:] or "一") + 1) if hundred else 0
    amount += 10 * (DIGITS.find(tens[-1:] or "一") + 1) if ten else 0
    return amount + (DIGITS.find(ones[-1]) + 1 if ones else 0)


def chinese(number: int) -> str:
    """`number`, 1 to 199, in Chinese numerals as headings have them."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    ten = "十" if tens == 1 and not hundreds else f"{DIGITS[tens - 1]}十" if tens else ""
    hundred = f"{DIGITS[hundreds - 1]}百" if hundreds else ""
    return hundred + ten + (DIGITS[ones - 1] if ones else "")


def label(style: str, number: int) -> str:
    """The standard spelling of `number` in `style`."""
    if style in _ARABIC:
        return style.replace("1", str(number))
    numeral = chinese(number)
    return style.replace("一", numeral) if "一" in style else f"第{numeral}{style}"


def marks(document: Document) -> Iterator[Mark]:
    """The numbers of the headings, in reading order; headings without one, and 1） or ①, have none."""
    view = document.visible
    for index, section in enumerate(document.sections):
        read = _read(section.number)
        start = view.folded(section.heading.start)
        if read and view.text.startswith(section.number, start):
            span = Span(*view.span(start, start + len(section.number)))
            yield Mark(*read, section.number, span, index, section.parent)


def serials(document: Document) -> Iterator[Mark]:
    """The labels of enumerations in running text; numbers count only where a sentence or a paragraph begins."""
    for item in document.items:
        read = _read(item.label)
        if read and (read[0] in _SPOKEN or _begins(document, item)):
            text = item.label + _stray(document, item)
            start = document.visible.folded(item.span.start)
            span = Span(*document.visible.span(start, start + len(text)))
            yield Mark(*read, text, span, item.section, series=item.series)


@lru_cache(maxsize=4096)
def _read(number: str) -> tuple[str, int] | None:
    """Style and number of a label; None for one without a known style, such as ① or 1）."""
    core = number.rstrip(f"{_TAIL} \u3000")
    first, last = core[:1], core[-1:]
    if first in ("（", "("):
        style, numeral = "（一）", core[1:-1]
        if numeral.isdigit():
            style = "（1）"
    elif first == "第":
        unit = next((unit for unit in _PARTS if core.endswith(unit)), "")
        style, numeral = unit or "第一，", core[1:].removesuffix(unit)
    elif first == "其":
        style, numeral = "其一，", core[1:].rstrip("是")
    elif last in ("是", "要"):
        style, numeral = f"一{last}", core[:-1]
    elif core != number.rstrip():
        style, numeral = "1." if core.isdigit() else "一、", core
    else:
        return None
    known = (numeral.isascii() and numeral.isdigit()) or (numeral and not numeral.strip(CN))
    return (style, value(numeral)) if known else None


def _begins(document: Document, item: Item) -> bool:
    view = document.visible
    before = view.text[: view.folded(item.span.start)].rstrip(" \t\u3000")
    return not before or before[-1] in "\n\r。；;：:！？!?"


def _stray(document: Document, item: Item) -> str:
    """The mark that stands, wrongly, behind a number in brackets."""
    if item.label[0] not in "（(":
        return ""
    at = document.visible.folded(item.span.start) + len(item.label)
    mark, after = document.visible.text[at : at + 1], document.visible.text[at + 1 : at + 2]
    return mark if mark and mark in _TAIL and "\u4e00" <= after <= "\u9fff" else ""


def standard(written: str, mark: Mark) -> str | None:
    """The standard spelling of `mark` where it is not spelled so; written: as it stands in the file.

    GB/T 15834-2011: 、 after a Chinese number, a dot (half or full width) after an Arabic one, nothing after brackets.
    """
    return None if _right(written, mark.style, mark.text) else label(mark.style, mark.ordinal)


_WIDE = expression("[０-９]")


@lru_cache(maxsize=4096)
def _right(written: str, style: str, text: str) -> bool:
    wide = style in _ARABIC and _WIDE.search(written)
    if style == "一、":
        return text[-1] not in ",，.．"
    if style in ("（一）", "（1）"):
        return not wide and text[0] == "（" and text[-1] == "）"
    return style != "1." or (not wide and text[-1] in ".．")


def stands(document: Document, style: str, number: int, span: Span) -> bool:
    """Whether `number` stands inside `span` in any spelling of `style`, as a heading or in running text."""
    view = document.visible
    between = view.text[view.folded(span.start) : view.folded(span.end)]
    return bool(_finder(style, number).search(between))


@lru_cache(maxsize=1024)
def _finder(style: str, number: int) -> re.Pattern[str]:
    numeral = chinese(number)
    if style in _SPOKEN:
        first = (
            "|首先|首要|一方面"
            if number == 1
            else "|其次|再次|再者|另一方面"
            if number == 2
            else "|再次|最后"
        )
        return re.compile(rf"{numeral}(?:是|要|、)|[第其]{numeral}|[（(]{numeral}[）)]{first}")
    if style == "1.":
        return re.compile(rf"(?<!\d){number}(?=[.．、])|{_BOUNDARY}{number}[ \u3000]")
    if style == "一、":
        return re.compile(rf"{_BOUNDARY}{numeral}[{_TAIL}\s]", re.MULTILINE)
    if style in _PARTS:
        return re.compile(rf"第(?:{numeral}|{number}){style}")
    return re.compile(rf"[（(]{number if style in _ARABIC else numeral}[）)]")
