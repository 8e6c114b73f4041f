"""What work on a document has left in it, gathered while the document is read: changes, comments, prompts, objects."""

from __future__ import annotations

from typing import Literal

from hegui.document import Mark, Span
from hegui.values import Record

_MOST = 100_000
_WORDS = 80  # characters of what was deleted, or of a comment, that are kept
_TRACKED = ("insertion", "deletion", "move", "format")


class Sign(Record):
    """Where a mark stands, between two characters: a place of its own, or where it starts or ends. name: tells it from
    others of its kind. author, words: as of the mark; at its start or at its end."""

    kind: str
    name: str = ""
    edge: Literal["place", "start", "end"] = "place"
    author: str = ""
    words: str = ""


class Marks:
    """Those found so far, in reading order."""

    def __init__(self) -> None:
        self.found: list[Mark] = []
        self._begun: dict[tuple[str, str], tuple[int, Sign]] = {}

    def add(self, mark: Mark) -> None:
        """Note a mark; a change that goes on where the same author's last one ended is one with it."""
        last = self.found[-1] if self.found else None
        if (
            last
            and mark.kind in _TRACKED
            and (last.kind, last.author) == (mark.kind, mark.author)
            and mark.span.start - last.span.end <= 1
        ):
            words = (last.words + mark.words)[:_WORDS]
            span = Span(last.span.start, max(last.span.end, mark.span.end))
            self.found[-1] = last._replace(span=span, words=words)
        elif len(self.found) < _MOST:
            self.found.append(mark._replace(words=mark.words[:_WORDS]))

    def hang(self, sign: Sign, at: int) -> None:
        """Note a sign that stands at `at`. An end without a start, or a start without an end, is a place."""
        key = (sign.kind, sign.name)
        if sign.edge == "start":
            self._begun.setdefault(key, (at, sign))
            return
        start, opening = self._begun.pop(key, (at, sign)) if sign.edge == "end" else (at, sign)
        author, words = sign.author or opening.author, sign.words or opening.words
        self.add(Mark(sign.kind, Span(start, at), author, words))

    def within(self, length: int) -> tuple[Mark, ...]:
        """All of them in the order of their places, in a text of that length."""
        for (kind, _), (at, sign) in self._begun.items():
            self.add(Mark(kind, Span(at, at), sign.author, sign.words))
        self._begun = {}
        inside = (_inside(mark, length) for mark in self.found)
        return tuple(sorted(inside, key=lambda mark: mark.span))


def _inside(mark: Mark, length: int) -> Mark:
    """`mark` without the line end of the last paragraph, which is no part of the text."""
    return mark._replace(span=Span(min(mark.span.start, length), min(mark.span.end, length)))
