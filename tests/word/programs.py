"""Word files written by programs that offices meet beside Word: each is the file as the program wrote it.

pandoc 3.9 from Markdown; the npm packages docx 9.5 (docxjs), html-to-docx 1.8 and markdown-docx 1.7 from the words of the same report.
"""

from __future__ import annotations

from pathlib import Path

FILES = {
    f"program-{path.stem}": path.read_bytes for path in sorted(Path(__file__).with_suffix("").glob("*.docx"))
}
