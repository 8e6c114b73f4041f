"""Findings as SARIF results: one a place that did not pass, one a rule for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hegui.formats.places import lined
from hegui.formats.remarks import told
from hegui.formats.sarif.files import deleted, location, related, uri
from hegui.formats.sarif.tool import LEVELS, Rules
from hegui.formats.sarif.words import message
from hegui.formats.view import View
from hegui.report import Finding, Judged, Quote, Waiver, ended, fingerprints
from hegui.verdict import Message, Outcome

_KINDS = {
    Outcome.FAIL: "fail",
    Outcome.REVIEW: "review",
    Outcome.WAIVED: "fail",  # suppressed
    Outcome.PASS: "pass",
    Outcome.NOT_APPLICABLE: "notApplicable",
    Outcome.NOT_CHECKED: "open",  # not enough is known to decide
}
_APART = (Outcome.FAIL, Outcome.REVIEW, Outcome.WAIVED)
_ON_REQUEST = (Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.NOT_CHECKED)
_ANSWER = Message("对应的措施", "what answers it")
_OTHER = Message("另一处", "another place")


def results(judged: Judged, index: int, rules: Rules, view: View) -> Iterator[dict[str, Any]]:
    """Those of one document. A rule in error has none: see `running`."""
    for outcome in _APART:
        for finding in ended(judged.findings, outcome):
            names = fingerprints(finding)
            for quote, name in zip(finding.evidence or (None,), names, strict=False):
                yield _result(finding, quote, name, judged, index, rules, view)
    for outcome in _ON_REQUEST if view.show != "fail" else ():
        for finding in ended(judged.findings, outcome):
            first, *others = finding.evidence or (None,)
            result = _result(finding, first, finding.fingerprint, judged, index, rules, view)
            yield _with_others(result, [each for each in others if each], judged, index, view)


def _result(
    finding: Finding, quote: Quote | None, name: str, judged: Judged, index: int, rules: Rules, view: View
) -> dict[str, Any]:
    rule, kind = finding.rule, _KINDS[finding.outcome]
    text = told(finding, quote, view) if quote else view.say(finding.message)
    values: dict[str, Any] = {
        "ruleId": rule.id,
        "ruleIndex": rules.index(rule),
        "kind": kind,
        "level": LEVELS[rule.severity] if kind == "fail" else "none",
        "message": message(text),
        "locations": [location(judged.path, index, judged.format, quote, view)],
        "partialFingerprints": _fingerprints(name, judged),
    }
    if quote and quote.answer:
        at = related(judged.path, index, judged.format, quote.answer, view.say(_ANSWER), view)
        values["relatedLocations"] = [at]
    if quote and quote.suggestion is not None and lined(judged.format) and rule.fixed_by_machine:
        values["fixes"] = [_fix(quote, judged, index)]
    if finding.outcome is Outcome.WAIVED:
        values["suppressions"] = [_suppression(waiver) for waiver in finding.waivers] or [
            _suppression(_UNTOLD)
        ]
    values["properties"] = _properties(finding)
    return values


_UNTOLD = Waiver("waiver", "")


def _fingerprints(name: str, judged: Judged) -> dict[str, str]:
    """GitHub looks at `primaryLocationLineHash` alone, and works it out itself where there are lines."""
    own = {"hegui/v1": name}
    return own if lined(judged.format) else {**own, "primaryLocationLineHash": f"{name}:1"}


def _properties(finding: Finding) -> dict[str, Any]:
    rule = finding.rule
    values: dict[str, Any] = {"outcome": finding.outcome.value, "severity": rule.severity.value}
    values["basis"] = rule.basis.level
    if finding.waivers and finding.outcome is not Outcome.WAIVED:  # some places of it are waived
        values["waivers"] = [waiver._asdict() for waiver in finding.waivers]
    return values


def _with_others(
    result: dict[str, Any], others: list[Quote], judged: Judged, index: int, view: View
) -> dict[str, Any]:
    """The other places that a pass rests on."""
    if not others:
        return result
    held = [related(judged.path, index, judged.format, each, view.say(_OTHER), view) for each in others]
    return {**result, "relatedLocations": [*result.get("relatedLocations", ()), *held]}


def _fix(quote: Quote, judged: Judged, index: int) -> dict[str, Any]:
    replacement = {
        "deletedRegion": deleted(quote),
        "insertedContent": {"text": quote.suggestion or ""},
    }
    where = {"uri": uri(judged.path), "index": index}
    return {"artifactChanges": [{"artifactLocation": where, "replacements": [replacement]}]}


def _suppression(waiver: Waiver) -> dict[str, Any]:
    """Why a result does not count, and by whose leave."""
    about = waiver._asdict()
    kind = "inSource" if waiver.source == "suppression" else "external"
    values = {"kind": kind, "status": "accepted", "justification": message(waiver.reason)["text"]}
    return {**values, "properties": {name: value for name, value in about.items() if value}}
