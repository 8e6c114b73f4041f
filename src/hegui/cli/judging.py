"""What `hegui check` does once its arguments are known; apart from `check`, as typer takes long to load."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial

from hegui.cli import screen
from hegui.cli.delivering import Output, deliver, outputs, showing, spare
from hegui.cli.flowing import Flow, begun
from hegui.cli.progress import Watched, watch
from hegui.cli.settling import said
from hegui.cli.values import choice
from hegui.cli.words import prefer, say, spoken
from hegui.config.discover import Discovery
from hegui.config.settings import Settling, threshold, whole
from hegui.configured import Run, announced, carried_out, carried_out_on, run_on, run_on_input
from hegui.errors import UsageError
from hegui.formats import FILES
from hegui.formats.view import Show, View
from hegui.report import Report
from hegui.rule import Severity
from hegui.values import Record

_COLOURS = ("auto", "always", "never")


class Asked(Record):
    """The arguments of the command as they were typed; None is nothing, so that the configuration decides."""

    paths: Sequence[str]
    pack: Sequence[str] | None = None
    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    format: Sequence[str] | None = None
    output: str | None = None
    fail_on: str | None = None
    as_of: str | None = None
    jobs: int | None = None
    show: str | None = None
    color: str = "auto"
    encoding: str | None = None
    no_cache: bool = False
    stdin_name: str = "-"
    allow_suppressions: bool | None = None
    ignore_quoted: bool | None = None
    quiet: bool = False
    verbose: bool = False
    config: str | None = None
    isolated: bool = False
    exclude: Sequence[str] | None = None
    respect_gitignore: bool | None = None
    force_exclude: bool | None = None
    strict: bool | None = None
    waivers: str | None = None
    attestations: str | None = None
    baseline: str | None = None
    update_baseline: bool = False
    today: str | None = None


def judge(asked: Asked) -> int:
    """Check what is asked for and write the report; the exit status. Raises HeguiError."""
    typed = said(asked)
    found = outputs(asked.format or (), asked.output)
    if asked.no_cache:
        os.environ["HEGUI_CACHE_DIR"] = ""
    for each in found:
        if each.format in FILES:
            from hegui.cli.annotating import folder

            folder(each.path, asked.paths)
    choice(asked.color, _COLOURS, "--color")
    settling = Settling(Discovery(asked.config, isolated=asked.isolated), typed)
    prefer(settling.discovery.own().values.get("lang"))
    with watch(asked.quiet, asked.verbose) as watched:
        return _judge(asked, settling, found, watched)


def _judge(asked: Asked, settling: Settling, found: Sequence[Output], watched: Watched) -> int:
    run = _run(asked, settling, watched)
    configurations = (settling.discovery.own(), *run.configurations)
    holds = partial(whole, asked=settling.asked, configurations=configurations)
    if not asked.format:
        found = outputs((holds("format"),), asked.output)
    fail_on = threshold(settling.asked, run.configurations)
    views = _view(asked, fail_on, holds("show"), False), _view(asked, fail_on, holds("show"), True)
    spare([*asked.paths, *run.inputs], found)
    flow = begun(found, announced(run), views[0]) if len(run.works) > 1 else None
    if flow is not None and sys.stdout is not None and sys.stdout.isatty():
        watched.give_way("judge")
    report = _report(asked, run, holds("jobs"), showing(found), watched, flow)
    watched("write", len(report.documents) + len(report.refused), 0)
    return deliver(report, found, asked.paths, views, flow.end if flow is not None else None)


def _run(asked: Asked, settling: Settling, watched: Watched) -> Run:
    if "-" not in asked.paths:
        return run_on(asked.paths, settling, watched)
    format_of(asked.stdin_name)
    if asked.update_baseline:
        raise UsageError(
            say(
                "--update-baseline 不能与标准输入（-）同用",
                "--update-baseline takes files, not standard input (-)",
            )
        )
    return run_on_input(asked.stdin_name, settling)


def _report(
    asked: Asked, run: Run, jobs: int | None, sheets: bool, watched: Watched, flow: Flow | None
) -> Report:
    if "-" not in asked.paths:
        arrived = flow.document if flow is not None else None
        return carried_out(run, jobs=jobs, sheets=sheets, watch=watched, arrived=arrived)
    data = standard_input(asked.paths)
    return carried_out_on(data, format_of(asked.stdin_name), run, sheets=sheets)


def _view(asked: Asked, fail_on: str, show: Show, to_file: bool) -> View:
    return View(
        lang=spoken(),
        fail_on=None if fail_on == "never" else Severity(fail_on),
        show=show,
        width=screen.columns(to_file),
        colour=screen.coloured(asked.color, to_file),
        ascii=screen.plain(to_file),
        quiet=asked.quiet,
    )


def standard_input(paths: Sequence[str]) -> bytes:
    """All of it. UsageError where other paths are given, there is none, or too much."""
    if len(paths) > 1:
        raise UsageError(say("- 不能与其他路径同时给出", "- cannot be given together with other paths"))
    if sys.stdin is None:
        raise UsageError(say("标准输入已关闭", "standard input is closed"))
    from hegui.readers import MAX_BYTES

    pieces: list[bytes] = []
    room = MAX_BYTES
    while room >= 0 and (piece := sys.stdin.buffer.read(min(room + 1, 1 << 20))):
        pieces.append(piece)
        room -= len(piece)
    if room < 0:
        most = MAX_BYTES >> 20
        raise UsageError(
            say(f"标准输入超过 {most} MB，不作为公文检查", f"standard input is larger than {most} MB")
        )
    return b"".join(pieces)


def format_of(name: str) -> str:
    """The format of a file of that name; text where it has no suffix. UsageError for one that cannot be read."""
    from hegui.readers import SUFFIXES

    suffix = os.path.splitext(name)[1].lower()
    if suffix and suffix not in SUFFIXES:
        known = "、".join(SUFFIXES)
        raise UsageError(say(f"--stdin-name 的扩展名只能是 {known}", f"--stdin-name ends in one of {known}"))
    return SUFFIXES.get(suffix, "txt")
