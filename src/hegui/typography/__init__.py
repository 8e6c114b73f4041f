"""How a document is set on the page: frozen values that a reader makes where its format shows them.

Lengths of pages are in millimetres, those of type in points, indents in characters (em) of the paragraph's own size.
Everything is effective: what styles, themes and defaults give is already in it. `start` and `end` are offsets in the
document's text.
"""

from __future__ import annotations

from hegui.document import Document
from hegui.values import Record


class Lettering(Record):
    """How characters look. font: that of Chinese characters, "" where the file names none and the program chooses;
    latin: that of digits and letters. color: RRGGBB, or "auto" (black)."""

    font: str = ""
    latin: str = ""
    size: float = 10.0
    bold: bool = False
    color: str = "auto"


class Run(Record):
    """Characters set alike."""

    start: int
    end: int
    lettering: Lettering


class Setting(Record):
    """A paragraph. align: left | center | right | both | distribute.

    first: where its first line begins, in characters from the margin; left: where the others do. Blanks that are typed
    are not counted. pitch: from line to line, in points; a tuple (least, most) where it depends on the font's own height.
    """

    start: int
    end: int
    align: str
    first: float
    left: float
    pitch: tuple[float, float]
    before: float
    after: float
    runs: tuple[Run, ...]


class Page(Record):
    """The pages of one section: size, margins, the distance of header and footer from the edge. pitch: that of the line
    grid in points, 0 without one. start: offset of the first paragraph on them."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float = 0.0
    footer: float = 0.0
    pitch: float = 0.0
    start: int = 0

    @property
    def lying(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height


class Folio(Record):
    """A page number in a header or footer. pages: default | even | first, those that show it. where: left | center |
    right | outside | inside, "" where the file does not say. form: as it is shown, with 1 for the number."""

    pages: str
    where: str
    form: str
    lettering: Lettering
    footer: bool = True


class Layout(Record):
    """All that can be seen of it. two_sided: even pages have headers and footers of their own."""

    pages: tuple[Page, ...]
    paragraphs: tuple[Setting, ...]
    folios: tuple[Folio, ...]
    two_sided: bool = False


def layout(document: Document) -> Layout | None:
    """How `document` is set; None where its format does not show that. Worked out once."""
    return document.once(_layout)


def _layout(document: Document) -> Layout | None:
    return document.typesetting(document) if document.typesetting else None
