"""Words and phrases to look for, with the neighbours that decide whether a place counts."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import ClassVar

from hegui.document import Document, Span
from hegui.matcher import Packed, compiled, pack
from hegui.patterns import longest, reach, required
from hegui.text import PATTERN_SECONDS, Folded, find_pattern, find_within, fold
from hegui.values import Record, Value
from hegui.verdict import Evidence, Message

MOST = 1000
"""Places kept as evidence for one rule and document."""

_SHORT = 10_000  # characters in all pieces
_MANY = 16  # strings of a further list, which take longer to look for than they spare
_FEW = 8  # pieces of a text: it is quicker to search so many of them than all of it
_SENTENCE_ENDS = "。！？；\n\r"
_WORDS = ("after", "before", "not_after", "not_before", "unless", "near", "not_near")
_LARGEST = 10_000
_COUNTS = r"\{(\d*)(?:,(\d*))?\}"
_GROUP = r"\\(\d)"
_LOOSE = r"\{[eids]\}|[eids]<=?(?:9|\d\d)"


class Term(Value):
    """A word or phrase, or a pattern, with conditions on what stands beside it."""

    text: str = ""
    """The words, matched anywhere in the folded text."""
    pattern: str = ""
    """Instead of `text`: a pattern of the `regex` module, run with a time limit."""
    after: tuple[str, ...] = ()
    """Counts only directly after one of these."""
    before: tuple[str, ...] = ()
    """Counts only directly before one of these."""
    not_after: tuple[str, ...] = ()
    """Does not count directly after one of these."""
    not_before: tuple[str, ...] = ()
    """Does not count directly before one of these."""
    unless: tuple[str, ...] = ()
    """Does not count inside one of these longer words."""
    near: tuple[str, ...] = ()
    """Counts only where one of these stands in the same sentence, at most `within` characters away."""
    not_near: tuple[str, ...] = ()
    """Does not count where one of these stands in the same sentence, at most `within` characters away."""
    within: int = 20
    """For near and not_near, in characters."""
    suggest: str | None = None
    """The right form; "" where the words should be deleted. For a pattern \\1 is what its first group matched."""
    note: str = ""
    """What to say of such a place, where the right form alone does not tell."""
    _packed: ClassVar[Packed | None] = None  # the compiled pattern
    _needed: ClassVar[tuple[str, ...] | None] = None  # strings of which one is in every match
    _also: ClassVar[tuple[tuple[str, ...], ...]] = ()  # further such lists
    _reach: ClassVar[tuple[int, int] | None] = None  # characters a match has, and is told by

    def __post_init__(self) -> None:
        if bool(self.text) == bool(self.pattern):
            raise ValueError("text 与 pattern 须填且只填一个")
        if self.within < 1:
            raise ValueError("within 至少为 1")
        if self.pattern:
            _examine(self.pattern)
            _examine_form(self.suggest or "", compiled(self.pattern).groups)
            object.__setattr__(self, "_packed", pack(self.pattern))
        for name in _WORDS:
            object.__setattr__(self, name, tuple(_folded(name, word) for word in getattr(self, name)))
        if self.text:
            object.__setattr__(self, "text", _folded("text", self.text))
            stray = next((longer for longer in self.unless if self.text not in longer), None)
            if stray is not None:
                raise ValueError(f"unless 的“{stray}”不含“{self.text}”，不起作用")
            if self.text in self.unless:
                raise ValueError(f"unless 里就是“{self.text}”本身，这个词永远不会算数")
        lists = ((self.text,),) if self.text else required(self.pattern)
        object.__setattr__(self, "_needed", lists[0] if lists else None)
        if self.pattern and lists:
            object.__setattr__(self, "_also", tuple(words for words in lists[1:] if len(words) < _MANY))
            object.__setattr__(self, "_reach", reach(self.pattern))


def _folded(name: str, word: str) -> str:
    """`word` as it stands in a folded text, else it would never be found there."""
    folded = fold(word).text
    if not folded.strip():
        raise ValueError(f"{name} 中有空白的词")
    return folded


def _examine(pattern: str) -> None:
    """Refuse a pattern that cannot work. Compiling has no time limit, so one that might need gigabytes
    (a{1000000000}) is refused before it is compiled."""
    counts = [(int(low or 0), int(high or 0)) for low, high in re.findall(_COUNTS, pattern)]
    if len(pattern) > _LARGEST or any(max(pair) > _LARGEST for pair in counts):
        raise ValueError(f"pattern 过长，或重复次数超过 {_LARGEST}")
    if math.prod(max(low, 1) for low, _ in counts) > _LARGEST:
        raise ValueError(f"pattern 中重复次数的乘积超过 {_LARGEST}")
    if re.search(_LOOSE, pattern):
        raise ValueError("pattern 的模糊匹配须写明上限，且不超过 8 处")
    try:
        matches_nothing = compiled(pattern).search("", timeout=PATTERN_SECONDS)
    except Exception as fault:  # regex.error, RecursionError, MemoryError, TimeoutError: the pattern's fault
        raise ValueError(f"pattern 有误：{fault}") from fault
    if matches_nothing or longest(pattern) == 0:
        raise ValueError("pattern 能匹配空字符串，没有意义")


def _examine_form(suggest: str, groups: int) -> None:
    stray = next((number for number in re.findall(_GROUP, suggest) if not 0 < int(number) <= groups), None)
    if stray is not None:
        raise ValueError(f"suggest 中的 \\{stray} 在 pattern 里没有对应的组")


class Match(Record):
    """A place that counts: the term, its span in the document's text, and the right form for it."""

    term: Term
    span: Span
    suggestion: str | None = None


def terms(given: Iterable[str | Term]) -> tuple[Term, ...]:
    """Plain strings as terms. Raises ValueError, in Chinese, for one that cannot work."""
    return tuple(_term(term) if isinstance(term, str) else term for term in given)


@lru_cache(maxsize=65536)
def _term(words: str) -> Term:
    return Term(text=_folded("terms", words))


def literals(given: Iterable[Term]) -> tuple[str, ...] | None:
    """Strings without which none of the terms can match; None where a pattern has no such string."""
    found: list[str] = []
    for term in given:
        if term._needed is None:
            return None
        found.extend(term._needed)
    return tuple(found)


def sought(given: Iterable[str | Term]) -> tuple[str, ...]:
    """All strings by which the terms are found."""
    return tuple(dict.fromkeys(word for term in terms(given) for word in term._needed or ()))


def named(given: Iterable[Term]) -> Message:
    """The terms in one phrase: the first three words, and how many there are in all; a pattern has no words to show."""
    asked = tuple(given)
    words = [term.text for term in asked]
    shown = [word for word in words if word][:3]
    zh, en = "".join(f"“{word}”" for word in shown), ", ".join(shown)
    if not shown:
        return Message(f"所列 {len(asked)} 种写法", f"any of the {len(asked)} wordings listed")
    if len(asked) > len(shown):
        return Message(f"{zh}等 {len(asked)} 个用语", f"{en} and {len(asked) - len(shown)} more")
    return Message(zh, en)


TEXT = Message("全文", "the text")
PART = Message("所查部分", "the part looked in")


def evidence(matches: Sequence[Match], most: int | None = MOST) -> tuple[Evidence, ...]:
    """The places with the right forms, the first `most` of them; `beyond` says what is left out."""
    return tuple(Evidence(match.span, match.suggestion, _note(match.term)) for match in matches[:most])


def _note(term: Term) -> Message | None:
    return Message(term.note, term.note) if term.note else None


def beyond(count: int) -> Message:
    """What to add to a message on `count` places when not all are shown."""
    rest = count - MOST
    return Message(f"（另有 {rest} 处未列）", f" ({rest} more not shown)") if rest > 0 else Message("", "")


def find(document: Document, given: Iterable[Term], view: Folded) -> list[Match]:
    """Every place in scope where a term counts, in reading order; of overlapping ones the earlier or longer.

    view: document.visible for a demand, document.full for a prohibition. Raises PatternTimeout.
    """
    return apart([match for term in given for match in matches(document, term, view)])


def apart(found: list[Match]) -> list[Match]:
    """Of matches that overlap the earlier, of those that begin together the longest; in reading order."""
    if len(found) < 2:
        return found
    found.sort(key=in_order)
    kept: list[Match] = []
    for match in found:
        if not kept or match.span.start >= kept[-1].span.end:
            kept.append(match)
    return kept


def in_order(match: Match) -> tuple[int, int]:
    """The earlier first, of those that begin together the longest."""
    return match.span.start, -match.span.end


def matches(document: Document, term: Term, view: Folded) -> list[Match]:
    """Every place in scope where `term` counts, those that overlap as well. Raises PatternTimeout."""
    spots = None if term._needed is None else view.spots(term._needed)
    if spots is not None and not spots:
        return []  # most terms do not occur: their patterns need not even be compiled
    places: Iterable[tuple[int, int]] = spots or ()
    if term.pattern:
        pieces = _pieces(document, term, view, spots) if spots and term._reach else None
        places = (
            find_pattern(term.pattern, view.text, packed=term._packed)
            if pieces is None
            else find_within(term.pattern, view.text, pieces, term._packed)
        )
    found = [
        Match(term, Span(*view.span(*place)), _suggestion(term, view.text, place[0]))
        for place in places
        if place[0] < place[1] and _counts(view.text, term, *place)
    ]
    if document.scope is not None:
        return [match for match in found if document.in_scope(match.span)]
    return found


def _suggestion(term: Term, text: str, start: int) -> str | None:
    """The right form for the match that starts at `start`, its groups filled in."""
    form = term.suggest
    if not form or not term.pattern or "\\" not in form:
        return form
    found = compiled(term.pattern, term._packed).match(text, start, timeout=PATTERN_SECONDS)
    return re.sub(_GROUP, lambda group: found[int(group[1])] or "", form) if found else None


def _pieces(
    document: Document, term: Term, view: Folded, spots: list[tuple[int, int]]
) -> list[tuple[int, int]] | None:
    """The parts of the text in which every match in scope stands, with all that it is told by; None: search it whole.

    A match holds one of the strings needed, which stand at `spots`, so it begins at most its own length before the end
    of one; and it holds one of each further list.
    """
    longest, seen = term._reach or (0, 0)
    pieces: list[tuple[int, int]] = []
    for start, end in sorted((max(0, end - longest), start + seen) for start, end in spots):
        if pieces and start <= pieces[-1][1]:
            pieces[-1] = pieces[-1][0], max(end, pieces[-1][1])
        else:
            pieces.append((start, end))
    scope = document.scope
    if scope is not None and len(scope) < _FEW:
        seen_in = [(view.folded(span.start), view.folded(span.end)) for span in scope]
        pieces = [p for p in pieces if any(p[0] < end and start < p[1] for start, end in seen_in)]
    for words in term._also:
        pieces = [p for p in pieces if any(view.text.find(word, *p) >= 0 for word in words)]
    return pieces if len(pieces) < _FEW and sum(end - start for start, end in pieces) < _SHORT else None


def _counts(text: str, term: Term, start: int, end: int) -> bool:
    if term.after and not text.endswith(term.after, 0, start):
        return False
    if term.before and not text.startswith(term.before, end):
        return False
    if term.not_after and text.endswith(term.not_after, 0, start):
        return False
    if term.not_before and text.startswith(term.not_before, end):
        return False
    if any(_inside(text, longer, start, end) for longer in term.unless):
        return False
    if not term.near and not term.not_near:
        return True
    beside = _beside(text, start, end, term.within)
    return (not term.near or any(word in beside for word in term.near)) and not any(
        word in beside for word in term.not_near
    )


def _inside(text: str, longer: str, start: int, end: int) -> bool:
    at = text.find(longer, max(0, end - len(longer)), start + len(longer))
    return at >= 0 and at <= start and end <= at + len(longer)


def _beside(text: str, start: int, end: int, within: int) -> str:
    left = text[max(0, start - within) : start]
    right = text[end : end + within]
    cut = max(left.rfind(mark) for mark in _SENTENCE_ENDS)
    stop = min((at for mark in _SENTENCE_ENDS if (at := right.find(mark)) >= 0), default=len(right))
    return left[cut + 1 :] + "\0" + right[:stop]
