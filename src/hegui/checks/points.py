"""What the points of a section must hold: every problem a fact, every measure a date.

A point is what `section` counts: a subsection, a member of an enumeration, else a paragraph or a sentence. It reaches
up to the next.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import MOST, Match, Term, beyond, find, sought, terms
from hegui.document import Document, Span
from hegui.headings import are_trouble, mentions, titled
from hegui.headings.contents import Content, contents, first_words, reach
from hegui.verdict import Evidence, Message, Outcome, Verdict


class PointsCheck(Check):
    """Of the points a section makes, enough must hold certain words."""

    kind: Literal["points"] = "points"
    titles: tuple[str, ...]
    """Titles of the sections whose points are looked at; where there is none, the rule does not apply."""
    not_titles: tuple[str, ...] = ()
    """Words that no such heading may have."""
    terms: tuple[str | Term, ...]
    """The words of which a point must have one."""
    only_with: tuple[str | Term, ...] = ()
    """Only points that hold one of these are looked at; none: all of them."""
    may_lack: float = 0.0
    """The share of the section's points, from 0 to 1, that may lack the words."""
    wanted: str = "所要求的内容"
    """What the words are, for the message: 事例、数字."""

    def __post_init__(self) -> None:
        if not self.titles or not self.terms:
            raise ValueError("titles 与 terms 不能为空")
        if any(not word.strip() for word in (*self.titles, *self.not_titles, self.wanted)):
            raise ValueError("titles、not_titles、wanted 中不能有空的词")
        if not 0 <= self.may_lack < 1:
            raise ValueError("may_lack 须不小于 0，且小于 1")
        terms((*self.terms, *self.only_with))

    def check(self, document: Document) -> Verdict:
        points = self._points(document)
        if not points:
            return Verdict(
                Outcome.NOT_APPLICABLE,
                Message(
                    "没有单设这一部分，或其中没有分条", "there is no such section, or it makes no points"
                ),
            )
        asked = self._holding(document, self.only_with, points) if self.only_with else points
        held = self._holding(document, self.terms, asked)
        lacking = [point for point in asked if point not in held]
        zh, en = f"{len(points)} 项", f"{len(points)} points"
        if len(lacking) > self.may_lack * len(points):
            rest = beyond(len(lacking))
            message = Message(
                f"{zh}中有 {len(lacking)} 项缺{self.wanted}{rest.zh}",
                f"{len(lacking)} of {en} lack {self.wanted}{rest.en}",
            )
            return Verdict(Outcome.FAIL, message, _shown(document, lacking))
        message = Message(
            f"{zh}中缺{self.wanted}的有 {len(lacking)} 项", f"{len(lacking)} of {en} lack {self.wanted}"
        )
        return Verdict(Outcome.PASS, message, _shown(document, held or points))

    def sought(self) -> tuple[str, ...]:
        return sought((*self.terms, *self.only_with))

    def _points(self, document: Document) -> list[Span]:
        """Where the points stand, in reading order."""
        found = [
            i
            for i in titled(document, self.titles)
            if document.in_scope(document.sections[i].heading)
            and not mentions(document.sections[i].title, self.not_titles)
        ]
        trouble = are_trouble(self.titles)
        every = list(contents(document, found, trouble=trouble))
        fullest = max(every, key=lambda content: len(content.points), default=None)
        return _extents(document, fullest, trouble) if fullest else []

    def _holding(self, document: Document, given: tuple[str | Term, ...], points: list[Span]) -> list[Span]:
        matches = find(document, terms(given), document.visible)
        return [point for point in points if any(_in(match, point) for match in matches)]


def _in(match: Match, point: Span) -> bool:
    return point.start <= match.span.start and match.span.end <= point.end


def _extents(document: Document, content: Content, trouble: bool) -> list[Span]:
    """Each point up to the next one, or to the end of its section."""
    ends = [reach(document, i, trouble=trouble).end for i in content.sections]
    starts = sorted(point.span.start for point in content.points)
    stops = [min((end for end in ends if end > start), default=len(document.text)) for start in starts]
    following = [after for _, after in pairwise([*starts, len(document.text)])]
    return [
        Span(start, min(stop, after)) for start, stop, after in zip(starts, stops, following, strict=True)
    ]


def _shown(document: Document, points: list[Span]) -> tuple[Evidence, ...]:
    return tuple(Evidence(first_words(document, point)) for point in points[:MOST])
