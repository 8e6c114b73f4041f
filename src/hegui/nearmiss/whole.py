"""The strings of a lexicon that are known whole, right and wrong ones, where they stand in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from hegui.nearmiss.edits import Slip
from hegui.nearmiss.phrases import Known, Target
from hegui.reference import Reference
from hegui.values import Record


class Place(Record):
    """A set phrase in the text at `start:end`. slips: empty where it is right. right: what should stand there."""

    start: int
    end: int
    reference: Reference
    right: str
    slips: tuple[Slip, ...] = ()


class Hit(Record):
    start: int
    end: int
    known: Known


def outermost(whole: Iterable[Hit], text: str) -> list[Hit]:
    """The hits that stand in no other, in reading order."""
    kept: list[Hit] = []
    for hit in sorted(whole, key=lambda hit: (hit.start, -hit.end)):
        if kept and hit.end <= kept[-1].end:
            continue
        if hit.known.slip is Slip.NUMERAL and text[hit.start - 1 : hit.start].isdigit():
            continue
        kept.append(hit)
    return kept


def named(outer: Iterable[Hit]) -> Iterator[Place]:
    """The strings known to be wrong."""
    for hit in outer:
        if hit.known.slip is not None:
            yield Place(hit.start, hit.end, hit.known.reference, hit.known.right, (hit.known.slip,))


def right(whole: Iterable[Hit], outer: list[Hit]) -> Iterator[Place]:
    """The strings known to be right, also inside other right ones; of collocations, which are met at every turn, the
    first of each reference."""
    starts = [hit.start for hit in outer]
    met: set[str] = set()
    for start, end, known in whole:
        if known.slip is None and known.counts:
            if known.reference.type == "collocation":
                if known.reference.id in met:
                    continue
                met.add(known.reference.id)
            around = outer[bisect_right(starts, start) - 1] if starts else None
            if around is None or end > around.end or (around.known.slip is None and around.known.counts):
                yield Place(start, end, known.reference, known.words)


def part_of(place: Place, target: Target, outer: list[Hit], at: int) -> bool:
    """Whether the place belongs to other words that are known: inside them, or reaching into them, or around words
    that the target's own data says are no misquote of it."""
    for index in range(max(at, 0), len(outer)):
        hit = outer[index]
        if hit.start >= place.end:
            break
        if hit.end <= place.start:
            continue
        same = (hit.start, hit.end) == (place.start, place.end)
        if hit.known.words in target.words and (hit.known.counts or not same):
            continue
        around = hit.start >= place.start and hit.end <= place.end
        if not around or same or not (hit.known.counts or hit.known.reference is not target.reference):
            return True
    return False
