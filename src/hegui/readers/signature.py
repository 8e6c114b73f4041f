"""What bytes are by their first ones, whatever the file's name says."""

from __future__ import annotations

import re

_STARTS = (
    (b"%PDF-", "PDF 文件"),
    (b"\xef\xbb\xbf%PDF-", "PDF 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
)
_ZIPPED = (
    (b"word/document", "Word 文档（.docx）"),
    (b"xl/workbook", "Excel 表格（.xlsx）"),
    (b"ppt/presentation", "PowerPoint 演示文稿（.pptx）"),
    (b"opendocument.text", "OpenDocument 文档（.odt）"),
    (b"OFD.xml", "OFD 版式文件"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "加密的 Office 文档"
_READ = {
    "Word 文档（.docx）": "docx",
    "OpenDocument 文档（.odt）": "odt",
    "OFD 版式文件": "ofd",
    "PDF 文件": "pdf",
}
_READ |= {"RTF 文件": "rtf", "网页（HTML）": "html", "旧版 Word 或 WPS 文档（.doc、.wps）": "doc"}
_PAGES = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta")
_BEFORE_PAGE = rb"(?s)(?:\s+|<\?xml[^>]*>|<!--.*?-->)*"
_OPENING = 4096


def kind(data: bytes) -> str:
    """What `data` is, in Chinese, if it is no text; "" if it may be text."""
    if data.startswith(b"PK\x03\x04"):
        if b"opendocument.text" in data[30:100]:  # other documents may be embedded
            return "OpenDocument 文档（.odt）"
        return next((name for name_in_zip, name in _ZIPPED if name_in_zip in data), "压缩包（zip）")
    if data.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        return ENCRYPTED if encrypted else "旧版 Word 或 WPS 文档（.doc、.wps）"
    if _is_page(data):
        return "网页（HTML）"
    return next((name for mark, name in _STARTS if data.startswith(mark)), "")


def format_of(data: bytes) -> str:
    """The format that hegui reads `data` in, told by its contents; "" where they do not tell: text, or nothing known."""
    return _READ.get(kind(data), "")


def _is_page(data: bytes) -> bool:
    """Whether it is a page of the web: comments and an XML declaration may stand first, in UTF-16 as well."""
    opening = data[:_OPENING].removeprefix(b"\xef\xbb\xbf")
    if opening.startswith((b"\xff\xfe", b"\xfe\xff")):
        opening = opening[2:].replace(b"\0", b"")
    if not opening.lstrip().startswith(b"<"):
        return False
    before = re.match(_BEFORE_PAGE, opening)
    return opening[before.end() if before else 0 :][:14].lower().startswith(_PAGES)
