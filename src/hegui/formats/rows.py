"""Tables of rows, drawn by tabulate: a checklist with its evidence, the summary of several documents.

Loading tabulate takes a quarter of a run, so a small table inside the report on a single document is aligned here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest

from hegui.formats.layout import clip, pad, safe, width, wrap
from hegui.formats.quotes import bare, listed
from hegui.formats.view import View
from hegui.formats.words import ANSWER_COLUMNS, COLUMNS, MORE, SEVERITIES, SUMMARY_COLUMNS, UNANSWERED, where
from hegui.report import Finding, Judged, Quote, Report, exit_status
from hegui.rule import Severity
from hegui.verdict import Outcome

_GAP = 2
_DRAWN = 200


def drawn(rows: Iterable[Sequence[str]], headers: Sequence[str]) -> list[str]:
    """The lines of a table."""
    from tabulate import tabulate

    table: str = tabulate([headers, *rows], tablefmt="plain", disable_numparse=True)
    lines = [line.rstrip() for line in table.split("\n")]
    return [lines[0], "-" * max(map(width, lines)), *lines[1:]]


def aligned(rows: Sequence[Sequence[str]], headers: Sequence[str]) -> list[str]:
    """The lines of a small table, as `drawn` would draw it."""
    table = [[cell.strip() for cell in row] for row in (headers, *rows)]
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    lines = [(" " * _GAP).join(map(pad, row, widths)).rstrip() for row in table]
    return [lines[0], "-" * max(map(width, lines)), *lines[1:]]


def ledger(findings: Sequence[Finding], judged: Judged, view: View) -> list[str]:
    """One row a finding: mark, rule, severity, title, where, and what the verdict rests on."""
    headers = view.say(COLUMNS).split("|")
    quotes = [quote for finding in findings for quote in listed(finding, view)]
    columns = (
        [""],
        [finding.rule.id for finding in findings],
        [view.say(word) for word in SEVERITIES.values()],
        [where(quote.line, judged.format, view.lang, quote.page) for quote in quotes],
    )
    free = view.width - _GAP
    for header, cells in zip((*headers[:3], headers[4]), columns, strict=True):
        free -= max(width(header), *map(width, cells), 1) + _GAP
    title, evidence = free * 2 // 5, free - free * 2 // 5
    return drawn((row for found in findings for row in _rows(found, judged, title, evidence, view)), headers)


def _rows(finding: Finding, judged: Judged, title: int, evidence: int, view: View) -> Iterator[Sequence[str]]:
    """A finding as rows of one line each: tabulate would strip a blank line at the start of a cell."""
    rule, quotes = finding.rule, listed(finding, view)
    cells = [("", line) for line in wrap(safe(view.say(finding.message)), evidence)]
    for quote in quotes:
        cells.append((where(quote.line, judged.format, view.lang, quote.page), bare(quote, evidence, view)))
        if quote.answer:
            answer = view.sign("→ ", "-> ") + bare(quote.answer, evidence - 3, view)
            cells.append((_line(quote.answer, judged, view), answer))
    if len(quotes) < len(finding.evidence):
        more = view.say(MORE).format(n=len(finding.evidence) - len(quotes))
        cells += [("", line) for line in wrap(more, evidence)]
    first = (view.mark(finding.outcome), rule.id, view.say(SEVERITIES[rule.severity]))
    titles = wrap(safe(rule.title), title)
    for index, (name, cell) in enumerate(zip_longest(titles, cells)):
        yield (*(first if index == 0 else ("", "", "")), name or "", *(cell or ("", "")))


def answers(quotes: Sequence[Quote], judged: Judged, columns: int, view: View) -> list[str]:
    """One row a point of one section, beside it the point of the other that answers it."""
    headers = view.say(ANSWER_COLUMNS).split("|")
    lines = [(_line(quote, judged, view), _line(quote.answer, judged, view)) for quote in quotes]
    taken = sum(max(map(width, column)) + _GAP for column in zip(*lines, strict=True)) + _GAP
    room = max((columns - taken) // 2, 8)
    beside = [bare(q.answer, room, view) if q.answer else view.say(UNANSWERED) for q in quotes]
    problems = [bare(quote, room, view) for quote in quotes]
    rows = [(a, what, b, by) for (a, b), what, by in zip(lines, problems, beside, strict=True)]
    return aligned(rows, headers)


def _line(quote: Quote | None, judged: Judged, view: View) -> str:
    return where(quote.line, judged.format, view.lang, quote.page) if quote else ""


def summary(documents: Iterable[Judged], view: View, strict: bool = False) -> Iterator[str]:
    """One row a document: how many findings of each kind. Drawn anew after every `_DRAWN` rows."""
    headers = view.say(SUMMARY_COLUMNS).split("|")
    others = (headers[0], *headers[2:])
    path = max(view.width - sum(max(width(header), 1) + _GAP for header in others), 12)
    rows = (_counted(judged, path, view, strict) for judged in documents)
    while some := list(islice(rows, _DRAWN)):
        yield "".join(f"{line}\n" for line in drawn(some, headers))


def _counted(judged: Judged, path: int, view: View, strict: bool) -> list[str]:
    """The mark is the file's own part in the exit status."""
    report = Report((judged,), rules=len(judged.findings), strict=strict)
    counts, failed = report.totals.outcomes, report.totals.failures
    doubts = counts[Outcome.NOT_CHECKED] + counts[Outcome.ERROR]
    numbers = [*(failed[severity] for severity in Severity), counts[Outcome.REVIEW], doubts]
    numbers += [counts[Outcome.PASS], counts[Outcome.NOT_APPLICABLE] + counts[Outcome.WAIVED]]
    outcome = (Outcome.PASS, Outcome.FAIL, Outcome.ERROR)[exit_status(report, view.fail_on)]
    name = clip(safe(judged.path), path, view.sign("…", "..."))
    return [view.mark(outcome), name, *(str(number) for number in numbers)]
