"""A document must say one thing throughout: one number for one fact, one form for one name, one year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import ClassVar, Literal

from hegui.checks.base import Check
from hegui.checks.terms import MOST, Match, Term, apart, beyond, literals, matches, terms
from hegui.coherence import Clash, accord
from hegui.document import Document, Span
from hegui.reference import Reference
from hegui.verdict import Evidence, Message, Outcome, Verdict, spot

ReferenceType = Literal[
    "meeting", "formulation", "enumeration", "campaign", "document", "name", "collocation"
]

_NAMES = {
    "figures": Message("同一件事的数字前后一致", "the figures of one fact agree"),
    "totals": Message("总数与所列分项没有明显不符", "totals and the parts listed agree"),
    "arithmetic": Message("句中自己算的数没有算错", "what a sentence works out is right"),
    "tables": Message("文中数字与表中一致", "the figures of text and tables agree"),
    "people": Message("人名前后一致", "names of persons agree throughout"),
    "abbreviations": Message("简称前后一致", "short forms agree throughout"),
    "years": Message("没有与标题年度不合的年度", "no year does not go with that of the title"),
    "dates": Message("没有与成文、开会日期不合的日期", "no day does not go with that of the document"),
    "posts": Message("所任职务的党组织名称前后一致", "the post stands in one Party organisation"),
    "forms": Message("同一名称只有一种写法", "each name stands in one form"),
}
_NOTHING = {
    "figures": Message("没有两处写到同一件事的数字", "no fact is told with a figure twice"),
    "totals": Message("没有列出分项的总数", "no total is given with its parts"),
    "arithmetic": Message("没有写出计算的数字", "no sentence works anything out"),
    "tables": Message("文中没有与表格同一行的数字", "the text gives no figure of a row of a table"),
    "people": Message("没有两处写到同一人", "no person is named twice"),
    "abbreviations": Message("文中没有定义简称", "no short form is defined"),
    "years": Message("标题没有写明回顾哪一年，未作比对", "the title names no one year looked back on"),
    "dates": Message(
        "没有认出成文日期，或者文中没有写明年、月的日期，未作比对",
        "the document has no date of its own, or names no other month or day: nothing was compared",
    ),
    "posts": Message(
        "标题没有写一个党组织职务，未作比对", "the title names no one post in a Party organisation"
    ),
    "forms": Message("文中没有所列的写法", "none of the forms occurs"),
}
_LITERALS = {"dates": ("月",), "abbreviations": ("称", "》（", "》("), "years": ("年",), "posts": ("党",)}
_DOUBTFUL = ("figures", "totals", "tables", "people")  # for a person to look at: there may be a reason
_BETWEEN = str.maketrans("", "", '、，,“”"·')
_QUOTES = (("《", "》"), ("“", "”"))
_LINE = 200  # characters of a line in which a quotation may be open
_SHOWN = 3


class ConsistencyCheck(Check):
    """What a document says twice it must say alike: one number for a fact, parts that make their sum, one meaning for a
    short form, one form for a name, years that go together."""

    kind: Literal["consistency"] = "consistency"
    of: Literal[
        "figures",
        "totals",
        "arithmetic",
        "tables",
        "people",
        "abbreviations",
        "years",
        "dates",
        "posts",
        "forms",
    ]
    """What must agree: figures (one fact, one number; a person must look), totals (parts and sum; a person must look),
    arithmetic (409 of 416 leaves 7), tables (rows and text; a person must look), people (names; a person must look),
    abbreviations (以下简称…), years (title, opening, plan and sign-off), dates (data and
    meetings after the document), posts (党委, 党组 of the reporter), forms."""
    groups: tuple[tuple[str | Term, ...], ...] = ()
    """For forms: each list holds forms of one thing, of which a document should have one only. What stands in 《》 or “”
    does not count."""
    types: tuple[ReferenceType, ...] = ()
    """For forms: references of these types must stand in one of their right forms where these differ in marks only
    (完整、准确、全面 and 完整准确全面)."""
    _bound: ClassVar[tuple[tuple[Term, ...], ...]] = ()  # the groups made of references

    def __post_init__(self) -> None:
        if (self.of == "forms") != bool(self.groups or self.types):
            raise ValueError("groups 或 types 只用于 of: forms，而且至少填一个")
        if any(len(group) < 2 for group in self.groups):
            raise ValueError("groups 的每一组至少要有两种写法")
        for group in self.groups:
            terms(group)

    def bound(self, references: Mapping[str, Reference]) -> ConsistencyCheck:
        """This check with the forms of the references it is about."""
        if not self.types:
            return self
        from dataclasses import replace

        check = replace(self)
        wanted = (reference for reference in references.values() if reference.type in self.types)
        object.__setattr__(check, "_bound", tuple(group for each in wanted for group in _by_marks(each)))
        return check

    def check(self, document: Document) -> Verdict:
        found = self._forms(document) if self.of == "forms" else _found(self.of, document)
        compared = [each for each in found if all(document.in_scope(place.span) for place in each.places)]
        clashes = [each for each in compared if each.message]
        if not clashes:
            message = _NAMES[self.of] if compared else _NOTHING[self.of]
            return Verdict(Outcome.PASS, message, _evidence(compared))
        doubtful = self.of in _DOUBTFUL or all(each.doubtful for each in clashes)
        outcome = Outcome.REVIEW if doubtful else Outcome.FAIL
        return Verdict(outcome, _message(clashes), _evidence(clashes))

    def literals(self) -> tuple[str, ...] | None:
        return literals(self._asked) if self.of == "forms" else _LITERALS.get(self.of)

    def proved_by(self) -> tuple[Outcome, ...]:
        return (Outcome.PASS, Outcome.REVIEW) if self.of in _DOUBTFUL else super().proved_by()

    @cached_property
    def _groups(self) -> tuple[tuple[Term, ...], ...]:
        return (*(terms(group) for group in self.groups), *self._bound)

    @property
    def _asked(self) -> Iterable[Term]:
        return (term for group in self._groups for term in group)

    def _forms(self, document: Document) -> Iterator[Clash]:
        for group in self._groups:
            by_form = [
                (number, found) for number, term in enumerate(group) for found in _unquoted(document, term)
            ]
            kept = apart([found for _, found in by_form])
            spans = {found.span for found in kept}
            told = {found.span: number for number, found in by_form if found.span in spans}
            if len(set(told.values())) > 1:
                yield _mixed(document, group, kept, told)
            elif kept:
                yield accord(kept[0].span)


def _found(of: str, document: Document) -> Iterator[Clash]:
    """What does not agree, found by the room for it, which is loaded when it is first needed."""
    room = import_module(f"hegui.coherence.{of}")
    find: Callable[[Document], Iterator[Clash]] = getattr(room, of)
    return find(document)


def _by_marks(reference: Reference) -> Iterator[tuple[Term, ...]]:
    """The right forms of a reference that differ in marks only."""
    forms: dict[str, list[str]] = {}
    for form in (reference.form, *reference.variants):
        forms.setdefault(form.translate(_BETWEEN), []).append(form)
    for group in forms.values():
        if len(group) > 1 and not any(one != other and one in other for one in group for other in group):
            yield terms(group)


def _unquoted(document: Document, term: Term) -> Iterator[Match]:
    """Where `term` counts, outside quotations and titles."""
    for found in matches(document, term, document.visible):
        start = found.span.start
        before = document.text[max(0, start - _LINE) : start].rpartition("\n")[2]
        if not any(before.rfind(opening) > before.rfind(closing) for opening, closing in _QUOTES):
            yield found


def _mixed(document: Document, group: tuple[Term, ...], kept: list[Match], told: Mapping[Span, int]) -> Clash:
    """A clash of the rarer forms with the one that stands most often, or, of those, first."""
    order = [told[found.span] for found in kept]
    main = max(dict.fromkeys(order), key=order.count)
    first = next(found for found, number in zip(kept, order, strict=True) if number == main)
    words, form = document.words(first.span), group[main].text
    at = spot(document, first.span.start)
    note = Message(f"{at.zh}作“{words}”", f"{at.en} has {words}")
    others = [found for found, number in zip(kept, order, strict=True) if number != main]
    shown = "”“".join(dict.fromkeys(document.words(found.span) for found in others))
    places = [Evidence(first.span), *(Evidence(found.span, form or None, note) for found in others)]
    message = Message(f"“{words}”又作“{shown}”", f"{words} stands as {shown} as well")
    return Clash(message, tuple(sorted(places, key=lambda place: place.span)))


def _message(clashes: list[Clash]) -> Message:
    shown = [each.message for each in clashes if each.message][:_SHOWN]
    more = len(clashes) > _SHOWN
    rest = beyond(sum(len(each.places) for each in clashes))
    return Message(
        "；".join(each.zh for each in shown) + (" 等" if more else "") + rest.zh,
        "; ".join(each.en for each in shown) + ("; …" if more else "") + rest.en,
    )


def _evidence(clashes: list[Clash]) -> tuple[Evidence, ...]:
    """Each place once, in reading order; what has a note goes before what has none."""
    places: dict[Span, Evidence] = {}
    for place in (place for each in clashes for place in each.places):
        if place.span not in places or place.note:
            places[place.span] = place
    return tuple(sorted(places.values(), key=lambda place: place.span))[:MOST]
