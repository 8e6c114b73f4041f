"""From a file to what is said of it: read, judged by a plan, its findings joined to its facts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

from hegui.document import Document
from hegui.engine import run_all, wanted
from hegui.errors import ReadError
from hegui.plan import Plan
from hegui.readers import dated, read
from hegui.readers.garbled import garbled
from hegui.report import Judged, Notice, Refused, Sheet, Totals
from hegui.values import Record
from hegui.verdict import Message


class UnbalancedBooks(AssertionError):
    """A file or a rule has no stated end: a bug in hegui, never a pass."""


Watch = Callable[[str, int, int], None]
"""Told what is being done ("plan", "find", "read", "compare", "judge"), and how much of how much is done, 0 of 0 if not counted."""

Arrived = Callable[[Judged], None]
"""Told of each document, in the order of the paths, as soon as all that is to be said of it is known."""


class Work(Record):
    """A file to judge. plan: number of the plan. as_of: the day it is taken to be of. encoding: that of a text file, where
    it is not to be told from the bytes."""

    path: str
    plan: int = 0
    as_of: datetime.date | None = None
    encoding: str | None = None


class Ends(Record):
    """How all works ended. totals: what the documents add up to, if that is known. notices: what disturbed the run."""

    documents: Sequence[Judged]
    refused: Sequence[Refused]
    totals: Totals | None
    notices: tuple[Notice, ...] = ()


def opened(path: str, as_of: datetime.date | None, reading: Callable[[], Document]) -> Document | Refused:
    """What `reading` gives, taken to be of the day `as_of` if that is given; or why it cannot be read."""
    try:
        document = reading()
        if reason := garbled(document.text):
            raise ReadError(path, reason)
        return dated(document, as_of)
    except ReadError as fault:
        return Refused(path, Message(fault.reason, fault.reason))


def read_of(work: Work) -> Document | Refused:
    """The document of a work, see `opened`."""
    return opened(work.path, work.as_of, partial(read, work.path, encoding=work.encoding))


def unseen(stage: str, done: int, total: int) -> None:
    """Nobody watches."""


def judged(plan: Plan, documents: Collection[Document], *, sheets: bool = False) -> Iterator[Judged]:
    """Each document with its findings. sheets: with how it reads."""
    for document, findings in zip(documents, run_all(plan, documents), strict=True):
        if len(findings) != wanted(plan, document):
            raise UnbalancedBooks(f"{document.path}: {len(findings)} findings")
        date = document.date
        days = sorted({date.earliest.isoformat(), date.latest.isoformat()}) if date else []
        yield Judged(
            document.path,
            document.sha256,
            document.format,
            document.encoding,
            " ".join(document.words(document.title).split()) if document.title else "",
            document.genre,
            "/".join(days),
            findings,
            _sheet(document) if sheets else None,
        )


def _sheet(document: Document) -> Sheet:
    blocks = tuple((block.kind.value, block.level, *block.span) for block in document.blocks)
    return Sheet(document.text, blocks, document.pages)
