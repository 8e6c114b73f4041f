"""Raw values of a configuration file → values of the right kind, or every fault with its place."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from hegui.config.keys import BY_NAME, Key
from hegui.errors import Fault
from hegui.packs.files import is_path, shipped_packs
from hegui.packs.nearest import did_you_mean
from hegui.packs.tree import Path, Tree

Slip = tuple[Path, str, str]
"""What is wrong: the way to it from the key's value, the words, a hint."""
_LIST = '写成列表，如 {key} = ["{value}"]'


def validated(tree: Tree, base: Path, folder: str) -> tuple[dict[str, Any], list[Fault]]:
    """The values at `base` of a file, by field, and all faults; folder: what files it names are relative to."""
    raw = tree.value(base)
    if not isinstance(raw, dict):
        return {}, [tree.fault(base, "tool.hegui 应为一张表", "写成 [tool.hegui]，每行一项", key=True)]
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, value in raw.items():
        key = BY_NAME.get(name)
        if key is None:
            faults.append(_unknown(tree, (*base, name)))
            continue
        slips = list(_SHAPES[key.shape](key, value, folder))
        faults += [tree.fault((*base, name, *path), words, hint) for path, words, hint in slips]
        if not slips:
            values[key.field] = made(key, value, folder)
    return values, sorted(faults)


def _unknown(tree: Tree, path: Path) -> Fault:
    name = str(path[-1])
    hint = did_you_mean(name, BY_NAME) or f"可用的键：{'、'.join(BY_NAME)}"
    if path == ("tool",):
        hint = "hegui.toml 里直接写各项，不写 [tool.hegui]"
    return tree.fault(path, f"不认识的键 {name}", hint, key=True)


def made(key: Key, raw: Any, folder: str) -> Any:
    """A sound value as it is kept: lists as tuples, tables as pairs, files relative to the working directory."""
    match key.shape:
        case "packs":
            return tuple(_pack(name, folder) for name in raw)
        case "packs-by-glob":
            return tuple((glob, tuple(_pack(name, folder) for name in names)) for glob, names in raw.items())
        case "grades":
            return tuple(raw.items())
        case "texts" | "globs":
            return tuple(raw)
        case "day":
            return str(raw)
        case "path":
            return near(os.path.join(folder, raw))
    return raw


def near(path: str) -> str:
    """`path` as seen from the working directory, so that it is the same on every machine."""
    try:
        return os.path.abspath(path) if os.getcwd() == os.sep else os.path.relpath(path)
    except (ValueError, OSError):  # on another drive; no working directory any more
        return path


def _pack(name: str, folder: str) -> str:
    return near(os.path.join(folder, name)) if is_path(name) else name


def _flag(key: Key, raw: Any, folder: str) -> Iterator[Slip]:
    if not isinstance(raw, bool):
        yield (), f"{key.name} 应为 true 或 false{_shown(raw)}", "不加引号" if isinstance(raw, str) else ""


def _number(key: Key, raw: Any, folder: str) -> Iterator[Slip]:
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 1:
        yield (), f"{key.name} 应为 1 以上的整数{_shown(raw)}", ""


def _day(key: Key, raw: Any, folder: str) -> Iterator[Slip]:
    try:
        sound = type(raw) is datetime.date or bool(datetime.date.fromisoformat(raw))
    except (TypeError, ValueError):
        sound = False
    if not sound:
        yield (), f"{key.name} 应为日期{_shown(raw)}", "日期写成 2022-12-31"


def _encoding(key: Key, raw: Any, folder: str) -> Iterator[Slip]:
    from hegui.errors import UsageError
    from hegui.readers.decode import codec

    try:
        codec(raw)
    except (TypeError, UsageError):
        yield (), f"没有这种编码，或它不用于中文{_shown(raw)}", "可用的有 utf-8、gb18030、big5 等"


def _choice(key: Key, raw: Any, folder: str) -> Iterator[Slip]:
    yield from _one_of(key.name, raw, choices(key))


def choices(key: Key) -> tuple[str, ...]:
    """The words a key may be."""
    if key.name != "format":
        return key.choices
    from hegui.formats import FORMATS

    return tuple(FORMATS)


def _one_of(name: str, raw: Any, allowed: tuple[str, ...]) -> Iterator[Slip]:
    if not isinstance(raw, str) or raw not in allowed:
        hint = did_you_mean(raw, allowed) if isinstance(raw, str) else ""
        yield (), f"{name} 可以是：{'、'.join(allowed)}{_shown(raw)}", hint


def _texts(key: Key, raw: Any, folder: str) -> Iterator[Slip]:
    if isinstance(raw, str):
        yield (), f"{key.name} 应为列表{_shown(raw)}", _LIST.format(key=key.name, value=raw[:20])
    elif not isinstance(raw, list):
        yield (), f"{key.name} 应为列表{_shown(raw)}", ""
    else:
        for index, value in enumerate(raw):
            if not isinstance(value, str):
                yield (index,), f"应为加引号的文字{_shown(value)}", ""
            elif not value.strip():
                yield (index,), "这里是空的", ""


def _globs(key: Key, raw: Any, folder: str) -> Iterator[Slip]:
    slips = list(_texts(key, raw, folder))
    yield from slips
    if not slips:
        for index, glob in enumerate(raw):
            yield from (((index,), words, hint) for words, hint in _glob(glob))


def _glob(glob: str) -> Iterator[tuple[str, str]]:
    from hegui.readers.patterns import Patterns

    try:
        Patterns((glob,))
    except ValueError:
        yield f"“{glob}”不是路径的写法", "写法同 .gitignore，如 草稿/、*.tmp.docx"
        return
    if slashed(glob):
        yield f"“{glob}”里的 \\ 不起作用", "路径用 / 分隔，Windows 上也一样"


def slashed(glob: str) -> bool:
    r"""Whether a backslash stands before what means itself anyway: a path as Windows writes it. Before * or [ it may be meant."""
    return any(found[1].isalnum() for found in re.finditer(r"\\(.)", glob, re.DOTALL))


def _packs(key: Key, raw: Any, folder: str) -> Iterator[Slip]:
    slips = list(_texts(key, raw, folder))
    yield from slips
    if not slips:
        for index, name in enumerate(raw):
            yield from (((index,), words, hint) for words, hint in _missing(name, folder))
        if not raw:
            yield (), f"{key.name} 是空的", "不写这一项，就用适合该文种的全部内置清单"


def _missing(name: str, folder: str) -> Iterator[tuple[str, str]]:
    if is_path(name):
        if not os.path.isfile(os.path.join(folder, name)):
            yield f"找不到检查清单文件 {name}", "路径相对于这份配置所在的目录"
    elif name not in (known := shipped_packs()):
        hint = did_you_mean(name, known) or f"随程序附带的有：{'、'.join(known)}；自己的清单写 ./{name}.yaml"
        yield f"没有名为 {name} 的检查清单", hint


def _path(key: Key, raw: Any, folder: str) -> Iterator[Slip]:
    if not isinstance(raw, str) or not raw.strip():
        yield (), f"{key.name} 应为文件路径{_shown(raw)}", ""


def _by_glob(key: Key, raw: Any, folder: str) -> Iterator[Slip]:
    if not isinstance(raw, dict):
        yield (), f"{key.name} 应为一张表{_shown(raw)}", f'写成 [{key.name}]，每行如 "述职/**" = ["shuzhi"]'
        return
    for glob, names in raw.items():
        yield from (((glob,), words, hint) for words, hint in _glob(glob))
        yield from (((glob, *path), words, hint) for path, words, hint in _packs(key, names, folder))


def _grades(key: Key, raw: Any, folder: str) -> Iterator[Slip]:
    if not isinstance(raw, dict):
        yield (), f"{key.name} 应为一张表{_shown(raw)}", f'写成 [{key.name}]，每行如 SZ001 = "warning"'
        return
    for rule, grade in raw.items():
        for _, words, hint in _one_of(rule, grade, key.choices):
            yield (rule,), words, "要停用一条规则，写在 ignore 里" if grade in ("off", False) else hint


def _shown(raw: Any) -> str:
    if isinstance(raw, bool):
        return f"，现为 {str(raw).lower()}"
    if isinstance(raw, str):
        return f"，现为“{raw[:20]}”" if raw.strip() else "，现为空"
    return f"，现为 {raw}" if isinstance(raw, int | float) else ""


_SHAPES: Mapping[str, Callable[[Key, Any, str], Iterator[Slip]]] = {
    "flag": _flag,
    "number": _number,
    "day": _day,
    "encoding": _encoding,
    "choice": _choice,
    "texts": _texts,
    "globs": _globs,
    "packs": _packs,
    "path": _path,
    "packs-by-glob": _by_glob,
    "grades": _grades,
}
