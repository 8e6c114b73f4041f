"""The same report in every format: the same outcome of every rule, and the same text."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import handmade
import pytest
import reports

from hegui.api import checklist_of
from hegui.document import Document
from hegui.engine import run
from hegui.packs.files import shipped_packs
from hegui.readers import read, read_bytes

FILES = Path(__file__).parent / "files"
REPORT = FILES / "report.md"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


def is_layout(check: Any) -> bool:
    """Whether a rule looks at what only Word files show: how a page is set, in one way or several."""
    return check.kind == "layout" or (check.kind in ("all", "any") and all(map(is_layout, check.of)))


ALL = checklist_of(sorted(shipped_packs()))
LAID_OUT = {entry.rule.id for entry in ALL.entries if is_layout(entry.rule.check)}
REPORTS = reports.reports()


def outcomes(document: Document) -> dict[str, str]:
    """How every shipped rule ends on the document, but those on layout."""
    return {
        found.rule.id: found.outcome.value for found in run(ALL, document) if found.rule.id not in LAID_OUT
    }


@cache
def expected() -> dict[str, str]:
    return outcomes(read(REPORT))


def same(document: Document) -> None:
    """Every rule ends as on the Markdown file."""
    found = outcomes(document)
    assert {rule: (expected()[rule], found[rule]) for rule in found if found[rule] != expected()[rule]} == {}


def words(document: Document) -> list[str]:
    blocks = (
        document.words(block.span) for block in document.blocks if block.kind not in ("margin", "metadata")
    )
    return ["".join(text.split()) for text in blocks]


@pytest.mark.parametrize("format", ["docx", "odt", "rtf", "html", "pdf"])
def test_files_of_libreoffice(format: str) -> None:
    document = read(FILES / f"report.{format}")
    assert words(document) == words(read(REPORT))
    same(document)


def test_few_rules_are_left_out() -> None:
    assert len(expected()) > 450
    assert {rule[:2] for rule in LAID_OUT} == {"GL"}


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_what_is_left_in_a_file_is_told_wherever_it_is_kept(tmp_path: Path) -> None:
    """Changes, comments, hidden text and prompts of Word files, in what LibreOffice makes of them."""
    kept = {
        "odt": ("WD001", "WD002", "WD003", "WD004"),
        "rtf": ("WD001", "WD002", "WD003"),
        "html": ("WD002", "WD003"),
    }
    names = ("changes", "comments", "hidden", "joined", "controls", "everything", "split-runs")
    for name in names:
        (tmp_path / f"{name}.docx").write_bytes(handmade.FILES[name]())
    reports.converted(tmp_path, *kept)
    for name in names:
        word = outcomes(read(tmp_path / f"{name}.docx"))
        for format, rules in kept.items():
            found = outcomes(read(tmp_path / f"{name}.{format}"))
            assert [found[rule] for rule in rules] == [word[rule] for rule in rules], (name, format)


def test_plain_text() -> None:
    same(read_bytes(reports.txt(REPORTS["report"]).decode().encode("gb18030"), "report.txt", "txt"))


@pytest.mark.parametrize("name", REPORTS)
def test_a_text_typed_marked_up_and_in_word(name: str) -> None:
    lines = REPORTS[name]
    word = outcomes(read_bytes(reports.docx(lines), "report.docx", "docx"))
    for format, data in (("txt", reports.txt(lines)), ("md", reports.md(lines))):
        found = outcomes(read_bytes(data, f"report.{format}", format))
        assert {rule: (word[rule], found[rule]) for rule in found if found[rule] != word[rule]} == {}, format


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_every_report_in_every_format(tmp_path: Path) -> None:
    """The files of the corpus, most of them with faults of many kinds, in all formats."""
    for name, lines in REPORTS.items():
        (tmp_path / f"{name}.docx").write_bytes(reports.docx(lines))
    reports.converted(tmp_path, *reports.MADE)
    different = []
    for name in REPORTS:
        word = outcomes(read(tmp_path / f"{name}.docx"))
        for format in reports.MADE:
            found = outcomes(read(tmp_path / f"{name}.{format}"))
            different += [
                (name, format, rule, word[rule], found[rule]) for rule in word if found[rule] != word[rule]
            ]
    assert different == []


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_old_word_files_through_libreoffice() -> None:
    document = read(FILES / "report.doc")
    assert document.format == "doc"
    assert words(document) == words(read(REPORT))
    same(document)


@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
def test_a_page_that_a_browser_prints(tmp_path: Path) -> None:
    rows = [
        row
        for row in REPORT.read_text(encoding="utf-8").removeprefix("# ").split("\n")
        if row and row[0] != "|"
    ]
    page = "<!doctype html><meta charset=utf-8><style>body{font: 16pt/28pt serif}p{text-indent:2em;margin:0}</style>"
    path = tmp_path / "report.html"
    path.write_text(page + "".join(f"<p>{row}</p>" for row in rows), encoding="utf-8")
    printed = tmp_path / "report.pdf"
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    subprocess.run(
        [CHROMIUM, *options, f"--print-to-pdf={printed}", path], check=True, capture_output=True, timeout=120
    )
    assert words(read(printed)) == words(read(path))
    for file in (path, printed):
        same(read(file))
