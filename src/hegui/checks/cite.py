"""A meeting, document or formulation must be cited, from the day it may be expected."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal

from hegui.checks.base import Check
from hegui.document import Dated, Document, Span
from hegui.nested import Places
from hegui.reference import Reference
from hegui.values import Record
from hegui.verdict import Evidence, Message, Outcome, Verdict

_SHOWN = 5
_FOR_A_TIME = ("campaign", "dated")
_SPRING = 4  # what ended before this month is not told of in the report on that year


class CiteCheck(Check):
    """The report must cite a meeting, document or set phrase of the reference data, in one of its right forms."""

    kind: Literal["cite"] = "cite"
    reference: str | tuple[str, ...]
    """Id of the reference, or several."""
    all: bool = False
    """Every one of them must be cited."""
    at_least: int = 1
    """How many different ones must be cited."""
    latest: bool = False
    """Only the one that began last when the document was written must be cited (a report on 2024: 二十届三中全会)."""
    _references: ClassVar[tuple[Reference, ...]] = ()  # until it is bound

    def __post_init__(self) -> None:
        if not self.ids or not all(self.ids):
            raise ValueError("reference 不能为空")
        if self.at_least < 1:
            raise ValueError("at_least 至少为 1，否则本项总是通过")
        if self.at_least > len(self.ids):
            raise ValueError(f"at_least 为 {self.at_least}，而 reference 只列了 {len(self.ids)} 项")
        if self.latest and (self.all or self.at_least > 1):
            raise ValueError("latest 只要求引用最近的一项，不能与 all、at_least 同用")

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the references, each once."""
        named = (self.reference,) if isinstance(self.reference, str) else self.reference
        return tuple(dict.fromkeys(named))

    def bound(self, references: Mapping[str, Reference]) -> CiteCheck:
        """This check with its references found in `references` by id; KeyError for one that is not there."""
        from dataclasses import replace

        check = replace(self)
        object.__setattr__(check, "_references", tuple(references[name] for name in self.ids))
        return check

    def check(self, document: Document) -> Verdict:
        """Pass with the first places; review where the date leaves it open; else fail or not_applicable."""
        if not self._references:
            raise LookupError(f"引用资料尚未载入：{'、'.join(self.ids)}")
        citations = [_Citation.of(reference, document) for reference in self._references]
        due = [citation for citation in citations if citation.due is not False]
        known = due
        if self.latest:
            due = _last(due)
        if not due:
            return _early(citations, document)
        wanted = len(due) if self.all else min(self.at_least, len(due))
        cited = [citation for citation in due if citation.right]
        evidence = tuple(_evidence(cited))
        newest = self.latest and bool(due[-1].right)  # whatever the date, nothing later is due
        if any(citation.due is None for citation in due) and document.date is None and not newest:
            return Verdict(Outcome.REVIEW, _undated(cited), evidence)
        if len(cited) >= wanted:
            return Verdict(Outcome.PASS, _found(cited), evidence)
        missing = [citation for citation in due if not citation.right]
        if len(cited) + sum(citation.due is None for citation in missing) >= wanted:
            return Verdict(Outcome.REVIEW, _open(missing, document), evidence)
        stale = tuple(
            Evidence(span, citation.reference.form, _STALE)
            for citation in missing
            for span in citation.stale[:1]
        )
        message = _missing(missing, wanted, len(cited))
        if not self.latest or document.date is None:
            return Verdict(Outcome.FAIL, message, (*evidence, *stale))
        later = [c for citation in citations if citation.due is False and (c := _over(citation, document))]
        earlier = [citation for citation in known if citation.right]
        places = sorted([*stale, *_evidence(later or earlier)])
        return Verdict(Outcome.FAIL, _instead(message, earlier, later, document.date), tuple(places))

    def literals(self) -> tuple[str, ...] | None:
        """None: without a citation the verdict still depends on the date."""
        return None

    def sought(self) -> tuple[str, ...]:
        return tuple(
            word for r in self._references for word in (r.form, *r.variants, *r.obsolete, *r.lookalikes)
        )


class _Citation(Record):
    """What a document has of one reference: places of right forms, and of obsolete ones.

    due: whether it can be expected at the document's date; None: the date leaves it open.
    """

    reference: Reference
    due: bool | None
    right: tuple[Span, ...]
    stale: tuple[Span, ...]

    @classmethod
    def of(cls, reference: Reference, document: Document) -> _Citation:
        """The citation of `reference` in what a reader of `document` sees."""
        due = _due(reference, document)
        return cls(reference, due, (), ()) if due is False else cls.found(reference, document, due)

    @classmethod
    def found(cls, reference: Reference, document: Document, due: bool | None = False) -> _Citation:
        """The citation, whether it can be expected or not."""
        spots = document.visible.spots
        found, obsolete = spots((reference.form, *reference.variants)), spots(reference.obsolete)
        if not found and not obsolete:
            return cls(reference, due, (), ())
        not_meant = Places((*spots(reference.lookalikes), *obsolete))
        right = _outermost(found, not_meant)
        right = _outermost(right, Places(right))
        stale = _outermost(obsolete, not_meant)
        return cls(reference, due, _spans(right, document), _spans(stale, document))


def _last(due: list[_Citation]) -> list[_Citation]:
    """The latest of those that are due, and later ones of which that is open; those that are cited are enough where
    none is later."""
    due = sorted(due, key=lambda citation: citation.reference.from_ or datetime.date.min)
    sure = [at for at, citation in enumerate(due) if citation.due]
    due = due[sure[-1] :] if sure else due
    return due[-1:] if due and due[-1].right else due


def _due(reference: Reference, document: Document) -> bool | None:
    """Whether it can be expected. What goes on for a time is told of in the report on that year, whenever written."""
    first, last, date = reference.from_, reference.to, document.date
    if first is None and last is None:
        return True
    if date is None:
        return None
    if reference.type in _FOR_A_TIME and first and last and document.year:
        end = last.year if last.month >= _SPRING else last.year - 1
        return first.year <= document.year <= end and date.latest >= first
    if (first and date.latest < first) or (last and date.earliest > last):
        return False
    return True if (not first or date.earliest >= first) and (not last or date.latest <= last) else None


def _outermost(places: Iterable[tuple[int, int]], others: Places) -> list[tuple[int, int]]:
    """Those of `places` that no longer one of `others` holds."""
    return [place for place in places if not others.hold_in_longer(*place)]


def _spans(places: list[tuple[int, int]], document: Document) -> tuple[Span, ...]:
    spans = (Span(*document.visible.span(*place)) for place in sorted(places))
    return tuple(span for span in spans if document.in_scope(span))


_STALE = Message("不是规范的说法，不算引用", "not a standard form, so it does not count")


def _evidence(cited: list[_Citation]) -> list[Evidence]:
    """The first place of each, then more of them, in reading order."""
    first = [citation.right[0] for citation in cited]
    more = sorted(span for citation in cited for span in citation.right[1:])
    return [Evidence(span) for span in sorted([*first, *more[: max(0, _SHOWN - len(first))]])]


def _names(citations: list[_Citation]) -> str:
    return "、".join(f"“{citation.reference.form}”" for citation in citations)


def _found(cited: list[_Citation]) -> Message:
    places = sum(len(citation.right) for citation in cited)
    return Message(f"已引用{_names(cited)}，共 {places} 处", f"cites {_names(cited)}, {places} place(s)")


def _missing(missing: list[_Citation], wanted: int, found: int) -> Message:
    stale = any(citation.stale for citation in missing)
    more, en_more = (
        ("，文中只有不规范的说法", "; only a form that is not standard occurs") if stale else ("", "")
    )
    if len(missing) == 1 or wanted == len(missing) + found:
        return Message(f"没有引用{_names(missing)}{more}", f"does not cite {_names(missing)}{en_more}")
    shown = _names(missing[:3]) + ("等" if len(missing) > 3 else "")
    return Message(
        f"须引用{shown}中的至少 {wanted - found} 项，实际没有{more}",
        f"must cite at least {wanted - found} more of {_names(missing[:3])}{en_more}",
    )


def _over(citation: _Citation, document: Document) -> _Citation | None:
    """Where its spirit (精神) is cited, as of what is over, not only it (迎接党的二十大); None: nowhere."""
    found = _Citation.found(citation.reference, document)
    right = tuple(
        span
        for span in found.right
        if "精神" in document.words(Span(span.start, min(span.end + 2, len(document.text))))
        and "历次" not in document.words(span)
    )
    return _Citation(found.reference, found.due, right, ()) if right else None


def _instead(message: Message, earlier: list[_Citation], later: list[_Citation], date: Dated) -> Message:
    """`message` with the document's date and what it cites: where that came later, the date may be what is wrong."""
    first, last = date.earliest, date.latest
    when = f"{first}" if first == last else f"{first} 至 {last}"
    en = f"{first}" if first == last else f"{first} to {last}"
    if later:
        since = max(c.reference.from_ for c in later if c.reference.from_)
        return Message(
            f"本文时间为 {when}，{message.zh}，却写到了 {since} 才有的{_names(later)}，请核对成文日期",
            f"of {en}, it {message.en}, but cites {_names(later)}, which began on {since}: check the date",
        )
    told = f"，只写到{_names(earlier)}" if earlier else ""
    told_en = f", only {_names(earlier)}" if earlier else ""
    return Message(f"{message.zh}{told}（本文时间为 {when}）", f"{message.en}{told_en} (of {en})")


def _undated(cited: list[_Citation]) -> Message:
    state = f"文中已引用{_names(cited)}，但" if cited else "文中没有引用，而且"
    en = f"it cites {_names(cited)}, but" if cited else "it does not cite it, and"
    return Message(
        f"{state}找不到成文日期和年度，无法判断本项是否适用；可用 --as-of 指定",
        f"{en} no date or year is found, so whether this applies is open; give one with --as-of",
    )


def _open(missing: list[_Citation], document: Document) -> Message:
    date = document.date
    assert date is not None
    return Message(
        f"没有引用{_names(missing)}；只知本文写于 {date.earliest} 至 {date.latest} 之间，当时是否应引用须人工判断",
        f"does not cite {_names(missing)}; it was written between {date.earliest} and {date.latest}, so a person must judge",
    )


def _early(citations: list[_Citation], document: Document) -> Verdict:
    date = document.date
    assert date is not None
    reference = citations[0].reference
    late = reference.from_ is None or date.latest >= reference.from_
    when, en = (
        (f"止于 {reference.to}", f"ends on {reference.to}")
        if late
        else (f"始于 {reference.from_}", f"begins on {reference.from_}")
    )
    evidence = (Evidence(date.span),) if date.span else ()
    return Verdict(
        Outcome.NOT_APPLICABLE,
        Message(
            f"“{reference.form}”{when}，本文时间为 {date.latest}，不要求引用",
            f"“{reference.form}” {en}, this document is of {date.latest}: not asked for",
        ),
        evidence,
    )
