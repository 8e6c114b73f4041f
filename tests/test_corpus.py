"""The shipped packs on whole documents: what they must find, and above all what they must leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from hegui import Finding, Outcome, Severity, check_file

CORPUS = Path(__file__).parent / "corpus"
EXPECTED = yaml.safe_load((CORPUS / "expected.yaml").read_text(encoding="utf-8"))
DOCUMENTS = sorted(EXPECTED)
GOOD = [name for name in DOCUMENTS if name.startswith("good-")]


def findings(name: str) -> dict[str, Finding]:
    report = check_file(CORPUS / name)
    assert not report.refused
    return {finding.rule.id: finding for finding in report.documents[0].findings}


def failures(found: dict[str, Finding], severity: Severity) -> dict[str, str]:
    """Failed rules of `severity`, with the words they quote."""
    return {
        rule: "｜".join(quote.quote for quote in finding.evidence) or finding.message.zh
        for rule, finding in found.items()
        if finding.outcome is Outcome.FAIL and finding.rule.severity is severity
    }


def test_every_document_is_expected() -> None:
    assert sorted(path.name for path in CORPUS.iterdir() if path.suffix in (".txt", ".md")) == DOCUMENTS


@pytest.mark.parametrize("name", DOCUMENTS)
def test_planted_faults_are_found(name: str) -> None:
    found = findings(name)
    for rule, words in EXPECTED[name].get("fail", {}).items():
        assert found[rule].outcome is Outcome.FAIL, f"{rule}: {found[rule].message.zh}"
        quotes = [quote.quote for quote in found[rule].evidence]
        for word in words:
            assert any(word in quote for quote in quotes), f"{rule} quotes {quotes}, not {word}"
            quotes.remove(next(quote for quote in quotes if word in quote))


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize(
    ("key", "outcome"),
    [("pass", Outcome.PASS), ("review", Outcome.REVIEW), ("n/a", Outcome.NOT_APPLICABLE)],
)
def test_other_outcomes(name: str, key: str, outcome: Outcome) -> None:
    found = findings(name)
    other = {
        rule: (found[rule].outcome.value, found[rule].message.zh)
        for rule in EXPECTED[name].get(key, ())
        if found[rule].outcome is not outcome
    }
    assert not other


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_false_error(name: str) -> None:
    planted = EXPECTED[name].get("fail", {})
    unexpected = {
        rule: words for rule, words in failures(findings(name), Severity.ERROR).items() if rule not in planted
    }
    assert not unexpected


@pytest.mark.parametrize("name", GOOD)
def test_no_false_warning(name: str) -> None:
    right = EXPECTED[name].get("warn", ())
    unexpected = {
        rule: words for rule, words in failures(findings(name), Severity.WARNING).items() if rule not in right
    }
    assert not unexpected


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_rule_breaks(name: str) -> None:
    assert not [rule for rule, finding in findings(name).items() if finding.outcome is Outcome.ERROR]


@pytest.mark.parametrize(
    "name", [name for name in DOCUMENTS if "述职" in (CORPUS / name).read_text(encoding="utf-8")[:60]]
)
def test_evidence_slices_to_its_quote(name: str) -> None:
    text = (CORPUS / name).read_text(encoding="utf-8")
    for finding in findings(name).values():
        for quote in finding.evidence:
            assert text[quote.start : quote.end] == quote.quote
