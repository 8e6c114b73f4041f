"""Which sections a rule means when it names them by title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hegui.document import Document


def titled(document: Document, titles: Iterable[str]) -> Iterator[int]:
    """Indexes of the sections whose heading answers one of `titles`, in document order."""
    wanted = tuple(titles)
    return (i for i, section in enumerate(document.sections) if answers(section.title, wanted))


def answers(heading: str, titles: Iterable[str]) -> bool:
    """Whether `heading` (without its number) is a heading for one of `titles`."""
    return any(title in heading for title in titles)
