"""Whether a PDF is whole. Programs that show PDFs mend damaged ones in silence, and leave out what they cannot mend."""

from __future__ import annotations

import re
import zlib

MAX_STREAM = 16 * 1024 * 1024  # of drawing; of images and fonts as much as MAX_TOTAL
MAX_TOTAL = 512 * 1024 * 1024
_MOST_REVISIONS = 500

_TABLE = re.compile(rb"\s*(xref\b|\d+\s+\d+\s+obj\b)")
_PREVIOUS = re.compile(rb"/Prev\s+(\d+)")
_SECTION = re.compile(rb"\s*(\d+)\s+(\d+)[ \t]*\r?\n?")
_ENTRY = re.compile(rb"(\d{10})\s(\d{5})\s([nf])[ \r]?\n?")
_OBJECT = re.compile(rb"\s*\d+\s+\d+\s+obj\b")
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FLATE = re.compile(rb"/(?:Filter|F)\s*\[?\s*/(?:FlateDecode|Fl)\b")
_HEAVY = (
    b"/Image",
    b"/FontFile",
    b"/Length1",
    b"/Length2",
    b"/OpenType",
    b"/Type1C",
    b"/CIDFontType0C",
    b"/ICC",
    b"/N ",
)


def fault(data: bytes) -> str:
    """What is wrong with the PDF in `data`, in Chinese; "" for a sound one."""
    header = data.find(b"%PDF-", 0, 1024)
    if header < 0:
        return "内容不是 PDF"
    last = data.rfind(b"startxref")
    if last < 0 or b"%%EOF" not in data[last:]:
        return "文件没有结尾，可能没有传完"
    digits = re.match(rb"startxref\s+(\d+)", data[last : last + 40])
    if not digits or not _tables(data, header, int(digits.group(1))):
        return "交叉引用表有误，读不全"
    return "" if b"/Encrypt" in data else _streams(data)


def _tables(data: bytes, header: int, at: int) -> bool:
    """Whether the cross-reference tables are where they are said to be, and what they list as well."""
    seen: set[int] = set()
    while at not in seen and len(seen) < _MOST_REVISIONS:
        seen.add(at)
        found = _TABLE.match(data, header + at)
        if not found:
            return False
        end = found.end()
        if found.group(1) == b"xref":
            end = _entries(data, header, end)
            if end < 0:
                return False
        stop = data.find(b"startxref", end)
        dictionary = data[end : min(stop if stop >= 0 else len(data), end + 4096)].partition(b"stream")[0]
        previous = _PREVIOUS.search(dictionary)
        if not previous:
            return True
        at = int(previous.group(1))
    return at == 0


def _entries(data: bytes, header: int, at: int) -> int:
    """Where the table's entries end, or -1 if one is wrong."""
    while section := _SECTION.match(data, at):
        at = section.end()
        for _ in range(int(section.group(2))):
            entry = _ENTRY.match(data, at)
            if not entry:
                return -1
            at = entry.end()
            if (
                entry.group(3) == b"n"
                and int(entry.group(1))
                and not _OBJECT.match(data, header + int(entry.group(1)))
            ):
                return -1
    return at if re.compile(rb"\s*trailer").match(data, at) else -1


def _streams(data: bytes) -> str:
    """Whether every deflated stream inflates to its end, and to no more than the limits."""
    at = total = 0
    while found := _STREAM.search(data, at):
        at = found.end()
        dictionary = data[max(data.rfind(b"obj", 0, found.start()), 0) : found.start()]
        if not _FLATE.search(dictionary):
            continue
        heavy = any(word in dictionary for word in _HEAVY)
        most = MAX_TOTAL if heavy else MAX_STREAM
        length, consumed = _inflated(data, at, min(most, MAX_TOTAL - total))
        if consumed < 0:
            return "有一段内容已损坏，读不全"
        total += length
        if length >= most or total >= MAX_TOTAL:
            return f"内容解压后超过上限（{MAX_STREAM >> 20} MB），不作为公文检查"
        at = consumed
    return ""


def _inflated(data: bytes, at: int, most: int) -> tuple[int, int]:
    """How much the stream at `at` inflates to, and where it ends; -1 if it does not, 0 if it is over `most`."""
    inflater = zlib.decompressobj()
    length, piece = 0, data[at : at + 65536]
    try:
        while not inflater.eof:
            length += len(inflater.decompress(piece, 1 << 20))
            if length >= most:
                return length, 0
            if not inflater.unconsumed_tail:
                at += len(piece)
                piece = data[at : at + 65536]
                if not piece and not inflater.eof:
                    return length, -1
            else:
                at += len(piece) - len(inflater.unconsumed_tail)
                piece = inflater.unconsumed_tail
    except zlib.error:
        return length, -1
    return length, at - len(inflater.unused_data)
