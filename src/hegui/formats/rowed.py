"""Findings as rows of cells: one row a place, for what did not pass; the rest where it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.formats.remarks import CODE, IDLE, told, unchecked
from hegui.formats.view import View
from hegui.formats.words import OUTCOMES, REFUSED, SEVERITIES, basis, where
from hegui.report import Finding, Judged, Quote, Refused, answered, ended, fingerprints
from hegui.verdict import Message, Outcome

COLUMNS = Message(
    "文件|结果|级别|规则|检查项|依据|位置|章节|所据文字|应改|说明|豁免|指纹",
    "file|result|severity|rule|demand|basis|where|section|evidence|should be|message|waived by|fingerprint",
)
_ALWAYS = (Outcome.ERROR, Outcome.FAIL, Outcome.REVIEW, Outcome.WAIVED)
_ON_REQUEST = (Outcome.NOT_CHECKED, Outcome.PASS, Outcome.NOT_APPLICABLE)
_BLANK = ""


def place_rows(judged: Judged, view: View) -> Iterator[tuple[str, list[str]]]:
    """Rows for a document, and what colours them: an outcome, or the severity of a failure."""
    if not answered(judged):
        yield Outcome.ERROR, _of_the_document(judged.path, Outcome.ERROR, view.say(IDLE), view)
    for outcome in _ALWAYS if view.show == "fail" else (*_ALWAYS, *_ON_REQUEST):
        for finding in ended(judged.findings, outcome):
            colour = finding.rule.severity if outcome is Outcome.FAIL else outcome
            yield from ((colour, row) for row in _rows(finding, judged, view))
    if view.show == "fail":
        for text in unchecked(judged, view):
            yield Outcome.NOT_CHECKED, _of_the_document(judged.path, Outcome.NOT_CHECKED, text, view)


def refused_row(refused: Refused, view: View) -> list[str]:
    """The row for a file that could not be judged."""
    row = _of_the_document(refused.path, Outcome.ERROR, view.say(refused.reason), view)
    return [row[0], view.say(REFUSED), *row[2:]]


def _of_the_document(path: str, outcome: Outcome, text: str, view: View) -> list[str]:
    return [path, view.say(OUTCOMES[outcome]), _BLANK, CODE, *[_BLANK] * 6, text, _BLANK, _BLANK]


def _rows(finding: Finding, judged: Judged, view: View) -> Iterator[list[str]]:
    names = fingerprints(finding)
    if not finding.evidence:
        yield _row(finding, None, names[0], judged, view)
    for quote, name in zip(finding.evidence, names, strict=False):
        yield _row(finding, quote, name, judged, view)


def _row(finding: Finding, quote: Quote | None, name: str, judged: Judged, view: View) -> list[str]:
    rule = finding.rule
    waived = "; ".join(" ".join(part for part in waiver[:5] if part) for waiver in finding.waivers)
    return [
        judged.path,
        view.say(OUTCOMES[finding.outcome]),
        view.say(SEVERITIES[rule.severity]),
        rule.id,
        rule.title,
        basis(rule, view.lang),
        where(quote.line, judged.format, view.lang, quote.page) if quote else _BLANK,
        " › ".join(quote.section) if quote else _BLANK,
        quote.quote if quote else _BLANK,
        (quote.suggestion or _BLANK) if quote else _BLANK,
        told(finding, quote, view) if quote else view.say(finding.message),
        waived,
        name,
    ]
