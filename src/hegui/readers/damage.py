"""What to say of bytes that are no text: where, and what to do."""

from __future__ import annotations

SAVE_AS = "请在记事本或 WPS 中打开确认，另存为 UTF-8 后再检查"


def line_of(data: bytes, offset: int) -> int:
    """The line, 1-based, of a byte."""
    return data.count(b"\n", 0, offset) + 1
