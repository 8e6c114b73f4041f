"""What stands under a heading: its words, its points, or nothing that says anything."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from hegui.document import Block, BlockKind, Document, Item, Section, Span
from hegui.expression import expression
from hegui.headings.causes import OPENINGS, of_causes, without_causes
from hegui.headings.nothing import void
from hegui.headings.shortcomings import TROUBLES, listed
from hegui.headings.words import clauses, tidied
from hegui.nested import Places
from hegui.values import Record

_SIGN_OFF = (BlockKind.SIGNATORY, BlockKind.DATE)
_FRONT = (BlockKind.TITLE, BlockKind.METADATA, BlockKind.ADDRESSEE, BlockKind.MARGIN)
_SHORT_TITLE = 16
_COMPARES = listed("对照 与 同 和 比照 相比 对标 检视 回顾 面对 对比 我感到 我深知")
_LEAD = 45  # characters of a sentence that only leads in
_UNTOLD = ("一些", "以下", "不少", "如下", "许多", "诸多", "一定", "差距", "几")
_TO_COME = ("下一步", "下步", "今后，", "针对上述", "针对以上", "针对这些", "针对存在", "新的一年", "明年")


class Point(Record):
    """One thing a section says. span: its label and first words. how: "heading", "item", "paragraph", "sentence" or "clause"."""

    span: Span
    how: str


class Content(Record):
    """What stands under the headings of `sections` (indexes), taken together. words: under the first of them.
    characters: blanks not counted."""

    sections: tuple[int, ...]
    words: str
    characters: int
    points: tuple[Point, ...]


def main_text(document: Document) -> Span:
    """The document without title, addressee and sign-off."""
    return document.once(_main_text)


def _main_text(document: Document) -> Span:
    start = 0
    for block in document.blocks:
        if block.kind not in _FRONT:
            break
        start = block.span.end
    end = len(document.text)
    for block in reversed(document.blocks):
        if block.kind in _SIGN_OFF:
            end = block.span.start
        elif block.kind is BlockKind.PARAGRAPH and end < len(document.text):
            break
    return Span(start, max(start, end))


def contents(document: Document, found: list[int], *, trouble: bool) -> Iterator[Content]:
    """What stands under each of the sections `found`, the highest and those with the plainest titles first, and under
    all of them where they stand apart.

    A section that names several things (存在问题及下一步打算) is left out where a section found stands in it. trouble:
    shortcomings are looked for; of such a section only what comes before it turns to what is to be done.
    """
    starts = [section.heading.start for section in document.sections]
    narrowed = undivided(document, found)
    narrowed.sort(key=lambda i: (document.sections[i].level, len(document.sections[i].title)))
    each: list[Content] = []
    for i in narrowed:
        each.append(_content(document, i, trouble))
        yield each[-1]
    bodies = Places(document.sections[i].body for i in narrowed)
    apart = [c for i, c in zip(narrowed, each, strict=True) if not bodies.hold(starts[i], starts[i] + 1)]
    if len(apart) > 1:
        yield _together(document, apart)


def undivided(document: Document, found: list[int]) -> list[int]:
    """`found` without sections that name several things, one of which is a section found in them."""
    sections = document.sections
    short = sorted(sections[i].heading.start for i in found if len(sections[i].title) <= _SHORT_TITLE)
    return [i for i in found if not _divided(sections[i], short)]


def _divided(section: Section, short: list[int]) -> bool:
    """Whether a section names several things and in it stands one with a short title, which start at `short`."""
    first = bisect_left(short, section.body.start)
    return first < len(short) and short[first] < section.body.end and is_combined(section.title)


def _content(document: Document, index: int, trouble: bool) -> Content:
    title = document.sections[index].title
    span = reach(document, index, trouble=trouble)
    words = document.words(span).strip() or title[len(title.partition("：")[0].partition("（")[0]) :]
    return Content(
        (index,), words, len("".join(words.split())), () if void(words) else points(document, index, span)
    )


def _together(document: Document, apart: list[Content]) -> Content:
    """Several contents as one; a section that makes no numbered points is itself a point."""
    points: list[Point] = []
    for content in apart:
        whole = Point(document.sections[content.sections[0]].heading, "heading")
        points += content.points or ((whole,) if not void(content.words) else ())
    return Content(
        tuple(i for content in apart for i in content.sections),
        apart[0].words,
        sum(content.characters for content in apart),
        tuple(points),
    )


def body(document: Document, index: int, *, combined: bool = False) -> Span:
    """What stands under section `index`. combined: only what comes before it turns to what is to be done."""
    span = document.sections[index].body
    if not combined:
        return span
    view = document.visible
    start, end = view.folded(span.start), view.folded(span.end)
    found = (view.text.find(word, start, end) for word in _TO_COME)
    turn = min((at for at in found if at > start and view.text[at - 1] in "。；\n \u3000"), default=end)
    return Span(span.start, view.original(turn)) if turn < end else span


def reach(document: Document, index: int, *, trouble: bool) -> Span:
    """What section `index` tells; of one of shortcomings, only what comes before it turns to what is to be done.

    Where the title names nothing to be done, only 下一步，一是… in the last paragraph is sure to be such a turn.
    """
    whole = document.sections[index].body
    told = body(document, index, combined=trouble)
    if told == whole or is_combined(document.sections[index].title):
        return told
    rest = Span(told.end, min(whole.end, main_text(document).end))
    return told if _plans(document, rest) else whole


def _plans(document: Document, rest: Span) -> bool:
    """Whether `rest` is one paragraph that leads in to measures: 下一步，一是…, not 下一步，面临三个困难：一是…."""
    items = document.items_in(rest) if rest.start < rest.end else ()
    if not items or items[0].ordinal != 1 or "\n" in document.text[rest.start : rest.end].strip():
        return False
    lead = document.text[rest.start : items[0].span.start].strip("，：: ")
    aimed = lead.startswith("针对") or "，针对" in lead
    troubled = not aimed and ("面临" in lead or lead.endswith(TROUBLES))
    return lead.startswith(("下一步", "下步", "针对")) and "。" not in lead and not troubled


def points(document: Document, index: int, span: Span) -> tuple[Point, ...]:
    """The points made in `span`, the body of section `index`: its subsections or the members of its enumerations,
    whichever are more; where there are neither, its paragraphs or the sentences of one of them, or its clauses set off
    by ；, whichever are most. What only leads in or tells of causes is no point."""
    below = [i for i in document.children(index) if document.sections[i].heading.start < span.end]
    below = [i for i in below if not of_causes(document.sections[i].title)] or below
    children = tuple(
        Point(document.sections[child].heading, "heading") for child in below if not _blank(document, child)
    )
    if children:
        children = tuple(sorted({*children, *_among(document, below, span)}))
    items = _items(document, span)
    numbered = max(children, items, key=len)
    return numbered if len(numbered) > 1 else _told(document, span, numbered)


def points_in(document: Document, span: Span) -> tuple[Span, ...]:
    """The first words of the points made in `span`, which holds no headings."""
    items = _items(document, span)
    return tuple(point.span for point in (items if len(items) > 1 else _told(document, span, items)))


def _items(document: Document, span: Span) -> tuple[Point, ...]:
    every = tuple(_outermost(document.items_in(span)))
    items = tuple(without_causes(document, every)) or every
    return tuple(Point(first_words(document, item.span), "item") for item in items)


def _told(document: Document, span: Span, numbered: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points of `span`, of which at most one is numbered."""
    paragraphs = _paragraphs(document, span)
    parts = tuple(Point(first_words(document, part), "paragraph") for part in paragraphs)
    if numbered:
        return max(numbered, parts, key=len)
    alone = (_unnumbered(document, part) for part in paragraphs)  # one more paragraph takes no point away
    fullest = max(alone, key=len, default=())
    return fullest if len(parts) == 1 else max(parts, fullest, key=len)


def _among(document: Document, below: list[int], span: Span) -> Iterator[Point]:
    """Paragraphs of `span` numbered as the subsections `below` are, but too long for headings."""
    starts = {document.sections[i].heading.start for i in below}
    style = _style(document.sections[below[0]].number)
    for block in _blocks_from(document, span) if style else ():
        start = block.span.start
        if start not in starts and _style(document.text[start : start + 4]) == style:
            first = first_words(document, block.span)
            if not of_causes(document.words(first)):
                yield Point(first, "item")


def _blocks_from(document: Document, span: Span) -> Iterator[Block]:
    """The blocks that start in `span`."""
    blocks = document.blocks
    for index in range(bisect_left(blocks, span.start, key=lambda block: block.span.start), len(blocks)):
        if blocks[index].span.start >= span.end:
            break
        yield blocks[index]


def _style(words: str) -> str:
    """How `words` begin: with 1. (".") or with a number in brackets ("("); "" for anything else."""
    if words[:1] in ("（", "("):
        return "(" if words[2:3] in ("）", ")") or words[3:4] in ("）", ")") else ""
    return "." if words[:1].isdigit() and words.lstrip("0123456789")[:1] in (".", "、", "．") else ""


def _blank(document: Document, index: int) -> bool:
    section = document.sections[index]
    return void(section.title) and void(document.words(section.body))


def _outermost(items: Iterable[Item]) -> Iterator[Item]:
    """Items that stand inside no other of them and say something."""
    end = -1
    for item in items:
        if item.span.start >= end:
            end = item.span.end
            yield item


def first_words(document: Document, span: Span) -> Span:
    """`span` up to the end of its first clause."""
    text = document.text
    for at in range(span.start + 2, min(span.end, span.start + 40)):
        if text[at] in "，。；：！？\n":
            return Span(span.start, at)
    return Span(span.start, min(span.end, span.start + 40))


def _paragraphs(document: Document, span: Span) -> list[Span]:
    """The paragraphs of `span` that make a point."""
    blocks = document.blocks
    first = bisect_left(blocks, span.start, key=lambda block: block.span.start)
    parts = [Span(span.start, min(span.end, blocks[first].span.start if first < len(blocks) else span.end))]
    told = (b.span for b in _blocks_from(document, span) if b.kind in (BlockKind.PARAGRAPH, BlockKind.CELL))
    parts += (Span(part.start, min(part.end, span.end)) for part in told)
    return [part for part in parts if _makes_point(document.words(part))]


def _unnumbered(document: Document, paragraph: Span) -> tuple[Point, ...]:
    """The sentences, or the clauses set off by ；, of a paragraph."""
    sentences = parted(document, paragraph, "。！？")
    made = [part for part in sentences if _makes_point(document.words(part))]
    clauses = [part for whole in made for part in parted(document, whole, "；;")]
    if len(clauses) > len(made):
        return tuple(Point(first_words(document, part), "clause") for part in clauses)
    return tuple(Point(first_words(document, part), "sentence") for part in made)


def _makes_point(words: str) -> bool:
    """Whether a paragraph or sentence says something of its own: not 存在以下问题：, not 究其原因，…."""
    words = words.strip()
    if void(words) or words.startswith(OPENINGS) or words.endswith(("：", ":")):
        return False
    last = words.rstrip("。！？").rpartition("，")[2]
    untold = any(word in last for word in _UNTOLD)
    return not (untold and (("存在" in last and last.endswith(TROUBLES)) or _compares(words, last)))


def _compares(words: str, last: str) -> bool:
    """Whether a sentence says only that there is a way to go: 对照一流要求，差距还不小."""
    short = len(words) < _LEAD and not any(c.isdigit() for c in words)
    return short and words.startswith(_COMPARES) and any(trouble in last for trouble in TROUBLES)


_ENDS = {marks: expression(f"[{marks}]") for marks in ("。！？", "。！？；", "；;")}


def parted(document: Document, span: Span, marks: str) -> Iterator[Span]:
    """The parts of `span` that end with one of `marks`."""
    text, start = document.text, span.start
    ends = [match.start() for match in _ENDS[marks].finditer(text, span.start, span.end)]
    for end in (*ends, span.end):
        if len(text[start:end].strip()) > 3:
            yield Span(start, end)
        start = end + 1


def is_combined(title: str) -> bool:
    """Whether a heading names more than one thing (存在问题及下一步打算)."""
    return len(clauses(title)) > 1 or "、" in tidied(title)
