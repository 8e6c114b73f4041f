"""How a document was understood: its parts in reading order, as lines for a screen or as JSON values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hegui.document import Block, BlockKind, Document, Span
from hegui.elements.facts import bylines
from hegui.formats.layout import clip, pad, safe, width
from hegui.formats.view import View
from hegui.formats.words import where
from hegui.values import Record
from hegui.verdict import Message

SCHEMA = "hegui-outline/1"

_KINDS = {
    BlockKind.TITLE: Message("标题", "title"),
    BlockKind.ADDRESSEE: Message("主送", "addressee"),
    BlockKind.HEADING: Message("标题", "heading"),
    BlockKind.PARAGRAPH: Message("段落", "paragraph"),
    BlockKind.CELL: Message("表格", "cell"),
    BlockKind.CODE: Message("代码", "code"),
    BlockKind.SIGNATORY: Message("落款", "signatory"),
    BlockKind.DATE: Message("日期", "date"),
    BlockKind.FOOTNOTE: Message("脚注", "footnote"),
    BlockKind.MARGIN: Message("页眉页脚", "margin"),
    BlockKind.COMMENT: Message("批注", "comment"),
    BlockKind.METADATA: Message("文件头", "metadata"),
}
_OTHERS = {"item": Message("条目", "item"), "byline": Message("题下", "byline")}
_LEVELS = "一二三四五六七八九"
_COLUMNS = Message("位置|类别|字数|内容", "where|kind|characters|text")


class Node(Record):
    """One part. kind: a block's, "byline" (under the title), "section" or "item". level: depth of the section it is or stands in.

    number: as written. characters: without blanks; of a section, all that is under it.
    """

    kind: str
    level: int
    number: str
    text: str
    span: Span
    characters: int


def nodes(document: Document) -> list[Node]:
    """The parts of a document in reading order; a run-in heading stands before its own paragraph's items."""
    found = [*_sections(document), *_items(document), *_blocks(document)]
    return sorted(found, key=lambda node: (node.span.start, node.kind == "item"))


def _sections(document: Document) -> Iterator[Node]:
    for section in document.sections:
        characters = _characters(document, section.body)
        yield Node("section", section.level, section.number, section.title, section.heading, characters)


def _items(document: Document) -> Iterator[Node]:
    for item in document.items:
        level = document.sections[item.section].level if item.section is not None else 0
        words = document.words(item.span).removeprefix(item.label)
        yield Node("item", level, item.label, words, item.span, _characters(document, item.span))


def _blocks(document: Document) -> Iterator[Node]:
    headings = {section.heading.start for section in document.sections}
    items = {item.span.start for item in document.items}
    under_title = bylines(document)
    for block in document.blocks:
        if block.kind is not BlockKind.HEADING and block.span.start not in headings | items:
            yield _block(document, block, "byline" if block.span in under_title else block.kind.value)


def _block(document: Document, block: Block, kind: str) -> Node:
    inside = document.section_at(block.span.start)
    level = document.sections[inside].level if inside is not None else 0
    words = document.words(block.span) or document.quote(block.span)
    return Node(kind, level, "", words, block.span, _characters(document, block.span))


def _characters(document: Document, span: Span) -> int:
    return len("".join(document.words(span).split()))


def lines(document: Document, view: View) -> Iterator[str]:
    """The parts as aligned lines, each set in as deep as it stands."""
    rows = [_row(document, node, view) for node in nodes(document)]
    headers = view.say(_COLUMNS).split("|")
    widths = [max([width(headers[i]), *(width(row[i]) for row in rows)]) for i in range(3)]
    for place, kind, count, text in ((*headers[:3], headers[3]), *rows):
        right = " " * (widths[2] - width(count)) + count
        start = f"{pad(place, widths[0])}  {pad(kind, widths[1])}  {right}  "
        yield start + clip(text, view.width - width(start), view.sign("…", "..."))


def _row(document: Document, node: Node, view: View) -> tuple[str, str, str, str]:
    line, _, page = document.location(node.span.start)
    depth = node.level if node.kind != "section" else node.level - 1
    text = "  " * depth + safe(f"{node.number}{node.text}")
    return where(line, document.format, view.lang, page), _kind(node, view), str(node.characters), text


def _kind(node: Node, view: View) -> str:
    if node.kind in _OTHERS:
        return view.say(_OTHERS[node.kind])
    if node.kind != "section":
        return view.say(_KINDS[BlockKind(node.kind)])
    name = view.say(_KINDS[BlockKind.HEADING])
    return f"{name}{_LEVELS[min(node.level, 9) - 1]}" if view.lang == "zh" else f"{name} {node.level}"


def values(document: Document) -> dict[str, Any]:
    """The outline as JSON values; `start` and `end` are offsets in the decoded text, in characters."""
    date = document.date
    return {
        "schema": SCHEMA,
        "path": document.path,
        "sha256": document.sha256,
        "format": document.format,
        "encoding": document.encoding,
        "title": document.words(document.title) if document.title else "",
        "genre": document.genre,
        "year": document.year,
        "date": [date.earliest.isoformat(), date.latest.isoformat()] if date else None,
        "parts": [_value(document, node) for node in nodes(document)],
    }


def _value(document: Document, node: Node) -> dict[str, Any]:
    line, column, page = document.location(node.span.start)
    return {
        "kind": node.kind,
        "level": node.level,
        "number": node.number,
        "text": node.text,
        "start": node.span.start,
        "end": node.span.end,
        "line": line,
        "column": column,
        **({"page": page} if page else {}),
        "characters": node.characters,
    }
