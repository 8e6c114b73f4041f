"""A rule joined to a document: what a verdict becomes when it is told, with its places and its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import overload

from hegui.digest import sha256
from hegui.document import Document, Span
from hegui.rule import Rule
from hegui.values import Record
from hegui.verdict import Evidence, Message, Outcome, Verdict

CONTEXT = 16
"""Characters shown on either side of a quote."""


OWN = ("HG001", "HG002")
"""Ids of the engine's own rules: that some checklist was applied; what the document has waived."""


class Quote(Record):
    """Evidence as it is shown: where it stands in the user's file, and its words.

    start, end: offsets in the decoded text, in characters. line, column: 1-based; in Word the paragraph's number. page:
    where there are pages; the line is counted on it.
    section: the headings above it, from the top down. before, after: what stands next to it on its line, at most
    `CONTEXT` characters each. answer: the place that answers this one. nth: the how manieth place with these words it is,
    where others before it have been lifted; 0: as they are counted.
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
    answer: Quote | None = None
    page: int | None = None
    nth: int = 0


class Waiver(Record):
    """Why a finding, or some of its places, does not count.

    source: "suppression" (a comment in the document), "waiver" (a file of waivers) or "baseline" (known before). expires: an
    ISO day, or "". at: file:line where it is granted. places: how many places it lifts; 0 for what has none.
    """

    source: str
    reason: str
    approver: str = ""
    expires: str = ""
    at: str = ""
    places: int = 0


class Finding(Record):
    """One rule on one document. waivers: why it, or some places of it, does not count."""

    rule: Rule
    outcome: Outcome
    message: Message
    evidence: tuple[Quote, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def fingerprint(self) -> str:
        """A name for this finding that stays while its evidence stays, whatever is edited elsewhere in the file, and
        whether or not it is waived."""
        alike = self.outcome in (
            Outcome.WAIVED,
            Outcome.REVIEW,
        )  # of what is waived nobody knows which it was
        outcome = Outcome.FAIL if alike else self.outcome
        return _fingerprint(self.rule.id, outcome, *(quote.quote for quote in self.evidence))


def fingerprints(finding: Finding) -> list[str]:
    """A name for each place of `finding`, in order: its rule, its words, and the how manieth time they stand there; one
    for a finding without places."""
    if not finding.evidence:
        return [_fingerprint(finding.rule.id)]
    seen: Counter[str] = Counter()
    names = []
    for quote in finding.evidence:
        seen[quote.quote] += 1
        names.append(_fingerprint(finding.rule.id, quote.quote, str(quote.nth or seen[quote.quote])))
    return names


def _fingerprint(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass"))[:16]


class Findings(Sequence[Finding]):
    """The findings on one document: those usual where no rule has met any of its words, but for the document's own.

    usual: shared by all documents of a run. own: by place in `usual`. first: the engine's, which stand before them all. Of thousands of
    rules few have anything to say on a document, so that whoever counts should not look at every one of them.
    """

    __slots__ = ("_counts", "first", "own", "usual")

    def __init__(
        self, usual: tuple[Finding, ...], own: Mapping[int, Finding], first: tuple[Finding, ...] = ()
    ) -> None:
        self.usual, self.own, self.first = usual, own, first
        self._counts: Counter[Outcome] | None = None

    def __len__(self) -> int:
        return len(self.usual) + len(self.first)

    def _all(self) -> list[Finding]:
        findings = list(self.usual)
        for place, found in self.own.items():
            findings[place] = found
        return [*self.first, *findings]

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._all())

    @overload
    def __getitem__(self, at: int) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> list[Finding]: ...
    def __getitem__(self, at: int | slice) -> Finding | list[Finding]:
        return self._all()[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == list(other)

    __hash__ = None  # type: ignore[assignment]

    def counts(self) -> Counter[Outcome]:
        """How many end in each outcome; counted once, so not to be changed."""
        if self._counts is None:
            self._counts = self._counted()
        return self._counts

    def _counted(self) -> Counter[Outcome]:
        counts = Counter(_usually(self.usual))
        for place, found in self.own.items():
            counts[self.usual[place].outcome] -= 1
            counts[found.outcome] += 1
        for found in self.first:
            counts[found.outcome] += 1
        return +counts

    def of(self, outcome: Outcome) -> list[Finding]:
        """Those that end in `outcome`, in order."""
        if not _usually(self.usual)[outcome]:
            found = sorted(place for place, f in self.own.items() if f.outcome is outcome)
            first = [found for found in self.first if found.outcome is outcome]
            return [*first, *(self.own[place] for place in found)]
        return [found for found in self._all() if found.outcome is outcome]


_last: list[tuple[tuple[Finding, ...], Counter[Outcome]]] = []


def _usually(usual: tuple[Finding, ...]) -> Counter[Outcome]:
    """How many of `usual` end in each outcome; asked again with the same tuple, the same counts."""
    if not _last or _last[0][0] is not usual:
        _last[:] = [(usual, Counter(found.outcome for found in usual))]
    return _last[0][1]


def counts(findings: Sequence[Finding]) -> Counter[Outcome]:
    """How many of `findings` end in each outcome."""
    return findings.counts() if isinstance(findings, Findings) else Counter(f.outcome for f in findings)


def ended(findings: Sequence[Finding], outcome: Outcome) -> list[Finding]:
    """Those of `findings` that end in `outcome`."""
    return (
        findings.of(outcome)
        if isinstance(findings, Findings)
        else [f for f in findings if f.outcome is outcome]
    )


def located(document: Document, evidence: Evidence) -> Quote:
    """Evidence with its place and words."""
    span, suggestion, note, answer = evidence
    quotes = document.once(_quotes)
    quote = quotes.get(span)
    if quote is None:
        quote = quotes[span] = _quote(document, *span)
    if suggestion is None and note is None and answer is None:
        return quote
    beside = located(document, Evidence(answer)) if answer else None
    return Quote(*quote[:6], suggestion, note, *quote[8:10], beside, quote.page)


def _quotes(_: Document) -> dict[Span, Quote]:
    """The places quoted so far, many of them by several rules."""
    return {}


def _quote(document: Document, start: int, end: int) -> Quote:
    text = document.text
    line, column, page = document.location(start)
    section = document.path_of(document.section_at(start))
    before = text[max(start - column + 1, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    if "\n" in after or "\r" in after:
        after = after.split("\n", 1)[0].split("\r", 1)[0]
    return Quote(start, end, line, column, text[start:end], section, None, None, before, after, None, page)


def finding(rule: Rule, verdict: Verdict, document: Document) -> Finding:
    """A verdict joined to its rule."""
    message = verdict.message
    if rule.message and verdict.outcome is Outcome.FAIL:
        message = Message(rule.message, rule.message)
    quotes = tuple([located(document, evidence) for evidence in verdict.evidence])
    return Finding(rule, verdict.outcome, message, quotes)
