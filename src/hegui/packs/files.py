"""Where packs and reference data are: shipped with hegui, or files of the user."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache

from hegui.errors import HeguiError, UsageError
from hegui.packs.nearest import did_you_mean
from hegui.values import Record

SUFFIXES = (".yaml", ".yml")


class File(Record):
    """A pack's file. shown: how messages and reports name it. real: its absolute path, links resolved."""

    shown: str
    real: str


@cache
def shipped() -> str:
    """The directory of the shipped packs: in the package when installed from a wheel, else in the checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    checkout = os.path.dirname(os.path.dirname(package))
    for directory in (os.path.join(package, "rules"), os.path.join(checkout, "rules")):
        if os.path.isdir(directory):
            return os.path.realpath(directory)
    raise HeguiError("找不到随程序附带的检查清单（rules），安装不完整，请重新安装")


def shipped_packs() -> dict[str, File]:
    """The shipped packs by name, in the order of their names."""
    return {
        os.path.splitext(file.shown)[0].removeprefix("rules/"): file for file in _yaml_in(shipped(), "rules")
    }


def reference_files() -> tuple[File, ...]:
    """The files of shipped reference data."""
    return _yaml_in(os.path.join(shipped(), "references"), "rules/references")


def _yaml_in(directory: str, shown: str) -> tuple[File, ...]:
    """The files of a directory whose own links are resolved; none where it is not there."""
    try:
        with os.scandir(directory) as found:
            files = [(entry.name, entry.path, entry.is_symlink()) for entry in found]
    except FileNotFoundError:
        return ()
    return tuple(
        File(f"{shown}/{name}", os.path.realpath(path) if link else path)
        for name, path, link in sorted(files, key=lambda file: os.path.splitext(file[0]))
        if name.endswith(SUFFIXES)
    )


def is_path(name: str) -> bool:
    """Whether `name` means a file and not a shipped pack."""
    return name.endswith(SUFFIXES) or "/" in name or os.sep in name


def asked_for(names: Sequence[str | os.PathLike[str]]) -> tuple[File, ...]:
    """The files of the packs a user named (a shipped pack's name or a path), each once; without names all shipped ones.

    Raises UsageError, with the nearest name, for a pack that is not there.
    """
    known = shipped_packs()
    if not names:
        return tuple(known.values())
    return tuple(dict.fromkeys(_asked_for(name, known) for name in names))


def _asked_for(given: str | os.PathLike[str], known: dict[str, File]) -> File:
    name = os.fspath(given)
    if isinstance(given, str) and name in known:
        return known[name]
    if not is_path(name) and not os.path.isfile(name):
        hint = (
            did_you_mean(name, known)
            or f"随程序附带的有：{'、'.join(known)}；自己的清单请写文件路径，如 ./{name}.yaml"
        )
        raise UsageError(f"没有名为 {name} 的检查清单。{hint}")
    if os.path.isdir(name):
        raise UsageError(f"{name} 是文件夹，请写出其中清单文件的路径")
    if not os.path.isfile(name):
        raise UsageError(f"找不到检查清单文件 {name}")
    return File(name, os.path.realpath(name))


def extended(name: str, by: File) -> File | None:
    """The file that `by` means with `extends: name`; None where it is not there."""
    if not is_path(name):
        return shipped_packs().get(name)
    if os.path.isabs(name) or "://" in name:
        return None
    real = os.path.realpath(os.path.join(os.path.dirname(by.real), name))
    shown = os.path.normpath(os.path.join(os.path.dirname(by.shown), name)).replace(os.sep, "/")
    return File(shown, real) if os.path.isfile(real) else None
