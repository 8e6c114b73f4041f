"""Front matter: the `---` block of flat `key: value` lines at the head of a Markdown file.

Read by hand: a YAML parser would turn dates and `no` into something else, and costs more time than the whole document.
"""

from __future__ import annotations

import re

from hegui.expression import expression

_END = r"(?:\r\n|\r|\n)"
# Compiled by the first text that begins like one.
_BLOCK = rf"---[ \t]*{_END}(?P<body>.*?{_END})?(?:---|\.\.\.)[ \t]*(?={_END}|\Z)"
_ENTRY = expression(r"(?P<key>[^\s:#-][^:]*?)[ \t]*:(?:[ \t]+(?P<value>.*?))?[ \t]*")
_MORE = expression(r"[ \t]*(?:#.*|- .*|-)?|[ \t]+.*")  # comments, lists and nested entries: passed over


def front_matter(text: str) -> tuple[int, list[tuple[str, str]]]:
    """Where the front matter of `text` ends, 0 for none, and its entries."""
    match = re.match(_BLOCK, text, re.DOTALL) if text.startswith("---") else None
    lines = re.split(_END, match["body"] or "") if match else []
    entries = [_ENTRY.fullmatch(line) for line in lines]
    if not match or not any(entries):
        return 0, []
    if not all(entry or _MORE.fullmatch(line) for entry, line in zip(entries, lines, strict=True)):
        return 0, []
    return match.end(), [(entry["key"], _unquoted(entry["value"] or "")) for entry in entries if entry]


def _unquoted(value: str) -> str:
    quoted = re.match(r"\"([^\"]*)\"|'([^']*)'", value)
    return (quoted[1] or quoted[2] or "") if quoted else re.sub(r"(?:^|[ \t]+)#.*", "", value)
