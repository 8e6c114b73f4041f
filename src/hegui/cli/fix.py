"""hegui fix: suggestions that need no person's judgement, written into the text."""

from __future__ import annotations

from typing import Annotated

import typer

from hegui.cli.mending import Wanted, fix
from hegui.cli.options import (
    AsOf,
    Config,
    Encoding,
    Exclude,
    Gitignore,
    Ignore,
    IgnoreQuoted,
    Isolated,
    Lang,
    NoCache,
    Packs,
    Select,
    StdinName,
)
from hegui.cli.words import say

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help=say(
            "文本、Markdown 或 Word 文件，或目录；Word 的改动写成修订；- 是标准输入，改好的写到标准输出",
            "Text, Markdown or Word files (there as tracked changes), or directories; - fixes standard input to standard output.",
        ),
    ),
]
Diff = Annotated[
    bool,
    typer.Option(
        "--diff", help=say("只显示改动，不写入文件（默认）", "Show the changes, write nothing (default).")
    ),
]
Write = Annotated[bool, typer.Option("--write", help=say("写入文件", "Write the files."))]


def run(
    paths: Paths,
    diff: Diff = False,
    write: Write = False,
    pack: Packs = None,
    select: Select = None,
    ignore: Ignore = None,
    as_of: AsOf = None,
    ignore_quoted: IgnoreQuoted = None,
    encoding: Encoding = None,
    no_cache: NoCache = False,
    stdin_name: StdinName = "-",
    lang: Lang = None,
    config: Config = None,
    isolated: Isolated = False,
    exclude: Exclude = None,
    gitignore: Gitignore = None,
) -> int:
    """The exit status."""
    return fix(
        Wanted(
            paths=paths,
            diff=diff,
            write=write,
            pack=pack,
            select=select,
            ignore=ignore,
            as_of=as_of,
            ignore_quoted=ignore_quoted,
            encoding=encoding,
            no_cache=no_cache,
            stdin_name=stdin_name,
            config=config,
            isolated=isolated,
            exclude=exclude,
            respect_gitignore=gitignore,
        )
    )


run.__doc__ = say(
    "改正不须人判断的写法（规则标明 fixable 的；级别为提示的，用 --select 写明编号或名称才改）。文内豁免的地方不改；会引出新问题的改动退回，留给人改。"
    "退出码：0 没有可改的或已写入，1 有可改的，2 有文件不能读写。",
    "Mend what needs no judgement (rules marked fixable; those of severity info only where --select has their id or name). What the document waives is left alone, and so is what would "
    "bring about a new finding. Exit status: 0 nothing to fix or written, 1 something to fix, 2 a file could not be "
    "read or written.",
)
