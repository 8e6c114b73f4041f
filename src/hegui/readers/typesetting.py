"""How a Word document is set, worked out when a rule asks for it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from hegui.document import Document
from hegui.values import Value

if TYPE_CHECKING:
    from hegui.typography import Layout

_LARGE = 1024 * 1024


class WordTypesetting(Value, kw_only=False):
    """Reads the layout of a .docx file from its bytes; most runs never ask, so nothing is loaded before."""

    data: bytes
    path: str

    def __call__(self, document: Document) -> Layout:
        """The layout of the document that was read from this file. Raises ReadError, and what damaged parts raise."""
        from hegui.readers.word_layout import word_layout

        return word_layout(self.data, self.path, document)

    def __repr__(self) -> str:
        return f"WordTypesetting({self.path!r})"


def typeset(document: Document, data: bytes) -> Document:
    """`document`, which was read from `data`, with what tells how it is set."""
    made = object.__new__(Document)
    kept = data if len(data) < _LARGE else _without_pictures(data)
    made.__dict__.update(document.__dict__, typesetting=WordTypesetting(kept, document.path))
    return made


def _without_pictures(data: bytes) -> bytes:
    """The file with nothing but XML in it: many documents are judged at one time, and pictures tell nothing."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as whole, ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as kept:
        for part in whole.infolist():
            if part.filename.endswith((".xml", ".rels")):
                kept.writestr(part.filename, whole.read(part))
    return stream.getvalue()
