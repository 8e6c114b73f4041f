"""Bytes → Document. One file a format; `outline` is shared by all."""

from __future__ import annotations

import datetime
import importlib
from dataclasses import replace
from typing import Literal

from hegui.document import Dated, Document


def read_text(
    text: str, path: str = "<text>", format: Literal["txt", "md"] = "txt", as_of: datetime.date | None = None
) -> Document:
    """The document that `text` makes up. as_of: the day it is taken to be of, in place of what it says."""
    reader = importlib.import_module({"txt": "hegui.readers.plain", "md": "hegui.readers.markdown"}[format])
    document: Document = reader.document(text, path=path)
    return dated(document, as_of)


def dated(document: Document, as_of: datetime.date | None) -> Document:
    """`document` taken to be of the day `as_of`, where one is given."""
    if as_of is None:
        return document
    views = {key: document.__dict__[key] for key in ("full", "visible") if key in document.__dict__}
    document = replace(document, date=Dated(as_of, as_of, "as-of"), year=document.year or as_of.year)
    document.__dict__.update(views)
    return document
