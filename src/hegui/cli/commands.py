"""The commands put together. A command's module is loaded only when it is called, or when all are listed.

Loaded after the language is settled, as the help texts here are in it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from hegui.cli.options import Lang
from hegui.cli.screen import write
from hegui.cli.words import say
from hegui.version import __version__

COMMANDS = (
    "check",
    "diff",
    "fix",
    "outline",
    "rules",
    "explain",
    "prove",
    "schema",
    "config",
    "init",
    "waivers",
    "attest",
)


class Commands(TyperGroup):
    """The group of all commands."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, loaded now; None: there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"hegui.cli.{cmd_name}")
        if hasattr(module, "application"):
            return get_command(module.application())  # a command that has others under it
        one = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        one.command(cmd_name)(module.run)
        return get_command(one)


def _version(asked: bool) -> None:
    if asked:
        write(f"hegui {__version__}\n")
        raise typer.Exit(0)


Version = Annotated[
    bool,
    typer.Option("--version", callback=_version, is_eager=True, help=say("显示版本", "Show the version.")),
]


def _root(lang: Lang = None, version: Version = False) -> None:
    """What the whole is for."""


_root.__doc__ = say(
    "合规：按检查清单逐项检查公文，给出通过与不通过及其证据。",
    "Run checklists over official Chinese reports: every pass and every failure with its evidence.",
)


def application() -> Any:
    """The command that has all others under it."""
    app = typer.Typer(
        cls=Commands, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
    )
    app.callback()(_root)
    return get_command(app)
