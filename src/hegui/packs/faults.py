"""What pydantic complains of, as faults in a file: place, plain words, and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from hegui.errors import Fault
from hegui.packs.model import adapter
from hegui.packs.nearest import did_you_mean, nearest
from hegui.packs.shape import form_at, shape_faults
from hegui.packs.syntax import slip_in
from hegui.packs.tree import Path, Tree
from hegui.packs.words import KINDS, LEVELS, choice, meant

T = TypeVar("T")

_NOUNS = {
    "string_type": "一段文字",
    "tuple_type": "列表",
    "dataclass_type": "若干“键: 值”",
    "dict_type": "若干“键: 值”",
    "mapping_type": "若干“键: 值”",
    "model_attributes_type": "若干“键: 值”",
    "int_type": "整数",
    "int_parsing": "整数",
    "int_parsing_size": "整数",
    "int_from_float": "整数",
    "float_type": "数字",
    "float_parsing": "数字",
    "finite_number": "数字",
    "bool_type": "是（true）或否（false）",
    "bool_parsing": "是（true）或否（false）",
    "date_type": "日期（2022-10-22）",
    "date_parsing": "日期（2022-10-22）",
    "date_from_datetime_parsing": "日期（2022-10-22）",
    "date_from_datetime_inexact": "日期（2022-10-22）",
}
_KEYED = ("unexpected_keyword_argument", "missing")


def validated(model: type[T], tree: Tree) -> tuple[T | None, list[Fault]]:
    """The value of `tree` as `model`, or its faults, in the order of the file."""
    found = dict(shape_faults(tree, model))
    value: T | None = None
    try:
        value = adapter(model).validate_python([without_empty(tree.data)])[0]
    except ValidationError as error:
        for path, fault in _told(error, tree, model):
            found.setdefault(path, fault)
    faults = sorted(fault for fault in found.values() if fault.message)
    return (None if faults else value), faults


def without_empty(value: Any) -> Any:
    """Raw data without the keys that have no value: they count as not given."""
    if isinstance(value, dict):
        return {key: without_empty(part) for key, part in value.items() if part is not None}
    return [without_empty(part) for part in value] if isinstance(value, list) else value


def _told(error: ValidationError, tree: Tree, model: type) -> Iterator[tuple[Path, Fault]]:
    """pydantic's errors by place in the file; of the branches of a union the one that was meant."""
    by_path: dict[Path, list[Any]] = {}
    for detail in error.errors(include_url=False):
        path = file_path(detail["loc"][1:], tree.data, named=detail["type"] in _KEYED)
        by_path.setdefault(path, []).append(detail)
    for path, details in by_path.items():
        inner = any(other[: len(path)] == path and len(other) > len(path) for other in by_path)
        mismatch = all(detail["type"] in _NOUNS for detail in details)
        if inner and mismatch:
            continue  # another branch got further: its complaint is the one that helps
        yield path, _fault(path, details, tree, model)


def file_path(loc: tuple[str | int, ...], data: Any, *, named: bool) -> Path:
    """pydantic's path without the union tags in it (`check`, `section`, `titels`); `named`: it ends in a key."""
    path: list[str | int] = []
    value, tagged = data, False
    for at, step in enumerate(loc):
        if not tagged and _is_check(path) and isinstance(value, dict) and value.get("kind") == step:
            tagged = True
        elif (isinstance(value, dict) and step in value) or (
            isinstance(value, list) and isinstance(step, int)
        ):
            path.append(step)
            value, tagged = value[step], False  # type: ignore[index]
        elif named and at == len(loc) - 1:
            path.append(step)  # a key that is missing
    return tuple(path)


def _is_check(path: list[str | int]) -> bool:
    return path[-1:] == ["check"] or path[-2:-1] == ["of"]


def _fault(path: Path, details: list[Any], tree: Tree, model: type) -> Fault:
    telling = next((detail for detail in details if detail["type"] not in _NOUNS), None)
    if telling is None:
        return _mismatch(path, [detail["type"] for detail in details], tree, model)
    match telling["type"]:
        case "enum" | "literal_error":
            return _not_a_choice(path, telling, tree)
        case "union_tag_invalid":
            kinds = re.findall(r"'([^']*)'", telling["ctx"]["expected_tags"])
            tag = telling["ctx"]["tag"]
            return tree.fault((*path, "kind"), f"没有 {tag} 这种检查（kind）", _kind_meant(tag, kinds))
        case "union_tag_not_found":
            return _no_kind(path, tree)
        case "value_error":
            return tree.fault(path, str(telling["ctx"]["error"]))
        case "missing":
            return tree.fault(path[:-1], f"缺少必填的键 {path[-1]}")
        case "unexpected_keyword_argument":
            return tree.fault(path, f"不认识的键 {path[-1]}", key=True)
    return tree.fault(path, f"写法有误：{telling['msg']}")


def _mismatch(path: Path, types: list[str], tree: Tree, model: type) -> Fault:
    raw = tree.value(path)
    nouns = "或".join(dict.fromkeys(_NOUNS[kind] for kind in types))
    if raw is None:
        return tree.fault(path, f"这里是空的，应为{nouns}")
    hint = ""
    if "tuple_type" in types and isinstance(raw, str):
        hint = "列表写成 [甲, 乙]，或每项一行、以“- ”开头"
    elif isinstance(raw, str):
        form = form_at(model, tree.data, path)
        hint = slip_in(raw) or (f"写成 {form}" if form else "")
    shown = f"，现为“{raw[:20]}”" if isinstance(raw, str) and "\n" not in raw[:20] else ""
    return tree.fault(path, f"应为{nouns}{shown}", hint)


def _not_a_choice(path: Path, detail: Any, tree: Tree) -> Fault:
    choices = re.findall(r"'([^']*)'", detail["ctx"]["expected"])
    raw = tree.value(path)
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    means = LEVELS if set(choices) == set(LEVELS) else {}
    listed = "、".join(f"{each}（{means[each]}）" if each in means else each for each in choices)
    if not isinstance(raw, str):
        return tree.fault(path, f"{name} 应为其中之一：{listed}")
    word = choice(raw)
    hint = f"是否想写 {word}？" if word in choices else did_you_mean(raw, choices)
    return tree.fault(path, f"{name} 不能是“{raw[:20]}”，可以是：{listed}", hint)


def _kind_meant(tag: str, kinds: list[str]) -> str:
    """Which kind is probably meant, else all there are, with what they demand."""
    kind = meant(tag)
    if kind:
        return f"是否想写 {kind}（{KINDS[kind]}）？写法见 hegui explain {kind}"
    near = did_you_mean(tag, kinds)
    if near:
        return near
    listed = "、".join(f"{each}（{KINDS.get(each, each)}）" for each in kinds)
    return f"可用的有：{listed}"


def _no_kind(path: Path, tree: Tree) -> Fault:
    raw = tree.value(path)
    meant = nearest("kind", raw) if isinstance(raw, dict) else ""
    if meant:
        return tree.fault((*path, meant), f"不认识的键 {meant}", "是否想写 kind？", key=True)
    return tree.fault(path, "检查（check）缺少 kind", "写明是哪种检查，如 kind: section")
