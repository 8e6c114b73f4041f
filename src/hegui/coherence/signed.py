"""Days told in the text against the day on which it was signed.

What is told as done must lie before that day, what is still to come must not. What says neither, and a plan for a
later day, is right; a plan or a deadline that is over already is for a person to look at.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from hegui.coherence import Clash, accord, clash
from hegui.coherence.passages import Passage, sentences
from hegui.document import Dated, Document, Span
from hegui.expression import expression
from hegui.headings import answers
from hegui.values import Record
from hegui.verdict import Message

_DAY = expression(r"(?<!\d)(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?(?!\d)")
_AFTER, _BEFORE = 44, 16  # characters beside a day that tell what was then, or is to be
_SURE = "了(?!解|结)|已(?!经?[将要])|曾|荣获|以来"
_DONE = expression(
    f"{_SURE}|开展|召开|举办|举行|进行|反馈|印发|出台|完成|作出|成立|通过|获|到任|任[^务]|调[入任]|批准|批复|同意|收到|签订|签署|发生|立案|开工|竣工|投入使用|"
    "建成|上线|进驻|启动|参加|组织|接受|受理|移交|发布|公布|检查|巡察|巡视|调研|学习"
)
_THEN = expression("(?:[上下]午)?(?:至[^，。；]{1,12}日)?，?[^，。；]*")
_ORDERED = expression("要求|安排|部署|下步|下一步|按照|根据|计划|约定|规定|明确|列入|拟|将")
_SURELY_DONE = expression(_SURE)
_JUST_DONE = expression("(?:已经?|曾|均已|业已)[于在]$")
_TO_COME = expression(
    "将|拟|计划|预计|力争|确保|争取|打算|下一步|明年|(?<![主重纪摘首需])要(?![求点素闻])|(?<![反响适对供相])应(?![急对用聘])|须|需(?!求)|"
    "[日月底末]前|之前|以前|月内|年内|止(?=[，。）])|届时|定于|[日月]起|到期|有效|目标|期限|时限|限期|为期|工期|(?<![接招对优])待|尚未|推迟|延[长期]"
)
_PROMISED = expression("(?:将|拟|计划|力争|定|预计|预定)(?:于|在)$")
_DROPPED = expression(
    "原|曾|推迟|延期|此前|承诺|当时|未能|没有|滞后|仍|至今|未完成|上[次期年]|去年|逾期(?![不视未将])|取消"
)
_BY = expression(
    "(?:之前|以前|前)(?:，)?[^，。；的]{0,20}?(?:报送|上报|报至|报到|报我|报市|报县|报区|报省|提交|反馈|完成|缴|交至|送至|办理|发送|填报|回复|函复|到位|报名)[^，。；的]{0,16}(?=[，。；）\n]|$)"
)
_CLOSES = expression(r"截止(?:时间|日期|期限|日|期)?(?:为|是|到|至|于|：)?[ 　]*$")
_ENDS = expression(r"(?:\d{1,2}[时:：]\d{0,2}分?)?[止前]?(?:[。；，\n]|$)")
_COUNTED = expression(
    "数据|统计|年龄|成果|业绩|时点|任职|工龄|信息|计算|余额|累计|共有|已|了|年满|周岁|满\\d"
)
_OF_THOSE = expression("(?:凡|对|对于|属于|其中|截[至止]|在|已|曾|原定?)(?:于)?$")
_AHEAD = ("通知", "方案", "函", "公告", "通告", "启事", "计划", "要点", "安排", "意见")
_PLANS = ("下一步打算", "下一步工作", "工作计划", "工作打算", "工作安排", "时间安排", "实施步骤", "努力方向")


class _Told(Record):
    """A day of the text: its first and its last, what stands before it in its sentence (lead) and in its clause, and
    after it in its sentence."""

    first: datetime.date
    last: datetime.date
    span: Span
    lead: str
    before: str
    after: str
    path: int | None


def signed(document: Document) -> Iterator[Clash]:
    """Days of the text that do not go with the day of the document."""
    date = document.date
    if date is None or date.span is None or not _known(document, date):
        return
    ahead, plans = _looks_ahead(document), document.once(_plans)
    for told in _days(document):
        late = told.first > date.latest and told.path not in plans
        if late and (done := _done(told, ahead)):
            message = _early(told, date)
            yield clash(document, message, told.span, date.span)._replace(doubtful=done == "likely")
        elif told.last < date.earliest and _is_to_come(told, ahead):
            yield clash(document, _over(told, date), told.span, date.span)._replace(doubtful=True)
        else:
            yield accord(told.span, date.span)


def _early(told: _Told, date: Dated) -> Message:
    return Message(
        f"文中写{_shown(told)}已做的事，成文日期却是{_day(date.latest)}",
        f"something is told as done on {told.first}, but the document is of {date.latest}",
    )


def _over(told: _Told, date: Dated) -> Message:
    return Message(
        f"文中把{_shown(told)}写成还没有到的日子，成文日期却是{_day(date.latest)}",
        f"{told.last} is told as yet to come, but the document is of {date.latest}",
    )


def _known(document: Document, date: Dated) -> bool:
    """Whether the day or the month of the document is known."""
    if date.source == "sign-off":
        return (date.latest - date.earliest).days <= 31
    return (
        date.source == "title"
        and date.span is not None
        and date.latest == date.earliest
        and ("月" in document.quote(date.span))
    )


_PARTS = expression("[，。；\n]")
_UNTIL = expression("(?:[至到—～~-]|截止)$")
_SETTLED = expression("已|了(?!解|结)|决定|要求|提出")


def _days(document: Document) -> Iterator[_Told]:
    view = document.visible
    for sentence in sentences(document):
        for match in _DAY.finditer(view.text, sentence.start, sentence.end):
            told = _told(document, sentence, match)
            if told is not None:
                yield told


def _told(document: Document, sentence: Passage, match: re.Match[str]) -> _Told | None:
    text = document.visible.text
    lead = text[sentence.start : match.start()]
    after = text[match.end() : min(sentence.end, match.end() + _AFTER)]
    if lead.rfind("《") > lead.rfind("》") or lead.rfind("“") > lead.rfind("”"):
        return None
    try:
        first = datetime.date(int(match["year"]), int(match["month"]), int(match["day"] or 1))
    except ValueError:
        return None
    last = first if match["day"] else _month_end(first)
    clause = _PARTS.split(lead)[-1][-_BEFORE:]
    span = Span(*document.visible.span(*match.span()))
    return _Told(first, last, span, lead, clause, after, sentence.path)


def _month_end(first: datetime.date) -> datetime.date:
    return (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)


def _done(told: _Told, ahead: bool) -> str:
    """Whether something is told to have been done on that day: "surely", "likely", or "" where it is not. Only a report
    that names the very day tells so without a 了 or 已."""
    if _UNTIL.search(told.before) or told.after.startswith(("）", "印发")):
        return ""
    if _TO_COME.search(told.before[-6:]) or _TO_COME.search(f"日{told.after}"):
        return ""
    clause = _THEN.match(told.after)
    then = clause.group() if clause else ""
    if _SURELY_DONE.search(then) or _JUST_DONE.search(told.before):
        return "surely"
    likely = told.first == told.last and not ahead and "的" not in told.before + then
    return "likely" if likely and _DONE.search(then) and not _ORDERED.search(told.lead) else ""


def _is_to_come(told: _Told, ahead: bool) -> bool:
    """Whether that day is told as one yet to come."""
    words = told.before + told.after
    if _DROPPED.search(words):
        return False
    if _PROMISED.search(told.before):
        return not _SETTLED.search(words)
    if not ahead or _COUNTED.search(words):
        return False
    by = _BY.match(told.after) and not _OF_THOSE.search(told.before)
    return bool(by or (_CLOSES.search(told.before) and _ENDS.match(told.after)))


def _looks_ahead(document: Document) -> bool:
    """Whether the document tells others what to do."""
    title = document.words(document.title).rstrip("）)") if document.title else ""
    return document.genre in _AHEAD or title.endswith(_AHEAD) or document.genre.endswith("方案")


def _plans(document: Document) -> set[int | None]:
    """The sections that plan, with all below them."""
    found: set[int | None] = set()
    for index, section in enumerate(document.sections):
        if answers(section.title, _PLANS) or (section.parent in found and section.parent is not None):
            found.add(index)
    return found


def _shown(told: _Told) -> str:
    return _day(told.first) if told.first == told.last else f"{told.first.year}年{told.first.month}月"


def _day(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
