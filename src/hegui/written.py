"""When a document was written and what time it tells of, with bounds wide enough to accuse nobody of an anachronism."""

from __future__ import annotations

import datetime

from hegui.document import Dated, Document
from hegui.expression import expression
from hegui.values import Record
from hegui.verdict import Message

_EXACT = ("sign-off", "metadata", "as-of")
_MONTH = 31  # days
_SENTENCE_ENDS = "。！？；\n\r"
_YEAR = expression(r"(?<!\d)((?:19|20)\d\d)(?=年|[-—～至])")
_GONE = expression(r"(?<![\d到至期—～-])((?:19|20)\d\d)年(?!底|末|前|远景|规划|目标|版)")
_SINCE = expression(r"年度?(?:以来|以后|至|到|[-—–～~])|\d(?:级|届|版)")
_OTHERS_YEAR = "整改 反馈 遗留 巩固 回头看 答复 批复 规划 纲要 条例 办法 规定 细则"
"""Words of titles in which a year may be that of something else: 关于2019年督察反馈问题整改情况的报告."""


class Written(Record):
    """latest: the last day on which it may have been written. about: the first day that it may tell of. said: how to
    say when it was written."""

    latest: datetime.date
    about: datetime.date
    said: Message


def years(words: str) -> list[int]:
    """The years named in `words`."""
    return [int(year) for year in _YEAR.findall(words)]


def sentence(text: str, start: int, end: int) -> str:
    """What stands around `start:end` up to the ends of its sentence, itself left out."""
    first = max(text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    last = min((at for mark in _SENTENCE_ENDS if (at := text.find(mark, end)) >= 0), default=len(text))
    return f"{text[first:start]}\0{text[end:last]}"


def is_exact(date: Dated) -> bool:
    """Whether a day or month is known, not only a year. The last of December may stand for a year."""
    if (date.latest - date.earliest).days >= _MONTH:
        return False
    return date.source in _EXACT or (date.latest.month, date.latest.day) != (12, 31)


def written(document: Document) -> Written | Message:
    """When `document` was written, or why that cannot be told."""
    date = document.date
    if date is None:
        return Message(
            "文中没有日期，无从比较先后；可用 --as-of 指定", "no date to compare with; give one with --as-of"
        )
    words = document.quote(date.span) if date.span else ""
    about = datetime.date(min(document.year or date.earliest.year, date.earliest.year), 1, 1)
    if is_exact(date):
        amended = max(years(words), default=0)  # （2015年通过 2023年修订）
        latest = (
            max(date.latest, datetime.date(amended, 12, 31)) if amended > date.latest.year else date.latest
        )
        return Written(latest, about, Message(f"写于 {latest}", f"of {latest}"))
    if _SINCE.search(words) or any(word in words for word in _OTHERS_YEAR.split()):
        return Message(
            "标题里的年份不一定是成文的年份，无从比较先后", "the year in the title may not be that of writing"
        )
    year = date.latest.year
    told = [y for y in map(int, _GONE.findall(document.visible.text)) if y > year + 1]
    latest = datetime.date(max(told, default=year) + 1, 6, 30)
    return Written(latest, about, Message(f"是 {year} 年的材料", f"of the year {year}"))
