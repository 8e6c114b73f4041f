"""Days and years as they are written in a report.

The patterns are compiled by the first line that may hold one; the readers load for every run, and many need none.
"""

from __future__ import annotations

import datetime

from hegui.expression import expression
from hegui.numerals import value

_DAY = r"(?P<y>(?:19|20)\d{2})\s*[年./-]\s*(?P<m>\d{1,2})\s*[月./-]\s*(?P<d>\d{1,2})\s*[日号]?"
_CN_DAY = r"(?P<cy>[一二][〇零○0ＯO一二三四五六七八九]{3})年(?P<cm>[一二三四五六七八九十]{1,2})月(?P<cd>[一二三四五六七八九十]{1,3})日"
_MONTH = r"(?P<my>(?:19|20)\d{2})\s*年\s*(?P<mm>\d{1,2})\s*月"
_DATE = expression(f"(?:{_DAY}|{_CN_DAY}|{_MONTH})")
_YEAR = expression(r"((?:19|20)\d{2})\s*年|([一二][〇零○O一二三四五六七八九]{3})年")
_APPOINTED = expression(r"(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月[^，。；]{0,6}?(?:任|起|至今|以来)")
_CN_DIGITS = str.maketrans("〇零○OＯ一二三四五六七八九", "00000123456789")
_FIRST = frozenset("12一二")  # what a date begins with
_MARKS = frozenset("。；，")
_LEAD = 24  # characters that may stand before the date on its line


def is_date_line(line: str) -> bool:
    """Whether `line` holds a date and, before it, at most a few words (a name, a place)."""
    if len(line) > 40 or _FIRST.isdisjoint(line):
        return False
    line = line.strip().removesuffix("。")
    line = line[: len(line) - line.endswith(("）", ")"))]
    for at, character in enumerate(line[: _LEAD + 2]):
        if character in _FIRST and (at <= _LEAD or line[_LEAD] in "（(") and _DATE.fullmatch(line, at):
            return True
        if character in _MARKS:
            return False
    return False


def without_date(line: str) -> str:
    """`line` without the dates in it."""
    return line if _FIRST.isdisjoint(line) else _DATE.sub("", line)


def days(line: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day a date line may mean; None for no date, or an impossible one."""
    match = None if _FIRST.isdisjoint(line) else _DATE.search(line)
    if not match:
        return None
    try:
        if match["y"]:
            day = datetime.date(int(match["y"]), int(match["m"]), int(match["d"]))
        elif match["cy"]:
            year = int(match["cy"].translate(_CN_DIGITS))
            day = datetime.date(year, value(match["cm"]), value(match["cd"]))
        else:
            first = datetime.date(int(match["my"]), int(match["mm"]), 1)
            following = (first + datetime.timedelta(days=31)).replace(day=1)
            return first, following - datetime.timedelta(days=1)
    except ValueError:
        return None
    return day, day


def year(line: str, mark: str = "") -> int | None:
    """The first year in `line`, or the first with `mark` behind it: 度 is the year reported on."""
    if "年" in line:
        for match in _YEAR.finditer(line):
            if line.startswith(mark, match.end()):
                return int(match[1] or match[2].translate(_CN_DIGITS))
    return None


def without_appointments(line: str) -> str:
    """`line` without the months since when somebody has held an office."""
    return _APPOINTED.sub("", line) if "年" in line else line
