"""What of a quote stays when other parts of its document are edited: headings are numbered anew, lines broken anew."""

from __future__ import annotations

import re

OF_THE_WHOLE = ("section", "cite", "contain", "all", "any", "count", "manual")
"""Kinds that ask something of the whole: what they show where they fail is what there is of it, so that one place more is
no further fault."""

_DIGITS = "一二三四五六七八九十百零〇两0-9０-９"
_NUMBER = re.compile(
    rf"第[{_DIGITS}]{{1,5}}[编章节条款部分篇]{{1,2}}|[（(][{_DIGITS}]{{1,4}}[）)]|[{_DIGITS}]{{1,4}}[、．.](?!\d)"
    r"|[一二三四五六七八九十]是|\d+(?:\.\d+){1,4}(?=\s)|[①-⑳]"
)
_LONG = 64  # characters from which a quote is known by how it begins
_HEAD = 32


def steady(quote: str) -> str:
    """`quote` without the number it begins with and without blanks; of a long one the beginning.

    A quote that holds nothing else is kept as it is. What is quoted at length is a passage, of which any edit touches some
    part: it stays the passage that it was while it begins as it did.
    """
    words = quote.strip()
    numbered = _NUMBER.match(words)
    kept = "".join(words[numbered.end() :].split()) if numbered else ""
    kept = kept or "".join(words.split()) or quote
    return kept if len(kept) <= _LONG else kept[:_HEAD]
