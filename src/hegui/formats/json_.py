"""A report for programs: JSON after `report.schema.json`, described in docs/json.md. The same bytes every run."""

from __future__ import annotations

import json
import re
from typing import Any

from hegui.formats.totals import severities
from hegui.formats.view import View
from hegui.report import Finding, Judged, Quote, Refused, Report, UsedPack, exit_status
from hegui.rule import Severity
from hegui.verdict import Outcome
from hegui.version import __version__

SCHEMA = "hegui-report/1"
# What JSON may hold raw but a terminal must not be sent, and lone surrogates, which UTF-8 cannot carry.
_ESCAPED = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def render(report: Report, view: View) -> str:
    """The whole report; of `view` only the language of the messages and the threshold count."""
    return dumped(document(report, view))


def dumped(values: Any) -> str:
    """JSON values as text that is safe to send to a terminal, ending in a line end."""
    text = json.dumps(values, ensure_ascii=False, allow_nan=False, indent=2)
    return _ESCAPED.sub(lambda match: json.dumps(match[0])[1:-1], text) + "\n"


def document(report: Report, view: View) -> dict[str, Any]:
    """The report as JSON values."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "hegui", "version": __version__},
        "language": view.lang,
        "packs": [_pack(pack) for pack in report.packs],
        "summary": _summary(report, view),
        "documents": [_document(judged, view) for judged in report.documents],
        "refused": [_refused(refused, view) for refused in report.refused],
    }


def _pack(pack: UsedPack) -> dict[str, Any]:
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


def _summary(report: Report, view: View) -> dict[str, Any]:
    counts, failed = report.counts(), severities(report)
    return {
        "documents": len(report.documents),
        "refused": len(report.refused),
        "excluded": report.excluded,
        "rules": report.rules,
        "findings": counts.total(),
        "outcomes": {outcome.value: counts[outcome] for outcome in Outcome},
        "failures": {severity.value: failed[severity] for severity in Severity},
        "fail_on": view.fail_on.value if view.fail_on else "never",
        "exit_status": exit_status(report, view.fail_on),
    }


def _document(judged: Judged, view: View) -> dict[str, Any]:
    return {
        "path": judged.path,
        "sha256": judged.sha256,
        "format": judged.format,
        "encoding": judged.encoding,
        "title": judged.title,
        "genre": judged.genre,
        "date": judged.date,
        "findings": [_finding(finding, view) for finding in judged.findings],
    }


def _refused(refused: Refused, view: View) -> dict[str, Any]:
    return {"path": refused.path, "reason": view.say(refused.reason)}


def _finding(finding: Finding, view: View) -> dict[str, Any]:
    rule = finding.rule
    return {
        "rule": rule.id,
        "name": rule.name,
        "title": rule.title,
        "severity": rule.severity.value,
        "basis": rule.basis.level,
        "outcome": finding.outcome.value,
        "message": view.say(finding.message),
        "fingerprint": finding.fingerprint,
        "evidence": [_evidence(quote, view) for quote in finding.evidence],
    }


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
