"""How a document is set on the page: paper, margins, fonts, sizes, indents, line spacing, page numbers (版式)."""

from __future__ import annotations

from typing import Literal

from hegui.checks.base import Check
from hegui.document import Document
from hegui.verdict import Message, Outcome, Verdict

_SHEET = ("width", "height", "top", "bottom", "left", "right")
_LETTERING = ("fonts", "size")
_PASSAGE = ("bold", "black", "align", "indent", "min_pitch", "max_pitch", "max_gap")
_NUMBER = ("dashed", "places")
_LEVELS = 4
_UNSEEN = Message(
    "这种格式看不出版式；请查 .docx 文件",
    "this format does not show how the text is set; check the .docx file",
)

Side = Literal["left", "center", "right", "both", "distribute"]
Place = Literal["outer", "center", "right"]


class LayoutCheck(Check):
    """A part of the document must be set in a certain way. Only what is given is asked for."""

    kind: Literal["layout"] = "layout"
    of: Literal["page", "title", "addressee", "heading", "body", "page-number"]
    """page | title | addressee | heading (by level) | body (running text) | page-number"""
    level: int = 0
    """For heading: 1 is 一、, 2 is （一）, 3 is 1., 4 is （1）; 0 is any."""
    width: float | None = None
    """For page: width of the paper in millimetres, 210 for A4. Pages that lie on their side are turned first."""
    height: float | None = None
    """For page: height of the paper in millimetres, 297 for A4."""
    top: float | None = None
    """For page: top margin in millimetres. Margins are looked at on upright pages only."""
    bottom: float | None = None
    """For page: bottom margin in millimetres."""
    left: float | None = None
    """For page: left margin in millimetres, the gutter included."""
    right: float | None = None
    """For page: right margin in millimetres."""
    tolerance: float = 1.0
    """For page: by how many millimetres it may differ."""
    fonts: tuple[str, ...] = ()
    """Fonts, one of which it must be: 小标宋, 仿宋, 楷体, 黑体, 宋体 stand for all fonts of the family, whatever their files are
    called (仿宋_GB2312, FangSong, …); any other name is that of a font."""
    size: float | None = None
    """Size of the characters in points: 22 is 二号, 16 is 三号, 14 is 四号."""
    bold: bool | None = None
    """Bold, or not bold."""
    black: bool = False
    """The characters must be black."""
    align: tuple[Side, ...] = ()
    """Alignments, one of which it must have: left | center | right | both | distribute. The first one is the standard one."""
    indent: float | None = None
    """Where the first line begins, in characters from the margin, typed blanks included; further lines begin at it."""
    min_pitch: float | None = None
    """At least so many points from line to line."""
    max_pitch: float | None = None
    """At most so many points from line to line."""
    max_gap: float | None = None
    """At most so many points before and after the paragraph."""
    dashed: bool = False
    """For page-number: a dash on each side, — 1 —."""
    places: tuple[Place, ...] = ()
    """For page-number: places, one of which it must stand at: outer (right on odd pages, left on even ones) | center |
    right."""

    def __post_init__(self) -> None:
        allowed = {"page": _SHEET, "page-number": (*_LETTERING, *_NUMBER)}.get(
            self.of, (*_LETTERING, *_PASSAGE)
        )
        given = [name for name in (*_SHEET, *_LETTERING, *_PASSAGE, *_NUMBER) if self._gives(name)]
        stray = next((name for name in given if name not in allowed), None)
        if stray is not None:
            raise ValueError(f"of: {self.of} 没有 {stray} 可查")
        if not given and self.of != "page-number":
            raise ValueError(f"没有写对 {self.of} 的要求，可写 {'、'.join(allowed)}")
        if (self.width is None) != (self.height is None):
            raise ValueError("width 与 height 须一并填写")
        if not 0 <= self.level <= _LEVELS or (self.level and self.of != "heading"):
            raise ValueError("level 只用于 heading，为 1 至 4")
        lengths = [getattr(self, name) for name in (*_SHEET, "size", "min_pitch", "max_pitch", "tolerance")]
        if any(length is not None and length < 0 for length in lengths):
            raise ValueError("长度不能为负数")
        if (self.min_pitch or 0.0) > (self.max_pitch or 1000.0):
            raise ValueError("min_pitch 不能大于 max_pitch")

    def _gives(self, name: str) -> bool:
        value = getattr(self, name)
        return value is not None and value != () and (value is not False or name == "bold")

    def check(self, document: Document) -> Verdict:
        if document.typesetting is None:
            return Verdict(Outcome.NOT_CHECKED, _UNSEEN)
        from hegui.typography.verdicts import on_numbers, on_pages, on_part

        if self.of == "page":
            return on_pages(document, {name: getattr(self, name) for name in (*_SHEET, "tolerance")})
        if self.of == "page-number":
            return on_numbers(document, {name: getattr(self, name) for name in (*_LETTERING, *_NUMBER)})
        wanted = {name: getattr(self, name) for name in (*_LETTERING, *_PASSAGE)}
        return on_part(document, self.of, self.level, wanted)
