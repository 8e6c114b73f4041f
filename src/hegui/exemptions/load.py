"""A file of waivers or attestations to entries: read as strictly as a pack, all faults at once, kept between runs."""

from __future__ import annotations

import os
from typing import Any

from hegui.digest import sha256
from hegui.errors import ExemptionError, Fault, UsageError
from hegui.exemptions.model import Kept
from hegui.exemptions.naming import Known, identity, refusal
from hegui.packs.files import File

_TITLES = {"waivers": "豁免清单", "attestations": "人工核对的答复"}


def load(path: str, key: str, among: Known) -> Kept:
    """The entries of the file at `path`. key: "waivers" or "attestations".

    Raises UsageError where there is no such file, ExemptionError with every fault in it.
    """
    from hegui.packs import cache

    if not os.path.isfile(path):
        raise UsageError(f"找不到{_TITLES[key]} {path}")
    file = File(path, os.path.realpath(path))
    question = cache.question(f"hegui.exemptions.{key}", (file,))
    found = cache.recall(question) if question is not None else None
    if found is not None and sound(found.value, key, among):
        return found.value  # type: ignore[no-any-return]
    kept = _read(file, key, among)
    if question is not None:
        cache.keep(question, kept, {file.real: kept.sha256})
    return kept


def sound(kept: Kept, key: str, among: Known) -> bool:
    """Whether entries that were once valid still are, among the rules of this run."""
    rules = [entry.rule for entry in kept.entries]
    same = {identity(vars(entry), key, among) for entry in kept.entries}
    return len(same) == len(rules) and not any(refusal(rule, key, among) for rule in rules)


def _read(file: File, key: str, among: Known) -> Kept:
    from hegui.packs.yaml_ import MOST_BYTES

    try:
        with open(file.real, "rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as fault:
        raise UsageError(f"{file.shown}：{_TITLES[key]}读不出来：{fault.strerror}") from fault
    return parsed(data, file, key, among)


def parsed(data: bytes, file: File, key: str, among: Known) -> Kept:
    """The entries in the bytes of a file. Raises ExemptionError with every fault."""
    from hegui.exemptions.agreement import naming_faults
    from hegui.exemptions.model import AttestationFile, WaiverFile
    from hegui.exemptions.soundness import attestation_faults, waiver_faults
    from hegui.packs.faults import validated
    from hegui.packs.yaml_ import parse

    tree, faults = parse(data, file.shown)
    if tree is None:
        raise ExemptionError(tuple(faults))
    model: Any = WaiverFile if key == "waivers" else AttestationFile
    value, wrong = validated(model, tree)
    more = waiver_faults(tree) if key == "waivers" else attestation_faults(tree)
    faults += [*wrong, *more, *naming_faults(tree, key, among)]
    if faults or value is None:
        raise ExemptionError(_told_once(faults))
    entries = getattr(value, key)
    lines = tuple(tree.where((key, index)).line for index in range(len(entries)))
    return Kept(file.shown, os.path.dirname(file.real), entries, lines, sha256(data))


def _told_once(faults: list[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted({(f.path, f.line, f.column, f.message): f for f in reversed(faults)}.values()))
