"""Bytes → text, strictly: what does not decode, or decodes to rubbish, is refused and never repaired.

UTF-8 (with or without BOM), UTF-16 with BOM, GB18030 (which `gb18030` looks at more closely).
"""

from __future__ import annotations

import codecs

from hegui.errors import ReadError, UsageError
from hegui.readers.damage import SAVE_AS, line_of

MAX_BYTES = 64 * 1024 * 1024

_BLANKS = " \t\r\n\v\f\xa0\u2003\u3000\u200b\u2060\ufeff"


def decode(data: bytes, path: str, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file and the name of its encoding; a byte order mark is not part of the text.

    The name is "utf-8", "utf-8-sig" (with BOM), "utf-16-le" or "utf-16-be" (with BOM), "gb18030", or `encoding`
    (any codec Python knows) where one is given. Raises ReadError on a file that is empty, too large, or not
    certainly text in one of these; UsageError on an unknown `encoding`.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(path, f"文件超过 {MAX_BYTES >> 20} MB，不作为公文检查")
    text, name = _forced(data, path, encoding) if encoding else _found(data, path)
    if not text.strip().strip(_BLANKS):
        raise ReadError(path, "文件是空的")
    if "\0" in text:
        raise ReadError(path, f"文件含有空字符（NUL），不是文本，或是没有 BOM 的 UTF-16；{SAVE_AS}")
    return text, name


def _forced(data: bytes, path: str, encoding: str) -> tuple[str, str]:
    try:
        name = codecs.lookup(encoding).name
        text = data.decode(name)
    except (LookupError, ValueError) as fault:
        if isinstance(fault, UnicodeDecodeError):
            line = line_of(data, fault.start)
            raise ReadError(path, f"第 {line} 行不是 {encoding} 编码；{SAVE_AS}") from fault
        raise UsageError(f"没有名为 {encoding} 的编码 (unknown encoding)") from fault
    text = text.removeprefix("\ufeff")
    if name == "gb18030":
        from hegui.readers.gb18030 import standard

        text = standard(text)
    return text, name


def _found(data: bytes, path: str) -> tuple[str, str]:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _marked(data, len(mark), name, path), name
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        from hegui.readers.gb18030 import proved

        return proved(data, path, fault.start), "gb18030"
    if len(data) < 64 and not text.isascii():
        from hegui.readers.gb18030 import short

        few = short(data)
        return (few, "gb18030") if few else (text, "utf-8")
    return text, "utf-8"


def _marked(data: bytes, length: int, name: str, path: str) -> str:
    try:
        return data[length:].decode(name.removesuffix("-sig"))
    except UnicodeDecodeError as fault:
        standard = "UTF-8" if name == "utf-8-sig" else "UTF-16"
        where = f"第 {line_of(data, fault.start + length)} 行附近" if standard == "UTF-8" else "文中"
        raise ReadError(path, f"文件以 {standard} 的 BOM 开头，但{where}有损坏的字节；{SAVE_AS}") from fault
