"""The words, signs and bytes of an RTF file, and the code pages its bytes are in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.errors import ReadError

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,40})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|([\r\n]+)"
)
_CHARSETS = {
    **{134: "gb18030", 136: "cp950", 128: "cp932", 129: "cp949", 204: "cp1251", 238: "cp1250", 161: "cp1253"},
    **{
        162: "cp1254",
        177: "cp1255",
        178: "cp1256",
        186: "cp1257",
        163: "cp1258",
        222: "cp874",
        77: "mac-roman",
    },
}
_PAGES = {936: "gb18030", 65001: "utf-8", 10000: "mac-roman"}
_SYMBOLS = 2


def tokens(data: bytes, path: str) -> Iterator[tuple[str, int | None, bytes]]:
    """Control word and number, or "{" or "}", or bytes of text. Raises ReadError on what is none of these."""
    at = 0
    while at < len(data):
        found = _TOKEN.match(data, at)
        if not found:
            raise ReadError(path, f"RTF 文件在第 {at} 个字节处有误，读不全；请在 Word 或 WPS 中打开后另存")
        at = found.end()
        word, number, code, sign, brace, run, _ = found.groups()
        if word == b"bin":
            at += max(int(number or 0), 0)
        elif word:
            yield word.decode("ascii"), int(number) if number else None, b""
        elif code:
            yield "", None, bytes((int(code, 16),))
        elif brace or (sign and sign not in b"\\{}"):
            yield (brace or sign).decode("latin-1"), None, b""
        elif sign or run:
            yield "", None, sign or run


class Fonts:
    """Which code page the text in each font is in."""

    def __init__(self) -> None:
        self.default = "cp1252"
        self.charsets: dict[int, int] = {}
        self._defined = 0

    def told(self, word: str, number: int, *, defining: bool) -> None:
        """Take in a word about fonts or code pages."""
        if word == "ansicpg":
            self.default = _PAGES.get(number, f"cp{number}")
        elif word == "f" and defining:
            self._defined = number
        elif word == "fcharset" and defining:
            self.charsets[self._defined] = number

    def decoded(self, data: bytes, font: int, path: str, *, strict: bool = True) -> str:
        """The text of bytes in a font. Raises ReadError where they are none, if `strict`."""
        if data.isascii():
            return data.decode("ascii")
        charset = self.charsets.get(font, 0)
        if charset == _SYMBOLS:
            return "".join(chr(0xF000 + byte) if byte > 0x7F else chr(byte) for byte in data)
        codecs = [_CHARSETS.get(charset, self.default), self.default, "cp1252"]
        for codec in codecs if charset in (0, 1) else codecs[:1]:
            try:
                return data.decode(codec)
            except (UnicodeDecodeError, LookupError):
                continue
        if not strict:
            return data.decode("latin-1")
        raise ReadError(path, f"RTF 文件里有不能按 {codecs[0]} 读出的字；请在 Word 或 WPS 中另存为 .docx")
