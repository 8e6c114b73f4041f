"""Results on standard output as they come: each document as soon as it is judged, in the order of the paths."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.cli import screen
from hegui.cli.delivering import Output
from hegui.formats import FLOWING, SCREEN, in_parts
from hegui.formats.parts import Parts
from hegui.formats.view import View
from hegui.report import Judged, Report
from hegui.values import Record


class Flow(Record):
    """A format that is written while the run goes on. machine: see `screen.write`."""

    parts: Parts
    machine: bool

    def document(self, judged: Judged) -> None:
        """Write the next one. Raises as `screen.write`."""
        screen.write(self.parts.document(judged), machine=self.machine)

    def end(self, report: Report) -> None:
        """Write what stands after the documents."""
        screen.write(self.parts.after(report), machine=self.machine)


def begun(found: Sequence[Output], report: Report, view: View) -> Flow | None:
    """The output that can be written while the run goes on, with what stands before the documents written; None where
    there is none. report: what is known of it."""
    for name, path in found:
        if path is None and name in FLOWING:
            flow = Flow(in_parts(report, name, view), name not in SCREEN)
            screen.write(flow.parts.before, machine=flow.machine)
            return flow
    return None
