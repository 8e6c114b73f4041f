"""JSON for other programs' readers: one line, and nothing in it that strict readers refuse."""

from __future__ import annotations

from typing import Any

from hegui.formats.json_ import laid
from hegui.formats.places import whole


def packed(values: Any) -> str:
    """JSON values on one line. Half characters, which names that are not UTF-8 have, are written out as text: readers in Go
    and C# refuse a file with one, where our own JSON keeps them as escapes."""
    text = laid(values, None)
    return laid(_whole(values), None) if "\\ud" in text else text


def _whole(values: Any) -> Any:
    if isinstance(values, str):
        return whole(values)
    if isinstance(values, dict):
        return {whole(name): _whole(value) for name, value in values.items()}
    return [_whole(value) for value in values] if isinstance(values, (list, tuple)) else values
