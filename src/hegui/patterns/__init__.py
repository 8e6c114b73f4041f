"""What can be told of a pattern without running it.

parsed  the pattern as the standard library parses it
needs   strings without which it matches nothing
reach   how far it looks, and how many ways it may try
"""

from __future__ import annotations

from hegui.patterns.needs import required, required_literals
from hegui.patterns.reach import longest, reach

__all__ = ["longest", "reach", "required", "required_literals"]
