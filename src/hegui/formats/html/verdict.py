"""The head of a page or of a document on it: what it is, the verdict, and how many checks ended how."""

from __future__ import annotations

from collections import Counter

from hegui.formats.html.escaping import text
from hegui.formats.html.frame import Frame
from hegui.formats.html.page import heading
from hegui.formats.html.words import CLASSES
from hegui.formats.totals import closing, verdict
from hegui.formats.view import View
from hegui.formats.words import OUTCOMES
from hegui.report import Judged, Report, exit_status
from hegui.verdict import Outcome

_KINDS = ("pass", "fail", "error")


def alone(judged: Judged, report: Report) -> Report:
    """The report on one document of a run."""
    return Report((judged,), packs=report.packs, rules=report.rules)


def status_kind(status: int) -> str:
    """The class of an exit status."""
    return _KINDS[status]


def box(report: Report, level: int, view: View, frame: Frame | None = None) -> str:
    """The verdict in large, the closing line as the terminal has it, and the counts. frame: of the checklist to link to."""
    status = exit_status(report, view.fail_on)
    mark = view.mark((Outcome.PASS, Outcome.FAIL, Outcome.ERROR)[status])
    sign = f'<span class="sign" aria-hidden="true">{mark}</span> '
    return (
        f'<div class="verdict {status_kind(status)}">\n{heading(level, sign + text(verdict(status, view)))}'
        f"<p>{text(closing(report, view))}</p>\n{_counts(report.totals.outcomes, view, frame)}</div>\n"
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
