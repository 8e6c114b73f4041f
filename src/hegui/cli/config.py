"""hegui config: which settings hold for a file, and where each comes from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer

from hegui.cli import screen
from hegui.cli.judging import Asked
from hegui.cli.options import (
    AllowSuppressions,
    AsOf,
    Attestations,
    Baseline,
    Config,
    Encoding,
    Exclude,
    FailOn,
    Gitignore,
    Ignore,
    IgnoreQuoted,
    Isolated,
    Jobs,
    Lang,
    Packs,
    Select,
    Waivers,
)
from hegui.cli.settling import said
from hegui.cli.values import choice
from hegui.cli.words import say, spoken
from hegui.config.discover import Discovery
from hegui.config.exclusion import Excluding
from hegui.config.settings import Setting, Settings, Settling, settled
from hegui.configured import plan_for
from hegui.exempting import files_of
from hegui.readers.gitignore import Line
from hegui.values import Record

SCHEMA = "hegui-config/1"
_PAIRS = ("grades", "packs-by-glob")

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE...", help=say("文件；不给则为当前目录", "Files. Default: this directory.")),
]
Show = Annotated[
    bool,
    typer.Option(
        "--show",
        help=say(
            "列出对文件生效的各项设置及其来处", "Show what holds for the files, and where it comes from."
        ),
    ),
]
Schema = Annotated[
    bool, typer.Option("--schema", help=say("打印配置文件的 JSON Schema", "Print the schema of the file."))
]
Format = Annotated[
    str, typer.Option("--format", metavar="table|json", help=say("输出格式", "Output format."))
]


class _Shown(Record):
    """What holds for one file. out: why it is left out where it is found below a directory."""

    path: str
    configuration: str
    settings: list[Setting]
    out: Line | None


def run(
    files: Paths = None,
    show: Show = False,
    schema: Schema = False,
    name: Format = "table",
    config: Config = None,
    isolated: Isolated = False,
    pack: Packs = None,
    select: Select = None,
    ignore: Ignore = None,
    exclude: Exclude = None,
    gitignore: Gitignore = None,
    fail_on: FailOn = None,
    as_of: AsOf = None,
    encoding: Encoding = None,
    jobs: Jobs = None,
    lang: Lang = None,
    waivers: Waivers = None,
    attestations: Attestations = None,
    baseline: Baseline = None,
    allow_suppressions: AllowSuppressions = None,
    ignore_quoted: IgnoreQuoted = None,
) -> int:
    """The exit status."""
    if schema:
        return write_schema()
    choice(name, ("table", "json"), "--format")
    given = {key: value for key, value in locals().items() if key in Asked._fields and key != "show"}
    asked = Asked(paths=files or ["."], respect_gitignore=gitignore, **given)
    discovery = Discovery(config, isolated=isolated)
    shown = [_shown(path, discovery, asked) for path in asked.paths]
    if name == "json":
        from hegui.formats.json_ import dumped

        values = {"schema": SCHEMA, "files": [_values(each) for each in shown], "unused": discovery.passed}
        screen.write(dumped(values), machine=True)
    else:
        screen.write("\n".join(_lines(shown, discovery.passed)) + "\n")
    for path in asked.paths:
        plan_for(Settling(discovery, said(asked)).settings(_file(path)))  # tells of rules that do not exist
    return 0


run.__doc__ = say(
    "列出配置：对某个文件生效的各项设置，以及各自来自哪里。",
    "Show the configuration: every setting that holds for a file, and where it comes from.",
)


def write_schema() -> int:
    """The schema of configuration files; the exit status."""
    from hegui.config.schema import json_schema
    from hegui.formats.json_ import dumped

    screen.write(dumped(json_schema(spoken())), machine=True)
    return 0


def _shown(path: str, discovery: Discovery, asked: Asked) -> _Shown:
    on_the_line, file, folder = said(asked), _file(path), os.path.isdir(path)
    configuration = discovery.of_file(file)
    globs = list(Settling(discovery, on_the_line).globs(file, configuration))
    out = Excluding(discovery, on_the_line).by(path, folder=folder)
    held = settled(on_the_line, configuration, globs)
    settings = Settling(discovery, on_the_line).settings(file)
    return _Shown(path, configuration.path, _with_found(held, settings, bool(asked.isolated)), out)


def _with_found(held: Sequence[Setting], settings: Settings, isolated: bool) -> list[Setting]:
    """`held` with the files of waivers and answers that nobody named but that hold as they stand beside."""
    found = dict(zip(("waivers", "attestations"), files_of(settings, isolated), strict=True))
    beside = {name: path for name, path in found.items() if path is not None}
    return [
        Setting(each.key, beside[each.key.field], "beside")
        if each.source == "default" and each.key.field in beside
        else each
        for each in held
    ]


def _file(path: str) -> str:
    """A directory stands for the files in it."""
    return os.path.join(path, "") if os.path.isdir(path) else path


def _values(shown: _Shown) -> dict[str, Any]:
    out = shown.out
    return {
        "path": shown.path,
        "configuration": shown.configuration or None,
        "excluded": {"path": _near(out), "line": out.number, "pattern": out.text} if out else None,
        "settings": {
            each.key.name: {"value": _plain(each), "source": each.source, "at": each.at}
            for each in shown.settings
        },
    }


def _plain(setting: Setting) -> Any:
    """The value as it would be written in a file; None where none would be."""
    if setting.source == "default" and setting.key.name in ("packs", "select"):
        return None  # all there are
    return dict(setting.value) if setting.key.shape in _PAIRS else setting.value


def _near(line: Line) -> str:
    from hegui.config.validate import near

    return near(line.path) if line.number else line.path


def _lines(shown: Sequence[_Shown], passed: Sequence[str]) -> Iterator[str]:
    from hegui.formats.layout import safe
    from hegui.formats.rows import drawn

    headers = say("设置|值|来处", "setting|value|from").split("|")
    for each in shown:
        yield safe(each.path)
        file = safe(each.configuration) or say("没有", "none")
        yield say(f"配置文件：{file}", f"Configuration: {file}")
        yield from (f"{safe(line)}" for line in _left_out(each))
        rows = [(one.key.name, safe(_written(one)), safe(_source(one))) for one in each.settings]
        yield from (*drawn(rows, headers), "")
    for path in passed:
        yield say(
            f"没有采用 {safe(path)}：被检查的目录不能自带规则；要用它，请进入那个目录，或写 --config",
            f"Not used: {safe(path)}; what is checked must not bring its own rules; go there, or give it with --config",
        )


def _left_out(shown: _Shown) -> Iterator[str]:
    if shown.out is None:
        return
    at = f"{_near(shown.out)}:{shown.out.number}" if shown.out.number else shown.out.path
    forced = next(one.value for one in shown.settings if one.key.name == "force-exclude")
    named = say("", "") if forced else say("；直接点名时仍会检查", "; checked all the same where it is named")
    yield say(f"已排除：{shown.out.text}（{at}）{named}", f"Excluded by {shown.out.text} ({at}){named}")


def _written(setting: Setting) -> str:
    import json

    value = _plain(setting)
    if value is None:
        return "-"
    if isinstance(value, dict):
        pairs = (f"{_key(key)} = {json.dumps(part, ensure_ascii=False)}" for key, part in value.items())
        return "{" + ", ".join(pairs) + "}"
    return json.dumps(value, ensure_ascii=False)


def _key(key: str) -> str:
    import json

    bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if bare else json.dumps(key, ensure_ascii=False)


def _source(setting: Setting) -> str:
    if setting.source == "command-line":
        return say("命令行", "command line")
    if setting.source == "beside":
        return say("旁边的文件", "found beside")
    return setting.at or say("默认", "default")
