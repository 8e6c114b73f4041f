"""What a run found: a finding for every rule and document, the totals, and the exit status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from hegui.finding import (
    CONTEXT,
    OWN,
    Finding,
    Findings,
    Quote,
    Waiver,
    counts,
    ended,
    finding,
    fingerprints,
    located,
)
from hegui.rule import Severity
from hegui.values import Record, Value
from hegui.verdict import Message, Outcome

__all__ = [
    "CONTEXT",
    "OWN",
    "Finding",
    "Findings",
    "Judged",
    "Narrowing",
    "Notice",
    "Quote",
    "Refused",
    "Report",
    "Sheet",
    "Totals",
    "UsedPack",
    "Waiver",
    "answered",
    "balanced",
    "counted",
    "counts",
    "counts_at",
    "ended",
    "exit_status",
    "fails",
    "finding",
    "fingerprints",
    "located",
    "summed",
    "totals",
    "unsettled",
]


class Sheet(Record):
    """How a document reads: its text, and what its lines are. blocks: (kind, level, start, end), see `Block`. pages: (offset,
    page, line), see `Document`."""

    text: str
    blocks: tuple[tuple[str, int, int, int], ...]
    pages: tuple[tuple[int, int, int], ...] = ()


class Judged(Record):
    """One document that was read and checked. date: ISO days, "2022-12-31" or "2022-01-01/2022-12-31". sheet: how it
    reads, where an output shows it. marks: what became of the entries of files of waivers and attestations on it, as (what, which)."""

    path: str
    sha256: str
    format: str
    encoding: str
    title: str
    genre: str
    date: str
    findings: Sequence[Finding]
    sheet: Sheet | None = None
    marks: tuple[tuple[str, str], ...] = ()


class Refused(Record):
    """One file that could not be judged, and why."""

    path: str
    reason: Message


class UsedPack(Record):
    """A pack of the run. off: ids of rules switched off with the reason; changed: ids of rules overridden."""

    name: str
    title: str
    version: str
    sha256: str
    path: str
    rules: int
    off: tuple[tuple[str, str], ...] = ()
    changed: tuple[str, ...] = ()


class Notice(Record):
    """What is to be said of the run itself, such as a waiver that waives nothing. It changes no verdict, but an error makes
    the exit status 2."""

    path: str
    line: int
    severity: Severity
    message: Message


class Totals(Record):
    """What the documents of a run add up to.

    outcomes: how many findings end in each. failures: how many of those that fail have each severity. idle: documents
    that no rule of a pack applied to. unlisted: those of a kind that no checklist is for. reviews: how many of what a person
    is to look at have each severity. lifted: places lifted by each waiver, by its `source` and `at`. marks: on how many
    documents each of their `marks` is.
    """

    documents: int
    outcomes: Counter[Outcome]
    failures: Counter[Severity]
    idle: int
    lifted: Counter[tuple[str, str]]
    marks: Counter[tuple[str, str]]
    unlisted: int
    reviews: Counter[Severity]


def totals(documents: Iterable[Judged]) -> Totals:
    """What `documents` add up to, one after the other."""
    return summed(map(counted, documents))


def counted(judged: Judged) -> Totals:
    """What there is in one document."""
    findings = judged.findings
    lifted: Counter[tuple[str, str]] = Counter()
    for found in _waived(findings):
        for waiver in found.waivers:
            lifted[waiver.source, waiver.at] += max(waiver.places, 1)
    failures = Counter(found.rule.severity for found in ended(findings, Outcome.FAIL))
    reviews = ended(findings, Outcome.REVIEW)
    unlisted = sum(found.rule.id == OWN[0] for found in reviews)
    return Totals(
        1,
        counts(findings),
        failures,
        int(not answered(judged)),
        lifted,
        Counter(judged.marks),
        unlisted,
        Counter(found.rule.severity for found in reviews),
    )


def summed(parts: Iterable[Totals]) -> Totals:
    """All `parts` together."""
    documents, idle, unlisted = 0, 0, 0
    outcomes: Counter[Outcome] = Counter()
    failures: Counter[Severity] = Counter()
    lifted: Counter[tuple[str, str]] = Counter()
    marks: Counter[tuple[str, str]] = Counter()
    reviews: Counter[Severity] = Counter()
    for part in parts:
        documents, idle, unlisted = documents + part.documents, idle + part.idle, unlisted + part.unlisted
        outcomes.update(part.outcomes)
        failures.update(part.failures)
        lifted.update(part.lifted)
        marks.update(part.marks)
        reviews.update(part.reviews)
    return Totals(documents, outcomes, failures, idle, lifted, marks, unlisted, reviews)


def _waived(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Those with waivers; findings as usual have none."""
    told = (*findings.first, *findings.own.values()) if isinstance(findings, Findings) else findings
    return (found for found in told if found.waivers)


class Narrowing(Record):
    """What was not checked because somebody said so: entries of `select` and `ignore`, and how many rules that leaves out."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    rules: int


class Report(Value, kw_only=False):
    """All that a run found, in the order of the paths.

    documents: they may lie on the disk, so go through them one at a time and keep none. excluded: reports left out,
    and links to some, which are not followed. insisted: how many of them were named. options: what was asked for, by name, sorted. notices: what is to be said of the run itself. sums: what
    the documents add up to, if that is known. strict: what a person must look at is no pass, see `unsettled`. narrowed: the
    rules that were left out.
    """

    documents: Sequence[Judged]
    refused: tuple[Refused, ...] = ()
    packs: tuple[UsedPack, ...] = ()
    rules: int = 0
    excluded: int = 0
    options: tuple[tuple[str, str], ...] = ()
    notices: tuple[Notice, ...] = ()
    sums: Totals | None = None
    insisted: int = 0
    strict: bool = False
    narrowed: Narrowing | None = None

    @cached_property
    def totals(self) -> Totals:
        """What the documents add up to."""
        return self.sums or totals(self.documents)

    def counts(self) -> Counter[Outcome]:
        """How many findings end in each outcome; not to be changed."""
        return self.totals.outcomes


def exit_status(report: Report, fail_on: Severity | None = Severity.ERROR) -> int:
    """0, 1 or 2 as section 6 of the design has it; `fail_on` None lets no failure count (errors still do).

    A document that no rule applied to is not judged, as a run without rules or documents is not. A run
    on nothing but files that were named and that the configuration insists on leaving out has nothing to say: 0.
    """
    if report.insisted and not report.documents and not report.refused:
        return 0
    if report.refused or not report.documents or not report.rules:
        return 2
    if any(notice.severity is Severity.ERROR for notice in report.notices):
        return 2
    sums = report.totals
    if sums.idle or sums.outcomes[Outcome.ERROR] or any(unsettled(report, fail_on)):
        return 2
    return int(any(number and counts_at(severity, fail_on) for severity, number in sums.failures.items()))


def unsettled(report: Report, fail_on: Severity | None) -> tuple[int, int]:
    """Why a strict run cannot end in a pass: documents of a kind that no checklist is for, and open reviews that count."""
    if not report.strict:
        return 0, 0
    sums = report.totals
    open_ = sum(number for severity, number in sums.reviews.items() if counts_at(severity, fail_on))
    return sums.unlisted, open_


def answered(judged: Judged) -> bool:
    """Whether any rule of a pack applied to this document; the engine's own rules do not count."""
    ends = counts(judged.findings)
    findings = judged.findings
    first = findings.first if isinstance(findings, Findings) else findings[: len(OWN)]
    own = sum(found.rule.id in OWN for found in first)
    return ends.total() - ends[Outcome.NOT_APPLICABLE] - ends[Outcome.NOT_CHECKED] - own > 0


def fails(finding: Finding, fail_on: Severity | None) -> bool:
    """Whether this finding alone makes the run end in 1."""
    return finding.outcome is Outcome.FAIL and counts_at(finding.rule.severity, fail_on)


def counts_at(severity: Severity, fail_on: Severity | None) -> bool:
    """Whether a failure of that severity counts; None lets none count."""
    return fail_on is not None and severity.rank <= fail_on.rank


def balanced(report: Report, found: int) -> bool:
    """Whether the books balance: every file found has one end."""
    return len(report.documents) + len(report.refused) + report.excluded == found
