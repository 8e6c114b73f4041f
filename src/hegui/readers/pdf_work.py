"""What work on a PDF has left in it: comments, form fields, attached files, programs."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from hegui.readers.page import Left

MOST = 2000  # on a page

_COMMENTS = frozenset(
    (
        *(
            pdfium.FPDF_ANNOT_TEXT,
            pdfium.FPDF_ANNOT_FREETEXT,
            pdfium.FPDF_ANNOT_LINE,
            pdfium.FPDF_ANNOT_SQUARE,
        ),
        *(
            pdfium.FPDF_ANNOT_CIRCLE,
            pdfium.FPDF_ANNOT_POLYGON,
            pdfium.FPDF_ANNOT_POLYLINE,
            pdfium.FPDF_ANNOT_INK,
        ),
        *(pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_UNDERLINE, pdfium.FPDF_ANNOT_SQUIGGLY),
        *(pdfium.FPDF_ANNOT_STRIKEOUT, pdfium.FPDF_ANNOT_CARET, pdfium.FPDF_ANNOT_REDACT),
    )
)
_OBJECTS = frozenset(
    (
        *(pdfium.FPDF_ANNOT_FILEATTACHMENT, pdfium.FPDF_ANNOT_SOUND, pdfium.FPDF_ANNOT_MOVIE),
        *(pdfium.FPDF_ANNOT_SCREEN, pdfium.FPDF_ANNOT_THREED, pdfium.FPDF_ANNOT_RICHMEDIA),
    )
)
_FILLED = frozenset(
    (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
)
_WORDS = 80  # characters


class Forms:
    """The document's form, opened when a field is first met."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._form: Any = None
        self._told = pdfium.FPDF_FORMFILLINFO(version=2)

    def kind(self, annotation: Any) -> str:
        """What a field is: one with words in it, which are not read; one without; "" for what takes no words."""
        if self._form is None:
            self._form = pdfium.FPDFDOC_InitFormFillEnvironment(self._document, self._told)
        if pdfium.FPDFAnnot_GetFormFieldType(self._form, annotation) not in _FILLED:
            return ""
        held = pdfium.FPDFAnnot_GetFormFieldValue(self._form, annotation, None, 0)
        return "object" if held > 2 else "placeholder"


def of_document(document: Any) -> list[Left]:
    """Attached files and programs."""
    found = [Left("object", words="attachment")] * min(pdfium.FPDFDoc_GetAttachmentCount(document), MOST)
    if pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        found.append(Left("macro"))
    return found


def of_page(page: Any, place: Any, forms: Forms) -> Iterator[Left]:
    """Comments and fields. place: tells where a point stands as the page is shown."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = _kind(annotation, forms)
        if kind:
            author, words = (_text(annotation, key) for key in (b"T", b"Contents"))
            told = ("", "") if kind == "placeholder" else (author, words)
            yield Left(kind, *told, _middle(annotation, place))
        pdfium.FPDFPage_CloseAnnot(annotation)


def _kind(annotation: Any, forms: Forms) -> str:
    sort = pdfium.FPDFAnnot_GetSubtype(annotation)
    if sort in _COMMENTS:
        return "" if pdfium.FPDFAnnot_HasKey(annotation, b"StateModel") else "comment"
    if sort == pdfium.FPDF_ANNOT_WIDGET:
        return forms.kind(annotation)
    return "object" if sort in _OBJECTS else ""


def _text(annotation: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < size <= 1 << 20:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    words = bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
    return " ".join(words.split())[:_WORDS]


def _middle(annotation: Any, place: Any) -> float:
    """How far down the page it stands."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, box):
        return 0.0
    down: float = place((box.left + box.right) / 2, (box.top + box.bottom) / 2)[1]
    return down if abs(down) < 1e6 else 0.0
