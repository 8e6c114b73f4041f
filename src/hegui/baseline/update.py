"""The baseline written anew after a run: sorted, one line an entry, without a clock, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping

from hegui.baseline.applied import Baseline
from hegui.baseline.known import SCHEMA, Known, Rows, rows_as_lines, total
from hegui.baseline.names import counted
from hegui.digest import sha256
from hegui.errors import InputError
from hegui.exemptions.covering import ends
from hegui.exemptions.paths import relative
from hegui.finding import Finding
from hegui.formats.json_ import laid
from hegui.json_input import contents
from hegui.lifting import liftable
from hegui.report import Judged, Notice, ended
from hegui.rule import Severity
from hegui.values import Record
from hegui.verdict import Message, Outcome
from hegui.version import __version__

_OPEN = (Outcome.ERROR, Outcome.NOT_CHECKED, Outcome.REVIEW)
"""Ends that do not say whether what was known is still there: it stays known."""


class Gathering:
    """What is known after a run, put together document by document. added, gone: places that were not, or are no
    longer, known. beyond: failures with too many places to be told."""

    def __init__(self, baseline: Baseline) -> None:
        self.baseline, self.known = baseline, baseline.known
        self.held: dict[str, str] = {}
        self._compared: dict[str, dict[str, Mapping[str, int]]] = {}  # what was known by rules that compare
        self.added = self.gone = self.beyond = 0

    def add(self, judged: Judged) -> None:
        """One more document."""
        path = relative(judged.path, self.known.base)
        before = self.known.of(path)
        compared = {rule: names for rule, names in before.items() if rule in self.baseline.comparing}
        if compared:
            self._compared[path] = _without(compared, self.baseline.unwaivable)
        after = _rows(judged, before, self.baseline.unwaivable)
        if path in self.held:  # two names that differ in nothing a path may differ in
            after = _together(Known(shown="", held=self.held).of(path), after)
        self.held[path] = rows_as_lines(after)
        self.added, self.gone = self.added + _more(after, before), self.gone + _more(before, after)
        self.beyond += sum(map(liftable, ended(judged.findings, Outcome.FAIL)))

    def whole(self) -> Updated:
        """All of it: of documents that had no part in the run what was known of them, but for files that are gone."""
        known, fixed = self.known, self.baseline.unwaivable
        rest = [path for path in known.held if path not in self.held]
        there = [path for path in rest if os.path.lexists(os.path.join(known.base, path))]
        if there or len(self.held) < 2:
            self._keep_compared()
        kept = {path: rows_as_lines(_without(known.of(path), fixed)) for path in there}
        held = {path: lines for path, lines in (self.held | kept).items() if lines}
        return Updated(held, self.added, self.gone, len(rest) - len(there), self.beyond)

    def _keep_compared(self) -> None:
        """Of rules that compare documents keep what was known: those like these had no part in the run."""
        for path, compared in self._compared.items():
            now = Known(shown="", held=self.held).of(path)
            self.gone -= _more(compared, now)
            both = {rule: _most(names, now.get(rule, {})) for rule, names in compared.items()}
            self.held[path] = rows_as_lines(now | both)


class Updated(Record):
    """A baseline as it is to be written. lost: documents of the old one that are no longer there; the others: see `Gathering`."""

    held: dict[str, str]
    added: int = 0
    gone: int = 0
    lost: int = 0
    beyond: int = 0


def _rows(judged: Judged, before: Rows, unwaivable: frozenset[str]) -> dict[str, Mapping[str, int]]:
    """What is known of a document now: what this run has lifted, and of what it could not tell what was known before."""
    took_part = ends(judged.findings, before)
    open_ = {rule: names for rule, names in before.items() if took_part.get(rule, Outcome.ERROR) in _OPEN}
    waived = filter(_by_baseline, ended(judged.findings, Outcome.WAIVED))
    lifted = {found.rule.id: counted(found) for found in waived}
    return _without(open_ | lifted, unwaivable)


def _by_baseline(found: Finding) -> bool:
    return any(waiver.source == "baseline" for waiver in found.waivers)


def _without(rows: Rows, unwaivable: frozenset[str]) -> dict[str, Mapping[str, int]]:
    return {rule: names for rule, names in rows.items() if rule not in unwaivable}


def _together(one: Rows, other: Rows) -> dict[str, Mapping[str, int]]:
    both = {rule: dict(names) for rule, names in one.items()}
    for rule, names in other.items():
        mine = both.setdefault(rule, {})
        for name, count in names.items():
            mine[name] = mine.get(name, 0) + count
    return dict(both)


def _most(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {name: max(one.get(name, 0), other.get(name, 0)) for name in {**one, **other}}


def _more(one: Rows, other: Rows) -> int:
    """How many places `one` has over those of `other`."""
    return sum(
        max(count - other.get(rule, {}).get(name, 0), 0)
        for rule, names in one.items()
        for name, count in names.items()
    )


def written(held: Mapping[str, str]) -> bytes:
    """A baseline as bytes, the same for the same findings."""
    lines = []
    for path in sorted(held):
        where = laid(path, None)  # readable, and safe to send to a terminal
        for line in held[path].splitlines():
            rule, name, count = line.split(" ")
            lines.append(f'{{"path": {where}, "rule": "{rule}", "fingerprint": "{name}", "count": {count}}}')
    findings = "[\n    " + ",\n    ".join(lines) + "\n  ]" if lines else "[]"
    head = f'  "schema": "{SCHEMA}",\n  "tool": "hegui {__version__}",\n'
    return f'{{\n{head}  "findings": {findings}\n}}\n'.encode()


def save(known: Known, held: Mapping[str, str]) -> None:
    """Write it in the place of the old one, if that is still what was read. Raises InputError."""
    from hegui.writing import create, rewrite

    data, path = written(held), known.shown
    try:
        if not known.sha256:
            create(os.path.realpath(path), data)
            return
        old = contents(path)
        if sha256(old) != known.sha256:
            raise InputError(
                f"{path}：检查期间有人改动过，没有写", f"{path}: was changed meanwhile; nothing was written"
            )
        if old != data:
            rewrite(path, old, data)
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise InputError(f"{path}：写不进去：{why}", f"{path}: cannot be written: {why}") from fault


def told(shown: str, new: Updated) -> list[Notice]:
    """What is to be said of a baseline that was written anew."""
    number = sum(total(Known(shown="", held=new.held).of(path)) for path in new.held)
    zh = f"基线已更新：{len(new.held)} 份文件，{number} 处；新记入 {new.added} 处，去掉已改的 {new.gone} 处"
    en = (
        f"baseline updated: {_many(len(new.held), 'document')}, {_many(number, 'finding')}; "
        f"{new.added} added, {new.gone} no longer there removed"
    )
    if new.lost:
        zh = f"{zh}；{new.lost} 份文件已不存在，一并去掉"
        en = f"{en}; {_many(new.lost, 'document')} that no longer exist removed"
    said = [Notice(shown, 0, Severity.INFO, Message(zh, en))]
    if new.beyond:
        zh = f"{new.beyond} 项问题处数过多，无法记入基线，仍算未通过"
        en = f"{_many(new.beyond, 'failure')} with too many places to be known by still fail"
        said.append(Notice(shown, 0, Severity.WARNING, Message(zh, en)))
    return said


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
