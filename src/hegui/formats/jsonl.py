"""A report line by line, for logs and pipelines: a header, a line a document and a line a finding, and a summary.

One line a finding, each with its path, so that `jq` and log stores can filter without unfolding anything, and no line
grows with the checklist. A file without its last line, the summary, was cut off. Described in docs/outputs.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from hegui.formats.json_ import document_values, finding_values, laid, pack_values, summary_values
from hegui.formats.parts import Parts, whole
from hegui.formats.usual import Usual
from hegui.formats.view import View
from hegui.report import Judged, Report, counts
from hegui.verdict import Outcome
from hegui.version import __version__

SCHEMA = "hegui-lines/1"


def render(report: Report, view: View) -> Iterator[str]:
    """The whole report, whatever `view` shows."""
    return whole(parts(report, view), report)


def parts(report: Report, view: View) -> Parts:
    """See `Parts`."""
    usual = Usual(lambda finding: laid(finding_values(finding, view), None)[1:])
    return Parts(_line("header", _head(report, view)), partial(_document, usual), partial(_after, view))


def _document(usual: Usual[str], judged: Judged) -> str:
    number = counts(judged.findings)
    values = {**document_values(judged), "outcomes": {each.value: number[each] for each in Outcome}}
    start = laid({"type": "finding", "path": judged.path}, None)[:-1]
    lines = [f"{start},{rest}\n" for rest in usual.of(judged.findings)]
    return _line("document", values) + "".join(lines)


def _after(view: View, report: Report) -> Iterator[str]:
    for refused in report.refused:
        yield _line("refused", {"path": refused.path, "reason": view.say(refused.reason)})
    for notice in report.notices:
        yield _line("notice", {**notice._asdict(), "message": view.say(notice.message)})
    yield _line("summary", summary_values(report, view))


def _head(report: Report, view: View) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "tool": {"name": "hegui", "version": __version__},
        "language": view.lang,
        "options": dict(report.options),
        "packs": [pack_values(pack) for pack in report.packs],
    }


def _line(type_: str, values: dict[str, Any]) -> str:
    return laid({"type": type_, **values}, None) + "\n"
