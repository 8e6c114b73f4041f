"""Suggestions written into the text."""

from __future__ import annotations

from hegui.fixing.proposals import Left, unasked
from hegui.fixing.rounds import FORMATS, Format, Mended, mend

__all__ = ["FORMATS", "Format", "Left", "Mended", "mend", "unasked"]
