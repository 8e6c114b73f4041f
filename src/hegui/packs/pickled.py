"""A value as it is kept, in two parts: the value itself, and what a run reads only where it needs it.

Of hundreds of rules a document wakes few, and the lexicon of set phrases is as large as all of them. So they stand behind
the value, each by itself; of a rule the value holds what tells whether it applies.
"""

from __future__ import annotations

import io
import os
from contextlib import suppress
from functools import partial
from typing import Any

# Only read back from a directory and a file of the user's own, after its checksum was verified.
try:
    from _pickle import (  # half of `pickle` is for other uses
        Pickler,
        PicklingError,
        Unpickler,
        UnpicklingError,
    )
except ImportError:
    from pickle import Pickler, PicklingError, Unpickler, UnpicklingError

from hegui.rule import Rule
from hegui.when import ALWAYS
from hegui.where import EVERYWHERE

__all__ = ["PicklingError", "pickled", "unpickled"]

_SIZE = 8  # of the value itself, in hexadecimal
_SHARED: dict[str, Any] = {"always": ALWAYS, "everywhere": EVERYWHERE, "examples": Rule.examples}
_NAMES = {id(value): name for name, value in _SHARED.items()}
_MODULES = ("hegui.",)
_FOUND: dict[tuple[str, str], Any] = {}  # classes by module and name: every rule names some
_PLAIN = {
    ("datetime", "date"),
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("collections", "OrderedDict"),
}


def pickled(value: Any) -> bytes:
    """`value` as it is kept. Raises PicklingError."""
    apart = _Apart()
    head = _written(value, apart)
    return b"%0*x" % (_SIZE, len(head)) + head + apart.body


def unpickled(data: bytes, at: int, path: str) -> Any:
    """What `pickled` wrote, which stands in `data` from `at` on. path: the file that it was read from."""
    start = at + _SIZE + int(data[at : at + _SIZE], 16)
    return _Unpickler(data[at + _SIZE : start], _Body(path, data, start)).load()


class _Apart:
    """What is kept behind the value."""

    def __init__(self) -> None:
        self.body = bytearray()
        self.values: dict[int, Any] = {}  # by identity
        self._places: dict[int, tuple[int, int]] = {}

    def place(self, value: Any, content: Any) -> tuple[int, int]:
        """Where the content of `value` stands, now that it does."""
        place = self._places.get(id(value))
        if place is None:
            whole = _written(content, self, without=content)
            place = self._places[id(value)] = len(self.body), len(self.body) + len(whole)
            self.values[id(value)] = value
            self.body += whole
        return place


class _Pickler(Pickler):
    """without: what is not to be put apart once more."""

    def __init__(self, stream: io.BytesIO, apart: _Apart, without: Any = None) -> None:
        super().__init__(stream, protocol=5)
        self._apart, self._without = apart, without
        self._rules = without is None

    def persistent_id(self, value: Any) -> Any:
        name = _NAMES.get(id(value))  # the engine tells "no condition" by identity
        if name is not None:
            return name
        kind = type(value)
        if kind is Rule and self._rules:
            fields = {each: getattr(value, each) for each in Rule._field_names}
            late = {each: fields.pop(each) for each in Rule._LATE}
            known = id(value) in self._apart.values
            return (*self._apart.place(value, late), None if known else fields)
        if kind.__name__ == "Lexicon" and value is not self._without:
            return (*self._apart.place(value, value), None)
        return None


class _Unpickler(Unpickler):
    def __init__(self, data: bytes, body: _Body) -> None:
        super().__init__(io.BytesIO(data))
        self._body = body

    def persistent_load(self, name: Any) -> Any:
        if isinstance(name, str):
            return _SHARED[name]
        return self._body.value(*name)

    def find_class(self, module: str, name: str) -> Any:
        found = _FOUND.get((module, name))
        if found is None:
            if not (module.startswith(_MODULES) or (module, name) in _PLAIN):
                raise UnpicklingError(f"{module}.{name} has no place in the cache")
            found = _FOUND[module, name] = super().find_class(module, name)
        return found


class _Body:
    """What an entry has put apart. Its checksum was right; should it hold anything foreign all the same, whoever needs
    it fails, and the entry goes, so that the next run builds it anew."""

    def __init__(self, path: str, data: bytes, start: int) -> None:
        self._path, self._data, self._start = path, data, start
        self._values: dict[int, Any] = {}

    def value(self, start: int, end: int, fields: dict[str, Any] | None) -> Any:
        """The value whose content stands there; a rule if there are fields."""
        if start not in self._values:
            self._values[start] = (
                self._content(start, end)
                if fields is None
                else Rule.late(fields, partial(self._content, start, end))
            )
        return self._values[start]

    def _content(self, start: int, end: int) -> Any:
        try:
            return _Unpickler(self._data[self._start + start : self._start + end], self).load()
        except Exception:
            with suppress(OSError):
                os.unlink(self._path)
            raise


def _written(value: Any, apart: _Apart, without: Any = None) -> bytes:
    stream = io.BytesIO()
    _Pickler(stream, apart, without).dump(value)
    return stream.getvalue()
