"""A command line, from its words to an exit status."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.cli.screen import prepare
from hegui.cli.words import speak
from hegui.errors import HeguiError


def run(arguments: Sequence[str]) -> int:
    """Run a command line; the exit status. Without arguments it shows the help and ends in 2, as ruff does."""
    prepare()
    try:
        speak(arguments)
        if _bare(arguments):
            from hegui.cli.judging import Asked, judge

            return judge(Asked(arguments[1:]))
        from hegui.cli.parsed import run as run_parsed

        return run_parsed(arguments)
    except HeguiError as error:
        from hegui.cli.faults import tell_error

        tell_error(error)
        return 2


def _bare(arguments: Sequence[str]) -> bool:
    """Whether this is `check` with paths alone: there is nothing to parse, so typer need not be loaded for it."""
    paths = arguments[1:]
    return (
        arguments[:1] == ["check"] and bool(paths) and not any(p.startswith("-") and p != "-" for p in paths)
    )
