"""Set phrases (固定表述) must be quoted exactly, complete and in order."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import ClassVar, Literal

from hegui.checks.base import Check
from hegui.document import Document, Span
from hegui.nearmiss import Lexicon, Place, Scan, Slip, lexicon, scan
from hegui.reference import Reference, ReferenceType
from hegui.verdict import Evidence, Message, Outcome, Verdict
from hegui.written import sentence, years

_WORDS = {
    Slip.WRONG: Message("错字", "wrong character"),
    Slip.MISSING: Message("漏字", "missing character"),
    Slip.EXTRA: Message("多字", "extra character"),
    Slip.ORDER: Message("次序不对", "out of order"),
    Slip.MEMBER: Message("缺项", "a member is missing"),
    Slip.NUMERAL: Message("会议届次应当用汉字数字", "the number of a meeting is written in Chinese numerals"),
    Slip.UNHELD: Message("没有开过这次全会", "no such plenary session was held"),
    Slip.OBSOLETE: Message("不规范的说法", "not the standard form"),
}
_DATED = frozenset((Slip.OBSOLETE, Slip.MEMBER, Slip.ORDER))
_SHOWN = 3


class FormulationCheck(Check):
    """Set phrases of the reference data must be quoted exactly: no wrong, missing or extra characters, none swapped,
    no member of an enumeration left out or out of order, no form that is no longer used."""

    kind: Literal["formulation"] = "formulation"
    references: tuple[str, ...] = ()
    """Ids of the references to look for; empty: all."""
    types: tuple[ReferenceType, ...] = ()
    """Only references of these types; empty: all."""
    checked: bool | None = None
    """true: only references that somebody compared with their source (checked_on); false: only the others."""
    _lexicon: ClassVar[Lexicon] = Lexicon(())  # until it is bound
    _ids: ClassVar[frozenset[str]] = frozenset()  # of the references it looks for

    def __post_init__(self) -> None:
        if not all(self.references):
            raise ValueError("references 里有空的名称")

    def bound(self, references: Mapping[str, Reference]) -> FormulationCheck:
        """This check with all `references` at hand: those it does not look for tell what else is right.

        KeyError for an id that is not there; ValueError where nothing is left to look for.
        """
        missing = [name for name in self.references if name not in references]
        if missing:
            raise KeyError(missing[0])
        if not any(self._wanted(reference) for reference in references.values()):
            raise ValueError("没有符合 references、types、checked 的引用资料，本项总是通过")
        from dataclasses import replace

        check = replace(self)
        object.__setattr__(check, "_lexicon", lexicon(references))
        wanted = frozenset(name for name, reference in references.items() if self._wanted(reference))
        object.__setattr__(check, "_ids", wanted)
        return check

    def check(self, document: Document) -> Verdict:
        """Fail with every misquote and its standard form; pass with the first place of each phrase quoted."""
        if not self._lexicon.references:
            raise LookupError("引用资料尚未载入")
        found = _scanned(self._lexicon, document)
        wrong = [
            _misquote(place, span)
            for place in found.wrong
            if place.reference.id in self._ids
            and document.in_scope(span := _span(place, document))
            and not _current(place, document)
        ]
        if wrong:
            return Verdict(Outcome.FAIL, _counted(wrong, document), tuple(wrong))
        first: dict[str, Span] = {}
        for place in found.right:
            name = place.reference.id
            if name not in first and name in self._ids and document.in_scope(span := _span(place, document)):
                first[name] = span
        evidence = tuple(Evidence(span) for span in sorted(first.values()))
        if not evidence:
            return Verdict(Outcome.PASS, Message("文中没有所查的固定表述", "none of the set phrases occurs"))
        number = len(evidence)
        return Verdict(
            Outcome.PASS,
            Message(f"{number} 项固定表述引用无误", f"{number} set phrase(s) quoted rightly"),
            evidence,
        )

    def _wanted(self, reference: Reference) -> bool:
        return (
            (not self.references or reference.id in self.references)
            and (not self.types or reference.type in self.types)
            and (self.checked is None or self.checked == (reference.checked_on is not None))
        )


def _span(place: Place, document: Document) -> Span:
    return Span(*document.full.span(place.start, place.end))


def _scanned(lexicon: Lexicon, document: Document) -> Scan:
    """What stands in the document, found once for all rules that ask."""
    found: Scan | None = document.memo.get(lexicon)
    if found is None:
        found = document.memo[lexicon] = scan(lexicon, document.full.text)
    return found


def _current(place: Place, document: Document) -> bool:
    """Whether the form was right at its time, before the reference's own first day: the document is of that time, or
    its sentence names a year of that time."""
    first: datetime.date | None = place.reference.from_
    if first is None or not _DATED.issuperset(place.slips):
        return False
    if document.date is not None and document.date.latest < first:
        return True
    around = sentence(document.full.text, place.start, place.end)
    return any(year < first.year for year in years(around))


def _misquote(place: Place, span: Span) -> Evidence:
    words = [_WORDS[slip] for slip in dict.fromkeys(place.slips)]
    note = Message("、".join(word.zh for word in words), ", ".join(word.en for word in words))
    return Evidence(span, place.right or None, note)


def _counted(wrong: list[Evidence], document: Document) -> Message:
    shown = [
        f"“{document.quote(e.span)}”"
        + (f"应为“{e.suggestion}”" if e.suggestion else e.note.zh if e.note else "")
        for e in wrong[:_SHOWN]
    ]
    number = len(wrong)
    more = "等" if number > _SHOWN else ""
    return Message(
        f"{number} 处固定表述不准确：{'；'.join(shown)}{more}",
        f"{number} set phrase(s) misquoted: see the standard forms",
    )
