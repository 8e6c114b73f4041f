"""What holds for a file: the command line over the configuration over the defaults."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from hegui.config.file import Configuration
from hegui.config.keys import BY_FIELD, KEYS, Key
from hegui.values import Record, Value

if TYPE_CHECKING:
    from hegui.config.discover import Discovery
    from hegui.readers.patterns import Patterns

Asked = Mapping[str, Any]
"""What the command line says, by field; what it says nothing of is not in it."""


_STRICT = ("never", "error", "warning", "info")


class Setting(Record):
    """A value that holds for a file, and where it comes from. at: place in a file, or the option. beside: a file that was found
    under its usual name."""

    key: Key
    value: Any
    source: Literal["command-line", "file", "beside", "default"]
    at: str = ""


class Settings(Value):
    """What holds for the documents of a group. configuration: where what is not on the command line comes from.
    severity: rule and grade. said: fields that the command line settles."""

    configuration: Configuration
    packs: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    as_of: str | None = None
    encoding: str | None = None
    waivers: str | None = None
    attestations: str | None = None
    baseline: str | None = None
    allow_suppressions: bool = False
    ignore_quoted: bool = False
    said: frozenset[str] = frozenset()


class Group(Record):
    """Files of a run for which the same holds."""

    settings: Settings
    files: Sequence[str]


class Settling:
    """Settles what holds for each file of a run; patterns are made once."""

    def __init__(self, discovery: Discovery, asked: Asked) -> None:
        self.discovery = discovery
        self.asked = asked
        self._patterns: dict[str, list[tuple[Patterns, str]]] = {}
        self._settings: dict[tuple[str, tuple[str, ...]], Settings] = {}
        self._meant: set[tuple[str, str]] = set()

    def groups(self, files: Sequence[str]) -> list[Group]:
        """`files` by what holds for them, in the order of the first of each group."""
        found: dict[int, list[str]] = {}
        settings: dict[int, Settings] = {}
        for file in files:
            holds = self.settings(file)
            settings[id(holds)] = holds
            found.setdefault(id(holds), []).append(file)
        return [Group(settings[known], files) for known, files in found.items()]

    def settings(self, file: str) -> Settings:
        """What holds for `file`; the same object for all files for which the same holds."""
        configuration = self.discovery.of_file(file)
        globs = tuple(self.globs(file, configuration))
        self._meant.update((configuration.path, glob) for glob in globs)
        key = (configuration.path, globs)
        if key not in self._settings:
            values = {one.key.field: one.value for one in settled(self.asked, configuration, globs)}
            kept = {name: values[name] for name in Settings._field_names if name in values}
            said = frozenset(self.asked)
            self._settings[key] = Settings(configuration=configuration, said=said, **kept)
        return self._settings[key]

    def idle(self, configuration: Configuration) -> list[str]:
        """The patterns of `per-path-packs` that have meant no file so far."""
        if "packs" in self.asked:
            return []
        table = configuration.values.get("per_path_packs", ())
        return [glob for glob, _ in table if (configuration.path, glob) not in self._meant]

    def globs(self, file: str, configuration: Configuration) -> Iterator[str]:
        """The patterns of `per-path-packs` that mean `file`."""
        table = configuration.values.get("per_path_packs", ())
        if not table or "packs" in self.asked:
            return
        if configuration.path not in self._patterns:
            from hegui.readers.patterns import Patterns

            self._patterns[configuration.path] = [(Patterns([glob]), glob) for glob, _ in table]
        path = within(configuration.folder, self.discovery.absolute(file))
        if path:
            yield from (glob for patterns, glob in self._patterns[configuration.path] if patterns.means(path))


def within(folder: str, path: str) -> str:
    """An absolute `path` relative to `folder`, as patterns take it; "" for one that is not in it."""
    base = folder.rstrip(os.sep) + os.sep
    return path[len(base) :].replace(os.sep, "/") if path.startswith(base) else ""


def settled(asked: Asked, configuration: Configuration, globs: Sequence[str]) -> list[Setting]:
    """Every setting for a file that the patterns `globs` of `per-path-packs` mean."""
    return [
        _by_path(configuration, globs)
        if key.field == "packs" and globs
        else _settled(key, asked, configuration)
        for key in KEYS
    ]


def _settled(key: Key, asked: Asked, configuration: Configuration) -> Setting:
    if key.field in asked:
        return Setting(key, asked[key.field], "command-line")
    if key.field in configuration.values:
        return Setting(key, configuration.values[key.field], "file", configuration.at(key.name))
    return Setting(key, key.default, "default")


def _by_path(configuration: Configuration, globs: Sequence[str]) -> Setting:
    """The packs of all `globs`, each once."""
    table = dict(configuration.values["per_path_packs"])
    packs = tuple(dict.fromkeys(pack for glob in globs for pack in table[glob]))
    return Setting(BY_FIELD["packs"], packs, "file", configuration.at("per-path-packs", globs[0]))


def whole(name: str, asked: Asked, configurations: Sequence[Configuration]) -> Any:
    """The one value of a run for a field: what the command line says, else the first of `configurations` that says
    anything."""
    if name in asked:
        return asked[name]
    said = (each.values[name] for each in configurations if name in each.values)
    return next(said, BY_FIELD[name].default)


def strict(asked: Asked, configurations: Sequence[Configuration]) -> bool:
    """Whether a run is strict: one of several configurations is enough."""
    if "strict" in asked:
        return bool(asked["strict"])
    return any(each.values.get("strict", False) for each in configurations)


def threshold(asked: Asked, configurations: Sequence[Configuration]) -> str:
    """`fail-on` of a run: of several configurations the strictest holds, so that none lets pass what another stops."""
    if "fail_on" in asked:
        return str(asked["fail_on"])
    default = str(BY_FIELD["fail_on"].default)
    said = [str(each.values.get("fail_on", default)) for each in configurations]
    return max(said, key=_STRICT.index, default=default)
