"""hegui rules: the rules a run would use, after the configuration of the working directory."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from hegui.cli import screen
from hegui.cli.judging import Asked
from hegui.cli.off import switched_off, told
from hegui.cli.options import Config, Ignore, Isolated, Lang, Packs, Select
from hegui.cli.settling import said
from hegui.cli.values import choice
from hegui.cli.words import prefer, say, spoken
from hegui.config.discover import Discovery
from hegui.config.settings import Settling
from hegui.configured import plan_for
from hegui.formats.words import LEVELS, SEVERITIES
from hegui.plan import Plan

Format = Annotated[
    str, typer.Option("--format", metavar="table|json", help=say("输出格式", "Output format."))
]
SCHEMA = "hegui-rules/1"


def run(
    pack: Packs = None,
    select: Select = None,
    ignore: Ignore = None,
    name: Format = "table",
    lang: Lang = None,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """The exit status."""
    choice(name, ("table", "json"), "--format")
    typed = said(Asked((), pack=pack, select=select, ignore=ignore))
    settling = Settling(Discovery(config, isolated=isolated), typed)
    prefer(settling.discovery.own().values.get("lang"))
    checklist = plan_for(settling.settings(""))
    if name == "json":
        from hegui.formats.json_ import dumped

        screen.write(dumped(_values(checklist)), machine=True)
    else:
        screen.write("\n".join(_lines(checklist)) + "\n")
    return 0


run.__doc__ = say("列出规则。", "List the rules.")


def _lines(checklist: Plan) -> list[str]:
    from hegui.formats.layout import safe, width, wrap
    from hegui.formats.rows import drawn

    lang = spoken()
    headers = say("规则|级别|依据|清单|检查项", "rule|severity|basis|pack|demand").split("|")
    rows = [
        (
            rule.id,
            SEVERITIES[rule.severity].text(lang),
            LEVELS[rule.basis.level].text(lang),
            safe(checklist.packs[pack].pack),
            safe(rule.title),
        )
        for rule, pack, _ in checklist.entries
    ]
    fixed = sum(max(width(row[column]) for row in (headers, *rows)) + 2 for column in range(4))
    room = max(screen.columns(False) - fixed, 20)
    folded = (
        (*row[:4], line) if n == 0 else ("", "", "", "", line)
        for row in rows
        for n, line in enumerate(wrap(row[4], room))
    )
    total = len(rows)
    off = [
        line
        for each in switched_off(checklist.packs)
        for line in wrap(safe(told(each)), screen.columns(False))
    ]
    return [
        *drawn(folded, headers),
        "",
        *off,
        say(f"共 {total} 条规则", f"{total} rule{'s' * (total != 1)}"),
    ]


def _values(checklist: Plan) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "rules": [
            {
                "id": rule.id,
                "name": rule.name,
                "title": rule.title,
                "severity": rule.severity.value,
                "basis": {
                    "level": rule.basis.level,
                    "document": rule.basis.document,
                    "clause": rule.basis.clause,
                    "conditional": rule.basis.conditional,
                },
                "why": rule.why,
                "kind": rule.check.kind,
                "pack": checklist.packs[pack].pack,
            }
            for rule, pack, _ in checklist.entries
        ],
        "off": [each._asdict() for each in switched_off(checklist.packs)],
    }
