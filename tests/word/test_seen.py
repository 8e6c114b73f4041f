"""The text that is read is the text a person sees: compared with the text layer of the page that LibreOffice renders."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import handmade
import libraries
import libreoffice
import programs
import pytest
import wps
from wordxml import ACCEPTED

from hegui.document import BlockKind, Document
from hegui.readers.docx import document

MADE: dict[str, Callable[[], bytes]] = {
    **handmade.FILES,
    **libraries.FILES,
    **libreoffice.FILES,
    **programs.FILES,
    **wps.FILES,
}
# Marks of notes are on the page, and no text: 1 and 2 beside the notes and where they are referred to.
NOTE_MARKS = {"footnotes": "1122ii", "libreoffice-notes": "11", "everything": "11ii"}
NOTE_MARKS |= {
    "program-pandoc": "11",
    "program-markdown-docx": "11",
    "program-docxjs": "11",
}
FLOATING = ("boxes", "libreoffice-frames", "wps-report", *NOTE_MARKS)

needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice (soffice) and poppler (pdftotext) are not installed: no pages to compare with",
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each file as the PDF that LibreOffice makes of it."""
    folder = tmp_path_factory.mktemp("pages")
    for name, make in MADE.items():
        (folder / f"{name}.docx").write_bytes(accepted(make()))
    libreoffice.run(folder, "pdf", *sorted(folder.glob("*.docx")))
    return folder


def accepted(data: bytes) -> bytes:
    """The file with its changes shown as if they were accepted."""
    old = zipfile.ZipFile(io.BytesIO(data))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/settings.xml" and b"revisionView" not in content:
                content = re.sub(rb"(<w:settings\b[^>]*>)", rb"\1" + ACCEPTED.encode(), content)
            archive.writestr(name, content)
    return stream.getvalue()


def bare(text: str) -> str:
    """`text` without blanks and without pictures of signs, in the plain forms of its characters."""
    plain = unicodedata.normalize("NFKC", text).replace("\u2010", "-").replace("\u2011", "-")
    return "".join(
        char
        for char in plain
        if not char.isspace() and unicodedata.category(char) not in ("Cf", "Co", "So", "Cc")
    )


def layer(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True, text=True)
    return done.stdout


def lines(read: Document) -> tuple[list[str], list[str]]:
    """What is seen of the running text, and of the notes and margins, line by line."""
    apart = (BlockKind.MARGIN, BlockKind.FOOTNOTE)
    last = max((block.span.end for block in read.blocks if block.kind not in apart), default=0)
    view = read.visible
    at = view.folded(last)
    bullets = str.maketrans("", "", "•▪●➢■◆")
    split = [text.translate(bullets).split("\n") for text in (view.text[:at], view.text[at:])]
    return split[0], [line for line in split[1] if line.strip()]


@needs_office
@pytest.mark.parametrize("name", MADE)
def test_the_reader_reads_what_the_page_shows(name: str, pages: Path) -> None:
    read = document((pages / f"{name}.docx").read_bytes(), path=name)
    running, apart = lines(read)
    shown = bare(layer(pages / f"{name}.pdf").translate(str.maketrans("", "", "•▪●➢■◆")))
    for line in map(bare, apart):
        assert line in shown
        shown = shown.replace(line, "")
    if name in FLOATING:
        assert Counter(shown) == Counter(bare("".join(running)) + NOTE_MARKS.get(name, ""))
        assert all(bare(line) in shown for line in running if name not in NOTE_MARKS)
    else:
        assert shown == bare("".join(running))


def test_a_file_of_wps_is_read_as_seen() -> None:
    read = document(wps.report(), path="x")
    assert read.text.split("\n") == [
        *("关于河湾镇防汛工作的报告", "县人民政府：", "一、主要工作", "（一）抓好巡查"),
        *("汛前排查水库32座，整改隐患15处。", "1.登记造册", "2.限期整改", "不编号的标题", "二、存在问题"),
        *(
            "全年演练6场次，全部达标。",
            "框中的话",
            "联系人：单击此处输入文字。",
            "河湾镇人民政府",
            "2023年12月28日",
        ),
        *("", "第1页"),
    ]
    assert [(section.number, section.level) for section in read.sections] == [
        ("一、", 1),
        ("（一）", 2),
        ("1.", 3),
        ("2.", 3),
        ("", 2),
        ("二、", 1),
    ]
    assert [mark.kind for mark in read.marks] == ["comment", "deletion", "insertion", "placeholder"]


def test_there_are_files_of_three_writers() -> None:
    assert len(handmade.FILES) >= 25
    assert len(libraries.FILES) >= 5
    assert len(libreoffice.FILES) >= 5
    assert len(programs.FILES) >= 4
