"""hegui outline: how a document was understood."""

from __future__ import annotations

from typing import Annotated

import typer

from hegui.cli import screen
from hegui.cli.options import Encoding, Lang
from hegui.cli.values import choice
from hegui.cli.words import say, spoken
from hegui.formats.layout import safe
from hegui.formats.outline import lines, values
from hegui.formats.view import View
from hegui.formats.words import HEADER, UNKNOWN, otherwise
from hegui.readers import read

Path = Annotated[str, typer.Argument(metavar="FILE", help=say("文件", "A file."))]
Format = Annotated[
    str, typer.Option("--format", metavar="table|json", help=say("输出格式", "Output format."))
]


def run(path: Path, name: Format = "table", encoding: Encoding = None, lang: Lang = None) -> int:
    """The exit status."""
    choice(name, ("table", "json"), "--format")
    document = read(path, encoding=encoding)
    if name == "json":
        from hegui.formats.json_ import dumped

        screen.write(dumped(values(document)), machine=True)
        return 0
    view = View(lang=spoken(), width=screen.columns(False), ascii=screen.plain(False))
    date = document.date
    days = sorted({date.earliest.isoformat(), date.latest.isoformat()}) if date else []
    unknown = view.say(UNKNOWN)
    facts = view.say(HEADER).format(
        genre=safe(document.genre) or unknown, date="/".join(days) or unknown, encoding=document.encoding
    )
    facts += otherwise(path, document.format, spoken())
    screen.write("\n".join((safe(path), facts, "", *lines(document, view))) + "\n")
    return 0


run.__doc__ = say(
    "显示文档的结构：各级标题、条目、落款，及其位置和字数。",
    "Show how a document was understood: headings, items, sign-off, with places and lengths.",
)
