"""An example that is set in a certain way: what a Word file would show, said in a few words beside the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from hegui.document import Document
from hegui.typography import Folio, Layout, Lettering, Page, Run, Setting
from hegui.typography.passages import passages
from hegui.values import Value

_BODY = ("仿宋_GB2312", 16.0, "both", 2.0)
_USUAL = {
    "title": ("方正小标宋简体", 22.0, "center", 0.0),
    "addressee": ("仿宋_GB2312", 16.0, "both", 0.0),
    "heading1": ("黑体", 16.0, "both", 2.0),
    "heading2": ("楷体_GB2312", 16.0, "both", 2.0),
}
_LEVELS = (1, 2, 3, 4)


class Type(Value):
    """How a part of an example is set; what is not given is as GB/T 9704-2012 has it."""

    font: str | None = None
    """The font of its Chinese characters; "" for one that names none."""
    size: float | None = None
    """In points."""
    bold: bool = False
    """Bold."""
    color: str = "auto"
    """RRGGBB, or auto."""
    align: Literal["left", "center", "right", "both", "distribute"] | None = None
    """Alignment."""
    first: float | None = None
    """Where the first line begins, in characters from the margin."""
    left: float = 0.0
    """Where further lines begin."""
    pitch: tuple[float, ...] = (29.0,)
    """From line to line in points; two numbers for the least and the most, where it depends on the font."""
    before: float = 0.0
    """Space before, in points."""
    after: float = 0.0
    """Space after, in points."""


class Paper(Value):
    """The pages of an example, in millimetres."""

    width: float = 210.0
    """Width."""
    height: float = 297.0
    """Height."""
    top: float = 37.0
    """Top margin."""
    bottom: float = 35.0
    """Bottom margin."""
    left: float = 28.0
    """Left margin."""
    right: float = 26.0
    """Right margin."""


class Numbered(Value):
    """The page numbers of an example."""

    form: str = "— 1 —"
    """What is to be read there, with 1 for the number; "" without page numbers."""
    font: str = "宋体"
    """The font of the digits."""
    size: float = 14.0
    """In points."""
    where: Literal["outside", "inside", "left", "center", "right", ""] = "outside"
    """Where it stands; "" where the file does not say."""
    footer: bool = True
    """In the footer, not in the header."""


class Specimen(Value):
    """How an example is set; what is not given is as GB/T 9704-2012 has it. `{}` is all as the standard has it."""

    page: Paper = Paper()
    """The pages."""
    title: Type = Type()
    """The title."""
    addressee: Type = Type()
    """主送机关."""
    heading1: Type = Type()
    """Headings numbered 一、"""
    heading2: Type = Type()
    """Headings numbered （一）"""
    heading3: Type = Type()
    """Headings numbered 1."""
    heading4: Type = Type()
    """Headings numbered （1）"""
    body: Type = Type()
    """Running text, and all that is not named."""
    number: Numbered = Numbered()
    """The page numbers."""

    def __call__(self, document: Document) -> Layout:
        """The layout of `document`, were it set like this."""
        page, number = self.page, self.number
        looks = Lettering(font=number.font, latin=number.font, size=number.size)
        folio = Folio("default", number.where, number.form, looks, number.footer)
        return Layout(
            pages=(Page(page.width, page.height, page.top, page.bottom, page.left, page.right),),
            paragraphs=tuple(self._settings(document)),
            folios=(folio,) if number.form else (),
        )

    def _settings(self, document: Document) -> Iterator[Setting]:
        named = dict(self._named(document))
        starts = sorted({block.span.start for block in document.blocks} | set(named))
        ends = {block.span.start: block.span.end for block in document.blocks}
        done = -1
        for start in starts:
            if start < done:
                continue
            end = done = max(ends.get(start, start), named.get(start, ("", start))[1])
            name, stop = named.get(start, ("body", end))
            runs = [Run(start, stop, self._lettering(name))]
            if stop < end:  # a heading that runs in: its paragraph is one of the text
                runs.append(Run(stop, end, self._lettering("body")))
                name = "body"
            yield self._setting(name, start, end, tuple(runs))

    def _named(self, document: Document) -> Iterator[tuple[int, tuple[str, int]]]:
        """The parts that are not running text: where they start, what they are, and where they end."""
        nothing = Layout((), (), ())
        for part in ("title", "addressee"):
            for passage in passages(document, nothing, part):
                yield passage.span.start, (part, passage.span.end)
        for level in _LEVELS:
            for passage in passages(document, nothing, "heading", level):
                yield passage.span.start, (f"heading{level}", passage.span.end)

    def _lettering(self, name: str) -> Lettering:
        given: Type = getattr(self, name)
        font, size, _, _ = _USUAL.get(name, _BODY)
        return Lettering(
            font=font if given.font is None else given.font,
            size=size if given.size is None else given.size,
            bold=given.bold,
            color=given.color,
        )

    def _setting(self, name: str, start: int, end: int, runs: tuple[Run, ...]) -> Setting:
        given: Type = getattr(self, name)
        _, _, align, first = _USUAL.get(name, _BODY)
        return Setting(
            start=start,
            end=end,
            align=given.align or align,
            first=first if given.first is None else given.first,
            left=given.left,
            pitch=(given.pitch[0], given.pitch[-1]),
            before=given.before,
            after=given.after,
            runs=runs,
        )
