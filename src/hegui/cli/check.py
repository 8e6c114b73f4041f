"""hegui check: a checklist over reports."""

from __future__ import annotations

from typing import Annotated

import typer

from hegui.cli.judging import Asked, judge
from hegui.cli.options import (
    AllowSuppressions,
    AsOf,
    Attestations,
    Baseline,
    Color,
    Config,
    Encoding,
    Exclude,
    FailOn,
    ForceExclude,
    Gitignore,
    Ignore,
    IgnoreQuoted,
    Isolated,
    Jobs,
    Lang,
    NoCache,
    Output,
    Packs,
    Quiet,
    Select,
    Show,
    StdinName,
    Strict,
    Today,
    UpdateBaseline,
    Verbose,
    Waivers,
)
from hegui.cli.words import say
from hegui.formats import FILES, FORMATS

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help=say("文件或目录；- 是标准输入", "Files or directories; - is standard input.")
    ),
]
Format = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="NAME[=FILE]",
        help=say(
            f"输出格式，可多次给出，写“=文件”则写入文件：{'、'.join((*FORMATS, *FILES))}",
            f"Output format, may be repeated; with =FILE into a file: {', '.join((*FORMATS, *FILES))}.",
        ),
    ),
]
_BARE = Asked(())


def run(
    paths: Paths,
    pack: Packs = None,
    select: Select = None,
    ignore: Ignore = None,
    format: Format = None,
    output: Output = None,
    fail_on: FailOn = _BARE.fail_on,
    as_of: AsOf = None,
    jobs: Jobs = None,
    show: Show = _BARE.show,
    lang: Lang = None,
    color: Color = _BARE.color,
    encoding: Encoding = None,
    no_cache: NoCache = _BARE.no_cache,
    stdin_name: StdinName = _BARE.stdin_name,
    allow_suppressions: AllowSuppressions = _BARE.allow_suppressions,
    ignore_quoted: IgnoreQuoted = _BARE.ignore_quoted,
    quiet: Quiet = False,
    verbose: Verbose = False,
    config: Config = None,
    isolated: Isolated = False,
    exclude: Exclude = None,
    respect_gitignore: Gitignore = None,
    force_exclude: ForceExclude = None,
    strict: Strict = None,
    waivers: Waivers = None,
    attestations: Attestations = None,
    baseline: Baseline = None,
    update_baseline: UpdateBaseline = False,
    today: Today = None,
) -> int:
    """The exit status."""
    given = {name: value for name, value in locals().items() if name in Asked._fields}
    return judge(Asked(**given))


run.__doc__ = say(
    "按清单检查报告。退出码：0 合格，1 不合格，2 未能判定，3 程序缺陷，130 中断。",
    "Check reports. Exit status: 0 passed, 1 failed, 2 could not judge, 3 a bug, 130 interrupted.",
)
