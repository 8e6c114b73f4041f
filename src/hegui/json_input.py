"""JSON files from outside, read strictly: what is not as it should be is refused, with the place where it stands."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Collection, Iterator
from typing import Any

from hegui.errors import InputError

_MOST, _PIECE = 512 << 20, 1 << 20  # bytes
_SHOWN = 40  # characters of what stands there instead


def contents(path: str) -> bytes:
    """All of a file, or of what a pipe brings. Raises OSError, and InputError for a device and for what never ends."""
    with open(path, "rb") as file:
        kind = os.fstat(file.fileno()).st_mode
        if stat.S_ISCHR(kind) or stat.S_ISBLK(kind):
            raise InputError(f"{path}：是设备，不是文件", f"{path}: is a device, no file")
        pieces = [piece := file.read(_PIECE)]
        while piece and len(pieces) <= _MOST // _PIECE:
            pieces.append(piece := file.read(_PIECE))
    if piece:
        most = _MOST >> 20
        raise InputError(f"{path}：超过 {most} MB", f"{path}: is larger than {most} MB")
    return b"".join(pieces)


def loaded(data: bytes, path: str) -> Input:
    """The value that `data` holds. Raises InputError, with line and column where it is no JSON.

    UTF-8, or UTF-16 as some shells write what is sent into a file.
    """
    try:
        text = data.decode(json.detect_encoding(data))
        value = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_object, parse_constant=_constant)
    except UnicodeDecodeError:
        raise InputError(f"{path}：不是 UTF-8 文本", f"{path}: is not UTF-8 text") from None
    except json.JSONDecodeError as fault:
        where = f"{path}:{fault.lineno}:{fault.colno}"
        raise InputError(f"{where}：不是 JSON，或不完整", f"{where}: no JSON, or not all of it") from None
    except _Unsound as fault:
        raise InputError(f"{path}：{fault.zh}", f"{path}: {fault.en}") from None
    except (RecursionError, ValueError):
        raise InputError(f"{path}：不是可用的 JSON", f"{path}: is no JSON that can be used") from None
    return Input(value, path)


class _Unsound(Exception):
    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh, self.en = zh, en


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _Unsound(f"“{twice[:_SHOWN]}”写了两次", f"“{twice[:_SHOWN]}” stands there twice")
    return held


def _constant(name: str) -> Any:
    raise _Unsound(f"{name} 不是 JSON 的数", f"{name} is no number of JSON")


class Input:
    """A value in a JSON file. path: of the file; at: where the value stands in it, such as `documents[2].path`."""

    __slots__ = ("at", "path", "value")

    def __init__(self, value: Any, path: str, at: str = "") -> None:
        self.value, self.path, self.at = value, path, at

    def part(self, key: str) -> Input:
        """What stands under `key`, which must be there."""
        return Input(self._held(key), self.path, self._under(key))

    def text(self, key: str) -> str:
        """The string under `key`."""
        value = self._held(key)
        if not isinstance(value, str):
            raise self.part(key).fault("应是字符串", "has to be a string")
        return value

    def number(self, key: str, least: int = 0) -> int:
        """The whole number under `key`, not below `least`."""
        value = self._held(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self.part(key).fault(
                f"应是不小于 {least} 的整数", f"has to be a whole number from {least} on"
            )
        return value

    def choice(self, key: str, allowed: Collection[str]) -> str:
        """The string under `key`, one of `allowed`."""
        value = self.text(key)
        if value not in allowed:
            known = "、".join(allowed)
            raise self.part(key).fault(f"应是 {known} 之一", f"has to be one of {', '.join(allowed)}")
        return value

    def each(self, key: str) -> Iterator[Input]:
        """The values of the list under `key`."""
        held = self.part(key)
        if not isinstance(held.value, list):
            raise held.fault("应是列表", "has to be a list")
        for index, value in enumerate(held.value):
            yield Input(value, self.path, f"{held.at}[{index}]")

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of strings under `key`."""
        values = list(self.each(key))
        for each in values:
            if not isinstance(each.value, str):
                raise each.fault("应是字符串", "has to be a string")
        return tuple(each.value for each in values)

    def has(self, key: str) -> bool:
        """Whether there is anything under `key`."""
        return key in self._mapping()

    def closed(self, keys: Collection[str]) -> None:
        """Refuses any key but `keys`."""
        for key in self._mapping():
            if key not in keys:
                raise Input(None, self.path, self._under(key)).fault("没有这一项", "there is no such field")

    def fault(self, zh: str, en: str) -> InputError:
        """The error to raise: what is wrong here."""
        at = self.at or "/"
        there = f"{self.value!r}"
        shown = there if len(there) <= _SHOWN else there[:_SHOWN] + "…"
        behind = ("", "") if self.value is None else (f"，而不是 {shown}", f", not {shown}")
        return InputError(f"{self.path}：{at} {zh}{behind[0]}", f"{self.path}: {at} {en}{behind[1]}")

    def _held(self, key: str) -> Any:
        held = self._mapping()
        if key not in held:
            raise Input(None, self.path, self._under(key)).fault("没有写", "is missing")
        return held[key]

    def _mapping(self) -> dict[str, Any]:
        if not isinstance(self.value, dict):
            raise self.fault("应是对象", "has to be an object")
        return self.value

    def _under(self, key: str) -> str:
        return f"{self.at}.{key[:_SHOWN]}" if self.at else key[:_SHOWN]
