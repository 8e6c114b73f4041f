"""A report as text. One file a format; `FORMATS` is the table from name to renderer."""

from __future__ import annotations

from importlib import import_module

from hegui.errors import UsageError
from hegui.formats.view import View
from hegui.report import Report

FORMATS = {
    "table": "hegui.formats.table",
    "json": "hegui.formats.json_",
    "plain": "hegui.formats.plain",
}

FILES = ("docx",)
"""Formats that are written as copies of the documents into a folder (`hegui.word`), not rendered as one text."""


def render(report: Report, name: str, view: View | None = None) -> str:
    """The text of `report` in the format `name`. UsageError: there is no such format."""
    if name not in FORMATS:
        raise UsageError(f"没有输出格式“{name}”；可用：{'、'.join(FORMATS)}")
    text: str = import_module(FORMATS[name]).render(report, view or View())
    return text
