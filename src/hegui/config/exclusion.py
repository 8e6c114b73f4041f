"""Which files are not checked: those that `exclude` means, and those that git ignores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hegui.config.file import Configuration
from hegui.config.settings import Asked, within
from hegui.readers.gitignore import Line
from hegui.readers.patterns import Patterns

if TYPE_CHECKING:
    from hegui.config.discover import Discovery


class Excluding:
    """The exclusion of a run, after the configuration of each file; see `readers.find.Exclusion`."""

    def __init__(self, discovery: Discovery, asked: Asked) -> None:
        self._discovery = discovery
        self._asked = asked
        self._patterns: dict[str, Patterns | None] = {}

    def leaves_out(self, path: str, *, folder: bool) -> bool:
        """Whether a file or folder that was found is left out."""
        return self.by(path, folder=folder) is not None

    def insists(self, path: str, *, folder: bool) -> bool:
        """Whether a file or folder is left out although it was named."""
        configuration = self._discovery.of_file(self._discovery.absolute(path))
        return bool(self._said("force_exclude", configuration)) and self.by(path, folder=folder) is not None

    def by(self, path: str, *, folder: bool = False) -> Line | None:
        """The pattern for which `path` is left out; None: it is not."""
        path = self._discovery.absolute(path)
        configuration = self._discovery.of_file(path)
        base = self._discovery.here if "exclude" in self._asked else configuration.folder
        patterns, inner = self._excluded(configuration), within(base, path)
        number = patterns.by(inner, folder=folder) if patterns is not None and inner else None
        if patterns is not None and number is not None:
            return self._line(configuration, number, patterns.lines)
        if not self._said("respect_gitignore", configuration, True):
            return None
        return self._discovery.ignored.by(path, folder=folder)

    def _said(self, name: str, configuration: Configuration, default: bool = False) -> bool:
        return bool(self._asked.get(name, configuration.values.get(name, default)))

    def _excluded(self, configuration: Configuration) -> Patterns | None:
        if configuration.path not in self._patterns:
            lines: Sequence[str] = self._asked.get("exclude", configuration.values.get("exclude", ()))
            self._patterns[configuration.path] = Patterns(lines) if lines else None
        return self._patterns[configuration.path]

    def _line(self, configuration: Configuration, index: int, lines: Sequence[str]) -> Line:
        if "exclude" in self._asked:
            return Line("--exclude", 0, lines[index])
        at = configuration.at("exclude", index)
        return Line(at.rpartition(":")[0], int(at.rpartition(":")[2]), lines[index])
