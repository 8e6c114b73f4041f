"""A report for programs: JSON after `report.schema.json`, described in docs/json.md. The same bytes every run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from hegui.formats.view import View
from hegui.report import Finding, Findings, Judged, Notice, Quote, Refused, Report, UsedPack, exit_status
from hegui.rule import Severity
from hegui.verdict import Outcome
from hegui.version import __version__

SCHEMA = "hegui-report/1"
_Usual = list[Any]
# What JSON may hold raw but a terminal must not be sent, and lone surrogates, which UTF-8 cannot carry.
_ESCAPED = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def render(report: Report, view: View) -> Iterator[str]:
    """The whole report; of `view` only the language of the messages and the threshold count."""
    head = {**_head(report, view), "packs": [pack_values(pack) for pack in report.packs]}
    head["summary"] = summary_values(report, view)
    yield laid(head, 0)[:-2] + ',\n  "documents": ['
    usual: _Usual = [(), ()]
    between = "\n"
    for judged in report.documents:
        yield between + "    " + _document(judged, view, usual)
        between = ",\n"
    tail = {"refused": [_refused(each, view) for each in report.refused]}
    tail["notices"] = [_notice(notice, view) for notice in report.notices]
    yield ("" if between == "\n" else "\n  ") + "],\n" + laid(tail, 0)[2:] + "\n"


def dumped(values: Any) -> str:
    """JSON values as text, ending in a line end."""
    return laid(values, 0) + "\n"


def laid(values: Any, depth: int | None) -> str:
    """JSON values as text that is safe to send to a terminal: on lines of their own, `depth` levels down; None, on one line."""
    indent = None if depth is None else 2
    separators = (",", ":") if depth is None else None
    text = json.dumps(values, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    text = _ESCAPED.sub(lambda match: json.dumps(match[0])[1:-1], text)
    return text.replace("\n", "\n" + "  " * depth) if depth else text


def _head(report: Report, view: View) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "tool": {"name": "hegui", "version": __version__},
        "language": view.lang,
        "options": dict(report.options),
    }


def pack_values(pack: UsedPack) -> dict[str, Any]:
    """A pack of the run."""
    return {
        "name": pack.name,
        "title": pack.title,
        "version": pack.version,
        "sha256": pack.sha256,
        "path": pack.path,
        "rules": pack.rules,
        "off": [{"rule": rule, "reason": reason} for rule, reason in pack.off],
        "changed": list(pack.changed),
    }


def summary_values(report: Report, view: View) -> dict[str, Any]:
    """What the run adds up to."""
    counts, failed = report.totals.outcomes, report.totals.failures
    return {
        "documents": len(report.documents),
        "refused": len(report.refused),
        "excluded": report.excluded,
        "rules": report.rules,
        "findings": counts.total(),
        "outcomes": {outcome.value: counts[outcome] for outcome in Outcome},
        "failures": {severity.value: failed[severity] for severity in Severity},
        "fail_on": view.fail_on.value if view.fail_on else "never",
        "strict": report.strict,
        "exit_status": exit_status(report, view.fail_on),
    }


def document_values(judged: Judged) -> dict[str, Any]:
    """What is said of a document itself."""
    return {
        "path": judged.path,
        "sha256": judged.sha256,
        "format": judged.format,
        "encoding": judged.encoding,
        "title": judged.title,
        "genre": judged.genre,
        "date": judged.date,
    }


def _document(judged: Judged, view: View, usual: _Usual) -> str:
    """A document with its findings. usual: the findings last seen as usual and their texts, which are the same for all
    documents in which nothing woke their rules: most findings of a run."""
    findings = judged.findings
    texts: list[str] = []
    if isinstance(findings, Findings):
        if usual[0] is not findings.usual:
            usual[:] = [findings.usual, [_laid(finding, view) for finding in findings.usual]]
        texts = list(usual[1])
        for place, own in findings.own.items():
            texts[place] = _laid(own, view)
        texts[:0] = [_laid(finding, view) for finding in findings.first]
    else:
        texts = [_laid(finding, view) for finding in findings]
    held = "[\n" + ",\n".join(texts) + "\n      ]" if texts else "[]"
    return laid(document_values(judged), 2)[:-6] + f',\n      "findings": {held}\n    }}'


def _laid(finding: Finding, view: View) -> str:
    return " " * 8 + laid(finding_values(finding, view), 4)


def _notice(notice: Notice, view: View) -> dict[str, Any]:
    return {
        "path": notice.path,
        "line": notice.line,
        "severity": notice.severity.value,
        "message": view.say(notice.message),
    }


def _refused(refused: Refused, view: View) -> dict[str, Any]:
    return {"path": refused.path, "reason": view.say(refused.reason)}


def finding_values(finding: Finding, view: View) -> dict[str, Any]:
    """A finding with its evidence; `waivers` where there are any."""
    rule = finding.rule
    values = {
        "rule": rule.id,
        "name": rule.name,
        "title": rule.title,
        "severity": rule.severity.value,
        "basis": rule.basis.level,
        "kind": getattr(rule.check, "kind", ""),
        "outcome": finding.outcome.value,
        "message": view.say(finding.message),
        "fingerprint": finding.fingerprint,
        "evidence": [_evidence(quote, view) for quote in finding.evidence],
    }
    if finding.waivers:
        values["waivers"] = [waiver._asdict() for waiver in finding.waivers]
    return values


def _evidence(quote: Quote, view: View) -> dict[str, Any]:
    evidence: dict[str, Any] = {
        "start": quote.start,
        "end": quote.end,
        "line": quote.line,
        "column": quote.column,
        "quote": quote.quote,
        "section": list(quote.section),
    }
    if quote.page is not None:
        evidence["page"] = quote.page
    if quote.suggestion is not None:
        evidence["suggestion"] = quote.suggestion
    if quote.note is not None:
        evidence["note"] = view.say(quote.note)
    if quote.answer is not None:
        evidence["answer"] = _evidence(quote.answer, view)
    return evidence
