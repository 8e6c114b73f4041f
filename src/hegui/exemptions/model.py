"""The two files: `hegui-waivers.yaml` and `hegui-attestations.yaml`."""

from __future__ import annotations

import datetime
from typing import Literal

from hegui.values import Record, Value

Answer = Literal["yes", "no", "是", "否"]


class WaiverEntry(Value):
    """One waiver: which rule does not count, where, why, on whose word, and until when."""

    rule: str
    """The rule, by its whole id (SZ001) or its name (problems-section)."""
    path: str = ""
    """Which documents: a pattern relative to this file (报告/2024/*.docx, archive/**). One of path and document must be given."""
    document: str = ""
    """Which document: the SHA-256 of its bytes. Where a path is given as well, both must hold."""
    quote: str = ""
    """Only places with these very words; without it (and fingerprint) the whole finding."""
    fingerprint: str = ""
    """Only this finding, or this one place: a fingerprint from a report."""
    reason: str
    """Why it may stay as it is."""
    approver: str
    """Who answers for it, by name."""
    approved: datetime.date | None = None
    """The day it was approved, e.g. 2025-03-01."""
    expires: datetime.date | None = None
    """The last day it holds, e.g. 2025-12-31. One of expires and perpetual must be given."""
    perpetual: bool = False
    """It never expires."""


class WaiverFile(Value):
    """Findings that do not count, each on a named person's word."""

    waivers: tuple[WaiverEntry, ...]
    """The waivers."""


class AttestationEntry(Value):
    """A person's answer to a question that only a person can answer (rules of kind manual), about one document."""

    rule: str
    """The rule that asks, by its whole id or its name."""
    path: str = ""
    """The document, relative to this file. When it changes, the answer lapses, and the report says so."""
    document: str
    """The SHA-256 of the document's bytes, as it was when the question was answered."""
    answer: Answer
    """yes or 是: as it should be. no or 否: not so."""
    name: str
    """Who answered."""
    date: datetime.date
    """The day of the answer, e.g. 2025-03-01."""
    note: str = ""
    """What it rests on."""

    @property
    def holds(self) -> bool:
        """Whether the answer is yes."""
        return self.answer in ("yes", "是")


class AttestationFile(Value):
    """Answers of persons to questions that only a person can answer."""

    attestations: tuple[AttestationEntry, ...]
    """The answers."""


Entry = WaiverEntry | AttestationEntry


class Kept(Record):
    """A file of entries as it was read. shown: its path as faults and reports name it. base: the real folder that paths
    in it are relative to. lines: the line of each entry."""

    shown: str
    base: str
    entries: tuple[Entry, ...]
    lines: tuple[int, ...]
    sha256: str

    def at(self, index: int) -> str:
        """Where an entry stands, as file:line."""
        return f"{self.shown}:{self.lines[index]}"

    def key(self, number: int) -> str:
        """What tells an entry from all others of a run."""
        return f"{self.shown}#{number}"
