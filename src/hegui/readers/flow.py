"""Paragraphs as a format keeps them → Document: one paragraph a line of the text, so that a line's number is its.

A line break inside a paragraph is U+000B and parts paragraphs as a line end does, a tab is U+0009.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hegui.document import BlockKind, Document, Mark, Span
from hegui.errors import ReadError
from hegui.readers.marks import Marks, Sign
from hegui.readers.outline import build
from hegui.readers.paragraph import Paragraph, between_breaks, breaks_within
from hegui.readers.plain import breaks, joined
from hegui.readers.symbols import unsymbolic
from hegui.values import Record

LINE_ENDS = str.maketrans("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029", "          ")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")  # no characters; LibreOffice writes some for fields


class Piece(Record):
    """A piece of a paragraph's text. hidden: a reader of the document does not see it. sign: where there is no text, what
    stands there; else the change that brought it."""

    text: str
    hidden: bool = False
    sign: Sign | None = None


def _shown(piece: Piece) -> Piece:
    text = _CONTROLS.sub("", unsymbolic(piece.text))
    return piece if text == piece.text else piece._replace(text=text)


class Flow:
    """What was found so far, in reading order. running: lines that may go on in the next."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.length = 0
        self.running: list[Span] = []
        self.paragraphs: list[Paragraph] = []
        self.markup: list[Span] = []
        self.hidden: list[Span] = []
        self.marks = Marks()

    def add(
        self, pieces: Sequence[Piece], kind: BlockKind, level: int = 0, *, numbered: bool = False
    ) -> None:
        """Add a paragraph. A heading stays one paragraph: a line break in it is there for the looks. numbered: it begins
        with a number that the format generates."""
        begin = at = self.length
        pieces = [_shown(piece) for piece in pieces]
        for piece in pieces:
            if piece.sign:
                self.mark(piece.sign, at, len(piece.text))
            if piece.hidden and piece.text:
                begun = self.hidden.pop().start if self.hidden and self.hidden[-1].end == at else at
                self.hidden.append(Span(begun, at + len(piece.text)))
            at += len(piece.text)
        seen = "".join(" " * len(piece.text) if piece.hidden else piece.text for piece in pieces)
        self.texts.append("".join(piece.text for piece in pieces))
        self.length = at + 1
        if level:
            self.markup += breaks_within(seen, begin)
            seen = seen.replace("\v", " ")
        for span in between_breaks(seen, begin):
            self._part(span, kind, level, numbered)

    def mark(self, sign: Sign, at: int | None = None, length: int = 0) -> None:
        """Note what stands at `at`, or here, or has brought the text that begins there."""
        at = self.length if at is None else at
        if length:
            self.marks.add(Mark(sign.kind, Span(at, at + length), sign.author, sign.words))
        else:
            self.marks.hang(sign, at)

    def _part(self, span: Span, kind: BlockKind, level: int, numbered: bool) -> None:
        if kind is BlockKind.PARAGRAPH and not level and not numbered:
            self.running.append(span)
        else:
            self.paragraphs.append(Paragraph(span, level, kind))

    def document(self, *, path: str, format: str, encoding: str = "utf-8", sha256: str = "") -> Document:
        """The document of all that was added. Raises ReadError where that is nothing."""
        text = "\n".join(self.texts)
        if not text.strip():
            raise ReadError(path, f"{format.upper()} 文档里没有文字（可能只有图片）")
        found, ends = joined(self.running, breaks(text, self.running))
        return build(
            text,
            sorted((*found, *self.paragraphs)),
            path=path,
            format=format,
            encoding=encoding,
            sha256=sha256,
            markup=sorted((*self.markup, *ends)),
            hidden=self.hidden,
            marks=self.marks.within(len(text)),
        )
