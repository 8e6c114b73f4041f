"""The step between judging a document and counting it: answers first, then waivers of what fails or is still open."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from itertools import chain

from hegui.errors import ExemptionError, Fault
from hegui.exemptions.attested import Attested
from hegui.exemptions.load import load
from hegui.exemptions.model import Kept, WaiverEntry
from hegui.exemptions.naming import known
from hegui.exemptions.notices import Marks, of_attestations, of_waivers
from hegui.exemptions.waived import Waived
from hegui.plan import Plan
from hegui.report import Judged, Notice


class Exemptions:
    """The waivers and attestations of a run."""

    def __init__(self, waived: Waived | None, attested: Attested | None) -> None:
        self.waived, self.attested = waived, attested

    def exempted(self, judged: Judged) -> Judged:
        """`judged` as it counts."""
        if self.attested is not None:
            judged = self.attested(judged)
        return self.waived(judged) if self.waived is not None else judged

    def notices(self, marks: Marks) -> tuple[Notice, ...]:
        """What is to be said of the two files when all documents are in. marks: see `Totals.marks`."""
        waivers = of_waivers(self.waived, marks) if self.waived is not None else ()
        answers = of_attestations(self.attested, marks) if self.attested is not None else ()
        return tuple(sorted(chain(waivers, answers), key=lambda notice: (notice.path, notice.line)))


def exemptions(
    plans: Iterable[Plan],
    waivers: str | None = None,
    attestations: str | None = None,
    today: datetime.date | None = None,
) -> Exemptions | None:
    """Those in the files named, for the rules of `plans`; None where neither file is named. today: the day by which
    waivers expire, else that of the clock.

    Raises UsageError for a file that is not there, ExemptionError with every fault of both.
    """
    if waivers is None and attestations is None:
        return None
    among = known(plans)
    faults: list[Fault] = []
    read: dict[str, Kept] = {}
    for key, path in (("waivers", waivers), ("attestations", attestations)):
        try:
            if path is not None:
                read[key] = load(path, key, among)
        except ExemptionError as error:
            faults += error.faults
    if faults:
        raise ExemptionError(tuple(faults))
    granted, given = read.get("waivers"), read.get("attestations")
    return Exemptions(
        Waived(granted, among, _day(granted, today)) if granted is not None else None,
        Attested(given, among) if given is not None else None,
    )


def _day(kept: Kept, today: datetime.date | None) -> str:
    """Today, if anything hangs on it."""
    if today is None and any(isinstance(entry, WaiverEntry) and entry.expires for entry in kept.entries):
        today = datetime.date.today()
    return today.isoformat() if today else ""
