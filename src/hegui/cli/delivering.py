"""Where the report of a run goes: one or several formats, each to the screen, a file or a folder."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

from hegui.cli import screen, summary
from hegui.cli.values import choice
from hegui.cli.words import say
from hegui.errors import HeguiError, UsageError
from hegui.formats import FILES, FORMATS, NEEDS, PAGED, SCREEN, SHOWING, chunks
from hegui.formats.totals import closing
from hegui.formats.view import View
from hegui.report import Report, exit_status
from hegui.values import Record


class Output(Record):
    """A format, and where it goes; path None is standard output."""

    format: str
    path: str | None


def outputs(formats: Sequence[str], output: str | None) -> tuple[Output, ...]:
    """What `--format NAME[=PATH]`, given once or more, and `--output` ask for. UsageError: they do not go together."""
    asked = [each.partition("=") for each in formats or ("table",)]
    for name, sign, path in asked:
        if sign and not path:
            raise UsageError(
                say(f"--format {name}= 后面要写文件名", f"--format {name}= has to name a file after the =")
            )
    found = [Output(choice(name, (*FORMATS, *FILES), "--format"), path or None) for name, _, path in asked]
    if output:
        if len(found) > 1 or found[0].path:
            raise UsageError(
                say(
                    "--output 只用于一种格式；几种格式请写 --format 名称=文件",
                    "--output is for one format; for several write --format NAME=FILE",
                )
            )
        found = [Output(found[0].format, output)]
    screens = [each.format for each in found if each.path is None and each.format not in FILES]
    if len(screens) > 1:
        raise UsageError(
            say(
                f"标准输出只能有一种格式：{'、'.join(screens)}；其余请写 --format 名称=文件",
                f"standard output takes one format: {', '.join(screens)}; write --format NAME=FILE for the others",
            )
        )
    _apart(found)
    _readable(screens)
    _installed(found)
    return tuple(found)


def _readable(screens: Sequence[str]) -> None:
    """UsageError where a workbook would be poured over a terminal."""
    if "xlsx" in screens and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError(
            say(
                "xlsx 不能显示在屏幕上，请写 --format xlsx=文件.xlsx",
                "a terminal cannot show xlsx; write --format xlsx=FILE.xlsx",
            )
        )


def _installed(found: Sequence[Output]) -> None:
    """UsageError, before anything is checked, where a format's library is missing."""
    for each in found:
        if each.format not in NEEDS:
            continue
        from importlib.util import find_spec

        module, extra = NEEDS[each.format]
        if find_spec(module) is None:
            raise UsageError(
                say(
                    f"--format {each.format} 需要另装组件：pip install '{extra}'",
                    f"--format {each.format} needs: pip install '{extra}'",
                )
            )


def _apart(found: Sequence[Output]) -> None:
    paths = [os.path.realpath(each.path) for each in found if each.path]
    for path in paths:
        if paths.count(path) > 1:
            raise UsageError(
                say(f"两种格式写到同一个文件：{path}", f"two formats would be written to one file: {path}")
            )


def showing(found: Sequence[Output]) -> bool:
    """Whether some format shows the documents themselves."""
    return any(each.format in SHOWING for each in found)


def deliver(
    report: Report,
    found: Sequence[Output],
    paths: Sequence[str],
    views: tuple[View, View],
    end: Callable[[Report], None] | None = None,
) -> int:
    """Write every output, that for standard output last; the exit status. paths: as given. views: for the screen, and
    for files. end: ends standard output, where all documents are written to it already.

    Raises HeguiError where one cannot be written. Where the report itself does not end in the closing line on the
    screen, the line goes to standard error.
    """
    seen, filed = views
    status = exit_status(report, seen.fail_on)
    alone = all(each.path for each in found)
    for each in sorted(found, key=lambda each: each.path is None):
        if each.format in FILES:
            status = max(status, _copied(report, each, paths, seen, alone))
        elif each.path is None and end is not None:
            end(report)
        else:
            _write(report, each, seen if each.path is None else filed)
    if Output("github", None) in found and not any(each.format == "markdown" for each in found):
        summary.add(report, seen)
    told = any(each.path is None and each.format == "table" for each in found)
    unwritten = status > exit_status(report, seen.fail_on)
    if unwritten or (not told and not (seen.quiet and status == 0)):
        screen.tell(closing(report, seen, unwritten))
    return status


def _copied(report: Report, output: Output, paths: Sequence[str], view: View, listed: bool) -> int:
    """Write copies of the documents; 2 if one could not be written. listed: their paths go to standard output."""
    from hegui.cli.annotating import annotate

    return annotate(report, paths, output.path or "", view, listed)


def _write(report: Report, output: Output, view: View) -> None:
    name, path = output
    if path is None:
        screen.write(chunks(report, name, view), machine=name not in SCREEN)
    elif name in PAGED and (path.endswith(("/", os.sep)) or os.path.isdir(path)):
        _folder(path)
        for page, made in import_module(FORMATS[name]).pages(report, view):
            screen.save(made, os.path.join(path, page))
    else:
        screen.save(chunks(report, name, view), path)


def _folder(path: str) -> None:
    """Make a folder, if it is not there."""
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as fault:
        what = fault.strerror or str(fault)
        raise HeguiError(say(f"{path}：写不进去：{what}", f"{path}: cannot be written: {what}")) from fault


def spare(inputs: Sequence[str], found: Sequence[Output]) -> None:
    """UsageError where an output would be written over one of `inputs`."""
    targets = {identity: path for path in _standing(found) if (identity := _identity(path))}
    if not targets:
        return
    for path in inputs:
        target = targets.get(_identity(path) or (-1, -1))
        if target is not None:
            raise UsageError(
                say(
                    f"--output 或 --format 会覆盖被检查的文件或清单：{target}",
                    f"--output or --format would write over what is checked: {target}",
                )
            )


def _standing(found: Sequence[Output]) -> Iterator[str]:
    """Files that may be written over; in a folder for pages, every page there is."""
    for each in found:
        if each.path and each.format in PAGED and os.path.isdir(each.path):
            yield from (
                os.path.join(each.path, name) for name in os.listdir(each.path) if name.endswith(".html")
            )
        elif each.path:
            yield each.path


def _identity(path: str) -> tuple[int, int] | None:
    """What tells one file from another, under whatever name; None for no regular file."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None
