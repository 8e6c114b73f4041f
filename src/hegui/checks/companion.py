"""If the one is there, the other must be: problems and measures, a law and its full name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import Match, Term, find, sought, terms
from hegui.coherence.answers import Told, answered, commonplace, told
from hegui.document import Document, Span
from hegui.headings import are_trouble, titled
from hegui.headings.contents import contents
from hegui.verdict import Evidence, Message, Outcome, Verdict

_SHOWN = 4


class CompanionCheck(Check):
    """Where something is given, something else must be there as well, in the document or near by."""

    kind: Literal["companion"] = "companion"
    given: tuple[str | Term, ...] = ()
    """Words that call for others."""
    given_section: tuple[str, ...] = ()
    """Instead: titles of the section that calls for another."""
    needs: tuple[str | Term, ...] = ()
    """Words of which one must then be there."""
    needs_section: tuple[str, ...] = ()
    """Instead: titles of which a section must then be there."""
    within: Literal["document", "section", "paragraph", "sentence"] = "document"
    """How near the words must be: in the same document, section, paragraph or sentence."""
    each: bool = False
    """Between sections only: every point of the one must be answered by a point of the other, told by their words
    in common. What no point answers is for a person to look at (review)."""

    def __post_init__(self) -> None:
        if bool(self.given) == bool(self.given_section):
            raise ValueError("given 与 given_section 须填且只填一个")
        if bool(self.needs) == bool(self.needs_section):
            raise ValueError("needs 与 needs_section 须填且只填一个")
        if self.within != "document" and (self.given_section or self.needs_section):
            raise ValueError("within 只用于 given 与 needs；给出部分标题时只能是 document")
        if self.each and not (self.given_section and self.needs_section):
            raise ValueError("each 只用于 given_section 与 needs_section：逐条对照两个部分")

    def check(self, document: Document) -> Verdict:
        given = self._given(document)
        if not given:
            what = _named(self.given_section or terms(self.given))
            return Verdict(
                Outcome.PASS, Message(f"文中没有{what}，不需对应内容", f"nothing calls for it: no {what}")
            )
        if self.each:
            return self._each(document, given)
        if self.needs_section:
            found = _headings(document, self.needs_section)
            return self._answered(given, found) if found else self._unanswered(given)
        needed = find(document, terms(self.needs), document.visible)
        if self.within == "document":
            evidence = tuple(Evidence(match.span) for match in needed[:1])
            return self._answered(given, evidence) if needed else self._unanswered(given)
        return self._near(document, given, needed)

    def sought(self) -> tuple[str, ...]:
        return sought((*self.given, *self.needs))

    def _given(self, document: Document) -> tuple[Evidence, ...]:
        if not self.given_section:
            return tuple(
                Evidence(match.span) for match in find(document, terms(self.given), document.visible)
            )
        return _headings(document, self.given_section)

    def _near(self, document: Document, given: tuple[Evidence, ...], needed: list[Match]) -> Verdict:
        """Whether every place given has one that is needed in its own section, paragraph or sentence."""
        starts = [match.span.start for match in needed]
        pairs: list[Evidence] = []
        alone: list[Evidence] = []
        for evidence in given:
            around = _around(document, evidence.span, self.within)
            at = bisect_right(starts, around.start - 1)
            if at < len(starts) and starts[at] < around.end:
                pairs += [evidence, Evidence(needed[at].span)]
            else:
                alone.append(evidence)
        if alone:
            return self._unanswered(tuple(alone))
        return self._answered(tuple(pairs), ())

    def _each(self, document: Document, given: tuple[Evidence, ...]) -> Verdict:
        """Whether every point of the section given is answered by a point of the one it needs."""
        problems = _points(document, self.given_section)
        measures = _points(document, self.needs_section)
        if not measures:
            return self._unanswered(given)
        answers = answered(problems, measures, document.once(commonplace))
        evidence = tuple(Evidence(answer.problem, answer=answer.measure) for answer in answers)
        alone = [at for at, answer in enumerate(answers, 1) if answer.measure is None]
        what, needed = f"“{self.given_section[0]}”", f"“{self.needs_section[0]}”"
        if len(answers) == 1 and alone:
            zh = f"{what}没有分条，或只有 1 条，在{needed}中看不出对应内容，请人工核对"
            en = f"{what} makes no separate points; nothing in {needed} seems to answer it; please look"
            return Verdict(Outcome.REVIEW, Message(zh, en), evidence)
        if not alone:
            zh = f"{what}的 {len(answers)} 条都有{needed}中的内容对应"
            en = f"each of the {len(answers)} points of {what} is answered in {needed}"
            return Verdict(Outcome.PASS, Message(zh, en), evidence)
        numbers = "、".join(str(at) for at in alone)
        zh = f"{what}共 {len(answers)} 条，第 {numbers} 条在{needed}中看不出对应内容，请人工核对"
        en = f"of {len(answers)} points of {what}, nothing in {needed} seems to answer {', '.join(map(str, alone))}; please look"
        return Verdict(Outcome.REVIEW, Message(zh, en), evidence)

    def _answered(self, given: tuple[Evidence, ...], found: tuple[Evidence, ...]) -> Verdict:
        what, needed = self._names()
        evidence = {item.span: item for item in (*given, *found)}
        message = Message(f"有{what}，也有{needed}", f"{what} is there, and so is {needed}")
        return Verdict(Outcome.PASS, message, tuple(sorted(evidence.values(), key=lambda item: item.span)))

    def _unanswered(self, given: tuple[Evidence, ...]) -> Verdict:
        what, needed = self._names()
        where = {"document": "文中", "section": "同一部分", "paragraph": "同一段", "sentence": "同一句"}[
            self.within
        ]
        count = f"（{len(given)} 处）" if len(given) > 1 and not self.given_section else ""
        message = Message(
            f"有{what}{count}，但{where}缺少{needed}",
            f"{what} is there, but no {needed} in the same {self.within}",
        )
        return Verdict(Outcome.FAIL, message, given)

    def _names(self) -> tuple[str, str]:
        return _named(self.given_section or terms(self.given)), _named(
            self.needs_section or terms(self.needs)
        )


def _points(document: Document, titles: tuple[str, ...]) -> tuple[Told, ...]:
    """The points of the sections with these titles, of those that make most; where none is parted, the whole is one."""
    found = [i for i in titled(document, titles) if document.in_scope(document.sections[i].heading)]
    parts = list(contents(document, found, trouble=are_trouble(titles)))
    fullest = max(parts, key=lambda part: len(part.points), default=None)
    return told(document, fullest) if fullest else ()


def _named(what: tuple[str, ...] | tuple[Term, ...]) -> str:
    words = [word if isinstance(word, str) else word.text or word.pattern for word in what]
    return "、".join(f"“{word}”" for word in words[:_SHOWN]) + ("等" if len(words) > _SHOWN else "")


def _headings(document: Document, titles: tuple[str, ...]) -> tuple[Evidence, ...]:
    """The sections with these titles, each with the number of its points."""
    found = [i for i in titled(document, titles) if document.in_scope(document.sections[i].heading)]
    parts = contents(document, found, trouble=are_trouble(titles))
    return tuple(
        Evidence(
            document.sections[part.sections[0]].heading,
            note=Message(f"{len(part.points)} 项", f"{len(part.points)} items") if part.points else None,
        )
        for part in parts
        if len(part.sections) == 1
    )


def _around(document: Document, span: Span, within: str) -> Span:
    """The innermost section with what stands under it, the paragraph or the sentence that `span` stands in."""
    if within == "section":
        index = document.section_at(span.start)
        if index is not None:
            section = document.sections[index]
            return Span(section.heading.start, section.body.end)
        first = document.sections[0].heading.start if document.sections else len(document.text)
        return Span(0, first)
    block = next((b.span for b in document.blocks if b.span.start <= span.start < b.span.end), None)
    around = block or Span(0, len(document.text))
    return around if within == "paragraph" else _sentence(document, span, around)


def _sentence(document: Document, span: Span, around: Span) -> Span:
    text = document.text
    start = max(text.rfind(mark, around.start, span.start) for mark in "。！？") + 1
    return Span(max(start, around.start), min(_ends(text, span.end, around.end), default=around.end))


def _ends(text: str, start: int, stop: int) -> Iterator[int]:
    return (at for mark in "。！？" if (at := text.find(mark, start, stop)) >= 0)
