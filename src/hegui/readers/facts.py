"""What a document says about itself: title, addressee, sign-off, kind, date and report year."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from hegui.document import BlockKind, Dated, Span

if TYPE_CHECKING:
    from hegui.readers.outline import Paragraph

# Kinds of document by the words in their title: the first that fits. The 15 statutory ones are those of
# 《党政机关公文处理工作条例》 (2012) article 8; the others are common in practice.
GENRES = (
    *(
        (genre, rf"{genre}(?:[（(][^（）()]*[）)])?$")
        for genre in ("决议", "决定", "命令", "公报", "公告", "通告", "意见")
    ),
    *(
        (genre, rf"{genre}(?:[（(][^（）()]*[）)])?$")
        for genre in ("通知", "通报", "批复", "议案", "纪要", "函")
    ),
    ("请示", r"请示(?:报告)?(?:[（(][^（）()]*[）)])?$"),
    ("党建述职", r"(?:党建|党委书记抓|党组织书记).{0,14}述职|抓基层党建"),
    ("述职报告", r"述[职责廉德学法]"),
    ("对照检查材料", r"对照检查|检视剖析|个人发言提纲|自查剖析|党性分析"),
    ("政府工作报告", r"政府工作报告"),
    ("意识形态工作报告", r"意识形态.{0,12}(?:报告|总结|情况|汇报)"),
    ("党风廉政建设报告", r"(?:党风廉政|全面从严治党|主体责任).{0,16}(?:报告|总结|汇报)"),
    ("整改报告", r"整改.{0,12}(?:报告|情况|方案|台账|清单)"),
    ("调研报告", r"调研|调查(?:报告|情况)"),
    ("工作方案", r"(?:方案|计划|要点)$"),
    ("工作总结", r"总结"),
    ("报告", r"报告|汇报"),
)
_GENRES = tuple((name, re.compile(pattern)) for name, pattern in GENRES)
_ANNUAL = ("党建述职", "述职报告", "意识形态工作报告", "党风廉政建设报告", "工作总结", "对照检查材料", "报告")

_DAY = r"(?P<y>(?:19|20)\d{2})\s*[年./-]\s*(?P<m>\d{1,2})\s*[月./-]\s*(?P<d>\d{1,2})\s*[日号]?"
_CN_DAY = r"(?P<cy>[一二][〇零○0ＯO一二三四五六七八九]{3})年(?P<cm>[一二三四五六七八九十]{1,2})月(?P<cd>[一二三四五六七八九十]{1,3})日"
_MONTH = r"(?P<my>(?:19|20)\d{2})\s*年\s*(?P<mm>\d{1,2})\s*月"
_WHOLE_DATE = re.compile(rf"(?:{_DAY}|{_CN_DAY}|{_MONTH})")
_DATE_LINE = re.compile(rf"^[^。；，]{{0,24}}?[（(]?(?:{_DAY}|{_CN_DAY}|{_MONTH})[）)]?[。]?$")
_YEAR = re.compile(r"((?:19|20)\d{2})\s*年|([一二][〇零○O一二三四五六七八九]{3})年")
_REPORT_YEAR = re.compile(r"((?:19|20)\d{2})\s*年度|([一二][〇零○O一二三四五六七八九]{3})年度")
_APPOINTED = re.compile(r"(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月[^，。；]{0,6}?(?:任|起|至今|以来)")
_CN_DIGITS = str.maketrans("〇零○OＯ一二三四五六七八九", "00000123456789")
_AFTER_SIGN_OFF = re.compile(
    r"^(?:附件?[：:]|附[：:]|抄送|主送|印发|联系人|（?\(?(?:联系人|此件|联系电话)|（?此页无正文)|印发$"
)
_REPORTER = re.compile(r"^(?:述职|述责|述廉|报告|汇报|述职述廉|发言)人\s*[：:]")
_DOCUMENT_NUMBER = re.compile(
    r"[〔\[（(]\d{4}[〕\]）)]\s*第?\d+号|^(?:绝密|机密|秘密)|^(?:特急|加急|平急)$|^签发人"
)
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十]+[部章节]"
)
_GENRE_END = re.compile(
    r"(?:报告|总结|汇报|通知|请示|批复|通报|决定|决议|公告|通告|意见|纪要|函|方案|计划|要点|讲话|材料|提纲|办法|规定|细则|要求|清单|情况)[）)》”]?$"
)
_SENTENCE_MARK = re.compile(r"[。；！？，]")


class Front(NamedTuple):
    """Indexes of paragraphs before the body: the title's lines, lines under it (reporter, date), the addressee, and
    the first paragraph of the body."""

    title: range
    bylines: range
    addressee: int | None
    body: int


class Back(NamedTuple):
    """Indexes of the sign-off: the first paragraph of it, who signs, the date; `start` is the count where none is."""

    start: int
    signatory: int | None
    date: int | None


def genre(title: str) -> str:
    """The kind of document that a title names, "" for none."""
    return next((name for name, pattern in _GENRES if pattern.search(title)), "")


def front(words: Sequence[str], paragraphs: Sequence[Paragraph]) -> Front:
    """Title, lines under it and addressee."""
    first = 0
    while first < min(len(words), 6) and _skipped(words[first], paragraphs[first]):
        first += 1
    count = next((n for n in range(5) if not _title_like(words, paragraphs, first + n)), 5)
    named = [n for n in range(min(count, 4)) if _GENRE_END.search(words[first + n].strip())]
    if not count or (count > 1 and not named and paragraphs[first].kind is not BlockKind.TITLE):
        count = min(count, 1)
    lines = (named[0] + 1 if named else 1) if count else 0
    title = range(first, first + lines)
    at = first + count
    addressee = at if at < len(words) and _addresses(words[at]) and lines else None
    return Front(title, range(title.stop, at), addressee, at + (addressee is not None))


def _skipped(line: str, paragraph: Paragraph) -> bool:
    return paragraph.kind in (BlockKind.METADATA, BlockKind.MARGIN, BlockKind.COMMENT) or bool(
        len(line) < 40 and _DOCUMENT_NUMBER.search(line)
    )


def _title_like(words: Sequence[str], paragraphs: Sequence[Paragraph], index: int) -> bool:
    if index >= len(words) or (
        paragraphs[index].kind not in (BlockKind.PARAGRAPH, BlockKind.TITLE, BlockKind.HEADING)
    ):
        return False
    line = words[index].strip()
    if paragraphs[index].kind is BlockKind.TITLE:
        return True
    if not line or len(line) > 60 or _NUMBERED.match(line) or line[-1] in "。；：:，,！？…":
        return False
    if index and paragraphs[index].level and paragraphs[index].level >= paragraphs[0].level > 0:
        return False  # the next heading of the format, not a second line of the title
    return not re.search(r"[。；！？]", line) and line.count("，") <= 1


def _addresses(line: str) -> bool:
    line = line.strip()
    return (
        1 < len(line) <= 80
        and line[-1] in "：:"
        and "。" not in line
        and not re.search(r"(?:如下|以下|情况|报告|汇报|问题)[^、，]{0,6}[：:]$", line)
        and not _NUMBERED.match(line)
    )


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
        _AFTER_SIGN_OFF.match(words[last - 1]) or _attachment(words, last - 1)
    ):
        last -= 1
    lowest = max(body, last - 4)
    date = next((i for i in range(last - 1, lowest - 1, -1) if _is_date_line(words[i])), None)
    top = date if date is not None else last
    if date is not None and _signs(_WHOLE_DATE.sub("", words[date]).strip(" （）()")):
        return Back(date, date, date)
    signatory = next((i for i in (top - 1, top + 1) if body <= i < last and _signs(words[i])), None)
    if date is None and signatory is not None and not _closes_alone(words, paragraphs, signatory):
        signatory = None
    if date is None and signatory is None:
        return none._replace(start=last)
    start = min(i for i in (date, signatory) if i is not None)
    while start - 1 > lowest and _signs(words[start - 1]):
        start -= 1
    while start > body and (_AFTER_SIGN_OFF.match(words[start - 1]) or _attachment(words, start - 1)):
        start -= 1
    return Back(start, signatory, date)


def _attachment(words: Sequence[str], index: int) -> bool:
    return bool(re.match(r"\d{1,2}[.．、]\S{2,30}$", words[index])) and any(
        _AFTER_SIGN_OFF.match(line) for line in words[max(0, index - 4) : index]
    )


def _is_date_line(line: str) -> bool:
    return len(line) <= 40 and bool(_DATE_LINE.match(line.strip()))


def _signs(line: str) -> bool:
    line = line.strip()
    if not 2 <= len(line) <= 30 or _SENTENCE_MARK.search(line) or _NUMBERED.match(line):
        return False
    return bool(_REPORTER.match(line)) or line[-1] not in "：:、…”》.．"


def _closes_alone(words: Sequence[str], paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a last line without a date reads as a signature: short, no heading, after a finished paragraph."""
    line = words[index].strip()
    before = words[index - 1].rstrip() if index else ""
    return bool(_REPORTER.match(line)) or (
        not paragraphs[index].level
        and paragraphs[index].kind is BlockKind.PARAGRAPH
        and len(line) <= 20
        and bool(before)
        and before[-1] in "。！”"
        and not _GENRE_END.search(line)
        and not re.search(r"(?:报告|请示|函复|函告|通知|此致|敬礼|谢谢大家?|谢谢|为盼|如下)[！]?$", line)
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
    title_year = _year(words, front.title) or _year(words, front.bylines, _REPORT_YEAR)
    opening = [_APPOINTED.sub("", line) for line in words[front.body : min(front.body + 1, back.start)]]
    first_line = range(len(opening))
    opening_year = _year(opening, first_line, _REPORT_YEAR) or _year(opening, first_line)
    candidates = [(i, "sign-off") for i in (back.date,) if i is not None]
    candidates += [(i, "title") for i in (*front.title, *front.bylines) if _is_date_line(words[i])]
    found = [
        Dated(*days, source, paragraphs[i].span) for i, source in candidates if (days := _days(words[i]))
    ]
    found += [
        Dated(*days, "metadata")
        for key, value in metadata
        if key in ("date", "日期")
        if (days := _days(value))
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


def _year(words: Sequence[str], lines: range, form: re.Pattern[str] = _YEAR) -> int | None:
    for index in lines:
        match = form.search(words[index])
        if match:
            return int(match[1] or match[2].translate(_CN_DIGITS))
    return None


def _days(line: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day a date line may mean; None for an impossible date."""
    from hegui.readers.items import ordinal

    match = _WHOLE_DATE.search(line)
    if not match:
        return None
    try:
        if match["y"]:
            day = datetime.date(int(match["y"]), int(match["m"]), int(match["d"]))
        elif match["cy"]:
            year = int(match["cy"].translate(_CN_DIGITS))
            day = datetime.date(year, ordinal(match["cm"]), ordinal(match["cd"]))
        else:
            first = datetime.date(int(match["my"]), int(match["mm"]), 1)
            following = (first + datetime.timedelta(days=31)).replace(day=1)
            return first, following - datetime.timedelta(days=1)
    except ValueError:
        return None
    return day, day
