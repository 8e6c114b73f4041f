"""The keys of a configuration file: the one table that reading, `config --show`, the schema and the docs are made of."""

from __future__ import annotations

from typing import Any, Literal

from hegui.values import Record
from hegui.verdict import Message

Shape = Literal[
    "flag",
    "number",
    "day",
    "encoding",
    "choice",
    "texts",
    "packs",
    "globs",
    "path",
    "packs-by-glob",
    "grades",
]
"""What a value may be. packs: names of shipped packs, or files relative to the configuration. grades: a severity for
each rule. packs-by-glob: packs for each pattern of paths."""

SEVERITIES = ("error", "warning", "info")


class Key(Record):
    """A key: its name in the file, what its value may be, what holds without it, and what it is for.

    choices: the words it may be. whole: one value for all files of a run.
    """

    name: str
    shape: Shape
    about: Message
    default: Any = None
    choices: tuple[str, ...] = ()
    whole: bool = False

    @property
    def field(self) -> str:
        """Its name in Python."""
        return self.name.replace("-", "_")


KEYS = (
    Key(
        "packs",
        "packs",
        Message(
            "用哪些清单：内置清单的名称，或清单文件（相对于配置文件的路径）；不写则用适合该文种的全部内置清单",
            "The packs: names of shipped ones, or files relative to the configuration. Default: all shipped packs that fit.",
        ),
        (),
    ),
    Key(
        "per-path-packs",
        "packs-by-glob",
        Message(
            "某些路径下的文件用哪些清单，代替 packs；路径写法同 .gitignore，多个写法都符合时合并",
            "The packs for files of certain paths, in place of packs. Patterns as in .gitignore; of several that match, all packs.",
        ),
        (),
    ),
    Key(
        "severity",
        "grades",
        Message(
            "改动规则的级别：编号、编号开头或名称 → error、warning、info",
            "Other severities for rules: id, start of ids or name → error, warning, info.",
        ),
        (),
        SEVERITIES,
    ),
    Key(
        "select",
        "texts",
        Message("只用这些规则：编号、编号开头或名称", "Only these rules: ids, starts of ids, or names."),
        (),
    ),
    Key("ignore", "texts", Message("不用这些规则", "Not these rules."), ()),
    Key(
        "exclude",
        "globs",
        Message(
            "目录中不检查的文件，写法同 .gitignore，相对于配置文件所在目录",
            "Files below directories that are not checked. Patterns as in .gitignore, relative to the configuration.",
        ),
        (),
    ),
    Key(
        "respect-gitignore",
        "flag",
        Message("目录中被 git 忽略的文件不检查", "Do not check files below directories that git ignores."),
        True,
    ),
    Key(
        "force-exclude",
        "flag",
        Message(
            "直接点名的文件也按 exclude 和 .gitignore 排除（用于 pre-commit）",
            "Leave out excluded files even where they are named, as pre-commit names all.",
        ),
        False,
    ),
    Key(
        "fail-on",
        "choice",
        Message(
            "这一级及以上的不合格项使退出码为 1；一次检查用到几份配置时，取其中最严的",
            "Failures from this severity up end the run in 1. Of several configurations in one run the strictest holds.",
        ),
        "error",
        (*SEVERITIES, "never"),
        True,
    ),
    Key(
        "strict",
        "flag",
        Message(
            "从严：没有本文种清单的文件、fail-on 一级及以上而待人工核对的项，都使退出码为 2；一次检查用到几份配置时，有一份从严就从严",
            "A document of a kind that no checklist is for, and a review open at fail-on or above, end the run in 2. Of several "
            "configurations in one run one is enough.",
        ),
        False,
        (),
        True,
    ),
    Key("lang", "choice", Message("屏幕语言", "Language of the screen."), None, ("zh", "en"), True),
    Key("format", "choice", Message("输出格式", "Output format."), "table", (), True),
    Key(
        "show",
        "choice",
        Message(
            "fail 只列未通过和待核对的；pass 连同通过的；all 连同每一处",
            "fail: what did not pass; pass: what passed as well; all: every place.",
        ),
        "fail",
        ("fail", "pass", "all"),
        True,
    ),
    Key("jobs", "number", Message("并行进程数", "Worker processes."), None, (), True),
    Key(
        "as-of",
        "day",
        Message("以这一天为成文日期", "The day the reports are taken to be of."),
    ),
    Key("encoding", "encoding", Message("文本文件的编码", "Encoding of text files.")),
    Key("waivers", "path", Message("豁免清单", "The file of waivers.")),
    Key("attestations", "path", Message("人工核对的答复", "The file of attestations.")),
    Key("baseline", "path", Message("存量问题基线", "The baseline of known findings.")),
    Key(
        "allow-suppressions",
        "flag",
        Message("采用 Markdown 注释中的豁免说明", "Let suppressions in Markdown comments count."),
        False,
    ),
    Key(
        "ignore-quoted",
        "flag",
        Message("用词、固定表述各项不计引号里的文字", "Do not count wrong words inside quotation marks."),
        False,
    ),
)

BY_NAME = {key.name: key for key in KEYS}
BY_FIELD = {key.field: key for key in KEYS}
