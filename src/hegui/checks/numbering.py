"""Numbering of headings and enumerations: unbroken, in the right order of levels, rightly spelled.

Levels are 一、→（一）→1.→（1） (GB/T 9704-2012, 7.3.3; 一、→1. is common where there are but two), spelled after
GB/T 15834-2011: 、 after a Chinese number, a dot after an Arabic one, nothing after brackets. A number that is missing
among the headings but stands somewhere in between, in a paragraph too long for a heading, is no gap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import MOST, beyond
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.numerals import Mark, label, marks, serials, standard, stands
from hegui.sequence import breaks
from hegui.verdict import Evidence, Message, Outcome, Verdict

_RANK = {"章": 0, "部分": 0, "编": 0, "篇": 0, "节": 1, "一、": 2, "（一）": 3, "1.": 4, "（1）": 5}
_FIRSTS = expression(r"一(?<![^\s。；;：:，,]一)([是要])(?![一是])")
_SECOND = expression(r"二[是要、]|[第其]二|其次|再次|另一方面|（二）")
_NAMES = {
    "sequence": Message("序号不连续", "out of sequence"),
    "levels": Message("层次不对", "wrong level"),
    "style": Message("写法不对", "wrong spelling"),
    "series": Message("分条序词不连续", "broken series"),
}


class NumberingCheck(Check):
    """Headings and enumerations must be numbered without gap or repeat, in the right levels and spelling."""

    kind: Literal["numbering"] = "numbering"
    sequence: bool = True
    """No gap and no repeat among headings of one level (一、二、四)."""
    levels: bool = True
    """一、→（一）→1.→（1） in this order, none skipped save 一、→1."""
    style: bool = True
    """The standard spelling: 一、 （一） 1. （1）, not 一. （一）、 (一) 1、"""
    series: bool = True
    """No gap and no repeat in 一是…二是…三是…"""

    def __post_init__(self) -> None:
        if not (self.sequence or self.levels or self.style or self.series):
            raise ValueError("sequence、levels、style、series 不能都为 false")

    def check(self, document: Document) -> Verdict:
        wrong = [
            (name, place)
            for name, look in _LOOK.items()
            if getattr(self, name)
            for place in document.once(look)
            if document.in_scope(place.span)
        ]
        if wrong:
            return _failed(wrong)
        if document.scope is None:
            return document.once(_all_passed)
        seen = (*document.once(_numbered), *document.once(_serial))
        return _passed([mark for mark in seen if document.in_scope(mark.span)])


def _numbered(document: Document) -> tuple[Mark, ...]:
    return tuple(marks(document))


def _serial(document: Document) -> tuple[Mark, ...]:
    return tuple(serials(document))


def _turned(document: Document) -> tuple[tuple[Mark, Mark], ...]:
    return tuple(_inverted(document.once(_numbered)))


def _all_passed(document: Document) -> Verdict:
    return _passed([*document.once(_numbered), *document.once(_serial)])


def _failed(wrong: list[tuple[str, Evidence]]) -> Verdict:
    counts = Counter(name for name, _ in wrong)
    rest = beyond(len(wrong))
    message = Message(
        "、".join(f"{_NAMES[name].zh} {count} 处" for name, count in counts.items()) + rest.zh,
        ", ".join(f"{count} {_NAMES[name].en}" for name, count in counts.items()) + rest.en,
    )
    places = sorted((place for _, place in wrong), key=lambda place: place.span)
    return Verdict(Outcome.FAIL, message, tuple(places[:MOST]))


def _passed(seen: list[Mark]) -> Verdict:
    if not seen:
        return Verdict(Outcome.PASS, Message("文中没有编号", "there is no numbering"))
    top = min(_RANK.get(mark.style, len(_RANK)) for mark in seen)
    shown = [mark for mark in seen if _RANK.get(mark.style, len(_RANK)) == top]
    message = Message(f"{len(seen)} 处编号都合要求", f"all {len(seen)} numbers are in order")
    return Verdict(Outcome.PASS, message, tuple(Evidence(mark.span) for mark in shown[:MOST]))


def _expected(mark: Mark, ordinal: int, shifts: bool = False) -> Evidence:
    form = label(mark.style, ordinal)
    zh, en = ("，其后顺延", ", and those behind it move") if shifts else ("", "")
    return Evidence(mark.span, note=Message(f"此处应为“{form}”{zh}", f"{form} is expected here{en}"))


def _sequence(document: Document) -> tuple[Evidence, ...]:
    turned = {mark.style for pair in document.once(_turned) for mark in pair}
    return tuple(_breaks(document, [m for m in document.once(_numbered) if m.style not in turned]))


def _levels(document: Document) -> tuple[Evidence, ...]:
    return (*_above(document.once(_turned)), *_skipped(document, document.once(_numbered)))


def _style(document: Document) -> tuple[Evidence, ...]:
    return tuple(_misspelt(document, (*document.once(_numbered), *document.once(_serial))))


def _series(document: Document) -> tuple[Evidence, ...]:
    return tuple(_gaps(document, document.once(_serial)))


_LOOK = {"sequence": _sequence, "levels": _levels, "style": _style, "series": _series}


def _breaks(document: Document, numbered: Iterable[Mark]) -> Iterator[Evidence]:
    """Headings whose number does not follow on the one before at the same place in the tree."""
    in_order = sorted(numbered, key=lambda mark: mark.span)
    running = _running(in_order)
    by_place = sorted(in_order, key=lambda mark: (_place(mark), mark.span))
    for _, group in groupby(by_place, key=_place):
        run = list(group)
        begin = _begin(document, run[0])

        def begins(at: int, run: Sequence[Mark] = run) -> bool:
            return run[at] in running or _restarts(document, run, at)

        yield from _told(document, run, begin, begins)


def _told(
    document: Document, run: Sequence[Mark], begin: int, begins: Callable[[int], bool]
) -> Iterator[Evidence]:
    """The numbers of a run that do not follow; begin: where it could have begun."""

    def missing(at: int, wanted: int) -> int:
        return _missing(document, run[at], wanted, run[at - 1].span.end if at else begin)

    for fault in breaks([mark.ordinal for mark in run], missing, begins):
        yield _expected(run[fault.at], fault.due, fault.shifts and fault.at + 1 < len(run))


def _running(in_order: Iterable[Mark]) -> set[Mark]:
    """Those that open a section with the number after the last of the section before: items numbered through a whole
    list, as the points of an inspection are, or the chapters of a law that has parts."""
    last: dict[str, Mark] = {}
    running: set[Mark] = set()
    for mark in in_order:
        before = last.get(mark.style)
        last[mark.style] = mark
        if (
            before
            and mark.style in ("1.", "章")
            and before.parent != mark.parent
            and mark.ordinal == before.ordinal + 1
        ):
            running.add(mark)
    return running


def _place(mark: Mark) -> tuple[int, str]:
    return (-1 if mark.parent is None else mark.parent), mark.style


def _missing(document: Document, mark: Mark, wanted: int, begin: int) -> int:
    """The first number from `wanted` up to that of `mark` that stands nowhere from `begin` on; 0 if all do."""
    if mark.ordinal < wanted:
        return wanted
    between = Span(begin, mark.span.start)
    return next((n for n in range(wanted, mark.ordinal) if not stands(document, mark.style, n, between)), 0)


def _begin(document: Document, mark: Mark) -> int:
    """Where the numbering that `mark` is the first of could have begun."""
    return document.sections[mark.parent].heading.end if mark.parent is not None else 0


def _restarts(document: Document, run: Sequence[Mark], at: int) -> bool:
    """Whether a new run begins there: 1 again, after an unnumbered heading or with a second one to follow."""
    mark = run[at]
    if mark.ordinal != 1 or not at:
        return False
    before = run[at - 1]
    between = document.sections[(before.section or 0) + 1 : mark.section]
    if any(not section.number and section.parent == mark.parent for section in between):
        return True
    if before.ordinal == 1:
        return stands(document, mark.style, 2, Span(before.span.end, mark.span.start))
    if mark.style not in ("一、", "（一）"):
        return True
    end = document.sections[mark.section or 0].body.end
    follow = [later.ordinal for later in run[at + 1 : at + 3]]
    return follow[:1] == [2] or follow[1:] == [3] or stands(document, mark.style, 2, Span(mark.span.end, end))


def _inverted(numbered: Iterable[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """Pairs of headings the second of which stands under the first, though its numbering is of a higher level."""
    known = [mark for mark in numbered if mark.style in ("一、", "（一）", "1.")]
    last: dict[int | None, Mark] = {}
    for at, mark in enumerate(known):
        before = last.get(mark.parent)
        last[mark.parent] = mark
        if before is None or _RANK[before.style] <= _RANK[mark.style]:
            continue
        later = next((other for other in known[at:] if other.style == before.style), None)
        goes_on = later is not None and later.ordinal == before.ordinal + 1
        alone = before.ordinal == 1 and before.style == "（一）"
        if goes_on or alone:
            yield before, mark


def _above(inverted: Iterable[tuple[Mark, Mark]]) -> Iterator[Evidence]:
    for upper, lower in inverted:
        message = Message(
            f"“{lower.text}”不应在“{upper.text}”之下，顺序为一、（一）1.（1）",
            f"{lower.text} must not stand under {upper.text}; the order is 一、（一）1.（1）",
        )
        yield Evidence(lower.span, note=message)


def _skipped(document: Document, numbered: Sequence[Mark]) -> Iterator[Evidence]:
    """（1） with neither 1. nor, under 一、, （一） above it."""
    by_section = {mark.section: mark for mark in numbered}
    for mark in numbered:
        parent, upper = mark.parent, None
        while parent is not None and upper is None:
            upper = by_section.get(parent)
            parent = document.sections[parent].parent
        if mark.style != "（1）" or upper is None or upper.style not in ("一、", "（一）"):
            continue
        between = Span(upper.span.end, mark.span.start)
        if not stands(document, "1.", 1, between) and not stands(document, "（一）", 1, between):
            due = "“（一）”或“1.”" if upper.style == "一、" else "“1.”"
            yield Evidence(mark.span, note=Message(f"“{upper.text}”之下应为{due}", f"{due} is due below"))


def _misspelt(document: Document, all_marks: Iterable[Mark]) -> Iterator[Evidence]:
    for mark in all_marks:
        right = standard(document.quote(mark.span), mark)
        if right:
            yield Evidence(mark.span, right)


def _gaps(document: Document, serial: Iterable[Mark]) -> Iterator[Evidence]:
    """Serial words and inline numbers that do not follow on the one before in their series."""
    series: dict[int, list[Mark]] = {}
    for mark in serial:
        series.setdefault(mark.series, []).append(mark)
    for run in series.values():

        def begins(at: int, run: Sequence[Mark] = run) -> bool:
            return run[at].ordinal == 1 or (not at and run[at].style in _RANK)  # that may be a heading

        yield from _told(document, run, _section_start(document, run[0]), begins)
    yield from _doubled(document)


def _section_start(document: Document, mark: Mark) -> int:
    return document.sections[mark.section].heading.end if mark.section is not None else 0


def _doubled(document: Document) -> Iterator[Evidence]:
    """一是 twice in one paragraph with nothing second in between."""
    view = document.visible
    for first, second in pairwise(_FIRSTS.finditer(view.text)):
        between = view.text[first.end() : second.start()]
        if first[1] == second[1] and "\n" not in between and not _SECOND.search(between):
            form = f"二{second[1]}"
            note = Message(f"此处应为“{form}”", f"{form} is expected here")
            yield Evidence(Span(*view.span(*second.span())), note=note)
