"""Whether a rule or a pack applies to a document."""

from __future__ import annotations

import datetime
from fnmatch import fnmatchcase
from typing import Literal

from hegui.document import BlockKind, Document
from hegui.elements import elements
from hegui.headings import titled
from hegui.values import Value
from hegui.verdict import Evidence, Message, Outcome, Verdict

Element = Literal[
    "letterhead",
    "number",
    "signer",
    "secrecy",
    "addressee",
    "attachments",
    "signatory",
    "date",
    "note",
    "copies",
    "printing",
]
_ELEMENTS = {
    "letterhead": ("发文机关标志", "letterhead"),
    "number": ("发文字号", "document number"),
    "signer": ("签发人", "signer"),
    "secrecy": ("密级", "secrecy mark"),
    "addressee": ("主送机关", "organ addressed"),
    "attachments": ("附件说明", "statement of attachments"),
    "signatory": ("署名", "signature"),
    "date": ("成文日期", "date at the end"),
    "note": ("附注", "note"),
    "copies": ("抄送机关", "copies"),
    "printing": ("印发说明", "printing line"),
}


class DateRange(Value):
    """Days, both ends included."""

    from_: datetime.date | None = None
    """First day, e.g. 2022-10-22."""
    to: datetime.date | None = None
    """Last day."""

    def __post_init__(self) -> None:
        if self.from_ and self.to and self.from_ > self.to:
            raise ValueError(f"起日 {self.from_} 晚于止日 {self.to}，没有一份文件会在其间")


class YearRange(Value):
    """Report years, both ends included."""

    from_: int | None = None
    """First year, e.g. 2022."""
    to: int | None = None
    """Last year."""

    def __post_init__(self) -> None:
        if self.from_ and self.to and self.from_ > self.to:
            raise ValueError(f"起年 {self.from_} 晚于止年 {self.to}，没有一份文件会在其间")


class When(Value):
    """Conditions under which a rule applies; all that are given must hold. Elsewhere the rule is not_applicable."""

    genre: tuple[str, ...] = ()
    """Kinds of document (述职报告, 通知, …), one of which it must be."""
    title: tuple[str, ...] = ()
    """Words of which one stands in the document's title, or on the lines above the text that go with it (who reports)."""
    date: DateRange | None = None
    """When the document was written (成文日期, else the year it reports on). No date found: review."""
    year: YearRange | None = None
    """The year the document reports on. No year found: review."""
    path: tuple[str, ...] = ()
    """File name patterns such as reports/*.md, one of which must fit."""
    format: tuple[str, ...] = ()
    """txt, md, docx, …"""
    section: tuple[str, ...] = ()
    """Titles of sections, one of which the document has."""
    contains: tuple[str, ...] = ()
    """Words of which one stands in the text."""
    has: tuple[Element, ...] = ()
    """Elements of an official document (number, addressee, signatory, …), one of which it shows; addressee: an organ."""
    metadata: tuple[str, ...] = ()
    """Front-matter entries as key=value, all of which must hold."""


ALWAYS = When()


def applies(when: When, document: Document) -> Verdict | None:
    """None where `when` holds for `document`; otherwise the verdict that says why not (not_applicable or review)."""
    if when is ALWAYS or when == ALWAYS:
        return None
    # A condition that plainly does not hold comes before a date that is not known.
    return _kind(when, document) or _content(when, document) or _time(when, document)


def _not_applicable(zh: str, en: str, evidence: tuple[Evidence, ...] = ()) -> Verdict:
    return Verdict(Outcome.NOT_APPLICABLE, Message(zh, en), evidence)


def _kind(when: When, document: Document) -> Verdict | None:
    if when.genre and document.genre not in when.genre:
        wanted, found = "、".join(when.genre), document.genre or "未识别"
        return _not_applicable(
            f"只用于{wanted}；本文文种：{found}",
            f"only for {wanted}; this document is: {document.genre or 'of no known kind'}",
        )
    if when.title and not any(word in document.once(_title_lines) for word in when.title):
        wanted = "、".join(when.title)
        return _not_applicable(f"标题中没有“{wanted}”", f"the title has none of: {wanted}")
    if when.path and not any(fnmatchcase(document.path, glob) for glob in when.path):
        return _not_applicable(f"只用于文件 {'、'.join(when.path)}", f"only for files {', '.join(when.path)}")
    if when.format and document.format not in when.format:
        wanted = "、".join(when.format)
        return _not_applicable(f"只用于 {wanted} 格式", f"only for the formats {wanted}")
    return None


def _title_lines(document: Document) -> str:
    """The title and the lines above and below it: a name with its office, the year in brackets."""
    lines = [document.words(block.span) for block in document.blocks if block.kind is BlockKind.TITLE]
    return "\n".join([document.words(document.title), *lines] if document.title else lines)


def _time(when: When, document: Document) -> Verdict | None:
    if when.date is not None:
        found = _date(when.date, document)
        if found is not None:
            return _misdated(when, document, found) or found
    if when.year is None:
        return None
    year = document.year
    if year is None:
        return Verdict(
            Outcome.REVIEW,
            Message(
                "找不到报告年度，无法判断本项是否适用",
                "no report year found, so whether this applies is open",
            ),
        )
    first, last = when.year.from_ or year, when.year.to or year
    if not first <= year <= last:
        return _not_applicable(
            f"报告年度 {year} 不在适用范围内", f"the report year {year} is outside the range"
        )
    return None


def _misdated(when: When, document: Document, found: Verdict) -> Verdict | None:
    """Where the title names a year that the rule is for, a date outside its range may be a slip: not passed over."""
    year, date = document.year, document.date
    if when.year is None or year is None or date is None or found.outcome is not Outcome.NOT_APPLICABLE:
        return None
    first, last = when.year.from_ or year, when.year.to or year
    if not first <= year <= last or str(year) not in document.once(_title_lines):
        return None
    zh = f"标题写的是 {year} 年，成文时间却是 {date.latest}，请核对日期；日期写错的，改正后再查本项"
    en = f"the title says {year}, the date {date.latest}: please look which is right, then check this again"
    return Verdict(Outcome.REVIEW, Message(zh, en), found.evidence)


def _date(wanted: DateRange, document: Document) -> Verdict | None:
    date = document.date
    if date is None:
        return Verdict(
            Outcome.REVIEW,
            Message(
                "找不到成文日期和年度，无法判断本项是否适用；可用 --as-of 指定",
                "no date or year found, so whether this applies is open; give one with --as-of",
            ),
        )
    evidence = (Evidence(date.span),) if date.span else ()
    first, last = wanted.from_ or datetime.date.min, wanted.to or datetime.date.max
    if first <= date.earliest and date.latest <= last:
        return None
    if date.latest < first or date.earliest > last:
        side = f"{first} 起" if date.latest < first else f"{last} 止"
        en = f"from {first} on" if date.latest < first else f"up to {last}"
        return _not_applicable(
            f"本项自 {side}适用；本文时间为 {date.latest}",
            f"applies {en}; this document is of {date.latest}",
            evidence,
        )
    return Verdict(
        Outcome.REVIEW,
        Message(
            f"只知本文写于 {date.earliest} 至 {date.latest} 之间，无法判断本项是否适用",
            f"known only to be written between {date.earliest} and {date.latest}, so whether this applies is open",
        ),
        evidence,
    )


def _content(when: When, document: Document) -> Verdict | None:
    if when.section and next(titled(document, when.section), None) is None:
        wanted = "、".join(when.section)
        return _not_applicable(f"文中没有“{wanted}”部分", f"there is no section titled {wanted}")
    if when.contains and not any(word in document.visible.text for word in when.contains):
        wanted = "、".join(when.contains)
        return _not_applicable(f"文中没有“{wanted}”", f"the text has none of: {wanted}")
    if when.has and not any(_shows(document, element) for element in when.has):
        wanted = "、".join(_ELEMENTS[element][0] for element in when.has)
        names = ", ".join(_ELEMENTS[element][1] for element in when.has)
        return _not_applicable(
            f"只用于正式公文；文中未见{wanted}", f"for official documents; there is no {names}"
        )
    held = {f"{key}={value}" for key, value in document.metadata}
    missing = [entry for entry in when.metadata if entry not in held]
    if missing:
        return _not_applicable(f"文件头没有 {missing[0]}", f"the front matter has no {missing[0]}")
    return None


def _shows(document: Document, element: str) -> bool:
    if element == "signatory":
        return document.signatory is not None
    if element == "date":
        return document.date is not None and document.date.source == "sign-off"
    return getattr(elements(document), element) is not None
