"""Runs a checklist over a document. `plan` once, `run` for every document; pure.

One Aho-Corasick scan of the document tells which rules have a word in it; the others end as on an empty document,
which was worked out when planning.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cached_property
from typing import Any

from hegui.document import Document, Span
from hegui.report import Finding, finding
from hegui.rule import Basis, Examples, Rule, RulePack, Severity
from hegui.values import Record, Value
from hegui.verdict import Evidence, Message, Outcome, Verdict
from hegui.when import ALWAYS, When, applies
from hegui.where import EVERYWHERE, spans

_EMPTY = Document("")
_EMPTY_PART = _EMPTY.within((Span(0, 0),))
_NO_EXAMPLES = Examples()
_NOT_RUN = Message("本项没有运行", "this rule did not run")


CHECKLIST = Rule(
    id="HG001",
    name="checklist-applied",
    title="本文种有检查清单可用",
    severity=Severity.INFO,
    basis=Basis(level="house"),
    why="没有适用的清单时，只查了通用项，“未发现问题”不等于合格。",
    check=None,  # type: ignore[arg-type]  # the engine itself answers
)


class Entry(Record):
    """A rule in a plan. pack: index of the pack it comes from. quiet: its finding where none of its words occurs;
    None for a rule that must always run."""

    rule: Rule
    pack: int
    quiet: Finding | None


class Plan(Value, kw_only=False):
    """What is to be run: a value that can be kept.

    packs: every pack concerned, bases first. words: those that wake rules, sorted; wakes: the entries that each wakes.
    forced: the user named the packs, so a document that none of them is for gets them all.
    """

    packs: tuple[RulePack, ...]
    entries: tuple[Entry, ...]
    words: tuple[str, ...]
    wakes: tuple[tuple[int, ...], ...]
    forced: bool = False

    def __reduce__(self) -> tuple[Any, ...]:
        return Plan, (self.packs, self.entries, self.words, self.wakes, self.forced)

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick, MatchKind

        return AhoCorasick(self.words, matchkind=MatchKind.Standard) if self.words else None

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
            if entry.rule.when != ALWAYS or entry.rule.where != EVERYWHERE
        )

    @cached_property
    def specific(self) -> bool:
        """Whether some pack is for certain kinds of document only."""
        return any(pack.for_ != ALWAYS for pack in self.packs)

    @cached_property
    def restless(self) -> tuple[int, ...]:
        """The entries that run on every document."""
        return tuple(i for i, entry in enumerate(self.entries) if entry.quiet is None)

    @cached_property
    def places(self) -> dict[str, int]:
        """The entry of each rule by its id; -1 for the rule on the checklist itself."""
        return {CHECKLIST.id: -1, **{entry.rule.id: index for index, entry in enumerate(self.entries)}}

    def rule(self, place: int) -> Rule:
        """The rule at a place of `places`."""
        return CHECKLIST if place < 0 else self.entries[place].rule

    def prepare(self) -> None:
        """Work out now what `run` would on first use."""
        _ = (self._automaton, self.quiet, self.restless, self.conditional, self.specific, self.places)

    def only(self, ids: Container[str]) -> Plan:
        """This plan with the rules `ids` alone."""
        kept = [i for i, entry in enumerate(self.entries) if entry.rule.id in ids]
        place = {old: new for new, old in enumerate(kept)}
        wakes = [tuple(place[i] for i in woken if i in place) for woken in self.wakes]
        words = [(word, woken) for word, woken in zip(self.words, wakes, strict=True) if woken]
        entries = tuple(self.entries[i] for i in kept)
        return Plan(self.packs, entries, tuple(w for w, _ in words), tuple(k for _, k in words), self.forced)

    def awake(self, document: Document) -> set[int]:
        """The entries whose words occur in `document`."""
        if self._automaton is None:
            return set()
        views = {document.full.text, document.visible.text}
        hits = {
            hit[0]
            for text in views
            for hit in self._automaton.find_matches_as_indexes(text, overlapping=True)
        }
        return {index for hit in hits for index in self.wakes[hit]}


def plan(packs: Iterable[RulePack]) -> Plan:
    """The plan for every rule of `packs` and of what they extend."""
    from dataclasses import replace

    origins = list(packs_of(packs))
    entries: list[Entry] = []
    wakes: dict[str, list[int]] = {}
    for place, origin in enumerate(origins):
        for whole in origin.rules:
            rule = replace(whole, examples=_NO_EXAMPLES)  # nothing here looks at them, and a plan is kept
            needed = rule.check.literals()
            for word in needed or ():
                wakes.setdefault(word, []).append(len(entries))
            entries.append(Entry(rule, place, None if needed is None else _quiet(rule)))
    heads = tuple(replace(origin, rules=(), extends=()) for origin in origins)
    words = tuple(sorted(wakes))
    return Plan(heads, tuple(entries), words, tuple(tuple(wakes[word]) for word in words))


def _quiet(rule: Rule) -> Finding | None:
    from dataclasses import replace

    document = _EMPTY if rule.where == EVERYWHERE else _EMPTY_PART
    verdict = judge(replace(rule, where=EVERYWHERE), document)
    return None if verdict.outcome is Outcome.ERROR else finding(rule, verdict, _EMPTY)


def run(plan: Plan, document: Document) -> list[Finding]:
    """A finding for every rule that is for `document`, in the order of the plan, after that on the checklist itself."""
    fits = _fits(plan, document)
    unfit = {pack: verdict for pack, verdict in enumerate(fits) if verdict is not None}
    findings = list(plan.quiet)
    awake = plan.awake(document)
    awake.update(plan.restless)
    held: dict[When, Verdict | None] = {}
    for index in sorted(awake.union(plan.conditional)):
        rule, pack, _ = plan.entries[index]
        if pack in unfit:
            continue
        if rule.when is not ALWAYS and rule.when not in held:
            held[rule.when] = applies(rule.when, document)
        verdict = held.get(rule.when)
        if verdict is None and (index in awake or spans(rule.where, document) == ()):
            verdict = judge(rule, document)
        if verdict is not None:
            findings[index] = finding(rule, verdict, document)
    if unfit:
        findings = list(_fitting(plan, findings, unfit, document))
    if plan.specific:
        findings.insert(0, _checklist(document, plan, unfit))
    return findings


def wanted(plan: Plan, document: Document) -> int:
    """How many findings `document` must have: the other side of the books."""
    fits = _fits(plan, document)
    return plan.specific + sum(plan.forced or fits[entry.pack] is None for entry in plan.entries)


def _fits(plan: Plan, document: Document) -> list[Verdict | None]:
    """For every pack None, or why it is not for `document`. Named packs none of which is for it all are."""
    fits = [applies(pack.for_, document) for pack in plan.packs]
    fitting = any(fit is None for fit, pack in zip(fits, plan.packs, strict=True) if pack.for_ != ALWAYS)
    return [None] * len(fits) if plan.forced and not fitting else fits


def _fitting(
    plan: Plan, findings: list[Finding], unfit: dict[int, Verdict], document: Document
) -> Iterator[Finding]:
    for entry, found in zip(plan.entries, findings, strict=True):
        if entry.pack not in unfit:
            yield found
        elif plan.forced:
            yield finding(entry.rule, unfit[entry.pack], document)


def judge(rule: Rule, document: Document) -> Verdict:
    """The verdict of `rule` on `document`, whatever its `when` says; `error` where the check could not finish."""
    scope = spans(rule.where, document)
    if scope == ():
        return Verdict(
            Outcome.NOT_APPLICABLE,
            Message("文中没有本项要查的部分", "the part this rule looks in is not there"),
        )
    try:
        return rule.check.check(document if scope is None else document.within(scope))
    except Exception as fault:
        what = f"{type(fault).__name__}: {fault}"
        return Verdict(Outcome.ERROR, Message(f"本项未能查完：{what}", f"this rule could not finish: {what}"))


def _checklist(document: Document, plan: Plan, unfit: dict[int, Verdict]) -> Finding:
    evidence = (Evidence(document.title),) if document.title else ()
    genre = document.genre
    applied = [p for i, p in enumerate(plan.packs) if p.for_ != ALWAYS and i not in unfit]
    if applied:
        names = "、".join(pack.pack for pack in applied)
        message = Message(
            f"文种：{genre or '未识别'}；所用清单：{names}", f"kind: {genre or 'unknown'}; checklist: {names}"
        )
        return finding(CHECKLIST, Verdict(Outcome.PASS, message, evidence), document)
    message = Message(
        f"没有适用于本文种（{genre or '未识别'}）的清单，只查了通用项；可用 --pack 指定",
        f"no checklist is for this kind of document ({genre or 'unknown'}); only general rules ran; name one with --pack",
    )
    return finding(CHECKLIST, Verdict(Outcome.REVIEW, message, evidence), document)


def packs_of(packs: Iterable[RulePack]) -> Iterator[RulePack]:
    """`packs` and all that they extend, each once, bases first."""
    seen: set[str] = set()
    for pack in packs:
        for each in (*packs_of(pack.extends), pack):
            if each.pack not in seen:
                seen.add(each.pack)
                yield each
