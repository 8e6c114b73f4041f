"""Suppressions: comments in a Markdown document by which its author waives rules in one place, for a stated reason.

    <!-- hegui: allow LX001, PU003 -- 引用错例 -->          the block it stands in, else the next one
    <!-- 合规：停用 LX001 原因：引用旧稿 --> … <!-- 合规：启用 -->    all between the two

What they say, and where they hold; whether they count is for `waiving`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hegui.document import Block, BlockKind, Document, Span
from hegui.expression import expression
from hegui.values import Record
from hegui.verdict import Message

ALL = "*"
"""Stands for every rule; only between off and on."""

_VERBS = {"allow": "allow", "允许": "allow", "off": "off", "停用": "off", "关闭": "off"}
_VERBS |= {"on": "on", "启用": "on", "恢复": "on"}
_ALL = (ALL, "全部", "all")
# 合规 is a common word, and a comment may well begin with it; hegui is nobody else's.
_ADDRESSED = rf"<!--\s*(?:hegui\s*[:：]|合规\s*[:：](?=\s*(?:{'|'.join(_VERBS)})(?:[\s*A-Z—-]|全部)))\s*"
_SAID = (
    rf"(?P<verb>{'|'.join(_VERBS)})(?![a-z])(?P<rules>.*?)"
    r"(?:(?:--|——|—|(?:原因|理由|reason)\s*[:：])(?P<reason>.*))?"
)
_APART = expression(r"[^\s,，、;；]+")
_OUTSIDE = (BlockKind.METADATA, BlockKind.COMMENT, BlockKind.MARGIN)

_UNREADABLE = Message(
    "写法不对，应如 hegui: allow LX001 -- 理由", "not understood; write hegui: allow LX001 -- reason"
)
_NO_REASON = Message("没有写明理由", "gives no reason")
_NO_RULES = Message("没有写明是哪些规则", "names no rule")
_ALL_AT_ONCE = Message(
    "只有“停用”至“启用”之间才能豁免全部规则", "only between off and on may all rules be waived"
)
_NO_BLOCK = Message("后面没有可豁免的段落", "no block follows that it could be for")
_UNCLOSED = Message("没有用“启用”（on）收尾", "is not closed by an “on”")
_UNOPENED = Message("前面没有“停用”（off）", "closes nothing: there is no “off” before it")


class Suppression(Record):
    """One such comment. rules: ids or names, or `ALL`. area: where it holds. fault: why it has no effect.

    An "on" is told only where it is at fault; else it is part of the "off" it closes.
    """

    span: Span
    rules: tuple[str, ...] = ()
    reason: str = ""
    area: Span = Span(0, 0)
    fault: Message | None = None


class _Said(Record):
    span: Span
    verb: str
    rules: tuple[str, ...]
    reason: str


def addressed(text: str) -> bool:
    """Whether `text` can have suppressions in it at all: nearly none has."""
    return "<!--" in text and ("hegui" in text or "合规" in text)


def is_suppression(text: str, span: Span) -> bool:
    """Whether a piece of markup, or a hidden one, is a whole comment addressed to hegui; it may be malformed."""
    return text.startswith("<!--", span.start) and (
        text.endswith("-->", span.start, span.end) and bool(expression(_ADDRESSED).match(text, *span))
    )


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """Those in `document`, in reading order. The reader has them among the markup, so that no rule looks at them."""
    if document.format != "md" or not addressed(document.text):
        return ()
    said = [_said(document, span) for span in document.markup if is_suppression(document.text, span)]
    found: list[Suppression] = []
    open_: list[_Said] = []
    for each in said:
        if each.verb == "off":
            open_.append(each)
        elif each.verb == "on":
            found += [_range(begun, each) for begun in open_] or [Suppression(each.span, fault=_UNOPENED)]
            open_.clear()
        else:
            found.append(_allowed(each, document))
    found += [_stated(begun, Span(0, 0), _UNCLOSED) for begun in open_]
    return tuple(sorted(found, key=lambda each: each.span))


def _said(document: Document, span: Span) -> _Said:
    """The words of a comment."""
    words = re.sub(_ADDRESSED, "", document.quote(span).removesuffix("-->"), count=1)
    match = re.fullmatch(_SAID, words.strip(), re.DOTALL)
    if match is None:
        return _Said(span, "", (), "")
    rules = _APART.findall(match["rules"])
    named = tuple(dict.fromkeys(ALL if rule in _ALL else rule for rule in rules))
    return _Said(span, _VERBS[match["verb"]], named, " ".join((match["reason"] or "").split()))


def _allowed(said: _Said, document: Document) -> Suppression:
    if not said.verb:
        return Suppression(said.span, fault=_UNREADABLE)
    area = _area(said.span, document)
    fault = _ALL_AT_ONCE if ALL in said.rules else _NO_BLOCK if area is None else None
    return _stated(said, area or Span(0, 0), fault)


def _range(begun: _Said, closed: _Said) -> Suppression:
    return _stated(begun, Span(begun.span.end, closed.span.start), None)


def _stated(said: _Said, area: Span, fault: Message | None) -> Suppression:
    """What was said as a suppression, with the first thing that is wrong with it."""
    if not any(sign.isalnum() for sign in said.reason):
        fault = _NO_REASON
    if not said.rules:
        fault = _NO_RULES
    return Suppression(said.span, said.rules, said.reason, area, fault)


def _area(span: Span, document: Document) -> Span | None:
    """The lines of the block that a comment stands in or beside; else of the next block, of a table all its rows."""
    blocks = [block for block in document.blocks if block.kind not in _OUTSIDE]
    first, last = document.line_at(span.start), document.line_at(span.end)
    beside = [
        b for b in blocks if document.line_at(b.span.start) <= last and _last_line(b, document) >= first
    ]
    after = [block for block in blocks if block.span.start >= span.end]
    chosen = beside or after[: _length(after, document.text)]
    return _lines(chosen, document) if chosen else None


def _length(blocks: Sequence[Block], text: str) -> int:
    """How many of `blocks` make up the first: the cells of a table belong together."""
    for index, (block, following) in enumerate(pairwise(blocks), start=1):
        between = text[block.span.end : following.span.start]
        cells = block.kind is following.kind is BlockKind.CELL
        if not cells or any(not line.strip() for line in between.splitlines()[1:-1]):
            return index
    return len(blocks)


def _lines(blocks: Sequence[Block], document: Document) -> Span:
    starts = document.line_starts
    first, last = document.line_at(blocks[0].span.start), _last_line(blocks[-1], document)
    return Span(starts[first - 1], starts[last] if last < len(starts) else len(document.text))


def _last_line(block: Block, document: Document) -> int:
    return document.line_at(max(block.span.start, block.span.end - 1))


def quoted_areas(document: Document) -> tuple[Span, ...]:
    """What stands between quotation marks, “…” or ‘…’, that open and close in one block."""
    return tuple(area for block in document.blocks for area in _quoted(document.text, block.span))


def _quoted(text: str, span: Span) -> list[Span]:
    areas: list[Span] = []
    open_: list[int] = []
    for at in range(*span):
        sign = text[at]
        if sign in "“‘":
            open_.append(at)
        elif sign in "”’" and open_ and "“‘"["”’".index(sign)] == text[open_[-1]]:
            areas.append(Span(open_.pop() + 1, at))
    return areas
