"""The baselines of a run: most have one for all documents, and a configuration of its own may bring another one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from hegui.baseline.applied import GONE, Baseline, baseline
from hegui.plan import Plan
from hegui.report import Judged, Notice
from hegui.rule import Severity
from hegui.values import Record
from hegui.verdict import Message

Marks = Mapping[tuple[str, str], int]


class Of(Record):
    """The baseline that holds for some documents. documents: their paths; None is all of the run."""

    file: str
    documents: Collection[str] | None = None


class Baselines:
    """The baselines of a run, by file."""

    def __init__(self, files: Sequence[Of], read: Mapping[str, Baseline]) -> None:
        self.read = read
        self._whole = next((each.file for each in files if each.documents is None), "")
        self._of = {path: each.file for each in files for path in each.documents or ()}

    def exempted(self, judged: Judged) -> Judged:
        """`judged` as it counts."""
        held = self._held(judged)
        return held(judged) if held is not None else judged

    def settled(self, documents: Iterable[Judged], marks: Marks) -> tuple[Notice, ...]:
        """What is to be said of the baselines when all documents are in; those to be updated are written now.

        documents: as they count, gone through once, and only where there is something to update. marks: see `Totals.marks`. Raises
        InputError where one cannot be written.
        """
        if any(held.updating for held in self.read.values()):
            return tuple(self._updated(documents))
        gone = {shown: marks.get((GONE, shown), 0) for shown in self.read}
        return tuple(_gone(shown, number) for shown, number in gone.items() if number)

    def _held(self, judged: Judged) -> Baseline | None:
        return self.read.get(self._of.get(judged.path, self._whole))

    def _updated(self, documents: Iterable[Judged]) -> list[Notice]:
        from hegui.baseline.update import Gathering, save, told

        gathered = {shown: Gathering(held) for shown, held in self.read.items()}
        for judged in documents:
            held = self._held(judged)
            if held is not None:
                gathered[held.known.shown].add(judged)
        notices: list[Notice] = []
        for shown, each in gathered.items():
            new = each.whole()
            save(each.known, new.held)
            notices += told(shown, new)
        return notices


def baselines(plans: Iterable[Plan], files: Iterable[Of], updating: bool = False) -> Baselines | None:
    """Those in `files`, for the rules of `plans`; None where there are none. updating: what fails in this run becomes known,
    and a file need not be there yet. Raises InputError."""
    held = list(files)
    if not held:
        return None
    rules = [entry.rule for plan in plans for entry in plan.entries]
    return Baselines(held, {each.file: baseline(each.file, rules, updating) for each in held})


def _gone(shown: str, number: int) -> Notice:
    zh = f"基线中有 {number} 处问题已经没有了；可用 --update-baseline 更新基线"
    en = f"{number} known finding{' is' if number == 1 else 's are'} no longer there: run --update-baseline"
    return Notice(shown, 0, Severity.INFO, Message(zh, en))
