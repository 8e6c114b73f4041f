"""A report as text. One file a format; `FORMATS` is the table from name to renderer."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from hegui.errors import UsageError
from hegui.formats.view import View
from hegui.report import Report

if TYPE_CHECKING:
    from hegui.formats.parts import Parts

FORMATS = {
    "table": "hegui.formats.table",
    "plain": "hegui.formats.plain",
    "json": "hegui.formats.json_",
    "jsonl": "hegui.formats.jsonl",
    "sarif": "hegui.formats.sarif",
    "junit": "hegui.formats.junit",
    "github": "hegui.formats.github",
    "markdown": "hegui.formats.markdown",
    "gitlab": "hegui.formats.gitlab",
    "checkstyle": "hegui.formats.checkstyle",
    "rdjson": "hegui.formats.rdjson",
    "csv": "hegui.formats.csv_",
    "xlsx": "hegui.formats.xlsx",
    "html": "hegui.formats.html",
}

FILES = ("docx",)
"""Formats that are written as copies of the documents into a folder (`hegui.word`), not rendered as one text."""

SHOWING = frozenset({"html", "rdjson"})
"""Formats that show the documents themselves: `Judged.sheet`."""

PAGED = frozenset({"html"})
"""Formats that may be written as several pages into a folder: `pages` of their module."""

FLOWING = frozenset({"table", "plain", "jsonl"})
"""Formats that can be written document by document while the run goes on: `parts` of their module, see `Parts`."""

SCREEN = frozenset({"table", "plain"})
"""Formats for people, in the encoding of the screen; the others are UTF-8, or bytes, wherever they go."""


NEEDS = {"xlsx": ("xlsxwriter", "hegui[xlsx]")}
"""Modules that some formats are written with, and what to install for them."""


def chunks(report: Report, name: str, view: View) -> Iterator[str] | Iterator[bytes]:
    """`report` in the format `name`, document by document. UsageError: there is no such format."""
    if name not in FORMATS:
        raise UsageError(f"没有输出格式“{name}”；可用：{'、'.join(FORMATS)}")
    made: Iterator[str] | Iterator[bytes] = import_module(FORMATS[name]).render(report, _fit(name, view))
    return made


def in_parts(report: Report, name: str, view: View) -> Parts:
    """`report` in one of the formats of `FLOWING`, part by part. report: all that is known of it so far."""
    made: Parts = import_module(FORMATS[name]).parts(report, _fit(name, view))
    return made


def _fit(name: str, view: View) -> View:
    """A format for machines has the same bytes wherever they go."""
    return view if name in SCREEN else view._replace(colour=False, ascii=False)


def render(report: Report, name: str, view: View | None = None) -> str:
    """The whole text of `report` in the text format `name`. UsageError: there is no such format."""
    return "".join(str(chunk) for chunk in chunks(report, name, view or View()))
