"""Text inside XML."""

from __future__ import annotations

from hegui.formats.layout import safe

_FORBIDDEN = {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}
_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def allowed(text: str) -> str:
    """`text` on one line, without characters that XML does not allow, not even escaped: they are written out, as control and
    invisible ones are."""
    return safe(text).translate(_FORBIDDEN)


def inside(text: str) -> str:
    """`text` as the value of an attribute or as content."""
    return allowed(text).translate(_ESCAPES)


def comment(text: str) -> str:
    """`text` as a comment, which may hold no two hyphens in a row."""
    return f"<!-- {inside(text).replace('--', '-‐')} -->\n"


def attributes(**values: str | int) -> str:
    """Attributes with a blank before each; `_` at the end of a name is for Python only."""
    return "".join(f' {name.rstrip("_")}="{inside(str(value))}"' for name, value in values.items())
