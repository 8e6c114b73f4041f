"""Which measure answers which problem: the two lists of a report held against each other.

Nothing is parsed: a measure answers a problem if they have enough words in common, or speak of the same matter
(themes.py). Words that stand in most of the points tell nothing apart and count for little, as in any search by terms
(inverse document frequency: Spärck Jones, "A statistical interpretation of term specificity", 1972).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hegui.coherence.themes import COMMON, THEMES
from hegui.document import Document, Span
from hegui.headings.contents import Content
from hegui.values import Record

ENOUGH = 2.0
"""What the words in common must come to; a pair of characters that few points have counts 1, a matter 2."""

_MATTER = 2.0
_IN_STEP = 1.0  # the third measure of as many is likely to answer the third problem
_PLAIN = 0.25  # for what stands in more than half of the points

_HAN = re.compile("[一-鿿]+")


class Answer(Record):
    """A problem with the measure that answers it best; None where none does. number: of the measure, 1-based."""

    problem: Span
    measure: Span | None
    number: int = 0


class Told(Record):
    """A point in full: `first` is its first words, `words` all that it says."""

    first: Span
    words: str


def told(document: Document, content: Content) -> tuple[Told, ...]:
    """The points of what stands under a heading, each with its words up to the next."""
    if not content.points:
        return ()
    starts = [point.span.start for point in content.points]
    ends = [*starts[1:], max(document.sections[i].body.end for i in content.sections)]
    return tuple(
        Told(point.span, document.words(Span(point.span.start, max(end, point.span.end))))
        for point, end in zip(content.points, ends, strict=True)
    )


def answered(problems: Sequence[Told], measures: Sequence[Told]) -> tuple[Answer, ...]:
    """For every problem the measure that answers it best, if any does."""
    asked, given = [_terms(each.words) for each in problems], [_terms(each.words) for each in measures]
    often = Counter(term for terms in (*asked, *given) for term in terms)
    half = (len(asked) + len(given)) / 2
    in_step = len(asked) == len(given)
    return tuple(
        _best(problem, terms, at if in_step else -1, measures, given, often, half)
        for at, (problem, terms) in enumerate(zip(problems, asked, strict=True))
    )


def _best(
    problem: Told,
    terms: frozenset[str],
    at: int,
    measures: Sequence[Told],
    given: Sequence[frozenset[str]],
    often: Counter[str],
    half: float,
) -> Answer:
    scores = [
        sum(_weight(term, often, half) for term in terms & other) + (_IN_STEP if index == at else 0)
        for index, other in enumerate(given)
    ]
    best = max(range(len(scores)), key=scores.__getitem__, default=-1)
    if best < 0 or scores[best] < ENOUGH:
        return Answer(problem.first, None)
    return Answer(problem.first, measures[best].first, best + 1)


def _weight(term: str, often: Counter[str], half: float) -> float:
    if often[term] > max(half, 2):
        return _PLAIN
    return _MATTER if term in THEMES else 1.0


def _terms(words: str) -> frozenset[str]:
    """The pairs of characters in `words` that tell something, and the matters it speaks of."""
    pairs = {run[at : at + 2] for run in _HAN.findall(words) for at in range(len(run) - 1)}
    matters = {matter for matter, signs in THEMES.items() if any(sign in words for sign in signs)}
    return frozenset((pairs - COMMON) | matters)
