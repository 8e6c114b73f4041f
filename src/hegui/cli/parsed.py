"""A command line that typer must take apart: all but the plainest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer

from hegui.cli.commands import COMMANDS, application
from hegui.cli.screen import tell
from hegui.cli.words import say
from hegui.errors import HeguiError

# typer has this from click or from a copy of its own, by version.
ClickException: Any = typer.BadParameter.__mro__[2]


def run(arguments: Sequence[str]) -> int:
    """Run a command line; the exit status. Loaded after the language is settled, as the help texts are in it."""
    try:
        status = application().main(list(arguments) or ["--help"], prog_name="hegui", standalone_mode=False)
    except ClickException as error:
        _tell_usage(error)
        return 2
    except BrokenPipeError:
        return 0
    except OSError as fault:  # typer writes its help itself
        raise HeguiError(
            say(f"结果未能写出：{fault.strerror}", f"could not write: {fault.strerror}")
        ) from fault
    return int(status or 0) if arguments else 2


def _tell_usage(error: Any) -> None:
    if getattr(error, "ctx", None) is not None:
        tell(error.ctx.get_usage())
        tell(say(f"详见 {error.ctx.command_path} --help", f"See {error.ctx.command_path} --help"))
    tell(say("错误：", "error: ") + _translated(error))


def _translated(error: Any) -> str:
    message: str = error.format_message()
    option, param = getattr(error, "option_name", None), getattr(error, "param", None)
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return say(f"没有选项 {option}", message)
    if kind == "MissingParameter" and param is not None:
        return say(f"缺少参数 {param.metavar or param.name}", message)
    if message.startswith("No such command"):
        return say(f"没有命令 {message.split()[3].rstrip('.')}；可用：{'、'.join(COMMANDS)}", message)
    return say(f"命令行有误：{message}", message)
