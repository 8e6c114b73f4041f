"""What the types cannot say of one file: ids and names well formed, nothing blank, an honest severity, sane patterns.

Works on raw data that may be of any shape, so that these faults are told together with those of shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hegui.errors import Fault
from hegui.genre import NAMES
from hegui.packs.nearest import did_you_mean
from hegui.packs.tree import Path, Tree
from hegui.packs.yaml_ import paths

RULE_ID = r"^[A-Z]{2,6}[0-9]{3}$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
RESERVED = "HG"

_TRUE = ("true", "yes", "on", "1", "y", "t")
_BIG = re.compile(r"\{ *(\d*) *(?:, *(\d*) *)?\}")
_LISTS = (
    "terms",
    "titles",
    "not_titles",
    "body_terms",
    "given",
    "needs",
    "given_section",
    "needs_section",
    "contains",
)
_LONGEST_PATTERN = 10_000
_MOST_REPEATS = 10_000
_DEEPEST_PATTERN = 50


def pack_faults(tree: Tree) -> Iterator[Fault]:
    """Faults of a pack's file, rules and own references included."""
    yield from _blank(tree, (), ("title", "version"))
    yield from _slug(tree, ("pack",), "清单名")
    for path, rule in entries(tree, "rules"):
        yield from _identity(tree, path)
        yield from rule_faults(tree, path, rule)
    yield from reference_faults(tree)
    yield from _unknown_genres(tree)
    yield from _run_together(tree)


def _unknown_genres(tree: Tree) -> Iterator[Fault]:
    """Kinds of document that no title can have: what is only for them would never run."""
    for path, value in paths(tree.data):
        known = not isinstance(value, str) or value in NAMES
        if len(path) > 1 and path[-2] == "genre" and not known:
            hint = did_you_mean(str(value), NAMES)
            yield tree.fault(path, f"没有“{value}”这个文种", hint or f"可用：{'、'.join(NAMES)}")


def _run_together(tree: Tree) -> Iterator[Fault]:
    """Lists of one long entry with full-width commas: several words meant, one word understood, and never found.

    Of a list between brackets the reader of YAML tells."""
    for path, value in paths(tree.data):
        if isinstance(value, list) and len(value) == 1 and path and path[-1] in _LISTS:
            words = value[0]
            if isinstance(words, str) and words.count("，") > 1 and not tree.bracketed(path):
                hint = "几个词各写一行；确是一句话的，写成 {text: …}"
                yield tree.fault((*path, 0), "列表里只有一条，而其中有全角逗号", hint)


def _identity(tree: Tree, path: Path) -> Iterator[Fault]:
    number = tree.value((*path, "id"))
    yield from _slug(tree, (*path, "name"), "规则名（name）")
    if not isinstance(number, str):
        return
    if not re.match(RULE_ID, number):
        yield tree.fault(
            (*path, "id"), f"规则编号“{number[:20]}”不合规定", "2 到 6 个大写字母加 3 位数字，如 SZ001"
        )
    elif number.startswith(RESERVED) and len(number) == len(RESERVED) + 3:
        yield tree.fault((*path, "id"), f"{RESERVED} 开头的编号留给程序自己用", "请换一组字母")


def rule_faults(tree: Tree, path: Path, rule: Any) -> Iterator[Fault]:
    """Faults of the rule at `path` that also a change of it can bring about."""
    yield from _blank(tree, path, ("title", "why"))
    basis = rule.get("basis")
    conditional = basis.get("conditional") if isinstance(basis, dict) else None
    if isinstance(conditional, str) and conditional.lower() in _TRUE and rule.get("severity") == "error":
        hint = "改为 warning 或 info"
        yield tree.fault(
            (*path, "severity"), "依据中是“一般、原则上、可以”的要求（conditional）不能定为 error", hint
        )


def reference_faults(tree: Tree) -> Iterator[Fault]:
    """Faults of the reference data in a file."""
    for path, entry in entries(tree, "references"):
        yield from _slug(tree, (*path, "id"), "参考数据的编号（id）")
        yield from _blank(tree, path, ("form", "source"))
        first, last = entry.get("from"), entry.get("to")
        if isinstance(first, str) and isinstance(last, str) and first > last:
            yield tree.fault((*path, "to"), f"止期 {last} 早于起期 {first}")
        if entry.get("type") == "enumeration" and not entry.get("members"):
            yield tree.fault((*path, "type"), "enumeration 须列出成员（members）")


def pattern_faults(tree: Tree) -> list[Fault]:
    """Patterns too big to compile: compiling has no time limit, so nothing else may touch them."""
    found = ((path, value) for path, value in paths(tree.data) if path[-1:] == ("pattern",))
    return [
        tree.fault(path, f"pattern {fault}")
        for path, value in found
        if isinstance(value, str) and (fault := _too_big(value))
    ]


def _too_big(pattern: str) -> str:
    if len(pattern) > _LONGEST_PATTERN:
        return f"过长：{len(pattern)} 字符，最多 {_LONGEST_PATTERN}"
    if any(int(n) > _MOST_REPEATS for found in _BIG.findall(pattern) for n in found if n):
        return f"的重复次数过大，最多 {_MOST_REPEATS}"
    depth = deepest = 0
    for sign in re.sub(r"\\.", "", pattern):
        depth += (sign == "(") - (sign == ")")
        deepest = max(deepest, depth)
    return f"括号嵌套过深，最多 {_DEEPEST_PATTERN} 层" if deepest > _DEEPEST_PATTERN else ""


def entries(tree: Tree, key: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The mappings in the list under a top-level key, with their paths."""
    listed = tree.value((key,))
    for index, entry in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(entry, dict):
            yield (key, index), entry


def _blank(tree: Tree, path: Path, names: tuple[str, ...]) -> Iterator[Fault]:
    for name in names:
        value = tree.value((*path, name))
        if isinstance(value, str) and not value.strip():
            yield tree.fault((*path, name), f"{name} 不能是空的")


def _slug(tree: Tree, path: Path, what: str) -> Iterator[Fault]:
    value = tree.value(path)
    if isinstance(value, str) and not re.match(SLUG, value):
        yield tree.fault(
            path, f"{what}“{value[:30]}”不合规定", "用小写字母、数字和连字符，如 problems-section"
        )
