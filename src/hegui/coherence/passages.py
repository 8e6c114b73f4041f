"""Paragraphs and sentences of running text, as they are compared."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.document import Block, BlockKind, Document, Span
from hegui.expression import expression
from hegui.values import Record

_SENTENCE = expression("[^。！？；;\n\r]+(?:[。！？；;]+[”’）」]*)?")

_SUBJECT = expression(
    "(?:^|[，。；：、])(?!全|本|我|各|深入|走进|到|在|对|向|为|围绕|针对|聚焦|会同|联合)"
    r"([^，。；：、（）“”\s\d]{1,8}?"
    "(?:街道|镇|乡|村|社区|县|区|市|局|科|室|处|队|中心|公司|集团|支部|总支|学校|医院|学院|园|所|站|办|小组|专班|部|委))"
    "(?!.?(?:长|主任|书记|员))"
)


class Passage(Record):
    """A piece of running text. start, end: its place in `Document.visible`. words: it without blanks. path: index of the
    innermost section it stands in, None before the first. paragraph: which paragraph it is, or is part of."""

    start: int
    end: int
    words: str
    path: int | None
    paragraph: int

    def span(self, document: Document) -> Span:
        """Where it stands in the document's text."""
        return Span(*document.visible.span(self.start, self.end))


def paragraphs(document: Document) -> tuple[Passage, ...]:
    """The paragraphs of running text, without headings, table cells, notes and sign-off; of a paragraph that begins
    with its heading, what follows that."""
    return document.once(_paragraphs)


def sentences(document: Document) -> tuple[Passage, ...]:
    """The sentences of `paragraphs`; ； ends one as well."""
    return document.once(_sentences)


def subjects(words: str) -> list[str]:
    """The parts of an organisation that are the subjects of clauses in `words`."""
    return _SUBJECT.findall(words)


def _paragraphs(document: Document) -> tuple[Passage, ...]:
    headings = {section.heading.start: section.heading.end for section in document.sections}
    found = (_passage(document, block, headings) for block in document.blocks)
    kept = (passage for passage in found if passage is not None)
    return tuple(passage._replace(paragraph=index) for index, passage in enumerate(kept))


def _passage(document: Document, block: Block, headings: dict[int, int]) -> Passage | None:
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return None
    begin = headings.get(block.span.start, block.span.start)
    view = document.visible
    start, end = view.folded(begin), view.folded(block.span.end)
    words = "".join(view.text[start:end].split())
    return Passage(start, end, words, document.section_at(block.span.start), 0) if words else None


def _sentences(document: Document) -> tuple[Passage, ...]:
    return tuple(part for passage in paragraphs(document) for part in _parts(document, passage))


def _parts(document: Document, passage: Passage) -> Iterator[Passage]:
    text = document.visible.text
    for match in _SENTENCE.finditer(text, passage.start, passage.end):
        words = "".join(match.group().split())
        if words:
            start = match.end() - len(match.group().lstrip())
            yield Passage(start, match.end(), words, passage.path, passage.paragraph)
