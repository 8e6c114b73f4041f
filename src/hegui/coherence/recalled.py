"""What is spoken of again with another number: 新建老年食堂20家, and further on 新建的22家老年食堂.

的 between verb and number says that these have been told of. It must then be the number told, where only one was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.coherence.amounts import FINDER, NUMBER, UNITS, amount
from hegui.document import Document, Span
from hegui.values import Record

_VERBS = "新建|改造|建成|新增|选派|引进|签约|招聘|发展|整改|评选|认定|排查|创建|获评|确定|抽取|遴选"
_PLAIN_NUMBER = r"\d[\d,]*(?:\.\d+)?[十百千万亿]* ?"
_AGAIN = re.compile(
    rf"(?<!已)(?<!另)(?<!拟)(?<!首批|先期|其中|去年|今年|近年)(?P<verb>{_VERBS})的这?(?P<amount>{NUMBER} ?(?P<unit>{UNITS}))(?P<thing>[一-鿿]{{2,8}}?)(?=[，。；：、（中里内]|应当|应|要|均|都|全部|已)"
)


class Recalled(Record):
    """What was told, and what is said of it again."""

    first: Span
    again: Span


def recalled(document: Document) -> Iterator[Recalled]:
    """What is spoken of again with another number."""
    view = document.visible
    for again in _AGAIN.finditer(view.text):
        thing = re.escape(again["thing"])
        told = re.compile(
            rf"{again['verb']}了?(?:(?P<one>{_PLAIN_NUMBER}{again['unit']}){thing}|{thing}(?P<other>{_PLAIN_NUMBER}{again['unit']}))"
        )
        found = list(told.finditer(view.text))
        if len(found) != 1:
            continue  # nothing told, or of several things
        first, second = (
            FINDER.search(words) for words in (found[0]["one"] or found[0]["other"], again["amount"])
        )
        if first and second and not amount(first).same(amount(second)):
            spans = (Span(*view.span(*match.span())) for match in (found[0], again))
            yield Recalled(*sorted(spans))
