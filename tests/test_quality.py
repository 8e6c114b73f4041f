"""The shipped packs on documents written before the rules were tuned to them: bench/quality.py measures, this keeps it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from hegui import Outcome, Severity, check_file, check_text
from hegui.plan import Lenience

ROOT = Path(__file__).parents[1]
DOCUMENTS = ROOT / "tests" / "quality"
EXPECTED = {
    folder.parent / name: entry
    for folder in sorted(DOCUMENTS.glob("*/expected.yaml"))
    for name, entry in yaml.safe_load(folder.read_text(encoding="utf-8")).items()
}
FAULTLESS = sorted(path for path, entry in EXPECTED.items() if entry.get("faultless"))
ABOUT_WRONG_WORDS = sorted(path for path, entry in EXPECTED.items() if entry.get("about_wrong_words"))


def quality() -> ModuleType:
    """bench/quality.py."""
    sys.path.insert(0, str(ROOT / "bench"))
    try:
        import quality as module
    finally:
        sys.path.pop(0)
    return module


def test_every_document_is_listed_and_long_enough() -> None:
    there = {path for path in DOCUMENTS.glob("*/*") if path.suffix in (".txt", ".md")}
    assert there == set(EXPECTED)
    assert all(600 <= len(path.read_text(encoding="utf-8")) <= 3600 for path in there)


@pytest.mark.parametrize(
    "path", [p for p in FAULTLESS if p not in ABOUT_WRONG_WORDS], ids=lambda path: path.stem
)
def test_no_error_on_what_is_faultless(path: Path) -> None:
    (judged,) = check_file(path).documents
    failed = [f for f in judged.findings if f.outcome is Outcome.FAIL and f.rule.severity is Severity.ERROR]
    assert [(finding.rule.id, finding.message.zh) for finding in failed] == []
    assert [f.rule.id for f in judged.findings if f.outcome is Outcome.ERROR] == []


@pytest.mark.parametrize("path", ABOUT_WRONG_WORDS, ids=lambda path: path.stem)
def test_what_is_about_wrong_words_may_say_so(path: Path) -> None:
    """With one remark and its reason, no prohibition fails; the remark itself is told."""
    title, _, rest = path.read_text(encoding="utf-8").partition("\n")
    remark = "<!-- hegui: off * -- 本讲义举错例 -->"
    text = f"{title}\n\n{remark}\n\n{rest}\n\n<!-- hegui: on -->\n"
    (judged,) = check_text(text, format="md", lenience=Lenience(suppressions=True)).documents
    failed = [
        f.rule.id for f in judged.findings if f.outcome is Outcome.FAIL and f.rule.severity is Severity.ERROR
    ]
    assert failed == []
    assert sum(finding.outcome is Outcome.WAIVED for finding in judged.findings) > 10
    assert next(f for f in judged.findings if f.rule.id == "HG002").outcome is Outcome.PASS


def test_what_was_measured_is_kept() -> None:
    """Shares of bench/README.md: a change that finds less, or says more wrongly, must be seen."""
    tally, _, _ = quality().measured([DOCUMENTS / "open"])
    planted = len(tally.found) + len(tally.missed)
    assert len(tally.found) / planted > 0.9, list(tally.missed)
    assert [one for one in tally.wrong if one.severity is Severity.ERROR] == []
    assert len(tally.wrong) <= 3, tally.wrong
