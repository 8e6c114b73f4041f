"""The ledger (default): every document's checklist; failures first, then what could not be judged, then the rest.

tabulate takes 35 ms to import, a third of a whole run, so the parts most runs print are laid out here, and it
is imported only where there are rows to draw: passes on request, and the summary of several documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, zip_longest

from hegui.formats.layout import clip, indented, pad, safe, width
from hegui.formats.parts import Parts, whole
from hegui.formats.quotes import in_context, instead, listed
from hegui.formats.totals import closing, left_out
from hegui.formats.view import View
from hegui.formats.words import (
    BASIS,
    CHANGED,
    ENCODING,
    HEADER,
    KNOWN,
    MORE,
    NOTHING_WRONG,
    OFF,
    OUTCOMES,
    REFUSED,
    REST,
    SEVERITIES,
    TOGETHER,
    UNCODED,
    UNKNOWN,
    WHY,
    basis,
    heading,
    otherwise,
    where,
)
from hegui.report import Finding, Judged, Quote, Report, answered, counts, ended, exit_status
from hegui.verdict import Message, Outcome

_DOUBTS = (Outcome.REVIEW, Outcome.NOT_CHECKED, Outcome.ERROR)
_QUIET = (Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.WAIVED)
_DIM, _BOLD = "2", "1"


def render(report: Report, view: View) -> Iterator[str]:
    """Every document, what could not be read, a summary of several documents, and the closing line."""
    return whole(parts(report, view), report)


def parts(_: Report, view: View) -> Parts:
    """See `Parts`."""
    return Parts("", partial(_shown, view), partial(_after, view))


def _shown(view: View, judged: Judged) -> str:
    return "" if view.quiet and not _wrong(judged) else _lines(_document(judged, view))


def _after(view: View, report: Report) -> Iterator[str]:
    if report.refused:
        yield _lines(_refused(report, view))
    if len(report.documents) > 1 and not view.quiet:
        from hegui.formats.rows import summary

        yield from summary(report.documents, view, report.strict)
        yield "\n"
    if report.notices:
        yield _lines(_notices(report, view))
    if any(pack.off or pack.changed for pack in report.packs) and not view.quiet:
        yield _lines(_other(report, view))
    if not view.quiet or exit_status(report, view.fail_on):
        if out := left_out(report, view):
            yield _lines(view.paint(line, _DIM) for line in indented(safe(out), view.width, ""))
        yield (
            view.paint(closing(report, view), _BOLD) + "\n"
        )  # one line, whatever its length: the last of a log


def _wrong(judged: Judged) -> bool:
    number = counts(judged.findings)
    return bool(number[Outcome.FAIL] or number[Outcome.ERROR]) or not answered(judged)


def _lines(lines: Iterable[str]) -> str:
    """Lines with a blank one after them."""
    return "".join(f"{line}\n" for line in (*lines, ""))


def _document(judged: Judged, view: View) -> Iterator[str]:
    yield from _header(judged, view)
    failures = sorted(ended(judged.findings, Outcome.FAIL), key=lambda finding: finding.rule.severity.rank)
    if not failures:
        yield from ("", view.say(NOTHING_WRONG))
    yield from _block(Outcome.FAIL, failures, judged, view)
    for outcome in _DOUBTS:
        yield from _block(outcome, ended(judged.findings, outcome), judged, view)
    if view.show == "fail" and not view.quiet:
        yield from _waived(ended(judged.findings, Outcome.WAIVED), view)
    number = counts(judged.findings)
    if any(number[outcome] for outcome in _QUIET):
        yield ""
        yield from _rest(number, judged, view)


def _header(judged: Judged, view: View) -> Iterator[str]:
    names = [safe(name) for name in (judged.path, judged.title) if name]
    together = "  ".join(names)
    for name in [together] if width(together) <= view.width else names:
        yield from (view.paint(line, _BOLD) for line in indented(name, view.width, ""))
    unknown = view.say(UNKNOWN)
    facts = view.say(HEADER).format(genre=safe(judged.genre) or unknown, date=judged.date or unknown)
    if judged.format not in UNCODED:
        facts += view.say(ENCODING).format(encoding=judged.encoding)
    yield view.paint(facts + otherwise(judged.path, judged.format, view.lang), _DIM)


def _block(outcome: Outcome, findings: Sequence[Finding], judged: Judged, view: View) -> Iterator[str]:
    if not findings:
        return
    yield ""
    yield view.paint_for(outcome, heading(outcome, len(findings), view.lang))
    column = max(width(finding.rule.id) for finding in findings)
    for message, group in groupby(findings, key=lambda finding: finding.message):
        alike = list(group)
        if outcome is Outcome.NOT_CHECKED and len(alike) > 2 and view.show == "fail":
            yield from _together(alike, message, view)
            continue
        for finding, below in zip_longest(alike, alike[1:]):
            same = below is not None and not below.evidence
            yield from _entry(finding, column, judged, view, same and outcome is Outcome.NOT_CHECKED)


def _together(findings: Sequence[Finding], message: Message, view: View) -> Iterator[str]:
    """Rules that could not be checked for one reason, on one line: the clerk can do nothing about each of them."""
    ids = f"{findings[0].rule.id}{view.sign('–', '-')}{findings[-1].rule.id}"
    row = f"{view.mark(Outcome.NOT_CHECKED)} {ids}  {view.say(TOGETHER).format(n=len(findings))}"
    yield from indented(safe(view.say(message)), view.width, row)


def _entry(finding: Finding, column: int, judged: Judged, view: View, brief: bool = False) -> Iterator[str]:
    """A finding's row, and below it what was found, each place, and why it matters. brief: the row alone, since the next
    one has nothing else to say."""
    rule = finding.rule
    severity = max(width(view.say(word)) for word in SEVERITIES.values())
    word = pad(view.say(SEVERITIES[rule.severity]), severity)
    row = f"{view.mark(finding.outcome)} {pad(rule.id, column)}  {word}  "
    title, *more = indented(safe(rule.title), view.width, row)
    yield view.paint_for(finding.outcome, title[: len(row)]) + view.paint(title[len(row) :], _BOLD)
    yield from (view.paint(line, _BOLD) for line in more)
    if brief:
        return
    yield from indented(safe(view.say(finding.message)), view.width, "    ")
    yield from _places(finding, judged, view)
    if finding.outcome is Outcome.FAIL:
        for label, text in ((BASIS, basis(rule, view.lang)), (WHY, rule.why)):
            if text:
                lines = indented(safe(text), view.width, "    " + view.say(label))
                yield from (view.paint(line, _DIM) for line in lines)


def _places(finding: Finding, judged: Judged, view: View) -> Iterator[str]:
    quotes = listed(finding, view)
    if any(quote.answer for quote in quotes):
        from hegui.formats.rows import answers

        yield from ("    " + line for line in answers(finding.evidence, judged, view.width - 4, view))
        return
    label = max(
        (width(where(quote.line, judged.format, view.lang, quote.page)) for quote in quotes), default=0
    )
    for section, group in groupby(quotes, key=lambda quote: quote.section):
        if section:
            path = safe(view.sign(" › ", " > ").join(section))
            yield view.paint("    " + clip(path, view.width - 4, view.sign("…", "...")), _DIM)
        for quote in group:
            place = pad(where(quote.line, judged.format, view.lang, quote.page), label)
            yield from _place(quote, f"      {place}  ", finding.outcome, view)
    if len(quotes) < len(finding.evidence):
        yield "      " + view.say(MORE).format(n=len(finding.evidence) - len(quotes))


def _place(quote: Quote, first: str, outcome: Outcome, view: View) -> Iterator[str]:
    room = view.width - width(first)
    form = instead(quote.suggestion, view) if quote.suggestion is not None else ""
    beside = width(form) + 2 if form and width(form) <= room // 3 else 0
    line = first + in_context(quote, room - beside, outcome, view)
    yield line + (f"  {form}" if beside else "")
    below = [form] if form and not beside else []
    below += [safe(view.say(quote.note))] if quote.note else []
    for text in below:
        yield from indented(text, view.width, " " * width(first))


def _waived(findings: Sequence[Finding], view: View) -> Iterator[str]:
    """What is waived, each with the reason; of what a baseline knows only how many, as there may be hundreds."""
    if not findings:
        return
    told = [found for found in findings if {waiver.source for waiver in found.waivers} != {"baseline"}]
    yield from ("", view.paint(heading(Outcome.WAIVED, len(findings), view.lang), _DIM))
    mark = view.mark(Outcome.WAIVED)
    for found in told:
        yield from indented(safe(found.rule.title), view.width, f"{mark} {found.rule.id}  ")
        yield from indented(safe(view.say(found.message)), view.width, "    ")
    if len(told) < len(findings):
        yield f"{mark} " + view.say(KNOWN).format(n=len(findings) - len(told))


def _other(report: Report, view: View) -> Iterator[str]:
    """The rules that are not as their packs have them: switched off, with the reasons, and changed."""
    form, comma = ("{0}（{1}）", "、") if view.lang == "zh" else ("{0} ({1})", ", ")
    off = comma.join(form.format(*each) for pack in report.packs for each in pack.off)
    changed = comma.join(rule for pack in report.packs for rule in pack.changed)
    for told, word in ((off, OFF), (changed, CHANGED)):
        if told:
            yield from (view.paint(line, _DIM) for line in indented(safe(told), view.width, view.say(word)))


def _rest(number: Mapping[Outcome, int], judged: Judged, view: View) -> Iterator[str]:
    """What passed or does not apply: a table where it is asked for, else one line."""
    if view.show != "fail":
        from hegui.formats.rows import ledger

        quiet = [found for outcome in _QUIET for found in ended(judged.findings, outcome)]
        yield from ledger(quiet, judged, view)
        return
    comma, form = ("，", "{n} 项{name}") if view.lang == "zh" else (", ", "{n} {name}")
    told = [(number[outcome], OUTCOMES[outcome]) for outcome in _QUIET if number[outcome]]
    total = comma.join(form.format(n=n, name=view.say(name)) for n, name in told)
    yield from (view.paint(line, _DIM) for line in indented(total + view.say(REST), view.width, ""))


def _refused(report: Report, view: View) -> Iterator[str]:
    yield view.paint_for(Outcome.ERROR, f"{view.say(REFUSED)} ({len(report.refused)})")
    for refused in report.refused:
        reason = f"{safe(refused.path)}: {safe(view.say(refused.reason))}"
        yield from indented(reason, view.width, f"{view.mark(Outcome.ERROR)} ")


def _notices(report: Report, view: View) -> Iterator[str]:
    for notice in report.notices:
        line = f":{notice.line}" if notice.line else ""
        place = f"{safe(notice.path)}{line}: " if notice.path else ""
        yield from indented(
            place + safe(view.say(notice.message)), view.width, f"{view.say(SEVERITIES[notice.severity])} "
        )
