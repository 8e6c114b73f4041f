"""A checklist made ready to run: which rules there are, and which words wake them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from hegui.document import Document
from hegui.report import OWN, Finding
from hegui.rule import Basis, Rule, RulePack, Severity
from hegui.text import Folded
from hegui.values import Record, Value
from hegui.verdict import Message, Outcome
from hegui.when import ALWAYS
from hegui.where import EVERYWHERE
from hegui.wordlist import Wordlist

_NOT_RUN = Message("本项没有运行", "this rule did not run")

CHECKLIST = Rule(
    id=OWN[0],
    name="checklist-applied",
    title="本文种有检查清单可用",
    severity=Severity.INFO,
    basis=Basis(level="house"),
    why="没有适用的清单时，只查了通用项，“未发现问题”不等于合格。",
    check=None,  # type: ignore[arg-type]  # the engine itself answers
)
SUPPRESSIONS = Rule(
    id=OWN[1],
    name="suppressions",
    title="文内豁免须写明理由，并确有所指",
    severity=Severity.WARNING,
    basis=Basis(level="house"),
    why="文内豁免会让检查项不再报出问题，须有理由，也须让看报告的人看得见。",
    check=None,  # type: ignore[arg-type]  # the engine itself answers
)
OWN_RULES = (CHECKLIST, SUPPRESSIONS)

DEMANDS = ("section", "cite", "contain")
"""Kinds that ask for something to be there: where it is not, there is no place to show, and none to waive."""


class Lenience(Record):
    """What a document's author may waive. suppressions: what comments in it say (Markdown). quoted: wrong words between
    quotation marks."""

    suppressions: bool = False
    quoted: bool = False


class Entry(Record):
    """A rule in a plan. pack: index of the pack it comes from. quiet: its finding where none of its words occurs;
    None for a rule that must always run."""

    rule: Rule
    pack: int
    quiet: Finding | None


class Plan(Value, kw_only=False):
    """What is to be run: a value that can be kept.

    packs: every pack concerned, bases first. words: those that rules look for, sorted; wakes: the entries that each
    wakes, if it is one without which they have nothing to say.
    forced: the user named the packs, so a document that none of them is for gets them all. left_out: ids and names of
    rules that were not selected. changed: ids of rules whose severity the configuration changed.
    """

    packs: tuple[RulePack, ...]
    entries: tuple[Entry, ...]
    words: tuple[str, ...]
    wakes: tuple[tuple[int, ...], ...]
    forced: bool = False
    lenience: Lenience = Lenience()
    left_out: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()

    def __reduce__(self) -> tuple[Any, ...]:
        return Plan, tuple(getattr(self, name) for name in self._field_names)

    def _with(self, **changes: Any) -> Plan:
        return Plan(**{name: getattr(self, name) for name in self._field_names} | changes)

    @cached_property
    def _long(self) -> Wordlist:
        """The words of two characters and more; single ones, which are common, are looked for one by one until they are
        met."""
        return Wordlist(word for word in self.words if len(word) > 1)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._long.words)

    @cached_property
    def _signs(self) -> tuple[str, ...]:
        return tuple(w for w, woken in zip(self.words, self.wakes, strict=True) if len(w) == 1 and woken)

    @cached_property
    def _wakes(self) -> dict[str, tuple[int, ...]]:
        return dict(zip(self.words, self.wakes, strict=True))

    @cached_property
    def quiet(self) -> tuple[Finding, ...]:
        """A finding for every entry, right for those that nothing wakes."""
        return tuple(entry.quiet or Finding(entry.rule, Outcome.ERROR, _NOT_RUN) for entry in self.entries)

    @cached_property
    def conditional(self) -> tuple[int, ...]:
        """The entries that do not apply to every document, or look in a part that not every document has."""
        return tuple(
            i
            for i, entry in enumerate(self.entries)
            if not (_is(entry.rule.when, ALWAYS) and _is(entry.rule.where, EVERYWHERE))
        )

    @cached_property
    def specific(self) -> bool:
        """Whether some pack is for certain kinds of document only."""
        return not all(_is(pack.for_, ALWAYS) for pack in self.packs)

    @cached_property
    def restless(self) -> tuple[int, ...]:
        """The entries that run on every document."""
        return tuple(i for i, entry in enumerate(self.entries) if entry.quiet is None)

    @cached_property
    def places(self) -> dict[str, int]:
        """The entry of each rule by its id; below 0 the engine's own rules."""
        own = {rule.id: -place for place, rule in enumerate(OWN_RULES, start=1)}
        return own | {entry.rule.id: index for index, entry in enumerate(self.entries)}

    def rule(self, place: int) -> Rule:
        """The rule at a place of `places`."""
        return OWN_RULES[-place - 1] if place < 0 else self.entries[place].rule

    def prepare(self) -> None:
        """Work out now what `run` would on first use, so that processes forked from this one share it."""
        for entry in self.entries:
            _ = entry.rule.check
        self._long.prepare()
        _ = (self.quiet, self.restless, self.conditional, self.specific, self.places)
        _ = (self._wakes, self._signs)

    def insisted(self) -> Plan:
        """This plan for packs that the user named."""
        return self._with(forced=True)

    def lenient(self, lenience: Lenience) -> Plan:
        """This plan with what may be waived."""
        return self._with(lenience=lenience)

    def only(self, ids: Container[str]) -> Plan:
        """This plan with the rules `ids` alone."""
        kept = [i for i, entry in enumerate(self.entries) if entry.rule.id in ids]
        place = {old: new for new, old in enumerate(kept)}
        wakes = [tuple(place[i] for i in woken if i in place) for woken in self.wakes]
        words = list(zip(self.words, wakes, strict=True))
        left_out = {name for e in self.entries if e.rule.id not in ids for name in (e.rule.id, e.rule.name)}
        return self._with(
            entries=tuple(self.entries[i] for i in kept),
            words=tuple(w for w, _ in words),
            wakes=tuple(k for _, k in words),
            left_out=frozenset(left_out),
        )

    def regraded(self, grades: Mapping[str, Severity]) -> Plan:
        """This plan with other severities, by the ids of rules."""
        entries = tuple(_regraded(entry, grades.get(entry.rule.id)) for entry in self.entries)
        changed = {
            new.rule.id for old, new in zip(self.entries, entries, strict=True) if old.rule is not new.rule
        }
        return self._with(entries=entries, changed=self.changed | changed)

    def awake(self, document: Document) -> set[int]:
        """The entries whose words occur in `document`."""
        views = (document.full,) if document.visible is document.full else (document.full, document.visible)
        return {index for view in views for word in self._met(view) for index in self._wakes[word]}

    def _met(self, view: Folded) -> Iterator[str]:
        """The words that stand in `view`, which is told where, for those who look for them next."""
        places: dict[str, list[int]] = {}
        words = self._long.words
        for index, start, _ in self._long.places(view.text):
            places.setdefault(words[index], []).append(start)
        view.note(self._known, places)
        yield from places
        yield from (word for word in self._signs if word in view.text)


def _regraded(entry: Entry, severity: Severity | None) -> Entry:
    if severity is None or severity is entry.rule.severity:
        return entry
    held = {name: getattr(entry.rule, name) for name in entry.rule._field_names}
    rule = Rule(**held | {"severity": severity})
    quiet = entry.quiet._replace(rule=rule) if entry.quiet else None
    return entry._replace(rule=rule, quiet=quiet)


def _is(value: object, other: object) -> bool:
    """Whether two values are the same; most are one object, and that is quicker told."""
    return value is other or value == other


def packs_of(packs: Iterable[RulePack]) -> Iterator[RulePack]:
    """`packs` and all that they extend, each once, bases first."""
    seen: set[str] = set()
    for pack in packs:
        for each in (*packs_of(pack.extends), pack):
            if each.pack not in seen:
                seen.add(each.pack)
                yield each
