"""Text on a screen: made safe, measured and wrapped in columns, of which a Chinese character takes two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, east_asian_width

from hegui.expression import expression

_CLOSING = "，。、；：？！”’）》〉】〕…"
_OPENING = "“‘（《〈【〔"
# Control characters, and what a terminal draws as nothing, reorders by, or cannot encode.
UNSAFE = expression(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_PIECE = expression(f"[{_OPENING}]{{,3}}(?:[!-~]{{1,24}}|.)[{_CLOSING}]{{,3}}", re.DOTALL)
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def safe(text: str) -> str:
    """`text` with control, invisible and direction-changing characters written as escapes (\\x1b, \\u202e)."""
    return UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] in _NAMED:
        return _NAMED[match[0]]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


@lru_cache(maxsize=8192)
def width(text: str) -> int:
    """Columns that safe `text` takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=16384)
def _columns(char: str) -> int:
    if east_asian_width(char) in "WF":
        return 2
    return 0 if category(char) in ("Mn", "Me") else 1


def pad(text: str, columns: int) -> str:
    """`text` with blanks after it up to `columns`."""
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """Lines of at most `columns`. Words stay whole where they fit; no line begins with a closing mark."""
    if width(text) <= columns:
        return [text.strip()]
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text, columns):
        if line and used + width(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line, used = "", 0
        part = piece if line else piece.lstrip()
        line += part
        used += width(part)
    return [*lines, line.rstrip()]


def _pieces(text: str, columns: int) -> Iterator[str]:
    for piece in _PIECE.findall(text):
        if 2 * len(piece) <= columns or width(piece) <= columns:
            yield piece
        else:
            yield from piece


def indented(text: str, columns: int, first: str) -> list[str]:
    """`text` wrapped to `columns` in all, behind `first`; the lines below are set in as far."""
    rest = " " * width(first)
    lines = wrap(text, max(columns - width(first), 8))
    return [first + lines[0], *(rest + line for line in lines[1:])]


def head(text: str, columns: int) -> str:
    """As much of the start of `text` as fits."""
    used = 0
    for index, char in enumerate(text):
        used += _columns(char)
        if used > columns:
            return text[:index]
    return text


def tail(text: str, columns: int) -> str:
    """As much of the end of `text` as fits."""
    return head(text[::-1], columns)[::-1]


def clip(text: str, columns: int, ellipsis: str = "…") -> str:
    """`text`, with its middle left out where it does not fit."""
    if width(text) <= columns:
        return text
    room = columns - width(ellipsis)
    return head(text, room - room // 3) + ellipsis + tail(text, room // 3)
