"""Collocations with one wrong character. There are many of them and their words are met at every turn, so this is a
plain comparison: nothing missing or extra, no marks between, one character that sounds or looks like the right one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hegui.nearmiss.confusions import confusable
from hegui.nearmiss.edits import NUMERALS
from hegui.nearmiss.phrases import Target
from hegui.nearmiss.seeds import Seed
from hegui.values import Record

# A character of its own beside the rest of a collocation is no slip: 工作会以视频形式召开 is not 工作会议.
_WORDS = frozenset(
    "的地得了着过和与或及以已是也又由有在为于将就并而从到对等不要会能可应须需各其我你他她它们这那之所者个只时使让把被"
    "给向往自至直即既再更还都最很太较当如若因则且但此本该每某另共同市县区省局"
)


class Spelling(Record):
    """What must stand beside a piece of a collocation.

    shift: how far from the start of the piece it begins, below 0 where it comes before the piece. first, rest: its
    first character, and the others.
    """

    shift: int
    first: str
    rest: str
    target: Target


def is_spelled(target: Target) -> bool:
    """Whether the target is looked for in this way."""
    return target.reference.type == "collocation" and target.plain == target.words


def spelling(seed: Seed) -> Spelling:
    """The comparison for a piece that is one end of a collocation."""
    expected = seed.before[::-1] or seed.after
    shift = -len(expected) if seed.start else seed.end
    return Spelling(shift, expected[0], expected[1:], seed.target)


def misspellings(
    text: str, pieces: Iterable[tuple[int, tuple[Spelling, ...]]]
) -> Iterator[tuple[int, int, Target]]:
    """Every collocation in `text` with one wrong character: start, end, which. pieces: where they start."""
    for start, asked in pieces:
        for shift, first, rest, target in asked:
            at = start + shift
            if text.startswith(rest, at + 1):
                if text.startswith(first, at):
                    continue
                wrong = 0
            elif text.startswith(first, at):
                wrong = _wrong(text, at + 1, rest)
            else:
                continue  # nearly always
            if wrong >= 0 <= at and _is_slip(text[at + wrong], first + rest, wrong, before=shift < 0):
                begin = min(start, at)
                yield begin, begin + len(target.words), target


def _wrong(text: str, at: int, rest: str) -> int:
    """Which character of a collocation's end is wrong, `rest` being all but its first; -1: none, or more than one."""
    found = text[at : at + len(rest)]
    if found == rest or len(found) < len(rest):
        return -1
    wrong = next(i for i, c in enumerate(rest) if c != found[i])
    return wrong + 1 if found[wrong + 1 :] == rest[wrong + 1 :] else -1


def _is_slip(there: str, expected: str, at: int, *, before: bool) -> bool:
    """Whether the character in the text is a slip for `expected[at]`, and not another word beside the collocation."""
    here = expected[at]
    if there in NUMERALS or here in NUMERALS or not confusable(here, there):
        return False
    outermost = at == (0 if before else len(expected) - 1)
    return not (outermost and there in _WORDS)
