"""Which configuration is for which file.

From the directory of the file upwards the first that has one, no further than the root of the repository that the command
runs in. A configuration can let faults pass, so the folder that is checked must not bring its own: what lies outside of the
project, or in a repository of its own inside it, is judged by the configuration of the working directory. Where there is
no repository, nobody has vouched for what lies in the directories below, and only those from the working directory
upwards count.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from hegui.config.file import NAMES, Configuration, read
from hegui.errors import ConfigError, Fault, UsageError
from hegui.readers.gitignore import Gitignore

NONE = Configuration()


class Discovery:
    """Finds the configuration of each file of a run, and reads every file once. Raises ConfigError."""

    def __init__(self, chosen: str | None = None, *, isolated: bool = False) -> None:
        """chosen: the file that is to hold for all. isolated: no configuration at all."""
        if chosen is not None and isolated:
            raise UsageError(
                "--isolated 不用任何配置，不能与 --config 同用 (--isolated and --config exclude each other)"
            )
        self.here = _here()
        self.ignored = Gitignore()
        self.passed: list[str] = []
        """Files that were not used, as the directory checked must not configure its own check."""
        self._read: dict[str, Configuration | None] = {}
        self._known: dict[str, Configuration] = {}
        self._real: dict[str, str] = {}
        self._fixed = NONE if isolated else None
        if chosen is not None:
            self._fixed = read(chosen, chosen, self.here) or _without(chosen)
        self.root = "" if self._fixed else self.ignored.root(self.here)

    def own(self) -> Configuration:
        """The configuration of the working directory."""
        return self.of_folder(self.here)

    def of_file(self, path: str) -> Configuration:
        """The configuration for a file."""
        return self.of_folder(os.path.dirname(path) or ".")

    def of_folder(self, folder: str) -> Configuration:
        """The configuration for the files in a directory."""
        if self._fixed is not None:
            return self._fixed
        if folder not in self._known:
            self._known[folder] = self._found(self.real(folder))
        return self._known[folder]

    def real(self, folder: str) -> str:
        """A directory as an absolute path without links."""
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        return self._real[folder]

    def absolute(self, path: str) -> str:
        """`path` with its directories without links, and itself as it is."""
        folder, name = os.path.split(path)
        if name in ("", os.curdir, os.pardir):
            return self.real(path)
        return os.path.join(self.real(folder), name)

    def _found(self, folder: str) -> Configuration:
        if folder == self.here:
            return next(self._first(_upwards(folder, self.root)), NONE)
        if self.ignored.root(folder) != self.root or (not self.root and not _holds(folder, self.here)):
            for above in _upwards(folder, ""):
                if _holds(above, self.here):
                    break
                self._pass(above)
            return self.own()
        return next(self._first(_upwards(folder, self.root)), NONE)

    def _first(self, folders: Iterator[str]) -> Iterator[Configuration]:
        for folder in folders:
            found = self._in(folder)
            if found is None:
                continue
            file = os.path.join(folder, os.path.basename(found.path))
            if self.root and folder != self.root and self.ignored.by(file):
                self._pass(folder)  # not part of the repository
                continue
            yield found

    def _in(self, folder: str) -> Configuration | None:
        if folder not in self._read:
            paths = [os.path.join(folder, name) for name in NAMES]
            self._read[folder] = next(
                (
                    found
                    for path in paths
                    if os.path.lexists(path) and (found := read(path, shown(path), folder))
                ),
                None,
            )
        return self._read[folder]

    def _pass(self, folder: str) -> None:
        for path in [shown(os.path.join(folder, name)) for name in NAMES]:
            if path not in self.passed and os.path.lexists(path) and _means_hegui(path):
                self.passed.append(path)


def _here() -> str:
    try:
        return os.path.realpath(os.getcwd())
    except OSError:  # it has been removed
        return os.sep


def _upwards(folder: str, root: str) -> Iterator[str]:
    """`folder` and those above it, up to `root`, or to the top."""
    while True:
        yield folder
        above = os.path.dirname(folder)
        if folder in (root, above):
            return
        folder = above


def _holds(folder: str, other: str) -> bool:
    """Whether `other` is `folder` or lies below it."""
    return other == folder or other.startswith(folder.rstrip(os.sep) + os.sep)


def _means_hegui(path: str) -> bool:
    """Whether a file would be a configuration, if it were one to trust; it is not taken apart."""
    if path.endswith(NAMES[0]):
        return True
    try:
        with open(path, "rb") as file:
            return b"[tool.hegui" in file.read(1 << 20)
    except OSError:
        return False


def _without(chosen: str) -> Configuration:
    fault = Fault(chosen, 1, 1, "", "里面没有 [tool.hegui]", "写上 [tool.hegui]，或另用一个 hegui.toml")
    raise ConfigError((fault,))


def shown(path: str) -> str:
    """`path` as seen from the working directory, so that reports are the same on every machine."""
    from hegui.config.validate import near

    return near(path)
