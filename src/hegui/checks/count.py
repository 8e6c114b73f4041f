"""How many of something there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import MOST, Term, beyond, evidence, find, literals, named, sought, terms
from hegui.document import BlockKind, Document, Span
from hegui.expression import expression
from hegui.verdict import Evidence, Message, Outcome, Verdict

Counted = Literal["terms", "items", "sections", "paragraphs", "tables", "numbers"]

_UNITS = {
    "terms": Message("处", "occurrences"),
    "items": Message("条", "enumerated items"),
    "sections": Message("个标题", "sections"),
    "paragraphs": Message("段", "paragraphs"),
    "tables": Message("个表格", "tables"),
    "numbers": Message("个数据", "figures"),
}

# Figures that tell how much: not dates and times, not numbering, not document numbers, not part of a word.
_YEAR = r"(?:19|20)\d{2}"
_DATE = (
    rf"{_YEAR}(?:[-/]\d{{1,2}}(?:[-/]\d{{1,2}})?|\.\d{{1,2}}\.\d{{1,2}})(?![-/.\d])|{_YEAR}(?:年|[-—–~至到](?={_YEAR}))"
    r"|\d{1,2}月份?(?!内)|\d{1,2}[日号]|\d{1,2}[:：]\d{2}"
)
_NUMBERING = r"(?<![^\s。；：:;])(?:\d{1,2}[.．、](?!\d)|[（(]?\d{1,2}[）)])"
_DOCUMENT = rf"[〔\[（(]{_YEAR}[〕\]）)](?:第?\d+号)?|第\d+"
_FIGURE = expression(
    rf"(?=[\dA-Za-z〔\[（(第])(?:(?P<other>{_DATE}|{_NUMBERING}|{_DOCUMENT}|[A-Za-z][-A-Za-z]*\d[-A-Za-z0-9.]*)"
    r"|(?P<figure>\d+(?:[,，]\d{3})*(?:\.\d+)?[%％‰]?))"
)


class CountCheck(Check):
    """There must be at least, or at most, so many of something."""

    kind: Literal["count"] = "count"
    of: Counted
    """terms 用语 | items 分条 | sections 标题 | paragraphs 段落 | tables 表格 | numbers 数据（不计日期、编号）"""
    terms: tuple[str | Term, ...] = ()
    """The words, where `of` is terms."""
    min: float | None = None
    """The least there must be."""
    max: float | None = None
    """The most there may be."""
    per_1000: bool = False
    """min and max are per 1,000 characters of the place looked in, blanks not counted."""

    def __post_init__(self) -> None:
        if bool(self.terms) != (self.of == "terms"):
            raise ValueError("terms 应在 of 为 terms 时填写，且只在此时填写")
        if self.min is None and self.max is None:
            raise ValueError("min 与 max 至少填一个")
        if min(self.min or 0, self.max or 0) < 0 or (self.max is None and self.min == 0):
            raise ValueError("min 须大于 0，max 不能小于 0")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("min 不能大于 max")
        terms(self.terms)

    def check(self, document: Document) -> Verdict:
        places = self._places(document)
        amount: float = len(places)
        if self.per_1000 and places:
            characters = document.characters(document.pieces(Span(0, len(document.text))))
            amount = len(places) * 1000 / (characters or 1)
        low = self.min is not None and amount < self.min
        high = self.max is not None and amount > self.max
        outcome = Outcome.FAIL if low or high else Outcome.PASS
        return Verdict(outcome, self._message(len(places), amount), tuple(places[:MOST]))

    def literals(self) -> tuple[str, ...] | None:
        return literals(terms(self.terms)) if self.of == "terms" else None

    def sought(self) -> tuple[str, ...]:
        return sought(self.terms)

    def _places(self, document: Document) -> list[Evidence]:
        if self.of == "terms":
            view = document.visible if self.min is not None else document.full
            return list(evidence(find(document, terms(self.terms), view), most=None))
        return [Evidence(span) for span in _SPANS[self.of](document) if document.in_scope(span)]

    def _message(self, count: int, amount: float) -> Message:
        unit = _UNITS[self.of]
        what = named(terms(self.terms)) if self.terms else Message("", "")
        zh, en = (
            f"{what.zh}共 {count} {unit.zh}",
            f"{count} {unit.en}" + (f" of {what.en}" if what.en else ""),
        )
        if self.per_1000:
            zh, en = f"{zh}，每千字 {amount:.1f}", f"{en}, {amount:.1f} per 1,000 characters"
        if self.min is not None:
            zh, en = f"{zh}，至少应有 {self.min:g} {unit.zh}", f"{en}, at least {self.min:g} needed"
        if self.max is not None:
            zh, en = f"{zh}，至多 {self.max:g} {unit.zh}", f"{en}, at most {self.max:g} allowed"
        rest = beyond(count)
        return Message(zh + rest.zh, en + rest.en)


def _items(document: Document) -> Iterator[Span]:
    return (item.span for item in document.items)


def _sections(document: Document) -> Iterator[Span]:
    return (section.heading for section in document.sections)


def _paragraphs(document: Document) -> Iterator[Span]:
    blocks = (block.span for block in document.blocks if block.kind is BlockKind.PARAGRAPH)
    return (piece for span in blocks for piece in document.pieces(span))


def _tables(document: Document) -> Iterator[Span]:
    """Runs of cells; what stands between two tables parts them."""
    start: int | None = None
    for block, after in pairwise((*document.blocks, None)):
        if block is None or block.kind is not BlockKind.CELL:
            continue
        start = block.span.start if start is None else start
        if after is None or after.kind is not BlockKind.CELL:
            yield Span(start, block.span.end)
            start = None


def _numbers(document: Document) -> Iterator[Span]:
    view = document.visible
    for match in _FIGURE.finditer(view.text):
        if match["figure"]:
            yield Span(*view.span(*match.span()))


_SPANS: dict[str, Callable[[Document], Iterator[Span]]] = {
    "items": _items,
    "sections": _sections,
    "paragraphs": _paragraphs,
    "tables": _tables,
    "numbers": _numbers,
}
