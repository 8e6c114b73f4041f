"""The page of the command line: every command with its arguments and options. From the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hegui.cli.commands import application
from markup import said, table

HEAD = """# 命令行

`hegui 命令 --help` 在终端里显示同样的内容。退出码：0 合格，1 不合格，2 未能判定，3 程序缺陷，130 中断；几个同时有，取最坏的。
"""


def page() -> Iterator[str]:
    """The page, in pieces."""
    yield HEAD
    for name, command in leaves(application(), ()):
        yield f"## `hegui {name}` {{#{name.replace(' ', '-')}}}\n"
        yield said(command.help or "") + "\n"
        rows = [(written(part), said(part.help or "")) for part in command.params if part.name != "help"]
        yield from table(("参数", "说明"), rows)


def leaves(command: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Every command that does something, with its name."""
    listed = getattr(command, "list_commands", None)
    if listed is None:
        yield " ".join(path), command
        return
    context = command.make_context("hegui", [], resilient_parsing=True)
    for name in listed(context):
        yield from leaves(command.get_command(context, name), (*path, name))


def written(part: Any) -> str:
    """An argument or option as it is typed."""
    metavar = part.metavar or ("" if getattr(part, "is_flag", False) else (part.name or "").upper())
    words = " ".join((*(part.opts if part.param_type_name == "option" else ()), metavar)).strip()
    return f"`{words}`".replace("|", "\\|")
