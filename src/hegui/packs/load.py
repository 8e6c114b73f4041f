"""The door of this room: names of packs to validated packs, from the cache where it serves."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TypeVar

from hegui.packs.files import asked_for, reference_files
from hegui.rule import RulePack

T = TypeVar("T")


def load_packs(names: Sequence[str | os.PathLike[str]] = (), *, cache: bool = True) -> tuple[RulePack, ...]:
    """The packs named, whole: a shipped pack's name (shuzhi) or the path of a YAML file; none named, all shipped ones.

    Raises UsageError for a name that does not exist, PackError with every fault of every pack concerned.
    """
    return prepared(names, _as_they_are, cache=cache)


def prepared(
    names: Sequence[str | os.PathLike[str]], make: Callable[[tuple[RulePack, ...]], T], *, cache: bool = True
) -> T:
    """What `make` makes of the packs named. The result is what is cached, so `make` must be a pure function at the
    top level of a module of hegui, and its result made of hegui's frozen values and plain data.

    Raises as load_packs does.
    """
    from hegui.packs import cache as kept

    roots = asked_for(names)
    question = (
        kept.question(f"{make.__module__}.{make.__qualname__}", (*roots, *reference_files()))
        if cache
        else None
    )
    if question is not None:
        found = kept.recall(question)
        if found is not None:
            return found.value  # type: ignore[no-any-return]
    from hegui.packs.build import build

    built = build(roots)
    value = make(built.packs)
    if question is not None:
        kept.keep(question, value, built.files)
    return value


def _as_they_are(packs: tuple[RulePack, ...]) -> tuple[RulePack, ...]:
    return packs
