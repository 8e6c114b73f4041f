"""Lines on pages → paragraphs: by first-line indent, width, distance, and how a sentence ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from hegui.readers.heading_number import number
from hegui.readers.page import Line
from hegui.readers.page_margins import body_size
from hegui.values import Record

LARGER = 1.1  # than the body: a heading or the title
_ENDS = "。！？；：…!?;:”’）》"
_LEADER = re.compile(r"[.．…·]{4,}\s*\d{1,4}\s*\Z")
_FIRST = re.compile(r"[“‘（《〈【〔]*(?:[!-~]+|.)[，。、；：！？”’）》〉】〕％%…—]*")
_LABEL = re.compile(
    r"\(?\d{1,2}[.．、)）]|[•●■◆·○▪*-]|（[一二三四五六七八九十\d]{1,3}）|[①-⑳]|[一二三四五六七八九十]、"
)


class Frame(Record):
    """Where a page's running text begins and ends at the sides, how far its lines lie apart, and their size."""

    left: float
    right: float
    pitch: float
    size: float


def frame(lines: Sequence[Line]) -> Frame:
    """The frame of some pages' lines outside tables."""
    lines = [line for line in lines if line.cell is None]
    if not lines:
        return Frame(0, 0, 0, 0)
    least = max(2, len(lines) // 20)
    rights = sorted((line.right for line in lines), reverse=True)
    lefts = sorted(line.left for line in lines)
    right = next((r for i, r in enumerate(rights) if _near(rights, i, least, lines[0].size)), rights[0])
    left = next((r for i, r in enumerate(lefts) if _near(lefts, i, least, lines[0].size)), lefts[0])
    steps = Counter(
        round(below.base - above.base)
        for above, below in pairwise(lines)
        if 0.8 * above.size < below.base - above.base < 4 * above.size
    )
    pitch = min((step for step, count in steps.items() if count >= max(steps.values()) / 2), default=0)
    return Frame(left, right, pitch, body_size(lines))


def _near(places: Sequence[float], index: int, least: int, size: float) -> bool:
    ahead = places[index : index + least]
    return len(ahead) == least and abs(ahead[-1] - ahead[0]) < 0.6 * size


def goes_on(whole: Sequence[Line], below: Line, frame: Frame, same_page: bool) -> bool:
    """Whether the paragraph whose lines so far are `whole` goes on in the line `below`."""
    above = whole[-1]
    if above.cell != below.cell or _LEADER.search(above.text):
        return False
    if abs(above.size - below.size) > 0.12 * max(above.size, below.size):
        return False
    ended = above.text[-1] in _ENDS
    if above.cell:
        return not ended and _full(above, below, above.cell[2] - 0.4 * above.size)
    step = below.base - above.base
    if same_page and above.size > LARGER * frame.size and 0 < step < 2.5 * above.size:
        beside = abs(above.left - below.left) < 0.7 * below.size and step < 1.6 * above.size
        return (beside or (_centred(above, frame) and _centred(below, frame))) and not number(below.text)
    if same_page and not 0 < step <= 1.3 * max(frame.pitch, above.size):
        return False
    if above.right - above.left < 0.5 * (frame.right - frame.left):
        return False  # a signature, a date, set to the right
    if ended and number(below.text) and below.left >= whole[0].left - 0.6 * below.size:
        return False
    if not _full(above, below, frame.right):
        return not ended and _flush(whole, below, frame)
    return _continues(whole, below, frame, ended)


def _centred(line: Line, frame: Frame) -> bool:
    before, after = line.left - frame.left, frame.right - line.right
    return abs(before - after) < 1.5 * line.size


def _continues(whole: Sequence[Line], below: Line, frame: Frame, ended: bool) -> bool:
    """Whether `below` begins where the next line of the paragraph would."""
    near, first = 0.7 * below.size, whole[0]
    if len(whole) > 1:
        return abs(below.left - whole[1].left) < near
    if below.left <= first.left - near:
        return True  # a first-line indent
    if below.left < first.left + near:
        return first.left < frame.left + near or not ended
    return bool(_LABEL.match(first.text)) and below.left < first.left + 4 * below.size


def _flush(whole: Sequence[Line], below: Line, frame: Frame) -> bool:
    """Whether a line that ends early in mid-sentence still goes on: indented paragraphs begin with an indent, and the
    line below has none."""
    above, size = whole[-1], below.size
    indent = whole[0].left - frame.left
    return (
        1.2 * size < indent < 3 * size
        and below.left < frame.left + 0.7 * size
        and above.right > frame.left + 0.75 * (frame.right - frame.left)
    )


def _full(above: Line, below: Line, right: float) -> bool:
    """Whether what `below` begins with would not have found room behind `above`."""
    first = _FIRST.match(below.text)
    room = sum(below.size * (0.5 if char.isascii() else 1) for char in (first.group() if first else ""))
    return above.right + room > right - 0.3 * below.size


def is_contents(line: Line) -> bool:
    """Whether it is an entry of a table of contents: words, a leader, a page."""
    return bool(_LEADER.search(line.text))
