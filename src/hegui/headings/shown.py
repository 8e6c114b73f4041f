"""How what stands under a heading, or in running text, is shown as evidence."""

from __future__ import annotations

from functools import lru_cache

from hegui.document import Document, Span
from hegui.headings.contents import Content
from hegui.verdict import Evidence, Message


def stated_at(place: Span, points: tuple[Span, ...]) -> tuple[Evidence, ...]:
    """The place in running text, and the points counted there."""
    note = Message("正文中的表述，没有单设标题", "stated in running text, without a heading")
    return (
        Evidence(place, note=note),
        *(Evidence(point, note=Message(f"第 {n} 项", f"item {n}")) for n, point in enumerate(points, 1)),
    )


def name(document: Document, content: Content, joint: str = "、") -> str:
    """The headings of a content: “二、存在的问题”“三、下一步打算” with the `joint` ”“."""
    return joint.join(document.words(document.sections[i].heading).rstrip("。：:") for i in content.sections)


def heading_and_size(document: Document, content: Content) -> Message:
    """The headings of a content, and how much stands under them."""
    called, size, count = name(document, content), content.characters, len(content.points)
    zh = f"“{called}”，{size} 字" + (f"、{count} 项" if count else "")
    return Message(zh, f"{called}: {size} characters" + (f", {count} items" if count else ""))


def evidence(document: Document, content: Content) -> tuple[Evidence, ...]:
    """The headings, with a word on those below the first level, and every point counted, in reading order."""
    found: dict[Span, Evidence] = {}
    for index in content.sections:
        section = document.sections[index]
        below = section.level > 1
        note = Message(f"第 {section.level} 级标题", f"a heading of level {section.level}") if below else None
        found[section.heading] = Evidence(section.heading, note=note)
    for number, point in enumerate(content.points, 1):
        found.setdefault(point.span, Evidence(point.span, note=_counted(number, point.how)))
    return tuple(sorted(found.values(), key=lambda evidence: evidence.span))


@lru_cache(maxsize=256)
def _counted(number: int, how: str) -> Message:
    zh, en = _HOW[how]
    return Message(f"第 {number} 项{zh}", f"item {number}{en}")


_HOW = {
    "heading": ("（小标题）", " (subheading)"),
    "item": ("", ""),
    "paragraph": ("（未编号，按段计）", " (unnumbered, a paragraph)"),
    "sentence": ("（未编号，按句计）", " (unnumbered, a sentence)"),
    "clause": ("（未编号，按分句计）", " (unnumbered, a clause)"),
}
