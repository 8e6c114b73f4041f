"""Days that cannot be: data as of a day after the sign-off, minutes that tell of a meeting yet to come, periods that
end before they begin, days that are another one of the week."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hegui.coherence import Clash, accord, clash
from hegui.coherence.passages import paragraphs
from hegui.coherence.signed import signed
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.verdict import Evidence, Message

_AS_OF = expression(
    r"截[至止](?:到)?(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日，(?P<told>[^。；\n]{0,60})"
)
_DONE = expression(r"已|累计|共有|完成|实现")
_PLANNED = expression("将|要|前|力争|确保|计划|预计|尚需|届时")
_HELD = expression(r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_MEETING = expression(
    r"(?<!年)(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:党委|党组|办公|常务|专题|局务|院务|校务)?(?:会|会议|会上)(?:的)?(?:议定|研究|决定|确定|要求|精神|部署)"
)

_PERIOD = expression(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?(?:至|到|[-—－–~～]{1,2})"
    r"(?:(?P<until>(?:19|20)\d\d)年)?(?P<to_month>\d{1,2})月(?:(?P<to_day>\d{1,2})日)?"
)
_WEEKDAY = expression(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日[（(](?:星期|周)(?P<weekday>[一二三四五六日天])[）)]"
)
_WEEK = "一二三四五六日"
_LATE, _EARLY = 9, 8  # months from, and up to, which a period runs into the next year


def dates(document: Document) -> Iterator[Clash]:
    """Days in the text that do not go with the day of the document."""
    yield from _as_of(document)
    yield from signed(document)
    yield from _periods(document)
    yield from _weekdays(document)
    if document.genre == "纪要":
        yield from _meetings(document)


def _as_of(document: Document) -> Iterator[Clash]:
    """Data as of a day after the sign-off."""
    signed_on = document.date
    if signed_on is None or signed_on.source != "sign-off" or signed_on.span is None:
        return
    view = document.visible
    for match in _AS_OF.finditer(view.text):
        day = _day(match["year"], match["month"], match["day"])
        place = Span(*view.span(match.start(), match.end("day") + 1))
        if day is None or not _DONE.search(match["told"]) or _PLANNED.search(match["told"]):
            continue
        if day > signed_on.latest:
            of, on = (f"{each.year}年{each.month}月{each.day}日" for each in (day, signed_on.latest))
            message = Message(
                f"数据截至{of}，成文日期却是{on}", f"data as of {day}, signed on {signed_on.latest}"
            )
            yield clash(document, message, place, signed_on.span)
        else:
            yield accord(place, signed_on.span)


def _weekdays(document: Document) -> Iterator[Clash]:
    """Days with their day of the week. One without a year may be of the document's or of the next."""
    view = document.visible
    for match in _WEEKDAY.finditer(view.text):
        years = [int(match["year"])] if match["year"] else _years(document)
        days = [_day(str(year), match["month"], match["day"]) for year in years]
        names = [_WEEK[day.weekday()] for day in days if day]
        if not names or None in days:
            continue
        place = Span(*view.span(*match.span()))
        if match["weekday"].replace("天", "日") in names:
            yield accord(place)
        else:
            message = Message(
                f"{years[0]}年的这一天是星期{names[0]}", f"not a day of that name in {years[0]}"
            )
            yield Clash(message, (Evidence(place, note=message),))


def _years(document: Document) -> list[int]:
    """The year that a document is of, if it is of one, and the next."""
    date = document.date
    if date is None or date.earliest.year != date.latest.year:
        return []
    return [date.latest.year, date.latest.year + 1]


def _periods(document: Document) -> Iterator[Clash]:
    """Periods that end before they begin. One without a second year may be meant to end in the next, which a person must
    say; over the turn of the year it is often written so."""
    view = document.visible
    for match in _PERIOD.finditer(view.text):
        until = match["until"]
        if not until and int(match["month"]) >= _LATE and int(match["to_month"]) <= _EARLY:
            continue
        first = _day(match["year"], match["month"], match["day"] or "1")
        last = _day(until or match["year"], match["to_month"], match["to_day"] or "1")
        if first is None or last is None or bool(match["day"]) != bool(match["to_day"]):
            continue
        place = Span(*view.span(*match.span()))
        if last < first:
            message = Message("起止日期颠倒", "a period that ends before it begins")
            yield Clash(message, (Evidence(place, note=message),), doubtful=not until)
        else:
            yield accord(place)


def _meetings(document: Document) -> Iterator[Clash]:
    """Minutes of a meeting that tell of one on a later day as held."""
    view = document.visible
    opening = next((passage for passage in paragraphs(document) if _HELD.search(passage.words)), None)
    held = _HELD.search(view.text, opening.start, opening.end) if opening else None
    day = _day(held["year"], held["month"], held["day"]) if held else None
    if held is None or day is None:
        return
    place = Span(*view.span(*held.span()))
    for match in _MEETING.finditer(view.text, held.end()):
        other = _day(held["year"], match["month"], match["day"])
        if other is not None and other > day:
            words = f"{match['month']}月{match['day']}日"
            message = Message(
                f"会议日期为{day.month}月{day.day}日，又写成{words}", "a meeting after that of the minutes"
            )
            yield clash(document, message, place, Span(*view.span(*match.span())))
        elif other == day:
            yield accord(place, Span(*view.span(*match.span())))


def _day(year: str, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
