"""What became of every rule from one round of a draft to the next."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Any

from hegui.comparison.matching import Matched, matched
from hegui.comparison.reading import Checklist, Found, Paper, Place, Round
from hegui.report import OWN, counts_at
from hegui.rule import Severity
from hegui.steady import OF_THE_WHOLE, steady
from hegui.values import Record
from hegui.verdict import Outcome


class Kind(StrEnum):
    """What became of a rule on a document."""

    BROKEN = "broken"  # it fails, and did not before
    OPEN = "open"  # it fails as before
    MET = "met"  # it passes, and failed before
    CHANGED = "changed"  # it ends otherwise than before
    ONLY_NEW = "only_new"  # it is in the new report only
    ONLY_OLD = "only_old"


class Change(Record):
    """One rule on one document. before, after: None where it had no part in that round. message: of the later round.
    kept, new, gone: places of a failure; kept ones where they stand now."""

    kind: Kind
    rule: str
    title: str
    severity: Severity
    before: Outcome | None
    after: Outcome | None
    message: str
    kept: tuple[Place, ...] = ()
    new: tuple[Place, ...] = ()
    gone: tuple[Place, ...] = ()
    worse: bool = False


class Compared(Record):
    """A document in both rounds. same: rules that do not fail and ended as before."""

    old: Paper
    new: Paper
    changes: tuple[Change, ...]
    same: int


class Repacked(Record):
    """A pack that is not the same in both rounds; None: it had no part."""

    name: str
    old: Checklist | None
    new: Checklist | None


class Comparison(Record):
    """Two rounds compared. come: documents of the second one only, with what fails in each. gone: of the first only."""

    old: Round
    new: Round
    packs: tuple[Repacked, ...]
    documents: tuple[Compared, ...]
    come: tuple[tuple[Paper, tuple[Found, ...]], ...]
    gone: tuple[Paper, ...]

    def of(self, kind: Kind) -> Iterator[Change]:
        """All changes of one kind."""
        return (change for each in self.documents for change in each.changes if change.kind is kind)


def compared(old: Round, new: Round, named: Sequence[str] = ()) -> Comparison:
    """Two rounds compared. named: documents that belong together, see `matched`."""
    packs = tuple(_repacked(old, new))
    found: Matched = matched(old, new, named)
    return Comparison(
        old,
        new,
        packs,
        tuple(_compared(a, b, not packs) for a, b in found.pairs),
        tuple((paper, tuple(_failing(paper))) for paper in found.come),
        found.gone,
    )


def status(comparison: Comparison, fail_on: Severity | None) -> int:
    """0 nothing newly broken, 1 something is, 2 it could not be judged."""
    new = comparison.new
    errors = any(f.outcome is Outcome.ERROR for paper in new.papers for f in paper.findings.values())
    if new.status not in (0, 1) or new.refused or errors or not comparison.documents:
        return 2
    worse = (change for change in comparison.of(Kind.OPEN) if change.worse)
    bad = [change.severity for change in (*comparison.of(Kind.BROKEN), *worse)]
    bad += [found.severity for _, failing in comparison.come for found in failing]
    return int(any(counts_at(severity, fail_on) for severity in bad))


def _failing(paper: Paper) -> Iterator[Found]:
    return (found for found in paper.findings.values() if found.outcome is Outcome.FAIL)


def _repacked(old: Round, new: Round) -> Iterator[Repacked]:
    before, after = {p.name: p for p in old.packs}, {p.name: p for p in new.packs}
    for name in {**before, **after}:
        if before.get(name) != after.get(name):
            yield Repacked(name, before.get(name), after.get(name))


def _compared(old: Paper, new: Paper, same_packs: bool) -> Compared:
    rules = [*new.findings, *(rule for rule in old.findings if rule not in new.findings)]
    changes = [_change(old.findings.get(rule), new.findings.get(rule), same_packs) for rule in rules]
    told = [change for change in changes if change is not None]
    order = {kind: place for place, kind in enumerate(Kind)}
    told.sort(key=lambda change: (order[change.kind], change.severity.rank))
    return Compared(old, new, tuple(told), len(rules) - len(told))


def _change(old: Found | None, new: Found | None, same_packs: bool) -> Change | None:
    """What became of a rule; None: it does not fail and ends as before. With the same packs a rule that is not there is
    one that is not for such a document."""
    known = new or old
    assert known is not None
    absent = Outcome.NOT_APPLICABLE if same_packs or known.rule in OWN else None
    before, after = old.outcome if old else absent, new.outcome if new else absent
    kind = _kind(before, after)
    if kind is None:
        return None
    message = new.message if new else ""
    change = Change(kind, known.rule, known.title, known.severity, before, after, message)
    failed_before = old.places if old and old.outcome is Outcome.FAIL else ()
    fails_now = new.places if new and new.outcome is Outcome.FAIL else ()
    if kind is Kind.OPEN and known.kind in OF_THE_WHOLE:
        return change._replace(kept=fails_now)
    kept, come, gone = _places(failed_before, fails_now)
    return change._replace(kept=kept, new=come, gone=gone, worse=kind is Kind.OPEN and len(come) > len(gone))


def _kind(before: Outcome | None, after: Outcome | None) -> Kind | None:
    if before is None:
        return Kind.ONLY_NEW
    if after is None:
        return Kind.ONLY_OLD
    if after is Outcome.FAIL:
        return Kind.OPEN if before is Outcome.FAIL else Kind.BROKEN
    if before is after:
        return None
    return Kind.MET if before is Outcome.FAIL and after is Outcome.PASS else Kind.CHANGED


_Places = tuple[Place, ...]


def _places(old: _Places, new: _Places) -> tuple[_Places, _Places, _Places]:
    """Places that stay, that are new, that are gone. Of equal words those under the same headings belong together first."""
    left, rest = list(old), list(new)
    for key in (_where, _words):
        left, rest = _paired(left, rest, key)
    new_ones = set(map(id, rest))
    return tuple(place for place in new if id(place) not in new_ones), tuple(rest), tuple(left)


def _paired(
    old: list[Place], new: list[Place], key: Callable[[Place], Any]
) -> tuple[list[Place], list[Place]]:
    """What is left of both without those that agree in `key`, one for one in order."""
    waiting: dict[Any, deque[Place]] = {}
    for place in old:
        waiting.setdefault(key(place), deque()).append(place)
    rest = []
    for place in new:
        like = waiting.get(key(place))
        if like:
            like.popleft()
        else:
            rest.append(place)
    left = {id(place) for like in waiting.values() for place in like}
    return [place for place in old if id(place) in left], rest


def _where(place: Place) -> tuple[str, ...]:
    return (steady(place.quote), *map(steady, place.section))


def _words(place: Place) -> str:
    return steady(place.quote)
