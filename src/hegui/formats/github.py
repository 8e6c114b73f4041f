"""Annotations for GitHub Actions: workflow commands on standard output.

GitHub shows ten annotations of a kind for a step and drops the rest, so no more are written, and the last line says how
many there would be. What the report was made with is told in lines that show where debugging is switched on. The job summary is the format `markdown`, which `cli.delivering` adds to $GITHUB_STEP_SUMMARY.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hegui.formats.layout import clip, safe
from hegui.formats.places import lined, region, tidy
from hegui.formats.provenance import provenance
from hegui.formats.remarks import Remark, of_notice, of_refused, remarks
from hegui.formats.totals import closing
from hegui.formats.view import View
from hegui.report import Report
from hegui.rule import Severity
from hegui.verdict import Message

MOST = 10
_TITLE, _TEXT = 160, 2000  # columns; GitHub cuts titles at 255 characters
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MORE = Message("；另有 {told} 未在此标注", "; not annotated: {told}")
_DATA = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_PROPERTY = {**_DATA, ord(":"): "%3A", ord(","): "%2C"}


def render(report: Report, view: View) -> Iterator[str]:
    """What could not be judged, every place that did not pass, what is to be said of the run, and the totals."""
    written: Counter[str] = Counter()
    for refused in report.refused:
        yield _kept(of_refused(refused, view), False, written)
    for notice in report.notices:
        yield _kept(of_notice(notice, view), False, written)
    for name, value in provenance(report):
        yield _debug(f"{name} {value}")
    for judged in report.documents:
        yield _debug(f"{judged.path} sha256:{judged.sha256}")
        in_lines = lined(judged.format)
        for remark in remarks(judged, view):
            yield _kept(remark, in_lines, written)
    dropped = [(name, written[name] - _most(name)) for name in _COMMANDS.values()]
    told = ", ".join(f"{name} {number}" for name, number in dropped if number > 0)
    last = closing(report, view) + (view.say(_MORE).format(told=told) if told else "")
    yield f"::notice title=hegui::{last.translate(_DATA)}\n"


def _debug(text: str) -> str:
    return f"::debug::{safe(text).translate(_DATA)}\n"


def _most(command: str) -> int:
    return MOST - (command == "notice")  # the last one is taken by the totals


def _kept(remark: Remark, in_lines: bool, written: Counter[str]) -> str:
    """The command for a remark; nothing where GitHub would not show it."""
    command = _COMMANDS[remark.severity]
    written[command] += 1
    return _command(command, remark, in_lines) if written[command] <= _most(command) else ""


def _command(command: str, remark: Remark, in_lines: bool) -> str:
    path = safe(tidy(remark.path))
    place = _place(remark, in_lines)
    properties = {"file": path, **place, "title": clip(remark.title, _TITLE)}
    told = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    at = ":".join([path, *(str(place[name]) for name in ("line", "col") if name in place)])
    text = clip(f"{at}: {remark.code} {remark.text}", _TEXT)
    return f"::{command} {told}::{text.translate(_DATA)}\n"


def _place(remark: Remark, in_lines: bool) -> dict[str, int]:
    """Columns only where the words stand on one line: GitHub takes none otherwise."""
    if not remark.quote or not in_lines:
        return {"line": remark.line} if remark.line else {}
    line, column, end_line, end_column = region(remark.quote)
    lines = {"line": line, "endLine": end_line}
    return lines if end_line > line else {**lines, "col": column, "endColumn": end_column}
