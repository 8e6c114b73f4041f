"""The elements of an official document: title, number, addressee, opening, closing, attachments, signatory, date, …"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import Term, find, sought, terms
from hegui.document import BlockKind, Document, Span
from hegui.elements import elements
from hegui.elements.facts import amiss, bylines, reporter, under_title, without_colon
from hegui.headings.contents import main_text
from hegui.verdict import Evidence, Message, Outcome, Verdict

Element = Literal[
    "letterhead",
    "number",
    "signer",
    "secrecy",
    "title",
    "addressee",
    "opening",
    "closing",
    "attachments",
    "signatory",
    "date",
    "note",
    "copies",
    "printing",
]
_NAMES = {
    "letterhead": ("发文机关标志", "letterhead"),
    "number": ("发文字号", "document number"),
    "signer": ("签发人", "signer"),
    "secrecy": ("密级", "secrecy mark"),
    "title": ("标题", "title"),
    "addressee": ("主送机关或称谓", "addressee"),
    "opening": ("开头用语", "opening formula"),
    "closing": ("结尾用语", "closing formula"),
    "attachments": ("附件说明", "list of attachments"),
    "signatory": ("署名", "signature"),
    "date": ("成文日期", "date"),
    "note": ("附注", "note"),
    "copies": ("抄送机关", "list of copies"),
    "printing": ("印发说明", "printing line"),
}
_ABOVE = {"date": under_title, "signatory": reporter}
_SHOWN = 4


class ElementCheck(Check):
    """An element of an official document must be there, and have the form demanded."""

    kind: Literal["element"] = "element"
    element: Element
    """letterhead 发文机关标志 | number 发文字号 | signer 签发人 | secrecy 密级 | title | addressee | opening | closing |
    attachments 附件说明 | signatory | date (a whole date, at the end) | note 附注 | copies 抄送 | printing 印发"""
    terms: tuple[str | Term, ...] = ()
    """Words of which the element must have one; an opening or closing must have them."""
    not_terms: tuple[str | Term, ...] = ()
    """Words that it must not have."""
    within: int = 120
    """For opening and closing: how many characters from the start of the body, or before the sign-off, are looked at.
    The paragraph in which they end (or begin) is looked at whole."""
    under_title: bool = False
    """For date and signatory: a whole date, or a person's name, on a line under the title will do."""
    forbidden: bool = False
    """The element (with `terms`: such an element) must not be there."""

    def __post_init__(self) -> None:
        if self.element in ("opening", "closing") and not self.terms and not self.not_terms:
            raise ValueError(f"element: {self.element} 须给出 terms（期望的用语）")
        if self.under_title and self.element not in _ABOVE:
            raise ValueError("under_title 只用于 date 和 signatory")
        if self.within < 1:
            raise ValueError("within 至少为 1")
        if self.forbidden and self.not_terms:
            raise ValueError("forbidden 时不能再用 not_terms；要禁止的用语写在 terms 里")

    def check(self, document: Document) -> Verdict:
        place = _place(document, self.element, self.within)
        if place is None and self.under_title:
            above = _ABOVE[self.element](document)
            place = above if above is not None and document.in_scope(above) else None
        if self.forbidden:
            return self._forbidden(document, place)
        if place is None:
            if self.not_terms and not self.terms and self.element in ("opening", "closing"):
                return Verdict(Outcome.NOT_APPLICABLE, Message("没有正文", "there is no text"))
            return self._absent(document)
        unwanted = _within(document, self.not_terms, place)
        name = _NAMES[self.element]
        if unwanted:
            words = document.quote(unwanted[0].span)
            message = Message(f"{name[0]}中不应有“{words}”", f"the {name[1]} should not have {words}")
            return Verdict(Outcome.FAIL, message, unwanted)
        wanted = _within(document, self.terms, place)
        if self.terms and not wanted:
            return self._unformed(document, place)
        formula = self.element in ("opening", "closing")
        evidence = wanted or (() if formula else (Evidence(place),))
        words = document.words(evidence[0].span) if evidence else ""
        return Verdict(
            Outcome.PASS,
            Message(f"{name[0]}：{words}" if words else f"{name[0]}没有不当用语", f"{name[1]}: {words}"),
            evidence,
        )

    def sought(self) -> tuple[str, ...]:
        return sought((*self.terms, *self.not_terms))

    def _forbidden(self, document: Document, place: Span | None) -> Verdict:
        zh, en = _NAMES[self.element]
        found = (
            ()
            if place is None
            else _within(document, self.terms, place)
            if self.terms
            else (Evidence(place),)
        )
        if not found:
            return Verdict(Outcome.PASS, Message(f"没有不应有的{zh}", f"there is no such {en}"))
        words = document.words(found[0].span)
        return Verdict(
            Outcome.FAIL, Message(f"不应有{zh}“{words}”", f"there should be no {en}: {words}"), found
        )

    def _absent(self, document: Document) -> Verdict:
        """The element is not there; a date that stands elsewhere is shown."""
        zh, en = _NAMES[self.element]
        if self.element == "date":
            return _undated(document, self.under_title)
        bare = without_colon(document) if self.element == "addressee" else None
        if bare is None:
            return Verdict(Outcome.FAIL, Message(f"缺少{zh}", f"there is no {en}"))
        message = Message(
            f"“{document.words(bare)}”后缺少全角冒号", f"no colon behind {document.words(bare)}"
        )
        return Verdict(Outcome.FAIL, message, (Evidence(bare),))

    def _unformed(self, document: Document, place: Span) -> Verdict:
        """The element has none of the words demanded; where they stand elsewhere, that is shown."""
        zh, en = _NAMES[self.element]
        wanted = _listed(_ready(self.terms))
        if self.element not in ("opening", "closing"):
            message = Message(f"{zh}中没有{wanted}", f"the {en} has none of {wanted}")
            return Verdict(Outcome.FAIL, message, (Evidence(place),))
        elsewhere = find(document, _ready(self.terms), document.visible)
        if elsewhere:
            line = document.location(elsewhere[0].span.start).line
            side = ("开头", "start") if self.element == "opening" else ("结尾", "end")
            note = Message(f"不在{side[0]}", f"not at the {side[1]}")
            return Verdict(
                Outcome.FAIL,
                Message(
                    f"{side[0]}没有{zh}{wanted}；第 {line} 行有，但不在{side[0]}",
                    f"no {en} at the {side[1]}, only in line {line}",
                ),
                (Evidence(elsewhere[0].span, note=note),),
            )
        return Verdict(Outcome.FAIL, Message(f"缺少{zh}，如{wanted}", f"there is no {en} such as {wanted}"))


def _place(document: Document, element: str, within: int) -> Span | None:
    """Where the element stands, or, for a formula, where it is looked for; None where it is not there."""
    if element in ("opening", "closing"):
        return _edge(document, element == "opening", within)
    if element == "date":
        place = _last(document, BlockKind.DATE)
        place = place if place is not None and not amiss(document.words(place)) else None
    else:
        plain = {"title": document.title, "addressee": document.addressee, "signatory": document.signatory}
        place = plain[element] if element in plain else getattr(elements(document), element)
    return place if place is not None and document.in_scope(place) and document.words(place) else None


def _edge(document: Document, opening: bool, within: int) -> Span | None:
    """The first or the last `within` characters a reader sees of the main text, with the paragraph they cut whole."""
    view = document.visible
    main = main_text(document)
    below = elements(document).end  # attachments are listed between the closing and the sign-off
    if below is not None and main.start < below < main.end:
        main = Span(main.start, below)
    start, end = view.folded(main.start), view.folded(main.end)
    if not view.text[start:end].strip():
        return None
    cut = min(start + within, end) if opening else max(end - within, start)
    at = view.original(min(cut, len(view.text) - 1))
    block = next((b.span for b in document.blocks if b.span.start <= at < b.span.end), None)
    if opening:
        return Span(main.start, min(main.end, max(at, block.end if block else at)))
    return Span(max(main.start, min(at, block.start if block else at)), main.end)


def _last(document: Document, kind: BlockKind) -> Span | None:
    return next((block.span for block in reversed(document.blocks) if block.kind is kind), None)


def _undated(document: Document, under_title: bool) -> Verdict:
    date, last = document.date, _last(document, BlockKind.DATE)
    if last is None and under_title and date is not None and date.span in bylines(document):
        last = date.span
    if last is not None:
        words = document.words(last)
        zh, en = amiss(words) or ("", "")
        message = Message(f"成文日期“{words}”{zh}", f"the date {words}: {en}")
        return Verdict(Outcome.FAIL, message, (Evidence(last),))
    if date is not None and date.span is not None:
        where = {"title": ("标题", "title"), "opening": ("开头", "opening")}.get(
            date.source, ("别处", "text")
        )
        zh = f"文末没有成文日期，只在{where[0]}写明时间"
        message = Message(zh, f"no date at the end; only the {where[1]} tells the time")
        return Verdict(Outcome.FAIL, message, (Evidence(date.span),))
    return Verdict(Outcome.FAIL, Message("文末缺少成文日期", "there is no date at the end"))


def _within(document: Document, wanted: tuple[str | Term, ...], place: Span) -> tuple[Evidence, ...]:
    if not wanted:
        return ()
    view = document.visible
    words = view.text[view.folded(place.start) : view.folded(place.end)]
    possible = [term for term in _ready(wanted) if not term.text or term.text in words]
    matches = find(document, possible, view)
    return tuple(
        Evidence(match.span)
        for match in matches
        if place.start <= match.span.start and match.span.end <= place.end
    )


@lru_cache(maxsize=256)
def _ready(given: tuple[str | Term, ...]) -> tuple[Term, ...]:
    return terms(given)


def _listed(wanted: tuple[Term, ...]) -> str:
    words = [term.text for term in wanted if term.text]  # a pattern is no words to show
    if not words:
        return "所要求的写法"
    return "、".join(f"“{word}”" for word in words[:_SHOWN]) + (
        "等" if len(wanted) > min(len(words), _SHOWN) else ""
    )
