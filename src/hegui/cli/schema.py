"""hegui schema: the JSON Schema of packs, for editors, and of reports."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from hegui.cli import screen
from hegui.cli.options import Lang
from hegui.cli.values import choice
from hegui.cli.words import say

Kind = Annotated[
    str,
    typer.Option(
        "--kind",
        metavar="pack|report",
        help=say("清单文件的，还是 JSON 报告的", "Of packs, or of JSON reports."),
    ),
]


def run(kind: Kind = "pack", lang: Lang = None) -> int:
    """The exit status."""
    if choice(kind, ("pack", "references", "report"), "--kind") == "report":
        screen.write(_report_schema(), machine=True)
        return 0
    from hegui.formats.json_ import dumped
    from hegui.packs.schema import json_schema

    screen.write(dumped(json_schema("references" if kind == "references" else "pack")), machine=True)
    return 0


run.__doc__ = say("打印 JSON Schema，供编辑器使用。", "Print a JSON Schema, for editors.")


def _report_schema() -> str:
    from hegui import formats

    path = os.path.join(os.path.dirname(formats.__file__), "report.schema.json")
    with open(path, encoding="utf-8") as file:
        return file.read()
