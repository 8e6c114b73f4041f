"""What a document says about itself: title, addressee, sign-off, kind, date and report year."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hegui.document import Dated, Span
from hegui.expression import expression
from hegui.readers.dates import days, is_date_line, without_appointments
from hegui.readers.dates import year as year_in
from hegui.readers.front import Front, front
from hegui.readers.sign_off import Back, back

if TYPE_CHECKING:
    from hegui.readers.paragraph import Paragraph

__all__ = ["Back", "Front", "back", "dated", "front"]

_ANNUAL = ("党建述职", "述职报告", "意识形态工作报告", "党风廉政建设报告", "工作总结", "对照检查材料", "报告")
_HELD = expression(
    r"[—\-－（(\s]*((?:19|20)\d\d年\d{1,2}月\d{1,2}日)[^，。；]{0,4}在[^。；]{2,50}[会上](?:议上)?[）)]?\s*$"
)
"""A line below a title that tells of the meeting: ——2023年1月9日在某县第十七届人民代表大会第二次会议上."""
_PARTS_OF_YEAR = ("半年", "季度", "月份")


def dated(
    words: Sequence[str],
    paragraphs: Sequence[Paragraph],
    front: Front,
    back: Back,
    genre: str,
    metadata: tuple[tuple[str, str], ...],
) -> tuple[Dated | None, int | None]:
    """When the document was written, and the year it reports on."""
    title_year = _year(words, front.title) or _year(words, front.bylines, "度")
    opening = without_appointments(words[front.body]) if front.body < back.start else ""
    opening_year = year_in(opening, "度") or year_in(opening)
    candidates = [(i, "sign-off") for i in (back.date,) if i is not None]
    candidates += [(i, "title") for i in (*front.title, *front.bylines) if is_date_line(words[i])]
    found = [
        Dated(*found_days, source, paragraphs[i].span)
        for i, source in candidates
        if (found_days := days(words[i]))
    ]
    found += [
        Dated(*found_days, "title", paragraphs[i].span)
        for i in (*front.title, *front.bylines)
        if (held := _HELD.match(words[i])) and (found_days := days(held[1]))
    ]
    found += [
        Dated(*found_days, "metadata")
        for key, value in metadata
        if key in ("date", "日期")
        if (found_days := days(value))
    ]
    date = found[0] if found else None
    year = title_year or opening_year
    if date is None and year is not None and (title_year or genre in _ANNUAL):
        at = front.title if title_year else range(front.body, front.body + 1)
        span = Span(paragraphs[at[0]].span.start, paragraphs[at[-1]].span.end)
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        in_part = any(part in words[i] for i in front.title for part in _PARTS_OF_YEAR)
        whole_year = genre in _ANNUAL and not in_part  # written when the year was over
        date = Dated(last if whole_year else first, last, "title" if title_year else "opening", span)
    return date, year or (date.latest.year if date else None)


def _year(words: Sequence[str], lines: range, mark: str = "") -> int | None:
    return next((year for index in lines if (year := year_in(words[index], mark))), None)
