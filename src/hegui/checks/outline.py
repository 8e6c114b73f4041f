"""The order of a document's parts, and which of them go together."""

from __future__ import annotations

from typing import Literal

from hegui.checks.base import Check
from hegui.document import Document
from hegui.headings import titled
from hegui.values import Record, Value
from hegui.verdict import Evidence, Message, Outcome, Verdict


class Named(Value):
    """A part of a document: what it is called, and the titles it may have."""

    name: str
    """What messages call it."""
    titles: tuple[str, ...] = ()
    """Titles of such a section; none: the name alone."""

    def __post_init__(self) -> None:
        if not self.name.strip() or any(not title.strip() for title in self.titles):
            raise ValueError("name 与 titles 不能为空")


class Requirement(Value):
    """Where the one part is there, the other must be."""

    if_: Named
    """The part that calls for the other."""
    then: Named
    """The part that must then be there."""


class _Place(Record):
    """A part and the section (index) that is it."""

    part: Named
    section: int


class OutlineCheck(Check):
    """Parts that are there must stand in order and go together; that a part is there is for `section` to demand."""

    kind: Literal["outline"] = "outline"
    order: tuple[Named, ...] = ()
    """Parts in the order in which those that are there must stand. One heading may be two neighbours at once."""
    any_of: tuple[Named, ...] = ()
    """At least one of these must be there."""
    at_most_one: tuple[Named, ...] = ()
    """No more than one of these may be there."""
    requires: tuple[Requirement, ...] = ()
    """Pairs: if the one is there, then the other must be."""
    conflicts: tuple[Named, ...] = ()
    """No two of these may be there together."""
    depth: int = 0
    """Only headings down to this level, 1 the highest; 0: all."""

    def __post_init__(self) -> None:
        if not (self.order or self.any_of or self.at_most_one or self.requires or self.conflicts):
            raise ValueError("order、any_of、at_most_one、requires、conflicts 至少要有一项")
        for name in ("order", "at_most_one", "conflicts"):
            if len(getattr(self, name)) == 1:
                raise ValueError(f"{name} 只有一个部分，不起作用；至少要有两个")
        if self.depth < 0:
            raise ValueError("depth 不能小于 0")

    def check(self, document: Document) -> Verdict:
        if self.depth:
            document = _down_to(document, self.depth)
        faults = [fault for fault in (*self._present(document), self._order(document)) if fault is not None]
        if faults:
            evidence = {item.span: item for fault in faults for item in fault.evidence}
            message = Message(
                "；".join(f.message.zh for f in faults), "; ".join(f.message.en for f in faults)
            )
            return Verdict(
                Outcome.FAIL, message, tuple(sorted(evidence.values(), key=lambda item: item.span))
            )
        return self._passed(document)

    def _order(self, document: Document) -> Verdict | None:
        """The first part out of place, None where all stand in order.

        A part stands where the first section that is it stands; one that stands elsewhere as well, behind the parts
        before it, is in order there.
        """
        last: _Place | None = None
        for part in self.order:
            sections = _sections(document, part)
            if not sections:
                continue
            behind = [index for index in sections if last is None or index >= last.section]
            if not behind and last is not None:
                return _misplaced(document, _Place(part, sections[0]), last)
            last = _Place(part, behind[0])
        return None

    def _present(self, document: Document) -> list[Verdict | None]:
        found: list[Verdict | None] = []
        if self.any_of and not _there(document, self.any_of):
            zh, en = "、".join(f"“{p.name}”" for p in self.any_of), ", ".join(p.name for p in self.any_of)
            found.append(_failed(f"至少要有其中一个部分：{zh}", f"one of these parts must be there: {en}"))
        found.append(
            _several(document, self.at_most_one, "至多只能有一个", "at most one of these may be there")
        )
        found.append(_several(document, self.conflicts, "不能同时出现", "these may not stand together"))
        for pair in self.requires:
            given = _there(document, (pair.if_,))
            if given and not _there(document, (pair.then,)):
                zh = f"有“{pair.if_.name}”，缺少与之对应的“{pair.then.name}”"
                en = f"{pair.if_.name} is there, {pair.then.name} is not"
                found.append(_failed(zh, en, _evidence(document, given)))
        return found

    def _passed(self, document: Document) -> Verdict:
        parts = (*self.order, *self.any_of, *self.at_most_one, *self.conflicts)
        parts += tuple(part for pair in self.requires for part in (pair.if_, pair.then))
        places = sorted(_there(document, tuple(dict.fromkeys(parts))), key=lambda place: place.section)
        if not places:
            return Verdict(Outcome.PASS, Message("文中没有这些部分", "none of these parts is there"))
        names = " → ".join(dict.fromkeys(place.part.name for place in places))
        return Verdict(
            Outcome.PASS, Message(f"各部分：{names}", f"parts: {names}"), _evidence(document, places)
        )


def _down_to(document: Document, depth: int) -> Document:
    """`document` with only its headings of the first `depth` levels in scope."""
    headings = (section.heading for section in document.sections if section.level <= depth)
    return document.within(tuple(heading for heading in headings if document.in_scope(heading)))


def _sections(document: Document, part: Named) -> list[int]:
    """The sections that are `part`, of the highest level on which there are any."""
    found = [
        i
        for i in titled(document, part.titles or (part.name,))
        if document.in_scope(document.sections[i].heading)
    ]
    highest = min((document.sections[i].level for i in found), default=0)
    return [i for i in found if document.sections[i].level == highest]


def _there(document: Document, parts: tuple[Named, ...]) -> list[_Place]:
    """Each of `parts` that is there, with its first section."""
    return [_Place(part, sections[0]) for part in parts if (sections := _sections(document, part))]


def _several(document: Document, parts: tuple[Named, ...], zh: str, en: str) -> Verdict | None:
    places = _there(document, parts)
    if len(places) < 2:
        return None
    names = "、".join(f"“{place.part.name}”" for place in places)
    return _failed(
        f"{names}{zh}", f"{en}: {', '.join(p.part.name for p in places)}", _evidence(document, places)
    )


def _misplaced(document: Document, place: _Place, last: _Place) -> Verdict:
    zh = f"“{place.part.name}”应在“{last.part.name}”之后"
    return _failed(
        zh, f"{place.part.name} should follow {last.part.name}", _evidence(document, [place, last])
    )


def _failed(zh: str, en: str, evidence: tuple[Evidence, ...] = ()) -> Verdict:
    return Verdict(Outcome.FAIL, Message(zh, en), evidence)


def _evidence(document: Document, places: list[_Place]) -> tuple[Evidence, ...]:
    names: dict[int, list[str]] = {}
    for place in sorted(places, key=lambda place: place.section):
        names.setdefault(place.section, []).append(place.part.name)
    return tuple(
        Evidence(document.sections[i].heading, note=Message("、".join(parts), ", ".join(parts)))
        for i, parts in names.items()
    )
