"""Makes tests/readers/files anew: one report as every format that is read. Needs LibreOffice; not run by the tests.

python tests/readers/make_files.py
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FILES = Path(__file__).parent / "files"
FILTERS = {
    "odt": "odt",
    "rtf": "rtf",
    "pdf": "pdf",
    "doc": "doc:MS Word 97",
    "html": "html:HTML (StarWriter)",
}


def paragraph(document, words: str, size: int = 16, align=ALIGN.JUSTIFY, indent: int = 2) -> None:
    made = document.add_paragraph()
    made.alignment = align
    made.paragraph_format.line_spacing, made.paragraph_format.space_after = Pt(28), Pt(0)
    made.paragraph_format.first_line_indent = Pt(indent * size)
    run = made.add_run(words)
    run.font.size, run.font.name = Pt(size), "Noto Serif CJK SC"
    run._r.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")


def page_number(document) -> None:
    footer = document.sections[0].footer.paragraphs[0]
    footer.alignment = ALIGN.CENTER
    footer.add_run("— ")
    run = footer.add_run()
    for kind in ("begin", None, "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = "PAGE"
        run._r.append(element)
    footer.add_run(" —")


def word(text: str) -> docx.document.Document:
    """The report set as official papers are: A4, 28 characters a line, paragraphs indented by two."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(37),
        Mm(35),
        Mm(28),
        Mm(26),
    )
    page_number(document)
    title, *lines = text.strip().split("\n")
    paragraph(document, title.removeprefix("# "), 22, ALIGN.CENTER, 0)
    for line in filter(None, lines):
        if line.startswith("|-"):
            continue
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            table = (
                document.tables[-1] if document.tables else document.add_table(0, len(cells), "Table Grid")
            )
            for cell, words in zip(table.add_row().cells, cells, strict=True):
                cell.text = words
        elif line.startswith(("述职人", "2025年1月")):
            paragraph(document, line, align=ALIGN.RIGHT, indent=0)
        else:
            paragraph(document, line)
    return document


def main() -> None:
    word((FILES / "report.md").read_text(encoding="utf-8")).save(str(FILES / "report.docx"))
    with tempfile.TemporaryDirectory() as profile:
        for name in FILTERS.values():
            command = [
                shutil.which("soffice"),
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
            ]
            subprocess.run([*command, name, "--outdir", str(FILES), str(FILES / "report.docx")], check=True)


if __name__ == "__main__":
    main()
