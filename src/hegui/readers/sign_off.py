"""What stands below the text: who signs, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hegui.document import BlockKind
from hegui.elements.lines import is_attachment_label, is_below_date, is_organ
from hegui.expression import expression
from hegui.readers.dates import is_date_line, without_date
from hegui.readers.front import ends_as_title
from hegui.readers.heading_number import numbered
from hegui.values import Record

if TYPE_CHECKING:
    from hegui.readers.paragraph import Paragraph

_REPORTERS = tuple(f"{role}人" for role in ("述职述廉", "述职", "述责", "述廉", "报告", "汇报", "发言"))
_ATTACHED = ("附：", "附:", "附件：", "附件:")
_ISSUING = ("印发", "转发", "批转", "下发", "公布", "发布", "颁发")
_MOST = 12  # lines beside a sign-off
_OVER = 4  # lines between a date and a table
_MOST_OVER = 40  # characters in one of them
_FORMULAS = (
    *("报告", "请示", "函复", "函告", "通知", "此致", "敬礼", "谢谢", "谢谢大", "谢谢大家", "为盼", "如下"),
)
_SENTENCE_MARKS = frozenset("。；！？，")


class Back(Record):
    """Indexes of the sign-off: the first paragraph of it, who signs, the date; `start` is the count where none is.
    after: where what is attached begins, the count where nothing is."""

    start: int
    signatory: int | None
    date: int | None
    after: int


def back(words: Sequence[str], paragraphs: Sequence[Paragraph], body: int) -> Back:
    """The sign-off: above the attachments where they follow it, else among the last paragraphs."""
    end = len(words)
    margins = (BlockKind.MARGIN, BlockKind.FOOTNOTE, BlockKind.COMMENT)
    while end > body and paragraphs[end - 1].kind in margins:
        end -= 1
    for stop in _stops(words, paragraphs, body, end):
        found = _back(words, paragraphs, body, stop)
        if found.date is not None:
            return found._replace(after=stop)
    return _back(words, paragraphs, body, end)._replace(after=len(words))


def _stops(words: Sequence[str], paragraphs: Sequence[Paragraph], body: int, end: int) -> Iterator[int]:
    """Where something attached may begin: 附件1 on a line, or, in a document that issues another, below its date; a
    table below the date."""
    issuing = any(word in line for line in words[:body] for word in _ISSUING)
    table = _table(words, paragraphs, body, end)
    for index in range(body + 1, end):
        below_date = issuing and body + 1 < index < end - 2 and _closes(words, index - 1)
        if below_date or index == table or is_attachment_label(words[index]):
            yield index


def _table(words: Sequence[str], paragraphs: Sequence[Paragraph], body: int, end: int) -> int:
    """Where tables below the date begin, with the lines over them; -1: text follows, or there is none."""
    if end <= body or not any(paragraphs[i].kind is BlockKind.CELL for i in range(body, end)):
        return -1
    at = end
    while at > body + 1 and _beside_table(words[at - 1], paragraphs[at - 1]):
        at -= 1
    lines = range(at, end)
    first = next((i for i in lines if paragraphs[i].kind is BlockKind.CELL), end)
    below = (i for i in range(first, max(body + 1, first - _OVER), -1) if i - 1 > body)
    return next((i for i in below if _dates(words[i - 1]) and _signs(words[i - 2])), -1)


def _beside_table(line: str, paragraph: Paragraph) -> bool:
    """Whether it is in a table, or a short line over or under one."""
    return paragraph.kind is BlockKind.CELL or (len(line) <= _MOST_OVER and "。" not in line)


def _closes(words: Sequence[str], index: int) -> bool:
    """Whether it is a date below an organ that signs."""
    return _dates(words[index]) and is_organ(words[index - 1])


def _dates(line: str) -> bool:
    """Whether it is a date and nothing else."""
    return is_date_line(line) and not without_date(line).strip(" 。")


def _back(words: Sequence[str], paragraphs: Sequence[Paragraph], body: int, end: int) -> Back:
    """The sign-off among the last paragraphs before `end`."""
    last = end
    while last > max(body, end - _MOST) and _is_after(words, last - 1):
        last -= 1
    lowest = max(body, last - 4)
    date = next((i for i in range(last - 1, lowest - 1, -1) if is_date_line(words[i])), None)
    top = date if date is not None else last
    if date is not None and _signs(without_date(words[date]).strip(" （）()")):
        return Back(date, date, date, end)
    beside = (i for i in (top - 1, top + 1) if body <= i < last and not _is_after(words, i))
    signatory = next((i for i in beside if _signs(words[i])), None)
    if date is None and signatory is not None and not _closes_alone(words, paragraphs, signatory):
        signatory = None
    if date is None and signatory is None:
        return Back(last, None, None, end)
    start = min(i for i in (date, signatory) if i is not None)
    while start - 1 > lowest and _signs(words[start - 1]):
        start -= 1
    while start > body and _is_after(words, start - 1):
        start -= 1
    return Back(start, signatory, date, end)


def _is_after(words: Sequence[str], index: int) -> bool:
    """Whether it is one of the lines that stand beside a sign-off: attachments named, notes, copies, printing."""
    line = words[index]
    return line.startswith(_ATTACHED) or is_below_date(line) or _attachment(words, index)


_LISTED = expression(r"\d{1,2}\s*[.．、]\s*(?!\d)\S[^。]{1,60}[。；]?$")


def _attachment(words: Sequence[str], index: int) -> bool:
    """Whether it is one of the numbered attachments named under 附件："""
    if not _LISTED.match(words[index]):
        return False
    above = reversed(words[max(0, index - _MOST) : index])
    first = next((line for line in above if not line[:1].isdecimal()), "")
    return first.startswith(_ATTACHED)


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
    if is_organ(line) and index and _is_after(words, index - 1):
        return True
    return _reports(line) or (
        not paragraphs[index].level
        and paragraphs[index].kind is BlockKind.PARAGRAPH
        and len(line) <= 20
        and bool(before)
        and before[-1] in "。！”"
        and not ends_as_title(line)
        and not line.removesuffix("！").endswith(_FORMULAS)
    )
