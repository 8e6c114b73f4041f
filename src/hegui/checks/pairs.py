"""Marks that come in pairs: every one opened is closed, and they are turned the right way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import MOST, beyond
from hegui.document import BlockKind, Document, Span
from hegui.expression import expression
from hegui.values import Record
from hegui.verdict import Evidence, Message, Outcome, Verdict

_NOT_TEXT = (BlockKind.CODE, BlockKind.METADATA)
_HALF_WIDTH = {"（": "(", "）": ")"}
_ENUMERATOR = expression(
    r"(?:^|[\s。；：，、;:,])[（(]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4}|[一二三四五六七八九十]{1,3})$"
)
_ENDED = "。！？；!?;"
_LONGEST_RUN = 8  # lines that one quotation may be broken into, as in a title or a poem


class Mark(Record):
    """A mark in a paragraph: its place in the folded text, which pair it is of, and whether it opens."""

    at: int
    pair: str
    opens: bool


class Reading(Record):
    """What the marks of a paragraph come to: the pairs (opening and closing place), and the marks left over."""

    matched: list[tuple[Mark, Mark]]
    left: list[Mark]


class PairsCheck(Check):
    """Quotation marks, brackets and title marks must be closed within the paragraph and turned the right way."""

    kind: Literal["pairs"] = "pairs"
    marks: tuple[str, ...] = ("“”", "‘’", "（）", "《》", "〈〉", "〔〕", "【】")
    """The pairs, each as two characters; a half-width bracket closes a full-width one."""

    def __post_init__(self) -> None:
        if not self.marks:
            raise ValueError("marks 不能为空")
        if any(len(pair) != 2 or pair[0] == pair[1] for pair in self.marks):
            raise ValueError("marks 的每一项应为一对不同的符号，如“”")
        if len(set("".join(self.marks))) < 2 * len(self.marks):
            raise ValueError("marks 中有重复的符号")

    def check(self, document: Document) -> Verdict:
        text = document.full.text
        apart = document.scope is not None or any(block.kind in _NOT_TEXT for block in document.blocks)
        if not apart and self._plainly_paired(text):
            wide = _widened(text)
            return _passed(document, {pair: wide.count(pair[0]) for pair in self.marks}, self._pairs(text))
        matched: list[tuple[Mark, Mark]] = []
        wrong: list[Evidence] = []
        for reading in self._readings(document):
            matched += reading.matched
            wrong += (_evidence(document, mark, form) for mark, form in _judged(reading.left))
        if wrong:
            rest = beyond(len(wrong))
            message = Message(
                f"{len(wrong)} 处标点不成对或方向反了{rest.zh}",
                f"{len(wrong)} marks are unpaired or turned the wrong way{rest.en}",
            )
            wrong.sort(key=lambda place: place.span)
            return Verdict(Outcome.FAIL, message, tuple(wrong[:MOST]))
        return _passed(document, Counter(opening.pair for opening, _ in matched), sorted(matched))

    def literals(self) -> tuple[str, ...]:
        signs = "".join(self.marks)
        return tuple(signs + "".join(_HALF_WIDTH[sign] for sign in signs if sign in _HALF_WIDTH))

    def _plainly_paired(self, text: str) -> bool:
        """Whether the marks of every line cancel out, pair by pair: true of nearly every text, and quickly told."""
        lines = _widened("".join(_signs(self.marks)[1].findall(text)))
        before = ""
        while before != lines:
            before = lines
            for pair in self.marks:
                lines = lines.replace(pair, "")
        return not lines.strip("\n")

    def _pairs(self, text: str) -> Iterator[tuple[Mark, Mark]]:
        """The first pair of each kind in `text`, all of whose marks are paired."""
        wide = _widened(text)
        for pair in self.marks:
            start = at = wide.find(pair[0])
            while at >= 0 and wide.count(pair[0], start, at + 1) > wide.count(pair[1], start, at + 1):
                at = wide.find(pair[1], at + 1)
            if at >= 0:
                yield Mark(start, pair, True), Mark(at, pair, False)

    def _readings(self, document: Document) -> Iterator[Reading]:
        """One for each paragraph. Lines that are one sentence, as in a title or a poem, are read as one paragraph
        where that pairs their marks."""
        paragraphs = list(_paragraphs(document))
        index = 0
        while index < len(paragraphs):
            reading = self._read(document, paragraphs[index : index + 1])
            taken = 1
            if any(mark.opens for mark in reading.left):
                taken, reading = self._continued(document, paragraphs, index, reading)
            yield reading
            index += taken

    def _continued(
        self, document: Document, paragraphs: list[Span], index: int, alone: Reading
    ) -> tuple[int, Reading]:
        """How many paragraphs, from `index` on, are read as one, and their reading."""
        for taken in range(2, _LONGEST_RUN + 1):
            group = paragraphs[index : index + taken]
            if len(group) < taken or _words(document, group[-2])[-1:] in _ENDED:
                break
            together = self._read(document, group)
            if not together.left:
                return taken, together
        one_opened = len(alone.left) == 1 and alone.left[0].pair == "“”"
        if one_opened and self._reopened(document, paragraphs[index + 1 :]):
            return 1, Reading(alone.matched, [])
        return 1, alone

    def _reopened(self, document: Document, paragraphs: list[Span]) -> bool:
        """Whether each of the next paragraphs opens the quotation anew, up to the one that it ends with."""
        for span in paragraphs:
            words = _words(document, span)
            if not words.startswith("“"):
                return False
            reading = self._read(document, [span])
            start = document.full.folded(span.start)
            closing = next((close.at for opened, close in reading.matched if opened.at == start), None)
            if closing is not None:
                return len(words) - (closing - start) <= 3
            if [mark.at for mark in reading.left] != [start]:
                return False
        return False

    def _read(self, document: Document, spans: list[Span]) -> Reading:
        stack: list[Mark] = []
        matched: list[tuple[Mark, Mark]] = []
        left: list[Mark] = []
        opened: Counter[str] = Counter()  # the marks on the stack, pair by pair
        for span in spans:
            turned = _turned(_words(document, span))
            for mark in self._marks(document, span, opened):
                if turned and mark.pair == "“”":
                    left.append(mark)
                elif mark.opens:
                    stack.append(mark)
                    opened[mark.pair] += 1
                elif opened[mark.pair]:
                    while stack[-1].pair != mark.pair:
                        opened[stack[-1].pair] -= 1
                        left.append(stack.pop())
                    opened[mark.pair] -= 1
                    matched.append((stack.pop(), mark))
                else:
                    left.append(mark)
        return Reading(matched, sorted([*left, *stack]))

    def _marks(self, document: Document, span: Span, opened: Mapping[str, int]) -> Iterator[Mark]:
        """The marks in `span`; `opened`: how many of each pair are open at that time."""
        text = document.full.text
        start, end = document.full.folded(span.start), document.full.folded(span.end)
        signs, finder = _signs(self.marks)
        for found in finder.finditer(text, start, end):
            if found.group() == "\n":
                continue
            at = found.start()
            pair, opens = signs[found.group()]
            if not opens or pair == "‘’":
                unopened = not opens and not opened[pair]
                if pair == "‘’" and _apostrophe(text, at, unopened):
                    continue
                if pair == "（）" and unopened and _ENUMERATOR.search(text[max(start, at - 8) : at]):
                    continue
            yield Mark(at, pair, opens)


@lru_cache(maxsize=64)
def _signs(marks: tuple[str, ...]) -> tuple[dict[str, tuple[str, bool]], re.Pattern[str]]:
    """Every sign with its pair and whether it opens, and what finds signs and line ends."""
    known = {sign: (pair, sign == pair[0]) for pair in marks for sign in pair}
    known.update({half: known[full] for full, half in _HALF_WIDTH.items() if full in known})
    return known, re.compile(f"[\n{re.escape(''.join(known))}]")


def _widened(text: str) -> str:
    return text.replace("(", "（").replace(")", "）")


def _passed(document: Document, counts: Mapping[str, int], matched: Iterable[tuple[Mark, Mark]]) -> Verdict:
    """matched: pairs of which the first of each kind is shown."""
    firsts: dict[str, Evidence] = {}
    for opening, closing in matched:
        firsts.setdefault(opening.pair, Evidence(Span(*document.full.span(opening.at, closing.at + 1))))
    if not firsts:
        return Verdict(Outcome.PASS, Message("没有不成对的标点", "no mark is unpaired"))
    shown = sorted(firsts.items(), key=lambda item: item[1].span)
    message = Message(
        "标点都成对：" + "、".join(f"{pair} {counts[pair]} 对" for pair, _ in shown),
        "all marks are paired: " + ", ".join(f"{counts[pair]} {pair}" for pair, _ in shown),
    )
    return Verdict(Outcome.PASS, message, tuple(place for _, place in shown))


def _paragraphs(document: Document) -> Iterator[Span]:
    """The paragraphs in scope; the lines of a title are one."""
    blocks = (block for block in document.blocks if block.kind not in _NOT_TEXT)
    for titled, group in groupby(blocks, key=lambda block: block.kind is BlockKind.TITLE):
        spans = [block.span for block in group]
        for span in [Span(spans[0].start, spans[-1].end)] if titled else spans:
            yield from document.pieces(span)


def _words(document: Document, span: Span) -> str:
    view = document.full
    return view.text[view.folded(span.start) : view.folded(span.end)].strip()


def _turned(words: str) -> bool:
    """Whether all quotation marks are turned the wrong way: ”…“ and ”…“, of which the inner two would make a pair."""
    marks = "".join(sign for sign in words if sign in "“”")
    return marks != "" and marks == "”“" * (len(marks) // 2)


def _apostrophe(text: str, at: int, unopened: bool) -> bool:
    """Whether the single quotation mark at `at` belongs to a Latin word: it’s, students’ work."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isascii() and before.isalnum() and ((after.isascii() and after.isalnum()) or unopened)


def _judged(left: list[Mark]) -> Iterator[tuple[Mark, str]]:
    """The marks that are wrong, each with the mark that should stand there, "" where that cannot be told.

    Two quotation marks of one kind left over, one after the other, are one quotation: ”…“ has both turned the wrong
    way, ”…” the first, “…“ the second.
    """
    waiting: dict[str, Mark] = {}
    for mark in left:
        first = waiting.pop(mark.pair, None)
        if mark.pair not in ("“”", "‘’"):
            yield mark, ""
        elif first is None:
            waiting[mark.pair] = mark
        else:
            if not first.opens:
                yield first, mark.pair[0]
            if mark.opens:
                yield mark, mark.pair[1]
            if first.opens and not mark.opens:
                yield first, ""
                yield mark, ""
    for mark in waiting.values():
        yield mark, ""


def _evidence(document: Document, mark: Mark, form: str) -> Evidence:
    span = Span(*document.full.span(mark.at, mark.at + 1))
    if form:
        return Evidence(span, form, Message("方向反了", "turned the wrong way"))
    lacks = mark.pair[1] if mark.opens else mark.pair[0]
    return Evidence(span, None, Message(f"缺对应的“{lacks}”", f"its {lacks} is missing"))
