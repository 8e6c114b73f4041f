"""All set phrases of the reference data, made ready for one scan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from hegui.nearmiss.edits import Slip
from hegui.nearmiss.phrases import Known, Target, known, plain, targets
from hegui.nearmiss.seeds import Seed, seed, seeds
from hegui.nearmiss.spelling import Spelling, is_spelled, spelling
from hegui.reference import Reference
from hegui.values import Record
from hegui.wordlist import Wordlist


class Member(Record):
    """A member of an enumeration: whose, and its place there (0-based)."""

    reference: Reference
    place: int


class Entry(Record):
    """What one literal may mean."""

    known: Known | None
    seeds: tuple[Seed, ...]
    spellings: tuple[Spelling, ...]
    members: tuple[Member, ...]


class Table(Record):
    """The literals to look for, and for each of them what it means, in strings and numbers that are quickly kept
    and recalled. A reference is given by its place.

    known: the strings known whole, as reference, words, slip ("" for none), right form, whether it counts. targets:
    reference and words. meanings: for each literal the place of its known string (-1 for none), for each piece that it
    is the target, start, end and whether it holds a slip, and for each member that it is the reference and its place.
    """

    literals: tuple[str, ...]
    known: tuple[tuple[int, str, str, str, bool], ...]
    targets: tuple[tuple[int, str], ...]
    meanings: tuple[tuple[int, tuple[int, ...], tuple[int, ...]], ...]


class Lexicon:
    """The phrases of `references`. Built on first use; two lexicons are the same only if they are one object."""

    def __init__(self, references: Iterable[Reference], table: Table | None = None) -> None:
        """table: what `tabled` makes of the references, if that is known."""
        self.references = tuple(references)
        self._table = table
        self.kept: dict[tuple[str, int, int], tuple[tuple[str, Seed | None], ...]] = {}
        """What `grown` answered, by the known words, the place in them and the literal."""

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.references, self.table)

    @property
    def table(self) -> Table:
        """The lexicon as it is kept."""
        if self._table is None:
            self._table = tabled(self.references)
        return self._table

    @cached_property
    def literals(self) -> Wordlist:
        """All literals, to be looked for."""
        return Wordlist(self.table.literals)

    @cached_property
    def met(self) -> list[Entry | None]:
        """For each literal what it means, as far as a text has had it; else `entry` tells."""
        return [None] * len(self.table.literals)

    def entry(self, index: int) -> Entry:
        """What the literal at `index` means."""
        whole, pieces, members = self.table.meanings[index]
        found = [self._seed(index, *pieces[at : at + 4]) for at in range(0, len(pieces), 4)]
        entry = Entry(
            self._known(whole),
            tuple(piece for piece in found if not is_spelled(piece.target)),
            tuple(spelling(piece) for piece in found if is_spelled(piece.target)),
            tuple(Member(self.references[members[at]], members[at + 1]) for at in range(0, len(members), 2)),
        )
        self.met[index] = entry
        return entry

    def _known(self, index: int) -> Known | None:
        if index < 0:
            return None
        reference, words, slip, right, counts = self.table.known[index]
        return Known(self.references[reference], words, Slip(slip) if slip else None, right, counts)

    def _seed(self, index: int, target: int, start: int, end: int, slip: int) -> Seed:
        reference, words = self.table.targets[target]
        whole = Target(self.references[reference], words, plain(words))
        return seed(whole, start, end, self.table.literals[index], Slip.ORDER if slip else None)

    def grown(self, index: int, at: int, around: Known) -> tuple[tuple[str, Seed | None], ...]:
        """The pieces that the literal at `index` is, standing at `at` in the known words `around`, of targets that hold
        these words: the words of the target, and the piece grown to `around`; None where `around` is no part of it."""
        key = around.words, at, index
        found = self.kept.get(key)
        if found is None:
            whole = plain(around.words)
            pieces = (self.met[index] or self.entry(index)).seeds
            found = tuple(
                (piece.target.words, _grown(piece, at, around.words, whole))
                for piece in pieces
                if whole in piece.target.plain
            )
            self.kept[key] = found
        return found


def _grown(piece: Seed, at: int, around: str, whole: str) -> Seed | None:
    words = piece.target.plain
    first = piece.start - len(plain(around[:at]))
    last = first + len(whole)
    if whole == words or first < 0 or not words.startswith(whole, first):
        return None
    return Seed(whole, piece.target, first, last, words[:first][::-1], words[last:], piece.slip)


def tabled(references: tuple[Reference, ...]) -> Table:
    """All that is to be looked for."""
    places = {id(reference): place for place, reference in enumerate(references)}
    whole: dict[str, tuple[int, Known]] = {}
    for string in known(references):
        whole.setdefault(string.words, (len(whole), string))
    pieces: dict[str, list[int]] = defaultdict(list)
    wanted = list(targets(references))
    for number, target in enumerate(wanted):
        for piece in seeds(target):
            pieces[piece.literal] += number, piece.start, piece.end, piece.slip is not None
    members: dict[str, list[int]] = defaultdict(list)
    for place, reference in enumerate(references):
        if reference.type == "enumeration" and len(reference.members) > 2:
            for at, words in enumerate(reference.members):
                members[words] += place, at
    literals = tuple(dict.fromkeys((*whole, *pieces, *members)))
    return Table(
        literals,
        tuple(
            (places[id(k.reference)], k.words, k.slip.value if k.slip else "", k.right, k.counts)
            for _, k in whole.values()
        ),
        tuple((places[id(target.reference)], target.words) for target in wanted),
        tuple(
            (whole[w][0] if w in whole else -1, tuple(pieces.get(w, ())), tuple(members.get(w, ())))
            for w in literals
        ),
    )


_last: list[tuple[Mapping[str, Reference], Lexicon]] = []


def lexicon(references: Mapping[str, Reference]) -> Lexicon:
    """The lexicon of `references`; asked again with the same mapping, the same lexicon."""
    if not _last or _last[0][0] is not references:
        _last[:] = [(references, Lexicon(references.values()))]
    return _last[0][1]
