"""The usual command line of `check`, read without typer: loading that takes longer than checking a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hegui.cli.judging import Asked

_ONCE = {
    "--output": "output",
    "--fail-on": "fail_on",
    "--as-of": "as_of",
    "--show": "show",
    "--color": "color",
    "--encoding": "encoding",
    "--stdin-name": "stdin_name",
    "--config": "config",
    "--waivers": "waivers",
    "--attestations": "attestations",
    "--baseline": "baseline",
    "--today": "today",
    "--lang": "",  # already heard, see `words.speak`
}
_FLAGS = {
    "--allow-suppressions": ("allow_suppressions", True),
    "--no-allow-suppressions": ("allow_suppressions", False),
    "--ignore-quoted": ("ignore_quoted", True),
    "--no-ignore-quoted": ("ignore_quoted", False),
    "--gitignore": ("respect_gitignore", True),
    "--no-gitignore": ("respect_gitignore", False),
    "--force-exclude": ("force_exclude", True),
    "--no-force-exclude": ("force_exclude", False),
    "--strict": ("strict", True),
    "--no-strict": ("strict", False),
    "--isolated": ("isolated", True),
    "--update-baseline": ("update_baseline", True),
    "--quiet": ("quiet", True),
    "-q": ("quiet", True),
    "--verbose": ("verbose", True),
}
_OFTEN = {
    "--pack": "pack",
    "--select": "select",
    "--ignore": "ignore",
    "--format": "format",
    "--exclude": "exclude",
}


def asked(arguments: Sequence[str]) -> Asked | None:
    """What `hegui check …` asks for, where every option that has a value is written out with it; else None: typer's work."""
    if arguments[:1] != ["check"]:
        return None
    paths: list[str] = []
    options: dict[str, Any] = {}
    words = iter(arguments[1:])
    for word in words:
        if word == "-" or not word.startswith("-"):
            paths.append(word)
            continue
        if word in _FLAGS:
            name, held = _FLAGS[word]
            options[name] = held
            continue
        option, given, value = word.partition("=")
        value = value if given else next(words, "")
        if not value or value.startswith("-"):
            return None
        if option in _OFTEN:
            options.setdefault(_OFTEN[option], []).append(value)
        elif option in _ONCE:
            options[_ONCE[option]] = value
        elif option == "--jobs" and value.isdecimal():
            options["jobs"] = int(value)
        else:
            return None
    options.pop("", None)
    return Asked(paths, **options) if paths else None
