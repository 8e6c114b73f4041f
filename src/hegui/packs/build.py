"""Files to packs, without a cache: read, validate, override, bind. All faults of all files are told at once."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping

from hegui.errors import Fault, PackError
from hegui.packs.agreement import agreement_faults
from hegui.packs.faults import validated
from hegui.packs.files import File
from hegui.packs.gather import Gathered, gather
from hegui.packs.model import Change, PackFile, ReferenceFile
from hegui.packs.override import changes
from hegui.packs.soundness import pack_faults, pattern_faults, reference_faults
from hegui.packs.tree import Tree
from hegui.reference import Reference
from hegui.rule import Examples, Override, Rule, RulePack
from hegui.values import Record

_NO_EXAMPLES = Examples()


class Built(Record):
    """packs: those asked for, in that order. files: sha256 of every file that went in, by its real path."""

    packs: tuple[RulePack, ...]
    files: Mapping[str, str]


def build(roots: tuple[File, ...]) -> Built:
    """The packs of `roots`; raises PackError with every fault of every file concerned."""
    gathered = gather(roots)
    faults = list(gathered.faults)
    known = _references(gathered, faults)
    values = _values(gathered, faults)
    faults += agreement_faults(gathered)
    changed = changes(gathered, set(gathered.packs) - set(values))
    faults += changed.faults
    if faults:
        raise PackError(_told_once(faults))
    known |= {entry.id: entry for value in values.values() for entry in value.references}
    return Built(_packs(gathered, roots, values, known, changed.rules), gathered.digests)


def _references(gathered: Gathered, faults: list[Fault]) -> dict[str, Reference]:
    """The shipped reference data by id."""
    known: dict[str, Reference] = {}
    for tree in gathered.references.values():
        value, found = validated(ReferenceFile, tree)
        faults += [*found, *reference_faults(tree)]
        known |= {entry.id: entry for entry in value.references} if value else {}
    return known


def _values(gathered: Gathered, faults: list[Fault]) -> dict[str, PackFile]:
    """The packs that have no fault of their own, by file, bases first."""
    values: dict[str, PackFile] = {}
    for real, tree in gathered.packs.items():
        value, found = _validated(tree)
        found += pack_faults(tree)
        if value is not None and not found:
            values[real] = value
        faults += found
    return values


def _validated(tree: Tree) -> tuple[PackFile | None, list[Fault]]:
    huge = pattern_faults(tree)
    return (None, huge) if huge else validated(PackFile, tree)


def _told_once(faults: list[Fault]) -> tuple[Fault, ...]:
    """In the order of the files and lines; of faults at one place with one message only the first."""
    return tuple(sorted({(f.path, f.line, f.column, f.message): f for f in reversed(faults)}.values()))


def _packs(
    gathered: Gathered,
    roots: tuple[File, ...],
    values: dict[str, PackFile],
    known: Mapping[str, Reference],
    changed: Mapping[str, Rule | None],
) -> tuple[RulePack, ...]:
    made: dict[str, RulePack] = {}
    for real, value in values.items():
        made[real] = RulePack(
            pack=value.pack,
            title=value.title,
            version=value.version,
            for_=value.for_,
            rules=tuple(_rules(value.rules, changed, known)),
            extends=tuple(made[base] for base in gathered.bases[real]),
            overrides=tuple(_override(change) for change in value.override),
            sha256=_digest(gathered, real),
            path=gathered.packs[real].path,
            unproved=sum(rule.examples == _NO_EXAMPLES for rule in value.rules),
        )
    return tuple(made[root.real] for root in roots)


def _rules(
    own: tuple[Rule, ...], changed: Mapping[str, Rule | None], known: Mapping[str, Reference]
) -> Iterator[Rule]:
    for rule in own:
        now = changed.get(rule.id, rule)
        if now is not None:
            yield dataclasses.replace(now, check=now.check.bound(known))


def _override(change: Change) -> Override:
    return Override(id=change.id, severity=change.severity, off=change.off, check=tuple(change.check))


def _digest(gathered: Gathered, real: str) -> str:
    """Of the pack's own bytes and of all reference data, names left out so that it is the same on every machine."""
    parts = [gathered.digests[real], *sorted(gathered.digests[name] for name in gathered.references)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
