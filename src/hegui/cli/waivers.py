"""hegui waivers: the file of waivers, added to, listed, looked through."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from hegui.cli import granting
from hegui.cli.options import Lang, Packs, Today
from hegui.cli.words import say


def _option(flag: str, metavar: str | None, zh: str, en: str) -> Any:
    return typer.Option(flag, metavar=metavar, help=say(zh, en))


Rule = Annotated[
    str,
    typer.Argument(metavar="RULE", help=say("规则的编号（写全）或名称", "A rule's whole id, or its name.")),
]
File = Annotated[
    str | None,
    _option(
        "--waivers",
        "FILE",
        "豁免清单；不给则用配置所指的，或当前目录的 hegui-waivers.yaml",
        "The file of waivers. Default: the one configured, or hegui-waivers.yaml here.",
    ),
]
Path = Annotated[
    str | None,
    _option(
        "--path",
        "GLOB",
        "哪些文件：相对于豁免清单的路径，可用 *、?、**",
        "Which documents: a path relative to the file of waivers, with *, ? and **.",
    ),
]
Document = Annotated[
    str | None,
    _option(
        "--document",
        "FILE|SHA256",
        "只限这份文件的这一稿：文件或其 SHA-256",
        "Only this document as it is: a file, or its SHA-256.",
    ),
]
Quote = Annotated[
    str | None, _option("--quote", "TEXT", "只豁免写着这些字的地方", "Only places with these very words.")
]
Fingerprint = Annotated[
    str | None,
    _option(
        "--fingerprint",
        "ID",
        "只豁免报告里有这个指纹的一项或一处",
        "Only the finding or place with this fingerprint.",
    ),
]
Reason = Annotated[str, _option("--reason", "TEXT", "理由（必填）", "Why it may stay (required).")]
Approver = Annotated[str, _option("--approver", "NAME", "批准人（必填）", "Who answers for it (required).")]
Expires = Annotated[
    str | None, _option("--expires", "YYYY-MM-DD", "有效期的最后一天", "The last day it holds.")
]
Perpetual = Annotated[bool, _option("--perpetual", None, "长期有效", "It never expires.")]
Approved = Annotated[
    str | None, _option("--approved", "YYYY-MM-DD", "批准的日期", "The day it was approved.")
]
Format = Annotated[str, _option("--format", "table|json", "输出格式", "Output format.")]


def _add(
    rule: Rule,
    reason: Reason,
    approver: Approver,
    path: Path = None,
    document: Document = None,
    quote: Quote = None,
    fingerprint: Fingerprint = None,
    expires: Expires = None,
    perpetual: Perpetual = False,
    approved: Approved = None,
    waivers: File = None,
    pack: Packs = None,
    today: Today = None,
    lang: Lang = None,
) -> int:
    return granting.add(
        waivers,
        pack,
        today,
        {
            "rule": rule,
            "path": path or "",
            "document": granting.digest(document),
            "quote": quote or "",
            "fingerprint": fingerprint or "",
            "reason": reason,
            "approver": approver,
            "approved": approved or "",
            "expires": expires or "",
            "perpetual": "true" if perpetual else "",
        },
    )


_add.__doc__ = say(
    "在豁免清单末尾加一条，原有内容和注释一字不动；写错了不写入。",
    "Add a waiver at the end of the file and leave all else in it as it is; nothing is written where it has a fault.",
)


def _list(
    waivers: File = None,
    pack: Packs = None,
    today: Today = None,
    name: Format = "table",
    lang: Lang = None,
) -> int:
    return granting.show(waivers, pack, today, name)


_list.__doc__ = say(
    "列出全部豁免及其状态。是否用得上，要检查时才知道：hegui check 会说明。",
    "List all waivers and how they stand. Whether they are used shows in a run of hegui check.",
)


def _lint(waivers: File = None, pack: Packs = None, today: Today = None, lang: Lang = None) -> int:
    return granting.lint(waivers, pack, today)


_lint.__doc__ = say(
    "查豁免清单本身。退出码：0 没有问题，1 有过期的、所指文件不存在的、对所有文件长期豁免的，2 写法有误。",
    "Look through the file. Exit status: 0 nothing to do, 1 some expired, are for files that are not there, or for all files for ever, 2 faults.",
)


def application() -> typer.Typer:
    """The command with those under it."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.callback()(_waivers)
    for name, run in (("add", _add), ("list", _list), ("lint", _lint)):
        app.command(name)(run)
    return app


def _waivers() -> None:
    """What the whole is for."""


_waivers.__doc__ = say(
    "管理豁免清单（hegui-waivers.yaml）。", "Manage the file of waivers (hegui-waivers.yaml)."
)
