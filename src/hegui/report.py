"""What a run found: a finding for every rule and document, the totals, and the exit status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hegui.digest import sha256
from hegui.document import Document
from hegui.rule import Rule, Severity
from hegui.values import Record, Value
from hegui.verdict import Evidence, Message, Outcome, Verdict

CONTEXT = 16
"""Characters shown on either side of a quote."""


class Quote(Record):
    """Evidence as it is shown: where it stands in the user's file, and its words.

    start, end: offsets in the decoded text, in characters. line, column: 1-based; in Word the paragraph's number.
    section: the headings above it, from the top down. before, after: what stands next to it on its line, at most
    `CONTEXT` characters each.
    """

    start: int
    end: int
    line: int
    column: int
    quote: str
    section: tuple[str, ...]
    suggestion: str | None = None
    note: Message | None = None
    before: str = ""
    after: str = ""


class Finding(Record):
    """One rule on one document."""

    rule: Rule
    outcome: Outcome
    message: Message
    evidence: tuple[Quote, ...] = ()

    @property
    def fingerprint(self) -> str:
        """A name for this finding that stays while its evidence stays, whatever is edited elsewhere in the file."""
        parts = [self.rule.id, self.outcome, *(quote.quote for quote in self.evidence)]
        return sha256("\0".join(parts).encode("utf-8", "surrogatepass"))[:16]


class Judged(Record):
    """One document that was read and checked. date: ISO days, "2022-12-31" or "2022-01-01/2022-12-31"."""

    path: str
    sha256: str
    format: str
    encoding: str
    title: str
    genre: str
    date: str
    findings: Sequence[Finding]


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


class Report(Value, kw_only=False):
    """All that a run found, in the order of the paths. excluded: files left out by the configuration."""

    documents: tuple[Judged, ...]
    refused: tuple[Refused, ...] = ()
    packs: tuple[UsedPack, ...] = ()
    rules: int = 0
    excluded: int = 0

    def counts(self) -> Counter[Outcome]:
        """How many findings end in each outcome."""
        return Counter(finding.outcome for judged in self.documents for finding in judged.findings)


def located(document: Document, evidence: Evidence) -> Quote:
    """Evidence with its place and words."""
    start, end = evidence.span
    text = document.text
    line, column, _ = document.location(start)
    section = document.path_of(document.section_at(start))
    words = text[start:end]
    before = text[max(start - column + 1, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    if "\n" in after or "\r" in after:
        after = after.split("\n", 1)[0].split("\r", 1)[0]
    return Quote(start, end, line, column, words, section, evidence.suggestion, evidence.note, before, after)


def finding(rule: Rule, verdict: Verdict, document: Document) -> Finding:
    """A verdict joined to its rule."""
    message = verdict.message
    if rule.message and verdict.outcome is Outcome.FAIL:
        message = Message(rule.message, rule.message)
    quotes = tuple(located(document, evidence) for evidence in verdict.evidence)
    return Finding(rule, verdict.outcome, message, quotes)


def exit_status(report: Report, fail_on: Severity | None = Severity.ERROR) -> int:
    """0, 1 or 2 as section 6 of the design has it; `fail_on` None lets no failure count (errors still do).

    A document that no rule was run on is not judged, as a run without rules or documents is not.
    """
    if report.refused or not report.documents or not report.rules:
        return 2
    if not all(judged.findings for judged in report.documents):
        return 2
    findings = [finding for judged in report.documents for finding in judged.findings]
    if any(finding.outcome is Outcome.ERROR for finding in findings):
        return 2
    return int(any(fails(finding, fail_on) for finding in findings))


def fails(finding: Finding, fail_on: Severity | None) -> bool:
    """Whether this finding alone makes the run end in 1."""
    if fail_on is None or finding.outcome is not Outcome.FAIL:
        return False
    return finding.rule.severity.rank <= fail_on.rank


def balanced(report: Report, found: int) -> bool:
    """Whether the books balance: every file found has one end."""
    return len(report.documents) + len(report.refused) + report.excluded == found
