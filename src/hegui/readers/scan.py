"""What has been read of a Word document so far, and how a paragraph is added to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hegui.document import BlockKind, Mark, Span
from hegui.errors import ReadError
from hegui.readers.fields import Fields
from hegui.readers.margins import Margins
from hegui.readers.marks import Marks
from hegui.readers.numbering import Label, Numbering
from hegui.readers.paragraph import Paragraph, between_breaks, breaks_within
from hegui.readers.runs import Piece
from hegui.readers.styles import Styles

MAX_CHARS = 5_000_000
MAX_LINES = 50_000  # paragraphs, and lines in them


@dataclass
class Scan:
    """What was found so far, all in reading order.

    running: lines of the body that may go on in the next. held: lines whose end is deleted, so that they go on in the
    next paragraph. last: what the last paragraph was. begun: where comments and prompts that are open begin. comments:
    where those stand that have ended. notes: those referred to, and whether all that refers to them is hidden. nodes:
    where text begins and the element it is of, for whoever is to write there; None: nobody is.
    """

    styles: Styles
    numbering: Numbering
    margins: Margins
    path: str
    fields: Fields = field(default_factory=Fields)
    texts: list[str] = field(default_factory=list)
    length: int = 0
    running: list[Span] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    markup: list[Span] = field(default_factory=list)
    hidden: list[Span] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)
    held: list[list[Piece]] = field(default_factory=list)
    last: BlockKind = BlockKind.PARAGRAPH
    begun: dict[str, int] = field(default_factory=dict)
    comments: dict[str, Span] = field(default_factory=dict)
    notes: dict[tuple[str, str], bool] = field(default_factory=dict)
    nodes: list[tuple[int, int, Any]] | None = None

    def hang(self, piece: Piece, at: int) -> None:
        """Note what stands at `at` and is no text."""
        if piece.change:
            kind, author = piece.change
            words = (
                (piece.text or "¶") if piece.what == "deleted" else ""
            )  # an end without words is a paragraph's
            self.marks.add(Mark(kind, Span(at, at), author, words))
        elif piece.what == "object":
            self.marks.add(Mark("object", Span(at, at), "", piece.value))
        elif piece.what == "placeholder" and piece.value == "end":
            self.marks.add(Mark("placeholder", Span(min(self.begun.pop("prompt", at), at), at)))
        elif piece.what == "placeholder":
            self.begun["prompt"] = at
        elif piece.what == "commentRangeStart":
            self.begun[f"comment {piece.value}"] = at
        elif piece.what in ("commentRangeEnd", "commentReference"):
            start = self.begun.pop(f"comment {piece.value}", at)
            self.comments.setdefault(piece.value, Span(start, at))
        elif piece.what in ("footnoteReference", "endnoteReference"):
            key = (piece.what, piece.value)
            self.notes[key] = self.notes.get(key, True) and piece.hidden


def write(lines: Sequence[Sequence[Piece]], like: Paragraph, label: Label, scan: Scan) -> None:
    """Add a paragraph's text, which stands on `lines` of the file, and its parts between line breaks as paragraphs
    `like` the given one. A heading stays one paragraph: a break in it is there for the looks."""
    begin = at = scan.length
    texts, seen = [label.text], [" " * len(label.text) if label.bullet else label.text]
    if label.bullet:
        scan.markup.append(Span(at, at + len(label.text)))
    at += len(label.text)
    for index, line in enumerate(lines):
        if index:  # the end of the line above is deleted
            scan.markup.append(Span(at, at + 1))
            texts.append("\n")
            seen.append(" ")
            at += 1
        for piece in line:
            if piece.what:
                scan.hang(piece, at)
                continue
            end = at + len(piece.text)
            if piece.change:
                scan.marks.add(Mark(piece.change[0], Span(at, end), piece.change[1]))
            if piece.hidden and piece.text:
                scan.hidden.append(Span(at, end))
            if scan.nodes is not None and piece.text:
                scan.nodes.append((at, end, piece.node))
            texts.append(piece.text)
            seen.append(" " * len(piece.text) if piece.hidden else piece.text)
            at = end
    scan.texts.append("".join(texts))
    scan.length = at + 1
    if scan.length > MAX_CHARS or len(scan.texts) > MAX_LINES:
        raise _too_long(scan)
    _add("".join(seen), begin, like, bool(label.text), scan)


def _add(seen: str, begin: int, like: Paragraph, numbered: bool, scan: Scan) -> None:
    """Add the parts of what is seen of a paragraph that begins at `begin`."""
    if like.level:
        scan.markup += breaks_within(seen, begin)
        seen = seen.replace("\v", " ")
    for span in between_breaks(seen, begin):
        if like.kind is BlockKind.PARAGRAPH and not like.level and not numbered:
            scan.running.append(span)
        else:
            scan.paragraphs.append(like._replace(span=span))
        if len(scan.running) + len(scan.paragraphs) > MAX_LINES:
            raise _too_long(scan)


def _too_long(scan: Scan) -> ReadError:
    limits = f"{MAX_CHARS // 10_000} 万字、{MAX_LINES // 10_000} 万段"
    return ReadError(scan.path, f"文档超过上限（{limits}），不作为公文检查")
