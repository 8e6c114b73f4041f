"""What becomes of judged documents in a run: answers of persons, then waivers, then what was known before (a baseline)."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from hegui.config.file import Configuration
from hegui.config.settings import Asked, Group, Settings
from hegui.exemptions import ATTESTATIONS, WAIVERS
from hegui.plan import Plan, packs_of
from hegui.report import Judged, Notice, totals
from hegui.values import Record

if TYPE_CHECKING:
    from hegui.baseline.several import Baselines
    from hegui.exemptions.applied import Exemptions
    from hegui.judging import Ends

BASELINE = "hegui-baseline.json"
"""Where a baseline is written that no file is named for."""


class Exempting(Record):
    """What is waived and answered elsewhere than in the documents of a run."""

    exemptions: Exemptions | None
    baselines: Baselines | None

    def exempted(self, judged: Judged) -> Judged:
        """`judged` as it counts."""
        for each in (self.exemptions, self.baselines):
            judged = each.exempted(judged) if each is not None else judged
        return judged

    def notices(self, ends: Ends) -> tuple[Notice, ...]:
        """What is to be said of the files now that all documents are in; a baseline that is to be updated is written."""
        marks = (ends.totals or totals(ends.documents)).marks
        found = self.exemptions.notices(marks) if self.exemptions is not None else ()
        known = self.baselines.settled(ends.documents, marks) if self.baselines is not None else ()
        return (*found, *known)

    def options(self) -> Iterator[tuple[str, str]]:
        """The files by their digests."""
        if self.exemptions is not None:
            yield from self.exemptions.options()
        for shown, held in self.baselines.read.items() if self.baselines is not None else ():
            if held.known.sha256:
                yield f"baseline {shown}", f"sha256:{held.known.sha256}"

    def files(self) -> list[str]:
        """What no output may be written over."""
        held, known = self.exemptions, self.baselines
        own = [*held.waived, *held.attested] if held is not None else []
        return [*own, *known.read] if known is not None else own


def exempting(plans: Sequence[Plan], groups: Sequence[Group], asked: Asked) -> Exempting | None:
    """That for the documents of `groups`; None where there is nothing. Of `asked` count `today`, `isolated` and
    `update_baseline`.

    Raises UsageError and InputError for files that are not there or damaged, ExemptionError with all faults.
    """
    exemptions = exemptions_of(plans, groups, asked)
    baselines = _baselines(plans, groups, bool(asked.get("update_baseline")))
    if exemptions is None and baselines is None:
        return None
    return Exempting(exemptions, baselines)


def exemptions_of(plans: Sequence[Plan], groups: Sequence[Group], asked: Asked) -> Exemptions | None:
    """The waivers and attestations for the documents of `groups`; None where there are none. Raises as `exempting`."""
    found = [(group, *files_of(group.settings, bool(asked.get("isolated")))) for group in groups]
    if not any(waivers or answers for _, waivers, answers in found):
        return None
    from hegui.exemptions.applied import Files, exemptions

    whole = len(found) == 1
    files = [Files(waivers, answers, None if whole else group.files) for group, waivers, answers in found]
    today = asked.get("today")
    day = datetime.date.fromisoformat(today) if today else None
    configurations = [group.settings.configuration for group in groups]
    return exemptions(plans, files, day, lambda: names_of_all(configurations))


def names_of_all(configurations: Iterable[Configuration]) -> frozenset[str]:
    """Ids and names of the rules of all packs that the configurations name for any file, and of all shipped ones."""
    from hegui.config.rules import every
    from hegui.packs.load import load_packs

    named = [pack for each in configurations for pack in every(each)]
    packs = packs_of((*load_packs(), *named))
    return frozenset(name for pack in packs for rule in pack.rules for name in (rule.id, rule.name))


def _baselines(plans: Sequence[Plan], groups: Sequence[Group], updating: bool) -> Baselines | None:
    found = [(group.settings.baseline or (BASELINE if updating else None), group.files) for group in groups]
    if not any(path for path, _ in found):
        return None
    from hegui.baseline.several import Of, baselines

    whole = len(found) == 1
    files = [Of(path, None if whole else documents) for path, documents in found if path]
    return baselines(plans, files, updating)


def files_of(settings: Settings, isolated: bool) -> tuple[str | None, str | None]:
    """The files of waivers and of attestations that hold for a group: those given or configured, else those that stand
    beside the configuration or in the working directory. isolated: only those given."""
    return (
        settings.waivers or _beside(settings, WAIVERS, isolated),
        settings.attestations or _beside(settings, ATTESTATIONS, isolated),
    )


def _beside(settings: Settings, name: str, isolated: bool) -> str | None:
    if isolated:
        return None
    folder = settings.configuration.folder
    path = os.path.join(folder, name)
    if folder and os.path.lexists(path):
        from hegui.config.discover import shown

        return shown(path)
    return name if os.path.lexists(name) else None
