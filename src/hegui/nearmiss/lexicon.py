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
    """The literals to look for, and for each of them what it means: lines of a text, which is quickly kept and recalled. A
    reference is given by its place.

    known: the strings known whole, as reference, slip (empty for none), 1 if it counts, words, right form. targets:
    reference and words. meanings: for each literal the place of its known string (-1 for none); for each piece that it
    is the target, start, end and whether it holds a slip; for each member that it is the reference and its place.
    """

    literals: str
    known: str
    targets: str
    meanings: str


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
        return Wordlist(_lines(self.table.literals))

    @cached_property
    def _known_lines(self) -> list[str]:
        return _lines(self.table.known)

    @cached_property
    def _target_lines(self) -> list[str]:
        return _lines(self.table.targets)

    @cached_property
    def _meanings(self) -> list[str]:
        return _lines(self.table.meanings)

    @cached_property
    def met(self) -> list[Entry | None]:
        """For each literal what it means, as far as a text has had it; else `entry` tells."""
        return [None] * len(self.literals.words)

    def entry(self, index: int) -> Entry:
        """What the literal at `index` means."""
        whole, pieces, members = (_numbers(part) for part in self._meanings[index].split(";"))
        found = [self._seed(index, *pieces[at : at + 4]) for at in range(0, len(pieces), 4)]
        entry = Entry(
            self._known(whole[0]),
            tuple(piece for piece in found if not is_spelled(piece.target)),
            tuple(spelling(piece) for piece in found if is_spelled(piece.target)),
            tuple(Member(self.references[members[at]], members[at + 1]) for at in range(0, len(members), 2)),
        )
        self.met[index] = entry
        return entry

    def _known(self, index: int) -> Known | None:
        if index < 0:
            return None
        reference, slip, counts, words, right = self._known_lines[index].split("\t")
        return Known(
            self.references[int(reference)], words, Slip(slip) if slip else None, right, counts == "1"
        )

    def _seed(self, index: int, target: int, start: int, end: int, slip: int) -> Seed:
        reference, words = self._target_lines[target].split("\t")
        whole = Target(self.references[int(reference)], words, plain(words))
        return seed(whole, start, end, self.literals.words[index], Slip.ORDER if slip else None)

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
        "\n".join(literals),
        "\n".join(
            f"{places[id(k.reference)]}\t{k.slip.value if k.slip else ''}\t{k.counts:d}\t{k.words}\t{k.right}"
            for _, k in whole.values()
        ),
        "\n".join(f"{places[id(target.reference)]}\t{target.words}" for target in wanted),
        "\n".join(
            f"{whole[w][0] if w in whole else -1};{_joined(pieces.get(w, ()))};{_joined(members.get(w, ()))}"
            for w in literals
        ),
    )


def _joined(numbers: Iterable[int]) -> str:
    return ",".join(str(int(number)) for number in numbers)


def _numbers(joined: str) -> tuple[int, ...]:
    return tuple(map(int, joined.split(","))) if joined else ()


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


_last: list[tuple[Mapping[str, Reference], Lexicon]] = []


def lexicon(references: Mapping[str, Reference]) -> Lexicon:
    """The lexicon of `references`; asked again with the same mapping, the same lexicon."""
    if not _last or _last[0][0] is not references:
        _last[:] = [(references, Lexicon(references.values()))]
    return _last[0][1]
