"""hegui attest: a person's answer to a question that only a person can answer."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from hegui.cli.options import Lang, Packs
from hegui.cli.words import say


def _option(flag: str, metavar: str | None, zh: str, en: str) -> Any:
    return typer.Option(flag, metavar=metavar, help=say(zh, en))


File = Annotated[
    str | None, typer.Argument(metavar="[FILE]", help=say("所核对的文件", "The document that was looked at."))
]
Rule = Annotated[
    str | None,
    typer.Argument(
        metavar="[RULE]", help=say("人工核对项的编号（写全）或名称", "A manual rule's whole id, or its name.")
    ),
]
Answer = Annotated[
    str | None,
    _option(
        "--answer", "yes|no", "yes（是）：符合要求；no（否）：不符合", "yes: as it should be; no: not so."
    ),
]
Name = Annotated[str | None, _option("--name", "NAME", "核对人", "Who looked.")]
Date = Annotated[
    str | None,
    _option("--date", "YYYY-MM-DD", "核对的日期；不给为今天", "The day of the answer. Default: today."),
]
Note = Annotated[str, _option("--note", "TEXT", "所据", "What it rests on.")]
Attestations = Annotated[
    str | None,
    _option(
        "--attestations",
        "FILE",
        "答复存放的文件；不给则用配置所指的，或当前目录的 hegui-attestations.yaml",
        "The file of answers. Default: the one configured, or hegui-attestations.yaml here.",
    ),
]
List = Annotated[
    bool,
    _option(
        "--list",
        None,
        "只列出：给了文件，列它的人工核对项和答复；没给，列全部答复",
        "List only: the questions of a document with their answers, or all answers.",
    ),
]


def run(
    file: File = None,
    rule: Rule = None,
    answer: Answer = None,
    name: Name = None,
    date: Date = None,
    note: Note = "",
    attestations: Attestations = None,
    listing: List = False,
    pack: Packs = None,
    lang: Lang = None,
) -> int:
    """The exit status."""
    from hegui.cli.attesting import Given, attest, show

    if listing:
        return show(file, attestations, pack)
    return attest(Given(file, rule, answer, name, date, note), attestations, pack)


run.__doc__ = say(
    "记下某人对一项人工核对（kind: manual）的答复。文件一改动，答复即失效。",
    "Write down a person's answer to a manual rule about a document. It lapses when the document changes.",
)
