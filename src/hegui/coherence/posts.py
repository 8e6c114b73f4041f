"""The Party organisation of the reporter's post: 党组 in the title, 党委 in the opening."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.coherence import Clash, accord, clash
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.verdict import Message

_KINDS = "党委|党组|党工委|党总支|党支部"
_RANKS = "书记|副书记|委员|成员|第一书记"
_POST = expression(rf"(?P<kind>(?<!机关)(?<!直属)(?:{_KINDS}))(?P<rank>{_RANKS})")
_HELD = expression(
    rf"(?:本人|我)[^。；\n]{{0,24}}?任[^，。；、\n]{{0,20}}?(?P<post>(?<!机关)(?<!直属)(?P<kind>{_KINDS})(?P<rank>{_RANKS}))"
)
_OPENING = 400  # characters after the title in which the reporter says who he is


def posts(document: Document) -> Iterator[Clash]:
    """The post that the title names, and the same post in the opening where that names another Party organisation."""
    if document.title is None:
        return
    view = document.visible
    start, end = view.folded(document.title.start), view.folded(document.title.end)
    named = list(_POST.finditer(view.text, start, end))
    if len({match["kind"] for match in named}) != 1:
        return
    title = named[0]
    yield accord(Span(*view.span(*title.span())))
    held = [
        match for match in _HELD.finditer(view.text, end, end + _OPENING) if match["rank"] == title["rank"]
    ]
    if not held or any(
        match["kind"] == title["kind"] for match in _POST.finditer(view.text, end, end + _OPENING)
    ):
        return
    message = Message(
        f"标题为“{title.group()}”，正文为“{held[0]['post']}”",
        f"{title.group()} in the title, {held[0]['post']} below",
    )
    yield clash(document, message, Span(*view.span(*title.span())), Span(*view.span(*held[0].span("post"))))
