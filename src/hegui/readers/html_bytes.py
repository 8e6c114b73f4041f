"""The bytes of an HTML file → text: a byte order mark first, then what the page declares, strictly."""

from __future__ import annotations

import codecs
import re

from hegui.errors import ReadError, UsageError
from hegui.readers.decode import decode

_DECLARED = rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.-]+)"
_SEARCHED = 4096
# Browsers take these names for the larger sets: https://encoding.spec.whatwg.org/#names-and-labels
_CHINESE = ("gb2312", "gb-2312", "gb_2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "gb18030", "chinese")
_WESTERN = ("iso-8859-1", "latin1", "ascii", "us-ascii", "windows-1252")
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(data: bytes, path: str, encoding: str | None) -> tuple[str, str]:
    """The text of a page and the name of its encoding. Raises as `decode.decode`."""
    if encoding or data.startswith(_BOMS):
        return decode(data, path, encoding)
    declared = re.search(_DECLARED, data[:_SEARCHED])
    name = (declared[1] or declared[2]).decode("ascii").lower() if declared else ""
    if not name or name in ("utf-8", "utf8") or name.startswith("utf-16") or name in _WESTERN:
        return decode(data, path)  # a page that names a Western set and holds Chinese is mistaken
    try:
        return decode(data, path, "gb18030" if name in _CHINESE else name)
    except UsageError as fault:
        raise ReadError(path, f"网页声明的编码 {name} 不认识；请另存为 UTF-8") from fault
