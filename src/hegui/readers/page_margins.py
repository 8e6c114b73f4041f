"""What is no running text on a page: headers, footers, page numbers, watermarks, footnotes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from hegui.readers.page import Line, Sheet
from hegui.values import Record

_TOP, _BOTTOM = 0.15, 0.85  # of the page's height: where headers and footers stand
_SMALL = 0.88  # of the body's size: that of footnotes
_NUMBER = (
    r"[-—–－―─·•\s]*第?\s*\d{1,4}\s*页?\s*(?:[/／,，|of\s]*(?:共|总)?\s*\d{1,4}\s*页?)?[-—–－―─·•\s]*|[ivxIVX]{1,5}"
    r"|(?i:page)\s*\d{1,4}(?:\s*of\s*\d{1,4})?"
)
_NOTE = r"[\d①-⑳㈠-㈩*※＊\[［〔〕]|注"
_DIGITS = re.compile(r"\d+|[ivxIVX]{1,5}\Z")


class Parted(Record):
    """A page's lines: those of the running text, of its margins, of its footnotes."""

    body: list[Line]
    margins: list[Line]
    notes: list[Line]


def parted(sheets: Sequence[Sheet]) -> list[Parted]:
    """The lines of every page, each where it belongs."""
    repeated = _repeated(sheets)
    size = body_size([line for sheet in sheets for line in sheet.lines])
    return [_parted(sheet, number, repeated, size) for number, sheet in enumerate(sheets, 1)]


def body_size(lines: Sequence[Line]) -> float:
    """The size that most characters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if not line.turned:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _key(line: Line) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()))


def _repeated(sheets: Sequence[Sheet]) -> dict[str, list[float]]:
    """What stands in the margin of two pages or more in the same words, numbers left aside: at which heights."""
    found: dict[str, list[float]] = defaultdict(list)
    for sheet in sheets:
        for line in sheet.lines:
            if line.cell is None and not _TOP * sheet.height < line.base < _BOTTOM * sheet.height:
                found[_key(line)].append(line.base)
    return {key: heights for key, heights in found.items() if len(heights) > 1}


def _parted(sheet: Sheet, number: int, repeated: dict[str, list[float]], size: float) -> Parted:
    margins = [line for line in sheet.lines if line.turned]
    rest = sorted((line for line in sheet.lines if not line.turned), key=lambda line: line.base)

    def marginal(line: Line) -> bool:
        if line.cell is not None or _TOP * sheet.height < line.base < _BOTTOM * sheet.height:
            return False
        near = [height for height in repeated.get(_key(line), ()) if abs(height - line.base) < 6]
        return len(near) > 1 or _is_number(line.text, number)

    for end in (0, -1):
        while rest and marginal(rest[end]):
            margins.append(rest.pop(end))
    notes = _notes(rest, sheet.height, size)
    apart = {id(line) for line in (*margins, *notes)}
    return Parted([line for line in sheet.lines if id(line) not in apart], margins, notes)


def _is_number(text: str, page: int) -> bool:
    """Whether a line is a page's number; a bare number only if it is that of this page."""
    return bool(re.fullmatch(_NUMBER, text)) and (not text.strip().isdecimal() or int(text) == page)


def _notes(rest: Sequence[Line], height: float, size: float) -> list[Line]:
    """The footnotes among a page's lines from the top down: small, below all else, the first with a number."""
    first = len(rest)
    while first and rest[first - 1].size < _SMALL * size and rest[first - 1].cell is None:
        first -= 1
    while first < len(rest) and not re.match(_NOTE, rest[first].text):
        first += 1
    small = list(rest[first:])
    return small if small and small[0].base > height / 3 and first else []
