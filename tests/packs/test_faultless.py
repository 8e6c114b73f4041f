"""Faultless documents rich in marks and figures: the packs on them raise nothing, and nothing is mended."""

from pathlib import Path

import pytest

from hegui.api import checklist_of
from hegui.engine import run
from hegui.fixing import mend
from hegui.readers import read_bytes
from hegui.verdict import Outcome

FILES = sorted((Path(__file__).parent / "faultless").iterdir())
PLAN = checklist_of(["punctuation", "numbers"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_nothing_is_raised_and_nothing_mended(file):
    data, form = file.read_bytes(), "md" if file.suffix == ".md" else "txt"
    found = run(PLAN, read_bytes(data, file.name, form))
    raised = {finding.rule.id: finding.evidence for finding in found if finding.outcome is not Outcome.PASS}
    assert raised == {}
    assert mend(data, file.name, form, PLAN, {entry.rule.id for entry in PLAN.entries}).new == data
