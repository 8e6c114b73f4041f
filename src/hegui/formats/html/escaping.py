"""Words of others as HTML: nothing in them becomes markup, and what hides or reorders text is drawn."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from hegui.formats.layout import UNSAFE, safe

# What HTML has no place for: it is drawn like the rest of `UNSAFE`.
_NONE = "\ufdd0-\ufdef" + "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
_DRAWN = re.compile(f"{UNSAFE.pattern}|[{_NONE}]")
_TOLD = re.compile(f"[&<>\r]|{_DRAWN.pattern}")  # most words have nothing of it
_LINE_END = re.compile(r"\r\n?")


def text(words: str) -> str:
    """`words` as the content of an element; control, invisible and direction-changing characters by their numbers."""
    if not _TOLD.search(words):
        return words
    return _DRAWN.sub(_drawn, escape(_LINE_END.sub("\n", words), quote=False))


def _drawn(match: re.Match[str]) -> str:
    char = match[0]
    return char if char in "\n\t" else f'<span class="u">U+{ord(char):04X}</span>'


def plain(words: str) -> str:
    """`words` where only text may stand, such as a title."""
    return escape(_known(words), quote=False)


def attribute(words: str) -> str:
    """`words` as the value of an attribute between double quotes."""
    return escape(_known(words))


def _known(words: str) -> str:
    return re.sub(f"[{_NONE}]", lambda match: f"\\u{ord(match[0]):04x}", safe(words))


def quoted(words: str) -> str:
    """`words` of a document on one line: line ends are drawn."""
    return text(_LINE_END.sub("\n", words).replace("\n", "⏎"))


@lru_cache(maxsize=4096)
def name(words: str) -> str:
    """`words` as part of an id or a fragment: letters and digits of ASCII stay, all else by its number, so that no two are the same."""
    return "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in words)
