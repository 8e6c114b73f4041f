"""Faults of the entries of a file in view of the rules of a run, and of each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hegui.errors import Fault
from hegui.exemptions.naming import Known, identity, meant, refusal
from hegui.packs.soundness import RULE_ID, SLUG, entries
from hegui.packs.tree import Tree


def naming_faults(tree: Tree, key: str, among: Known) -> Iterator[Fault]:
    """Entries that name a rule they may not, and entries that say the same as one before."""
    first: dict[tuple[Any, ...], int] = {}
    for path, entry in entries(tree, key):
        name = entry.get("rule")
        if not isinstance(name, str) or not (re.match(RULE_ID, name) or re.match(SLUG, name)):
            continue
        wrong = refusal(name, key, among)
        if wrong:
            hint = meant(name, among) if among.rule(name) is None else ""
            yield tree.fault((*path, "rule"), wrong, hint)
        same = identity(entry, key, among)
        if same in first:
            yield tree.fault(path, f"与第 {first[same]} 行的一条重复", "请删去一条")
        else:
            first[same] = tree.where(path).line
