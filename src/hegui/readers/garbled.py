"""Text that is no report: without a Chinese character, or with characters that a wrong encoding has made."""

from __future__ import annotations

from hegui.expression import expression
from hegui.text import HAN

_HAN = expression(f"[{HAN}]")
_MANY = 100
# Of a hundred characters of running Chinese text some fifteen are one of these; UTF-8 taken for GBK, or the other way round, has none.
_FREQUENT = frozenset("的一是在不人有和了工年中大为作")


def garbled(text: str) -> str:
    """Why `text` cannot be judged as a report; "" if it can."""
    if text[:1] == "锘":  # the byte order mark of UTF-8 taken for GBK
        return "开头是“锘”，像是编码转换错了的乱码；请找回原文件，另存为 UTF-8 后再检查"
    if not _FREQUENT.isdisjoint(text):
        return ""
    number = len(_HAN.findall(text))
    if not number:
        return "全文没有一个汉字，不能按公文检查；请确认文件和编码无误"
    return "有字而不成文，像是编码转换错了的乱码；请确认文件和编码无误" if number >= _MANY else ""
