"""What tests of packs share."""

from __future__ import annotations

import pytest


@pytest.fixture
def located():
    """Takes a text with a ▲ in it: the text without it, and the line and column where it stood."""

    def located(text: str) -> tuple[str, int, int]:
        before, _, after = text.partition("▲")
        return before + after, before.count("\n") + 1, len(before) - before.rfind("\n")

    return located
