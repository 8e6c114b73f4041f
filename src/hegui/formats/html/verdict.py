"""The head of a page or of a document on it: what it is, the verdict, and how many checks ended how."""

from __future__ import annotations

from collections import Counter

from hegui.formats.html.escaping import text
from hegui.formats.html.frame import Frame
from hegui.formats.html.page import heading
from hegui.formats.html.words import CLASSES, NO_THRESHOLD, STATUSES
from hegui.formats.totals import closing, left_out, verdict
from hegui.formats.view import View
from hegui.formats.words import OUTCOMES
from hegui.report import Judged, Report, exit_status
from hegui.values import Record
from hegui.verdict import Outcome


def alone(judged: Judged, report: Report) -> Report:
    """The report on one document of a run."""
    return Report((judged,), packs=report.packs, rules=report.rules, strict=report.strict)


class Stamp(Record):
    """How a verdict is drawn: the class of its colours, its sign, and the word for a cell of a table."""

    kind: str
    sign: str
    word: str


def stamp(status: int, view: View) -> Stamp:
    """Of an exit status. Where nothing is set that must be met, nothing is met."""
    if status == 0 and view.fail_on is None:
        return Stamp(CLASSES[Outcome.NOT_CHECKED], view.mark(Outcome.NOT_APPLICABLE), view.say(NO_THRESHOLD))
    outcome = (Outcome.PASS, Outcome.FAIL, Outcome.ERROR)[status]
    return Stamp(CLASSES[outcome], view.mark(outcome), view.say(STATUSES[status]))


def box(report: Report, level: int, view: View, frame: Frame | None = None) -> str:
    """The verdict in large, the closing line as the terminal has it, and the counts. frame: of the checklist to link to."""
    status = exit_status(report, view.fail_on)
    kind, mark, _ = stamp(status, view)
    sign = f'<span class="sign" aria-hidden="true">{mark}</span> '
    out = left_out(report, view)
    return (
        f'<div class="verdict {kind}">\n{heading(level, sign + text(verdict(status, view)))}'
        f"<p>{text(closing(report, view))}</p>\n{f'<p>{text(out)}</p>{chr(10)}' if out else ''}{_counts(report.totals.outcomes, view, frame)}</div>\n"
    )


def _counts(counts: Counter[Outcome], view: View, frame: Frame | None) -> str:
    items = "".join(
        f'<li class="{kind}">{_count(outcome, counts[outcome], view, frame)}</li>'
        for outcome, kind in CLASSES.items()
        if counts[outcome] or outcome in (Outcome.FAIL, Outcome.PASS)
    )
    return f'<ul class="counts">{items}</ul>\n'


def _count(outcome: Outcome, number: int, view: View, frame: Frame | None) -> str:
    words = f'<b>{number}</b> <span><span class="sign" aria-hidden="true">{view.mark(outcome)}</span> {view.say(OUTCOMES[outcome])}</span>'
    if not number or frame is None:
        return f"<span>{words}</span>"
    return f'<a href="#{frame.id(f"g-{CLASSES[outcome]}")}">{words}</a>'
