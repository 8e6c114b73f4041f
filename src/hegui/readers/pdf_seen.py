"""The picture of a PDF's page: whether there is anything at a place of it."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_MOST = 2000  # pixels a side
_CONTRAST = 24  # of 255: less is not to be seen
_FEW = 8  # dark pixels: dust


class Picture:
    """The page in greys; drawn when it is first asked about."""

    def __init__(self, page: Any, width: float, height: float) -> None:
        self.page = page
        self.scale = min(1.5, _MOST / max(width, height, 1))
        self.width = max(int(width * self.scale), 1)
        self.height = max(int(height * self.scale), 1)
        self.pixels: bytes = b""

    def _drawn(self) -> bytes:
        if not self.pixels:
            bitmap = pdfium.FPDFBitmap_CreateEx(self.width, self.height, pdfium.FPDFBitmap_Gray, None, 0)
            if not bitmap:
                raise MemoryError
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, self.width, self.height, 0xFFFFFFFF)
            size = (bitmap, self.page, 0, 0, self.width, self.height)
            pdfium.FPDF_RenderPageBitmap(*size, 0, pdfium.FPDF_ANNOT)
            stride = pdfium.FPDFBitmap_GetStride(bitmap)
            raw = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * self.height)
            pdfium.FPDFBitmap_Destroy(bitmap)
            self.pixels = b"".join(raw[y * stride : y * stride + self.width] for y in range(self.height))
        return self.pixels

    def blank(self) -> bool:
        """Whether nothing is on the page: no more than some dust differs from its paper."""
        pixels = self._drawn()
        paper = max(range(256), key=pixels.count)
        near = sum(
            pixels.count(grey) for grey in range(max(paper - _CONTRAST, 0), min(paper + _CONTRAST, 255) + 1)
        )
        return len(pixels) - near <= _FEW

    def shows(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether something stands out in a rectangle, in points from the upper left corner."""
        pixels = self._drawn()
        first, last = self._clipped(left, self.width), self._clipped(right, self.width)
        rows = range(self._clipped(top, self.height), self._clipped(bottom, self.height) + 1)
        found = b"".join(pixels[y * self.width + first : y * self.width + last + 1] for y in rows)
        return bool(found) and max(found) - min(found) >= _CONTRAST

    def _clipped(self, at: float, most: int) -> int:
        return min(max(int(at * self.scale), 0), most - 1)
