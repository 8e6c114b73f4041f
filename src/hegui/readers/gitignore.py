"""What git ignores: .gitignore from the root of the repository down, and .git/info/exclude.

Not the user's own global file: a run should find the same on every machine. Outside of a repository nothing is ignored.
"""

from __future__ import annotations

import os

from hegui.readers.patterns import Patterns
from hegui.values import Record


class Line(Record):
    """A line of a file of patterns, by its 1-based number."""

    path: str
    number: int
    text: str


class Gitignore:
    """Knows what git ignores; every file of patterns is read once. Paths are absolute, without links."""

    def __init__(self) -> None:
        self._patterns: dict[str, Patterns | None] = {}
        self._folders: dict[str, Line | None] = {}
        self._roots: dict[str, str] = {}

    def root(self, folder: str) -> str:
        """The root of the repository that `folder` is in; "" where it is in none."""
        if folder not in self._roots:
            above = os.path.dirname(folder)
            if os.path.lexists(os.path.join(folder, ".git")):
                self._roots[folder] = folder
            else:
                self._roots[folder] = self.root(above) if above != folder else ""
        return self._roots[folder]

    def by(self, path: str, *, folder: bool = False) -> Line | None:
        """The line for which git ignores `path`, or a folder above it; None: it does not."""
        above = os.path.dirname(path)
        root = self.root(above)
        if not root or above == path:
            return None
        if above != root:
            if above not in self._folders:
                self._folders[above] = self.by(above, folder=True)
            if self._folders[above] is not None:
                return self._folders[above]
        return self._own(path, root, folder)

    def _own(self, path: str, root: str, folder: bool) -> Line | None:
        """The line that means `path` itself; those nearest to it decide."""
        base = os.path.dirname(path)
        files = [os.path.join(base, ".gitignore")]
        while base != root:
            base = os.path.dirname(base)
            files.append(os.path.join(base, ".gitignore"))
        for file in (*files, os.path.join(root, ".git", "info", "exclude")):
            patterns = self._read(file)
            if patterns is None:
                continue
            base = root if file.endswith("exclude") else os.path.dirname(file)
            inner = path[len(base.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
            decided = patterns.decides(_bytes(inner), folder=folder)
            if decided is not None:
                meant, number = decided
                text = patterns.lines[number].encode("latin-1").decode("utf-8", "replace").strip()
                return Line(file, number + 1, text) if meant else None
        return None

    def _read(self, file: str) -> Patterns | None:
        if file not in self._patterns:
            self._patterns[file] = _patterns(file)
        return self._patterns[file]


def _patterns(file: str) -> Patterns | None:
    """The patterns in a file; None where there are none, or it cannot be read: then more is checked, not less."""
    try:
        with open(file, "rb") as lines:
            written = lines.read().removeprefix(b"\xef\xbb\xbf").decode("latin-1").split("\n")
    except OSError:
        return None
    meaning = any(line.strip() and not line.startswith("#") for line in written)
    return Patterns(written, strict=False) if meaning else None


def _bytes(path: str) -> str:
    """A character for each byte: to git, a ? in a pattern is a byte."""
    return path.encode("utf-8", "surrogateescape").decode("latin-1")
