"""A command line, from its words to an exit status."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.cli.judging import judge
from hegui.cli.plain import asked
from hegui.cli.screen import prepare
from hegui.cli.words import speak
from hegui.errors import HeguiError


def run(arguments: Sequence[str]) -> int:
    """Run a command line; the exit status. Without arguments it shows the help and ends in 2, as ruff does."""
    prepare()
    try:
        speak(arguments)
        plainly = asked(arguments)
        if plainly is not None:
            return judge(plainly)
        from hegui.cli.parsed import run as run_parsed

        return run_parsed(arguments)
    except HeguiError as error:
        from hegui.cli.faults import tell_error

        tell_error(error)
        return 2
