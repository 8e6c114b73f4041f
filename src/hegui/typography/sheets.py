"""Pages and page numbers that are otherwise than they should be."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.document import Document, Span
from hegui.expression import expression
from hegui.typography import Folio, Layout, Page
from hegui.typography.deviations import Deviation
from hegui.typography.fonts import is_one_of, size_named
from hegui.values import Record
from hegui.verdict import Message

_DASHED = expression(r"[—–―─－‐-]\s*1\s*[—–―─－‐-]")
_EDGES = (("top", "上", "top"), ("bottom", "下", "bottom"), ("left", "左", "left"), ("right", "右", "right"))
_PLACES = {
    "outer": ("外侧（单页居右、双页居左）", "outer"),
    "center": ("居中", "centre"),
    "right": ("居右", "right"),
}


class Sheet(Record):
    """How pages are to be, in millimetres; None is not asked for. tolerance: by how much they may differ."""

    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    tolerance: float = 1.0


class Number(Record):
    """How page numbers are to be. places: outer | center | right, any of which will do; dashed: with a dash on each side."""

    fonts: tuple[str, ...] = ()
    size: float | None = None
    dashed: bool = False
    places: tuple[str, ...] = ()


def first_line(document: Document, page: Page | None) -> Span:
    """The first line on a page, to show it by."""
    text = document.text
    start = page.start if page else 0
    start += len(text[start:]) - len(text[start:].lstrip())
    end = text.find("\n", start)
    return Span(min(start, len(text)), len(text) if end < 0 else end)


def page_deviations(document: Document, layout: Layout, wanted: Sheet) -> Iterator[Deviation]:
    """The pages that have another size, or other margins; what lies on its side may only be another size."""
    for page in layout.pages:
        note = _size(page, wanted) or (None if page.lying else _margins(page, wanted))
        if note is not None:
            yield Deviation(first_line(document, page), "page", note)


def _size(page: Page, wanted: Sheet) -> Message | None:
    if wanted.width is None or wanted.height is None:
        return None
    width, height = (page.height, page.width) if page.lying else (page.width, page.height)
    if abs(width - wanted.width) <= wanted.tolerance and abs(height - wanted.height) <= wanted.tolerance:
        return None
    has, should = f"{width:.4g}×{height:.4g}", f"{wanted.width:g}×{wanted.height:g}"
    return Message(f"纸张 {has} 毫米，应为 {should} 毫米", f"the paper is {has} mm; should be {should} mm")


def _margins(page: Page, wanted: Sheet) -> Message | None:
    off = [
        (zh, en, getattr(page, name), should)
        for name, zh, en in _EDGES
        if (should := getattr(wanted, name)) is not None
        and abs(getattr(page, name) - should) > wanted.tolerance + 0.05
    ]
    if not off:
        return None
    zh = "，".join(f"{side}边距 {has:.3g} 毫米（应为 {should:g}）" for side, _, has, should in off)
    en = ", ".join(f"{side} margin {has:.3g} mm (should be {should:g})" for _, side, has, should in off)
    return Message(zh, en)


def number_deviations(document: Document, layout: Layout, wanted: Number) -> Iterator[Deviation]:
    """What of the page numbers is otherwise than wanted. Where there are none, that is all there is to say."""
    span = first_line(document, None)
    if not layout.folios:
        yield Deviation(span, "none", Message("没有页码", "there is no page number"))
        return
    for folio in layout.folios:
        yield from (Deviation(span, sort, note) for sort, note in _folio(folio, wanted))
    if wanted.places:
        yield from _place(layout, span, wanted.places)


def _folio(folio: Folio, wanted: Number) -> Iterator[tuple[str, Message]]:
    looks = folio.lettering
    if wanted.dashed and not _DASHED.search(folio.form):
        note = f"页码写成“{folio.form}”，应为“— 1 —”"
        yield "form", Message(note, f"the page number reads {folio.form}; should read — 1 —")
    if wanted.fonts and not is_one_of(looks.latin, wanted.fonts):
        has, should = looks.latin or "未指定", "、".join(wanted.fonts)
        yield (
            "font",
            Message(f"页码字体是{has}，应为{should}", f"page numbers are in {has}; should be {should}"),
        )
    if wanted.size is not None and abs(looks.size - wanted.size) > 0.26:
        yield (
            "size",
            Message(
                f"页码字号是{size_named(looks.size)}，应为{size_named(wanted.size)}",
                f"page numbers are of {looks.size:g} pt; should be {wanted.size:g} pt",
            ),
        )


def _place(layout: Layout, span: Span, wanted: tuple[str, ...]) -> Iterator[Deviation]:
    where = {folio.pages: folio.where for folio in layout.folios if folio.footer}
    if not where:
        note = Message("页码在页眉，应在页脚", "page numbers are in the header; should be in the footer")
        yield Deviation(span, "place", note)
        return
    usual = where.get("default", where.get("first", ""))
    place = "outer" if usual == "outside" else usual
    if layout.two_sided and "even" in where:
        place = "outer" if (usual, where["even"]) == ("right", "left") else place
    should = _PLACES[wanted[0]]
    if not place:
        note = Message("看不出页码的位置", "where page numbers stand is not to be told")
        yield Deviation(span, "place", note, open=True)
    elif place not in wanted:
        has = _PLACES.get(place, (f"居{'左' if place == 'left' else '内侧'}", place))
        note = Message(f"页码{has[0]}，应在{should[0]}", f"page numbers: {has[1]}; should be: {should[1]}")
        yield Deviation(span, "place", note)
