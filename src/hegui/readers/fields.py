"""Word's fields: what they show, and not the code that makes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from hegui.readers.list_numbers import numeral
from hegui.readers.ooxml import W

_CIRCLED = re.compile(r"\s*EQ\s*\\o\s*\\ac\s*\(\s*[○〇◯]\s*[,，;；]\s*(.{1,3}?)\s*\)\s*", re.IGNORECASE)
_ANNOTATED = re.compile(
    r"\s*EQ\b.*\\o\s*(?:\\a[a-z]?\s*)?\(\s*\\s\s*\\up\s*\d+\s*\(.*?\)\s*[,，;；](.*)\)\s*",
    re.IGNORECASE | re.DOTALL,
)
_BUTTON = re.compile(r"\s*(?:MACRO|GOTO)BUTTON\s+(?:\"[^\"]*\"|\S+)\s+(.*)", re.IGNORECASE | re.DOTALL)
_MOST = 2000  # characters of a code that are looked at
_DEEPEST = 50  # fields in one another: Word makes do with 20


@dataclass
class Open:
    """A field that has begun. begin: how many pieces there were before it. result: how many before its result, None while
    its code goes on."""

    begin: int
    data: Any
    code: str = ""
    result: int | None = None


@dataclass
class Fields:
    """The fields that are open, the innermost last."""

    open: list[Open] = field(default_factory=list)

    def begin(self, opened: Open) -> None:
        """A field begins. Those that are too far out are forgotten."""
        self.open.append(opened)
        del self.open[:-_DEEPEST]

    def coded(self, words: str) -> None:
        """A piece of a field's code."""
        if self.open and len(self.open[-1].code) < _MOST:
            self.open[-1].code += words[:_MOST]

    @property
    def contents(self) -> bool:
        """Whether this is in a table of contents."""
        return any(each.result is not None and each.code.lstrip()[:4].upper() == "TOC " for each in self.open)


def shown(ended: Open) -> str:
    """What a field shows that has no result: a tick box, the choice of a list, a number in a circle, words with their
    reading above, the words of a button (a place to fill in, in many templates)."""
    box = None if ended.data is None else ended.data.find(W + "checkBox")
    if box is not None:
        return "☒" if _ticked(box) else "☐"
    choices = None if ended.data is None else ended.data.find(W + "ddList")
    if choices is not None:
        return _choice(choices)
    circled = _CIRCLED.fullmatch(ended.code)
    if circled:
        number = circled[1]
        return numeral(int(number), "decimalEnclosedCircle") if number.isdecimal() else number
    annotated = _ANNOTATED.fullmatch(ended.code)
    if annotated:
        return annotated[1].strip()
    button = _BUTTON.fullmatch(ended.code)
    return button[1].strip() if button else ""


def _ticked(box: Any) -> bool:
    for name in ("checked", "default"):
        found = box.find(W + name)
        if found is not None:
            return found.get(W + "val", "1") not in ("0", "false", "off")
    return False


def _choice(choices: Any) -> str:
    entries: list[str] = [entry.get(W + "val", "") for entry in choices.findall(W + "listEntry")]
    for name in ("result", "default"):
        found = choices.find(W + name)
        number = "" if found is None else found.get(W + "val", "0")
        if number.isdecimal() and len(number) < 4 and int(number) < len(entries):
            return entries[int(number)]
    return entries[0] if entries else ""
