"""What can be told of a pattern without running it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=4096)
def required_literals(pattern: str) -> tuple[str, ...] | None:
    """Strings of which one stands in every match of `pattern`; None where none can be told.

    A cautious reading of the parsed pattern: what it does not understand, it gives up on.
    """
    parsed = _parsed(pattern)
    return None if parsed is None else _needed(parsed)


def longest(pattern: str) -> int | None:
    """The most characters `pattern` can match, 0 where it matches only places; None where unknown."""
    parsed = _parsed(pattern)
    return None if parsed is None else int(parsed.getwidth()[1])


def _parsed(pattern: str) -> Any | None:
    """`pattern` as the standard library parses it; None where the regex module may read it otherwise."""
    import warnings

    if re.search(r"\[\[|--|&&|\|\||~~|\{(?!\d*,?\d*\})|\(\?[|a-zA-Z]|\\[pPNLXRKGmh]", pattern):
        return None
    parser: Any = getattr(re, "_parser")  # noqa: B009
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return parser.parse(pattern, re.MULTILINE)
    except (re.error, Warning, RecursionError, OverflowError):
        return None


def _needed(parsed: Any) -> tuple[str, ...] | None:
    choices: list[tuple[str, ...]] = []
    run = ""
    for operation, argument in [*parsed, (None, None)]:
        name = str(operation)
        if name == "LITERAL":
            run += chr(argument)
            continue
        if run:
            choices.append((run,))
            run = ""
        inner: tuple[str, ...] | None = None
        if name == "SUBPATTERN":
            inner = _needed(argument[3])
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[0] >= 1:
            inner = _needed(argument[2])
        elif name == "IN" and all(str(kind) == "LITERAL" for kind, _ in argument):
            inner = tuple(chr(code) for _, code in argument)
        elif name == "ATOMIC_GROUP":
            inner = _needed(argument)
        elif name == "BRANCH":
            branches = [_needed(branch) for branch in argument[1]]
            inner = None if None in branches else tuple(s for branch in branches if branch for s in branch)
        if inner:
            choices.append(inner)
    fit = [choice for choice in choices if len(choice) <= 64]
    return max(fit, key=lambda choice: (min(map(len, choice)), -len(choice)), default=None)
