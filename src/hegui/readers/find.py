"""Paths as a user gives them → the files to read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from hegui.readers import SUFFIXES
from hegui.report import Refused
from hegui.verdict import Message


def find(paths: Sequence[str | os.PathLike[str]]) -> list[str | Refused]:
    """Files named, and reports found under directories, each once, sorted; a path that leads to none is refused.

    Below a directory only known suffixes count, hidden files and directories do not, and links are not followed.
    """
    found: dict[str, str | Refused] = {}
    for given in [os.fspath(path) for path in paths]:
        if os.path.isdir(given):
            below = sorted(_below(given))
            for path in below:
                found.setdefault(os.path.normpath(path), path)
            if not below:
                known = "、".join(sorted(SUFFIXES))
                found[given] = Refused(
                    given,
                    Message(f"目录里没有可检查的报告（{known}）", f"no reports in this directory ({known})"),
                )
        elif os.path.exists(given):
            found.setdefault(os.path.normpath(given), given)
        else:
            found[given] = Refused(given, Message("没有这个文件", "no such file"))
    return [found[key] for key in sorted(found)]


def _below(directory: str) -> Iterator[str]:
    for folder, names, files in os.walk(directory):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in files:
            path = os.path.join(folder, name)
            suffix = os.path.splitext(name)[1].lower()
            if suffix in SUFFIXES and not name.startswith((".", "~$")) and not os.path.islink(path):
                yield path
