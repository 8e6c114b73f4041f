"""What work on an RTF file has left in it: tracked changes, comments, fields without a result, objects."""

from __future__ import annotations

from hegui.readers.fields import Open, shown
from hegui.readers.flow import LINE_ENDS
from hegui.readers.marks import Sign
from hegui.readers.rtf_story import Stories
from hegui.values import Record

DESTINATIONS = frozenset(
    ("revtbl", "annotation", "atnauthor", "atnref", "atrfstart", "atrfend", "fldinst", "datafield")
)
"""Groups whose text is none of the document's, but is needed."""


_MOST = 2000  # characters of the code of a field


class Destination:
    """One of them, while it is read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.words: list[str] = []

    @property
    def text(self) -> str:
        """All that stands in it."""
        return "".join(self.words).translate(LINE_ENDS).strip()


class Change(Record):
    """Who has put in, taken out or formatted the text that follows; 0 is nobody that is known."""

    inserted: bool = False
    deleted: bool = False
    inserter: int = 0
    deleter: int = 0
    formatter: int = 0


class Work:
    """What the file has said of such things so far."""

    def __init__(self) -> None:
        self._authors: list[str] = []
        self._author = self._reference = ""
        self._ranges: set[str] = set()
        self._codes: list[str] = []

    def ended(self, destination: Destination, stories: Stories) -> None:
        """A destination has been read."""
        name, text = destination.name, destination.text
        if name == "revtbl":
            self._authors = [each.strip() for each in text.split(";")]
        elif name == "atnauthor":
            self._author = text
        elif name == "atnref":
            self._reference = text
        elif name in ("atrfstart", "atrfend"):
            self._ranges.add(text)
            stories.mark(Sign("comment", text, "start" if name == "atrfstart" else "end"))
        elif name == "annotation":
            self._comment(text, stories)
        elif name == "fldinst" and self._codes:
            self._codes[-1] = text[:_MOST]

    def _comment(self, words: str, stories: Stories) -> None:
        if self._reference in self._ranges:
            stories.comments[self._reference] = (self._author, words)
        else:
            stories.mark(Sign("comment", author=self._author, words=words))
        self._author = self._reference = ""

    def sign(self, change: Change, words: str) -> Sign | None:
        """The change that has brought `words`, or has taken them away."""
        if change.deleted:
            return Sign("deletion", author=self._named(change.deleter), words=words)
        if change.inserted:
            return Sign("insertion", author=self._named(change.inserter))
        return Sign("format", author=self._named(change.formatter)) if change.formatter else None

    def _named(self, number: int) -> str:
        return self._authors[number] if 0 < number < len(self._authors) else ""

    def field(self) -> None:
        """A field begins."""
        self._codes.append("")

    def shown(self) -> str:
        """A field ends: what it shows if it has no result."""
        return shown(Open(0, None, self._codes.pop())).translate(LINE_ENDS) if self._codes else ""
