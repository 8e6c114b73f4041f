"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from hegui.cli.words import say


def _option(flag: str, metavar: str | None, zh: str, en: str) -> Any:
    return typer.Option(flag, metavar=metavar, help=say(zh, en))


Packs = Annotated[
    list[str] | None,
    _option(
        "--pack",
        "NAME|FILE",
        "清单：内置清单的名称，或 YAML 文件；可多次给出；不给则用适合该文种的全部内置清单",
        "A shipped pack, or a YAML file; may be repeated. Default: all shipped packs that fit.",
    ),
]
Select = Annotated[
    list[str] | None,
    _option(
        "--select",
        "ID",
        "只用这些规则：编号、编号开头或名称，逗号分隔",
        "Only these rules: ids, starts of ids, or names.",
    ),
]
Ignore = Annotated[list[str] | None, _option("--ignore", "ID", "不用这些规则", "Not these rules.")]
Lang = Annotated[str | None, _option("--lang", "zh|en", "屏幕语言", "Language of the screen.")]
Color = Annotated[str, _option("--color", "auto|always|never", "颜色", "Colours.")]
AsOf = Annotated[
    str | None,
    _option("--as-of", "YYYY-MM-DD", "以这一天为成文日期", "The day the reports are taken to be of."),
]
Encoding = Annotated[str | None, _option("--encoding", "NAME", "文本文件的编码", "Encoding of text files.")]
Output = Annotated[
    str | None,
    _option("--output", "FILE|DIR", "写入文件；docx 格式写入目录", "Write to a file; docx into a directory."),
]
FailOn = Annotated[
    str | None,
    _option(
        "--fail-on",
        "error|warning|info|never",
        "这一级及以上的不合格项使退出码为 1",
        "Failures from this severity up end the run in 1.",
    ),
]
Jobs = Annotated[int | None, _option("--jobs", "N", "并行进程数", "Worker processes.")]
Show = Annotated[
    str | None,
    _option(
        "--show",
        "fail|pass|all",
        "fail 只列未通过和待核对的；pass 连同通过的；all 连同每一处",
        "fail: what did not pass; pass: what passed as well; all: every place.",
    ),
]
AllowSuppressions = Annotated[
    bool | None,
    _option(
        "--allow-suppressions/--no-allow-suppressions",
        None,
        "采用 Markdown 注释中的豁免说明（<!-- 合规：允许 编号 原因：… -->）；不给则只列出",
        "Let suppressions in Markdown comments count (<!-- hegui: allow ID -- reason -->). Default: list them only.",
    ),
]
IgnoreQuoted = Annotated[
    bool | None,
    _option(
        "--ignore-quoted/--no-ignore-quoted",
        None,
        "用词、固定表述各项不计“…”‘…’引号里的文字，写错的引语也一并不计",
        "Do not count wrong words inside “…” or ‘…’; misquoted set phrases in quotation marks go with them.",
    ),
]
Config = Annotated[
    str | None,
    _option(
        "--config",
        "FILE",
        "用这份配置；不给则从文件所在目录往上找 hegui.toml 或 pyproject.toml",
        "Use this configuration. Default: hegui.toml or pyproject.toml, looked for from the file upwards.",
    ),
]
Isolated = Annotated[bool, _option("--isolated", None, "不用任何配置文件", "Use no configuration file.")]
Exclude = Annotated[
    list[str] | None,
    _option(
        "--exclude",
        "GLOB",
        "目录中不检查的文件，写法同 .gitignore，可多次给出",
        "Files below directories not to check, as in .gitignore; may be repeated.",
    ),
]
Gitignore = Annotated[
    bool | None,
    _option(
        "--gitignore/--no-gitignore",
        None,
        "目录中被 git 忽略的文件不检查（默认）",
        "Do not check files below directories that git ignores (default).",
    ),
]
ForceExclude = Annotated[
    bool | None,
    _option(
        "--force-exclude/--no-force-exclude",
        None,
        "直接点名的文件也按 exclude 排除（用于 pre-commit）",
        "Leave out excluded files even where they are named, as pre-commit names all.",
    ),
]
Strict = Annotated[
    bool | None,
    _option(
        "--strict/--no-strict",
        None,
        "从严：没有本文种清单的文件、--fail-on 一级及以上而待人工核对的项，都使退出码为 2",
        "A document of a kind that no checklist is for, and a review open at --fail-on or above, end the run in 2.",
    ),
]
Waivers = Annotated[str | None, _option("--waivers", "FILE", "豁免清单", "The file of waivers.")]
Attestations = Annotated[
    str | None, _option("--attestations", "FILE", "人工核对的答复", "The file of attestations.")
]
Baseline = Annotated[
    str | None, _option("--baseline", "FILE", "存量问题基线", "The baseline of known findings.")
]
UpdateBaseline = Annotated[
    bool,
    _option(
        "--update-baseline",
        None,
        "把这次没有通过的都记入基线（默认 hegui-baseline.json），已改好的去掉",
        "Write what fails now into the baseline (default hegui-baseline.json), and take out what no longer does.",
    ),
]
Today = Annotated[
    str | None,
    _option("--today", "YYYY-MM-DD", "以这一天为今天，看豁免是否到期", "The day by which waivers expire."),
]
NoCache = Annotated[bool, _option("--no-cache", None, "不用清单缓存", "Do not use cached packs.")]
StdinName = Annotated[
    str,
    _option(
        "--stdin-name",
        "NAME",
        "标准输入的文件名，格式按其扩展名",
        "File name for standard input; its suffix gives the format.",
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        help=say("只列没有通过的；全部通过则不作声", "Only what did not pass; silent where all passed."),
    ),
]
Verbose = Annotated[bool, _option("--verbose", None, "列出各阶段用时", "Tell what took how long.")]
