"""PDF → the text its pages show. A page without text is no empty page: a scan is refused, not passed."""

from __future__ import annotations

from functools import partial

from hegui.document import Document
from hegui.errors import ReadError
from hegui.readers.apart import apart
from hegui.readers.page import rebuilt
from hegui.readers.page_document import document as paged
from hegui.readers.pdf_sound import fault

_SCANNED = "没有文字层（可能是扫描件，或文字已转成图形），不能检查；请用文字版，或先识别（OCR）、校对后另存"


def document(data: bytes, *, path: str, sha256: str = "") -> Document:
    """The document in a PDF. Raises ReadError on one that is damaged, locked, too large, or not all text."""
    try:
        from hegui.readers.pdf_pages import pages
    except ImportError as missing:
        raise ReadError(path, "读取 PDF 需要另装组件：pip install 'hegui[pdf]'") from missing
    wrong = fault(data)
    if wrong:
        raise ReadError(path, f"PDF 已损坏：{wrong}；请重新导出后再检查")
    found = apart(partial(pages, data, path), path)
    unread = [str(number) for number, (*_, more) in enumerate(found, 1) if more]
    if not any(lines for _, _, lines, _, _ in found):
        raise ReadError(path, f"PDF {_SCANNED}" if unread else "PDF 里没有文字，各页都是空白")
    if unread:
        raise ReadError(path, f"PDF 第 {'、'.join(unread[:20])} 页{_SCANNED}")
    return paged([rebuilt(*each[:4]) for each in found], path=path, format="pdf", sha256=sha256)
