"""Paths as a user gives them → the files to read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Literal, Protocol

from hegui.readers import SUFFIXES
from hegui.report import Refused
from hegui.values import Record
from hegui.verdict import Message

_MAGIC = frozenset("*?[")
_HEAD = 1024  # bytes in which it says so
_OWN = {".html": b'<meta name="generator" content="hegui ', ".md": b"## hegui: "}


class Exclusion(Protocol):
    """What is not to be checked."""

    def leaves_out(self, path: str, *, folder: bool) -> bool:
        """Whether a file or folder that was found is left out, itself or with a folder above it."""

    def insists(self, path: str, *, folder: bool) -> bool:
        """Whether a file or folder is left out although it was named."""


class _Fixed:
    def __init__(self, out: bool) -> None:
        self.out = out

    def leaves_out(self, path: str, *, folder: bool) -> bool:
        return self.out

    def insists(self, path: str, *, folder: bool) -> bool:
        return False


NOTHING: Exclusion = _Fixed(False)
_ALL: Exclusion = _Fixed(True)


class Found(Record):
    """files: to be read, each once, sorted. refused: what led to none. links: links to reports, not followed.
    excluded: reports that are left out; insisted: how many of them were named."""

    files: Sequence[str]
    refused: Sequence[Refused]
    links: int
    excluded: int = 0
    insisted: int = 0


Kind = Literal["report", "link", "excluded", "insisted", "refused"]


class _End(Record):
    kind: Kind
    path: str
    why: Message | None = None


def find(paths: Sequence[str | os.PathLike[str]], exclusion: Exclusion = NOTHING) -> Found:
    """Files named, reports found under directories, and those that patterns such as 述职/**/*.docx mean.

    Below a directory only known suffixes count, hidden files and directories do not, nor what hegui wrote itself, and links are not followed. What is
    named is checked although it is excluded, a directory whole, unless the exclusion insists.
    """
    ends: dict[Kind, dict[str, _End]] = {
        kind: {} for kind in ("report", "link", "excluded", "insisted", "refused")
    }
    for given in [os.fspath(path) for path in paths]:
        for end in _led(given, exclusion):
            key = end.path if end.kind == "refused" else os.path.normpath(end.path)
            ends[end.kind].setdefault(key, end)
    reports = ends["report"]
    out = (ends["excluded"].keys() | ends["insisted"].keys()) - reports.keys()
    return Found(
        [reports[key].path for key in sorted(reports)],
        [Refused(key, end.why) for key, end in sorted(ends["refused"].items()) if end.why],
        len(ends["link"].keys() - reports.keys() - out),
        len(out),
        len(ends["insisted"].keys() - reports.keys()),
    )


def _led(given: str, exclusion: Exclusion) -> Iterator[_End]:
    """What one path leads to."""
    if os.path.isdir(given):
        yield from _directory(given, exclusion)
    elif os.path.exists(given):
        yield _End("insisted" if exclusion.insists(given, folder=False) else "report", given)
    elif _MAGIC & set(given):
        yield from _answered(given, list(_meant(given, exclusion)))
    else:
        yield _End("refused", given, Message("没有这个文件", "no such file"))


def _directory(given: str, exclusion: Exclusion) -> Iterator[_End]:
    if exclusion.insists(given, folder=True):  # nobody names a directory for files that happen to be in it
        yield from _answered(given, list(_below(given, _ALL)))
        return
    wanted = exclusion.leaves_out(given, folder=True)
    yield from _answered(given, list(_below(given, NOTHING if wanted else exclusion)))


def _answered(given: str, ends: list[_End]) -> Iterator[_End]:
    """`ends`, and why `given` cannot be judged where none of them is a report."""
    yield from ends
    if any(end.kind in ("report", "refused") for end in ends):
        return
    out = sum(end.kind == "excluded" for end in ends)
    if out:
        why = Message(
            f"其中的 {out} 份报告都被排除（exclude 或 .gitignore），没有可检查的",
            f"all {out} report(s) here are excluded (exclude or .gitignore); nothing to check",
        )
    elif os.path.isdir(given):
        known = "、".join(sorted(SUFFIXES))
        why = Message(f"目录里没有可检查的报告（{known}）", f"no reports in this directory ({known})")
    else:
        why = Message("没有符合这个写法的报告", "no report matches this pattern")
    yield _End("refused", given, why)


def _meant(pattern: str, exclusion: Exclusion) -> Iterator[_End]:
    """What a pattern means: ** is any number of directories; a directory stands for the reports under it."""
    import glob

    parts = pattern.replace(os.sep, "/").split("/")
    deep = parts.index("**") if "**" in parts else len(parts)
    head, rest = "/".join(parts[:deep]), "/".join(parts[deep:])
    for start in sorted(glob.glob(head or ("/" if deep else "."))):
        if rest and os.path.isdir(start):
            yield from _matching(start, rest, exclusion)
        elif not rest and os.path.isdir(start):
            yield from _below(start, exclusion)
        elif not rest and _is_report(os.path.basename(start)):
            yield _found(start, exclusion)


def _matching(folder: str, pattern: str, exclusion: Exclusion) -> Iterator[_End]:
    from hegui.readers.patterns import Patterns

    try:
        patterns = Patterns([f"/{pattern}"])
    except ValueError:
        return  # nothing is meant by it
    for end in _below(folder, exclusion):
        if end.kind == "refused" or patterns.means(os.path.relpath(end.path, folder)):
            yield end._replace(path=os.path.normpath(end.path))


def _below(directory: str, exclusion: Exclusion) -> Iterator[_End]:
    """The reports under a directory, links to some, and directories that may not be looked into."""
    closed: list[OSError] = []
    out: set[str] = set()
    for folder, names, files in os.walk(directory, onerror=closed.append):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for path in [os.path.join(folder, name) for name in names]:
            if folder in out or exclusion.leaves_out(path, folder=True):
                out.add(path)
        for name in filter(_is_report, files):
            yield _found(os.path.join(folder, name), _ALL if folder in out else exclusion)
    for fault in closed:
        reason = fault.strerror or str(fault)
        why = Message(f"目录打不开：{reason}", f"this directory cannot be read: {reason}")
        yield _End("refused", str(fault.filename), why)


def _found(path: str, exclusion: Exclusion) -> _End:
    if exclusion.leaves_out(path, folder=False) or _own(path):
        return _End("excluded", path)
    return _End("link" if os.path.islink(path) else "report", path)


def _own(path: str) -> bool:
    """Whether hegui itself wrote it: the result of an earlier run, which is no report to check."""
    mark = _OWN.get(os.path.splitext(path)[1].lower())
    if mark is None:
        return False
    try:
        with open(path, "rb") as file:
            return mark in file.read(_HEAD)
    except OSError:
        return False  # it is told when it is to be read


def _is_report(name: str) -> bool:
    return not name.startswith((".", "~$")) and os.path.splitext(name)[1].lower() in SUFFIXES
