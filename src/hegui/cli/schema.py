"""hegui schema: the JSON Schema of packs, for editors, and of reports."""

from __future__ import annotations

import os
from typing import Annotated

import typer

import hegui
from hegui.cli import screen
from hegui.cli.options import Lang
from hegui.cli.values import choice
from hegui.cli.words import say

Kind = Annotated[
    str,
    typer.Option(
        "--kind",
        metavar="pack|references|config|report|diff|baseline|waivers|attestations",
        help=say(
            "清单文件、参考数据、配置文件、JSON 报告、两稿对照、基线、豁免清单还是人工核对答复的",
            "Of packs, reference data, configurations, JSON reports, comparisons, baselines, waivers, or attestations.",
        ),
    ),
]


_WRITTEN = {
    "report": ("formats", "report.schema.json"),
    "diff": ("comparison", "diff.schema.json"),
    "baseline": ("baseline", "baseline.schema.json"),
    "waivers": ("exemptions", "waivers.schema.json"),
    "attestations": ("exemptions", "attestations.schema.json"),
}


def run(kind: Kind = "pack", lang: Lang = None) -> int:
    """The exit status."""
    if choice(kind, ("pack", "references", "config", *_WRITTEN), "--kind") in _WRITTEN:
        screen.write(_written(kind), machine=True)
        return 0
    if kind == "config":
        from hegui.cli.config import write_schema

        return write_schema()
    from hegui.formats.json_ import dumped
    from hegui.packs.schema import json_schema

    screen.write(dumped(json_schema("references" if kind == "references" else "pack")), machine=True)
    return 0


run.__doc__ = say("打印 JSON Schema，供编辑器使用。", "Print a JSON Schema, for editors.")


def _written(kind: str) -> str:
    package, name = _WRITTEN[kind]
    path = os.path.join(os.path.dirname(hegui.__file__), package, name)
    with open(path, encoding="utf-8") as file:
        return file.read()
