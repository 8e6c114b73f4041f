"""How a document is set on the page: paper, margins, fonts, sizes, indents, line spacing, page numbers (版式)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from hegui.checks.base import Check
from hegui.document import Document, Span
from hegui.typography import Layout, layout
from hegui.typography.described import number_described, page_described, passage_described
from hegui.typography.deviations import Deviation, Wanted, deviations
from hegui.typography.passages import Part, passages
from hegui.typography.sheets import Number, Sheet, first_line, number_deviations, page_deviations
from hegui.verdict import Evidence, Message, Outcome, Verdict

_SHEET = ("width", "height", "top", "bottom", "left", "right")
_LETTERING = ("fonts", "size")
_PASSAGE = ("bold", "black", "align", "indent", "min_pitch", "max_pitch", "max_gap")
_NUMBER = ("dashed", "places")
_NAMES = {
    "page": Message("页面", "the pages"),
    "title": Message("标题", "the title"),
    "addressee": Message("主送机关", "the addressee"),
    "heading": Message("层次标题", "the headings"),
    "body": Message("正文", "the text"),
    "page-number": Message("页码", "the page numbers"),
}
_LEVELS = ("", "一级标题", "二级标题", "三级标题", "四级标题")
_SHOWN = 5  # places of one and the same deviation
_QUOTED = 30  # characters
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
        if not 0 <= self.level < len(_LEVELS) or (self.level and self.of != "heading"):
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
        found = layout(document)
        if found is None:
            return Verdict(Outcome.NOT_CHECKED, _UNSEEN)
        if self.of == "page":
            return self._pages(document, found)
        if self.of == "page-number":
            return self._numbers(document, found)
        return self._passages(document, found, self.of)

    def _pages(self, document: Document, found: Layout) -> Verdict:
        sheet = Sheet(**{name: getattr(self, name) for name in (*_SHEET, "tolerance")})
        shown = [_place(document, first_line(document, page), page_described(page)) for page in found.pages]
        return _verdict(document, _NAMES["page"], list(page_deviations(document, found, sheet)), shown)

    def _numbers(self, document: Document, found: Layout) -> Verdict:
        number = Number(self.fonts, self.size, self.dashed, self.places)
        if number != Number() and not found.folios:
            return Verdict(Outcome.NOT_APPLICABLE, Message("没有页码", "there is no page number"))
        off = list(number_deviations(document, found, number))
        first = first_line(document, None)
        shown = [_place(document, first, number_described(folio)) for folio in found.folios]
        return _verdict(document, _NAMES["page-number"], off, list(dict.fromkeys(shown)))

    def _passages(self, document: Document, found: Layout, part: Part) -> Verdict:
        name = _NAMES[part]
        if self.level:
            name = Message(_LEVELS[self.level], f"headings of level {self.level}")
        parts = passages(document, found, part, self.level)
        seen = [passage for passage in parts if passage.setting is not None]
        if not parts:
            return Verdict(Outcome.NOT_APPLICABLE, Message(f"没有找到{name.zh}", f"{name.en}: none found"))
        if not seen:
            where = Message(f"{name.zh}在表格、文本框里，看不出版式", f"{name.en}: in a table or a text box")
            places = tuple(_place(document, passage.span) for passage in parts[:_SHOWN])
            return Verdict(Outcome.NOT_CHECKED, where, places)
        wanted = self._wanted()
        off = [each for passage in seen for each in deviations(document, passage, wanted)]
        shown = [
            _place(document, each.span, passage_described(document, each, wanted)) for each in seen[:_SHOWN]
        ]
        return _verdict(document, name, off, shown, len(parts) - len(seen))

    def _wanted(self) -> Wanted:
        shared = {name: getattr(self, name) for name in (*_LETTERING, *_PASSAGE)}
        return Wanted(**shared, leads=self.of == "body")


def _place(document: Document, span: Span, note: Message | None = None) -> Evidence:
    """A place shown by its first words."""
    words = document.text[span.start : min(span.end, span.start + _QUOTED)].split("\n")[0]
    return Evidence(Span(span.start, span.start + len(words.rstrip())), note=note)


def _verdict(
    document: Document, name: Message, off: Sequence[Deviation], fine: Sequence[Evidence], unseen: int = 0
) -> Verdict:
    """Wrong where anything is; open where anything may be, or was not to be seen. fine: the evidence for a pass."""
    wrong = [each for each in off if not each.open]
    if not off and not unseen:
        told = fine[0].note if fine else None
        zh, en = (told.zh, told.en) if told else ("合要求", "as they should be")
        return Verdict(Outcome.PASS, Message(f"{name.zh}：{zh}", f"{name.en}: {en}"), tuple(fine[:_SHOWN]))
    told = _told(wrong or off) if off else _elsewhere(unseen)
    outcome = Outcome.FAIL if wrong else Outcome.NOT_CHECKED
    message = Message(f"{name.zh}：{told.zh}", f"{name.en}: {told.en}")
    return Verdict(outcome, message, _evidence(document, wrong or off))


def _elsewhere(unseen: int) -> Message:
    return Message(f"有 {unseen} 段在表格、文本框里，看不出版式", f"{unseen} in a table or a text box")


def _told(off: Iterable[Deviation]) -> Message:
    """What is wrong, the commonest first, and how often."""
    counts = Counter(each.note for each in off).most_common()
    zh = "；".join(note.zh + (f"（{count} 处）" if count > 1 else "") for note, count in counts[:3])
    en = "; ".join(note.en + (f" ({count} times)" if count > 1 else "") for note, count in counts[:3])
    return Message(zh + "；等" * (len(counts) > 3), en + "; …" * (len(counts) > 3))


def _evidence(document: Document, off: Iterable[Deviation]) -> tuple[Evidence, ...]:
    shown: Counter[Message] = Counter()
    found = []
    for each in off:
        shown[each.note] += 1
        if shown[each.note] <= _SHOWN:
            found.append(_place(document, each.span, each.note))
    return tuple(sorted(found, key=lambda place: place.span))
