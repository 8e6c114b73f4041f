"""hegui init: a pack to begin with."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from hegui.cli import screen
from hegui.cli.options import Lang
from hegui.cli.words import say
from hegui.errors import HeguiError, UsageError

NAME = "hegui-rules.yaml"

Directory = Annotated[str, typer.Argument(metavar="DIR", help=say("目录", "A directory."))]


def run(directory: Directory = ".", lang: Lang = None) -> int:
    """The exit status."""
    path = os.path.normpath(os.path.join(directory, NAME))
    try:
        os.makedirs(directory, exist_ok=True)
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(_starter())
    except FileExistsError:
        raise UsageError(
            say(f"{path} 已经存在，没有改动", f"{path} exists already and was left alone")
        ) from None
    except OSError as fault:
        raise HeguiError(say(f"{path}：写不进去：{fault.strerror}", f"{path}: {fault.strerror}")) from fault
    screen.write(
        say(
            f"已写入 {path}\n下一步：hegui prove {path}，再 hegui check 报告.docx --pack {path}\n",
            f"wrote {path}\nnext: hegui prove {path}, then hegui check REPORT --pack {path}\n",
        )
    )
    return 0


run.__doc__ = say(
    "写一份带注释的起步清单 hegui-rules.yaml；已有则不覆盖。",
    "Write a commented pack to begin with, hegui-rules.yaml; never over an existing file.",
)


def _starter() -> str:
    with open(os.path.join(os.path.dirname(__file__), "starter.yaml"), encoding="utf-8") as file:
        return file.read()
