"""Where a finding stands in the file, for formats with fields for that: paths, lines, columns, sections."""

from __future__ import annotations

import os
import re

from hegui.formats.view import View
from hegui.formats.words import where
from hegui.report import Quote
from hegui.values import Record

LINED = ("txt", "md")
"""Formats whose files have the lines that are told; of the others, paragraphs or pages are told."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_LONE = re.compile("[\ud800-\udfff]")


class Region(Record):
    """Lines and columns from 1, in characters; the end column is the first one after."""

    line: int
    column: int
    end_line: int
    end_column: int


def region(quote: Quote) -> Region:
    """Where the words stand in a file that has lines."""
    ends = list(_LINE_END.finditer(quote.quote))
    if not ends:
        return Region(quote.line, quote.column, quote.line, quote.column + len(quote.quote))
    last = len(quote.quote) - ends[-1].end()
    return Region(quote.line, quote.column, quote.line + len(ends), last + 1)


def lined(format: str) -> bool:
    """Whether the lines told of a document are lines of its file."""
    return format in LINED


def spot(quote: Quote, format: str, view: View) -> str:
    """The place in words, where the file has no lines, such as “第3段”; else nothing."""
    return "" if lined(format) else where(quote.line, format, view.lang, quote.page)


def whole(text: str) -> str:
    """`text` that every reader of UTF-8 takes: half characters, as names that are not UTF-8 have, written as escapes."""
    return _LONE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def tidy(path: str) -> str:
    """A path as repositories name it: with slashes, without `./` before it."""
    path = path.replace(os.sep, "/") if os.sep != "/" else path
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path or "."
