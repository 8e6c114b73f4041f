"""Paths as a user gives them → the files to read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from hegui.readers import SUFFIXES
from hegui.report import Refused
from hegui.values import Record
from hegui.verdict import Message


class Found(Record):
    """files: to be read, each once, sorted. refused: what led to none. links: links to reports, not followed."""

    files: Sequence[str]
    refused: Sequence[Refused]
    links: int


def find(paths: Sequence[str | os.PathLike[str]]) -> Found:
    """Files named, and reports found under directories.

    Below a directory only known suffixes count, hidden files and directories do not, and links are not followed.
    """
    found: dict[str, str | Refused] = {}
    links: set[str] = set()
    for given in [os.fspath(path) for path in paths]:
        if os.path.isdir(given):
            below = sorted(_below(given))
            links.update(os.path.normpath(path) for path in below if os.path.islink(path))
            reports = [path for path in below if not os.path.islink(path)]
            for path in reports:
                found.setdefault(os.path.normpath(path), path)
            if not reports:
                known = "、".join(sorted(SUFFIXES))
                found[given] = Refused(
                    given,
                    Message(f"目录里没有可检查的报告（{known}）", f"no reports in this directory ({known})"),
                )
        elif os.path.exists(given):
            found[os.path.normpath(given)] = given
        else:
            found[given] = Refused(given, Message("没有这个文件", "no such file"))
    links.difference_update(found)
    ends = [found[key] for key in sorted(found)]
    files = [end for end in ends if isinstance(end, str)]
    return Found(files, [end for end in ends if isinstance(end, Refused)], len(links))


def _below(directory: str) -> Iterator[str]:
    for folder, names, files in os.walk(directory):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in files:
            if not name.startswith((".", "~$")) and _suffix(name) in SUFFIXES:
                yield os.path.join(folder, name)


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()
