"""What tests of several rooms are run with."""

from __future__ import annotations

import pytest

NO_SUCH_PLACE = """pack: house
title: 试
version: "1"
rules:
  - id: HS001
    name: no-x
    title: 不写某某
    severity: error
    basis: {level: house}
    why: 试
    check: {kind: avoid, terms: [某某]}
    examples: {pass: ["按要求办。"], fail: ["某某地。"]}
"""


@pytest.fixture
def no_such_place() -> str:
    """A checklist of one rule, which hardly any text breaks."""
    return NO_SUCH_PLACE
