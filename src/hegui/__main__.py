"""The `hegui` command, and `python -m hegui`."""

from __future__ import annotations

import _signal  # `signal` makes enumerations of it all, which takes a millisecond
import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

_COLLECT_AFTER = 100_000  # objects; the default of 700 collects a hundred times while the modules load


class Terminated(KeyboardInterrupt):
    """SIGTERM: to stop as on Ctrl-C, so that nothing half-written is left."""


def _terminate(*_: object) -> NoReturn:
    raise Terminated


def main() -> int:
    """Run the command line; the exit status. Anything unexpected is a bug: its traceback is kept, and it ends in 3."""
    try:
        from hegui.cli.app import run

        return run(sys.argv[1:])
    except KeyboardInterrupt as stop:
        from hegui.cli.faults import tell_stopped

        tell_stopped()
        return 143 if isinstance(stop, Terminated) else 130
    except Exception:
        import traceback

        traceback.print_exc()
        from hegui.cli.faults import tell_bug

        tell_bug()
        return 3


def command() -> NoReturn:
    """The console script: `main`, then out at once. Taking the modules down again costs 15 ms and changes nothing,
    as all that was written has been flushed; a stream that cannot be flushed would have ended the run in 2."""
    gc.set_threshold(_COLLECT_AFTER)
    with suppress(ValueError, OSError):
        _signal.signal(_signal.SIGTERM, _terminate)
    status = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            status = status or 2
    os._exit(status)


if __name__ == "__main__":
    command()
