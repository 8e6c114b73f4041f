"""OpenDocument files are read as their pages show: what LibreOffice makes of the Word files, and the pages it renders of that."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import handmade
import libreoffice
import pytest
from test_seen import NOTE_MARKS, bare, layer, needs_office

from hegui.readers import read

# Deleted words are on these pages, struck through; the headers and footers of the others are on several.
APART = ("changes", "changed-table", "joined", "libreoffice-changes", "margins", "sections", "everything")
NAMES = [name for name in (*handmade.FILES, *libreoffice.FILES) if name not in APART]
BULLETS = str.maketrans("", "", "•▪●➢■◆")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each file as .odt, and as the PDF of that."""
    folder = tmp_path_factory.mktemp("open")
    for name in NAMES:
        (folder / f"{name}.docx").write_bytes({**handmade.FILES, **libreoffice.FILES}[name]())
    libreoffice.run(folder, "odt", *sorted(folder.glob("*.docx")))
    libreoffice.run(folder, "pdf", *sorted(folder.glob("*.odt")))
    return folder


@needs_office
@pytest.mark.parametrize("name", NAMES)
def test_the_reader_reads_what_the_page_shows(name: str, folder: Path) -> None:
    seen = read(folder / f"{name}.odt").visible.text
    shown = layer(folder / f"{name}.pdf")
    marks = Counter(NOTE_MARKS.get(name, ""))
    assert Counter(bare(shown.translate(BULLETS))) == Counter(bare(seen.translate(BULLETS))) + marks
