"""One inspection under two numbers: 县委第二巡察组 here, 县委第三巡察组 there.

Only in reports of those inspected, which tell of one group; another round, a look back, a list of groups are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.coherence.passages import Passage, sentences
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.values import Record

_NUMBER = "[一二三四五六七八九十]{1,3}|\\d{1,2}"
_GROUP = expression(
    rf"(?P<of>中央|[省市县区州盟旗]委)?(?P<name>第(?P<number>{_NUMBER})(?P<kind>巡察组|巡视组|督察组|督导组))"
)
_SEVERAL = expression(rf"第?(?:{_NUMBER})[、和至到](?:[省市县区州盟旗]委)?第(?:{_NUMBER})(?:巡|督)")
_OTHER_TIME = expression("上一?[轮届]|去年|上年|此前|往年|历次|回头看|交叉|提级|联合|专项|分别|各组|其他")
_ROUND = expression(rf"(?:19|20)\d\d(?=年)|第(?:{_NUMBER})轮")
_FEW = 2


class Named(Record):
    """A group named with one number and with another, in reading order."""

    first: Span
    second: Span


class _Group(Record):
    of: str
    kind: str
    number: str
    span: Span
    times: frozenset[str]


def groups(document: Document) -> Iterator[Named]:
    """An inspection group with two numbers."""
    if document.genre != "整改报告" or _SEVERAL.search(document.visible.text):
        return
    found = [group for sentence in sentences(document) for group in _groups(document, sentence)]
    for kind in dict.fromkeys(group.kind for group in found):
        same = [group for group in found if group.kind == kind]
        numbers = list(dict.fromkeys(group.number for group in same))
        if len(numbers) != _FEW or len({group.of for group in same if group.of}) > 1:
            continue
        first = same[0]
        other = next(group for group in same if group.number != first.number)
        if not _apart(first, other, same):
            yield Named(first.span, other.span)


def _groups(document: Document, sentence: Passage) -> Iterator[_Group]:
    view = document.visible
    if _OTHER_TIME.search(sentence.words):
        return
    for match in _GROUP.finditer(view.text, sentence.start, sentence.end):
        times = frozenset(_ROUND.findall(view.text[sentence.start : match.start()]))
        yield _Group(
            match["of"] or "", match["kind"], match["number"], Span(*view.span(*match.span())), times
        )


def _apart(first: _Group, other: _Group, same: list[_Group]) -> bool:
    """Whether the two are told of at different times, each with its own."""
    theirs = [group.times for group in same if group.number == other.number]
    return any(times and first.times and not times & first.times for times in theirs)
