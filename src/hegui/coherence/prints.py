"""What is kept of a document to find its passages in others: a 64-bit print of each sentence, and where it stands.

Figures, numerals and marks do not count, so last year's text with the year changed gives the same prints. They are
`hash` values: the same in all processes that are forked from one, which is all that are ever compared.
"""

from __future__ import annotations

from array import array

from hegui.coherence.passages import sentences
from hegui.document import Document, Span
from hegui.values import Record

_LEAST = 12  # characters of a sentence that tells something
_PASSED_OVER = str.maketrans(
    "",
    "",
    "0123456789〇零一二三四五六七八九十百千万亿年月日度今去前明上本届次初底，、；：。！？“”‘’（）《》()—-～.,%％·…",
)
_WORDS = 8  # bytes of a print
_PLACES = 4  # bytes of an offset


class Prints(Record):
    """The prints of a document's sentences, in reading order, and where each starts and ends in its text."""

    words: array[int]
    starts: array[int]
    ends: array[int]

    def characters(self, index: int) -> int:
        """The length of a sentence."""
        return self.ends[index] - self.starts[index]


class Twin(Record):
    """Another report of the run that has much of a document's text. path: its file; "" for none that has so much.
    share: how much. passages: the longest ones, in reading order. compared: with how many reports; 0 for a document too
    short to be compared."""

    path: str
    share: float
    passages: tuple[Span, ...]
    compared: int


def printed(document: Document) -> bytes:
    """The prints of `document`, to be kept and sent."""
    words, starts, ends = array("q"), array("I"), array("I")
    view = document.visible
    for sentence in sentences(document):
        told = sentence.words.translate(_PASSED_OVER)
        if len(told) >= _LEAST:
            start, end = view.span(sentence.start, sentence.end)
            words.append(hash(told))
            starts.append(start)
            ends.append(end)
    return words.tobytes() + starts.tobytes() + ends.tobytes()


def prints(kept: bytes) -> Prints:
    """What `printed` gave."""
    count = len(kept) // (_WORDS + 2 * _PLACES)
    words, starts, ends = array("q"), array("I"), array("I")
    words.frombytes(kept[: count * _WORDS])
    starts.frombytes(kept[count * _WORDS : count * (_WORDS + _PLACES)])
    ends.frombytes(kept[count * (_WORDS + _PLACES) :])
    return Prints(words, starts, ends)


def longest(found: Prints, shared: list[int], most: int) -> tuple[Span, ...]:
    """The longest passages, none beyond its paragraph, made of the sentences `shared`, given by their ordered indexes; at
    most `most` of them."""
    passages: list[tuple[int, int]] = []
    for index in shared:
        if passages and passages[-1][1] == index - 1 and found.starts[index] == found.ends[index - 1]:
            passages[-1] = passages[-1][0], index
        else:
            passages.append((index, index))
    spans = [Span(found.starts[first], found.ends[last]) for first, last in passages]
    kept = sorted(spans, key=lambda span: (span.start - span.end, span.start))[:most]
    return tuple(sorted(kept))
