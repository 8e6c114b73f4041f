"""A report in parts, for formats that can write each document as soon as it is judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hegui.report import Judged, Report
from hegui.values import Record


class Parts(Record):
    """What stands before the documents, each of them, and what stands after them.

    after: takes the whole report; the other two only what is known of it before anything is judged.
    """

    before: str
    document: Callable[[Judged], str]
    after: Callable[[Report], Iterator[str]]


def whole(parts: Parts, report: Report) -> Iterator[str]:
    """All of `report`, whose `parts` they are."""
    yield parts.before
    for judged in report.documents:
        yield parts.document(judged)
    yield from parts.after(report)
