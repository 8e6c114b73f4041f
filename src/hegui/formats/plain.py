"""One line a place, for editors and logs: `path:line:column: severity rule message`. No passes; what is waived
on a line for each reason."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hegui.formats.layout import safe
from hegui.formats.parts import Parts, whole
from hegui.formats.quotes import bare, instead
from hegui.formats.remarks import waived
from hegui.formats.view import View
from hegui.formats.words import PAGE, REFUSED
from hegui.report import Finding, Judged, Quote, Report
from hegui.verdict import Message, Outcome

_LISTED = (Outcome.FAIL, Outcome.REVIEW, Outcome.NOT_CHECKED, Outcome.ERROR)
_NOTE = Message("；{note}", "; {note}")
_WIDEST = 40


def render(report: Report, view: View) -> Iterator[str]:
    """Every failure and everything that could not be judged; a finding without a place stands at line 1."""
    return whole(parts(report, view), report)


def parts(_: Report, view: View) -> Parts:
    """See `Parts`."""
    return Parts(
        "", lambda judged: "".join(f"{line}\n" for line in _document(judged, view)), partial(_after, view)
    )


def _after(view: View, report: Report) -> Iterator[str]:
    for refused in report.refused:
        yield f"{safe(refused.path)}:1:1: {view.say(REFUSED)} {safe(view.say(refused.reason))}\n"
    for notice in report.notices:
        yield f"{safe(notice.path)}:{notice.line or 1}:1: {notice.severity} {safe(view.say(notice.message))}\n"


def _document(judged: Judged, view: View) -> Iterator[str]:
    listed = [finding for finding in judged.findings if finding.outcome in _LISTED]
    places = [place for finding in listed for place in _places(finding, view)]
    places += [(0, 1, 1, f"{Outcome.WAIVED} {text}") for text in waived(judged, view)]
    return (f"{safe(judged.path)}:{line}:{column}: {text}" for _, line, column, text in sorted(places))


def _places(finding: Finding, view: View) -> Iterator[tuple[int, int, int, str]]:
    rule, failed = finding.rule, finding.outcome is Outcome.FAIL
    kind = rule.severity if failed else finding.outcome
    if not finding.evidence:
        yield 0, 1, 1, safe(f"{kind} {rule.id} {view.say(finding.message)}")
    for quote in finding.evidence if failed else finding.evidence[:1]:
        text = safe(f"{kind} {rule.id} {_told(finding, quote, view)}")
        form = f" ({instead(quote.suggestion, view)})" if quote.suggestion is not None else ""
        page = quote.page or 0
        on = view.say(PAGE).format(n=page) if page else ""
        yield page, quote.line, quote.column, on + text + form


def _told(finding: Finding, quote: Quote, view: View) -> str:
    """What to say of one place: of several that are each to be changed, not what all of them are."""
    rule = finding.rule
    text = view.say(finding.message)
    if len(finding.evidence) > 1 and quote.suggestion is not None and not rule.message:
        text = f"{rule.title}：“{bare(quote, _WIDEST, view)}”"
    return f"{text}{view.say(_NOTE).format(note=view.say(quote.note))}" if quote.note else text
