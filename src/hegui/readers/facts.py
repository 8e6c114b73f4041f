"""What a document says about itself: title, addressee, sign-off, kind, date and report year."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hegui.document import BlockKind, Dated, Span
from hegui.readers.dates import days, is_date_line, without_appointments, without_date
from hegui.readers.dates import year as year_in
from hegui.readers.heading_number import numbered
from hegui.values import Record

if TYPE_CHECKING:
    from hegui.readers.paragraph import Paragraph

_ANNUAL = ("党建述职", "述职报告", "意识形态工作报告", "党风廉政建设报告", "工作总结", "对照检查材料", "报告")

_REPORTERS = tuple(f"{role}人" for role in ("述职述廉", "述职", "述责", "述廉", "报告", "汇报", "发言"))
_BRACKETS = ("", "（", "(", "（(")
_AFTER_SIGN_OFF = (
    *("附：", "附:", "附件：", "附件:", "抄送", "主送", "印发", "此页无正文", "（此页无正文"),
    *(bracket + words for bracket in _BRACKETS for words in ("联系人", "此件", "联系电话")),
)
_SECRECY = ("绝密", "机密", "秘密", "签发人")
_URGENCY = ("特急", "加急", "平急")
_ENDINGS = (
    *(
        "报告",
        "总结",
        "汇报",
        "通知",
        "请示",
        "批复",
        "通报",
        "决定",
        "决议",
        "公告",
        "通告",
        "意见",
        "纪要",
        "函",
    ),
    *("方案", "计划", "要点", "讲话", "材料", "提纲", "办法", "规定", "细则", "要求", "清单", "情况"),
)
_FORMULAS = (
    *("报告", "请示", "函复", "函告", "通知", "此致", "敬礼", "谢谢", "谢谢大", "谢谢大家", "为盼", "如下"),
)
_INTRODUCED = ("如下", "以下", "情况", "报告", "汇报", "问题")
_SENTENCE_ENDS = frozenset("。；！？")
_SENTENCE_MARKS = frozenset("。；！？，")


class Front(Record):
    """Indexes of paragraphs before the body: the title's lines, lines under it (reporter, date), the addressee, and
    the first paragraph of the body."""

    title: range
    bylines: range
    addressee: int | None
    body: int


class Back(Record):
    """Indexes of the sign-off: the first paragraph of it, who signs, the date; `start` is the count where none is."""

    start: int
    signatory: int | None
    date: int | None


def front(words: Sequence[str], paragraphs: Sequence[Paragraph]) -> Front:
    """Title, lines under it and addressee."""
    first = 0
    while first < min(len(words), 6) and _skipped(words[first], paragraphs[first]):
        first += 1
    count = next((n for n in range(5) if not _title_like(words, paragraphs, first + n)), 5)
    named = [n for n in range(min(count, 4)) if _ends_as_title(words[first + n].strip())]
    if not count or (count > 1 and not named and paragraphs[first].kind is not BlockKind.TITLE):
        count = min(count, 1)
    lines = (named[0] + 1 if named else 1) if count else 0
    title = range(first, first + lines)
    at = first + count
    addressee = at if at < len(words) and _addresses(words[at]) and lines else None
    return Front(title, range(title.stop, at), addressee, at + (addressee is not None))


def _skipped(line: str, paragraph: Paragraph) -> bool:
    return paragraph.kind in (BlockKind.METADATA, BlockKind.MARGIN, BlockKind.COMMENT) or bool(
        len(line) < 40 and _is_marginal(line)
    )


def _is_marginal(line: str) -> bool:
    """Whether it is what stands above a title: secrecy, urgency, document number, 签发人."""
    if line.startswith(_SECRECY) or line.rstrip("\n") in _URGENCY:
        return True
    return "号" in line and bool(re.search(r"[〔\[（(]\d{4}[〕\]）)]\s*第?\d+号", line))


def _ends_as_title(line: str) -> bool:
    """Whether `line` ends in the name of a kind of document, a closing mark left aside."""
    return line.endswith(_ENDINGS) or (line[-1:] in "）)》”" and line[:-1].endswith(_ENDINGS))


def _title_like(words: Sequence[str], paragraphs: Sequence[Paragraph], index: int) -> bool:
    if index >= len(words) or (
        paragraphs[index].kind not in (BlockKind.PARAGRAPH, BlockKind.TITLE, BlockKind.HEADING)
    ):
        return False
    line = words[index].strip()
    if paragraphs[index].kind is BlockKind.TITLE:
        return True
    if not line or len(line) > 60 or numbered(line) or line[-1] in "。；：:，,！？…":
        return False
    if index and paragraphs[index].level and paragraphs[index].level >= paragraphs[0].level > 0:
        return False  # the next heading of the format, not a second line of the title
    return _SENTENCE_ENDS.isdisjoint(line) and line.count("，") <= 1


def _addresses(line: str) -> bool:
    line = line.strip()
    return (
        1 < len(line) <= 80
        and line[-1] in "：:"
        and "。" not in line
        and not _introduces(line[:-1])
        and not numbered(line)
    )


def _introduces(line: str) -> bool:
    """Whether `line` leads up to what follows: 现将有关情况报告如下."""
    rests = (line[at + len(word) :] for word in _INTRODUCED if (at := line.rfind(word)) >= 0)
    return any(len(rest) <= 6 and "、" not in rest and "，" not in rest for rest in rests)


def back(words: Sequence[str], paragraphs: Sequence[Paragraph], body: int) -> Back:
    """The sign-off among the last paragraphs."""
    end = len(words)
    while end > body and paragraphs[end - 1].kind in (
        BlockKind.MARGIN,
        BlockKind.FOOTNOTE,
        BlockKind.COMMENT,
    ):
        end -= 1
    none = Back(end, None, None)
    last = end
    while last > max(body, end - 6) and (
        words[last - 1].startswith(_AFTER_SIGN_OFF) or _attachment(words, last - 1)
    ):
        last -= 1
    lowest = max(body, last - 4)
    date = next((i for i in range(last - 1, lowest - 1, -1) if is_date_line(words[i])), None)
    top = date if date is not None else last
    if date is not None and _signs(without_date(words[date]).strip(" （）()")):
        return Back(date, date, date)
    signatory = next((i for i in (top - 1, top + 1) if body <= i < last and _signs(words[i])), None)
    if date is None and signatory is not None and not _closes_alone(words, paragraphs, signatory):
        signatory = None
    if date is None and signatory is None:
        return none._replace(start=last)
    start = min(i for i in (date, signatory) if i is not None)
    while start - 1 > lowest and _signs(words[start - 1]):
        start -= 1
    while start > body and (words[start - 1].startswith(_AFTER_SIGN_OFF) or _attachment(words, start - 1)):
        start -= 1
    return Back(start, signatory, date)


def _attachment(words: Sequence[str], index: int) -> bool:
    """Whether it is one of the numbered attachments named under 附件："""
    above = words[max(0, index - 4) : index]
    return any(line.startswith(_AFTER_SIGN_OFF) for line in above) and bool(
        re.match(r"\d{1,2}[.．、]\S{2,30}$", words[index])
    )


def _reports(line: str) -> bool:
    """Whether `line` names who reports: 述职人：张三."""
    role = next((role for role in _REPORTERS if line.startswith(role)), "")
    return bool(role) and line[len(role) :].lstrip().startswith(("：", ":"))


def _signs(line: str) -> bool:
    line = line.strip()
    if not 2 <= len(line) <= 30 or not _SENTENCE_MARKS.isdisjoint(line) or numbered(line):
        return False
    return _reports(line) or line[-1] not in "：:、…”》.．"


def _closes_alone(words: Sequence[str], paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a last line without a date reads as a signature: short, no heading, after a finished paragraph."""
    line = words[index].strip()
    before = words[index - 1].rstrip() if index else ""
    return _reports(line) or (
        not paragraphs[index].level
        and paragraphs[index].kind is BlockKind.PARAGRAPH
        and len(line) <= 20
        and bool(before)
        and before[-1] in "。！”"
        and not _ends_as_title(line)
        and not line.removesuffix("！").endswith(_FORMULAS)
    )


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
        whole_year = genre in _ANNUAL  # written when the year was over
        date = Dated(last if whole_year else first, last, "title" if title_year else "opening", span)
    return date, year or (date.latest.year if date else None)


def _year(words: Sequence[str], lines: range, mark: str = "") -> int | None:
    return next((year for index in lines if (year := year_in(words[index], mark))), None)
