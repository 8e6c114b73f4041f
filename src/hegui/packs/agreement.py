"""What only all files of a run together show: names used twice, references that nobody defines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from hegui.errors import Fault
from hegui.packs.gather import Gathered
from hegui.packs.nearest import did_you_mean
from hegui.packs.soundness import entries
from hegui.packs.tree import Path, Tree

Named = tuple[Tree, Path]


def agreement_faults(gathered: Gathered) -> Iterator[Fault]:
    """Faults between files, or between distant places of one."""
    packs = list(gathered.packs.values())
    sources = [*gathered.references.values(), *packs]
    yield from _repeated("清单名", ((tree, ("pack",)) for tree in packs))
    for key, what in (("id", "规则编号"), ("name", "规则名")):
        yield from _repeated(
            what, ((tree, (*path, key)) for tree in packs for path, _ in entries(tree, "rules"))
        )
    yield from _repeated(
        "参考数据的编号",
        ((tree, (*path, "id")) for tree in sources for path, _ in entries(tree, "references")),
    )
    known = reference_ids(gathered)
    for tree in packs:
        for path, rule in entries(tree, "rules"):
            yield from unknown_references(tree, (*path, "check"), rule.get("check"), known)


def reference_ids(gathered: Gathered) -> list[str]:
    """The ids of all reference data of a run."""
    trees = (*gathered.references.values(), *gathered.packs.values())
    ids = (entry.get("id") for tree in trees for _, entry in entries(tree, "references"))
    return [name for name in ids if isinstance(name, str)]


def unknown_references(tree: Tree, path: Path, check: Any, known: list[str]) -> Iterator[Fault]:
    """Faults for ids that a check, or one inside it, names without their being in `known`."""
    if not isinstance(check, dict):
        return
    if check.get("kind") in ("cite", "formulation", "anachronism"):
        for key in ("reference", "references"):
            for where, name in _texts((*path, key), check.get(key)):
                if name not in known:
                    yield tree.fault(where, f"没有编号为 {name} 的参考数据", did_you_mean(name, known))
    of = check.get("of")
    for index, part in enumerate(of if isinstance(of, list) else ()):
        yield from unknown_references(tree, (*path, "of", index), part, known)


def _texts(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        yield from (((*path, index), part) for index, part in enumerate(value) if isinstance(part, str))


def _repeated(what: str, places: Iterable[Named]) -> Iterator[Fault]:
    first: dict[str, Named] = {}
    for tree, path in places:
        name = tree.value(path)
        if not isinstance(name, str):
            continue
        if name in first:
            other, place = first[name]
            line = other.where(place).line
            yield tree.fault(path, f"{what} {name} 已用过：{other.path} 第 {line} 行")
        else:
            first[name] = tree, path
