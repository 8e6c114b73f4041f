"""Finds the set phrases of a lexicon in a text: quoted rightly, or nearly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from hegui.nearmiss.edits import (
    MARKS,
    NUMERALS,
    Aligned,
    Rules,
    Slip,
    Window,
    align,
    align_run,
    bare,
    doubled,
    likely,
    window,
)
from hegui.nearmiss.lexicon import Lexicon, Member
from hegui.nearmiss.lists import joints, lists
from hegui.nearmiss.phrases import Target
from hegui.nearmiss.seeds import Seed
from hegui.nearmiss.spelling import Spelling, misspellings
from hegui.nearmiss.whole import Hit, Place, named, outermost, part_of, right
from hegui.nested import Apart, Places
from hegui.values import Record

_QUOTES = "“”‘’\"'"
_SLACK = 8
_ONE_JOINER = str.maketrans("，和与及", "、、、、")
_FIXED = NUMERALS - {"一"}


Seeded = tuple[int, int, int, tuple[Seed, ...]]


class Scan(Record):
    """What was found, each in reading order; misquotes do not overlap."""

    right: tuple[Place, ...]
    wrong: tuple[Place, ...]


def scan(lexicon: Lexicon, text: str) -> Scan:
    """The set phrases in `text` (folded)."""
    hits = lexicon.literals.places(text)
    met = lexicon.met
    entries = [met[hit[0]] or lexicon.entry(hit[0]) for hit in hits]
    whole: list[Hit] = []
    members: list[tuple[int, int, Member]] = []
    seeded: list[Seeded] = []
    spelled: list[tuple[int, tuple[Spelling, ...]]] = []
    for hit, (known, seeds, spellings, of) in zip(hits, entries, strict=True):
        if known is not None:
            whole.append(Hit(hit[1], hit[2], known))
        if seeds:
            seeded.append((*hit, seeds))
        if spellings:
            spelled.append((hit[1], spellings))
        if of:
            members.extend((hit[1], hit[2], member) for member in of)
    outer = outermost(whole, text)
    found = [
        *named(outer),
        *_misspelt(text, spelled, outer),
        *_near(lexicon, text, seeded, outer),
        *(Place(*place) for place in lists(text, members)),
    ]
    quoted = (place for place in found if not place.slips)
    kept = sorted(_once((*right(whole, outer), *quoted)), key=_order)
    around = Places((place.start, place.end) for place in kept)
    wrong = (place for place in found if place.slips and not around.hold(place.start, place.end))
    return Scan(tuple(kept), tuple(_apart(wrong, text)))


def _once(places: Iterable[Place]) -> Iterable[Place]:
    return {(p.start, p.end, p.reference.id, p.right): p for p in places}.values()


def _order(place: Place) -> tuple[int, int]:
    return place.start, -place.end


def _misspelt(
    text: str, spelled: Iterable[tuple[int, tuple[Spelling, ...]]], outer: list[Hit]
) -> Iterator[Place]:
    """The collocations with a wrong character."""
    starts = [hit.start for hit in outer]
    for start, end, target in misspellings(text, spelled):
        place = Place(start, end, target.reference, target.words, (Slip.WRONG,))
        if not part_of(place, target, outer, bisect_right(starts, start) - 1):
            yield place


def _near(lexicon: Lexicon, text: str, seeded: Iterable[Seeded], outer: list[Hit]) -> Iterator[Place]:
    """The misquotes around a piece that is right."""
    starts, kept = [hit.start for hit in outer], lexicon.kept
    tried: set[tuple[str, int]] = set()
    for index, start, end, seeds in seeded:
        at = bisect_right(starts, start) - 1
        if at < 0 or end > outer[at].end:
            ahead = bare(text[end : end + 6])
            for seed in seeds:
                if not likely(seed.after, ahead):
                    continue
                if len(seed.before) > 1 and not likely(
                    seed.before, bare(text[max(0, start - 6) : start][::-1])
                ):
                    continue
                place = _near_miss(text, start, end, seed)
                if place is not None and not part_of(place, seed.target, outer, at):
                    yield place
            continue
        around = outer[at]
        inside = kept.get((around.known.words, start - around.start, index))
        if inside is None:
            inside = lexicon.grown(index, start - around.start, around.known)
        for words, grown in inside:
            if (words, around.start) not in tried:
                tried.add((words, around.start))
                place = _near_miss(text, around.start, around.end, grown) if grown else None
                if place is not None and grown and not part_of(place, grown.target, outer, at):
                    yield place


def _near_miss(text: str, start: int, end: int, seed: Seed) -> Place | None:
    """The target around one of its pieces, if what stands there is it but for a few slips."""
    target, before, after = seed.target, seed.before, seed.after
    beyond = text[end : end + len(after) + _SLACK]
    behind = text[max(0, start - len(before) - _SLACK) : start]
    used = (seed.slip,) if seed.slip else ()
    absent = [*set(after).difference(beyond), *set(before).difference(behind)]
    if absent and not _excused(absent, target, len(used)):
        return None
    left, right = window(behind[::-1]), window(beyond)
    for rules in target.rules:
        if used and not rules.any_change:
            continue
        found = _both(before, left, after, right, rules, rules.singles - len(used))
        if found is not None:
            one, other = found
            slips = (*one.slips, *used, *other.slips)
            first, last = start - left.reach(one.length), end + right.reach(other.length)
            minor = one.minor and other.minor and not used and not doubled(text[first:last])
            if minor or _marked(text[first:last]) == _marked(target.words):
                slips = ()
            if _joined(text[first:last]) and not _joined(target.words):
                continue
            if not rules.quoted or (text[first - 1 : first] in _QUOTES and text[last : last + 1] in _QUOTES):
                first, last = _with_marks(text, first, last, target.words)
                return Place(first, last, target.reference, target.words, slips)
    return None


def _excused(absent: list[str], target: Target, used: int) -> bool:
    """Whether so many characters of the target, and such ones, may be missing from the text around one of its pieces.

    Every slip leaves all characters but one in the text, a run all but `Rules.run`; numerals are never wrong or missing
    but for 一 (see `edits`), unless the phrase is quoted.
    """
    if len(absent) > max(max(rules.singles - used, rules.run) for rules in target.rules):
        return False
    return any(rules.quoted for rules in target.rules) or _FIXED.isdisjoint(absent)


def _marked(words: str) -> str:
    """`words` with one mark for all that joins: 自信自强和守正创新 is 自信自强、守正创新."""
    return words.translate(_ONE_JOINER)


def _joined(words: str) -> bool:
    """Whether there is more than one clause or item in `words`."""
    return "，" in words or "、" in words


def _both(
    before: str, left: Window, after: str, right: Window, rules: Rules, most: int
) -> tuple[Aligned, Aligned] | None:
    """How the phrase goes on to both sides, with at most `most` slips in all or with one run on one side."""
    if most < 2 and not (left.text.startswith(before) or right.text.startswith(after)):
        return None  # one side must be right, whatever the other is
    one = align(before, left, rules, most)
    other = align(after, right, rules, most - len(one.slips)) if one else None
    if one and other:
        return one, other
    if not rules.run:
        return None
    if one and not one.slips:
        other = align_run(after, right, rules.run)
        return (one, other) if other else None
    other = align(after, right, rules, 0)
    one = align_run(before, left, rules.run, back=True) if other else None
    return (one, other) if one and other else None


def _with_marks(text: str, start: int, end: int, words: str) -> tuple[int, int]:
    """The span with the marks in the text that the phrase itself begins or ends with."""
    opens = words[0] in MARKS and text[start - 1 : start] == words[0]
    closes = words[-1] in MARKS and text[end : end + 1] == words[-1]
    return start - opens, end + closes


def _apart(places: Iterable[Place], text: str) -> list[Place]:
    """Of misquotes that overlap the likeliest, see `_rank`; in reading order."""
    kept = Apart()
    ranked = sorted(_once(places), key=lambda place: _rank(place, text))
    return sorted((place for place in ranked if kept.let_in(place.start, place.end)), key=_order)


def _rank(place: Place, text: str) -> tuple[int, bool, bool, int, int, bool, str]:
    """Fewest slips first; a phrase compared with its source; one that is not made of a phrase and other words; the
    longest; one with the author's own marks."""
    reference = place.reference
    made = reference.type in ("collocation", "campaign", "document") or "“" in place.right[1:]
    length = place.end - place.start
    others = joints(text[place.start : place.end]) != joints(place.right)
    return len(place.slips), reference.checked_on is None, made, -length, place.start, others, place.right
