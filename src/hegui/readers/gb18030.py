"""GB18030: whether bytes that decode as such are it.

Bytes that are not UTF-8 nearly always decode as GB18030, so the guess has to prove itself: no intact UTF-8 characters
among the bytes (a damaged or mixed file), no private-use or control characters (Big5, UTF-16 without BOM, a lost
byte), and everyday hanzi throughout.
"""

from __future__ import annotations

import re

from hegui.errors import ReadError
from hegui.readers.damage import SAVE_AS, line_of

_OR_NAME_IT = SAVE_AS + "；确知编码的，可以指定编码"

# Four UTF-8 hanzi or Chinese marks in a row; in GB18030 text that would take a string of rare characters. Bytes are
# sorted into leading (L), following (-) and other ones, and the run is looked for in that: ten times a regex's speed.
_UTF8_SORTS = bytes(
    0x4C if 0xE2 <= byte <= 0xE9 or byte == 0xEF else 0x2D if 0x80 <= byte <= 0xBF else 0x2E
    for byte in range(256)
)
_UTF8_RUN = b"L--L--L--L--"
_ODD = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\U000f0000-\U0010fffd]")  # controls, private use
_HANZI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_ASCII = bytes(range(0x80))
_SYMBOLS = bytes(
    range(0xA1, 0xAA)
)  # rows 1 to 9 of GB 2312: marks, full-width letters, kana, Greek, Cyrillic
_EVERYDAY = bytes(range(0xB0, 0xD8))  # rows 16 to 55 of GB 2312: the 3,755 level-1 hanzi
_RARE_SHARE = 0.15  # rubbish has over 0.5, a list of personal names 0.05 to 0.1

_FREQUENT = bytes(range(0xA4, 0xC7))  # rows of Big5: the 5,401 frequent hanzi
_MOST_RARE = 0.3  # where somebody says what it is, so that a list of strange names passes
_LETTERS = re.compile("[^\\W\\d_\0-\x7f]+|[\x80-\x9f\ue000-\uf8ff]+")  # also controls, private use

# Python's codec follows GB 18030-2000, which had no code points for these yet; GB 18030-2022 (and, for the six
# outside the BMP, Unicode's later repertoire) has.
_STANDARD = str.maketrans(
    dict(
        zip(
            "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7\ue81e\ue826\ue82b\ue82c\ue832\ue843"
            "\ue854\ue864\ue816\ue817\ue818\ue831\ue83b\ue855",
            "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u1e3f\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9"
            "\u9fba\u9fbb\U00020087\U00020089\U000200cc\U000215d7\U0002298f\U000241fe",
            strict=True,
        )
    )
)


def proved(data: bytes, path: str, broken: int) -> str:
    """The text of bytes that are not UTF-8 (from byte `broken` on), if they are GB18030 beyond doubt.

    Raises ReadError where they are not.
    """
    if b"\0" in data:
        raise ReadError(path, f"文件含有空字符（NUL），不是文本，或是没有 BOM 的 UTF-16；{SAVE_AS}")
    if _UTF8_RUN in data.translate(_UTF8_SORTS):
        line = line_of(data, broken)
        raise ReadError(path, f"文件像是 UTF-8，但第 {line} 行有损坏的字节，或混有其他编码；{SAVE_AS}")
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as fault:
        line = line_of(data, fault.start)
        reason = f"编码不是 UTF-8，也不是 GB18030（第 {line} 行）{_guess(data)}"
        raise ReadError(path, f"{reason}；{_OR_NAME_IT}") from fault
    odd = _ODD.search(text)
    if odd:
        text = text.translate(_STANDARD)
        odd = _ODD.search(text)
    if odd or not _everyday(text):
        where = f"第 {text.count(chr(10), 0, odd.start()) + 1} 行" if odd else "文中"
        reason = f"编码不能确定：按 GB18030 读，{where}出现乱码{_guess(data)}"
        raise ReadError(path, f"{reason}；{_OR_NAME_IT}")
    return text


def _everyday(text: str) -> bool:
    """Whether the hanzi of `text` are such as a report is written in, but for one or a small share."""
    text = text.replace("—", "").replace("·", "")  # which the gb2312 codec does not know by these code points
    pairs = text.encode("gb2312", "ignore").translate(None, _ASCII)
    hanzi = pairs[::2].translate(None, _SYMBOLS)
    total = len(text) - len(text.encode("ascii", "ignore")) - (len(pairs) // 2 - len(hanzi))
    rare = total - len(hanzi) + len(hanzi.translate(None, _EVERYDAY))
    return rare <= max(total > 1, _RARE_SHARE * total)


def plausible(data: bytes, text: str) -> bool:
    """Whether `text`, which is `data` in an encoding that somebody named, is Chinese, simplified or traditional: most of its
    letters are everyday hanzi, and the bytes are no run of UTF-8 hanzi."""
    letters = "".join(_LETTERS.findall(text))
    hanzi = "".join(_HANZI.findall(letters))
    simplified = hanzi.encode("gb2312", "ignore")[::2].translate(None, _EVERYDAY)
    rare = len(letters) - len(hanzi.encode("gb2312", "ignore")[::2]) + len(simplified)
    traditional = hanzi.encode("big5", "ignore")[::2].translate(None, _FREQUENT)
    rare = min(rare, len(letters) - len(hanzi.encode("big5", "ignore")[::2]) + len(traditional))
    return rare <= max(len(letters) > 1, _MOST_RARE * len(letters)) and _UTF8_RUN not in data.translate(
        _UTF8_SORTS
    )


def short(data: bytes) -> str:
    """The text of `data` as GB18030, if two to eight everyday hanzi come of it and no Latin letter; else "".

    A few hanzi in GB18030 may be valid UTF-8: 平同志为 reads as Cyrillic. Six or more never were.
    """
    if len(data) > 64 or re.search(rb"[A-Za-z]", data):
        return ""
    try:
        text = data.decode("gb18030")
        hanzi = "".join(_HANZI.findall(text))
        leads = hanzi.encode("gb2312")[::2]
    except UnicodeError:
        return ""
    return text if 2 <= len(hanzi) <= 8 and not leads.translate(None, _EVERYDAY) else ""


def _guess(data: bytes) -> str:
    try:
        text = data.decode("big5")
    except UnicodeDecodeError:
        return ""
    return "，可能是 Big5（繁体）" if _HANZI.search(text) else ""


def standard(text: str) -> str:
    """`text` with the code points of the present standard."""
    return text.translate(_STANDARD)
