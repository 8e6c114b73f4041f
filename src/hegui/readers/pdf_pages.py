"""PDF → what its pages show, through PDFium. Runs apart: what PDFium is given may be made to hurt it."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from hegui.errors import ReadError
from hegui.readers.page import Glyph, Left, Line, Rules
from hegui.readers.page_lines import lines
from hegui.readers.pdf_seen import Picture
from hegui.readers.pdf_work import Forms, of_document, of_page
from hegui.text import fold
from hegui.values import Record

MAX_PAGES = 2000
MAX_CHARACTERS = 200_000  # on a page

_LOCKED = 4  # FPDF_ERR_PASSWORD
_UNSEEN_MODES = (3, 7)  # neither filled nor stroked
_THIN, _LONG = 3.0, 8.0  # of a table's rules
_MOST_RULES = 2000
_BULLET = re.compile("\\A\ufffd(?:\\s|\\Z)")  # at the head of a line: it hides no part of a word
_HYPHENS = {0x02: "-", 0xFFFE: "-"}


class Style(Record):
    """What the characters of one text object have in common. doubtful: as pale as paper."""

    size: float
    turned: bool
    hidden: bool
    doubtful: bool


Page = tuple[float, float, list[Line], list[Left], bool]
"""Width, height, lines, what work has left on it, and whether there is something on it besides these."""


def pages(data: bytes, path: str) -> list[Page]:
    """The pages of a PDF.

    Raises ReadError on what is damaged, locked or too large.
    """
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        if pdfium.FPDF_GetLastError() == _LOCKED:
            raise ReadError(path, "PDF 已加密，需要密码；请去掉密码后再检查")
        raise ReadError(path, "PDF 已损坏，打不开；请重新导出后再检查")
    count = pdfium.FPDF_GetPageCount(document)
    if not 0 < count <= MAX_PAGES:
        raise ReadError(path, f"PDF 有 {count} 页，可检查的是 1 至 {MAX_PAGES} 页")
    forms = Forms(document)
    found = [_page(document, index, path, forms) for index in range(count)]
    found[0][3][:0] = of_document(document)
    return found


def _page(document: Any, index: int, path: str, forms: Forms) -> Page:
    page = pdfium.FPDF_LoadPage(document, index)
    text = pdfium.FPDFText_LoadPage(page) if page else None
    if not text:
        raise ReadError(path, f"PDF 第 {index + 1} 页已损坏，读不出；请重新导出后再检查")
    sheet = Sheet(page)
    count = pdfium.FPDFText_CountChars(text)
    if count > MAX_CHARACTERS:
        raise ReadError(path, f"PDF 第 {index + 1} 页的字符超过 {MAX_CHARACTERS} 个，不作为公文检查")
    found = lines(sheet.glyphs(text, count), sheet.rules(), sheet.height, sheet.width)
    unknown = sum(_BULLET.sub("", line.seen, 1).count("\ufffd") for line in found)
    if unknown:
        raise ReadError(
            path,
            f"PDF 第 {index + 1} 页有 {unknown} 个字只有字形、没有编码，读不出是什么字；请用 Word 或 WPS 重新导出",
        )
    seen = any(line.seen for line in found)
    more = not seen and not sheet.picture.blank()
    left = list(of_page(page, sheet.place, forms))
    pdfium.FPDFText_ClosePage(text)
    pdfium.FPDF_ClosePage(page)
    return sheet.width, sheet.height, found, left, more


class Sheet:
    """A page of PDFium's, upright: its corner and its turn taken into account."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.width = pdfium.FPDF_GetPageWidthF(page)
        self.height = pdfium.FPDF_GetPageHeightF(page)
        self.turn = pdfium.FPDFPage_GetRotation(page)
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self.box = box
        self.picture = Picture(page, self.width, self.height)
        self.styles: dict[int, Style] = {}

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as it is shown, from its upper left corner."""
        box = self.box
        if self.turn == 1:
            return y - box.bottom, x - box.left
        if self.turn == 2:
            return box.right - x, y - box.bottom
        if self.turn == 3:
            return box.top - y, box.right - x
        return x - box.left, box.top - y

    def glyphs(self, text: Any, count: int) -> Iterator[Glyph]:
        """The page's characters in the order they are drawn, line ends that PDFium puts in left out."""
        pending = 0
        x, y = ctypes.c_double(), ctypes.c_double()
        box = pdfium.FS_RECTF()
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(text, index)
            if pdfium.FPDFText_IsGenerated(text, index) == 1:
                continue  # blanks and line ends as PDFium takes them
            if 0xD800 <= code < 0xDC00:
                pending = code
                continue
            char = _character(text, index, code, pending)
            pending = 0
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            pdfium.FPDFText_GetLooseCharBox(text, index, box)
            left, right, base = self._set(box, x.value, y.value)
            if char in "\r\n":
                continue
            style = self._style(text, index)
            hidden = style.hidden or self._unseen(style, char, left, right, base)
            yield Glyph(char, left, right, base, style.size, hidden, style.turned)

    def _set(self, box: Any, x: float, y: float) -> tuple[float, float, float]:
        """Where a character begins, ends and stands on, as the page is shown."""
        if not self.turn:  # nearly always
            return box.left - self.box.left, box.right - self.box.left, self.box.top - y
        corners = self.place(box.left, box.bottom), self.place(box.right, box.top)
        left, right = sorted(corner[0] for corner in corners)
        return left, right, self.place(x, y)[1]

    def _unseen(self, style: Style, char: str, left: float, right: float, base: float) -> bool:
        middle, centre = (left + right) / 2, base - style.size / 3
        if not (0 <= middle <= self.width and 0 <= centre <= self.height):
            return True
        if not style.doubtful or char in " \u3000":
            return False
        return not self.picture.shows(left, base - style.size * 0.9, right, base + style.size * 0.2)

    def _style(self, text: Any, index: int) -> Style:
        drawn = pdfium.FPDFText_GetTextObject(text, index)
        key = ctypes.addressof(drawn.contents) if drawn else 0
        style = self.styles.get(key)
        if style is None:
            style = self.styles[key] = self._measured(text, index, drawn)
        return style

    def _measured(self, text: Any, index: int, drawn: Any) -> Style:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = round(pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d), 1)
        angle = math.degrees(math.atan2(matrix.b, matrix.a)) - 90 * self.turn
        turned = not -6 < (angle + 180) % 360 - 180 < 6
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        pdfium.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn) if drawn else 0
        hidden = mode in _UNSEEN_MODES or alpha.value < 16 or size < 1
        pale = min(red.value, green.value, blue.value) > 200 or alpha.value < 64
        return Style(size or 1.0, turned, hidden, pale and mode in (0, 2, 4, 6))

    def rules(self) -> Rules:
        """The straight lines on the page, and the sides of boxes."""
        found = Rules([], [])
        edges = [ctypes.c_float() for _ in range(4)]
        for index in range(pdfium.FPDFPage_CountObjects(self.page)):
            drawn = pdfium.FPDFPage_GetObject(self.page, index)
            if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
                continue
            if not pdfium.FPDFPageObj_GetBounds(drawn, *edges) or len(found.upright) > _MOST_RULES:
                continue
            left, bottom, right, top = (edge.value for edge in edges)
            corners = self.place(left, bottom), self.place(right, top)
            x0, x1 = sorted(corner[0] for corner in corners)
            y0, y1 = sorted(corner[1] for corner in corners)
            if x1 - x0 < _THIN and y1 - y0 > _LONG:
                found.upright.append(((x0 + x1) / 2, y0, y1))
            elif y1 - y0 < _THIN and x1 - x0 > _LONG:
                found.level.append(((y0 + y1) / 2, x0, x1))
        return found


def _character(text: Any, index: int, code: int, high: int) -> str:
    """The character; U+FFFD for one that has a shape and no code."""
    if high and 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00)
    if code in _HYPHENS:
        return _HYPHENS[code]
    unknown = code == 0 or 0xD800 <= code < 0xE000 or code == 0xFFFF
    if unknown or pdfium.FPDFText_HasUnicodeMapError(text, index) == 1:
        return "\ufffd"
    if 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF:
        return fold(chr(code)).text  # a radical for a character: that is the font's doing, not the author's
    return chr(code) if code <= 0x10FFFF else "\ufffd"
