"""The year that a title reports on, against the years in the opening, the headings, the plan and the sign-off.

Only for titles that name one year and look back on it; a plan or a programme looks ahead, and a report on part of a
year may plan for the rest of it. Whatever the title says, the part that looks back on a year and the part that plans are not
of one year.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hegui.coherence import Clash, accord, clash
from hegui.coherence.carried import page_header, purpose, what_follows
from hegui.coherence.passages import paragraphs
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.headings import answers
from hegui.verdict import Message

_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)年"
_ANY = expression(r"(?<!\d)((?:19|20)\d\d)(?:年|(?=[-—～至]))")
_LOOKS_BACK = expression(
    "述职|述责|述廉|总结|履职|对照检查|(?:工作|建设|落实|履行|开展|完成|执行)(?:责任制)?(?:工作)?(?:开展|落实|执行)?(?:情况)?的?(?:报告|汇报)"
)
_LOOKS_AHEAD = expression(
    "计划|要点|方案|规划|思路|打算|安排|目标|政府工作报告|预算|任期|任职以来|三年|五年|届"
)
_OF_PART = expression("半年|季度|月|阶段|以来|中期")
_BEGINS = r"(?<![^。\n\r：\s])"
_REPORTED = expression(
    rf"{_BEGINS}{_YEAR}(?:度|以来|来)?，"
    r"|现将[^。；，]{0,16}?(?<!\d)(?P<again>(?:19|20)\d\d)年度?[^。；，]{0,24}?(?:报告|汇报|述职|总结)如下"
)
_PLANS = ("下一步打算", "下一步工作", "工作计划", "工作打算", "工作安排", "努力方向", "工作思路")
_WORK = ("主要工作", "履职情况", "工作回顾", "工作开展情况", "工作情况", "工作完成情况", "重点工作完成情况")
_BACK = expression(
    r"^(?P<year>(?:19|20)\d\d)年度?(?:的)?(?:主要|重点|政府)?(?:工作|发展)?(?:回顾|总结|完成情况|工作情况|情况|成效)$"
)
_AHEAD = expression(
    r"^(?P<year>(?:19|20)\d\d)年度?(?:的)?(?:经济社会发展|政府)?(?:主要|重点|工作)?(?:工作)?"
    r"(?:总体要求|总体思路|思路|打算|安排|计划|目标|主要目标|预期目标|目标任务|重点任务|任务)(?:和[〇一-鿿]{2,8})?$"
)
_PLANNED = expression(rf"{_BEGINS}{_YEAR}，[^。；]{{0,24}}?(?:将|要|计划|拟|力争)")
_OPENING = 2  # paragraphs
_OF_ITS_YEAR = expression(
    f"{_LOOKS_BACK.pattern}|计划|要点|打算|安排|会议|活动|考核|评选|评议|培训|招聘|招生|通知|方案|报告"
)
_OF_ANOTHER = expression(
    "[《》]|[^\\d]年?以来|以后|整改|反馈|遗留|历史|版|规划|纲要|远景|目标|纪念|周年|任期|[至—～－-]|[届级]|审计|核查|复查|洪|灾|资金|债券|项目|工程|绩效|决算|预算|修订|(?<!方)案"
)
_OF_THE_PAST = expression("整改|反馈|审计|以来(?!.{0,4}规划)")
_YEAR_APART = 366  # days


def years(document: Document) -> Iterator[Clash]:
    """The year of the title, and years that do not go with it."""
    yield from _back_and_ahead(document)
    named = _named(document)
    yield from _far(document, named is not None)
    for first, second, message in purpose(document):
        yield clash(document, message, first, second)
    if named is None or document.title is None:
        return
    year, title = named
    yield accord(title)
    for place, message in (
        *(tuple(_opening(document, year)) or what_follows(document, year)),
        *_headings(document, year),
        *_signed(document, year),
        *page_header(document, year),
    ):
        yield clash(document, message, title, place)


def _back_and_ahead(document: Document) -> Iterator[Clash]:
    """A part that plans for the year that another looks back on."""
    top = [section for section in document.sections if section.level == 1]
    done = [(match["year"], section) for section in top if (match := _BACK.search(section.title))]
    plans = [(match["year"], section) for section in top if (match := _AHEAD.search(section.title))]
    if len(done) != 1 or not plans:
        return
    year, back = done[0]
    for other, section in plans:
        if other <= year:
            message = Message(
                f"回顾的是{year}年，打算也写成{other}年", f"{year} is looked back on, {other} planned for"
            )
            yield clash(document, message, back.heading, section.heading)
        else:
            yield accord(back.heading, section.heading)


def _far(document: Document, named: bool) -> Iterator[Clash]:
    """A sign-off a year and more after the year of the title, or before it, which a person must look at. named: the
    title looks back on that year, so that any sign-off before it is told by `_signed`."""
    date = document.date
    if document.title is None or date is None or date.source != "sign-off" or date.span is None:
        return
    words = document.words(document.title)
    found = list(_ANY.finditer(words))
    if len(found) != 1 or not _OF_ITS_YEAR.search(words):
        return
    year = int(found[0][1])
    late = (date.earliest - datetime.date(year, 12, 31)).days
    early = (datetime.date(year, 1, 1) - date.latest).days
    if _OF_ANOTHER.search(words) and not (early > 0 and _OF_THE_PAST.search(words)):
        return
    before = not named and early > (0 if _OF_THE_PAST.search(words) else _YEAR_APART)
    if late > _YEAR_APART or before:
        message = Message(
            f"标题写{year}年，成文日期却在{date.latest.year}年",
            f"{year} in the title, signed in {date.latest.year}",
        )
        yield clash(document, message, document.title, date.span)._replace(doubtful=True)
    else:
        yield accord(document.title, date.span)


def _named(document: Document) -> tuple[int, Span] | None:
    """The one year that the title looks back on, and where it stands."""
    if document.title is None:
        return None
    view = document.visible
    start, end = view.folded(document.title.start), view.folded(document.title.end)
    words = view.text[start:end]
    found = list(_ANY.finditer(words))
    if len(found) != 1 or not words[found[0].end(1) :].startswith("年"):
        return None
    if not _LOOKS_BACK.search(words) or _LOOKS_AHEAD.search(words):
        return None
    at = start + found[0].start()
    return int(found[0][1]), Span(*view.span(at, at + 5))


def _opening(document: Document, year: int) -> Iterator[tuple[Span, Message]]:
    """The year that the opening reports on, where it says nothing of that in the title."""
    opening = [passage for passage in paragraphs(document)[:_OPENING] if passage.path is None]
    text = document.visible.text
    if not opening or any(f"{year}年" in text[p.start : p.end] for p in opening):
        return
    for passage in opening:
        for match in _REPORTED.finditer(text, passage.start, passage.end):
            key = "again" if match["again"] else "year"
            other = int(match[key])
            span = Span(*document.visible.span(match.start(key), match.end(key) + 1))
            zh, en = f"标题为{year}年，开头写的是{other}年", f"{year} in the title, {other} in the opening"
            yield span, Message(zh, en)
            return


def _headings(document: Document, year: int) -> Iterator[tuple[Span, Message]]:
    """Years in the headings of the work done, and of the plan for the next year."""
    part = _part_only(document, year)
    done = []
    for section in document.sections:
        found = _ANY.findall(section.title)
        if len(found) > 1:
            return
        other = int(found[0]) if found else year
        if answers(section.title, _PLANS):
            planned = other if found else _planned(document, section.body)
            if planned is not None and (planned < year or (planned == year and found and not part)):
                message = Message(
                    f"报告年度为{year}年，打算写的是{planned}年",
                    f"the report is on {year}, its plan is for {planned}",
                )
                yield section.heading, message
        elif found and section.level == 1 and answers(section.title, _WORK):
            done.append((other, section.heading))
    if done and all(other != year for other, _ in done):
        other, place = done[0]
        zh, en = f"标题为{year}年，本部分写的是{other}年", f"{year} in the title, {other} in this heading"
        yield place, Message(zh, en)


def _planned(document: Document, body: Span) -> int | None:
    """The year that the first sentence of a plan with a year is about."""
    view = document.visible
    match = _PLANNED.search(view.text, view.folded(body.start), view.folded(body.end))
    return int(match["year"]) if match else None


def _part_only(document: Document, year: int) -> bool:
    """Whether the report is on part of its year, or was written before the year was over."""
    early = (
        document.date is not None
        and document.date.source == "sign-off"
        and ((document.date.latest.year, document.date.latest.month) < (year, 12))
    )
    return early or bool(document.title and _OF_PART.search(document.words(document.title)))


def _signed(document: Document, year: int) -> Iterator[tuple[Span, Message]]:
    """A sign-off before the year began."""
    date = document.date
    if date is None or date.source != "sign-off" or date.span is None or date.latest.year >= year:
        return
    message = Message(
        f"标题为{year}年，落款却在{date.latest.year}年", f"{year} in the title, signed in {date.latest.year}"
    )
    yield date.span, message
