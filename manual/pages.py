"""The reference part of the manual, from models and packs: `python manual/pages.py [FOLDER]`, by default docs/reference.

Nothing of it is kept: `python manual/pages.py && zensical build --strict` makes the whole site, in site/.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

os.environ["HEGUI_LANG"] = "zh"  # before any help text is made

import commands
import kinds
import rules
import sets

DOCS = Path(__file__).parent.parent / "docs"


def pages() -> Iterator[tuple[str, Iterable[str]]]:
    """Every page with its path in the folder."""
    packs = rules.shipped()
    yield "kinds.md", kinds.page(packs)
    yield "rules.md", rules.index(packs)
    for pack in packs:
        yield f"rules/{pack.name}.md", rules.page(pack)
    yield "sets.md", sets.page()
    yield "commands.md", commands.page()


def write(folder: Path) -> None:
    """The pages into `folder`, in place of what was there."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, pieces in pages():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(pieces), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if sys.argv[1:] else DOCS / "reference")
