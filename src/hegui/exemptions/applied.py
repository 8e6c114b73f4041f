"""The step between judging a document and counting it: answers first, then waivers of what fails or is still open."""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection, Iterable, Iterator, Sequence

from hegui.errors import ExemptionError, Fault
from hegui.exemptions.attested import Attested
from hegui.exemptions.load import load
from hegui.exemptions.model import Kept, WaiverEntry
from hegui.exemptions.naming import Known, Names, known
from hegui.exemptions.notices import Marks, of_attestations, of_waivers
from hegui.exemptions.waived import Waived
from hegui.plan import Plan
from hegui.report import Judged, Notice
from hegui.values import Record


class Files(Record):
    """The files that hold for some documents. documents: their paths; None is all of the run."""

    waivers: str | None = None
    attestations: str | None = None
    documents: Collection[str] | None = None


class Exemptions:
    """The waivers and attestations of a run. waived, attested: by file."""

    def __init__(
        self, files: Sequence[Files], waived: dict[str, Waived], attested: dict[str, Attested]
    ) -> None:
        self.waived, self.attested = waived, attested
        self._whole = next((each for each in files if each.documents is None), None)
        self._of = {path: each for each in files for path in each.documents or ()}

    def exempted(self, judged: Judged) -> Judged:
        """`judged` as it counts."""
        files = self._of.get(judged.path, self._whole)
        if files is None:
            return judged
        if files.attestations is not None:
            judged = self.attested[files.attestations](judged)
        return self.waived[files.waivers](judged) if files.waivers is not None else judged

    def notices(self, marks: Marks) -> tuple[Notice, ...]:
        """What is to be said of the files when all documents are in. marks: see `Totals.marks`."""
        found = [notice for waived in self.waived.values() for notice in of_waivers(waived, marks)]
        found += [notice for given in self.attested.values() for notice in of_attestations(given, marks)]
        return tuple(sorted(found, key=lambda notice: (notice.path, notice.line)))

    def options(self) -> Iterator[tuple[str, str]]:
        """The files by their digests."""
        for key, held in (("waivers", self.waived), ("attestations", self.attested)):
            for path, each in held.items():
                yield f"{key} {path}", f"sha256:{each.kept.sha256}"


def exemptions(
    plans: Iterable[Plan],
    files: Sequence[Files],
    today: datetime.date | None = None,
    others: Names = frozenset,
) -> Exemptions | None:
    """Those in `files`, for the rules of `plans`; None where there are none. today: the day by which waivers expire, else
    that of the clock. others: see `Known`.

    Raises UsageError for a file that is not there, ExemptionError with every fault of all.
    """
    files = [each for each in files if each.waivers is not None or each.attestations is not None]
    if not files:
        return None
    among, faults = known(plans, others), list[Fault]()
    waivers = _loaded([each.waivers for each in files], "waivers", among, faults)
    answers = _loaded([each.attestations for each in files], "attestations", among, faults)
    if faults:
        raise ExemptionError(tuple(faults))
    waived = {path: Waived(kept, among, _day(kept, today)) for path, kept in waivers.items()}
    return Exemptions(files, waived, {path: Attested(kept, among) for path, kept in answers.items()})


def given(
    plan: Plan,
    waivers: str | os.PathLike[str] | None,
    attestations: str | os.PathLike[str] | None,
    today: datetime.date | None,
) -> Exemptions | None:
    """Those in one file of each, for all documents; otherwise as `exemptions`."""
    paths = (os.fspath(each) if each is not None else None for each in (waivers, attestations))
    return exemptions((plan,), (Files(*paths),), today)


def _loaded(paths: Iterable[str | None], key: str, among: Known, faults: list[Fault]) -> dict[str, Kept]:
    """The files at `paths`, each once; faults are added to `faults`."""
    found: dict[str, Kept] = {}
    for path in dict.fromkeys(path for path in paths if path is not None):
        try:
            found[path] = load(path, key, among)
        except ExemptionError as error:
            faults += error.faults
    return found


def _day(kept: Kept, today: datetime.date | None) -> str:
    """Today, if anything hangs on it."""
    if today is None and any(isinstance(entry, WaiverEntry) and entry.expires for entry in kept.entries):
        today = datetime.date.today()
    return today.isoformat() if today else ""
