"""The expressions of the code, compiled once for all runs."""

from __future__ import annotations

from collections.abc import Iterator

from hegui import expression
from hegui.packs import cache

_ROOMS = ("checks", "coherence", "elements", "formats", "headings", "nearmiss", "readers", "typography")


def recall_expressions() -> None:
    """Have the expressions made of what an earlier run kept; without a cache, or in a process that has them, nothing."""
    if expression.supplied():
        return
    question = cache.question("hegui.expression", ())
    if question is None:
        return
    found = cache.recall(question)
    if found is None:
        for name in _modules():
            _load(name)
        found = cache.Found(expression.packed())
        cache.keep(question, found.value, {})
    expression.supply(found.value)


def _modules() -> Iterator[str]:
    import sys
    from pkgutil import walk_packages

    for found in walk_packages(sys.modules["hegui"].__path__, "hegui."):
        if found.name.split(".")[1] in _ROOMS:
            yield found.name


def _load(name: str) -> None:
    from contextlib import suppress
    from importlib import import_module

    with suppress(ImportError):  # of an extra that is not installed
        import_module(name)
