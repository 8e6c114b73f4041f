"""Enumerations in running text: 一是…二是…, 一要…二要…, 第一，…第二，…, 1.…2.…, （1）…（2）…, ①…②…."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from hegui.document import Item, Section, Span
from hegui.text import Folded

if TYPE_CHECKING:
    from hegui.readers.outline import Heading

_CN = "一二三四五六七八九十"
_LABELS = (
    rf"(?P<cn>[{_CN}]{{1,3}})(?P<verb>[是要、])"
    rf"|第(?P<nth>[{_CN}]{{1,3}})[，、,：:]"
    rf"|其(?P<qi>[{_CN}])[，、,：:是]"
    r"|(?P<digit>\d{1,2})[.．、](?!\d)"
    rf"|[（(](?P<bracket>\d{{1,2}}|[{_CN}]{{1,3}})[）)]"
    r"|(?P<circle>[①-⑳])"
    r"|(?P<word>首先|其次|再次|最后)[，,、：:]"
)
_FIRST = re.compile(_LABELS)
_LATER = re.compile(rf"[。；;：:，,！？!?）)”、\n](?:{_LABELS})")


class _Label(NamedTuple):
    style: str
    ordinal: int  # 0: the next one, whatever it is
    start: int  # in the folded text
    end: int


def ordinal(numeral: str) -> int:
    """The number written as 一 … 九十九 or in Arabic digits."""
    if numeral.isdigit():
        return int(numeral)
    if "十" in numeral:
        tens, _, ones = numeral.partition("十")
        return (_CN.find(tens) + 1 if tens else 1) * 10 + (_CN.find(ones) + 1 if ones else 0)
    return _CN.find(numeral[-1]) + 1


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
    for later in labels[at + 1 :]:
        if later.style == style:
            return later.start
    return end


def _labels(text: str, place: Span, heading: Heading | None) -> list[_Label]:
    start, end = place
    skipped = start + len(heading.number) if heading else -1
    first = _FIRST.match(text, start, end)
    found = [_label(first, text, True)] if first and first.end() > skipped else []
    found += [
        _label(match, text, False) for match in _LATER.finditer(text, start, end) if match.end() > skipped
    ]
    return [label for label in found if label]


def _label(match: re.Match[str], text: str, first: bool) -> _Label | None:
    kind = match.lastgroup or ""
    start, end = match.start() + (not first), match.end()
    if kind == "verb":
        numeral, verb = match["cn"], match["verb"]
        after = text[end : end + 1]
        if after in numeral or (
            verb == "、" and (after in _CN or not (first or text[start - 1] in "。；：:"))
        ):
            return None  # 一是一，二是二; 一、二、三产业
        return _Label(verb, ordinal(numeral), start, end)
    if kind == "word":
        return _Label("word", int(match["word"] == "首先"), start, end)
    if kind == "circle":
        return _Label("circle", ord(match["circle"]) - ord("①") + 1, start, end)
    if kind == "digit" and not first and text[start - 1] not in "。；;：:！？!?）)”":
        return None
    numeral = match[kind]
    style = kind if not (kind == "bracket" and numeral.isdigit()) else "bracket-digit"
    return _Label(style, ordinal(numeral), start, end)


def _enumerating(items: Sequence[Item]) -> tuple[Item, ...]:
    """Without series that are none: 最后， or 第二， alone, a single label in the middle of a text."""
    sizes: dict[int, int] = {}
    for item in items:
        sizes[item.series] = sizes.get(item.series, 0) + 1
    return tuple(item for item in items if sizes[item.series] > 1)
