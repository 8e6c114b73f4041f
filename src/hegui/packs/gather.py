"""Reads the files of a run: the packs asked for, all that they extend, and the reference data."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from hegui.errors import Fault
from hegui.packs.files import File, extended, is_path, reference_files, shipped_packs
from hegui.packs.nearest import did_you_mean
from hegui.packs.tree import Tree
from hegui.packs.yaml_ import MOST_BYTES, parse


@dataclass
class Gathered:
    """Everything that was read. Keyed by the real path of the file.

    packs: the packs' trees, bases before those that extend them. bases: what each extends. references: the trees of
    reference data. digests: sha256 of each file's bytes. faults: files that cannot be read or do not exist, cycles.
    """

    packs: dict[str, Tree] = field(default_factory=dict)
    bases: dict[str, list[str]] = field(default_factory=dict)
    references: dict[str, Tree] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def reaches(self, pack: str) -> set[str]:
        """All that `pack` extends, directly or not."""
        found: set[str] = set()
        for base in self.bases.get(pack, ()):
            found |= {base} | self.reaches(base)
        return found


def gather(roots: tuple[File, ...]) -> Gathered:
    """Reads `roots` with all they extend, and the shipped reference data."""
    gathered = Gathered()
    for file in reference_files():
        tree = _read(gathered, file)
        if tree is not None:
            gathered.references[file.real] = tree
    for file in roots:
        _visit(gathered, file, ())
    return gathered


def _read(gathered: Gathered, file: File) -> Tree | None:
    try:
        with open(file.real, "rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        gathered.faults.append(Fault(file.shown, 1, 1, "", f"文件读不出来：{error.strerror}"))
        return None
    gathered.digests[file.real] = hashlib.sha256(data).hexdigest()
    tree, faults = parse(data, file.shown)
    gathered.faults += faults
    return tree


def _visit(gathered: Gathered, file: File, above: tuple[str, ...]) -> None:
    if file.real in gathered.digests:
        return
    tree = _read(gathered, file)
    if tree is None:
        return
    gathered.bases[file.real] = []
    for index, name in enumerate(strings(tree.value(("extends",)))):
        base = extended(name, file)
        path = ("extends", index)
        if base is None:
            gathered.faults.append(tree.fault(path, f"没有可继承的清单 {name}", _where_to_look(name)))
        elif base.real in (*above, file.real):
            gathered.faults.append(tree.fault(path, f"循环继承：{name} 又继承了本清单"))
        else:
            _visit(gathered, base, (*above, file.real))
            gathered.bases[file.real].append(base.real)
    gathered.packs[file.real] = tree


def _where_to_look(name: str) -> str:
    known = shipped_packs()
    if is_path(name):
        return "路径从本文件所在的文件夹算起，不能是绝对路径或网址"
    return (
        did_you_mean(name, known)
        or f"随程序附带的有：{'、'.join(known)}；自己的清单写相对路径，如 ./{name}.yaml"
    )


def strings(value: Any) -> list[str]:
    """The texts in a raw list; nothing where it is no list of texts (that fault is told elsewhere)."""
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []
