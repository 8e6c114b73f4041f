"""How long something is, in characters without blanks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import MOST, beyond
from hegui.document import BlockKind, Document, Span
from hegui.expression import expression
from hegui.verdict import Evidence, Message, Outcome, Verdict

Measured = Literal["document", "title", "paragraph", "sentence", "section-title"]

_UNITS = {
    "document": Message("全文（不含标题）", "the text without its title"),
    "title": Message("标题", "the title"),
    "paragraph": Message("段落", "paragraphs"),
    "sentence": Message("句子", "sentences"),
    "section-title": Message("小标题", "section headings"),
}
_NOT_COUNTED = (BlockKind.TITLE, BlockKind.METADATA, BlockKind.COMMENT, BlockKind.MARGIN)
_SENTENCE = expression(r"[^。！？!?\n]+(?:[。！？!?]+[”’』」）)》]*)?")


class LengthCheck(Check):
    """The document, its title, or each paragraph, sentence or heading must be so long, in characters without blanks."""

    kind: Literal["length"] = "length"
    of: Measured
    """document 全文，不含标题 | title 标题 | paragraph 每段 | sentence 每句 | section-title 每个小标题，不含编号"""
    min: int = 0
    """The least, 0: none."""
    max: int = 0
    """The most, 0: none."""

    def __post_init__(self) -> None:
        if self.min < 0 or self.max < 0 or not (self.min or self.max):
            raise ValueError("min 与 max 至少填一个，且不能小于 0")
        if self.max and self.min > self.max:
            raise ValueError("min 不能大于 max")

    def check(self, document: Document) -> Verdict:
        if self.of == "document":
            return self._whole(document.characters(_body(document)), _title(document))
        if self.of == "title":
            title = document.title
            if title is None or not document.in_scope(title):
                return Verdict(Outcome.NOT_APPLICABLE, Message("文中没有标题", "there is no title"))
            return self._whole(document.characters([title]), (Evidence(title),))
        return self._each(document)

    def _whole(self, length: int, places: tuple[Evidence, ...]) -> Verdict:
        unit, limits = _UNITS[self.of], self._limits()
        message = Message(
            f"{unit.zh} {length} 字，{limits.zh}", f"{unit.en}: {length} characters, {limits.en}"
        )
        return Verdict(Outcome.PASS if self._fits(length) else Outcome.FAIL, message, places)

    def _each(self, document: Document) -> Verdict:
        unit, limits = _UNITS[self.of], self._limits()
        measured = [(span, length) for span, length in _parts(self.of, document) if length]
        wrong = [_sized(span, length) for span, length in measured if not self._fits(length)]
        if not measured:
            return Verdict(Outcome.NOT_APPLICABLE, Message(f"文中没有{unit.zh}", f"there are no {unit.en}"))
        if not wrong:
            extreme = max if self.max else min
            span, length = extreme(measured, key=lambda pair: pair[1])
            message = Message(
                f"{len(measured)} 个{unit.zh}都合要求，{limits.zh}；最{'长' if self.max else '短'} {length} 字",
                f"all {len(measured)} {unit.en} fit, {limits.en}; the {'longest' if self.max else 'shortest'} has {length}",
            )
            return Verdict(Outcome.PASS, message, (_sized(span, length),))
        rest = beyond(len(wrong))
        message = Message(
            f"{len(measured)} 个{unit.zh}中有 {len(wrong)} 个长度不合要求，{limits.zh}{rest.zh}",
            f"{len(wrong)} of {len(measured)} {unit.en} do not fit, {limits.en}{rest.en}",
        )
        return Verdict(Outcome.FAIL, message, tuple(wrong[:MOST]))

    def _fits(self, length: int) -> bool:
        return self.min <= length and (not self.max or length <= self.max)

    def _limits(self) -> Message:
        zh = [f"至少 {self.min} 字" if self.min else "", f"至多 {self.max} 字" if self.max else ""]
        en = [f"at least {self.min}" if self.min else "", f"at most {self.max}" if self.max else ""]
        return Message("、".join(filter(None, zh)), " and ".join(filter(None, en)))


def _sized(span: Span, length: int) -> Evidence:
    return Evidence(span, note=Message(f"{length} 字", f"{length} characters"))


def _title(document: Document) -> tuple[Evidence, ...]:
    return (Evidence(document.title),) if document.title else ()


def _body(document: Document) -> Iterator[Span]:
    """Everything in scope that is counted as text."""
    for block in document.blocks:
        if block.kind not in _NOT_COUNTED:
            yield from document.pieces(block.span)


def _parts(of: Measured, document: Document) -> Iterator[tuple[Span, int]]:
    """What is measured, with its length; a heading's length is that of its words, without number and end mark."""
    if of == "section-title":
        for section in document.sections:
            if document.in_scope(section.heading):
                yield section.heading, len("".join(section.title.split()))
        return
    paragraphs = (block.span for block in document.blocks if block.kind is BlockKind.PARAGRAPH)
    for paragraph in (piece for span in paragraphs for piece in document.pieces(span)):
        for part in [paragraph] if of == "paragraph" else _sentences(document, paragraph):
            yield part, document.characters([part])


def _sentences(document: Document, paragraph: Span) -> Iterator[Span]:
    view = document.visible
    for match in _SENTENCE.finditer(view.text, view.folded(paragraph.start), view.folded(paragraph.end)):
        yield Span(*view.span(*match.span()))
