"""The summary of a GitHub Actions job, beside the annotations."""

from __future__ import annotations

import os

from hegui.cli import screen
from hegui.cli.words import say
from hegui.formats import chunks
from hegui.formats.view import View
from hegui.report import Report


def add(report: Report, view: View) -> None:
    """Add the report in Markdown to the file that $GITHUB_STEP_SUMMARY names, if any. It is a courtesy: where it cannot be
    written, that is told and the verdict stands."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    try:
        with open(path, "a", encoding="utf-8", newline="\n") as file:
            file.writelines(str(chunk) for chunk in chunks(report, "markdown", view))
    except OSError as fault:
        what = fault.strerror or str(fault)
        screen.tell(say(f"作业摘要写不进去：{what}", f"the job summary cannot be written: {what}"))
