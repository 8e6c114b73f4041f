"""Parts greater than their whole: 项目42个，其中亿元以上43个; 查摆问题28个，整改31个.

Only one part is looked at, whatever it overlaps with. What may well be greater is left alone: averages, prices, targets
that were passed, what came in while other things went, and what is counted over a longer time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.coherence import Clash
from hegui.coherence.amounts import FINDER, NUMBER, UNITS, Amount, amount, shown_in
from hegui.coherence.passages import Passage, sentences
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.verdict import Evidence, Message

_AMOUNT = rf"{NUMBER} ?(?:{UNITS})"
_PLAIN = rf"(?<![\d.])\d[\d,.]*[十百千万亿]* ?(?:{UNITS})"
_OF_IT = expression(
    rf"(?P<thing>[^，。；：、（）\d]{{0,6}}[，（]其中[，：]?)(?P<what>[^，、。；：（）\d]{{1,12}})(?P<part>{_AMOUNT})(?=[，、。；）：]|$)"
)
_NOT_OF_IT = expression(
    "均|每|价|率|比|增|减|净|降|退|目标|计划|任务|指标|预算|定额|编制|应(?!急)|超|最|上年|去年|累计"
)
_MENDED = expression(
    rf"(?:查摆|检视|梳理|排查|发现|反馈|自查)(?:出|的|了)*[^，。；：、\d]{{0,8}}?(?P<whole>{_PLAIN})(?:问题|隐患)?[，、；]"
    rf"(?:已|现已|均已)?(?:完成|立行)?(?:整改|解决|销号|化解)(?:到位|完成|问题|隐患|落实|了)*(?P<part>{_AMOUNT})(?=[，、。；）]|$)"
)
_LONGER = expression(r"累计|新|存量|历年|往年|此前|以前|上年|去年|遗留|[本当上]月|月份|季度|\d月|半年|每")
_ROUGH = expression(r"[约近超逾]\d|[\d十百千万亿][余多]|以上|左右|不足|超过")


def excess(document: Document) -> Iterator[Clash]:
    """Parts greater than their whole."""
    text = document.visible.text
    for sentence in sentences(document):
        if "其中" in sentence.words:
            yield from _greater(document, sentence)
        for match in _MENDED.finditer(text, sentence.start, sentence.end):
            told = text[sentence.start : match.end()]
            if not _LONGER.search(told) and not _ROUGH.search(match.group()):
                yield from _held(document, _read(match["whole"]), _read(match["part"]), *match.span())


def _greater(document: Document, sentence: Passage) -> Iterator[Clash]:
    """One part behind 其中; only where the sentence has no other number of that unit before it."""
    text = document.visible.text
    before: list[re.Match[str]] = []
    for whole in FINDER.finditer(text, sentence.start, sentence.end):
        match = _OF_IT.match(text, whole.end(), sentence.end)
        before.append(whole)
        if match is None:
            continue
        told = amount(whole)
        alone = all(amount(each).unit != told.unit for each in before[:-1])
        words = text[sentence.start : match.end()]
        rough = _ROUGH.search(
            text[max(sentence.start, whole.start() - 1) : match.end("thing")]
        ) or _ROUGH.search(match["what"][-1:] + match["part"])
        if alone and not rough and not _NOT_OF_IT.search(words):
            yield from _held(document, told, _read(match["part"]), whole.start(), match.end())


def _held(document: Document, whole: Amount, part: Amount, start: int, end: int) -> Iterator[Clash]:
    if part.unit == whole.unit and part.value > whole.value and not part.same(whole):
        shown, all_ = shown_in(part.value, part.unit), shown_in(whole.value, whole.unit)
        message = Message(f"部分{shown}多于总数{all_}", f"a part, {shown}, is more than the whole, {all_}")
        place = Span(*document.visible.span(start, end))
        yield Clash(message, (Evidence(place, note=message),))


def _read(words: str) -> Amount:
    found = FINDER.search(words)
    assert found is not None  # the pattern says so
    return amount(found)
