"""The `hegui` command, and `python -m hegui`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; the exit status. Anything unexpected is a bug: its traceback is kept, and it ends in 3."""
    try:
        from hegui.cli.app import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130
    except Exception:
        import traceback

        traceback.print_exc()
        from hegui.cli.faults import tell_bug

        tell_bug()
        return 3


if __name__ == "__main__":
    raise SystemExit(main())
