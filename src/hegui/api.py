"""The library: read → plan → run → Report. Nothing here prints or exits."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from hegui.compiled import recall_expressions
from hegui.document import Document
from hegui.engine import plan
from hegui.judging import Arrived, Ends, UnbalancedBooks, Watch, Work, judged, opened, read_of, unseen
from hegui.packs.load import load_packs, prepared
from hegui.packs.select import select as selected
from hegui.plan import CHECKLIST, Lenience, Plan
from hegui.readers import read_bytes, read_text
from hegui.readers.find import Found, find
from hegui.report import Judged, Narrowing, Notice, Refused, Report, UsedPack, balanced, totals
from hegui.rule import Severity
from hegui.verdict import Message

if TYPE_CHECKING:
    from hegui.rule import RulePack

Packs = Iterable["RulePack | str | os.PathLike[str]"]

_STRICT = Lenience()


def check_text(
    text: str,
    packs: Packs = (),
    *,
    path: str = "<text>",
    format: Literal["txt", "md"] = "txt",
    as_of: datetime.date | None = None,
    lenience: Lenience = _STRICT,
    sheets: bool = False,
) -> Report:
    """Check a report given as text.

    packs: names of shipped packs, files of packs, or packs already loaded; none: every shipped pack that is for this
    kind of document. as_of: the day the report is taken to be of. lenience: what its author may waive.
    sheets: the report is to have the document's text. Raises PackError.
    """
    checklist = checklist_of(packs, lenience=lenience)
    document = read_text(text, path, format, as_of)
    asked = options(packs, as_of=as_of, lenience=lenience)
    return reported((checklist,), one(checklist, document, sheets), Found((path,), (), 0), asked)


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
    waivers: str | os.PathLike[str] | None = None,
    attestations: str | os.PathLike[str] | None = None,
    today: datetime.date | None = None,
    sheets: bool = False,
    watch: Watch = unseen,
    arrived: Arrived | None = None,
) -> Report:
    """Check files, and the reports under directories, in sorted order.

    select, ignore: rules by id, start of an id, or name. encoding: that of text files, where it is not to be told
    from the bytes. jobs: worker processes; None is as many as there are cores, fewer for few files. lenience: what
    the authors may waive in their documents. waivers, attestations: files of what others answer for, by which day today.
    sheets: the report is to have the documents' text (`Judged.sheet`).
    watch: told how far the run is. arrived: told of each document as soon as it is judged.
    Raises PackError, ExemptionError, and UsageError for a rule or file that does not exist.
    """
    watch("plan", 0, 0)
    checklist = checklist_of(packs, select, ignore, lenience)
    watch("find", 0, 0)
    found = find(paths)
    works = [Work(path, 0, as_of, encoding) for path in found.files]
    held = None
    if waivers is not None or attestations is not None:
        from hegui.exemptions.applied import given

        held = given(checklist, waivers, attestations, today)
    exempt = held.exempted if held else None
    ends = judge((checklist,), works, jobs=jobs, sheets=sheets, watch=watch, arrived=arrived, exempt=exempt)
    asked = options(packs, select, ignore, as_of, encoding, lenience)
    if held is None:
        return reported((checklist,), ends, found, asked)
    notices = held.notices((ends.totals or totals(ends.documents)).marks)
    return reported((checklist,), ends, found, tuple(sorted((*asked, *held.options()))), notices)


def judge(
    plans: Sequence[Plan],
    works: Sequence[Work],
    *,
    jobs: int | None = None,
    sheets: bool = False,
    watch: Watch = unseen,
    arrived: Arrived | None = None,
    exempt: Callable[[Judged], Judged] | None = None,
) -> Ends:
    """Judge files, each by one of `plans`. A single one is judged here and now; for many see `batch.run`."""
    if len(works) != 1:
        from hegui.batch import Batch, as_judged, run

        return run(Batch(plans, works, sheets, exempt or as_judged), jobs, watch, arrived)
    work = works[0]
    watch("judge", 0, 1)
    ends = one(plans[work.plan], read_of(work), sheets, exempt)
    if arrived is not None:
        for each in ends.documents:
            arrived(each)
    return ends


def one(
    plan: Plan, document: Document | Refused, sheets: bool, exempt: Callable[[Judged], Judged] | None = None
) -> Ends:
    """The end of a single document."""
    if isinstance(document, Refused):
        return Ends((), (document,), None)
    documents = tuple(judged(plan, (document,), sheets=sheets))
    return Ends(tuple(map(exempt, documents)) if exempt else documents, (), None)


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
    sheets: bool = False,
) -> Report:
    """Check the contents of a file called `path`, such as standard input; otherwise as `check_paths`.

    format: "txt", "md" or "docx".
    """
    checklist = checklist_of(packs, select, ignore, lenience)
    document = opened(path, as_of, partial(read_bytes, data, path, format, encoding))
    asked = options(packs, select, ignore, as_of, encoding, lenience)
    return reported((checklist,), one(checklist, document, sheets), Found((path,), (), 0), asked)


def checklist_of(
    packs: Packs = (), select: Sequence[str] = (), ignore: Sequence[str] = (), lenience: Lenience = _STRICT
) -> Plan:
    """The plan for `packs`, see `check_paths`."""
    recall_expressions()
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


def options(
    packs: Packs,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    as_of: datetime.date | None = None,
    encoding: str | None = None,
    lenience: Lenience = _STRICT,
) -> tuple[tuple[str, str], ...]:
    """What was asked for, as a report tells it: what is not as usual, sorted."""
    named = [each if isinstance(each, str | os.PathLike) else each.pack for each in packs]
    told = {
        "pack": ",".join([os.fspath(each) for each in named]),
        "select": ",".join(select),
        "ignore": ",".join(ignore),
        "as-of": as_of.isoformat() if as_of else "",
        "encoding": encoding or "",
        "allow-suppressions": "true" if lenience.suppressions else "",
        "ignore-quoted": "true" if lenience.quoted else "",
    }
    return tuple(sorted((name, value) for name, value in told.items() if value))


def reported(
    plans: Sequence[Plan],
    ends: Ends,
    found: Found,
    asked: tuple[tuple[str, str], ...] = (),
    notices: tuple[Notice, ...] = (),
    strict: bool = False,
    narrowed: Narrowing | None = None,
) -> Report:
    """The report on all that was found. Raises UnbalancedBooks."""
    refused = sorted((*found.refused, *ends.refused), key=lambda end: end.path)
    report = Report(
        documents=ends.documents,
        refused=tuple(refused),
        packs=packs_used(plans),
        rules=len({entry.rule.id for plan in plans for entry in plan.entries}),
        excluded=found.links + found.excluded,
        insisted=found.insisted,
        options=asked,
        notices=(*ends.notices, *unproved(plans), *notices),
        sums=ends.totals,
        strict=strict,
        narrowed=narrowed,
    )
    total = len(found.files) + len(found.refused) + report.excluded
    if not balanced(report, total):
        raise UnbalancedBooks(f"{total} files found, {len(report.documents) + len(refused)} accounted for")
    return report


def unproved(plans: Sequence[Plan]) -> Iterator[Notice]:
    """What is to be said of packs whose rules nobody can have proved."""
    for path, n in {
        pack.path: pack.unproved for each in plans for pack in each.packs if pack.unproved
    }.items():
        message = Message(
            f"有 {n} 条规则没有例文，未经 hegui prove 验证",
            f"{n} rule(s) have no examples, so hegui prove has not proved them",
        )
        yield Notice(path, 1, Severity.INFO, message)


def packs_used(plans: Sequence[Plan]) -> tuple[UsedPack, ...]:
    """The packs of all plans, each once; of several plans with one pack, all that any of them changed in it."""
    used: dict[str, UsedPack] = {}
    for each in (_used(one, index) for one in plans for index in range(len(one.packs))):
        other = used.setdefault(each.name, each)
        used[each.name] = other._replace(
            rules=max(other.rules, each.rules), changed=tuple(dict.fromkeys((*other.changed, *each.changed)))
        )
    return tuple(used.values())


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
        tuple(dict.fromkeys((*_overridden(pack), *_regraded(checklist, index)))),
    )


def _overridden(pack: RulePack) -> Iterator[str]:
    return (override.id for override in pack.overrides if not override.off)


def _regraded(checklist: Plan, index: int) -> Iterator[str]:
    """Rules of a pack whose severity the configuration changed."""
    rules = (entry.rule.id for entry in checklist.entries if entry.pack == index)
    return (rule for rule in rules if rule in checklist.changed) if checklist.changed else iter(())


__all__ = [
    "CHECKLIST",
    "check_bytes",
    "check_file",
    "check_paths",
    "check_text",
    "checklist_of",
    "judge",
]
