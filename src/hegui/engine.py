"""Runs a checklist over a document. `plan` once, `run` for every document; pure.

One Aho-Corasick scan of the document tells which rules have a word in it; the others end as on an empty document,
which was worked out when planning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from hegui.document import Document
from hegui.report import Finding, finding
from hegui.rule import Basis, Rule, RulePack, Severity
from hegui.verdict import Evidence, Message, Outcome, Verdict
from hegui.when import ALWAYS, When, applies
from hegui.where import EVERYWHERE, spans

_EMPTY = Document("")
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


class Entry(NamedTuple):
    """A rule in a plan. pack: index of the pack it comes from. quiet: its finding where none of its words occurs."""

    rule: Rule
    pack: int
    quiet: Finding | None


@dataclass(frozen=True)
class Plan:
    """What is to be run. packs: every pack concerned, bases first. named: indexes of those the user asked for, or all.

    forced: the user named the packs, so a document that none of them is for gets them all.
    """

    packs: tuple[RulePack, ...]
    entries: tuple[Entry, ...]
    forced: bool

    @cached_property
    def _scan(self) -> tuple[Any, list[list[int]]]:
        """The automaton over all words, and the entries that each word wakes."""
        from ahocorasick_rs import AhoCorasick, MatchKind

        wakes: dict[str, list[int]] = {}
        for index, entry in enumerate(self.entries):
            for literal in (entry.quiet and entry.rule.check.literals()) or ():
                wakes.setdefault(literal, []).append(index)
        words = sorted(wakes)
        return AhoCorasick(words, matchkind=MatchKind.Standard) if words else None, [wakes[w] for w in words]

    @cached_property
    def quiet(self) -> tuple[Finding, ...]:
        """A finding for every entry, right for those that nothing wakes."""
        return tuple(entry.quiet or Finding(entry.rule, Outcome.ERROR, _NOT_RUN) for entry in self.entries)

    @cached_property
    def conditional(self) -> tuple[int, ...]:
        """The entries that do not apply to every document."""
        return tuple(i for i, entry in enumerate(self.entries) if entry.rule.when is not ALWAYS)

    @cached_property
    def specific(self) -> bool:
        """Whether some pack is for certain kinds of document only."""
        return any(pack.for_ is not ALWAYS for pack in self.packs)

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
        _ = (self._scan, self.quiet, self.restless, self.conditional, self.specific, self.places)

    def awake(self, document: Document) -> set[int]:
        """The entries whose words occur in `document`."""
        automaton, wakes = self._scan
        if automaton is None:
            return set()
        views = {document.full.text, document.visible.text}
        hits = {hit[0] for text in views for hit in automaton.find_matches_as_indexes(text, overlapping=True)}
        return {index for hit in hits for index in wakes[hit]}


def plan(packs: Sequence[RulePack], rules: Iterable[tuple[Rule, int]], *, forced: bool) -> Plan:
    """A plan for `rules`, each with the index in `packs` of the pack it comes from."""
    return Plan(tuple(packs), tuple(Entry(rule, pack, _quiet(rule)) for rule, pack in rules), forced)


def _quiet(rule: Rule) -> Finding | None:
    if rule.where != EVERYWHERE or rule.check.literals() is None:
        return None
    return finding(rule, rule.check.check(_EMPTY), _EMPTY)


def run(plan: Plan, document: Document) -> list[Finding]:
    """A finding for every rule that is for `document`, in the order of the plan, after that on the checklist itself."""
    fits = _fits(plan, document)
    unfit = {pack: verdict for pack, verdict in enumerate(fits) if verdict is not None}
    findings = list(plan.quiet)
    held: dict[When, Verdict | None] = {}
    for index in plan.conditional:
        when = plan.entries[index].rule.when
        if when not in held:
            held[when] = applies(when, document)
    for index in sorted(plan.awake(document).union(plan.restless, plan.conditional)):
        rule, pack, _ = plan.entries[index]
        if pack not in unfit:
            verdict = held.get(rule.when) or judge(rule, document)
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
    fitting = any(fit is None for fit, pack in zip(fits, plan.packs, strict=True) if pack.for_ is not ALWAYS)
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
    applied = [p for i, p in enumerate(plan.packs) if p.for_ is not ALWAYS and i not in unfit]
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
