"""Changes that packs make to rules they inherit, laid over the raw rule and validated anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hegui.errors import Fault
from hegui.packs.agreement import reference_ids, unknown_references
from hegui.packs.faults import validated
from hegui.packs.gather import Gathered
from hegui.packs.nearest import did_you_mean
from hegui.packs.soundness import entries, pattern_faults, rule_faults
from hegui.packs.tree import Path, Place, Tree
from hegui.rule import Rule
from hegui.values import Record

_NO_REASON = ("true", "yes", "on", "y", "1", "是", "关", "关闭")
_SETTABLE = ("severity", "off", "check", "examples")


class Entry(Record):
    """One entry of an `override` list: the pack that has it, and where."""

    pack: str
    tree: Tree
    path: Path
    change: dict[str, Any]


class Changes(Record):
    """The end of all overriding. rules: changed rules by id; None where switched off."""

    rules: dict[str, Rule | None]
    faults: list[Fault]


def changes(gathered: Gathered, unsound: set[str]) -> Changes:
    """Applies every override of the run, bases first. unsound: packs whose rules cannot be built on."""
    raw = {
        rule["id"]: (pack, rule)
        for pack, tree in gathered.packs.items()
        for _, rule in entries(tree, "rules")
        if isinstance(rule.get("id"), str)
    }
    result = Changes({}, [])
    applied: dict[str, list[Entry]] = {}
    for entry in _entries(gathered):
        inherited = gathered.reaches(entry.pack)
        known = [name for name, (pack, _) in raw.items() if pack in inherited]
        name = entry.change["id"]
        faults = [*_entry_faults(entry, known), *_conflict(gathered, entry, applied.setdefault(name, []))]
        result.faults.extend(faults)
        applied[name].append(entry)
        if faults or raw[name][0] in unsound or entry.pack in unsound:
            continue
        pack, before = raw[name]
        after = _laid_over(before, entry.change)
        raw[name] = pack, after
        rule, faults = _validated(entry, after, gathered)
        result.faults.extend(faults)
        result.rules[name] = None if entry.change.get("off") else rule
    return result


def _entries(gathered: Gathered) -> Iterator[Entry]:
    for pack, tree in gathered.packs.items():
        for path, change in entries(tree, "override"):
            if isinstance(change.get("id"), str):
                yield Entry(pack, tree, path, change)


def _entry_faults(entry: Entry, known: list[str]) -> Iterator[Fault]:
    _, tree, path, change = entry
    if change["id"] not in known:
        hint = did_you_mean(change["id"], known) or ("" if known else "先用 extends 写明继承哪份清单")
        yield tree.fault((*path, "id"), f"继承的清单里没有规则 {change['id']}", hint)
    if all(change[key] is None if key in _SETTABLE else key == "id" for key in change):
        yield tree.fault(path, f"没有写 {change['id']} 要改什么", "写 severity、check，或 off（停用的理由）")
    off = change.get("off")
    if isinstance(off, str) and (not off.strip() or off.strip().lower() in _NO_REASON):
        yield tree.fault((*path, "off"), "off 后面要写停用的理由", "如 off: 本单位不要求此项")


def _conflict(gathered: Gathered, entry: Entry, earlier: list[Entry]) -> Iterator[Fault]:
    """Two changes to one rule where neither pack knows of the other, or in one pack: nobody can say which holds."""
    reached = gathered.reaches(entry.pack)
    for other in earlier:
        same_pack = other.pack == entry.pack
        if same_pack or (other.pack not in reached and other.change != entry.change):
            line = other.tree.where(other.path).line
            how = "已改过一次" if same_pack else "改得不同，两份清单不能同时使用"
            yield entry.tree.fault(
                (*entry.path, "id"), f"规则 {entry.change['id']} 在 {other.tree.path} 第 {line} 行{how}"
            )


def _laid_over(rule: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    after = dict(rule)
    for key in ("severity", "examples"):
        if change.get(key) is not None:
            after[key] = change[key]
    if isinstance(change.get("check"), dict) and isinstance(rule.get("check"), dict):
        after["check"] = {**rule["check"], **change["check"]}
    return after


def _validated(entry: Entry, after: dict[str, Any], gathered: Gathered) -> tuple[Rule | None, list[Fault]]:
    """The changed rule, with faults told where the change stands."""
    _, tree, path, change = entry
    place = _place(tree.root, path)
    merged = Tree(tree.path, tree.text, after, place)
    if isinstance(change.get("check"), dict) and change["check"].get("kind") is not None:
        return None, [
            tree.fault((*path, "check", "kind"), "检查的种类（kind）不能改", "请停用这一条，另写一条规则")
        ]
    faults = pattern_faults(merged)
    if faults:
        return None, faults
    rule, faults = validated(Rule, merged)
    faults += rule_faults(merged, (), after)
    faults += unknown_references(merged, ("check",), after.get("check"), reference_ids(gathered))
    return rule, sorted(set(faults))


def _place(root: Place, path: Path) -> Place:
    for step in path:
        root = root.parts[step][1]
    return root
