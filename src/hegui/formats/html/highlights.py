"""Places in a text, marked: where several overlap, the worst shows, and each can be reached and leads back to its row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from hegui.formats.html.checklist import Row
from hegui.formats.html.escaping import attribute, text
from hegui.formats.html.frame import Frame
from hegui.formats.html.words import CLASSES, HERE
from hegui.formats.words import OUTCOMES
from hegui.report import Quote
from hegui.values import Record
from hegui.verdict import Outcome

_ORDER = {outcome: place for place, outcome in enumerate(CLASSES)}
_QUIET = (Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.NOT_CHECKED)


class Place(Record):
    """A place of a row. rank: the lower, the more it is shown where places overlap. start == end: between two characters."""

    rank: tuple[int, int, int]
    start: int
    end: int
    id: str
    row: Row


class Highlights:
    """The places of a checklist in a text, which is asked for in pieces that follow one another."""

    def __init__(self, words: str, numbered: Sequence[Row], frame: Frame) -> None:
        self._words, self._frame = words, frame
        places = sorted(_places(numbered, len(words), frame), key=lambda place: (place.start, place.rank))
        wide = [place for place in places if place.start < place.end]
        self._points = _by([(place.start, place) for place in places if place.start == place.end])
        self._edges = sorted(
            {at for place in places for at in (place.start, max(place.start, place.end - 1))}
        )
        self._cuts = sorted({cut for place in places for cut in (place.start, place.end)})
        self._covers = _covers(wide, self._cuts)
        self._starts = _by((place.start, place) for place in wide)
        shown = {id(cover) for cover in self._covers if cover}
        told = [place for place in wide if place.row.finding.outcome not in _QUIET or id(place) not in shown]
        self._ends = _by((place.end, place) for place in told)

    def any(self, start: int, end: int) -> bool:
        """Whether a place begins or ends in this piece."""
        return bisect_left(self._edges, start) < bisect_left(self._edges, end)

    def within(self, start: int, end: int) -> str:
        """This piece as HTML."""
        cuts = self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)]
        bounds = [start, *cuts, end]
        return "".join(self._segment(a, b) for a, b in pairwise(bounds))

    def _segment(self, start: int, end: int) -> str:
        """A stretch in which nothing begins or ends; behind it, the numbers of the rows whose places end with it."""
        at = bisect_right(self._cuts, start) - 1
        cover = self._covers[at] if at >= 0 else None
        words = text(self._words[start:end])
        if cover:
            named = words if words.strip() else words + self._blank()
            words = self._marked(cover, named, self._starts.get(start, ()))
        return self._here(start) + words + self._numbers(self._ends.get(end, ()))

    def _here(self, at: int) -> str:
        """What is found between two characters."""
        places = self._points.get(at, ())
        if not places:
            return ""
        return self._marked(places[0], self._blank(), places, " point") + self._numbers(places)

    def _blank(self) -> str:
        """What to read out where there is nothing to read."""
        return f'<span class="v">{self._frame.view.say(HERE)}</span>'

    def _marked(self, place: Place, words: str, begun: Sequence[Place], more: str = "") -> str:
        first, *others = dict.fromkeys(each.id for each in begun) or [""]
        own = f' id="{first}"' if first else ""
        anchors = "".join(f'<i id="{other}"></i>' for other in others)
        return f'<mark class="{_kind(place)}{more}"{own}>{anchors}{self._link(place, words)}</mark>'

    def _link(self, place: Place, words: str) -> str:
        rule, outcome = place.row.finding[:2]
        title = f"{place.row.number} {self._frame.view.say(OUTCOMES[outcome])} {rule.id} {rule.title}"
        return f'<a href="#{self._frame.row(rule)}" title="{attribute(title)}">{words}</a>'

    def _numbers(self, places: Sequence[Place]) -> str:
        """Links to the rows of `places` by their numbers."""
        rows = {place.row.number: place for place in places}
        return "".join(
            f'<sup class="{_kind(place)}"><a href="#{self._frame.row(place.row.finding.rule)}">{number}</a></sup>'
            for number, place in sorted(rows.items())
        )


def _kind(place: Place) -> str:
    return CLASSES[place.row.finding.outcome]


def _places(numbered: Sequence[Row], length: int, frame: Frame) -> Iterator[Place]:
    """The places of all rows; one that is no part of the text, as of another version of it, is brought into it."""
    for row in numbered if length else ():
        for quote in _with_answers(row.finding.evidence):
            start = min(max(quote.start, 0), length - 1)
            end = min(max(quote.end, start), length)
            rank = (_ORDER[row.finding.outcome], end - start, row.number)
            yield Place(rank, start, end, frame.place(quote), row)


def _with_answers(quotes: Sequence[Quote]) -> Iterator[Quote]:
    for quote in quotes:
        yield quote
        if quote.answer:
            yield quote.answer


def _by(places: Iterable[tuple[int, Place]]) -> dict[int, list[Place]]:
    """Places by offset."""
    found: dict[int, list[Place]] = {}
    for offset, place in places:
        found.setdefault(offset, []).append(place)
    return found


def _covers(places: Sequence[Place], cuts: Sequence[int]) -> list[Place | None]:
    """The place to show over each stretch that begins at a cut."""
    covers: list[Place | None] = []
    active: list[Place] = []
    following = 0
    for cut in cuts:
        active = [place for place in active if place.end > cut]
        while following < len(places) and places[following].start <= cut:
            active.append(places[following])
            following += 1
        covers.append(min(active, key=lambda place: place.rank, default=None))
    return covers
