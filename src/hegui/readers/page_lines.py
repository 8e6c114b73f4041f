"""Characters on a page → lines, in reading order, each in its cell of a table.

Where characters stand decides, not when they are drawn: programs draw the marks of another font later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from hegui.readers.page import Cell, Glyph, Line, Rules
from hegui.text import CJK_MARKS

_GAP = 2.5  # of the size: what stands so far apart is not one line
_SAME_BASE = 0.2
_RAISED = (
    0.75  # of its neighbours' size: smaller characters a little above or below them belong to their line
)
_SECOND = 0.12  # what stands so near is no other character
_WORD = 0.2  # a gap between words
_BESIDE_CHINESE = 0.6  # less is put between Chinese and other characters by the program that sets the page
_BLANKS = " \t\u00a0\u3000"
_MARKS = frozenset(CJK_MARKS)
_NO_RULES = Rules([], [])
_Row = list[tuple[int, Glyph]]  # with the number of each in the order they were drawn


def lines(
    glyphs: Iterable[Glyph], rules: Rules = _NO_RULES, height: float = 0, width: float = 0
) -> list[Line]:
    """The lines that `glyphs`, in the order they were drawn, make up on a page of that size."""
    drawn = list(enumerate(glyphs))
    pieces = [
        piece
        for row in _rows([each for each in drawn if not each[1].turned])
        for piece in _pieces(row, rules)
    ]
    pieces.sort(key=lambda piece: min(number for number, _ in piece))
    found = [line for piece in pieces if (line := _line([glyph for _, glyph in piece])).text]
    if rules.upright:
        found = [line._replace(cell=_cell(line, rules, height, width)) for line in found]
    slanted = [glyph for _, glyph in drawn if glyph.turned]
    return [*_in_order(found), *([_line(slanted)._replace(turned=True)] if slanted else ())]


def _rows(drawn: _Row) -> list[_Row]:
    """What stands at one height, from the top down; notes' numbers with what they are raised above."""
    rows: list[_Row] = []
    for each in sorted(drawn, key=lambda each: each[1].base):
        glyph = each[1]
        if rows and glyph.base - rows[-1][0][1].base <= _SAME_BASE * max(glyph.size, rows[-1][0][1].size):
            rows[-1].append(each)
        else:
            rows.append([each])
    sizes = [max(glyph.size for _, glyph in row) for row in rows]
    for at, row in enumerate(rows):
        for other in (at + 1, at - 1):
            if (
                0 <= other < len(rows)
                and rows[other]
                and sizes[at] < _RAISED * sizes[other]
                and _beside(row, rows[other])
            ):
                rows[other] += row
                rows[at] = []
                break
    return [sorted(row, key=lambda each: (each[1].left, each[0])) for row in rows if row]


def _beside(small: _Row, row: _Row) -> bool:
    """Whether all of a small row hangs on characters of another."""
    size = max(glyph.size for _, glyph in row)
    if abs(small[0][1].base - row[0][1].base) > 0.6 * size:
        return False
    ends = [glyph.right for _, glyph in (*row, *small)]
    return all(any(abs(glyph.left - end) < 0.3 * size for end in ends) for _, glyph in small)


def _pieces(row: _Row, rules: Rules) -> Iterator[_Row]:
    """The parts of a row that stand apart: far from each other, or with a rule between them."""
    piece: _Row = []
    end = 0.0
    for each in row:
        glyph = each[1]
        if piece and _again(piece[-1][1], glyph):
            continue
        if glyph.char in _BLANKS:
            if piece:
                piece.append(each)
            continue
        if piece and (glyph.left - end >= _GAP * glyph.size or _parted(end, glyph, rules)):
            yield piece
            piece = []
        piece.append(each)
        end = max(end, glyph.right) if len(piece) > 1 else glyph.right
    if piece:
        yield piece


def _again(before: Glyph, after: Glyph) -> bool:
    """Whether a character is drawn a second time, to make it look bold or give it a shadow."""
    return before.char == after.char and after.left - before.left < _SECOND * after.size


def _parted(end: float, glyph: Glyph, rules: Rules) -> bool:
    middle = glyph.base - glyph.size / 3
    return any(end - 2 <= x <= glyph.left + 2 and top <= middle <= bottom for x, top, bottom in rules.upright)


def _line(run: Sequence[Glyph]) -> Line:
    """The line of `run`, blanks at its ends left out and those for gaps put in."""
    while run and run[-1].char in _BLANKS:
        run = run[:-1]
    size = Counter(glyph.size for glyph in run).most_common(1)[0][0]
    base = next(glyph.base for glyph in run if glyph.size == size)
    text: list[str] = []
    hidden: list[tuple[int, int]] = []
    raised: list[tuple[int, int]] = []
    length = 0
    usual = _usual_gap(run)
    for at, glyph in enumerate(run):
        if at and _apart(run[at - 1], glyph, usual):
            text.append(" ")
            length += 1
        end = length + len(glyph.char)
        hidden += [(length, end)] if glyph.hidden else ()
        raised += [(length, end)] if glyph.size < _RAISED * size and _is_note(run, at, size) else ()
        text.append(glyph.char)
        length = end
    right = max(glyph.right for glyph in run)
    return Line("".join(text), run[0].left, right, base, size, _joined(hidden), _joined(raised))


def _usual_gap(run: Sequence[Glyph]) -> float:
    """What lies between most Chinese characters of a line: much where it was stretched to the margin."""
    pairs = ((a, b) for a, b in pairwise(run) if _chinese(a.char) and _chinese(b.char))
    gaps = sorted(b.left - a.right for a, b in pairs)
    return max(gaps[len(gaps) // 2], 0.0) if len(gaps) > 3 else 0.0


def _apart(before: Glyph, after: Glyph, usual: float) -> bool:
    """Whether the gap between two characters is a blank: between Chinese ones only a wide one is, others come from
    justifying."""
    if before.char in _BLANKS or after.char in _BLANKS or before.turned:
        return False
    chinese = _chinese(before.char) + _chinese(after.char)
    least = (_WORD, _BESIDE_CHINESE, 1.0)[chinese]
    return after.left - before.right - (usual if chinese else 0) >= least * min(before.size, after.size)


def _chinese(char: str) -> bool:
    return char >= "\u2e80" or char in _MARKS


def _is_note(run: Sequence[Glyph], at: int, size: float) -> bool:
    """Whether a small raised digit behind a Chinese character is the number of a note."""
    glyph = run[at]
    if not (glyph.char.isdecimal() or glyph.char in "[]［］〔〕*"):
        return False
    first = at
    while first and run[first].size < _RAISED * size:
        first -= 1
    return first < at and _chinese(run[first].char) and glyph.base < run[first].base


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _cell(line: Line, rules: Rules, height: float, width: float) -> Cell | None:
    """The cell of a table that `line` stands in; a frame around the page is none."""
    x, y = (line.left + line.right) / 2, line.base - line.size * 0.35
    across = [rule[0] for rule in rules.upright if rule[1] - 1 <= y <= rule[2] + 1]
    down = [rule[0] for rule in rules.level if rule[1] - 1 <= x <= rule[2] + 1]
    left, right = _around(across, x)
    top, bottom = _around(down, y)
    if left is None or right is None or top is None or bottom is None:
        return None
    if height and bottom - top > 0.5 * height and right - left > 0.7 * width:
        return None
    return round(left), round(top), round(right), round(bottom)


def _around(places: Sequence[float], at: float) -> tuple[float | None, float | None]:
    below = max((place for place in places if place <= at), default=None)
    return below, min((place for place in places if place > at), default=None)


def _in_order(found: list[Line]) -> list[Line]:
    """The lines as they were drawn, unless that goes back up over what was drawn before: then from the top down.

    From one cell or column to the next the pen goes up as well, but to the side.
    """
    before: list[Line] = []
    for line in found:
        over = (
            o
            for o in before[-60:]
            if o.base > line.base + o.size and o.left < line.right and line.left < o.right
        )
        if line.cell is None and any(True for _ in over):
            return sorted(found, key=_height)
        before.append(line)
    return found


def _height(line: Line) -> tuple[float, float, float]:
    """A key that goes down the page; the lines of a cell stay together."""
    return (line.cell[1], line.cell[0], line.base) if line.cell else (line.base - line.size, line.left, 0)
