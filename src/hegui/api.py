"""The library: read → plan → run → Report. Nothing here prints or exits."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from hegui.document import Document
from hegui.engine import plan, run_all, wanted
from hegui.errors import ReadError
from hegui.packs.load import load_packs, prepared
from hegui.packs.select import select as selected
from hegui.plan import CHECKLIST, Lenience, Plan
from hegui.readers import dated, read, read_bytes, read_text
from hegui.readers.find import find
from hegui.report import Judged, Refused, Report, UsedPack, balanced
from hegui.verdict import Message

if TYPE_CHECKING:
    from hegui.across import Twins
    from hegui.rule import RulePack

Judge = Callable[..., list[Judged | Refused]]  # of a list of paths
Packs = Iterable["RulePack | str | os.PathLike[str]"]

_STRICT = Lenience()
_TOGETHER = 16  # documents judged together
_LONG = 100_000  # characters of a document that is not kept waiting
_FILES_A_WORKER = 24  # below this many files, starting a second process costs more than it brings


class UnbalancedBooks(AssertionError):
    """A file or a rule has no stated end: a bug in hegui, never a pass."""


def check_text(
    text: str,
    packs: Packs = (),
    *,
    path: str = "<text>",
    format: Literal["txt", "md"] = "txt",
    as_of: datetime.date | None = None,
    lenience: Lenience = _STRICT,
) -> Report:
    """Check a report given as text.

    packs: names of shipped packs, files of packs, or packs already loaded; none: every shipped pack that is for this
    kind of document. as_of: the day the report is taken to be of. lenience: what its author may waive.
    Raises PackError.
    """
    checklist = checklist_of(packs, lenience=lenience)
    document = read_text(text, path, format, as_of)
    return _report(checklist, _judged(checklist, (document,)), 1)


def check_file(
    path: str | os.PathLike[str],
    packs: Packs = (),
    *,
    as_of: datetime.date | None = None,
    encoding: str | None = None,
    lenience: Lenience = _STRICT,
) -> Report:
    """Check one file. Raises PackError; a file that cannot be read is in the report's `refused`."""
    return check_paths([path], packs, as_of=as_of, encoding=encoding, lenience=lenience)


def check_paths(
    paths: Sequence[str | os.PathLike[str]],
    packs: Packs = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    as_of: datetime.date | None = None,
    encoding: str | None = None,
    jobs: int | None = None,
    lenience: Lenience = _STRICT,
) -> Report:
    """Check files, and the reports under directories, in sorted order.

    select, ignore: rules by id, start of an id, or name. encoding: that of text files, where it is not to be told
    from the bytes. jobs: worker processes; None is as many as there are cores, fewer for few files. lenience: what
    the authors may waive in their documents.
    Raises PackError, and UsageError for a rule that does not exist.
    """
    checklist = checklist_of(packs, select, ignore, lenience)
    found = find(paths)
    files = list(found.files)
    ends: list[Judged | Refused] = list(found.refused)
    judge = partial(judge_files, checklist, as_of=as_of, encoding=encoding)
    ends += _compared(checklist, files, judge, jobs) if len(files) > 1 else judge(files)
    return _report(checklist, ends, len(files) + len(found.refused) + found.links, found.links)


def _compared(
    checklist: Plan, files: Sequence[str], judge: Judge, jobs: int | None
) -> list[Judged | Refused]:
    """The ends of `files`, each judged in view of the others where a rule asks for that."""
    from hegui.across import comparing, told, twins

    if not comparing(checklist):
        return _by(jobs, checklist, files, judge)
    ends = _by(jobs, checklist, files, partial(judge, printing=True))
    found = twins(checklist, ends)
    again = _by(jobs, checklist, sorted(found), partial(judge, twins=found)) if found else []
    return told(checklist, [*(end for end in ends if end.path not in found), *again], found)


def _by(jobs: int | None, checklist: Plan, files: Sequence[str], judge: Judge) -> list[Judged | Refused]:
    """The ends of `files`, judged by some processes."""
    jobs = jobs or min(os.cpu_count() or 1, 1 + len(files) // _FILES_A_WORKER)
    if jobs > 1 and len(files) > 1:
        from hegui.workers import judge_all

        return judge_all(files, checklist, judge, jobs)
    return judge(files)


def check_bytes(
    data: bytes,
    path: str,
    packs: Packs = (),
    *,
    format: str = "txt",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    as_of: datetime.date | None = None,
    encoding: str | None = None,
    lenience: Lenience = _STRICT,
) -> Report:
    """Check the contents of a file called `path`, such as standard input; otherwise as `check_paths`.

    format: "txt", "md" or "docx".
    """
    checklist = checklist_of(packs, select, ignore, lenience)
    document = _read(path, as_of, partial(read_bytes, data, path, format, encoding))
    ends = [document] if isinstance(document, Refused) else _judged(checklist, (document,))
    return _report(checklist, ends, 1)


def checklist_of(
    packs: Packs = (), select: Sequence[str] = (), ignore: Sequence[str] = (), lenience: Lenience = _STRICT
) -> Plan:
    """The plan for `packs`, see `check_paths`."""
    given = tuple(packs)
    loaded = [pack for pack in given if not isinstance(pack, str | os.PathLike)]
    named = [os.fspath(pack) for pack in given if isinstance(pack, str | os.PathLike)]
    made = plan((*loaded, *(load_packs(named) if named else ()))) if loaded else prepared(named, plan)
    if given:
        made = made.insisted()
    if lenience != _STRICT:
        made = made.lenient(lenience)
    if not select and not ignore:
        return made
    rules = [entry.rule for entry in made.entries]
    return made.only({rule.id for rule in selected(rules, select, ignore)})


def judge_files(
    checklist: Plan,
    paths: Sequence[str],
    as_of: datetime.date | None = None,
    encoding: str | None = None,
    *,
    printing: bool = False,
    twins: Mapping[str, Twins] | None = None,
) -> list[Judged | Refused]:
    """For each file its findings, or why it could not be judged. Several are judged together, see `run_all`.

    printing: with what documents are compared by. twins: what documents are to know of others, by path.
    """
    ends: dict[int, Judged | Refused] = {}
    waiting: dict[int, Document] = {}
    for place, path in enumerate(paths):
        document = _read(path, as_of, partial(read, path, encoding=encoding))
        if isinstance(document, Refused):
            ends[place] = document
            continue
        waiting[place] = document
        document.memo.update((twins or {}).get(path, {}))
        if len(waiting) == _TOGETHER or len(document.text) > _LONG:
            ends.update(zip(waiting, _judged(checklist, waiting.values(), printing), strict=True))
            waiting.clear()
    ends.update(zip(waiting, _judged(checklist, waiting.values(), printing), strict=True))
    return [ends[place] for place in range(len(paths))]


def _read(path: str, as_of: datetime.date | None, reading: Callable[[], Document]) -> Document | Refused:
    try:
        return dated(reading(), as_of)
    except ReadError as fault:
        return Refused(path, Message(fault.reason, fault.reason))


def _judged(checklist: Plan, documents: Collection[Document], printing: bool = False) -> Iterator[Judged]:
    for document, findings in zip(documents, run_all(checklist, documents), strict=True):
        if len(findings) != wanted(checklist, document):
            raise UnbalancedBooks(f"{document.path}: {len(findings)} findings")
        date = document.date
        days = sorted({date.earliest.isoformat(), date.latest.isoformat()}) if date else []
        yield Judged(
            document.path,
            document.sha256,
            document.format,
            document.encoding,
            " ".join(document.words(document.title).split()) if document.title else "",
            document.genre,
            "/".join(days),
            findings,
            _printed(document) if printing else b"",
        )


def _printed(document: Document) -> bytes:
    from hegui.coherence.prints import printed

    return printed(document)


def _report(checklist: Plan, ends: Iterable[Judged | Refused], found: int, excluded: int = 0) -> Report:
    ordered = sorted(ends, key=lambda end: end.path)
    report = Report(
        documents=tuple(end for end in ordered if isinstance(end, Judged)),
        refused=tuple(end for end in ordered if isinstance(end, Refused)),
        packs=tuple(_used(checklist, index) for index in range(len(checklist.packs))),
        rules=len(checklist.entries),
        excluded=excluded,
    )
    if not balanced(report, found):
        raise UnbalancedBooks(f"{found} files found, {len(ordered)} accounted for")
    return report


def _used(checklist: Plan, index: int) -> UsedPack:
    pack = checklist.packs[index]
    return UsedPack(
        pack.pack,
        pack.title,
        pack.version,
        pack.sha256,
        pack.path,
        sum(entry.pack == index for entry in checklist.entries),
        tuple((override.id, override.off) for override in pack.overrides if override.off),
        tuple(override.id for override in pack.overrides if not override.off),
    )


__all__ = [
    "CHECKLIST",
    "check_bytes",
    "check_file",
    "check_paths",
    "check_text",
    "checklist_of",
    "judge_files",
]
