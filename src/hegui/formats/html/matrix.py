"""Several documents at a glance: which demands were not met how often, and the documents by the demands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from hegui.formats.html.escaping import attribute, text
from hegui.formats.html.page import chinese, heading
from hegui.formats.html.verdict import alone, stamp
from hegui.formats.html.words import (
    CLASSES,
    FREQUENT,
    FREQUENT_COLUMNS,
    KEY,
    KEY_ALL,
    MATRIX,
    MATRIX_COLUMNS,
    MORE_DEMANDS,
)
from hegui.formats.view import View
from hegui.formats.words import OUTCOMES, SEVERITIES
from hegui.report import Finding, Judged, Report, exit_status
from hegui.rule import Rule, Severity
from hegui.values import Record
from hegui.verdict import Outcome

_TOLD = (Outcome.FAIL, Outcome.REVIEW, Outcome.ERROR, Outcome.WAIVED)
_FIRST = 12
_DOUBTS = (Outcome.NOT_CHECKED, Outcome.ERROR)


class Column(Record):
    """A rule, and in how many documents it ended how."""

    rule: Rule
    ends: Counter[Outcome]


class Target(Record):
    """Where a document is shown: its address, and that of a rule's row in it."""

    document: str
    row: Callable[[Rule], str]


def columns(documents: Iterable[Judged], view: View) -> list[Column]:
    """The rules with something to tell in some document, or all where all is asked for; the gravest and most frequent first."""
    found: dict[str, Column] = {}
    every = view.show != "fail"
    for judged in documents:
        for finding in judged.findings:
            if every or finding.outcome in _TOLD:
                column = found.setdefault(finding.rule.id, Column(finding.rule, Counter()))
                column.ends[finding.outcome] += 1
    return sorted(found.values(), key=_weight)


def _weight(column: Column) -> tuple[int, int, int, str]:
    rule, ends = column
    told = sum(ends[outcome] for outcome in _TOLD)
    return rule.severity.rank if told else len(Severity), -ends[Outcome.FAIL], -told, rule.id


def frequent(found: Sequence[Column], view: View) -> str:
    """The demands that were not met, and in how many documents; the most important of them open."""
    told = [column for column in found if any(column.ends[outcome] for outcome in _TOLD)]
    if not told:
        return ""
    more = view.say(MORE_DEMANDS).format(n=len(told) - _FIRST)
    rest = f"<details><summary>{more}</summary>{_demands(told[_FIRST:], view)}</details>\n"
    return (
        f'<section aria-labelledby="frequent">\n{heading(2, view.say(FREQUENT), _id("frequent"))}'
        f"{_demands(told[:_FIRST], view)}{rest if told[_FIRST:] else ''}</section>\n"
    )


def _demands(told: Sequence[Column], view: View) -> str:
    names = "".join(f'<th scope="col">{each}</th>' for each in view.say(FREQUENT_COLUMNS).split("|"))
    rows = "\n".join(_demand(column, view) for column in told)
    return (
        f'<div class="wide" role="group" aria-labelledby="frequent" tabindex="0"><table class="plain frequent">'
        f"<thead><tr>{names}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>\n"
    )


def _demand(column: Column, view: View) -> str:
    rule, ends = column
    numbers = "".join(
        f'<td class="number {CLASSES[each] if ends[each] else ""}">{ends[each] or ""}</td>' for each in _TOLD
    )
    return (
        f'<tr><th scope="row"><span{chinese(view)}>{text(rule.title)}</span> <span class="rule">{text(rule.id)}</span>'
        f"</th><td>{view.say(SEVERITIES[rule.severity])}</td>{numbers}</tr>"
    )


def _id(own: str) -> str:
    return f' id="{own}"'


def matrix(
    report: Report, found: Sequence[Column], target: Callable[[int, Judged], Target], view: View
) -> Iterator[str]:
    """The documents by the demands, a document at a time. target: of a document by its number."""
    key = view.say(KEY if view.show == "fail" else KEY_ALL)
    signs = "".join(
        f'<span class="{CLASSES[each]}">{view.mark(each)} {view.say(OUTCOMES[each])}</span> '
        for each in (*_TOLD, Outcome.NOT_CHECKED, *([Outcome.PASS] if view.show != "fail" else []))
    )
    yield f'<section id="matrix" aria-labelledby="matrix-h" tabindex="-1">\n{heading(2, view.say(MATRIX), _id("matrix-h"))}'
    yield f'<p class="legend">{signs}{key}</p>\n'
    yield '<div class="wide tall" role="group" aria-labelledby="matrix-h" tabindex="0"><table class="matrix">\n'
    yield f"{_headers(found, view)}<tbody>\n"
    for number, judged in enumerate(report.documents, 1):
        yield _row(judged, report, found, target(number, judged), view)
    yield "</tbody></table></div>\n</section>\n"


def _headers(found: Sequence[Column], view: View) -> str:
    names = view.say(MATRIX_COLUMNS).split("|")
    first = "".join(f'<th scope="col" class="f{min(n, 2)}">{each}</th>' for n, each in enumerate(names))
    zh = chinese(view)
    rules = "".join(
        f'<th scope="col" class="rule-name" title="{attribute(f"{each.rule.id} {each.rule.title}")}">'
        f"<span{zh}>{text(each.rule.title)}</span><code>{text(each.rule.id)}</code></th>"
        for each in found
    )
    return f"<thead><tr>{first}{rules}</tr></thead>\n"


def _row(judged: Judged, report: Report, found: Sequence[Column], target: Target, view: View) -> str:
    own = alone(judged, report)
    ends, failed = own.totals.outcomes, own.totals.failures
    numbers = [failed[severity] for severity in Severity]
    numbers += [ends[Outcome.REVIEW], sum(ends[each] for each in _DOUBTS), ends[Outcome.PASS]]
    by_rule = {finding.rule.id: finding for finding in judged.findings}
    kind, mark, word = stamp(exit_status(own, view.fail_on), view)
    title = f'<span class="name"{chinese(view)}>{text(judged.title)}</span>' if judged.title else ""
    return (
        f'<tr><th scope="row" class="f0"><a href="{target.document}">{text(judged.path)}</a>{title}</th>'
        f'<td class="f1 {kind}">{mark} {word}</td>'
        f"{''.join(f'<td class=f2>{number}</td>' for number in numbers)}"
        f"{''.join(_cell(by_rule.get(each.rule.id), target, view) for each in found)}</tr>\n"
    )


def _cell(finding: Finding | None, target: Target, view: View) -> str:
    """How a rule ended on a document, linked to its row if there is something to tell."""
    if finding is None or finding.outcome is Outcome.NOT_APPLICABLE:
        return "<td></td>"
    outcome = finding.outcome
    if outcome is Outcome.PASS and view.show == "fail":
        return "<td></td>"
    word = f'{view.mark(outcome)}<span class="v">{view.say(OUTCOMES[outcome])}</span>'
    if outcome in _TOLD:
        word = f'<a href="{target.row(finding.rule)}" title="{attribute(f"{finding.rule.id} {finding.rule.title}")}">{word}</a>'
    return f'<td class="{CLASSES[outcome]}">{word}</td>'
