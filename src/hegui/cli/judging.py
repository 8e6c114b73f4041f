"""What `hegui check` does once its arguments are known; apart from `check`, as typer takes long to load."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from hegui.api import check_bytes, check_paths
from hegui.cli import screen
from hegui.cli.delivering import Output, deliver, outputs, showing
from hegui.cli.values import choice, day, named
from hegui.cli.words import say, spoken
from hegui.errors import UsageError
from hegui.formats import FILES
from hegui.formats.view import View
from hegui.plan import Lenience
from hegui.report import Report
from hegui.rule import Severity
from hegui.values import Record

_SHOWS = ("fail", "pass", "all")
_THRESHOLDS = (*Severity, "never")
_COLOURS = ("auto", "always", "never")


class Asked(Record):
    """The arguments of the command as they were typed. The defaults here are the command's."""

    paths: Sequence[str]
    pack: Sequence[str] | None = None
    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    format: Sequence[str] | None = None
    output: str | None = None
    fail_on: str = "error"
    as_of: str | None = None
    jobs: int | None = None
    show: str = "fail"
    color: str = "auto"
    encoding: str | None = None
    no_cache: bool = False
    stdin_name: str = "-"
    allow_suppressions: bool = False
    ignore_quoted: bool = False
    quiet: bool = False
    verbose: bool = False


def judge(asked: Asked) -> int:
    """Check what is asked for and write the report; the exit status. Raises HeguiError."""
    found = outputs(asked.format or (), asked.output)
    views = _view(asked, to_file=False), _view(asked, to_file=True)
    if asked.jobs is not None and asked.jobs < 1:
        raise UsageError(say("--jobs 至少为 1", "--jobs is at least 1"))
    if asked.no_cache:
        os.environ["HEGUI_CACHE_DIR"] = ""
    for each in found:
        if each.format in FILES:
            from hegui.cli.annotating import folder

            folder(each.path, asked.paths)
    report = _report(asked, found)
    return deliver(report, found, asked.paths, asked.pack or (), views)


def _report(asked: Asked, found: Sequence[Output]) -> Report:
    select, ignore = named(asked.select, "--select"), named(asked.ignore, "--ignore")
    packs, encoding, date = asked.pack or (), asked.encoding, day(asked.as_of, "--as-of")
    lenience = Lenience(asked.allow_suppressions, asked.ignore_quoted)
    if "-" not in asked.paths:
        return check_paths(
            asked.paths,
            packs,
            select=select,
            ignore=ignore,
            as_of=date,
            encoding=encoding,
            jobs=asked.jobs,
            lenience=lenience,
            sheets=showing(found),
        )
    data, path, kind = standard_input(asked.paths), asked.stdin_name, format_of(asked.stdin_name)
    return check_bytes(
        data,
        path,
        packs,
        format=kind,
        select=select,
        ignore=ignore,
        as_of=date,
        encoding=encoding,
        lenience=lenience,
        sheets=showing(found),
    )


def _view(asked: Asked, to_file: bool) -> View:
    threshold = choice(asked.fail_on, _THRESHOLDS, "--fail-on")
    return View(
        lang=spoken(),
        fail_on=None if threshold == "never" else Severity(threshold),
        show=choice(asked.show, _SHOWS, "--show"),  # type: ignore[arg-type]
        width=screen.columns(to_file),
        colour=screen.coloured(choice(asked.color, _COLOURS, "--color"), to_file),
        ascii=screen.plain(to_file),
        quiet=asked.quiet,
    )


def standard_input(paths: Sequence[str]) -> bytes:
    """All of it. UsageError where other paths are given, or there is none."""
    if len(paths) > 1:
        raise UsageError(say("- 不能与其他路径同时给出", "- cannot be given together with other paths"))
    if sys.stdin is None:
        raise UsageError(say("标准输入已关闭", "standard input is closed"))
    return sys.stdin.buffer.read()


def format_of(name: str) -> str:
    """The format of a file of that name; text where it has no suffix. UsageError for one that cannot be read."""
    from hegui.readers import SUFFIXES

    suffix = os.path.splitext(name)[1].lower()
    if suffix and suffix not in SUFFIXES:
        known = "、".join(SUFFIXES)
        raise UsageError(say(f"--stdin-name 的扩展名只能是 {known}", f"--stdin-name ends in one of {known}"))
    return SUFFIXES.get(suffix, "txt")
