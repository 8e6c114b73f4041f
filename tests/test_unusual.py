"""Right reports of unusual shape (letters, prose, questions for headings, tables, slips in headings): the rules for their
kind are not to call what is there missing, and to miss what is taken out."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from hegui import Finding, Outcome, Severity, check_file

FOLDER = Path(__file__).parent / "unusual"
EXPECTED = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))
PACKS = ("SZ", "DJ", "DZ")
CUTS = [(name, cut) for name, cuts in EXPECTED.items() for cut in cuts]


def findings(path: Path) -> dict[str, Finding]:
    report = check_file(path)
    assert not report.refused
    return {finding.rule.id: finding for finding in report.documents[0].findings}


def failed(found: dict[str, Finding]) -> set[str]:
    """Error-level rules of the checklists for these kinds of report that failed."""
    return {
        rule
        for rule, finding in found.items()
        if rule.startswith(PACKS)
        and finding.outcome is Outcome.FAIL
        and finding.rule.severity is Severity.ERROR
    }


def without(text: str, first: str, last: str) -> str:
    """`text` without what stands from `first` to the end of `last`."""
    start = text.index(first)
    return text[:start] + text[text.index(last, start) + len(last) :]


def test_every_document_is_cut() -> None:
    assert sorted(p.name for p in FOLDER.iterdir() if p.suffix in (".txt", ".md")) == sorted(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_nothing_is_called_missing(name: str) -> None:
    found = findings(FOLDER / name)
    assert any(rule.startswith(PACKS) and f.outcome is Outcome.PASS for rule, f in found.items())
    assert not failed(found)
    assert not [rule for rule, *_ in EXPECTED[name] if found[rule].outcome is Outcome.FAIL]


@pytest.mark.parametrize(("name", "cut"), CUTS, ids=[f"{name}-{cut[0]}" for name, cut in CUTS])
def test_what_is_taken_out_is_missed(name: str, cut: list[str], tmp_path: Path) -> None:
    rule, first, last = cut
    path = tmp_path / name
    path.write_text(without((FOLDER / name).read_text(encoding="utf-8"), first, last), encoding="utf-8")
    found = findings(path)
    assert found[rule].outcome is Outcome.FAIL, found[rule].message.zh
