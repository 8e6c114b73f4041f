"""What `hegui check` does once its arguments are known; apart from `check`, as typer takes long to load."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence

from hegui.api import check_bytes, check_paths
from hegui.cli import screen
from hegui.cli.values import choice, day, named
from hegui.cli.words import say, spoken
from hegui.errors import UsageError
from hegui.formats import FILES, FORMATS, render
from hegui.formats.totals import closing
from hegui.formats.view import View
from hegui.plan import Lenience
from hegui.report import Report, exit_status
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
    name: str = "table"
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


def judge(asked: Asked) -> int:
    """Check what is asked for and show the report; the exit status. Raises HeguiError."""
    copying = choice(asked.name, (*FORMATS, *FILES), "--format") in FILES
    view = _view(asked)
    if asked.jobs is not None and asked.jobs < 1:
        raise UsageError(say("--jobs 至少为 1", "--jobs is at least 1"))
    if asked.no_cache:
        os.environ["HEGUI_CACHE_DIR"] = ""
    if copying:
        from hegui.cli.annotating import annotate, folder

        to = folder(asked.output, asked.paths)
        report = _report(asked)
        return annotate(report, asked.paths, to, view)
    report = _report(asked)
    _spare_inputs(report, asked)
    _deliver(report, asked, view)
    return exit_status(report, view.fail_on)


def _report(asked: Asked) -> Report:
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
    )


def _view(asked: Asked) -> View:
    threshold, to_file = choice(asked.fail_on, _THRESHOLDS, "--fail-on"), bool(asked.output)
    return View(
        lang=spoken(),
        fail_on=None if threshold == "never" else Severity(threshold),
        show=choice(asked.show, _SHOWS, "--show"),  # type: ignore[arg-type]
        width=screen.columns(to_file),
        colour=screen.coloured(choice(asked.color, _COLOURS, "--color"), to_file),
        ascii=screen.plain(to_file),
    )


def _spare_inputs(report: Report, asked: Asked) -> None:
    """UsageError where --output would write over a document or a pack of this run."""
    target = _identity(asked.output) if asked.output else None
    if target is None:
        return
    read = [*asked.paths, *(asked.pack or ())]
    read += [judged.path for judged in report.documents]
    read += [refused.path for refused in report.refused]
    if any(_identity(path) == target for path in read):
        raise UsageError(
            say(
                f"--output 会覆盖被检查的文件或清单：{asked.output}",
                f"--output would write over what is checked: {asked.output}",
            )
        )


def _identity(path: str) -> tuple[int, int] | None:
    """What tells one file from another, under whatever name; None for no regular file."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


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


def _deliver(report: Report, asked: Asked, view: View) -> None:
    """Where the report itself does not end in the closing line on the screen, the line goes to standard error."""
    text = render(report, asked.name, view)
    if asked.output:
        screen.save(text, asked.output)
    else:
        screen.write(text, machine=asked.name == "json")
    if asked.output or asked.name != "table":
        screen.tell(closing(report, view))
