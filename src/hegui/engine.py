"""Runs a checklist over a document. `plan` once, `run` or `run_all` for documents; pure.

One Aho-Corasick scan of the document tells which rules have a word in it; the others end as on an empty document,
which was worked out when planning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from hegui.document import Document, Span
from hegui.plan import CHECKLIST, DEMANDS, SUPPRESSIONS, Entry, Plan, packs_of
from hegui.report import Finding, Findings, finding
from hegui.rule import Examples, Rule, RulePack
from hegui.verdict import Evidence, Message, Outcome, Verdict
from hegui.when import ALWAYS, applies
from hegui.where import EVERYWHERE, Where, spans

if TYPE_CHECKING:
    from hegui.waiving import Named, Waivers

_EMPTY = Document("")
_EMPTY_PART = _EMPTY.within((Span(0, 0),))
_NO_EXAMPLES = Examples()
_NO_PART_FOR_A_DEMAND = Verdict(
    Outcome.REVIEW,
    Message(
        "文中没有本项要查的部分，要求写的内容无从查起",
        "the part this rule looks in is not there, so what it demands cannot be looked for",
    ),
)
_NO_PART = Verdict(
    Outcome.NOT_APPLICABLE, Message("文中没有本项要查的部分", "the part this rule looks in is not there")
)


def plan(packs: Iterable[RulePack]) -> Plan:
    """The plan for every rule of `packs` and of what they extend."""
    from dataclasses import replace

    origins = list(packs_of(packs))
    entries: list[Entry] = []
    wakes: dict[str, list[int]] = {}
    same: dict[Any, Any] = {ALWAYS: ALWAYS, EVERYWHERE: EVERYWHERE}  # equal conditions become one object
    for place, origin in enumerate(origins):
        for whole in origin.rules:
            when, where = same.setdefault(whole.when, whole.when), same.setdefault(whole.where, whole.where)
            # nothing here looks at examples, and a plan is kept
            rule = replace(whole, examples=_NO_EXAMPLES, when=when, where=where)
            needed = rule.check.literals()
            for word in rule.check.sought():
                wakes.setdefault(word, [])
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


def run(plan: Plan, document: Document) -> Sequence[Finding]:
    """A finding for every rule that is for `document`, in the order of the plan, after that on the checklist itself."""
    return run_all(plan, (document,))[0]


def run_all(plan: Plan, documents: Iterable[Document]) -> list[Sequence[Finding]]:
    """As `run`, for several documents. They take turns with each rule, so that the processor need not fetch all that
    the rules are made of for every one of them."""
    works = [_Work(plan, document) for document in documents]
    turns: dict[int, list[_Work]] = {}
    for work in works:
        for place in work.places:
            turns.setdefault(place, []).append(work)
    for place in sorted(turns):
        for work in turns[place]:
            work.judge(place)
    return [work.findings() for work in works]


class _Work:
    """A document, the places in the plan of the rules that must be judged on it, and the findings of its own so far."""

    def __init__(self, plan: Plan, document: Document) -> None:
        fits = _fits(plan, document)
        self.plan, self.document = plan, document
        self.unfit = {pack: verdict for pack, verdict in enumerate(fits) if verdict is not None}
        self.awake = plan.awake(document)
        self.awake.update(plan.restless)
        self.places = self.awake.union(plan.conditional)
        self.own: dict[int, Finding] = {}
        self._held: dict[int, Verdict | None] = {}
        self._parts: dict[int, Document | None] = {}
        self._waivers = _waivers(plan, document)

    def judge(self, place: int) -> None:
        """Judge the rule at `place`."""
        rule, pack, quiet = self.plan.entries[place]
        if pack in self.unfit:
            return
        verdict = None if rule.when is ALWAYS else self._applies(rule)
        asleep = place not in self.awake
        if verdict and verdict.outcome is Outcome.REVIEW and asleep and _passes(quiet):
            return  # whether it applies is open, but there is nothing it could find
        if verdict is None:
            where = id(rule.where)
            if where not in self._parts:
                self._parts[where] = _part(rule.where, self.document)
            part = self._parts[where]
            if asleep and part is not None:
                return
            verdict = _judged(rule, part)
        found = finding(rule, verdict, self.document)
        self.own[place] = self._waivers.lifted(found) if self._waivers else found

    def _applies(self, rule: Rule) -> Verdict | None:
        when = id(rule.when)
        if when not in self._held:
            self._held[when] = applies(rule.when, self.document)
        return self._held[when]

    def findings(self) -> Sequence[Finding]:
        """All findings on the document."""
        first = (_checklist(self.document, self.plan, self.unfit),) if self.plan.specific else ()
        if self._waivers and self._waivers.told:
            first = (*first, self._account(self._waivers))
        usual = Findings(self.plan.quiet, self.own, first)
        if not self.unfit:
            return usual
        fitting = _fitting(self.plan, Findings(self.plan.quiet, self.own), self.unfit, self.document)
        return [*first, *fitting]

    def _account(self, waivers: Waivers) -> Finding:
        from hegui.waiving import account

        return finding(SUPPRESSIONS, account(waivers, self._named), self.document)

    def _named(self, name: str) -> Named:
        from hegui.waiving import Named

        plan = self.plan
        for place, entry in enumerate(plan.entries):
            if name in (entry.rule.id, entry.rule.name):
                found = self.own.get(place) or plan.quiet[place]
                return Named(entry.rule, None if entry.pack in self.unfit else found.outcome)
        kin = any(entry.rule.id.rstrip("0123456789") == name.rstrip("0123456789") for entry in plan.entries)
        elsewhere = name in plan.left_out or (plan.forced and not kin)
        return Named(None, None if elsewhere else Outcome.ERROR)


def _passes(quiet: Finding | None) -> bool:
    return quiet is not None and quiet.outcome is Outcome.PASS


def _waivers(plan: Plan, document: Document) -> Waivers | None:
    """What is waived in `document`; hardly any run need load what works it out."""
    if not plan.lenience.quoted and not _commented(document):
        return None
    from hegui.waiving import waivers

    return waivers(plan.lenience, document)


def _commented(document: Document) -> bool:
    return document.format == "md" and "<!--" in document.text


def wanted(plan: Plan, document: Document) -> int:
    """How many findings `document` must have: the other side of the books."""
    fits = _fits(plan, document)
    own = plan.specific + (_commented(document) and _suppressing(document))
    if plan.forced or not any(fits):
        return own + len(plan.entries)
    return own + sum(fits[entry.pack] is None for entry in plan.entries)


def _suppressing(document: Document) -> bool:
    from hegui.suppression import suppressions

    return bool(document.once(suppressions))


def _fits(plan: Plan, document: Document) -> list[Verdict | None]:
    """For every pack None, or why it is not for `document`. Named packs none of which is for it all are."""
    fits = [applies(pack.for_, document) for pack in plan.packs]
    fitting = any(fit is None for fit, pack in zip(fits, plan.packs, strict=True) if pack.for_ != ALWAYS)
    return [None] * len(fits) if plan.forced and not fitting else fits


def _fitting(
    plan: Plan, findings: Iterable[Finding], unfit: dict[int, Verdict], document: Document
) -> Iterator[Finding]:
    for entry, found in zip(plan.entries, findings, strict=True):
        if entry.pack not in unfit:
            yield found
        elif plan.forced:
            yield finding(entry.rule, unfit[entry.pack], document)


def judge(rule: Rule, document: Document) -> Verdict:
    """The verdict of `rule` on `document`, whatever its `when` says; `error` where the check could not finish."""
    return _judged(rule, _part(rule.where, document))


def _part(where: Where, document: Document) -> Document | None:
    """`document` with checks looking only where they should; None where that part is not there."""
    scope = None if where is EVERYWHERE else spans(where, document)
    if scope is None:
        return document
    return document.within(scope) if scope else None


def _judged(rule: Rule, part: Document | None) -> Verdict:
    if part is None:
        return _NO_PART_FOR_A_DEMAND if rule.check.kind in DEMANDS else _NO_PART
    try:
        return rule.check.check(part)
    except Exception as fault:
        what = f"{type(fault).__name__}: {fault}"
        return Verdict(Outcome.ERROR, Message(f"本项未能查完：{what}", f"this rule could not finish: {what}"))


def _checklist(document: Document, plan: Plan, unfit: dict[int, Verdict]) -> Finding:
    evidence = (Evidence(document.title),) if document.title else ()
    genre = document.genre
    applied = [p for i, p in enumerate(plan.packs) if p.for_ != ALWAYS and i not in unfit]
    if applied:
        names = "、".join(pack.pack for pack in applied)
        if plan.forced and all(applies(pack.for_, document) for pack in applied):
            message = Message(
                f"本文（文种：{genre or '未识别'}）不在所用清单（{names}）的适用范围内；因已指定，仍照查",
                f"this document ({genre or 'unknown kind'}) is none the checklist ({names}) is for; it ran as asked",
            )
            return finding(CHECKLIST, Verdict(Outcome.REVIEW, message, evidence), document)
        message = Message(
            f"文种：{genre or '未识别'}；所用清单：{names}", f"kind: {genre or 'unknown'}; checklist: {names}"
        )
        return finding(CHECKLIST, Verdict(Outcome.PASS, message, evidence), document)
    message = Message(
        f"没有适用于本文种（{genre or '未识别'}）的清单，只查了通用项；可用 --pack 指定",
        f"no checklist is for this kind of document ({genre or 'unknown'}); only general rules ran; name one with --pack",
    )
    return finding(CHECKLIST, Verdict(Outcome.REVIEW, message, evidence), document)
