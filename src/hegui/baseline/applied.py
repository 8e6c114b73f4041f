"""The step between judging a document and counting it in which what was known before is waived."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping

from hegui.baseline.known import Known, read_known, rules_of, total
from hegui.baseline.names import as_a_whole, nameable, names
from hegui.checks.repetition import RepetitionCheck
from hegui.exemptions.covering import ends
from hegui.exemptions.paths import relative
from hegui.finding import Finding, Waiver
from hegui.lifting import each_open, lifted, waived
from hegui.report import Judged
from hegui.rule import Rule
from hegui.values import Record
from hegui.verdict import Message, Outcome

GONE = "gone"
"""The mark (`Judged.marks`) of a document for each known finding that is no longer in it."""

REASON = Message("基线中已有", "known before, see the baseline")
_TOLD = (Outcome.PASS, Outcome.FAIL, Outcome.NOT_APPLICABLE)
"""Ends that say whether what was known is still there; after the others it may be."""


class Baseline(Record):
    """What was known before a run. updating: what fails now becomes known. unwaivable: ids of rules it cannot waive.
    comparing: ids of rules that compare documents, so that a run on some of them cannot tell what is gone."""

    known: Known
    updating: bool
    unwaivable: frozenset[str]
    comparing: frozenset[str] = frozenset()

    def __call__(self, judged: Judged) -> Judged:
        """`judged` as it counts."""
        path = relative(judged.path, self.known.base)
        if self.updating:
            findings = each_open(judged.findings, self._all)
            return judged if findings is judged.findings else judged._replace(findings=findings)
        rows = self.known.of(path)
        if not rows:
            return judged
        used: Counter[str] = Counter()
        findings = each_open(judged.findings, lambda found: self._known(found, rows, used))
        took_part = ends(judged.findings, rows)
        told = (rule for rule, end in took_part.items() if end in _TOLD and rule not in self.comparing)
        gone = sum(total({rule: rows[rule]}) - used[rule] for rule in told)
        return judged._replace(findings=findings, marks=(*judged.marks, *[(GONE, self.known.shown)] * gone))

    def _waiver(self) -> Waiver:
        return Waiver("baseline", REASON.zh, at=self.known.shown)

    def _all(self, found: Finding) -> Finding:
        return waived(found, self._waiver(), _telling) if nameable(found) else found

    def _known(self, found: Finding, rows: Mapping[str, Mapping[str, int]], used: Counter[str]) -> Finding:
        """`found` less what was known: of equal places as many as there were, the first ones."""
        rule = found.rule.id
        left = Counter(rows.get(rule, {}))
        if found.outcome is not Outcome.FAIL or not left:
            return found
        if not nameable(found):
            used[rule] = left.total()
            return found
        if as_a_whole(found):
            (name,) = names(found)
            if not left[name]:
                return found
            used[rule] = left[name]
            return waived(found, self._waiver(), _telling)
        reasons: list[Waiver | None] = []
        for name in names(found):
            reasons.append(self._waiver() if left[name] > 0 else None)
            left[name] -= left[name] > 0
        used[rule] = sum(reason is not None for reason in reasons)
        return lifted(found, reasons, _telling)


def _telling(waiver: Waiver) -> Message:
    return REASON


def baseline(path: str, rules: Iterable[Rule], updating: bool = False) -> Baseline:
    """The baseline in the file at `path`. rules: those of the run. updating: it may not be there yet. Raises InputError."""
    every = list(rules)
    fixed = frozenset(rule.id for rule in every if rule.unwaivable)
    if updating and not os.path.lexists(path):
        return Baseline(Known(shown=path), True, fixed)
    known = read_known(path, () if updating else fixed)
    held = set(rules_of(known))
    compare = frozenset(rule.id for rule in every if rule.id in held and _compares(rule))
    return Baseline(known, updating, fixed, compare)


def _compares(rule: Rule) -> bool:
    return isinstance(rule.check, RepetitionCheck) and rule.check.of == "reports"
