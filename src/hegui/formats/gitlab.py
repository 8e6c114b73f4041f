"""GitLab's code quality report: a JSON array, an object a place. It knows no passes.

It has no fields for what a report was made with either, but passes over those that it does not know: the first object
has all of that, and each the digest of its document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from hegui.digest import sha256
from hegui.formats.exchange import packed
from hegui.formats.places import lined, tidy
from hegui.formats.provenance import provenance
from hegui.formats.remarks import Remark, listed, of_notice, of_refused
from hegui.formats.view import View
from hegui.report import Report
from hegui.rule import Severity
from hegui.verdict import Outcome

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "minor"}


def render(report: Report, view: View) -> Iterator[str]:
    """Every place that did not pass, every file that could not be judged, what is to be said of the run."""
    between = "[\n"
    more: dict[str, Any] = {"provenance": dict(provenance(report))}
    for values in _objects(report, view):
        yield between + packed({**values, **more})
        between, more = ",\n", {}
    yield "[]\n" if between == "[\n" else "\n]\n"


def _objects(report: Report, view: View) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for judged in report.documents:
        seen.clear()  # the path is in every fingerprint
        in_lines = lined(judged.format)
        for remark in listed(judged, view):
            yield {**_object(remark, seen, in_lines), "sha256": judged.sha256}
    seen.clear()
    for remark in (of_refused(refused, view) for refused in report.refused):
        yield _object(remark, seen, False)
    for remark in (of_notice(notice, view) for notice in report.notices):
        yield _object(remark, seen, True)


def _object(remark: Remark, seen: Counter[str], in_lines: bool) -> dict[str, Any]:
    line = remark.quote.line if remark.quote and in_lines else max(remark.line, 1)
    title = f"{remark.title}：" if remark.rule else ""
    return {
        "description": title + remark.text,
        "check_name": remark.code,
        "fingerprint": _fingerprint(remark, seen),
        "severity": _severity(remark),
        "location": {"path": tidy(remark.path), "lines": {"begin": line}},
    }


def _severity(remark: Remark) -> str:
    if remark.outcome is Outcome.ERROR:
        return "blocker"
    if remark.outcome in (Outcome.REVIEW, Outcome.NOT_CHECKED, Outcome.WAIVED):
        return "info"
    if remark.outcome is None and remark.severity is Severity.INFO:
        return "info"
    return _SEVERITIES[remark.severity]


def _fingerprint(remark: Remark, seen: Counter[str]) -> str:
    """Unique in the array: GitLab shows one of those that are the same."""
    name = f"{remark.path}\0{remark.code}\0{remark.fingerprint or remark.text}"
    seen[name] += 1
    return sha256(f"{name}\0{seen[name]}".encode("utf-8", "surrogatepass"))
