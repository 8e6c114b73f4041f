"""Patterns taken apart: what both engines read alike."""

from __future__ import annotations

import re
from typing import Any

PLACES = frozenset(("AT", "ASSERT", "ASSERT_NOT"))
REPEATS = frozenset(("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"))


def parsed(pattern: str) -> Any | None:
    """`pattern` as the standard library parses it; None where the regex module may read it otherwise."""
    import warnings

    bare = re.sub(r"\\.", "_", pattern, flags=re.DOTALL)
    if re.search(r"\[\^?\]?[^\]\[]*\[|--|&&|\|\||~~|\(\?[|a-zA-Z]", bare) or re.search(
        r"\\[pPNLXRKGmh]", pattern
    ):
        return None
    if re.search(r"\{(?!\d*,?\d*\})", re.sub(r"\[\^?\]?[^\]]*\]", "_", bare)):
        return None
    parser: Any = getattr(re, "_parser")  # noqa: B009
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return parser.parse(pattern, re.MULTILINE)
    except (re.error, Warning, RecursionError, OverflowError):
        return None
