"""Quotation marks in quotation marks and titles in titles: the inner ones are of another shape (‘ ’, 〈 〉)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import MOST, beyond
from hegui.document import BlockKind, Document, Span
from hegui.values import Record
from hegui.verdict import Evidence, Message, Outcome, Verdict

_NOT_TEXT = (BlockKind.CODE, BlockKind.METADATA)


class Pair(Record):
    """Marks that belong together, in the folded text: where the first opens, where the last closes, what they are, and
    how many pairs of the same shape are directly around them."""

    start: int
    end: int
    shape: str
    depth: int


class NestingCheck(Check):
    """What stands within marks of one shape takes marks of another; looked at only where all marks are paired."""

    kind: Literal["nesting"] = "nesting"
    outer: tuple[str, ...] = ("“”", "《》")
    """The outer pairs, each as two characters."""
    inner: tuple[str, ...] = ("‘’", "〈〉")
    """For each of them the pair to use inside it."""

    def __post_init__(self) -> None:
        if not self.outer or len(self.outer) != len(self.inner):
            raise ValueError("outer 与 inner 须一一对应，且不能为空")
        if any(len(pair) != 2 for pair in (*self.outer, *self.inner)):
            raise ValueError("outer 与 inner 的每一项应为一对符号，如“”")

    def check(self, document: Document) -> Verdict:
        pairs = [pair for span in _paragraphs(document) for pair in _paired(document, span, self._shapes())]
        wrong = [pair for pair in pairs if pair.depth == 1]
        if wrong:
            rest = beyond(len(wrong))
            message = Message(
                f"{len(wrong)} 处套用了同样的标点{rest.zh}",
                f"{len(wrong)} marks stand in marks of their own shape{rest.en}",
            )
            return Verdict(
                Outcome.FAIL, message, tuple(self._evidence(document, pair) for pair in wrong[:MOST])
            )
        message = Message(
            f"{len(pairs)} 对标点没有套用同样的", f"none of {len(pairs)} pairs stands in one of its own shape"
        )
        return Verdict(Outcome.PASS, message, tuple(_place(document, pair) for pair in pairs[:1]))

    def literals(self) -> tuple[str, ...]:
        return tuple(pair[0] for pair in self._shapes())

    def _shapes(self) -> tuple[str, ...]:
        return (*self.outer, *self.inner)

    def _evidence(self, document: Document, pair: Pair) -> Evidence:
        span = _place(document, pair).span
        other = (
            self.inner[self.outer.index(pair.shape)]
            if pair.shape in self.outer
            else self._outward(pair.shape)
        )
        return Evidence(span, other[0] + document.quote(span)[1:-1] + other[1])

    def _outward(self, shape: str) -> str:
        return self.outer[self.inner.index(shape)]


def _place(document: Document, pair: Pair) -> Evidence:
    return Evidence(Span(*document.full.span(pair.start, pair.end)))


def _paragraphs(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        if block.kind not in _NOT_TEXT:
            yield from document.pieces(block.span)


@lru_cache(maxsize=16)
def _signs(shapes: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the marks, and the pair each is of."""
    return re.compile(f"[{re.escape(''.join(shapes))}]"), {sign: pair for pair in shapes for sign in pair}


def _paired(document: Document, span: Span, shapes: tuple[str, ...]) -> list[Pair]:
    """The pairs in a paragraph in reading order; none where a mark is unpaired."""
    finder, shape_of = _signs(shapes)
    view = document.full
    stack: list[Pair] = []
    pairs: list[Pair] = []
    for found in finder.finditer(view.text, view.folded(span.start), view.folded(span.end)):
        at, shape = found.start(), shape_of[found.group()]
        if found.group() == shape[0]:
            around = stack[-1] if stack else None
            depth = around.depth + 1 if around and around.shape == shape else 0
            stack.append(Pair(at, at, shape, depth))
        elif stack and stack[-1].shape == shape:
            pairs.append(stack.pop()._replace(end=at + 1))
        else:
            return []
    return [] if stack else sorted(pairs)
