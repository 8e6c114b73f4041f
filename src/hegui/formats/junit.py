"""JUnit XML: a suite for each document, a test case for each rule, so that every CI server shows the whole checklist.

JUnit has four ends where hegui has seven, and none of the others may turn green: what a person must look at, what could
not be checked or does not apply, what is waived, and failures below the threshold are `skipped`, each with its reason; a
rule in error, a file that could not be read and a document that no rule could check are `error`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from hegui.formats.places import tidy
from hegui.formats.provenance import provenance
from hegui.formats.quotes import bare, instead, listed
from hegui.formats.remarks import CODE, IDLE, of_notice
from hegui.formats.usual import Usual
from hegui.formats.view import View
from hegui.formats.words import BASIS, MORE, OUTCOMES, REFUSED, SEVERITIES, WHY, basis, where
from hegui.formats.xml_text import HEAD, attributes, inside
from hegui.report import Finding, Judged, Quote, Refused, Report, answered, counted, counts_at, fails
from hegui.rule import Severity
from hegui.verdict import Message, Outcome

_NOTHING = Message("没有检查任何文件", "no file was checked")
_BELOW = Message("未通过，未达门槛（{severity}）", "failed below the threshold ({severity})")
_WIDEST = 120


def render(report: Report, view: View) -> Iterator[str]:
    """Every rule on every document, whatever `view` shows."""
    sums, nothing = report.totals, not report.documents and not report.refused
    errors = sums.outcomes[Outcome.ERROR] + sums.idle + len(report.refused) + nothing
    others = sums.outcomes.total() - sums.outcomes[Outcome.ERROR]
    failures = sum(number for severity, number in sums.failures.items() if counts_at(severity, view.fail_on))
    yield (
        HEAD
        + f"<testsuites{attributes(name=CODE, tests=errors + others, failures=failures, errors=errors, time=0)}>\n"
    )
    made_with = list(provenance(report))
    usual: dict[str, Usual[str]] = {}
    for judged in report.documents:
        cases = usual.setdefault(judged.format, Usual(partial(_case, format=judged.format, view=view)))
        yield _suite(judged, cases.of(judged.findings), made_with, view)
    for refused in report.refused:
        yield _unread(refused, made_with, view)
    yield _of_the_run(report, made_with, nothing, view)
    yield "</testsuites>\n"


def _suite(judged: Judged, cases: list[str], made_with: list[tuple[str, str]], view: View) -> str:
    sums, classname = counted(judged), attributes(classname=_class(judged.path))
    failures = sum(number for severity, number in sums.failures.items() if counts_at(severity, view.fail_on))
    errors, idle = sums.outcomes[Outcome.ERROR], not answered(judged)
    skipped = sums.outcomes.total() - errors - failures - sums.outcomes[Outcome.PASS]
    about = [*made_with, ("sha256", judged.sha256), ("format", judged.format), ("title", judged.title)]
    about += [("genre", judged.genre), ("date", judged.date)]
    cases = [f"    <testcase{classname}{case}" for case in cases]
    if idle:
        cases.append(f"    <testcase{classname}{_error(CODE, 'idle', view.say(IDLE))}")
    number = attributes(tests=len(cases), failures=failures, errors=errors + idle, skipped=skipped, time=0)
    return _laid(judged.path, number, about, cases)


def _laid(name: str, number: str, about: Iterable[tuple[str, str]], cases: Iterable[str]) -> str:
    properties = "".join(f"      <property{attributes(name=key, value=value)}/>\n" for key, value in about)
    return (
        f"  <testsuite{attributes(name=tidy(name))}{number}>\n    <properties>\n{properties}    </properties>\n"
        f"{''.join(cases)}  </testsuite>\n"
    )


def _unread(refused: Refused, made_with: list[tuple[str, str]], view: View) -> str:
    case = _error(view.say(REFUSED), "refused", view.say(refused.reason))
    cases = [f"    <testcase{attributes(classname=_class(refused.path))}{case}"]
    return _laid(refused.path, _ONE_ERROR, made_with, cases)


_ONE_ERROR = attributes(tests=1, failures=0, errors=1, skipped=0, time=0)
_NO_TEST = attributes(tests=0, failures=0, errors=0, skipped=0, time=0)


def _of_the_run(report: Report, made_with: list[tuple[str, str]], nothing: bool, view: View) -> str:
    """What is to be said of the run itself; that nothing was checked is an error."""
    notes = [of_notice(notice, view) for notice in report.notices]
    told = [f"{tidy(note.at)}: {note.severity} {note.text}" for note in notes]
    lines = [f"    <system-err>{_lines(told)}</system-err>\n"] if told else []
    if nothing:
        case = f"    <testcase{attributes(classname=CODE)}{_error(CODE, 'nothing', view.say(_NOTHING))}"
        return _laid(CODE, _ONE_ERROR, made_with, [case, *lines])
    return _laid(CODE, _NO_TEST, made_with, lines) if told else ""


def _class(path: str) -> str:
    """A path as a class in a package: what servers unfold by the dots in it."""
    return tidy(path).replace(".", "_").replace("/", ".")


def _case(finding: Finding, format: str, view: View) -> str:
    """The rest of a test case after its class."""
    rule, outcome = finding.rule, finding.outcome
    name = attributes(name=f"{rule.id} {rule.title}", time=0)
    told = _lines(_told(finding, format, view))
    if outcome is Outcome.PASS:
        return f"{name}>\n      <system-out>{told}</system-out>\n    </testcase>\n"
    tag, type_ = _end(finding, view.fail_on)
    message = attributes(type=type_, message=_message(finding, tag, view))
    return f"{name}>\n      <{tag}{message}>{told}</{tag}>\n    </testcase>\n"


def _end(finding: Finding, fail_on: Severity | None) -> tuple[str, str]:
    """The element a test case ends in, and its type."""
    if finding.outcome is Outcome.ERROR:
        return "error", "error"
    if finding.outcome is not Outcome.FAIL:
        return "skipped", finding.outcome.value
    return "failure" if fails(finding, fail_on) else "skipped", f"fail.{finding.rule.severity}"


def _message(finding: Finding, tag: str, view: View) -> str:
    text = view.say(finding.message)
    if tag != "skipped":
        return text
    severity = view.say(SEVERITIES[finding.rule.severity])
    failed = finding.outcome is Outcome.FAIL
    word = view.say(_BELOW).format(severity=severity) if failed else view.say(OUTCOMES[finding.outcome])
    return f"{word}：{text}" if view.lang == "zh" else f"{word}: {text}"


def _told(finding: Finding, format: str, view: View) -> Iterator[str]:
    rule, quotes = finding.rule, listed(finding, view)
    yield view.say(finding.message)
    yield from (_place(quote, format, view) for quote in quotes)
    if len(quotes) < len(finding.evidence):
        yield view.say(MORE).format(n=len(finding.evidence) - len(quotes))
    for waiver in finding.waivers:
        yield " ".join(
            part
            for part in (waiver.source, waiver.reason, waiver.approver, waiver.expires, waiver.at)
            if part
        )
    if finding.outcome is Outcome.FAIL:
        yield f"{view.say(SEVERITIES[rule.severity])} {view.say(BASIS)}{basis(rule, view.lang)}"
        yield f"{view.say(WHY)}{rule.why}"


def _place(quote: Quote, format: str, view: View) -> str:
    note = f" {view.say(quote.note)}" if quote.note else ""
    form = f" ({instead(quote.suggestion, view)})" if quote.suggestion is not None else ""
    answer = f" → {_place(quote.answer, format, view)}" if quote.answer else ""
    at = where(quote.line, format, view.lang, quote.page)
    return f"{at} “{bare(quote, _WIDEST, view)}”{note}{form}{answer}"


def _error(name: str, type_: str, message: str) -> str:
    held = attributes(type=type_, message=message)
    return (
        f"{attributes(name=name, time=0)}>\n      <error{held}>{inside(message)}</error>\n    </testcase>\n"
    )


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(inside(line) for line in lines)
