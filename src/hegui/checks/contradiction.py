"""What a report claims as done it must not, among its shortcomings, own up to as not done."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import Match, Term, find, literals, sought, terms
from hegui.document import Document, Span
from hegui.headings import titled
from hegui.headings.contents import body, is_combined, main_text
from hegui.headings.shortcomings import listed
from hegui.values import Value
from hegui.verdict import Evidence, Message, Outcome, Verdict, spot

_TROUBLE = (
    "存在问题",
    "存在的主要问题",
    "存在的不足",
    "问题和不足",
    "不足之处",
    "查摆的问题",
    "检视剖析",
    "对照检查",
)
_PLANS = ("下一步打算", "下一步工作", "努力方向", "整改措施", "工作计划", "工作打算", "原因分析")
_MARKS = "，。；：！？;:!?\n\r"
# What makes a claim none: it is denied, wished for, planned, or asked of others.
_NO_CLAIM = listed(
    "未 没有 没能 不够 尚 仍 有待 缺乏 力争 确保 努力 目标 计划 打算 下一步 要求 督促 指导 推动 引导 教育 对照 是否"
)
# What makes a shortcoming none: it is put right or kept off, may only come, or is that of others.
_NO_FAULT = listed(
    "解决 防止 避免 杜绝 克服 纠正 整改 改变 扭转 针对 不存在 没有出现 是否 容易 可能 一旦 如果 个别 有的 部分 少数 一些"
)
_SHOWN = 3


class Pair(Value):
    """A claim and the shortcoming that belies it."""

    claims: tuple[str | Term, ...]
    """Words that claim something as done."""
    faults: tuple[str | Term, ...]
    """Words that own up to its not being done."""
    about: tuple[str, ...] = ()
    """Words of which one and the same must stand in the clause of both; empty: the words above say what it is about."""

    def __post_init__(self) -> None:
        if not self.claims or not self.faults:
            raise ValueError("claims 与 faults 都不能为空")
        terms((*self.claims, *self.faults))

    def occurs(self, document: Document) -> bool:
        """Whether words of both stand in the document; of most pairs they do not."""
        view = document.visible
        return all(not words or view.spots(words) for words in self._words)

    @cached_property
    def _words(self) -> tuple[tuple[str, ...], ...]:
        """What is in every place of each; nothing where no such words are known."""
        return tuple(literals(terms(given)) or () for given in (self.claims, self.faults))


class ContradictionCheck(Check):
    """What is claimed as done outside the section on shortcomings must not be owned up to as not done in it. A person
    must look: both may be true of different things."""

    kind: Literal["contradiction"] = "contradiction"
    pairs: tuple[Pair, ...]
    """Claims, each with the shortcomings that belie it."""
    titles: tuple[str, ...] = _TROUBLE
    """Titles of the section on shortcomings."""
    not_titles: tuple[str, ...] = _PLANS
    """Titles of sections that claim nothing."""

    def __post_init__(self) -> None:
        if not self.pairs or not self.titles:
            raise ValueError("pairs 与 titles 不能为空")

    def check(self, document: Document) -> Verdict:
        pairs = [pair for pair in self.pairs if pair.occurs(document)]
        if not pairs:
            return Verdict(Outcome.PASS, self._none)  # as on an empty document
        troubles = list(titled(document, self.titles))
        if not troubles:
            message = Message(
                "文中没有讲问题的部分，无从对照", "there is no section on shortcomings to compare with"
            )
            return Verdict(Outcome.PASS, message)
        faults = _narrowed(document, _troubles(document, troubles))
        claims = _narrowed(document, _claims(document, troubles, list(titled(document, self.not_titles))))
        found = [each for pair in pairs for each in _belied(claims, faults, pair)]
        if not found:
            headings = (document.sections[index].heading for index in troubles)
            return Verdict(Outcome.PASS, self._none, tuple(Evidence(heading) for heading in headings))
        return Verdict(Outcome.REVIEW, _message(document, found), _evidence(document, found))

    @property
    def _none(self) -> Message:
        count = len(self.pairs)
        return Message(
            f"没有所列 {count} 组成绩与问题的矛盾说法", f"no claim is belied by a shortcoming ({count} pairs)"
        )

    def literals(self) -> tuple[str, ...] | None:
        return literals(self._faults)

    def sought(self) -> tuple[str, ...]:
        return sought((*self._faults, *(term for pair in self.pairs for term in pair.claims)))

    def proved_by(self) -> tuple[Outcome, ...]:
        return (Outcome.PASS, Outcome.REVIEW)

    @cached_property
    def _faults(self) -> tuple[Term, ...]:
        return tuple(term for pair in self.pairs for term in terms(pair.faults))


def _troubles(document: Document, found: list[int]) -> Iterator[Span]:
    """The sections on shortcomings, up to where they turn to what is to be done."""
    for index in found:
        yield body(document, index, combined=is_combined(document.sections[index].title))


def _claims(document: Document, troubles: list[int], others: list[int]) -> Iterator[Span]:
    """The rest of the text, without the sections that claim nothing."""
    whole = main_text(document)
    at = whole.start
    for start, end in sorted(
        (s.heading.start, s.body.end) for s in (document.sections[i] for i in (*troubles, *others))
    ):
        if start > at:
            yield Span(at, start)
        at = max(at, end)
    if at < whole.end:
        yield Span(at, whole.end)


def _narrowed(document: Document, spans: Iterator[Span]) -> Document:
    pieces = sorted(piece for span in spans for piece in document.pieces(span))
    return document.within(tuple(pieces) or (Span(0, 0),))


def _belied(claims: Document, faults: Document, pair: Pair) -> Iterator[tuple[Match, Match]]:
    """The first claim of `pair` and the first shortcoming that belies it."""
    wrong = [
        found
        for found in find(faults, terms(pair.faults), faults.visible)
        if not _void(faults, found, _NO_FAULT)
    ]
    done = find(claims, terms(pair.claims), claims.visible) if wrong else []
    for claim in (found for found in done if not _void(claims, found, _NO_CLAIM)):
        words = _clause(claims, claim.span)
        for fault in wrong:
            other = _clause(faults, fault.span)
            if not pair.about or any(word in words and word in other for word in pair.about):
                yield claim, fault
                return


def _void(document: Document, found: Match, words: tuple[str, ...]) -> bool:
    """Whether what stands before it in its clause takes the meaning away."""
    clause = _clause(document, found.span)
    at = clause.find(document.words(found.span))
    before = clause[: max(at, 0)]
    return any(word in before for word in words)


def _clause(document: Document, span: Span) -> str:
    """The clause that `span` stands in, folded."""
    view = document.visible
    start, end = view.folded(span.start), view.folded(span.end)
    first = max(view.text.rfind(mark, max(0, start - 60), start) for mark in _MARKS) + 1
    last = min((at for mark in _MARKS if (at := view.text.find(mark, end, end + 60)) >= 0), default=end)
    return view.text[max(first, start - 60) : last]


def _message(document: Document, found: list[tuple[Match, Match]]) -> Message:
    pairs = [(document.words(claim.span), document.words(fault.span)) for claim, fault in found[:_SHOWN]]
    more = len(found) > _SHOWN
    return Message(
        "；".join(f"成绩中说“{claim}”，问题中说“{fault}”" for claim, fault in pairs)
        + (" 等" if more else ""),
        "; ".join(f"{claim} is claimed, {fault} owned up to" for claim, fault in pairs)
        + ("; …" if more else ""),
    )


def _evidence(document: Document, found: list[tuple[Match, Match]]) -> tuple[Evidence, ...]:
    places: dict[Span, Evidence] = {}
    for claim, fault in found:
        for place, other in ((claim.span, fault.span), (fault.span, claim.span)):
            at = spot(document, other.start)
            words = document.words(other)
            note = Message(f"与{at.zh}“{words}”相矛盾", f"belies {at.en}: {words}")
            places.setdefault(place, Evidence(place, note=note))
    return tuple(sorted(places.values(), key=lambda place: place.span))
