"""SARIF 2.1.0, for code scanning and review tools: a result a place that did not pass.

Results come first, as documents are gone through; the tool with its rules, the files with their hashes, and what went
wrong stand after them, since they are complete only then. There is no clock in it: the invocation has no times.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hegui.formats.aside import Aside
from hegui.formats.exchange import packed
from hegui.formats.sarif.files import artifact
from hegui.formats.sarif.results import results
from hegui.formats.sarif.running import Notified, invocation, of_document, of_refused
from hegui.formats.sarif.tool import Rules, driver, extension
from hegui.formats.view import View
from hegui.report import Report
from hegui.verdict import Outcome

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(report: Report, view: View) -> Iterator[str]:
    """The log, with one run. Passes and what does not apply are in it where `view` shows them."""
    rules = Rules()
    yield f'{{"$schema":"{_SCHEMA}","version":"2.1.0","runs":[{{\n"results":['
    with Aside() as files, Aside() as notified:
        between = "\n"
        for index, judged in enumerate(report.documents):
            rules.add(judged.findings)
            for result in results(judged, index, rules, view):
                yield between + packed(result)
                between = ",\n"
            files.add(packed(artifact(judged)) + "\n")
            _put(notified, of_document(judged, index, rules, view))
        for index, refused in enumerate(report.refused, len(report.documents)):
            files.add(packed(artifact(refused)) + "\n")
            _put(notified, (of_refused(refused, index, view),))
        yield '],\n"artifacts":['
        yield from _listed(files)
        yield (
            '],\n"invocations":[' + packed(invocation(report, view))[:-1] + ',"toolExecutionNotifications":['
        )
        yield from _listed(notified)
    yield "]}],\n" + _rest(report, rules, view) + "}]}\n"


def _put(aside: Aside, values: Iterator[Notified] | tuple[Notified, ...]) -> None:
    for each in values:
        aside.add(packed(each) + "\n")


def _listed(aside: Aside) -> Iterator[str]:
    between = "\n"
    for line in aside.lines():
        yield between + line
        between = ",\n"


def _rest(report: Report, rules: Rules, view: View) -> str:
    """The parts of the run that come last."""
    parts: dict[str, Any] = {
        "tool": {"driver": driver(rules, view), "extensions": [extension(pack) for pack in report.packs]},
        "language": "zh-CN" if view.lang == "zh" else "en-US",
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\r", "\n"],
        "properties": {
            "options": dict(report.options),
            "outcomes": {outcome.value: report.totals.outcomes[outcome] for outcome in Outcome},
        },
    }
    return ",\n".join(f'"{name}":{packed(value)}' for name, value in parts.items())
