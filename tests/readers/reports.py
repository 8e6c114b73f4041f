"""One report as a file of every format: what the tests compare."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import make_files

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CORPUS = Path(__file__).parent.parent / "corpus"
FILES = Path(__file__).parent / "files"
MADE = {"odt": "odt", "rtf": "rtf", "pdf": "pdf", "html": "html:HTML (StarWriter)"}
_MARKUP = re.compile(r"([\\*_`<\[\]#|~])")


def reports() -> dict[str, list[str]]:
    """The lines of every report there is, without markup; a row of a table begins with a bar."""
    paths = [FILES / "report.md", *sorted(CORPUS.glob("*.md")), *sorted(CORPUS.glob("*.txt"))]
    return {path.stem: _lines(path) for path in paths}


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").strip().split("\n")
    if path.suffix == ".md":
        lines = [line.lstrip("# ").replace("**", "") for line in lines]
    return [line for line in lines if line and not line.startswith("|-")]


def txt(lines: Iterable[str]) -> bytes:
    """As plain text, a cell a line."""
    rows = (line.strip("|").replace("|", "\n") if line.startswith("|") else line for line in lines)
    return "\n".join(rows).encode()


def md(lines: list[str]) -> bytes:
    """As Markdown that shows the same characters."""
    made = [f"# {_escaped(lines[0])}", ""]
    for before, line in pairwise(lines):
        if not line.startswith("|"):
            made += ["", _escaped(line), ""]
            continue
        made.append("|".join(_escaped(cell) for cell in line.split("|")))
        if not before.startswith("|"):
            made.append("|---" * (line.count("|") - 1) + "|")
    return "\n".join(made).encode()


def _escaped(words: str) -> str:
    return _MARKUP.sub(r"\\\1", words)


def docx(lines: Iterable[str]) -> bytes:
    """As Word file, by python-docx."""
    stream = io.BytesIO()
    make_files.word("\n".join(lines)).save(stream)
    return stream.getvalue()


def converted(folder: Path, *formats: str) -> None:
    """Put beside each .docx of `folder` what LibreOffice makes of it."""
    with tempfile.TemporaryDirectory() as profile:
        for format in formats:
            run = [str(OFFICE), f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to"]
            files = map(str, sorted(folder.glob("*.docx")))
            subprocess.run(
                [*run, MADE[format], "--outdir", str(folder), *files],
                check=True,
                capture_output=True,
                timeout=300,
            )
