"""Pieces of Markdown that say exactly the text they are given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence


def said(text: str) -> str:
    """`text` with nothing in it that Markdown or HTML would take for markup, on one line."""
    return re.sub(r"[&<>\\`*_{}\[\]#|~^$]", lambda m: f"&#{ord(m[0])};", " ".join(text.split()))


def fence(text: str, language: str = "text") -> str:
    """A block of `text` as it stands."""
    longest = max(map(len, re.findall(r"`{3,}", text)), default=2)
    mark = "`" * max(longest + 1, 3)
    return f"{mark}{language}\n{text.strip(chr(10))}\n{mark}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table of cells that are Markdown already."""
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(row)} |"
    yield ""


def folded(title: str, body: str, kind: str = "example") -> str:
    """`body`, shown when its title is clicked; without JavaScript as well."""
    inside = "\n".join(f"    {line}" if line else "" for line in body.split("\n"))
    return f'??? {kind} "{said(title)}"\n\n{inside}\n'
