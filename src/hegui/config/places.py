"""Where the keys and values of a TOML file stand; tomllib, which reads them, does not tell."""

from __future__ import annotations

import re

from hegui.packs.tree import Place

_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'", re.DOTALL
)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\r\n]*")


def places(text: str) -> Place:
    """The places in `text`, which tomllib must have taken as valid."""
    return _Scan(text).document()


class _Scan:
    """A walk over valid TOML, from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def document(self) -> Place:
        root = table = Place(0, {})
        while self.skip() < len(self.text):
            if self.taken("[["):
                table = _appended(root, self.keys())
                self.taken("]]")
            elif self.taken("["):
                table = _opened(root, self.keys())
                self.taken("]")
            else:
                self.pair(table)
        return root

    def skip(self) -> int:
        """Past blanks and comments."""
        gap = _GAP.match(self.text, self.at)
        self.at = gap.end() if gap else self.at
        return self.at

    def taken(self, sign: str) -> bool:
        """Past `sign`, if it stands here."""
        found = self.text.startswith(sign, self.skip())
        self.at += len(sign) * found
        return found

    def pair(self, table: Place) -> None:
        *before, (name, offset) = self.keys()
        self.taken("=")
        self.skip()
        _opened(table, before).parts[name] = (offset, self.value())

    def keys(self) -> list[tuple[str, int]]:
        """The parts of a dotted key, each with its place."""
        found = [self.key()]
        while self.taken("."):
            found.append(self.key())
        return found

    def key(self) -> tuple[str, int]:
        start = self.skip()
        part = _BARE.match(self.text, start) or _STRING.match(self.text, start)
        assert part is not None, start
        self.at = part.end()
        return _unquoted(part[0]), start

    def value(self) -> Place:
        place = Place(self.at, {})
        if self.taken("["):
            while not self.taken("]"):
                self.skip()
                place.parts[len(place.parts)] = (self.at, self.value())
                self.taken(",")
        elif self.taken("{"):
            while not self.taken("}"):
                self.pair(place)
                self.taken(",")
        else:
            end = _STRING.match(self.text, self.at) or _SCALAR.match(self.text, self.at)
            self.at = end.end() if end else self.at
        return place


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    import tomllib

    return str(tomllib.loads(f"key = {part}")["key"])


def _opened(table: Place, keys: list[tuple[str, int]]) -> Place:
    """The table at `keys`, of an array of tables the last."""
    for name, offset in keys:
        table = table.parts.setdefault(name, (offset, Place(offset, {})))[1]
        last = len(table.parts) - 1
        table = table.parts[last][1] if last in table.parts else table
    return table


def _appended(root: Place, keys: list[tuple[str, int]]) -> Place:
    """A new table at the end of the array at `keys`."""
    *before, (name, offset) = keys
    array = _opened(root, before).parts.setdefault(name, (offset, Place(offset, {})))[1]
    table = Place(offset, {})
    array.parts[len(array.parts)] = (offset, table)
    return table
