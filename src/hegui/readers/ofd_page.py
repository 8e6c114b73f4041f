"""What an OFD page draws: characters at their places, lines, pictures."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from hegui.readers.page import Glyph, Rules

_HIDDEN_ALPHA = 16  # of 255
_WHITE = 245
_THIN, _LONG = 3.0, 8.0  # points: of a table's rules
_MOST_GLYPHS = 200_000
_MOST_RULES = 2000
_LARGEST = 1e6
_STEP = re.compile(r"([ML])\s+(-?[\d.]+)\s+(-?[\d.]+)")

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]


def kind(element: Any) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def box(words: str) -> Box | None:
    """x, y, width and height as a box is written."""
    numbers = _numbers(words)
    return (numbers[0], numbers[1], numbers[2], numbers[3]) if len(numbers) == 4 else None


def _number(words: str) -> float:
    """A number of a size that a page can have. Raises ValueError."""
    number = float(words)
    if not -_LARGEST < number < _LARGEST:  # nor for NaN
        raise ValueError(f"not a measure: {words:.20}")
    return number


def _numbers(words: str | None) -> list[float]:
    return [_number(each) for each in (words or "").split()]


class Drawing:
    """The objects of a page and the templates behind it. area: the page's box. scale: points to its unit."""

    def __init__(self, area: Box, scale: float) -> None:
        self.area, self.scale = area, scale
        self.rules = Rules([], [])
        self.pictured = False
        self.filled = False
        self._glyphs: list[tuple[Glyph, bool]] = []  # and whether it is white

    def glyphs(self) -> Iterator[Glyph]:
        """The characters; white ones are hidden where nothing dark was drawn for them to stand on."""
        for glyph, white in self._glyphs:
            yield glyph._replace(hidden=glyph.hidden or (white and not self.filled))

    def draw(self, root: Any) -> None:
        """Take in all that part `root` draws."""
        for element in root.iter():
            name = kind(element)
            if name == "TextObject":
                self._text(element)
            elif name == "PathObject":
                self._path(element)
            elif name in ("ImageObject", "VideoObject", "CompositeObject"):
                self.pictured = self.filled = True

    def _text(self, element: Any) -> None:
        place = box(element.get("Boundary", "")) or (0.0, 0.0, 0.0, 0.0)
        matrix = _matrix(element.get("CTM"))
        size = _number(element.get("Size") or "0") * self.scale * math.hypot(matrix[2], matrix[3])
        turned = abs(math.atan2(matrix[1], matrix[0])) > 0.1
        white, clear = _colour(element)
        hidden = element.get("Visible") == "false" or clear or size < 1
        stretch = _number(element.get("HScale") or "1")
        for code in (each for each in element if kind(each) == "TextCode"):
            for char, x, y in _placed(code):
                at = matrix[0] * x + matrix[2] * y + matrix[4] + place[0] - self.area[0]
                base = matrix[1] * x + matrix[3] * y + matrix[5] + place[1] - self.area[1]
                left, base = at * self.scale, base * self.scale
                wide = size * stretch * (0.5 if char.isascii() else 1)
                off = not (
                    0 <= left + wide / 2 <= self.area[2] * self.scale
                    and 0 <= base <= self.area[3] * self.scale + size
                )
                self._glyphs.append(
                    (Glyph(char, left, left + wide, base, round(size, 1), hidden or off, turned), white)
                )
        if len(self._glyphs) > _MOST_GLYPHS:
            raise ValueError("too many characters on a page")

    def _path(self, element: Any) -> None:
        place, data = (
            box(element.get("Boundary", "")),
            next((e for e in element if kind(e) == "AbbreviatedData"), None),
        )
        self.pictured = True
        if place is None:
            return
        wide, high = place[2] * self.scale, place[3] * self.scale
        if element.get("Fill") == "true" and min(wide, high) > _THIN:
            self.filled = True
        matrix = _matrix(element.get("CTM"))
        last = (0.0, 0.0)
        for step, x, y in _STEP.findall((data.text or "") if data is not None else ""):
            point = _number(x), _number(y)
            if step == "L":
                self._rule(_moved(last, matrix, place), _moved(point, matrix, place))
            last = point

    def _rule(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        (x0, x1), (y0, y1) = (sorted(each) for each in zip(start, end, strict=True))
        x0, x1 = (x0 - self.area[0]) * self.scale, (x1 - self.area[0]) * self.scale
        y0, y1 = (y0 - self.area[1]) * self.scale, (y1 - self.area[1]) * self.scale
        if len(self.rules.upright) + len(self.rules.level) > _MOST_RULES:
            return
        if x1 - x0 < _THIN and y1 - y0 > _LONG:
            self.rules.upright.append(((x0 + x1) / 2, y0, y1))
        elif y1 - y0 < _THIN and x1 - x0 > _LONG:
            self.rules.level.append(((y0 + y1) / 2, x0, x1))


def _moved(point: tuple[float, float], matrix: Matrix, place: Box) -> tuple[float, float]:
    x, y = point
    return (
        matrix[0] * x + matrix[2] * y + matrix[4] + place[0],
        matrix[1] * x + matrix[3] * y + matrix[5] + place[1],
    )


def _matrix(words: str | None) -> Matrix:
    numbers = _numbers(words)
    return (*numbers[:4], *numbers[4:]) if len(numbers) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)  # type: ignore[return-value]


def _colour(element: Any) -> tuple[bool, bool]:
    """Whether its text is white, and whether it is clear as glass."""
    fill = next((each for each in element if kind(each) == "FillColor"), None)
    alphas = [element.get("Alpha"), fill.get("Alpha") if fill is not None else None]
    clear = any(alpha is not None and _number(alpha) < _HIDDEN_ALPHA for alpha in alphas)
    value = [
        _number(each)
        for each in (fill.get("Value", "") if fill is not None else "").split()
        if each.isdecimal()
    ]
    return len(value) == 3 and min(value) > _WHITE, clear or element.get("Fill") == "false"


def _placed(code: Any) -> Iterator[tuple[str, float, float]]:
    """The characters of a text code and where each stands."""
    x, y = _number(code.get("X") or "0"), _number(code.get("Y") or "0")
    text = (code.text or "").replace("\r", "").replace("\n", "")
    across, down = _deltas(code.get("DeltaX"), len(text)), _deltas(code.get("DeltaY"), len(text))
    for index, char in enumerate(text):
        yield char, x, y
        x += across[index] if index < len(across) else 0
        y += down[index] if index < len(down) else 0


def _deltas(words: str | None, most: int) -> list[float]:
    """The steps from one character to the next; `g 3 4.5` stands for three of 4.5."""
    found: list[float] = []
    parts = iter((words or "").split())
    for part in parts:
        if len(found) >= most:
            break
        if part == "g":
            count = min(int(next(parts, "0")), most)
            found += [_number(next(parts, "0"))] * count
        else:
            found.append(_number(part))
    return found
