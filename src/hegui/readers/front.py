"""What stands above the text: the title, the lines under it, the addressee."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hegui.document import BlockKind
from hegui.elements.lines import is_above_title, is_number
from hegui.readers.heading_number import numbered
from hegui.values import Record

if TYPE_CHECKING:
    from hegui.readers.paragraph import Paragraph

_SECRECY = ("绝密", "机密", "秘密", "签发人")
_ENDINGS = (
    *("报告", "总结", "汇报", "通知", "请示", "批复", "通报", "决定", "决议", "公告", "通告", "意见"),
    *("纪要", "函", "议案", "公报", "命令"),
    *("方案", "计划", "要点", "讲话", "材料", "提纲", "办法", "规定", "细则", "要求", "清单", "情况"),
)
_JOINTS = ("的", "和", "及", "与", "暨")  # what a line of a title begins with when it goes on
_INTRODUCED = ("如下", "以下", "情况", "报告", "汇报", "问题")
_SENTENCE_ENDS = frozenset("。；！？")
_SENTENCE_MARKS = frozenset("。；！？，：")
_SENTENCES = ("现", "我", "请", "根据", "按照", "为", "特此", "以上", "经", "将", "按", "据", "兹")
_ABOVE = 10  # lines that may stand above a title


class Front(Record):
    """Indexes of paragraphs before the body: the title's lines, lines under it (reporter, date), the addressee, and
    the first paragraph of the body."""

    title: range
    bylines: range
    addressee: int | None
    body: int


def front(words: Sequence[str], paragraphs: Sequence[Paragraph]) -> Front:
    """Title, lines under it and addressee."""
    first = _first(words, paragraphs)
    count = next((n for n in range(6) if not _title_like(words, paragraphs, first + n)), 6)
    ends = [n for n in range(min(count, 5)) if ends_as_title(words[first + n].strip())]
    named = [
        n for n in ends if n + 1 >= count or not words[first + n + 1].strip().startswith(_JOINTS)
    ] or ends
    if not count or (count > 1 and not named and paragraphs[first].kind is not BlockKind.TITLE):
        count = min(count, 1)
    lines = (named[0] + 1 if named else 1) if count else 0
    title = range(first, first + lines)
    at = first + count
    addressee = at if at < len(words) and _addresses(words[at]) and lines else None
    return Front(title, range(title.stop, at), addressee, at + (addressee is not None))


def _first(words: Sequence[str], paragraphs: Sequence[Paragraph]) -> int:
    """The first line of the title. A letterhead without 文件 stands over the number (信函格式)."""
    first = 0
    while first < min(len(words), _ABOVE) and _skipped(words[first], paragraphs[first]):
        first += 1
    below = first + 1
    if below < len(words) and is_number(words[below]) and not ends_as_title(words[first].strip()):
        while below < min(len(words), _ABOVE) and _skipped(words[below], paragraphs[below]):
            below += 1
        return below if _title_like(words, paragraphs, below) else first
    return first


def _skipped(line: str, paragraph: Paragraph) -> bool:
    if paragraph.kind in (BlockKind.METADATA, BlockKind.MARGIN, BlockKind.COMMENT):
        return True
    return len(line) < 60 and (line.startswith(_SECRECY) or is_above_title(line))


def ends_as_title(line: str) -> bool:
    """Whether `line` ends in the name of a kind of document, a closing mark left aside."""
    line = line[:-1] if _is_stopped_title(line) else line
    return line.endswith(_ENDINGS) or (line[-1:] in "）)》”" and line[:-1].endswith(_ENDINGS))


def _is_stopped_title(line: str) -> bool:
    """Whether it is a title that ends with a mark it should not have: …关于…的请示。"""
    bare = line[:-1]
    about = bare.find("关于")
    return (
        line[-1:] in ("。", "；", "，", "、")
        and 0 <= about <= 30
        and len(line) <= 60
        and bare.endswith(_ENDINGS)
        and not bare.startswith(_SENTENCES)
        and _SENTENCE_MARKS.isdisjoint(bare)
    )


def _title_like(words: Sequence[str], paragraphs: Sequence[Paragraph], index: int) -> bool:
    if index >= len(words) or (
        paragraphs[index].kind not in (BlockKind.PARAGRAPH, BlockKind.TITLE, BlockKind.HEADING)
    ):
        return False
    line = words[index].strip()
    if paragraphs[index].kind is BlockKind.TITLE:
        return True
    if _is_stopped_title(line):
        return True
    if not line or len(line) > 60 or numbered(line) or line[-1] in "。；：:，,！？…":
        return False
    if index and paragraphs[index].level and paragraphs[index].level >= paragraphs[0].level > 0:
        return False  # the next heading of the format, not a second line of the title
    return _SENTENCE_ENDS.isdisjoint(line) and line.count("，") <= 1


def _addresses(line: str) -> bool:
    line = line.strip()
    most = 300 if line.startswith("各") and len(line) < 15 * (line.count("、") + line.count("，") + 1) else 80
    return (
        1 < len(line) <= most
        and line[-1] in "：:"
        and "。" not in line
        and not _introduces(line[:-1])
        and not numbered(line)
    )


def _introduces(line: str) -> bool:
    """Whether `line` leads up to what follows: 现将有关情况报告如下."""
    rests = (line[at + len(word) :] for word in _INTRODUCED if (at := line.rfind(word)) >= 0)
    return any(len(rest) <= 6 and "、" not in rest and "，" not in rest for rest in rests)
