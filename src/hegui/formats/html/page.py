"""The frame of a page: a head that forbids everything but what stands in the page itself, the skip links, the end."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Sequence
from functools import cache

from hegui.digest import sha256
from hegui.formats.html.escaping import plain, text
from hegui.formats.view import View
from hegui.verdict import Message
from hegui.version import __version__

_HEAD = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{style_hash}'; \
script-src '{script_hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="hegui {version}">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
"""


def opening(title: str, links: Sequence[tuple[str, Message]], view: View) -> str:
    """Everything before the content. links: ids to skip to, and their names."""
    style, script = asset("report.css"), asset("report.js")
    head = _HEAD.format(
        lang="zh-CN" if view.lang == "zh" else "en",
        style_hash=_hash(style),
        script_hash=_hash(script),
        version=__version__,
        title=plain(title),
        style=style,
    )
    skips = "".join(f'<a class="skip" href="#{target}">{view.say(name)}</a>' for target, name in links)
    return f"{head}{skips}\n"


def closing() -> str:
    """Everything after the content."""
    return f"<script>{asset('report.js')}</script>\n</body>\n</html>\n"


@cache
def asset(name: str) -> str:
    """A file of this folder; line ends as HTML has them, or the hash would differ."""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()


def _hash(content: str) -> str:
    return "sha256-" + b64encode(bytes.fromhex(sha256(content.encode()))).decode("ascii")


def chinese(view: View) -> str:
    """The attribute of an element whose words are those of rules or documents, which are Chinese."""
    return "" if view.lang == "zh" else ' lang="zh-CN"'


def heading(level: int, words: str, more: str = "") -> str:
    """A heading; `words` are HTML."""
    depth = min(level, 6)
    return f"<h{depth}{more}>{words}</h{depth}>\n"


def said(view: View, message: Message, **values: object) -> str:
    """A sentence of this page with words of others in it, as HTML."""
    return text(view.say(message).format(**values))
