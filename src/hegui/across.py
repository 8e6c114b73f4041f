"""What the reports of one run have in common: the step between reading all and judging each.

Each document that was read brings the prints of its sentences. When all are in, each is told which other one has much
of its text, if any, and with how many it was compared (`Twin`), and is judged knowing it. The prints lie in a database that
SQLite keeps on the disk beyond what fits in its cache, so that memory does not grow with the number of documents.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from weakref import finalize

from hegui.checks.repetition import RepetitionCheck
from hegui.coherence.prints import Prints, Twin, longest, prints
from hegui.errors import HeguiError
from hegui.plan import Plan

Twins = dict[RepetitionCheck, Twin]
"""For each check that compares reports, what it found out about a document."""

_SHOWN = 5  # passages
_NEARLY_ALL = 0.8  # of a report, common wording included
_CACHE = 4 * 1024  # kilobytes of the database kept in memory
_TABLES = """
create table document (number integer primary key, path text, prints blob, first integer, last integer);
create table sentence (id integer primary key, document integer, word integer);
"""
# The documents, the first :most of them, in which each print stands that stands in several.
_POSTINGS = """
create temp table posting as select word, document from (
  select word, document, row_number() over (partition by word order by document) as nth, count(*) over (partition by word) as many
  from (select distinct word, document from sentence)
) where many > 1 and nth <= :most;
"""
_SHARED = """
select distinct sentence.word, posting.document from sentence join posting using (word)
where sentence.id between ? and ? order by posting.document
"""
_NO_ROOM = (
    "临时文件写不进去，报告之间没有比较：{0} / no room for a temporary file, reports were not compared: {0}"
)


def comparing(plan: Plan) -> frozenset[RepetitionCheck]:
    """The checks of `plan` that compare reports with each other."""
    checks = (entry.rule.check for entry in plan.entries)
    return frozenset(c for c in checks if isinstance(c, RepetitionCheck) and c.of == "reports")


class Comparison:
    """The sentences of the documents of a run, numbered as they come. checks: those that compare reports."""

    def __init__(self, checks: Iterable[RepetitionCheck]) -> None:
        self._checks = sorted(checks, key=repr)
        self._lengths = array("I")  # characters that can be compared
        self._sentences = 0
        self._held = sqlite3.connect("")  # no name: on the disk where it grows, gone when closed
        finalize(self, self._held.close)
        self._held.executescript(
            f"pragma journal_mode=off; pragma synchronous=off; pragma cache_size=-{_CACHE}; pragma temp_store=file; {_TABLES}"
        )

    def add(self, path: str, kept: bytes) -> None:
        """The next document. kept: its prints. Raises HeguiError where there is no room."""
        own, number, first = prints(kept), len(self._lengths), self._sentences
        self._lengths.append(_length(own))
        self._sentences += len(own.words)
        try:
            self._held.execute(
                "insert into document values (?, ?, ?, ?, ?)",
                (number, path, kept, first, self._sentences - 1),
            )
            rows = ((first + place, number, word) for place, word in enumerate(own.words))
            self._held.executemany("insert into sentence values (?, ?, ?)", rows)
        except sqlite3.Error as fault:
            raise HeguiError(_NO_ROOM.format(fault)) from fault

    def twins(self) -> Iterator[Twins]:
        """For each document in turn, what is to be known of the others; nothing where there are none. Raises as `add`."""
        try:
            yield from self._found() if len(self._lengths) > 1 else [{}] * len(self._lengths)
        except sqlite3.Error as fault:
            raise HeguiError(_NO_ROOM.format(fault)) from fault

    def _found(self) -> Iterator[Twins]:
        most = max(check.common for check in self._checks) + 1
        self._held.executescript(_POSTINGS.replace(":most", str(most)))
        self._held.execute("create index temp.posting_word on posting (word, document)")
        rows = self._held.execute("select number, prints, first, last from document order by number")
        for number, kept, first, last in rows:
            shared: dict[int, list[int]] = {}
            for word, other in self._held.execute(_SHARED, (first, last)):
                shared.setdefault(word, []).append(other)
            own = prints(kept)
            yield {check: self._twin(check, number, own, shared) for check in self._checks}

    def _twin(
        self, check: RepetitionCheck, number: int, own: Prints, shared: Mapping[int, list[int]]
    ) -> Twin:
        if _length(own) < check.least:
            return Twin("", 0.0, (), 0)
        others = len(self._lengths) - 1
        other, share = _nearest(check, number, own, shared) if shared else (None, 0.0)
        if other is None:
            return Twin("", 0.0, (), others)
        places = [i for i, word in enumerate(own.words) if other in shared.get(word, ())[: check.common + 1]]
        ((path,),) = self._held.execute("select path from document where number = ?", (other,))
        return Twin(path, share, longest(own, places, _SHOWN), others)


def _nearest(
    check: RepetitionCheck, number: int, own: Prints, shared: Mapping[int, list[int]]
) -> tuple[int | None, float]:
    """The document that has most of this one, and how much; None where none has enough."""
    rare: Counter[int] = Counter()
    every: Counter[int] = Counter()
    for index, word in enumerate(own.words):
        known = shared.get(word, ())[: check.common + 1]
        for other in known:
            every[other] += own.characters(index)
            if len(known) <= check.common:
                rare[other] += own.characters(index)
    for counts, least in ((rare, check.max_shared), (every, max(check.max_shared, _NEARLY_ALL))):
        del counts[number]
        most = max(counts.values(), default=0) / (_length(own) or 1)
        if most > least:
            return min(other for other in counts if counts[other] / _length(own) == most), most
    return None, 0.0


def _length(own: Prints) -> int:
    return sum(own.ends) - sum(own.starts)
