"""What the reports of one run have in common: the step between judging each and the report on all.

Each judged document brings the prints of its sentences. When all are in, those that have much of their text from
another one are told which (`Twin`), and judged once more knowing it; the others are told with how many they were
compared. Only prints are kept of the documents, and of them only those that stand twice are looked up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from hegui.checks.repetition import RepetitionCheck, compared
from hegui.coherence.prints import Prints, Twin, longest, prints
from hegui.plan import Plan
from hegui.report import Finding, Findings, Judged, Refused
from hegui.verdict import Outcome

Twins = Mapping[RepetitionCheck, Twin]
"""For each check that compares reports, the other report."""

_SHOWN = 5  # passages
_NEARLY_ALL = 0.8  # of a report, common wording included
_SPARSE = 8  # places in the table for each sentence


def comparing(plan: Plan) -> dict[int, RepetitionCheck]:
    """The checks of `plan` that compare reports with each other, by place."""
    checks = ((place, entry.rule.check) for place, entry in enumerate(plan.entries))
    return {p: c for p, c in checks if isinstance(c, RepetitionCheck) and c.of == "reports"}


def twins(plan: Plan, ends: Sequence[Judged | Refused]) -> dict[str, Twins]:
    """By path the documents that have much of their text from another one."""
    judged = [end for end in ends if isinstance(end, Judged)]
    checks = set(comparing(plan).values())
    if len(judged) < 2 or not checks:
        return {}
    found: dict[str, dict[RepetitionCheck, Twin]] = {}
    twice = _twice(judged)
    for check in sorted(checks, key=repr):
        for path, twin in _found(check, judged, _postings(judged, twice, check.common + 1)):
            found.setdefault(path, {})[check] = twin
    return found  # type: ignore[return-value]


def told(plan: Plan, ends: Sequence[Judged | Refused], found: Mapping[str, Twins]) -> list[Judged | Refused]:
    """`ends` without prints; documents without a twin say with how many they were compared."""
    checks = comparing(plan)
    others = sum(isinstance(end, Judged) for end in ends) - 1
    return [
        end if isinstance(end, Refused) else _told(end, checks, others if end.path not in found else 0)
        for end in ends
    ]


def _told(judged: Judged, checks: Mapping[int, RepetitionCheck], others: int) -> Judged:
    findings = judged.findings
    if others > 0 and checks:
        own = prints(judged.prints)
        for place, check in checks.items():
            findings = _replaced(findings, place, check, 0 if _length(own) < check.least else others)
    return judged._replace(findings=findings, prints=b"")


def _replaced(
    findings: Sequence[Finding], place: int, check: RepetitionCheck, others: int
) -> Sequence[Finding]:
    """`findings` with the answer of the rule at `place`, if it passed, in view of `others` that it was compared with."""
    message = compared(check, others)
    if isinstance(findings, Findings):
        usual = findings.own.get(place, findings.usual[place])
        if usual.outcome is not Outcome.PASS:
            return findings
        return Findings(
            findings.usual, {**findings.own, place: usual._replace(message=message)}, findings.first
        )
    return [
        found._replace(message=message)
        if found.rule.check == check and found.outcome is Outcome.PASS
        else found
        for found in findings
    ]


def _twice(judged: Sequence[Judged]) -> bytearray:
    """A table that has 1 at the place of every print that stands in more than one document, and of few others."""
    size = 1 << (_SPARSE * sum(len(end.prints) for end in judged) // 16 + 1).bit_length()
    once, twice = bytearray(size), bytearray(size)
    for end in judged:
        for place in {word % size for word in prints(end.prints).words}:
            if once[place]:
                twice[place] = 1
            once[place] = 1
    return twice


def _postings(judged: Sequence[Judged], twice: bytearray, most: int) -> dict[int, list[int]]:
    """The documents, the first `most` of them, in which each print stands that stands in several."""
    postings: dict[int, list[int]] = {}
    for number, end in enumerate(judged):
        for word in prints(end.prints).words:
            if twice[word % len(twice)]:
                known = postings.setdefault(word, [])
                if len(known) < most and (not known or known[-1] != number):
                    known.append(number)
    return postings


def _found(
    check: RepetitionCheck, judged: Sequence[Judged], postings: Mapping[int, list[int]]
) -> Iterator[tuple[str, Twin]]:
    for number, end in enumerate(judged):
        own = prints(end.prints)
        if _length(own) < check.least:
            continue
        other, share = _nearest(check, number, own, postings)
        if other is not None:
            shared = [i for i, word in enumerate(own.words) if other in postings.get(word, ())]
            passages = longest(own, shared, _SHOWN)
            yield end.path, Twin(judged[other].path, share, passages, len(judged) - 1)


def _nearest(
    check: RepetitionCheck, number: int, own: Prints, postings: Mapping[int, list[int]]
) -> tuple[int | None, float]:
    """The document that has most of this one, and how much; None where none has enough."""
    rare: Counter[int] = Counter()
    every: Counter[int] = Counter()
    for index, word in enumerate(own.words):
        known = postings.get(word, ())
        for other in known:
            every[other] += own.characters(index)
            if len(known) <= check.common:
                rare[other] += own.characters(index)
    for counts, least in ((rare, check.max_shared), (every, max(check.max_shared, _NEARLY_ALL))):
        del counts[number]
        most = max(counts.values(), default=0) / (_length(own) or 1)
        if most > least:
            return min(other for other in counts if counts[other] / _length(own) == most), most
    return None, 0.0


def _length(own: Prints) -> int:
    return sum(own.ends) - sum(own.starts)
