"""Regular expressions of the code itself, compiled when they are first used.

A module has dozens, of which one report needs a few: compiling all of them took a third of a run on one file. Rules'
own patterns are another matter, see matcher.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    expression = re.compile
else:

    class expression:  # noqa: N801 - it is called as re.compile is, and what it makes is used as a pattern
        """As `re.compile`, but a mistake in the pattern shows at its first use (tests/test_expression.py tries all)."""

        def __init__(self, pattern: str, flags: int = 0) -> None:
            self.pattern, self.flags = pattern, flags

        def __getattr__(self, name: str) -> Any:
            made = re.compile(self.pattern, self.flags)
            for each in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"):
                setattr(self, each, getattr(made, each))  # from now on they are found at once
            return getattr(made, name)
