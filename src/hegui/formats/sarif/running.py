"""How the run went, in SARIF: the invocation, and notifications of what could not be judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hegui.formats.remarks import IDLE, unchecked
from hegui.formats.sarif.files import location, uri
from hegui.formats.sarif.tool import LEVELS, Rules
from hegui.formats.sarif.words import message
from hegui.formats.totals import closing
from hegui.formats.view import View
from hegui.report import Judged, Notice, Refused, Report, answered, ended, exit_status
from hegui.verdict import Outcome

Notified = dict[str, Any]


def invocation(report: Report, view: View) -> dict[str, Any]:
    """Without times: the same report gives the same bytes."""
    status = exit_status(report, view.fail_on)
    return {
        "executionSuccessful": status < 2,
        "exitCode": status,
        "exitCodeDescription": closing(report, view),
        "toolConfigurationNotifications": [_of_notice(notice, view) for notice in report.notices],
    }


def _of_notice(notice: Notice, view: View) -> Notified:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(notice.path)}}
    if notice.line:
        place["region"] = {"startLine": notice.line}
    return _told("run", LEVELS[notice.severity], view.say(notice.message), {"physicalLocation": place})


def of_document(judged: Judged, index: int, rules: Rules, view: View) -> Iterator[Notified]:
    """Rules that could not finish or could not be checked on a document."""
    at = location(judged.path, index, "", None, view)
    if not answered(judged):
        yield _told("nothing-checked", "error", view.say(IDLE), at)
    for finding in ended(judged.findings, Outcome.ERROR):
        told = _told("rule-error", "error", view.say(finding.message), at)
        yield {**told, "associatedRule": {"id": finding.rule.id, "index": rules.index(finding.rule)}}
    for text in unchecked(judged, view):
        yield _told("not-checked", "note", text, at)


def of_refused(refused: Refused, index: int, view: View) -> Notified:
    """A file that could not be judged."""
    at = location(refused.path, index, "", None, view)
    return _told("not-read", "error", view.say(refused.reason), at)


def _told(id_: str, level: str, text: str, at: dict[str, Any]) -> Notified:
    return {"descriptor": {"id": id_}, "level": level, "message": message(text), "locations": [at]}
