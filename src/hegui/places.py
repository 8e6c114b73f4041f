"""Places in a document's text, and what is left in a document at such a place."""

from __future__ import annotations

from hegui.values import Record


class Span(Record):
    """A piece of a document's text: `start` up to, not including, `end`, in characters."""

    start: int
    end: int


class Location(Record):
    """Where an offset stands in the file the user handed over.

    line: 1-based line, on its page if there is one; in Word the paragraph's number. column: 1-based, in characters.
    """

    line: int
    column: int
    page: int | None = None


class Mark(Record):
    """Something that work on a document has left in it and that is no part of its text.

    kind: "insertion", "deletion", "move" or "format" (a tracked change); "comment"; "placeholder" (a field still to be
    filled in); "object" (something whose text is not read); "macro". span: where it stands; empty for a place between
    two characters. author: who made it. words: what was deleted, or what a comment says: the beginning of it.
    """

    kind: str
    span: Span
    author: str = ""
    words: str = ""
