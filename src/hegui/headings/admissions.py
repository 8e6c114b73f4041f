"""Paragraphs that own up to shortcomings in words of their own: 话说回来，事情没有做满。….

No heading and none of the usual phrases (存在以下不足) announces them. Told by how a sentence begins, or by a clause
that says that something was left undone; neither counts where it is denied or dealt with (解决了不少难题).
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.document import BlockKind, Document, Span
from hegui.headings.contents import points_in
from hegui.headings.shortcomings import listed
from hegui.headings.statements import holds

_OPENS = listed(
    "话说回来 回头看， 回过头看 回头再看 平心而论 坦率地说 坦率地讲 坦率说 坦率讲 坦白说 老实说 说实话 实话实说 说句实话 实事求是地说 账不能只 "
    "账也要 家底也要 美中不足 令人遗憾的是 遗憾的是 不是没有 这里要检讨 也要说到 也要讲到 成绩之外 成绩背后 更要紧的是 但困难 但问题 但短板 但差距"
)
_TURNS = listed("但是 但 不过 然而 可是 同时 当然 只是 ，")
_OWNS = listed(
    "心里过不去 没有做满 没有做好 没做好 没有办好 没办好 没有做成 没做成 没有办成 没办成 没有做到位 没有做细 做得不够 做得不好 想得不周 不尽如人意 不尽人意 不如人意 "
    "留下遗憾 有遗憾 不少遗憾 不少欠账 欠账不少 欠账较多 欠账还 要检讨 作检讨 代表们检讨 代表检讨 大家检讨 组织检讨 日子不好过 也有难处 难处不少 不少难题 难题不少 不少问题 问题不少 "
    "不少困难 困难不少 不少烦恼 不少短板 短板不少 短板明显 诸多问题 诸多困难 诸多难题 走了弯路 教训深刻 还有距离 还有不小的距离 有不小距离 也有不足 也有短板 也有问题"
)
_TO_COME = listed("下一步 下步 今后 往后 接下来 明年 来年 新的一年 下半年 下学期 为此 针对")
_SHORT = 24  # characters of a sentence that only announces
_MOST = 8  # paragraphs that one short sentence may announce


def admitted(document: Document) -> tuple[tuple[Span, tuple[Span, ...]], ...]:
    """Places in running text that begin to own up to shortcomings, each with the points that follow."""
    return document.once(_admitted)


def _admitted(document: Document) -> tuple[tuple[Span, tuple[Span, ...]], ...]:
    found: list[tuple[Span, tuple[Span, ...]]] = []
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.PARAGRAPH and (place := _place(document, block.span)):
            found.append((place, points_in(document, _reach(document, index, place))))
    return tuple(found)


def _place(document: Document, paragraph: Span) -> Span | None:
    """The first words of `paragraph` that own up to shortcomings."""
    view = document.visible
    start, end = view.folded(paragraph.start), view.folded(paragraph.end)
    places = sorted((*_openings(view.text, start, end), *_clauses(view.text, start, end)))
    return Span(*view.span(*places[0])) if places else None


def _openings(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a sentence begins with one of _OPENS, a turn (但是，) left out."""
    for words in _OPENS:
        at = text.find(words, start, end)
        while at >= 0:
            before = text[start:at].rstrip()
            while before.endswith(_TURNS):
                before = before[: -max(len(turn) for turn in _TURNS if before.endswith(turn))].rstrip()
            if not before or before[-1] in "。！？；":
                yield at, at + len(words)
            at = text.find(words, at + 1, end)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a clause says that something was left undone."""
    for words in _OWNS:
        at = text.find(words, start, end)
        while at >= 0:
            if holds(text, (at, at + len(words))):
                yield at, at + len(words)
            at = text.find(words, at + 1, end)


def _reach(document: Document, index: int, place: Span) -> Span:
    """From the sentence of `place` to the end of its paragraph, or where that says no more, of those behind it; up to
    where it turns to what is to come."""
    block, text = document.blocks[index], document.text
    start = max(text.rfind(mark, block.span.start, place.start) for mark in "。！？\n") + 1
    start = max(start, block.span.start)
    end = block.span.end
    stop = text.find("。", place.start, end)
    if 0 < stop - start < _SHORT and not any(c.isdigit() for c in text[start:stop]):
        start = stop + 1  # it only announces
    if not text[stop + 1 : end].strip():
        for behind in document.blocks[index + 1 : index + 1 + _MOST]:
            if behind.kind is not BlockKind.PARAGRAPH or text[behind.span.start :].lstrip().startswith(
                _TO_COME
            ):
                break
            end = behind.span.end
    turns = (text.find(f"{mark}{word}", place.end, end) for word in _TO_COME for mark in "。\n")
    return Span(start, min((at + 1 for at in turns if at >= 0), default=end))
