"""Patterns of paths as .gitignore has them, one path at a time.

Written here and not taken from pathspec: there a pattern means what lies below a folder along with the folder, so that
`!a/` takes back files which git goes on ignoring, and to load it takes longer than to check a report. The tests compare
with git itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hegui.values import Record

_CLASSES = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": r" \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": r"\x21-\x7e",
    "lower": "a-z",
    "print": r"\x20-\x7e",
    "punct": r"!-\/:-@\[-`{-~",
    "space": r"\s",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}
_NEVER = "(?!)"


class Pattern(Record):
    """back: it takes back what another one means. folders: it means folders only. named: it is looked for in the last
    name of a path, wherever that is. number: of its line, 0-based."""

    back: bool
    folders: bool
    named: bool
    regex: re.Pattern[str]
    number: int


class Patterns:
    """Lines as in a .gitignore: blank ones and comments mean nothing, of several that match the last decides."""

    def __init__(self, lines: Sequence[str], *, strict: bool = True) -> None:
        """strict: a line that is no pattern is a ValueError; else it is passed over, as git does."""
        self.lines = lines
        self._patterns = [one for one in map(_pattern, lines, range(len(lines))) if one is not None]
        self._patterns.reverse()
        self._folders: dict[str, int | None] = {}
        wrong = [lines[one.number] for one in self._patterns if one.regex.pattern == _NEVER]
        if strict and wrong:
            raise ValueError(f"no pattern: {wrong[-1]}")

    def decides(self, path: str, *, folder: bool = False) -> tuple[bool, int] | None:
        """Whether `path` itself is meant, and by which line; None where no line says anything of it."""
        name = path.rpartition("/")[2]
        for one in self._patterns:
            if (folder or not one.folders) and one.regex.fullmatch(name if one.named else path):
                return not one.back, one.number
        return None

    def by(self, path: str, *, folder: bool = False) -> int | None:
        """The line by which `path` or a folder above it is meant; None: it is not."""
        above = path.rpartition("/")[0]
        if above:
            if above not in self._folders:
                self._folders[above] = self.by(above, folder=True)
            if self._folders[above] is not None:
                return self._folders[above]
        decided = self.decides(path, folder=folder)
        return decided[1] if decided is not None and decided[0] else None

    def means(self, path: str) -> bool:
        """Whether a file or a folder above it is meant."""
        return self.by(path) is not None


def _pattern(line: str, number: int) -> Pattern | None:
    """The pattern that a line is; None for a blank one and for a comment."""
    line = line.removesuffix("\r")
    blanks = re.fullmatch(r"((?:\\.|[^\\])*?) *", line, re.DOTALL)
    text = blanks[1] if blanks else line
    if not text or text.startswith("#"):
        return None
    back, text = text.startswith("!"), text.removeprefix("!")
    folders, text = text.endswith("/"), text.removesuffix("/")
    named, text = "/" not in text, text.removeprefix("/")
    plain = re.sub(r"(\\[^/])|\\/", lambda found: found[1] or "/", text)  # an escaped slash is a slash
    regex = re.compile(_regex(plain) if plain else _NEVER, re.DOTALL)
    return Pattern(back, folders, named, regex, number)


def _regex(text: str) -> str:
    """The expression for a pattern; `_NEVER` for one that means nothing at all."""
    made = ""
    runs = [""]  # what stands between the stars of one name
    at = 0
    while at < len(text):
        sign, end = text[at], at + 1
        if text.startswith("**", at):
            end = len(text) - len(text[at:].lstrip("*"))
            if (at == 0 or text[at - 1] == "/") and text[end : end + 1] in ("", "/"):
                made += "(?:.*/)?" if text[end:] else ".*"
                at, runs = end + 1, [""]
                continue
        if sign == "*":
            runs.append("")
        elif sign == "/":
            made, runs = made + _name(runs) + "/", [""]
        else:
            piece, end = _piece(text, at)
            if not piece:
                return _NEVER
            runs[-1] += piece
        at = end
    return made + _name(runs)


def _name(runs: Sequence[str]) -> str:
    """The expression for a name: a star takes as little as it can, for good, but for the last one."""
    *before, last = runs[1:] or [""]
    stars = "".join(f"(?>[^/]*?{run})" for run in before)
    return runs[0] + stars + ("[^/]*" + last) * (len(runs) > 1)


def _piece(text: str, at: int) -> tuple[str, int]:
    """The expression for one character at `at`, and where the next begins; "" for what never matches."""
    match text[at]:
        case "?":
            return "[^/]", at + 1
        case "\\":
            return re.escape(text[at + 1 : at + 2]), at + 2
        case "[":
            return _bracket(text, at + 1)
        case sign:
            return re.escape(sign), at + 1


def _bracket(text: str, at: int) -> tuple[str, int]:
    negated = text[at : at + 1] in ("!", "^")
    end = _closed(text, at + negated)
    if end < 0:
        return "", at
    items = "".join(_items(text[at + negated : end]))
    if "\0" in items:  # a class that does not exist
        return "", at
    if negated:
        return f"[^/{items}]", end + 1
    return (f"(?!/)[{items}]" if items else _NEVER), end + 1


def _closed(text: str, at: int) -> int:
    """Where the bracket whose items begin at `at` is closed; -1: it is not. At the start a ] is an item."""
    found = re.compile(r"(?:\\.|\[:[^\]\\]*:\]|[^\\])(?:\\.|\[:[^\]\\]*:\]|[^\\\]])*(\])", re.DOTALL).match(
        text, at
    )
    return found.start(1) if found else -1


def _items(text: str) -> Iterator[str]:
    """The items of a bracket, as they are written in an expression."""
    item = r"\[:(?P<of>[^\]\\]*):\]|(?P<from>\\.|.)-(?P<to>\\.|.)|(?P<one>\\.|.)"
    for found in re.finditer(item, text, re.DOTALL):
        if found["of"] is not None:
            yield _CLASSES.get(found["of"], "\0")
        elif found["from"] is not None:
            first, last = found["from"][-1], found["to"][-1]
            yield f"{re.escape(first)}-{re.escape(last)}" if first <= last else ""
        else:
            yield re.escape(found["one"][-1])
