"""As many answered as were raised: 反馈19个问题, and under 整改落实情况 nineteen of them.

Unlike `announced` the list stands far from the number, and may be in an annex, in a table or in groups; so it may be
counted in any of several ways, and where none of them gives the number a person must look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import MOST, Match, Term, find, literals, sought, terms
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.headings import titled
from hegui.nested import Places
from hegui.numerals import value
from hegui.values import Record
from hegui.verdict import Evidence, Message, Outcome, Verdict

_NUMBER = expression(r"\d+|[一二三四五六七八九十百两]+")
_NUMERAL = expression(r"\d+|[一二三四五六七八九十百①-⑳]+")


class Raised(Record):
    """A number that is told, and where."""

    number: int
    span: Span


class TallyCheck(Check):
    """As many items must be listed as are said to be there."""

    kind: Literal["tally"] = "tally"
    given: tuple[str | Term, ...]
    """Words that tell how many there are; the last number in them counts (反馈4个方面19个问题)."""
    titles: tuple[str, ...] = ()
    """Titles of the sections that list them; none, or none there: the whole document."""
    following: bool = False
    """Instead of `titles`: they are listed behind the number, in the section it stands in."""
    items: tuple[str | Term, ...] = ()
    """Words by which an item is told (关于……的问题); besides headings and enumerations, which are counted anyway."""

    def __post_init__(self) -> None:
        if not self.given:
            raise ValueError("given 不能为空")
        if any(not title.strip() for title in self.titles):
            raise ValueError("titles 中不能有空的标题")
        if self.following and self.titles:
            raise ValueError("following 与 titles 不能同时用")
        terms((*self.given, *self.items))

    def check(self, document: Document) -> Verdict:
        raised = list(self._raised(document))
        if not raised:
            return Verdict(
                Outcome.NOT_APPLICABLE, Message("文中没有写明数目", "the text does not say how many")
            )
        for each in raised:
            ways = self._ways(document, each)
            same = next((places for places in ways if len(places) == each.number), None)
            if same:
                return _agreed(document, each, same)
        return _open(document, raised[0], self._ways(document, raised[0]))

    def literals(self) -> tuple[str, ...] | None:
        return literals(terms(self.given))

    def sought(self) -> tuple[str, ...]:
        return sought((*self.given, *self.items))

    def proved_by(self) -> tuple[Outcome, ...]:
        return (Outcome.PASS, Outcome.REVIEW)

    def _raised(self, document: Document) -> Iterator[Raised]:
        for match in find(document, terms(self.given), document.visible):
            numbers = _NUMBER.findall(document.words(match.span))
            if numbers:
                yield Raised(value(numbers[-1].replace("两", "二")), match.span)

    def _ways(self, document: Document, raised: Raised) -> list[list[Span]]:
        """What may be the items, counted in several ways, those told by `items` first."""
        bodies = [_behind(document, raised)] if self.following else self._listing(document)
        told = _told(document, terms(self.items), bodies)
        return [told, *_by_level(document, bodies), *_by_label(document, bodies)]

    def _listing(self, document: Document) -> list[Span]:
        """The sections that list the items, else everything looked in."""
        found = [
            document.sections[i].body
            for i in titled(document, self.titles)
            if document.in_scope(document.sections[i].heading)
        ]
        return found or list(document.scope or (Span(0, len(document.text)),))


def _behind(document: Document, raised: Raised) -> Span:
    """What stands behind the number in its section; where no list begins there, all that stands behind it."""
    index = document.section_at(raised.span.start)
    whole = Span(raised.span.end, len(document.text))
    if index is None:
        return whole
    rest = Span(raised.span.end, document.sections[index].body.end)
    headed = any(document.sections[child].heading.start > rest.start for child in document.children(index))
    return rest if headed or document.items_in(rest) else whole


def _by_level(document: Document, bodies: list[Span]) -> list[list[Span]]:
    """The headings of each level, and those that have none below them."""
    places = Places(bodies)
    inside = [i for i, s in enumerate(document.sections) if places.hold(s.heading.start, s.heading.start + 1)]
    levels: dict[int, list[Span]] = defaultdict(list)
    for i in inside:
        levels[document.sections[i].level].append(document.sections[i].heading)
    lowest = [document.sections[i].heading for i in inside if next(document.children(i), None) is None]
    return [*levels.values(), lowest]


def _by_label(document: Document, bodies: list[Span]) -> list[list[Span]]:
    """The members of enumerations, those with labels of one style together."""
    styles: dict[str, list[Span]] = defaultdict(list)
    for body in bodies:
        for item in document.items_in(body):
            head = Span(item.span.start, min(item.span.end, item.span.start + 20))
            styles[_NUMERAL.sub("", item.label)].append(head)
    return list(styles.values())


def _told(document: Document, asked: tuple[Term, ...], bodies: list[Span]) -> list[Span]:
    places = Places(bodies)
    found: list[Match] = find(document, asked, document.visible) if asked else []
    return [match.span for match in found if places.hold(match.span.start, match.span.end)]


def _agreed(document: Document, raised: Raised, places: list[Span]) -> Verdict:
    words = document.words(raised.span)
    message = Message(
        f"“{words}”，所列 {len(places)} 项，相符", f"{words}: {len(places)} listed, which agrees"
    )
    return Verdict(Outcome.PASS, message, _evidence(raised, places))


def _open(document: Document, raised: Raised, ways: list[list[Span]]) -> Verdict:
    nearest = ways[0] or min(ways, key=lambda places: abs(len(places) - raised.number))
    words = document.words(raised.span)
    zh = f"“{words}”，文中按标题、序号数得 {len(nearest)} 项；请核对有没有漏列、合并或另附"
    en = f"{words}: {len(nearest)} found by headings and labels; look for items left out, merged or annexed"
    return Verdict(Outcome.REVIEW, Message(zh, en), _evidence(raised, nearest))


def _evidence(raised: Raised, places: list[Span]) -> tuple[Evidence, ...]:
    said = Evidence(raised.span, note=Message(f"所说 {raised.number} 项", f"{raised.number} told"))
    listed = [
        Evidence(span, note=Message(f"第 {n} 项", f"item {n}"))
        for n, span in enumerate(sorted(places), 1)
        if span != raised.span
    ]
    return tuple(sorted((said, *listed[:MOST]), key=lambda evidence: evidence.span))
