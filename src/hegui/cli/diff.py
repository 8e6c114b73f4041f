"""hegui diff: two rounds of a draft, by their JSON reports."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer

from hegui.cli import screen
from hegui.cli.options import Color, Lang, Output
from hegui.cli.values import choice
from hegui.cli.words import say, spoken
from hegui.formats.view import View
from hegui.rule import Severity

FORMATS = {"table": "table", "json": "json_", "markdown": "markdown"}
_THRESHOLDS = (*Severity, "never")

Old = Annotated[
    str,
    typer.Argument(metavar="OLD.json", help=say("上一稿的 JSON 报告", "The JSON report of the first round.")),
]
New = Annotated[
    str,
    typer.Argument(
        metavar="NEW.json", help=say("这一稿的 JSON 报告", "The JSON report of the second round.")
    ),
]
Match = Annotated[
    list[str] | None,
    typer.Option(
        "--match",
        metavar="OLD=NEW",
        help=say(
            "哪两份文件是同一份的两稿；可多次给出", "Two documents that belong together; may be repeated."
        ),
    ),
]
Format = Annotated[
    str, typer.Option("--format", metavar="|".join(FORMATS), help=say("输出格式", "Output format."))
]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="error|warning|info|never",
        help=say("这一级及以上的新问题使退出码为 1", "What is newly broken from this severity up ends in 1."),
    ),
]
Show = Annotated[
    str, typer.Option("--show", metavar="fail|all", help=say("all 列出每一处", "all: every place."))
]


def run(
    old: Old,
    new: New,
    match: Match = None,
    name: Format = "table",
    output: Output = None,
    fail_on: FailOn = "info",
    show: Show = "fail",
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """The exit status."""
    from hegui.comparison.changes import compared, status
    from hegui.comparison.reading import read_round
    from hegui.comparison.words import closing

    view = _view(fail_on, show, color, bool(output))
    renderer = import_module(f"hegui.comparison.{FORMATS[choice(name, tuple(FORMATS), '--format')]}")
    found = compared(read_round(old), read_round(new), match or ())
    if output:
        _apart(output, old, new)
        screen.save(renderer.render(found, view), output)
    else:
        screen.write(renderer.render(found, view), machine=name != "table")
    if output or name != "table":
        screen.tell(closing(found, view))
    return status(found, view.fail_on)


run.__doc__ = say(
    "对照两稿的报告（check --format json）：新出现、仍未解决、已改好的各项。退出码：0 没有新问题，1 有，2 未能判定。",
    "Compare the reports (check --format json) of two rounds of a draft: newly broken, still open, newly met. "
    "Exit status: 0 nothing newly broken, 1 something is, 2 could not judge.",
)


def _view(fail_on: str, show: str, color: str, to_file: bool) -> View:
    threshold = choice(fail_on, _THRESHOLDS, "--fail-on")
    return View(
        lang=spoken(),
        fail_on=None if threshold == "never" else Severity(threshold),
        show="all" if choice(show, ("fail", "all"), "--show") == "all" else "fail",
        width=screen.columns(to_file),
        colour=screen.coloured(choice(color, ("auto", "always", "never"), "--color"), to_file),
        ascii=screen.plain(to_file),
    )


def _apart(output: str, *inputs: str) -> None:
    """UsageError where the output would be written over a report that is compared."""
    import os

    from hegui.errors import UsageError

    if any(os.path.exists(output) and os.path.samefile(output, path) for path in inputs):
        raise UsageError(
            say(
                f"--output 会覆盖被比较的报告：{output}",
                f"--output would write over what is compared: {output}",
            )
        )
