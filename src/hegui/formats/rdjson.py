"""The Reviewdog Diagnostic Format (rdjson): a diagnostic a place, columns in bytes of UTF-8. It knows no passes.

reviewdog and the format's schema pass over fields they do not know: `provenance` has what the report was made with, and each
diagnostic the digest of its document.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hegui.formats.exchange import packed
from hegui.formats.places import lined, region, tidy
from hegui.formats.provenance import provenance
from hegui.formats.remarks import Remark, listed, of_notice, of_refused
from hegui.formats.view import View
from hegui.report import Judged, Quote, Report, Sheet
from hegui.rule import Severity
from hegui.verdict import Outcome

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report, view: View) -> Iterator[str]:
    """Every place that did not pass; where the file has no lines, the file alone."""
    yield '{"source":{"name":"hegui"},"provenance":' + packed(dict(provenance(report))) + ',"diagnostics":['
    between = "\n"
    for values in _diagnostics(report, view):
        yield between + packed(values)
        between = ",\n"
    yield "]}\n" if between == "\n" else "\n]}\n"


def _diagnostics(report: Report, view: View) -> Iterator[dict[str, Any]]:
    for judged in report.documents:
        for remark in listed(judged, view):
            yield _diagnostic(remark, judged)
    for refused in report.refused:
        yield _diagnostic(of_refused(refused, view), None)
    for notice in report.notices:
        yield _diagnostic(of_notice(notice, view), None)


def _diagnostic(remark: Remark, judged: Judged | None) -> dict[str, Any]:
    location: dict[str, Any] = {"path": tidy(remark.path)}
    quote = remark.quote if judged and lined(judged.format) else None
    if quote and judged:
        location["range"] = _range(quote, judged)
    elif remark.line:
        location["range"] = {"start": {"line": remark.line}}
    values: dict[str, Any] = {
        "message": f"{remark.title}：{remark.text}" if remark.rule else remark.text,
        "location": location,
        "severity": _SEVERITIES[remark.severity],
        "code": {"value": remark.code},
    }
    if judged:
        values["sha256"] = judged.sha256
    if quote and judged and _replaceable(remark, quote, judged) and "column" in location["range"]["start"]:
        values["suggestions"] = [{"range": location["range"], "text": quote.suggestion or ""}]
    return values


def _replaceable(remark: Remark, quote: Quote, judged: Judged) -> bool:
    """Whether the suggestion may stand in the place of the words as it is: the file must be in UTF-8, as columns are."""
    if remark.rule is None or remark.outcome is not Outcome.FAIL or quote.suggestion is None:
        return False
    return remark.rule.fixed_by_machine and judged.encoding.startswith("utf-8")


def _range(quote: Quote, judged: Judged) -> dict[str, Any]:
    """In lines and bytes; in lines alone where what stands before the words is not known."""
    line, _, end_line, end_column = region(quote)
    before = _before(quote, judged.sheet)
    if before is None:
        return {"start": {"line": line}, "end": {"line": end_line}}
    if line == 1 and judged.encoding == "utf-8-sig":
        before = "\ufeff" + before  # not in the text, but in the file
    start = _bytes(before)
    last = quote.quote[len(quote.quote) - end_column + 1 :] if end_line > line else before + quote.quote
    return {
        "start": {"line": line, "column": start + 1},
        "end": {"line": end_line, "column": _bytes(last) + 1},
    }


def _before(quote: Quote, sheet: Sheet | None) -> str | None:
    """The line up to the words."""
    if sheet:
        return sheet.text[quote.start - quote.column + 1 : quote.start]
    return quote.before if len(quote.before) == quote.column - 1 else None


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
