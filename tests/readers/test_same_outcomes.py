"""The same report in every format: the same outcome of every rule, and the same text."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from hegui import Judged, check_file
from hegui.api import check_bytes
from hegui.document import Document
from hegui.readers import read

FILES = Path(__file__).parent / "files"
REPORT = FILES / "report.md"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
# Rules that are for one format: what is no fault in another, or cannot be seen in it.
OF_ONE_FORMAT = {"not_checked", "not_applicable"}


def outcomes(judged: Judged) -> dict[str, str]:
    return {found.rule.id: found.outcome.value for found in judged.findings}


@cache
def expected() -> dict[str, str]:
    return outcomes(check_file(REPORT).documents[0])


def same(judged: Judged) -> None:
    """Every rule ends as on the Markdown file, but those that do not apply to one of the two formats."""
    found = outcomes(judged)
    assert found.keys() == expected().keys()
    others = {
        rule: (expected()[rule], outcome)
        for rule, outcome in found.items()
        if outcome != expected()[rule] and not OF_ONE_FORMAT.intersection((outcome, expected()[rule]))
    }
    assert others == {}
    assert sum(found[rule] == expected()[rule] for rule in found) > 0.85 * len(found)


def words(document: Document) -> list[str]:
    blocks = (
        document.words(block.span) for block in document.blocks if block.kind not in ("margin", "metadata")
    )
    return ["".join(text.split()) for text in blocks]


@pytest.mark.parametrize("format", ["docx", "odt", "rtf", "html", "pdf"])
def test_files_of_libreoffice(format: str) -> None:
    path = FILES / f"report.{format}"
    assert words(read(path)) == words(read(REPORT))
    report = check_file(path)
    assert not report.refused
    same(report.documents[0])
    assert {outcomes(report.documents[0])[rule] for rule in ("WD001", "WD002")} == {
        "pass" if format == "docx" else "not_checked"
    }


def test_plain_text() -> None:
    text = REPORT.read_text(encoding="utf-8").removeprefix("# ")
    text = re.sub(r"^\|-.*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"^\|(.*)\|$", lambda row: row[1].replace("|", "\n"), text, flags=re.MULTILINE)
    same(check_bytes(text.encode("gb18030"), "report.txt", format="txt").documents[0])


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_old_word_files_through_libreoffice() -> None:
    document = read(FILES / "report.doc")
    assert document.format == "doc"
    assert words(document) == words(read(REPORT))
    same(check_file(FILES / "report.doc").documents[0])


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
        same(check_file(file).documents[0])
