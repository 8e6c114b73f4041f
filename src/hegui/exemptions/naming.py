"""Which rules the entries of a file name: known ones, and such as may be waived or answered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import Any

from hegui.exemptions.model import Kept
from hegui.finding import OWN
from hegui.plan import OWN_RULES, Plan
from hegui.rule import Rule

_WHOLE = {
    "waivers": ("rule", "path", "document", "quote", "fingerprint"),
    "attestations": ("rule", "document", "name"),
}


Names = Callable[[], Collection[str]]


class Known:
    """The rules of a run. left_out: ids and names of those not selected. open: other rules may exist, as the user named the
    packs; only ids like those of this run must be known. others: finds ids and names of rules that have no part in this run
    but in one on other files; asked only for a rule that is not of the run."""

    def __init__(
        self, ids: Mapping[str, Rule], left_out: frozenset[str], open: bool, others: Names = frozenset
    ) -> None:
        self.ids, self.left_out, self.open = ids, left_out, open
        self._find = others

    @cached_property
    def _others(self) -> frozenset[str]:
        return frozenset(self._find())

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
        if self.rule(name) is not None or self.elsewhere(name):
            return False
        letters = _letters(name)
        return not self.open or (bool(letters) and letters in {_letters(known) for known in self.ids})

    def elsewhere(self, name: str) -> bool:
        """Whether there is such a rule, which has no part in this run."""
        return self.rule(name) is None and (name in self.left_out or name in self._others)

    def all(self) -> list[str]:
        """All ids and names."""
        return [*self.ids, *self._names, *sorted(self._others)]


def known(plans: Iterable[Plan], others: Names = frozenset) -> Known:
    """The rules of `plans`, and the engine's own. others: see `Known`."""
    rules = {rule.id: rule for rule in OWN_RULES}
    left_out: frozenset[str] = frozenset()
    named = False
    for plan in plans:
        rules |= {entry.rule.id: entry.rule for entry in plan.entries}
        left_out |= plan.left_out
        named = named or plan.forced
    return Known(rules, left_out, named, others)


def meant(name: str, among: Known) -> str:
    """What to do about a rule that is not known: which one may be meant, or where it may stand."""
    from hegui.packs.nearest import did_you_mean

    near = did_you_mean(name, among.all())
    letters = _letters(name)
    if near and (not letters or letters in {_letters(known) for known in among.ids}):
        return near
    return f"{near}本单位清单里的规则：加 --pack 清单.yaml，或在 hegui.toml 里写 packs"


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


def elsewhere(kept: Kept, among: Known) -> frozenset[int]:
    """The numbers of the entries for rules that have no part in this run."""
    return frozenset(n for n, entry in enumerate(kept.entries) if among.elsewhere(entry.rule))
