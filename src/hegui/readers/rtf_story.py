"""The stories of an RTF file: its text, and inside it notes, headers and text boxes, each with paragraphs of its own."""

from __future__ import annotations

from hegui.document import BlockKind
from hegui.readers.flow import LINE_ENDS, Flow, Piece
from hegui.readers.marks import Sign
from hegui.values import Record

_LATER = (BlockKind.FOOTNOTE, BlockKind.MARGIN)


class Whole(Record):
    """A paragraph that has ended."""

    pieces: list[Piece]
    kind: BlockKind
    level: int
    numbered: bool


class Story:
    """One of them. boxes: paragraphs of text boxes that hang on the present paragraph. labelled: what comes next is the
    number of a list item."""

    def __init__(self, kind: BlockKind) -> None:
        self.kind = kind
        self.pieces: list[Piece] = []
        self.label = ""
        self.labelled = False
        self.table = False
        self.level = 0
        self.ended: list[Whole] = []
        self.boxes: list[Whole] = []


class Stories:
    """Those that are open, the innermost last; the first is the document's text. comments: author and words of those that
    stand on a stretch of text, by its name."""

    def __init__(self) -> None:
        self._open = [Story(BlockKind.PARAGRAPH)]
        self._labels = 0
        self.later: list[Whole] = []
        self.comments: dict[str, tuple[str, str]] = {}
        self._fields: list[tuple[Story, int]] = []

    @property
    def depth(self) -> int:
        """How many are open; a label counts as one while it lasts."""
        return len(self._open) + self._labels

    def open(self, kind: BlockKind) -> None:
        """A story begins, in the group at hand."""
        self._open.append(Story(kind))

    def label(self) -> None:
        """The group at hand holds the number of a list item."""
        self._labels += 1
        self._open[-1].labelled = True
        self._open[-1].label = ""

    def close(self, depth: int) -> None:
        """A group ends, and what has begun in it."""
        if self._labels and self.depth > depth:
            self._labels -= 1
            self._open[-1].labelled = False
        while len(self._open) > 1 and self.depth > depth:
            self.end(last=True)
            story = self._open.pop()
            if story.kind in _LATER:
                self.later += story.ended
            else:
                self._open[-1].boxes += story.ended

    def finish(self) -> None:
        """The file ends."""
        self.close(1)
        self.end(last=True)

    def mark(self, sign: Sign | None) -> None:
        """Something stands here that is no text."""
        self._open[-1].pieces.append(Piece("", sign=sign))

    def field(self) -> None:
        """A field begins."""
        self._fields.append((self._open[-1], len(self._open[-1].pieces)))

    def shows(self) -> bool:
        """A field ends: whether it has shown something."""
        story, first = self._fields.pop()
        return len(story.pieces) < first or any(piece.text for piece in story.pieces[first:])

    def put(self, text: str, hidden: bool, sign: Sign | None = None) -> None:
        """Add text to the present paragraph."""
        story = self._open[-1]
        words = text.translate(LINE_ENDS) if text != "\v" else text
        if story.labelled:
            story.label += words
        else:
            story.pieces.append(Piece(words, hidden, sign))

    def format(self, word: str, number: int) -> None:
        """A property of the present paragraph, or all of them taken back."""
        story = self._open[-1]
        if story.labelled:
            return
        if word == "pard":
            story.table, story.level = False, 0
        elif word == "intbl":
            story.table = True
        else:
            story.level = number + 1 if 0 <= number < 9 else 0

    def end(self, *, cell: bool = False, last: bool = False, hidden: bool = False) -> None:
        """The present paragraph ends. last: and the story with it, so that it may have been none. hidden: its end is."""
        story = self._open[-1]
        pieces, story.pieces = story.pieces, []
        label, story.label = story.label.strip(), ""
        boxes, story.boxes = story.boxes, []
        seen = any(piece.text.strip() and not piece.hidden for piece in pieces)
        numbered = (seen or not hidden) and any(char.isalnum() for char in label)
        if numbered:
            pieces.insert(0, Piece(label + " " if label[-1].isalnum() else label))
        kind = BlockKind.CELL if (cell or story.table) and story.kind is BlockKind.PARAGRAPH else story.kind
        if any(piece.text.strip() or piece.sign for piece in pieces) or not (last or cell or story.table):
            level = story.level if kind is BlockKind.PARAGRAPH else 0
            story.ended.append(Whole(pieces, kind, level, numbered))
        story.ended += boxes

    def flow(self) -> Flow:
        """All paragraphs, notes and margins behind the text."""
        flow = Flow()
        seen: set[str] = set()
        for pieces, kind, level, numbered in self._open[0].ended:
            flow.add(self._told(pieces), kind, level, numbered=numbered)
        for pieces, kind, level, numbered in sorted(
            self.later, key=lambda whole: whole.kind is BlockKind.MARGIN
        ):
            words = "".join(piece.text for piece in pieces)
            if words.strip() and not (
                kind is BlockKind.MARGIN and words in seen
            ):  # once, not for every section
                seen.add(words)
                flow.add(self._told(pieces), kind, level, numbered=numbered)
        return flow

    def _told(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces with what the comments in them say; ends of none that is there are left out."""
        told = []
        for piece in pieces:
            sign = piece.sign
            if not sign or not sign.name:
                told.append(piece)
            elif sign.name in self.comments:
                author, words = self.comments[sign.name]
                told.append(piece._replace(sign=sign._replace(author=author, words=words)))
        return told
