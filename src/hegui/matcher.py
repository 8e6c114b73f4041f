"""Compiled patterns of the `regex` module, which can be kept as plain data between runs.

Compiling the patterns that one report calls for takes 7 ms, and loading the part of `regex` that compiles as long again;
from what was kept they are there in 0.2 ms. The data are those that a pickled pattern of `regex` is made of.
"""

from __future__ import annotations

import os
from typing import Any

Packed = tuple[Any, ...]

_MOST = 4096
_compiled: dict[str, Any] = {}


def compiled(pattern: str, packed: Packed | None = None) -> Any:
    """The compiled `regex` pattern, made from what `pack` gave for it where that is at hand.

    Raises regex.error on faults; terms are checked for that at load.
    """
    found = _compiled.get(pattern)
    if found is None:
        if len(_compiled) >= _MOST:
            _compiled.clear()
        found = _compiled[pattern] = _unpacked(packed) if packed else _compile(pattern)
    return found


def pack(pattern: str) -> Packed:
    """The compiled pattern as plain data, which serve as long as `version` stays the same."""
    import copyreg

    import regex  # noqa: F401 - it tells copyreg how, which a pattern that was unpacked does not

    made = compiled(pattern)
    data: Packed = copyreg.dispatch_table[type(made)](made)[1]  # type: ignore[assignment]
    return data


def version() -> str:
    """What tells one installed `regex` from another without loading it: place, name, size and time of its files."""
    room = _room()
    with os.scandir(room) as found:
        files = sorted((f.name, f.stat()) for f in found if not f.name.startswith("__pycache__"))
    return "\n".join([room, *(f"{name} {about.st_size} {about.st_mtime_ns}" for name, about in files)])


def _compile(pattern: str) -> Any:
    import regex

    return regex.compile(pattern, regex.V1 | regex.MULTILINE)


def _unpacked(packed: Packed) -> Any:
    return _machine().compile(*packed)


def _machine() -> Any:
    """The part of `regex` that runs patterns, without the parts that compile them."""
    import sys
    from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, FileFinder
    from importlib.util import module_from_spec

    name = "regex._regex"
    if name not in sys.modules:
        spec = FileFinder(_room(), (ExtensionFileLoader, EXTENSION_SUFFIXES)).find_spec(name)
        if spec is None or spec.loader is None:
            import regex  # noqa: F401 - which finds it wherever it is
        else:
            sys.modules[name] = module_from_spec(spec)
            spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def _room() -> str:
    """The directory of the package."""
    from importlib.machinery import PathFinder

    spec = PathFinder.find_spec("regex")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("regex is not installed")
    return str(spec.submodule_search_locations[0])
