"""All set phrases of the reference data, made ready for one scan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from hegui.nearmiss.phrases import Known, known, targets
from hegui.nearmiss.seeds import Seed, seeds
from hegui.reference import Reference


class Member(NamedTuple):
    """A member of an enumeration: whose, and its place there (0-based)."""

    reference: Reference
    place: int


class Entry(NamedTuple):
    """What one literal of the automaton may mean."""

    known: Known | None
    seeds: Sequence[Seed]
    members: Sequence[Member]


class Lexicon:
    """The phrases of `references`. Built on first use; two lexicons are the same only if they are one object."""

    def __init__(self, references: Iterable[Reference]) -> None:
        self.references = tuple(references)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.references,)

    @cached_property
    def automaton(self) -> tuple[Any, list[Entry]]:
        """The automaton over all literals, and what each of them means."""
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        entries = self._entries()
        # this one is built four times as fast as the default, and scans nearly as fast
        kind = Implementation.NoncontiguousNFA
        automaton = AhoCorasick(list(entries), matchkind=MatchKind.Standard, implementation=kind)
        return automaton, list(entries.values())

    def _entries(self) -> dict[str, Entry]:
        whole: dict[str, Known] = {}
        for string in known(self.references):
            whole.setdefault(string.words, string)
        pieces: dict[str, list[Seed]] = defaultdict(list)
        for target in targets(self.references):
            for seed in seeds(target):
                pieces[seed.literal].append(seed)
        members: dict[str, list[Member]] = defaultdict(list)
        for reference in self.references:
            if reference.type == "enumeration" and len(reference.members) > 2:
                for place, words in enumerate(reference.members):
                    members[words].append(Member(reference, place))
        literals = dict.fromkeys((*whole, *pieces, *members))
        return {w: Entry(whole.get(w), pieces.get(w, ()), members.get(w, ())) for w in literals}


_last: list[tuple[Mapping[str, Reference], Lexicon]] = []


def lexicon(references: Mapping[str, Reference]) -> Lexicon:
    """The lexicon of `references`; asked again with the same mapping, the same lexicon."""
    if not _last or _last[0][0] is not references:
        _last[:] = [(references, Lexicon(references.values()))]
    return _last[0][1]
