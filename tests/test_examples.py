"""The shipped examples are what their page says they are."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from pathlib import Path

from hegui import Outcome, Severity, check_file, load_packs
from hegui.proof import Standing, prove
from hegui.report import Judged

EXAMPLES = Path(__file__).parent.parent / "examples"


def judged(name: str, *packs: Path) -> Judged:
    return check_file(EXAMPLES / name, packs).documents[0]


def failed(document: Judged, *severities: Severity) -> set[str]:
    return {
        f.rule.id for f in document.findings if f.outcome is Outcome.FAIL and f.rule.severity in severities
    }


def test_the_good_report_passes_every_error_and_warning_rule() -> None:
    document = judged("good.md")
    assert not failed(document, Severity.ERROR, Severity.WARNING)
    assert {f.outcome for f in document.findings} <= {Outcome.PASS, Outcome.NOT_APPLICABLE}


def test_the_draft_has_its_faults() -> None:
    found = failed(judged("draft.txt"), *Severity)
    planted = {
        "BS001",
        "BS002",
        "PU030",
        "PU001",
        "PU005",
        "PU010",
        "PU011",
        "BS020",
        "BS023",
        "NU011",
        "FM004",
    }
    planted |= {
        "SZ002",
        "SZ008",
        "SZ020",
        "SZ021",
        "SZ022",
        "SZ023",
        "SZ024",
        "SZ025",
        "SZ030",
        "SZ040",
        "SZ041",
    }
    assert planted <= found


def test_the_word_report_has_two_faults_and_generated_numbers() -> None:
    document = judged("report.docx")
    assert failed(document, Severity.ERROR, Severity.WARNING) == {"BS002", "PU001"}
    problems = next(f for f in document.findings if f.rule.id == "SZ002")
    assert problems.outcome is Outcome.PASS


def test_the_word_report_is_what_its_script_makes() -> None:
    spec = importlib.util.spec_from_file_location("make_report", EXAMPLES / "make_report.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    made = script.build()
    assert made == script.build()
    kept = (EXAMPLES / "report.docx").read_bytes()
    assert part(made) == part(kept)  # the other parts come from the library's template, which may change


def part(package: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        return parts.read("word/document.xml")


def test_the_house_checklist_proves_itself_and_says_what_it_changed() -> None:
    packs = load_packs([EXAMPLES / "house.yaml"], cache=False)
    assert {proof.standing for proof in prove(packs)} == {Standing.HOLDS}
    report = check_file(EXAMPLES / "draft.txt", [EXAMPLES / "house.yaml"])
    house = next(pack for pack in report.packs if pack.name == "house")
    assert dict(house.off).keys() == {"SZ016"}
    assert set(house.changed) == {"SZ003", "SZ031"}
    found = {f.rule.id: f for f in report.documents[0].findings}
    assert "SZ016" not in found
    assert found["SZ003"].rule.severity is Severity.ERROR
    assert found["QH001"].outcome is Outcome.FAIL
