"""What the reports of one run have in common: the step between judging each and the report on all.

Each judged document brings the prints of its sentences. When all are in, those that have much of their text from
another one are told which (`Twin`), and judged once more knowing it; the others are told with how many they were
compared. The prints lie in a database that SQLite keeps on the disk beyond what fits in its cache, so that memory does not grow
with the number of documents.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from weakref import finalize

from hegui.checks.repetition import RepetitionCheck, compared
from hegui.coherence.prints import Prints, Twin, longest, prints
from hegui.errors import HeguiError
from hegui.plan import Plan
from hegui.report import Finding, Findings, Judged
from hegui.verdict import Outcome

Twins = Mapping[RepetitionCheck, Twin]
"""For each check that compares reports, the other report."""

_SHOWN = 5  # passages
_NEARLY_ALL = 0.8  # of a report, common wording included
_CACHE = 32 * 1024  # kilobytes of the database kept in memory
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


def comparing(plan: Plan) -> dict[int, RepetitionCheck]:
    """The checks of `plan` that compare reports with each other, by place."""
    checks = ((place, entry.rule.check) for place, entry in enumerate(plan.entries))
    return {p: c for p, c in checks if isinstance(c, RepetitionCheck) and c.of == "reports"}


class Comparison:
    """The sentences of the documents of a run, numbered as they come. checks: those that compare reports."""

    def __init__(self, checks: Iterable[RepetitionCheck]) -> None:
        self._checks = sorted(checks, key=repr)
        self._places: dict[int, dict[int, RepetitionCheck]] = {}  # of the checks, by the plan's identity
        self._lengths = array("I")  # characters that can be compared
        self._sentences = 0
        self._twins: set[int] = set()
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

    def twins(self) -> Iterator[tuple[int, Twins]]:
        """The numbers of documents that have much of their text from another one, and from which. Raises as `add`."""
        if len(self._lengths) < 2:
            return
        try:
            for number, found in self._found():
                self._twins.add(number)
                yield number, found
        except sqlite3.Error as fault:
            raise HeguiError(_NO_ROOM.format(fault)) from fault

    def _found(self) -> Iterator[tuple[int, Twins]]:
        most = max(check.common for check in self._checks) + 1
        self._held.executescript(_POSTINGS.replace(":most", str(most)))
        self._held.execute("create index temp.posting_word on posting (word, document)")
        for number, kept, first, last in self._held.execute(
            "select number, prints, first, last from document"
        ):
            shared: dict[int, list[int]] = {}
            for word, other in self._held.execute(_SHARED, (first, last)):
                shared.setdefault(word, []).append(other)
            if len(shared) > 0:
                own = prints(kept)
                twins = {
                    check: twin for check in self._checks if (twin := self._twin(check, number, own, shared))
                }
                if twins:
                    yield number, twins

    def _twin(
        self, check: RepetitionCheck, number: int, own: Prints, shared: Mapping[int, list[int]]
    ) -> Twin | None:
        if _length(own) < check.least:
            return None
        other, share = _nearest(check, number, own, shared)
        if other is None:
            return None
        places = [i for i, word in enumerate(own.words) if other in shared.get(word, ())[: check.common + 1]]
        ((path,),) = self._held.execute("select path from document where number = ?", (other,))
        return Twin(path, share, longest(own, places, _SHOWN), len(self._lengths) - 1)

    def told(self, plan: Plan, number: int, judged: Judged) -> Judged:
        """Document `number`, judged by `plan`, saying with how many others it was compared, unless it has a twin."""
        others = len(self._lengths) - 1
        if others < 1 or number in self._twins:
            return judged
        findings = judged.findings
        places = self._places.get(id(plan))
        if places is None:
            places = self._places[id(plan)] = comparing(plan)
        for place, check in places.items():
            compared_with = 0 if self._lengths[number] < check.least else others
            findings = _replaced(findings, plan.entries[place].rule.id, place, check, compared_with)
        return judged._replace(findings=findings)


def _replaced(
    findings: Sequence[Finding], rule: str, place: int, check: RepetitionCheck, others: int
) -> Sequence[Finding]:
    """`findings` with the answer of `rule`, which stands at `place`, if it passed, in view of `others` that it was
    compared with."""
    message = compared(check, others)
    if isinstance(findings, Findings):
        usual = findings.own.get(place, findings.usual[place])
        if usual.outcome is not Outcome.PASS:
            return findings
        return Findings(
            findings.usual, {**findings.own, place: usual._replace(message=message)}, findings.first
        )
    return [
        found._replace(message=message) if found.rule.id == rule and found.outcome is Outcome.PASS else found
        for found in findings
    ]


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
