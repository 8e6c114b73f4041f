"""What the readers hand to the outline, and what the outline makes of it."""

from __future__ import annotations

from hegui.document import BlockKind, Span
from hegui.values import Record


class Paragraph(Record):
    """A paragraph as a reader hands it over. level: the heading level the format gives it, 0 for none."""

    span: Span
    level: int = 0
    kind: BlockKind = BlockKind.PARAGRAPH


class Heading(Record):
    """A paragraph seen as a heading. rank orders headings of one document: smaller stands higher."""

    rank: int
    number: str
    title: str
    span: Span
    run_in: bool
