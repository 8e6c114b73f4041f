"""What a part that is as it should be has: the evidence for a pass."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.document import Document
from hegui.typography import Folio, Page
from hegui.typography.deviations import SIDES, Wanted, first_indent
from hegui.typography.fonts import size_named
from hegui.typography.passages import Passage, stretches
from hegui.verdict import Message


def passage_described(document: Document, passage: Passage, wanted: Wanted) -> Message:
    """Of a passage's setting what was asked for."""
    return _joined(_passage(document, passage, wanted))


def page_described(page: Page) -> Message:
    """Size and margins."""
    size = f"{page.width:.4g}×{page.height:.4g}"
    edges = [f"{edge:.3g}" for edge in (page.top, page.bottom, page.left, page.right)]
    zh = "、".join(f"{side} {edge}" for side, edge in zip("上下左右", edges, strict=True))
    return Message(f"{size} 毫米；边距{zh}", f"{size} mm; margins {', '.join(edges)}")


def number_described(folio: Folio) -> Message:
    """Form, font and size."""
    looks = folio.lettering
    return Message(
        f"{folio.form}；{looks.latin or '未指定字体'}、{size_named(looks.size)}",
        f"{folio.form}; {looks.latin or 'no font named'}, {looks.size:g} pt",
    )


def _joined(parts: Iterator[Message]) -> Message:
    told = list(dict.fromkeys(parts))
    return Message("、".join(part.zh for part in told), ", ".join(part.en for part in told))


def _passage(document: Document, passage: Passage, wanted: Wanted) -> Iterator[Message]:
    setting = passage.setting
    if setting is None:
        return
    looks = [stretch.lettering for stretch in stretches(document, passage)]
    if wanted.fonts:
        yield from (Message(each.font or "未指定字体", each.font or "no font named") for each in looks)
    if wanted.size is not None:
        yield from (Message(size_named(each.size), f"{each.size:g} pt") for each in looks)
    if wanted.bold is not None:
        yield Message("加粗" if wanted.bold else "不加粗", "bold" if wanted.bold else "not bold")
    if wanted.black:
        yield Message("黑色", "black")
    if wanted.align:
        yield SIDES[setting.align]
    if wanted.indent is not None and passage.begins:
        first = first_indent(document, setting)[0]
        yield Message(f"首行缩进 {first:.3g} 字", f"first line set in {first:.3g} characters")
    if wanted.min_pitch is not None or wanted.max_pitch is not None:
        yield Message(f"行距 {setting.pitch[0]:.4g} 磅", f"lines {setting.pitch[0]:.4g} pt apart")
    if wanted.max_gap is not None:
        yield Message(
            f"段前 {setting.before:g}、段后 {setting.after:g} 磅",
            f"{setting.before:g} pt before, {setting.after:g} pt after",
        )
