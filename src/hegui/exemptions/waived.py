"""Waivers of a file, applied to one judged document after the other."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.exemptions.covering import WHOLE, covered, ends, further
from hegui.exemptions.model import Kept, WaiverEntry
from hegui.exemptions.naming import Known, elsewhere
from hegui.exemptions.paths import fits, relative
from hegui.finding import Finding, Waiver
from hegui.lifting import each_open, lifted, waived
from hegui.report import Judged
from hegui.values import Record
from hegui.verdict import Outcome

_ANSWERED = (Outcome.PASS, Outcome.FAIL)


class Grant(Record):
    """A waiver as it is applied. number: its place in the file. rule: the id."""

    number: int
    rule: str
    entry: WaiverEntry
    waiver: Waiver
    expired: bool


class Waived:
    """The waivers of a run. A judged document is marked with what becomes of them on it (`Judged.marks`): of those whose
    document and rule had a part "met", of those that cover something "covers"."""

    def __init__(self, kept: Kept, among: Known, today: str) -> None:
        self.kept = kept
        self.grants = tuple(_grants(kept, among, today))
        self.elsewhere = elsewhere(kept, among)

    def __call__(self, judged: Judged) -> Judged:
        """`judged` without what is waived."""
        here: dict[str, list[Grant]] = {}
        for grant in self.grants:
            if self._is_for(grant.entry, judged):
                here.setdefault(grant.rule, []).append(grant)
        if not here:
            return judged
        took_part = ends(judged.findings, here)
        met = {grant.number for rule, end in took_part.items() if end in _ANSWERED for grant in here[rule]}
        covering: set[int] = set()
        findings = each_open(
            judged.findings, lambda found: _waived(found, here.get(found.rule.id, ()), covering)
        )
        marks = [("covers", self.kept.key(number)) for number in sorted(covering)]
        marks += [("met", self.kept.key(number)) for number in sorted(met | covering)]
        return judged._replace(findings=findings, marks=(*judged.marks, *marks))

    def _is_for(self, entry: WaiverEntry, judged: Judged) -> bool:
        if entry.document and entry.document != judged.sha256:
            return False
        return not entry.path or fits(entry.path, relative(judged.path, self.kept.base))


def _waived(found: Finding, grants: Sequence[Grant], covering: set[int]) -> Finding:
    """`found` less what `grants` cover; the numbers of those that do are added to `covering`."""
    held = [(grant, covered(grant.entry, found)) for grant in grants]
    held = [(grant, places) for grant, places in held if places]
    covering.update(grant.number for grant, _ in held)
    after = _lifted(found, [(grant, places) for grant, places in held if not grant.expired])
    expired = [grant for grant, _ in held if grant.expired]
    return _told(after, expired) if expired and after.outcome is not Outcome.WAIVED else after


def _grants(kept: Kept, among: Known, today: str) -> list[Grant]:
    """The entries of a file that name rules of the run."""
    grants = []
    for index, entry in enumerate(kept.entries):
        rule = among.rule(entry.rule)
        if rule is None or not isinstance(entry, WaiverEntry):
            continue
        last = entry.expires.isoformat() if entry.expires else ""
        waiver = Waiver("waiver", " ".join(entry.reason.split()), entry.approver, last, kept.at(index))
        grants.append(Grant(index, rule.id, entry, waiver, bool(last) and last < today))
    return grants


def _lifted(found: Finding, held: Sequence[tuple[Grant, str | frozenset[int]]]) -> Finding:
    whole = next((grant for grant, places in held if places == WHOLE), None)
    if whole is not None:
        return waived(found, whole.waiver)
    if not held:
        return found
    return lifted(
        found,
        [
            next((grant.waiver for grant, places in held if place in places), None)
            for place in range(len(found.evidence))
        ],
    )


def _told(found: Finding, expired: Sequence[Grant]) -> Finding:
    """`found` saying that it was waived once."""
    message = found.message
    for _, _, _, waiver, _ in expired:
        zh = f"豁免已于 {waiver.expires} 到期（批准人：{waiver.approver}，{waiver.at}）"
        en = f"the waiver expired on {waiver.expires} (approved by {waiver.approver}, {waiver.at})"
        message = further(message, zh, en)
    return found._replace(message=message)
