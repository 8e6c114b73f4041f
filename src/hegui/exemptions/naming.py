"""Which rules the entries of a file name: known ones, and such as may be waived or answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from hegui.finding import OWN
from hegui.plan import OWN_RULES, Plan
from hegui.rule import Rule

_WHOLE = {
    "waivers": ("rule", "path", "document", "quote", "fingerprint"),
    "attestations": ("rule", "document", "name"),
}


class Known:
    """The rules of a run. left_out: ids and names of those not selected. open: other rules may exist, as the user named the
    packs; only ids like those of this run must be known."""

    def __init__(self, ids: Mapping[str, Rule], left_out: frozenset[str], open: bool) -> None:
        self.ids, self.left_out, self.open = ids, left_out, open

    @cached_property
    def _names(self) -> dict[str, Rule]:
        """By name, for which every rule must be read whole."""
        return {rule.name: rule for rule in self.ids.values()}

    def rule(self, name: str) -> Rule | None:
        """The rule of that id or name; None: it has no part in the run, or there is none."""
        found = self.ids.get(name)
        return found if found is not None or name.isupper() else self._names.get(name)

    def absent(self, name: str) -> bool:
        """Whether there is no such rule."""
        if self.rule(name) is not None or name in self.left_out:
            return False
        letters = _letters(name)
        return not self.open or (bool(letters) and letters in {_letters(known) for known in self.ids})

    def all(self) -> list[str]:
        """All ids and names."""
        return [*self.ids, *self._names]


def known(plans: Iterable[Plan]) -> Known:
    """The rules of `plans`, and the engine's own."""
    rules = {rule.id: rule for rule in OWN_RULES}
    left_out: frozenset[str] = frozenset()
    named = False
    for plan in plans:
        rules |= {entry.rule.id: entry.rule for entry in plan.entries}
        left_out |= plan.left_out
        named = named or plan.forced
    return Known(rules, left_out, named)


def _letters(name: str) -> str:
    """Of an id those it begins with; of a name none."""
    return name.rstrip("0123456789") if name.isupper() else ""


def refusal(name: str, key: str, among: Known) -> str:
    """Why no entry under `key` ("waivers", "attestations") may name that rule; "" where one may."""
    rule = among.rule(name)
    if rule is None:
        return f"没有编号或名称为 {name} 的规则" if among.absent(name) else ""
    if rule.id in OWN:
        return f"{rule.id} 是程序自己的检查，不能{'豁免' if key == 'waivers' else '由人答复'}"
    if key == "waivers" and rule.unwaivable:
        return f"{rule.id} 不得豁免"
    if key == "attestations" and rule.check.kind != "manual":
        return f"{rule.id} 不是须由人核对的规则（kind: manual），不能由人答复"
    return ""


def identity(entry: Mapping[str, Any], key: str, among: Known) -> tuple[str, ...]:
    """What makes an entry one and the same as another, whichever way it names the rule."""
    rule = among.rule(str(entry.get("rule")))
    parts = [str(entry.get(part) or "") for part in _WHOLE[key][1:]]
    return (rule.id if rule else str(entry.get("rule")), *parts)
