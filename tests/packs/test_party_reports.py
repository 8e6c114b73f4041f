"""The checklists for Party reports on whole texts, written for the purpose, before and apart from the rules' own examples.

`party/` holds reports as people write them: headings in their own words, headings run into the paragraph, papers
without a title, and hollow ones.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hegui import Outcome, Severity, check_file

FOLDER = Path(__file__).parent / "party"
OURS = ("SZ", "DJ", "DZ")
# What each must fail (rules of severity error or warning), and what a person must decide; nothing else may.
FAILS = {
    "duty-2022.txt": "SZ021",
    "duty-causes-only.txt": "SZ002",
    "duty-combined.txt": "",
    "duty-county-secretary.txt": "SZ021",
    "duty-deputy-run.txt": "",
    "duty-divided.txt": "SZ053",
    "duty-enterprise.txt": "SZ021",
    "duty-headless.txt": "SZ022 SZ023",
    "duty-hollow.txt": "SZ005 SZ006 SZ008 SZ010 SZ012 SZ014 SZ015 SZ017 SZ046 SZ056",
    "duty-kindergarten.txt": "",
    "duty-none.txt": "SZ001 SZ002 SZ003 SZ030",
    "duty-section-chief.txt": "",
    "duty-themes.md": "",
    "duty-vague.txt": "SZ040 SZ053",
    "inward-2025.txt": "",
    "inward-branch.txt": "",
    "inward-clerk.txt": "",
    "inward-county.txt": "",
    "inward-empty.txt": "DZ001 DZ003 DZ006 DZ010 DZ020 DZ026",
    "inward-md.md": "",
    "inward-none.txt": "DZ002 DZ026 DZ030",
    "inward-person.txt": "",
    "inward-plans-first.txt": "DZ005",
    "inward-run.txt": "",
    "inward-team.txt": "",
    "party-headless.txt": "",
    "party-hollow.txt": "DJ020",
    "party-plain.txt": "",
    "party-questions.txt": "",
    "party-runin.txt": "",
    "party-school.md": "",
    "party-unit.txt": "DJ001 DJ003 DJ004 DJ010 DJ011 DJ012 DJ013 DJ014 DJ032",
}
REVIEWS = {
    "duty-deputy-run.txt": "SZ001",
    "duty-headless.txt": "SZ004 SZ010",
    "duty-kindergarten.txt": "SZ001 SZ004 SZ044",
    "party-headless.txt": "DJ003 DJ005",
    "inward-branch.txt": "DZ002 DZ004",
    "inward-run.txt": "DZ004 DZ010",
}
GENRES = {"duty": "述职报告", "party": "党建述职", "inward": "对照检查材料"}
GOOD = [name for name, rules in FAILS.items() if not rules]


def judged(name):
    report = check_file(FOLDER / name)
    assert not report.refused
    return report.documents[0]


def ended(document, outcome):
    return {
        finding.rule.id
        for finding in document.findings
        if finding.outcome is outcome
        and finding.rule.id.startswith(OURS)
        and finding.rule.severity in (Severity.ERROR, Severity.WARNING)
    }


def test_every_text_is_expected():
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(FAILS)


@pytest.mark.parametrize("name", FAILS)
def test_verdicts(name):
    document = judged(name)
    assert document.genre == GENRES[name.partition("-")[0]]
    assert ended(document, Outcome.FAIL) == set(FAILS[name].split())
    assert ended(document, Outcome.REVIEW) == set(REVIEWS.get(name, "").split())
    assert ended(document, Outcome.ERROR) == set()


@pytest.mark.parametrize("name", GOOD)
def test_no_error_of_any_pack_on_a_good_one(name):
    wrong = {
        finding.rule.id: finding.message.zh
        for finding in judged(name).findings
        if finding.outcome is Outcome.FAIL and finding.rule.severity is Severity.ERROR
    }
    assert wrong == {}


def test_a_pass_shows_its_evidence():
    findings = {finding.rule.id: finding for finding in judged("inward-team.txt").findings}
    quotes = [quote.quote for quote in findings["DZ010"].evidence]
    assert any("政治纪律" in quote for quote in quotes)
    assert any("管党治党" in quote for quote in quotes)
