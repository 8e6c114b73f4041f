"""Fixes in a Word file: tracked changes, which the next judgement reads as accepted."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from hegui.document import Document
from hegui.edits import Edit, Unfit, edited
from hegui.readers import dated, read_bytes
from hegui.verdict import Message

UNTRACKED = Message(
    "这些字不是正文里键入的（自动编号、域、公式、文本框、选项等），不能逐字修订",
    "these words are not typed in the text (a generated number, a field, a formula, a text box, a choice …)",
)


def tracked(
    data: bytes, before: Document, edits: Sequence[Edit], as_of: datetime.date | None
) -> tuple[bytes, Document] | None:
    """A Word file with `edits` as tracked changes, and how it is read; None where they cannot be made exactly."""
    from hegui.word.revisions import revised

    try:
        data = revised(data, before.path, edits)
    except Unfit:
        return None
    document = dated(read_bytes(data, before.path, "docx"), as_of)
    if document.text != edited(before.text, edits):
        return None
    return data, unmarked(document)


def unmarked(document: Document) -> Document:
    """`document` without the marks of changes that are hegui's own: they are not what it is judged by here."""
    from hegui.word.parts import AUTHOR

    marks = tuple(mark for mark in document.marks if mark.author != AUTHOR)
    if marks == document.marks:
        return document
    made = object.__new__(Document)
    made.__dict__.update(document.__dict__, marks=marks)
    return made
