"""Which rules of the packs a run is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hegui.errors import UsageError
from hegui.packs.nearest import did_you_mean
from hegui.rule import Rule


def select(rules: Iterable[Rule], select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules that an entry of `select` means (all, where it is empty) and no entry of `ignore` does.

    An entry is a rule's id, the beginning of ids (SZ, SZ01) or a rule's name. Raises UsageError, with the nearest id
    or name, for an entry that means no rule.
    """
    known = tuple(rules)
    chosen = _meant(select, known) if select else {rule.id for rule in known}
    left = chosen - _meant(ignore, known)
    return tuple(rule for rule in known if rule.id in left)


def means(entry: str, rule: Rule) -> bool:
    """Whether an entry means a rule. Names have no capitals, and to ask a rule for its name may load it."""
    return bool(entry) and (rule.id.startswith(entry) or (not entry.isupper() and rule.name == entry))


def _meant(entries: Sequence[str], rules: tuple[Rule, ...]) -> set[str]:
    return {rule.id for entry in entries for rule in _rules(entry, rules)}


def _rules(entry: str, rules: tuple[Rule, ...]) -> list[Rule]:
    found = [rule for rule in rules if means(entry, rule)]
    if not found:
        names = [name for rule in rules for name in (rule.id, rule.name)]
        raise UsageError(
            f"没有编号或名称为 {entry or '（空）'} 的规则。{did_you_mean(entry, names)}".rstrip("。")
        )
    return found
