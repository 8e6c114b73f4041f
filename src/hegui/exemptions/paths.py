"""Which documents a pattern means: `*` and `?` within one name, `**` over folders; relative to the file it stands in."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache, lru_cache

_MAGIC = re.compile(r"[*?\[]")


def literal(pattern: str) -> bool:
    """Whether a pattern means one file only."""
    return not _MAGIC.search(pattern) and not pattern.endswith("/")


def fits(pattern: str, path: str) -> bool:
    """Whether `path`, as `relative` gives it, is one that `pattern` means."""
    return bool(_compiled(pattern).fullmatch(path))


def relative(path: str, base: str) -> str:
    """`path` as seen from the real folder `base`, with forward slashes."""
    folder, name = os.path.split(path)
    seen = os.path.join(_seen_from(folder, base), name)
    return unicodedata.normalize("NFC", os.path.normpath(seen).replace(os.sep, "/"))


@lru_cache(4096)
def _seen_from(folder: str, base: str) -> str:
    try:
        return os.path.relpath(os.path.realpath(folder), base)
    except ValueError:  # another drive
        return os.path.realpath(folder)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = unicodedata.normalize("NFC", pattern).removeprefix("./")
    if parts.endswith("/"):
        parts += "**"
    return re.compile("".join(_expressions(parts)), re.DOTALL)


_TOKEN = re.compile(r"(?<![^/])\*\*/|/\*\*$|\*+|\?|\[!?\]?[^\]/]*\]|.", re.DOTALL)


def _expressions(pattern: str) -> list[str]:
    if pattern == "**":
        return [".*"]
    return [_expression(token) for token in _TOKEN.findall(pattern)]


def _expression(token: str) -> str:
    match token:
        case "**/":
            return "(?:.*/)?"
        case "/**":
            return "/.*"
        case "?":
            return "[^/]"
    if set(token) == {"*"}:
        return "[^/]*"
    if len(token) > 1:
        inner = token[1:-1].replace("\\", r"\\").replace("[", r"\[")
        inner = "^" + inner[1:] if inner.startswith("!") else inner.replace("^", r"\^")
        return f"(?!/)[{inner}]"
    return re.escape(token)
