"""The phrases to look for: which near misses of each count, and which strings are known whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hegui.nearmiss.edits import MARKS, NUMERALS, Rules, Slip
from hegui.reference import Reference
from hegui.values import Record

SHORTEST = 4
SHORT = 5
LONG = 10
RUN = 3

_SHORT = (Rules(any_change=False), Rules(quoted=True))
_MEETING = (Rules(close=True),)
_MIDDLE = (Rules(blocks=True),)
_LONG = (Rules(singles=2, run=RUN, blocks=True),)
_CLAUSES = (Rules(singles=2, blocks=True),)
_NAME = (Rules(any_change=False),)

_ARABIC = {"十六": "16", "十七": "17", "十八": "18", "十九": "19", "二十": "20"}
_ORDINALS = "一二三四五六七八九十"


class Target(Record):
    """A form of a reference. words: as it is written. plain: without the marks it is compared without."""

    reference: Reference
    words: str
    plain: str

    @property
    def rules(self) -> tuple[Rules, ...]:
        """What counts as a near miss of it: the first of these that fits."""
        if self.reference.type in ("name", "document", "collocation"):
            return _NAME  # another character makes another office or regulation, or as good a collocation
        if len(self.plain) >= LONG:
            return _LONG if self.words == self.plain else _CLAUSES  # authors put words between clauses
        if len(self.plain) > SHORT:
            return _MIDDLE
        return _MEETING if self.reference.type == "meeting" else _SHORT


class Known(Record):
    """A string that is known whole: what it is of, and the slip in it if it is not right."""

    reference: Reference
    words: str
    slip: Slip | None = None
    right: str = ""
    """What should stand there."""
    counts: bool = True
    """False for a look-alike: it is right, but not a citation."""


def plain(words: str) -> str:
    """`words` without the marks that phrases are compared without."""
    return words if words.isalnum() else "".join([c for c in words if c not in MARKS])


def targets(references: Iterable[Reference]) -> Iterator[Target]:
    """Every form and variant long enough to be looked for."""
    for reference in references:
        if reference.type == "dated":  # 经济发展新形态 is no misquote of 经济发展新常态
            continue
        whole = plain("".join(reference.members))
        for words in (reference.form, *reference.variants):
            target = Target(reference, words, plain(words))
            bare = reference.type == "meeting" and words[0] in NUMERALS and len(words) <= SHORT
            listed = len(reference.members) > 2 and plain(words).replace("和", "") == whole.replace("和", "")
            if len(target.plain) >= SHORTEST and not bare and not listed:  # 二十大代表 is too open to others
                yield target


def known(references: Iterable[Reference]) -> Iterator[Known]:
    """Every string that is known whole, right ones first."""
    late: list[Known] = []
    for reference in references:
        if reference.type == "dated":
            continue
        for words in dict.fromkeys((reference.form, *reference.variants)):
            yield Known(reference, words, right=words)
        for words in reference.lookalikes:
            yield Known(reference, words, counts=False)
        late += [Known(reference, words, Slip.OBSOLETE, reference.form) for words in reference.obsolete]
        if reference.type == "meeting":
            late += _renumbered(reference)
            late += _unheld(reference)
    yield from late


def _renumbered(reference: Reference) -> Iterator[Known]:
    """The names of a meeting with its numeral in figures, or as 廿."""
    for words in (reference.form, *reference.variants):
        for numeral, figures in _ARABIC.items():
            if numeral in words:
                yield Known(reference, words.replace(numeral, figures, 1), Slip.NUMERAL, words)
        if "二十" in words:
            yield Known(reference, words.replace("二十", "廿", 1), Slip.NUMERAL, words)


def _unheld(congress: Reference) -> Iterator[Known]:
    """Plenary sessions that a central committee never held; its members are those it did hold, and it is over."""
    if not congress.members or congress.to is None:
        return
    for ordinal in _ORDINALS:
        name = congress.members[0].replace("一中全会", f"{ordinal}中全会")
        if name not in congress.members:
            yield Known(congress, name, Slip.UNHELD)
