"""Which rules the entries of a file name: known ones, and such as may be waived or answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hegui.errors import Fault
from hegui.finding import OWN
from hegui.packs.nearest import did_you_mean
from hegui.packs.soundness import RULE_ID, SLUG, entries
from hegui.packs.tree import Tree
from hegui.plan import OWN_RULES, Plan
from hegui.rule import Rule
from hegui.values import Record

_WHOLE = {
    "waivers": ("rule", "path", "document", "quote", "fingerprint"),
    "attestations": ("rule", "document", "name"),
}


class Known(Record):
    """The rules of a run, by id and by name. left_out: ids and names of those not selected. open: other rules may exist,
    as the user named the packs; only ids like those of this run must be known."""

    rules: Mapping[str, Rule]
    left_out: frozenset[str]
    open: bool

    def absent(self, name: str) -> bool:
        """Whether there is no such rule."""
        if name in self.rules or name in self.left_out:
            return False
        letters = _letters(name)
        return not self.open or (bool(letters) and letters in {_letters(known) for known in self.rules})


def known(plans: Iterable[Plan]) -> Known:
    """The rules of `plans`, and the engine's own."""
    rules: dict[str, Rule] = {}
    left_out: frozenset[str] = frozenset()
    named = False
    for plan in plans:
        for rule in (*(entry.rule for entry in plan.entries), *OWN_RULES):
            rules[rule.id] = rules[rule.name] = rule
        left_out |= plan.left_out
        named = named or plan.forced
    return Known(rules, left_out, named)


def _letters(name: str) -> str:
    return name.rstrip("0123456789") if re.match(RULE_ID, name) else ""


def refusal(name: str, key: str, among: Known) -> str:
    """Why no entry under `key` ("waivers", "attestations") may name that rule; "" where one may."""
    rule = among.rules.get(name)
    if rule is None:
        return f"没有编号或名称为 {name} 的规则" if among.absent(name) else ""
    if rule.id in OWN:
        return f"{rule.id} 是程序自己的检查，不能{'豁免' if key == 'waivers' else '由人答复'}"
    if key == "waivers" and rule.unwaivable:
        return f"{rule.id} 不得豁免"
    if key == "attestations" and rule.check.kind != "manual":
        return f"{rule.id} 不是须由人核对的规则（kind: manual），不能由人答复"
    return ""


def naming_faults(tree: Tree, key: str, among: Known) -> Iterator[Fault]:
    """Entries that name a rule they may not, and entries that say the same as one before."""
    first: dict[tuple[Any, ...], int] = {}
    for path, entry in entries(tree, key):
        name = entry.get("rule")
        if not isinstance(name, str) or not (re.match(RULE_ID, name) or re.match(SLUG, name)):
            continue
        wrong = refusal(name, key, among)
        if wrong:
            hint = did_you_mean(name, among.rules) if name not in among.rules else ""
            other = "属于别的清单的，请用 --pack 一并给出" if name not in among.rules else ""
            yield tree.fault((*path, "rule"), wrong, hint or other)
        same = identity(entry, key, among)
        if same in first:
            yield tree.fault(path, f"与第 {first[same]} 行的一条重复", "请删去一条")
        else:
            first[same] = tree.where(path).line


def identity(entry: Mapping[str, Any], key: str, among: Known) -> tuple[str, ...]:
    """What makes an entry one and the same as another, whichever way it names the rule."""
    rule = among.rules.get(str(entry.get("rule")))
    parts = [str(entry.get(part) or "") for part in _WHOLE[key][1:]]
    return (rule.id if rule else str(entry.get("rule")), *parts)
