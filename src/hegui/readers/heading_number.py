"""The number that a heading or a numbered paragraph begins with.

Told by its first character and a few more: the pattern for it took longer to compile than a report takes to read.
"""

from __future__ import annotations

from hegui.numerals import CN
from hegui.values import Record

_PART, _NODE, _ONE, _TWO, _THREE, _FOUR, _FIVE = 10, 15, 20, 30, 40, 50, 60
_UNITS = (("部分", _PART), ("编", _PART), ("篇", _PART), ("章", _PART), ("节", _NODE))
_DOTS = ("、", ".", "．")
_MARKS = (*_DOTS, ",", "，", "：", ":")
_BLANKS = " \t\u3000"


class Number(Record):
    """A number as it is written, closing mark included, and its rank: smaller stands higher."""

    words: str
    rank: int


def number(line: str) -> Number | None:
    """The number `line` begins with: 第一章 第一节 一、 （一） 1. （1） ① 1）, in whatever width it was typed."""
    first = line[:1]
    if first == "第":
        end, rank = _part(line)
    elif first in ("（", "("):
        end, rank = _bracketed(line)
    elif "①" <= first <= "⑳" or "㈠" <= first <= "㈩":
        end, rank = 1, _FIVE
    elif first.isdecimal():
        end, rank = _arabic(line)
    elif first in CN:
        end, rank = _chinese(line, 0), _ONE
        end = end and _ended(line, end)
    else:
        return None
    return Number(line[:end], rank) if end else None


def numbered(line: str) -> bool:
    """Whether `line` looks numbered; more is taken for it than `number` reads, so that it is no title or signature."""
    first = line[:1]
    if first == "第":
        return line[1:].lstrip(CN[:-1])[:1] in ("部", "章", "节") and line[1] in CN[:-1]
    if first in ("（", "("):
        inner = line[1:5].replace("）", ")").partition(")")
        return (
            bool(inner[1])
            and 1 <= len(inner[0]) <= 3
            and all(c in CN[:-1] or c.isdecimal() for c in inner[0])
        )
    end = _digits(line, 0) or _chinese(line, 0)
    return end > 0 and line.startswith(_DOTS, end) and (end < 4 and "百" not in line[:end])


def _chinese(line: str, at: int) -> int:
    """Where the Chinese numeral at `at` ends; 0: there is none, or one of more than four characters."""
    head = line[at : at + 5]
    length = len(head) - len(head.lstrip(CN))
    return at + length if 0 < length < 5 else 0


def _digits(line: str, at: int) -> int:
    """Where the one or two digits at `at` end; 0: there are none, or more."""
    length = 0
    while length < 3 and line[at + length : at + length + 1].isdecimal():
        length += 1
    return at + length if 0 < length < 3 else 0


def _part(line: str) -> tuple[int, int]:
    end = _chinese(line, 1) or _digits(line, 1)
    for unit, rank in _UNITS:
        if end and line.startswith(unit, end):
            end += len(unit)
            return end + line.startswith(("、", "：", ":", ".", "．"), end), rank
    return 0, 0


def _bracketed(line: str) -> tuple[int, int]:
    chinese = _chinese(line, 1)
    end = chinese or _digits(line, 1)
    if not end or not line.startswith(("）", ")"), end):
        return 0, 0
    marks = _MARKS if chinese else _DOTS
    return end + 1 + line.startswith(marks, end + 1), _TWO if chinese else _FOUR


def _ended(line: str, end: int) -> int:
    """Where a Chinese numeral that ends at `end` is followed by its mark or blanks; 0: by neither."""
    if line.startswith(_MARKS, end):
        return 0 if _goes_on(line, end + 1) else end + 1
    return _spaced(line, end)


def _goes_on(line: str, at: int) -> bool:
    """Whether a number behind the mark shows that it is not a heading's: 一、二、三产业; 一，二是; 一、3个."""
    head = line[at : at + 4]
    length = len(head) - len(head.lstrip(CN))
    return _counts(line, at) or (0 < length < 4 and line.startswith(("、", "是"), at + length))


def _counts(line: str, at: int) -> bool:
    """Whether a digit stands there that does not begin a year: 1.5万, but 1.2023年."""
    year = line[at + 4 : at + 5] == "年" and line[at + 1 : at + 4].isdecimal()
    return line[at : at + 1].isdecimal() and not year


def _spaced(line: str, at: int) -> int:
    """Where the blanks at `at` end, if there are any and something stands behind them; else 0."""
    rest = line[at:].lstrip(_BLANKS)
    end = len(line) - len(rest)
    return end if rest and end > at else 0


def _arabic(line: str) -> tuple[int, int]:
    end = _digits(line, 0)
    if not end:
        return 0, 0
    if line.startswith(_DOTS, end):
        return (0, 0) if _counts(line, end + 1) else (end + 1, _THREE)
    if line.startswith((")", "）"), end):
        return end + 1 + line.startswith(_DOTS, end + 1), _FIVE
    spaced = _spaced(line, end)
    return (spaced, _THREE) if spaced and "\u4e00" <= line[spaced] <= "\u9fff" else (0, 0)
