"""Edits of a text, and of the bytes it was read from: what no edit touches stays byte for byte."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence

from hegui.values import Record

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    ("\ufeff".encode("gb18030"), "gb18030"),
)


class Edit(Record):
    """`text[start:end]` becomes `words`. Edits that go together are in order and apart."""

    start: int
    end: int
    words: str


class Unfit(ValueError):
    """The bytes are not what encoding the text piece by piece gives, so no place in it can be found in them."""


def edited(text: str, edits: Sequence[Edit]) -> str:
    """`text` after `edits`."""
    parts: list[str] = []
    done = 0
    for start, end, words in edits:
        parts += text[done:start], words
        done = end
    return "".join((*parts, text[done:]))


def moved(edits: Sequence[Edit]) -> Callable[[int, int], tuple[int, int]]:
    """A function from a span of the text to where it is after `edits`; one that an edit cuts takes in all of it."""

    def move(start: int, end: int) -> tuple[int, int]:
        first = last = shift = 0
        first, last = start, end
        for begin, stop, words in edits:
            if begin > end:
                break
            shift += len(words) - (stop - begin)
            if stop <= start:
                first = start + shift
            elif begin < start:
                first = stop + shift - len(words)
            if stop <= end:
                last = end + shift
            elif begin < end:
                last = stop + shift
        return first, max(first, last)

    return move


def spliced(data: bytes, text: str, encoding: str, edits: Sequence[Edit]) -> bytes:
    """`data`, which is `text` in `encoding`, after `edits`; only the bytes of edited characters are other ones.

    Raises Unfit, and UnicodeEncodeError for words that the encoding cannot hold.
    """
    codec, begin = _codec(data, text, encoding)
    at = _gb18030_offsets(data, begin, text) if codec == "gb18030" else _offsets(data, begin, text, codec)
    parts: list[bytes] = []
    done = 0
    for start, end, words in edits:
        first = at(start)
        parts += data[done:first], words.encode(codec)
        done = at(end)
    return b"".join((*parts, data[done:]))


def holds(encoding: str, words: str) -> bool:
    """Whether a file in `encoding` can hold `words`."""
    try:
        words.encode(encoding.removesuffix("-sig"))
    except UnicodeEncodeError:
        return False
    return True


def _codec(data: bytes, text: str, encoding: str) -> tuple[str, int]:
    """The codec that takes no notice of a byte order mark, and where in `data` the text begins."""
    name = codecs.lookup(encoding.removesuffix("-sig")).name
    for mark, codec in _MARKS:
        if data.startswith(mark) and codec in (name, name + "-le", name + "-be"):
            return codec, 0 if text.startswith("\ufeff") and codec == "gb18030" else len(mark)
    return name, 0


def _offsets(data: bytes, begin: int, text: str, codec: str) -> Callable[[int], int]:
    """Places in the text → places in `data`, asked for in order."""
    done, at = 0, begin

    def find(place: int) -> int:
        nonlocal done, at
        piece = text[done:place].encode(codec)
        if data[at : at + len(piece)] != piece:
            raise Unfit(codec)
        done, at = place, at + len(piece)
        return at

    return find


def _gb18030_offsets(data: bytes, begin: int, text: str) -> Callable[[int], int]:
    """As `_offsets`. A character may have been read as another than its bytes say (see `readers.gb18030`), so that
    the bytes are counted: one, or two, or four where the second is a digit."""
    done, at = 0, begin

    def find(place: int) -> int:
        nonlocal done, at
        while done < place:
            single = data[at] < 0x81 if at < len(data) else True
            at += 1 if single else 4 if data[at + 1 : at + 2].isdigit() else 2
            done += 1
        if at > len(data):
            raise Unfit("gb18030")
        return at

    return find
