"""hegui check: a checklist over reports."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from hegui.api import check_bytes, check_paths
from hegui.cli import screen
from hegui.cli.options import (
    AsOf,
    Color,
    Encoding,
    FailOn,
    Ignore,
    Jobs,
    Lang,
    NoCache,
    Output,
    Packs,
    Select,
    Show,
    StdinName,
    choice,
    day,
    named,
)
from hegui.cli.words import say, spoken
from hegui.errors import UsageError
from hegui.formats import FORMATS, render
from hegui.formats.totals import closing
from hegui.formats.view import View
from hegui.report import Report, exit_status
from hegui.rule import Severity

_SHOWS = ("fail", "pass", "all")
_THRESHOLDS = (*Severity, "never")
_COLOURS = ("auto", "always", "never")


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help=say("文件或目录；- 是标准输入", "Files or directories; - is standard input.")
    ),
]
Format = Annotated[
    str, typer.Option("--format", metavar="|".join(FORMATS), help=say("输出格式", "Output format."))
]


def run(
    paths: Paths,
    pack: Packs = None,
    select: Select = None,
    ignore: Ignore = None,
    name: Format = "table",
    output: Output = None,
    fail_on: FailOn = "error",
    as_of: AsOf = None,
    jobs: Jobs = None,
    show: Show = "fail",
    lang: Lang = None,
    color: Color = "auto",
    encoding: Encoding = None,
    no_cache: NoCache = False,
    stdin_name: StdinName = "-",
) -> int:
    """The exit status."""
    choice(name, tuple(FORMATS), "--format")
    view = _view(fail_on, show, color, bool(output))
    if jobs is not None and jobs < 1:
        raise UsageError(say("--jobs 至少为 1", "--jobs is at least 1"))
    if no_cache:
        os.environ["HEGUI_NO_CACHE"] = "1"
    rules = {"select": named(select), "ignore": named(ignore)}
    date = day(as_of, "--as-of")
    if "-" in paths:
        data, kind = _standard_input(paths), _format_of(stdin_name)
        report = check_bytes(
            data, stdin_name, pack or (), format=kind, as_of=date, encoding=encoding, **rules
        )
    else:
        report = check_paths(paths, pack or (), as_of=date, encoding=encoding, jobs=jobs, **rules)
    _deliver(report, name, view, output)
    return exit_status(report, view.fail_on)


def _view(fail_on: str, show: str, color: str, to_file: bool) -> View:
    threshold = choice(fail_on, _THRESHOLDS, "--fail-on")
    return View(
        lang=spoken(),
        fail_on=None if threshold == "never" else Severity(threshold),
        show=choice(show, _SHOWS, "--show"),  # type: ignore[arg-type]
        width=screen.columns(to_file),
        colour=screen.coloured(choice(color, _COLOURS, "--color"), to_file),
        ascii=screen.plain(to_file),
    )


run.__doc__ = say(
    "按清单检查报告。退出码：0 合格，1 不合格，2 未能判定，3 程序缺陷，130 中断。",
    "Check reports. Exit status: 0 passed, 1 failed, 2 could not judge, 3 a bug, 130 interrupted.",
)


def _standard_input(paths: list[str]) -> bytes:
    if len(paths) > 1:
        raise UsageError(say("- 不能与其他路径同时给出", "- cannot be given together with other paths"))
    if sys.stdin is None:
        raise UsageError(say("标准输入已关闭", "standard input is closed"))
    return sys.stdin.buffer.read()


def _format_of(name: str) -> str:
    from hegui.readers import SUFFIXES

    suffix = os.path.splitext(name)[1].lower()
    if suffix and suffix not in SUFFIXES:
        known = "、".join(SUFFIXES)
        raise UsageError(say(f"--stdin-name 的扩展名只能是 {known}", f"--stdin-name ends in one of {known}"))
    return SUFFIXES.get(suffix, "txt")


def _deliver(report: Report, name: str, view: View, output: str | None) -> None:
    """Where the report itself does not end in the closing line on the screen, the line goes to standard error."""
    text = render(report, name, view)
    if output:
        screen.save(text, output)
    else:
        screen.write(text, machine=name == "json")
    if output or name != "table":
        screen.tell(closing(report, view))
