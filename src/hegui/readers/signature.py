"""What bytes are by their first ones, whatever the file's name says."""

from __future__ import annotations

_STARTS = (
    (b"%PDF-", "PDF 文件"),
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


def kind(data: bytes) -> str:
    """What `data` is, in Chinese, if it is no text; "" if it may be text."""
    if data.startswith(b"PK\x03\x04"):
        return next((name for name_in_zip, name in _ZIPPED if name_in_zip in data), "压缩包（zip）")
    if data.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        return ENCRYPTED if encrypted else "旧版 Word 或 WPS 文档（.doc、.wps）"
    start = data[:64].lstrip()
    if start[:14].lower().startswith((b"<!doctype html", b"<html")):
        return "网页（HTML）"
    return next((name for mark, name in _STARTS if data.startswith(mark)), "")
