"""Bytes → text, strictly: what does not decode, or decodes to rubbish, is refused and never repaired.

UTF-8 (with or without BOM), UTF-16 with BOM, GB18030 (which `gb18030` looks at more closely).
"""

from __future__ import annotations

import codecs
from contextlib import suppress

from hegui.errors import ReadError, UsageError
from hegui.readers.damage import SAVE_AS, line_of

MAX_BYTES = 64 * 1024 * 1024

CODECS: tuple[str, ...] = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
)
CODECS += ("gb18030", "gbk", "gb2312", "hz", "big5", "big5hkscs", "cp950", "ascii")
"""Encodings that may be named: those of Chinese text. Of the others many read any bytes, and so a rule finds nothing."""

_BLANKS = " \t\r\n\v\f\xa0\u2003\u3000\u200b\u2060\ufeff"


def decode(data: bytes, path: str, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file and the name of its encoding; a byte order mark is not part of the text.

    The name is "utf-8", "utf-8-sig" (with BOM), "utf-16-le" or "utf-16-be" (with BOM), "gb18030", or `encoding`
    (one of `CODECS`) where one is given. Raises ReadError on a file that is empty, too large, or not
    certainly text in one of these; UsageError on another `encoding`.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(path, f"文件超过 {MAX_BYTES >> 20} MB，不作为公文检查")
    text, name = _forced(data, path, encoding) if encoding else _found(data, path)
    if not text.strip().strip(_BLANKS):
        raise ReadError(path, "文件是空的")
    if "\0" in text:
        raise ReadError(path, f"文件含有空字符（NUL），不是文本，或是没有 BOM 的 UTF-16；{SAVE_AS}")
    return text, name


def codec(encoding: str) -> str:
    """The name in `CODECS` of an encoding; UsageError: it is not one of them."""
    with suppress(LookupError, ValueError):
        if (name := codecs.lookup(encoding).name) in CODECS:
            return name
    known = "、".join(CODECS)
    raise UsageError(
        f"不能按 {encoding} 读中文文件，可用的编码有 {known} (an encoding that is unknown or not for Chinese)"
    )


def _forced(data: bytes, path: str, encoding: str) -> tuple[str, str]:
    name = codec(encoding)
    try:
        text = data.decode(name).removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        line = line_of(data, fault.start)
        raise ReadError(path, f"第 {line} 行不是 {encoding} 编码；{SAVE_AS}") from fault
    if name.startswith("utf-8") or text.isascii():
        return text, name
    from hegui.readers.gb18030 import plausible, standard

    if name == "gb18030":
        text = standard(text)
    if not plausible(data, text):
        raise ReadError(path, f"不是 {encoding} 编码：按它读，文中多是乱码；不指定编码，或{SAVE_AS}")
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
