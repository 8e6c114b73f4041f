"""The baseline written anew after a run: sorted, one line an entry, without a clock, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from hegui.baseline.applied import GONE, Baseline
from hegui.baseline.known import SCHEMA, Known, Rows, rows_as_lines, total
from hegui.baseline.names import counted
from hegui.digest import sha256
from hegui.errors import InputError
from hegui.exemptions.covering import ends
from hegui.exemptions.paths import relative
from hegui.finding import Finding
from hegui.formats.json_ import laid
from hegui.lifting import liftable
from hegui.report import Judged, Notice, ended
from hegui.rule import Severity
from hegui.values import Record
from hegui.verdict import Message, Outcome
from hegui.version import __version__

_OPEN = (Outcome.ERROR, Outcome.NOT_CHECKED, Outcome.REVIEW)
"""Ends that do not say whether what was known is still there: it stays known."""

Marks = Mapping[tuple[str, str], int]


class Updated(Record):
    """A baseline as it is to be written. added, gone: places that were not, or are no longer, known. lost: documents of the old one
    that are no longer there. beyond: failures with too many places to be told."""

    held: dict[str, str]
    added: int = 0
    gone: int = 0
    lost: int = 0
    beyond: int = 0


def settled(baseline: Baseline, documents: Iterable[Judged], marks: Marks) -> tuple[Notice, ...]:
    """What is to be said of a baseline when all documents are in; where it is to be updated, it is written now.

    marks: see `Totals.marks`. Raises InputError where it cannot be written.
    """
    shown = baseline.known.shown
    if baseline.updating:
        new = updated(baseline, documents)
        save(baseline.known, new.held)
        return tuple(_told(shown, new))
    gone = marks.get((GONE, shown), 0)
    zh = f"基线中有 {gone} 处问题已经没有了；可用 --update-baseline 更新基线"
    en = f"{gone} known findings are no longer there: run --update-baseline"
    return (Notice(shown, 1, Severity.INFO, Message(zh, en)),) if gone else ()


def updated(baseline: Baseline, documents: Iterable[Judged]) -> Updated:
    """What is known after a run. Of documents and rules that had no part in it all stays, but for files that are gone."""
    known, seen = baseline.known, set()
    held: dict[str, str] = {}
    added = gone = beyond = 0
    for judged in documents:
        path = relative(judged.path, known.base)
        before, after = known.of(path), _rows(judged, known.of(path), baseline.unwaivable)
        if path in seen:  # two names that differ in nothing a path may differ in
            after = _together(Known(shown="", held=held).of(path), after)
        seen.add(path)
        held[path] = rows_as_lines(after)
        added, gone = added + _more(after, before), gone + _more(before, after)
        beyond += sum(map(liftable, ended(judged.findings, Outcome.FAIL)))
    rest = [path for path in known.held if path not in seen]
    there = [path for path in rest if os.path.lexists(os.path.join(known.base, path))]
    held |= {path: rows_as_lines(_without(known.of(path), baseline.unwaivable)) for path in there}
    return Updated(
        {path: lines for path, lines in held.items() if lines}, added, gone, len(rest) - len(there), beyond
    )


def _rows(judged: Judged, before: Rows, unwaivable: frozenset[str]) -> dict[str, Mapping[str, int]]:
    """What is known of a document now: what this run has lifted, and of what it could not tell what was known before."""
    took_part = ends(judged.findings, before)
    open_ = {rule: names for rule, names in before.items() if took_part.get(rule, Outcome.ERROR) in _OPEN}
    lifted = {found.rule.id: counted(found) for found in judged.findings if _by_baseline(found)}
    return _without(open_ | lifted, unwaivable)


def _by_baseline(found: Finding) -> bool:
    return found.outcome is Outcome.WAIVED and any(waiver.source == "baseline" for waiver in found.waivers)


def _without(rows: Rows, unwaivable: frozenset[str]) -> dict[str, Mapping[str, int]]:
    return {rule: names for rule, names in rows.items() if rule not in unwaivable}


def _together(one: Rows, other: Rows) -> dict[str, Mapping[str, int]]:
    both = {rule: dict(names) for rule, names in one.items()}
    for rule, names in other.items():
        mine = both.setdefault(rule, {})
        for name, count in names.items():
            mine[name] = mine.get(name, 0) + count
    return dict(both)


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
        with open(path, "rb") as file:
            old = file.read()
        if sha256(old) != known.sha256:
            raise InputError(
                f"{path}：检查期间有人改动过，没有写", f"{path}: was changed meanwhile; nothing was written"
            )
        if old != data:
            rewrite(path, old, data)
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise InputError(f"{path}：写不进去：{why}", f"{path}: cannot be written: {why}") from fault


def _told(shown: str, new: Updated) -> list[Notice]:
    number = sum(total(Known(shown="", held=new.held).of(path)) for path in new.held)
    zh = f"基线已更新：{len(new.held)} 份文件，{number} 处；新记入 {new.added} 处，去掉已改的 {new.gone} 处"
    en = f"baseline updated: {len(new.held)} documents, {number} findings; {new.added} added, {new.gone} no longer there removed"
    if new.lost:
        zh, en = (
            f"{zh}；{new.lost} 份文件已不存在，一并去掉",
            f"{en}; {new.lost} documents that are gone removed",
        )
    said = [Notice(shown, 1, Severity.INFO, Message(zh, en))]
    if new.beyond:
        zh = f"{new.beyond} 项问题处数过多，无法记入基线，仍算未通过"
        en = f"{new.beyond} failures have too many places to be known by, and still fail"
        said.append(Notice(shown, 1, Severity.WARNING, Message(zh, en)))
    return said
