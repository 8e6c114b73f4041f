"""Enumerations in running text: 一是…二是…, 一要…二要…, 第一，…第二，…, 1.…2.…, （1）…（2）…, ①…②…."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hegui.document import Item, Section, Span
from hegui.numerals import value
from hegui.readers.labels import CN, Written, first, later
from hegui.text import Folded
from hegui.values import Record

if TYPE_CHECKING:
    from hegui.readers.paragraph import Heading


class _Label(Record):
    style: str
    ordinal: int  # 0: the next one, whatever it is
    start: int  # in the folded text
    end: int


def enumerations(
    visible: Folded,
    places: Sequence[Span],
    headings: Mapping[int, Heading],
    sections: Sequence[Section],
    body: range,
) -> tuple[Item, ...]:
    """The items of the paragraphs `body`, in reading order; a heading's own number is none.

    places: the paragraphs' spans in the folded text.
    """
    found: list[Item] = []
    last: dict[tuple[str, int], tuple[int, int]] = {}  # style and section → series and ordinal
    starts = [section.heading.start for section in sections]
    series = 0
    for index in body:
        labels = _labels(visible.text, places[index], headings.get(index))
        for at, label in enumerate(labels):
            span = Span(*visible.span(label.start, _stop(labels, at, places[index].end)))
            section = bisect_right(starts, span.start) - 1
            key = (label.style, section)
            number, previous = last.get(key, (0, 0))
            ordinal_ = label.ordinal or previous + 1
            if ordinal_ == 1 or key not in last:
                series += 1
                number = series
            last[key] = (number, ordinal_)
            words = visible.text[label.start : label.end]
            found.append(Item(words, ordinal_, span, number, section if section >= 0 else None))
    return _enumerating(found)


def _stop(labels: Sequence[_Label], at: int, end: int) -> int:
    """Where the item of label `at` ends: at the next one of its style, else at the paragraph's end."""
    style = labels[at].style
    for label in labels[at + 1 :]:
        if label.style == style:
            return label.start
    return end


def _labels(text: str, place: Span, heading: Heading | None) -> list[_Label]:
    start, end = place
    skipped = start + len(heading.number) if heading else -1
    opening = first(text, start, end)
    found = [_label(opening, text, True)] if opening and opening.end > skipped else []
    found += [_label(written, text, False) for written in later(text, start, end) if written.end > skipped]
    return [label for label in found if label]


def _label(written: Written, text: str, opens: bool) -> _Label | None:
    style, numeral, start, end = written
    if style in ("是", "要", "、"):
        after = text[end : end + 1]
        if after in numeral or (
            style == "、" and (after in CN or not (opens or text[start - 1] in "。；：:"))
        ):
            return None  # 一是一，二是二; 一、二、三产业
    if style == "word":
        return _Label(style, int(numeral == "首先"), start, end)
    if style == "circle":
        return _Label(style, ord(numeral) - ord("①") + 1, start, end)
    if style == "digit" and not opens and text[start - 1] not in "。；;：:！？!?）)”":
        return None
    if style == "bracket" and numeral.isdigit():
        style = "bracket-digit"
    return _Label(style, value(numeral), start, end)


def _enumerating(items: Sequence[Item]) -> tuple[Item, ...]:
    """Without series that are none: 最后， or 第二， alone, a single label in the middle of a text."""
    sizes: dict[int, int] = {}
    for item in items:
        sizes[item.series] = sizes.get(item.series, 0) + 1
    return tuple(item for item in items if sizes[item.series] > 1)
