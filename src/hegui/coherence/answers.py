"""Which measure answers which problem: the two lists of a report held against each other.

Nothing is parsed: a measure answers a problem if they have enough words in common, or speak of the same matter
(themes.py). Words that stand in most of the points tell nothing apart and count for little, as in any search by terms
(inverse document frequency: Spärck Jones, "A statistical interpretation of term specificity", 1972).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hegui.coherence.themes import COMMON, THEMES
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.headings.contents import Content
from hegui.values import Record

ENOUGH = 2.0
"""What the words in common must come to; a pair of characters that few points have counts 1, a matter told by the same
word 2."""
_MATTER = 1.5
_SIGN = 0.5  # the same word tells the matter on both sides
_IN_STEP = 0.5  # the third measure of as many is likely to answer the third problem
_PLAIN = 0.25  # for what stands in more than half of the points, or all over the document
_EVERYWHERE = 12  # times that a pair stands in a document in which it tells nothing

_HAN = expression("[一-鿿]+")
_ANY_PLAN = expression(r"(?:深入|认真|系统|全面)?学习(?:宣传|领会)?贯彻[^，。；\n]{0,40}|学懂弄通做实")
"""What plans say whatever the problems are."""


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


def commonplace(document: Document) -> frozenset[str]:
    """The pairs of characters that stand all over the document, or in its title: 学校 in a school's report."""
    often = Counter(_pairs(document.visible.text))
    title = document.words(document.title) if document.title else ""
    return frozenset((*_pairs(title), *(pair for pair, count in often.items() if count >= _EVERYWHERE)))


def answered(
    problems: Sequence[Told], measures: Sequence[Told], common: frozenset[str] = frozenset()
) -> tuple[Answer, ...]:
    """For every problem the measure that answers it best, if any does. common: pairs that tell nothing here."""
    asked, given = [_terms(each.words) for each in problems], [_terms(each.words) for each in measures]
    often = Counter(term for terms in (*asked, *given) for term in terms)
    half = max((len(asked) + len(given)) / 2, 2)
    plain = common | {term for term, count in often.items() if count > half}
    if len(asked) == 1:  # a paragraph not parted into points speaks of many matters, and so does any plan
        asked = [frozenset(term for term in asked[0] if term not in THEMES and term[0] != "=")]
    in_step = 1 < len(asked) == len(given)
    found = []
    for at, terms in enumerate(asked):
        scores = [sum(_weight(term, plain) for term in terms & other) for other in given]
        if in_step:
            scores[at] += _IN_STEP
        found.append(_best(problems[at].first, scores, measures))
    return tuple(found)


def _best(problem: Span, scores: Sequence[float], measures: Sequence[Told]) -> Answer:
    best = max(range(len(scores)), key=scores.__getitem__, default=-1)
    if best < 0 or scores[best] < ENOUGH:
        return Answer(problem, None)
    return Answer(problem, measures[best].first, best + 1)


def _weight(term: str, plain: frozenset[str]) -> float:
    if term in plain:
        return _PLAIN
    return _SIGN if term[:1] == "=" else _MATTER if term in THEMES else 1.0


def _terms(words: str) -> frozenset[str]:
    """The pairs of characters in `words` that tell something, and the matters it speaks of with the words that tell
    them ("=学习"), which do not count again as pairs."""
    words = _ANY_PLAN.sub("，", words)
    found, rest = set[str](), words
    for matter, signs in THEMES.items():
        told = [sign for sign in signs if sign in words]
        found.update((matter, *(f"={sign}" for sign in told)) if told else ())
        for sign in told:
            rest = rest.replace(sign, "，")
    return frozenset((set(_pairs(rest)) - COMMON) | found)


def _pairs(words: str) -> Iterator[str]:
    return (run[at : at + 2] for run in _HAN.findall(words) for at in range(len(run) - 1))
