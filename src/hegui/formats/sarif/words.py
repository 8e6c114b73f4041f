"""Words in SARIF messages, which may hold links and placeholders: what documents say must be neither."""

from __future__ import annotations

from hegui.formats.layout import safe

LONGEST = 1000
"""Characters of a description; GitHub takes 1,024."""


def message(text: str) -> dict[str, str]:
    """A plain message. Braces would be a placeholder, [words](target) a link."""
    told = safe(text).replace("{", "{{").replace("}", "}}")
    if "](" in told:
        told = told.replace("[", "\\[").replace("]", "\\]")
    return {"text": told}


def words(text: str, most: int = LONGEST) -> dict[str, str]:
    """A text that describes something."""
    told = safe(text)
    return {"text": told if len(told) <= most else told[: most - 1] + "…"}
