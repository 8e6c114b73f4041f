"""A configuration file, read and found sound."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hegui.digest import sha256
from hegui.errors import ConfigError, Fault
from hegui.values import Value

if TYPE_CHECKING:
    from hegui.packs.tree import Path, Tree

NAMES = ("hegui.toml", "pyproject.toml")
"""Of two in one directory the first holds: whoever writes a file of its own for hegui means it."""
_TABLE = ("tool", "hegui")
_MOST = 1 << 20  # bytes
_MEANT = rb"""tool["']?\s*(?:\.\s*["']?hegui|\]|=)"""
"""What a pyproject.toml that has the table holds; most that only name hegui need not be taken apart."""
_AT = r" \(at line (\d+), column (\d+)\)"
_WIDE = "“”‘’＝，：［］【】｛｝"


class Configuration(Value):
    """What one file says. path: as it is shown, "" for none. folder: what its patterns are relative to, absolute.
    values: by field, only what was written. base: the way to its table in `tree`."""

    path: str = ""
    folder: str = ""
    values: Mapping[str, Any] = {}
    sha256: str = ""
    tree: Tree | None = None
    base: Path = ()

    def at(self, name: str, *steps: str | int) -> str:
        """Where a key, or a part of its value, stands: "hegui.toml:3"."""
        if self.tree is None:
            return self.path
        return f"{self.path}:{self.tree.where((*self.base, name, *steps), key=True).line}"

    def fault(self, message: str, hint: str, name: str, *steps: str | int) -> Fault:
        """A fault at a part of a key's value."""
        assert self.tree is not None, name
        return self.tree.fault((*self.base, name, *steps), message, hint)


def read(path: str, shown: str, folder: str) -> Configuration | None:
    """The configuration in a file; None where it is a pyproject.toml that has none. Raises ConfigError.

    folder: what its patterns are relative to. The packs and files it names are relative to itself.
    """
    data = _contents(path, shown)
    project = os.path.basename(path) == "pyproject.toml"
    if project and not (b"hegui" in data and re.search(_MEANT, data)):
        return None
    tree = _tree(data, shown)
    base = _TABLE if project else ()
    if project and tree.value(base) is None:
        return None
    from hegui.config.validate import validated

    values, faults = validated(tree, base, os.path.dirname(os.path.abspath(path)))
    if faults:
        raise ConfigError(tuple(faults))
    return Configuration(path=shown, folder=folder, values=values, sha256=sha256(data), tree=tree, base=base)


def _contents(path: str, shown: str) -> bytes:
    try:
        with open(path, "rb") as file:
            data = file.read(_MOST + 1)
    except OSError as fault:
        raise _broken(shown, f"配置文件打不开：{fault.strerror or fault}") from fault
    if len(data) > _MOST:
        raise _broken(shown, f"配置文件超过 {_MOST >> 20} MB")
    return data


def _tree(data: bytes, shown: str) -> Tree:
    import tomllib

    from hegui.config.places import places
    from hegui.packs.tree import Tree

    try:
        text = data.decode("utf-8-sig")
        return Tree(shown, text, tomllib.loads(text), places(text))
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise _broken(shown, "不是 UTF-8 编码", "请用编辑器另存为 UTF-8", line) from fault
    except tomllib.TOMLDecodeError as fault:
        raise ConfigError((_syntax(text, shown, str(fault)),)) from fault
    except RecursionError as fault:
        raise _broken(shown, "括号套得太深") from fault


def _syntax(text: str, shown: str, words: str) -> Fault:
    lines = text.splitlines() or [""]
    found = re.search(_AT, words)
    line, column = (int(found[1]), int(found[2])) if found else (len(lines), len(lines[-1]) + 1)
    source = lines[min(line, len(lines)) - 1]
    hint = "引号、等号、逗号、括号都要用半角" if set(_WIDE) & set(source) else ""
    return Fault(shown, line, column, source, f"TOML 语法有误：{re.sub(_AT, '', words)}", hint)


def _broken(shown: str, message: str, hint: str = "", line: int = 1) -> ConfigError:
    return ConfigError((Fault(shown, line, 1, "", message, hint),))
