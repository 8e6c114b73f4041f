"""What the models want at every place of raw data, for telling faults: unknown, missing and empty keys, dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from hegui.checks.kinds import KINDS
from hegui.errors import Fault
from hegui.packs.nearest import did_you_mean, nearest
from hegui.packs.tree import Path, Tree
from hegui.reference import Reference
from hegui.typography.specimen import Specimen
from hegui.values import Record

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHORT = 4  # keys
_KINDS = {kind.__dataclass_fields__["kind"].default: kind for kind in KINDS}


class Key(Record):
    """A key of a model: what its value may be, and whether it must be given."""

    wanted: Any
    required: bool


@cache
def keys(model: type) -> dict[str, Key]:
    """The keys of a model by their YAML names, in order."""
    names = {"AnyCheck": Union[KINDS], "Reference": Reference, "Mapping": Mapping, "Specimen": Specimen}  # noqa: UP007 - of a table
    hints = get_type_hints(model, localns=names)
    return {
        field.name.rstrip("_"): Key(
            hints[field.name], field.default is MISSING and field.default_factory is MISSING
        )
        for field in fields(model)
        if field.init
    }


def wanted_for(hint: Any, raw: Any) -> Any:
    """The member of `hint` (a type, or a union of types) that `raw` is meant for; None where none fits."""
    origin = get_origin(hint)
    if origin is Annotated:
        return wanted_for(get_args(hint)[0], raw)
    if origin not in (Union, UnionType):
        return hint if _fits(hint, raw) else None
    fitting = [member for member in get_args(hint) if _fits(member, raw)]
    if len(fitting) > 1 and isinstance(raw, dict):
        kind = raw.get("kind")
        return _KINDS.get(kind) if isinstance(kind, str) else None
    return fitting[0] if fitting else None


def _fits(hint: Any, raw: Any) -> bool:
    origin = get_origin(hint)
    if isinstance(raw, dict):
        return is_dataclass(hint) or origin is Mapping
    if isinstance(raw, list):
        return origin is tuple
    return not is_dataclass(hint) and origin not in (tuple, Mapping) and hint is not type(None)


def shape_faults(tree: Tree, model: type, data: Any = None) -> Iterator[tuple[Path, Fault]]:
    """Faults of shape with their paths: unknown keys (a close misspelling of a missing one counts once), required
    keys that are missing or empty, dates that are not written 2022-10-22."""
    yield from _faults(tree, model, tree.data if data is None else data, ())


def _faults(tree: Tree, hint: Any, raw: Any, path: Path) -> Iterator[tuple[Path, Fault]]:
    wanted = wanted_for(hint, raw)
    if is_dataclass(wanted) and isinstance(raw, dict):
        known = keys(wanted)  # type: ignore[arg-type]
        if _is_stray_text(hint, known, raw):
            yield (
                path,
                tree.fault(path, "应为一段文字，却写成了“键: 值”", "文字里有“: ”或以“:”结尾时，要加引号"),
            )
            yield from (((*path, key), tree.fault(path, "")) for key in (*raw, *known))
            return
        yield from _key_faults(tree, known, raw, path)
        for key, value in raw.items():
            if key in known and value is not None:
                yield from _faults(tree, known[key].wanted, value, (*path, key))
    elif isinstance(raw, list) and get_origin(wanted) is tuple:
        for index, value in enumerate(raw):
            yield from _faults(tree, get_args(wanted)[0], value, (*path, index))
    elif wanted is datetime.date and not _is_date(raw):
        yield path, tree.fault(path, f"“{raw}”不是日期", "日期写成 2022-10-22")


def form_at(model: type, data: Any, path: Path) -> str:
    """How the mapping that belongs at `path` is written, {name: …, titles: […]}; "" where it is none, or a long one."""
    hint: Any = model
    for step in path:
        wanted = wanted_for(hint, data)
        if is_dataclass(wanted) and isinstance(data, dict) and step in keys(wanted):  # type: ignore[arg-type]
            hint = keys(wanted)[str(step)].wanted  # type: ignore[arg-type]
        elif get_origin(wanted) is tuple and isinstance(data, list):
            hint = get_args(wanted)[0]
        else:
            return ""
        data = data[step]
    known = keys(hint) if isinstance(hint, type) and is_dataclass(hint) else {}
    parts = (f"{key}: {'[…]' if get_origin(wanted) is tuple else '…'}" for key, (wanted, _) in known.items())
    return f"{{{', '.join(parts)}}}" if 0 < len(known) <= _SHORT else ""


def _is_stray_text(hint: Any, known: dict[str, Key], raw: dict[str, Any]) -> bool:
    """Whether a text may stand here too, and not one key is like those of the model."""
    if any(key in known for key in raw) or wanted_for(hint, "") is None:
        return False
    return not any(nearest(key, known) for key in raw)


def _key_faults(
    tree: Tree, known: dict[str, Key], raw: dict[str, Any], path: Path
) -> Iterator[tuple[Path, Fault]]:
    missing = [key for key, (_, required) in known.items() if required and raw.get(key) is None]
    for key in raw:
        if key in known:
            continue
        meant = nearest(key, missing)
        hint = did_you_mean(key, missing if meant else known)
        if key != key.strip():
            hint = "键前面是全角空格，请改用半角空格缩进"
        yield (*path, key), tree.fault((*path, key), f"不认识的键 {key}", hint or _choices(known), key=True)
        if meant in missing:
            missing.remove(meant)
            yield (*path, meant), tree.fault((*path, key), "", key=True)
    for key in missing:
        if key in raw:
            yield (*path, key), tree.fault((*path, key), f"{key} 没有填", key=True)
        else:
            yield (*path, key), tree.fault(path, f"缺少必填的键 {key}")


def _choices(known: dict[str, Key]) -> str:
    return f"这里可用的键：{'、'.join(known)}"


def _is_date(raw: Any) -> bool:
    if not isinstance(raw, str) or not _DATE.fullmatch(raw):
        return False
    try:
        datetime.date.fromisoformat(raw)
    except ValueError:
        return False
    return True
