"""Suggestions written into the text, where no person need judge them, and where they do no harm.

In rounds: all that can be fixed is, and the text is judged again. Where a rule then fails in a place or an amount in
which it did not before, the fixes are tried by halves, until those that do harm are found and left for a person. The
last round is one that changes nothing: so fixing twice changes nothing either.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Literal, get_args

from hegui.checks.terms import MOST
from hegui.document import Document, Span
from hegui.edits import Edit, Unfit, edited, moved, spliced
from hegui.engine import run
from hegui.errors import ReadError
from hegui.fixing.proposals import Fix, Left, apart, fixes
from hegui.fixing.tracked import UNTRACKED, tracked, unmarked
from hegui.plan import Plan
from hegui.readers import dated, read_bytes, read_text
from hegui.report import Finding, Judged, ended
from hegui.values import Record
from hegui.verdict import Message, Outcome

Format = Literal["txt", "md", "docx"]
FORMATS = get_args(Format)
"""What can be fixed."""

_ROUNDS = 100  # each leaves fewer places to fix
_TRIES = 400  # judgements a round
Exempt = Callable[[Judged], Judged]
_Move = Callable[[int, int], tuple[int, int]]
_RANKS = {Outcome.REVIEW: 1, Outcome.FAIL: 2, Outcome.ERROR: 3}

_UNFIT = Message("原文件的编码不能逐处改动", "the file's encoding cannot be changed in places")
_OVERLAPPING = Message("与另一处改动重叠", "it overlaps another fix")
_TOO_MANY = Message("须退回的改动过多，没有逐一试改", "too many fixes did harm to try each")


class Mended(Record):
    """A file before and after. fixed: places by the rule's id. left: places not fixed. others: further failures, of
    rules whose suggestions, if any, a person must judge."""

    path: str
    before: str
    after: str
    old: bytes
    new: bytes
    fixed: Mapping[str, int]
    left: Sequence[Left]
    others: int


class _State(Record):
    """The file after the fixes so far. ends: of the rules that did not pass, how badly and where."""

    data: bytes
    document: Document
    failed: Sequence[Finding]
    ends: Mapping[str, tuple[int, tuple[Span, ...]]]


def mend(
    data: bytes,
    path: str,
    format: Format,
    plan: Plan,
    rules: Collection[str],
    as_of: datetime.date | None = None,
    encoding: str | None = None,
    exempt: Exempt | None = None,
) -> Mended:
    """The contents of a file with the places fixed that are of `rules` (ids). exempt: what is left of its findings in view of
    what is waived elsewhere. Raises ReadError."""
    document = dated(read_bytes(data, path, format, encoding), as_of)
    if document.format != format:  # the suffix lies
        raise ReadError(
            path, f"内容与扩展名不符，是 {document.format}，未改 (it is not what its name says, so not fixed)"
        )
    job = _Job(plan, document, as_of, format, exempt)
    document = job.cleared(document)
    begun = state = job.judged(data, document)
    fixed: Counter[str] = Counter()
    for _ in range(_ROUNDS):
        found, left = fixes(state.document, state.failed, rules, document.encoding)
        job.tries = _TRIES
        chosen, overlapping = apart(found)
        state, steps, harmful = job.settled(state, chosen)
        if not steps:
            break
        fixed.update(fix.rule.id for step in steps for fix in step)
    else:
        raise ReadError(path, "改动不能收敛，未改 (the fixes do not come to an end)")
    _reread(state, path, format, encoding, document.encoding)
    left += [*harmful, *(Left(fix.rule, fix.quote, _OVERLAPPING) for fix in overlapping)]
    others = sum(found.rule.id not in rules for found in state.failed)
    after = state.document.text
    return Mended(path, begun.document.text, after, data, state.data, fixed, left, others)


def _reread(state: _State, path: str, format: str, encoding: str | None, name: str) -> None:
    """Make sure that what would be written is read as what was meant."""
    again = read_bytes(state.data, path, format, encoding)
    if (again.text, again.encoding) != (state.document.text, name):
        raise ReadError(path, "改后的文件不能按原编码读回，未改 (it would not be read as it is meant)")


class _Job:
    """Judges a text again and again. tries: how often it still may in this round."""

    def __init__(
        self,
        plan: Plan,
        document: Document,
        as_of: datetime.date | None,
        format: Format,
        exempt: Exempt | None,
    ) -> None:
        self.plan, self.as_of, self.tries, self.exempt = plan, as_of, _TRIES, exempt
        self.path, self.encoding, self.format = document.path, document.encoding, format
        self.sha256 = document.sha256  # of the file as it is, whatever is tried
        self.unfit = UNTRACKED if format == "docx" else _UNFIT

    def cleared(self, document: Document) -> Document:
        """The document as it is judged: what earlier fixes left in a Word file is not."""
        return unmarked(document) if self.format == "docx" else document

    def judged(self, data: bytes, document: Document) -> _State:
        findings = run(self.plan, document)
        if self.exempt is not None:
            facts = (self.path, self.sha256, self.format, self.encoding, "", document.genre, "")
            findings = self.exempt(Judged(*facts, findings)).findings
        failed = ended(findings, Outcome.FAIL)
        bad = [*failed, *ended(findings, Outcome.REVIEW), *ended(findings, Outcome.ERROR)]
        ends = {
            found.rule.id: (
                _RANKS[found.outcome],
                tuple(Span(quote.start, quote.end) for quote in found.evidence),
            )
            for found in bad
        }
        return _State(data, document, failed, ends)

    def settled(self, state: _State, fixes: Sequence[Fix]) -> tuple[_State, list[Sequence[Fix]], list[Left]]:
        """`state` with those of `fixes` that do no harm; those, step by step, each where it is after the steps before
        it; and the others."""
        if not fixes:
            return state, [], []
        if not self.tries:
            return state, [], [Left(fix.rule, fix.quote, _TOO_MANY) for fix in fixes]
        self.tries -= 1
        edits = _edits_of(fixes)
        assert all(state.document.quote(fix.span) == fix.quote.quote for fix in fixes)
        after = self._after(state, edits)
        harm = _harm(state, after, fixes, edits) if after else self.unfit
        if after and harm is None:
            return after, [fixes], []
        if len(fixes) == 1:
            return state, [], [Left(fixes[0].rule, fixes[0].quote, harm or self.unfit)]
        middle = _middle(fixes)
        rest = fixes[middle:]
        state, steps, left = self.settled(state, fixes[:middle])
        for step in steps:
            rest = _shifted(rest, _edits_of(step))
        state, further, more = self.settled(state, rest)
        return state, steps + further, left + more

    def _after(self, state: _State, edits: Sequence[Edit]) -> _State | None:
        text = state.document.text
        if self.format == "docx":
            made = tracked(state.data, state.document, edits, self.as_of)
            return self.judged(*made) if made else None
        try:
            data = spliced(state.data, text, self.encoding, edits)
        except (Unfit, UnicodeError):
            return None
        return self.judged(data, read_text(edited(text, edits), self.path, self.format, self.as_of))


def _edits_of(fixes: Sequence[Fix]) -> list[Edit]:
    return sorted(edit for fix in fixes for edit in fix.edits)


def _middle(fixes: Sequence[Fix]) -> int:
    """Where to halve: between two rules if there are two, as what one rule mends may hang together."""
    borders = [i for i in range(1, len(fixes)) if fixes[i].rule.id != fixes[i - 1].rule.id]
    half = len(fixes) // 2
    return min(borders, key=lambda border: abs(border - half)) if borders else half


def _shifted(fixes: Sequence[Fix], edits: Sequence[Edit]) -> list[Fix]:
    """`fixes` at their places after `edits`, which do not touch them."""
    move = moved(edits)
    return [
        Fix(
            fix.rule,
            fix.quote,
            Span(*move(*fix.span)),
            tuple(Edit(*move(*e[:2]), e.words) for e in fix.edits),
        )
        for fix in fixes
    ]


def _harm(before: _State, after: _State, fixes: Sequence[Fix], edits: Sequence[Edit]) -> Message | None:
    """A rule that does worse than before, or in another place, or still where it was to be fixed."""
    move = moved(edits)
    for rule, (rank, spans) in after.ends.items():
        was = before.ends.get(rule)
        if was is None or rank > was[0] or _spread(rule, spans, was[1], fixes, move):
            return Message(
                f"改后会引出新的问题（{rule}）", f"the fix would bring about a new finding ({rule})"
            )
    return None


def _spread(rule: str, spans: Sequence[Span], was: Sequence[Span], fixes: Sequence[Fix], move: _Move) -> bool:
    mended = {fix.span for fix in fixes if fix.rule.id == rule}
    old = [Span(*move(*span)) for span in was if span not in mended]
    if len(was) >= MOST:  # what stood behind the last one shown is not known
        horizon = move(*was[-1])[1]
        spans = [span for span in spans if span.start < horizon]
    known = set(old)
    return len(spans) > len(old) or any(
        span not in known and not any(span.start <= o.end and o.start <= span.end for o in old)
        for span in spans
    )
