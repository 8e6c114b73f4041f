"""Enumerations (政治意识、大局意识、核心意识、看齐意识) that are out of order, lack a member, or have one misspelt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hegui.expression import expression
from hegui.nearmiss.edits import MARKS, Rules, Slip, align, window
from hegui.nearmiss.lexicon import Member
from hegui.reference import Reference
from hegui.values import Record

_GAPS = frozenset(("、", "，", "和", "与", "及", "以及"))
_QUOTES = "“”‘’"
_GOES_ON = ("、", "和", "与", "及", "以及")
_OPEN = ("等", "”等", "方面", "之一")
_LEADS = "“‘（(：:，,—即是为指包括"
_STOP = expression("[。；！？\n]")
_JOINERS = f"{MARKS}和与及以"
_PLAIN_JOINTS = frozenset("、和与及")
_RULES = Rules(singles=2, close=True)
_LAST = Rules(singles=2, close=True, last=True)
_FEW = 5  # of longer lists a part is often meant
_MANY = 8  # but not all but one of so many
_SLACK = 12
_NEAR = 12

Listed = tuple[int, int, Reference, str, tuple[Slip, ...]]


class _Run(Record):
    """Members joined to each other: their places in the enumeration, and the span of them all."""

    start: int
    end: int
    places: tuple[int, ...]


def lists(text: str, hits: Iterable[tuple[int, int, Member]]) -> Iterator[Listed]:
    """Every run of an enumeration's members: start, end, whose, what should stand there, the slips (none: right)."""
    of: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    references: dict[str, Reference] = {}
    for start, end, (reference, place) in hits:
        of[reference.id].append((start, end, place))
        references[reference.id] = reference
    for name, found in of.items():
        if len(found) > 1:
            for run in _runs(text, found):
                yield from _judged(text, run, references[name])


def _runs(text: str, hits: Iterable[tuple[int, int, int]]) -> Iterator[_Run]:
    run: _Run | None = None
    for start, end, place in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if run and start < run.end:
            continue  # a member inside a member
        if run and text[run.end : start].strip(_QUOTES) in _GAPS:
            run = _Run(run.start, end, (*run.places, place))
            continue
        if run:
            yield run
        run = _Run(start, end, (place,))
    if run:
        yield run


def _judged(text: str, run: _Run, reference: Reference) -> Iterator[Listed]:
    members = reference.members
    if run.places == tuple(range(len(members))):
        yield run.start, run.end, reference, text[run.start : run.end], ()
        return
    misspelt = _misspelt(text, run, members)
    if misspelt is not None:
        start, end, slips = misspelt
        yield start, end, reference, _written(reference, text[start:end]), slips
    elif _is_meant(text, run, reference):
        complete = len(run.places) == len(members)
        ordered = list(run.places) == sorted(run.places)
        slips = (*(() if complete else (Slip.MEMBER,)), *(() if ordered else (Slip.ORDER,)))
        yield run.start, run.end, reference, _written(reference, text[run.start : run.end]), slips


def _is_meant(text: str, run: _Run, reference: Reference) -> bool:
    """Whether the run means the whole enumeration, and nothing but it."""
    found, whole = len(run.places), len(reference.members)
    if found < 2 or len(set(run.places)) < found or _goes_on(text, run):
        return False
    if _attached(text, run, reference):
        return True
    if any(member in _around(text, run) for i, member in enumerate(reference.members) if i not in run.places):
        return False  # 把生态文明建设融入经济建设、政治建设、文化建设、社会建设
    if found == whole:
        return True
    shortest, longest = min(map(len, reference.members)), max(map(len, reference.members))
    if found < whole - 1 or found < 3:
        return False
    if whole <= _FEW:
        return longest > 2
    if shortest > 4 and _named_near(text, run, reference):
        return True
    framed = run.places[0] == 0 and run.places[-1] == whole - 1  # a member is missing in the middle
    return whole >= _MANY or (framed and shortest > 4)


def _goes_on(text: str, run: _Run) -> bool:
    """Whether the list has other items as well, or says itself that it is not whole."""
    before = text[max(0, run.start - 6) : run.start].rstrip(_QUOTES)
    after = text[run.end : run.end + 4].lstrip(_QUOTES)
    return before.endswith(_GOES_ON) or after.startswith((*_GOES_ON, *_OPEN))


def _around(text: str, run: _Run) -> str:
    """What stands beside the run in its sentence."""
    return (
        _STOP.split(text[max(0, run.start - 40) : run.start])[-1]
        + _STOP.split(text[run.end : run.end + 40])[0]
    )


def _attached(text: str, run: _Run, reference: Reference) -> bool:
    """Whether the enumeration's name stands directly before or after."""
    names = tuple(
        n for n in (reference.form, *reference.variants) if len(n) < 12 and n not in reference.members
    )
    before = text[max(0, run.start - 30) : run.start].rstrip(_LEADS).rstrip("”’")
    after = text[run.end : run.end + 30].lstrip("”’）)的").lstrip(_QUOTES)
    return before.endswith(names) or after.startswith(names)


def _named_near(text: str, run: _Run, reference: Reference) -> bool:
    """Whether the enumeration's name stands close before: 落实“六保”任务，保居民就业……."""
    before = _STOP.split(text[max(0, run.start - _NEAR) : run.start])[-1]
    return len(reference.form) < _NEAR and reference.form in before


def _misspelt(text: str, run: _Run, members: Sequence[str]) -> tuple[int, int, tuple[Slip, ...]] | None:
    """The run with its misspelt neighbours, where members in their order are whole and the others nearly so."""
    first, last = run.places[0], run.places[-1]
    if not 0 < len(members) - len(run.places) <= _RULES.singles or run.places != tuple(
        range(first, last + 1)
    ):
        return None
    before, after = _plain(members[:first])[::-1], _plain(members[last + 1 :])
    left = window(text[max(0, run.start - len(before) - first - _SLACK) : run.start][::-1], _JOINERS)
    right = window(text[run.end : run.end + len(after) + len(members) + _SLACK], _JOINERS)
    one = align(before, left, _RULES, 2)
    ending = _LAST if first == 0 and last >= 2 and len(after) > 2 and last + 2 == len(members) else _RULES
    other = align(after, right, ending, 2 - len(one.slips)) if one else None
    if (
        one is None
        or other is None
        or not (one.slips or other.slips)
        or Slip.EXTRA in (*one.slips, *other.slips)
    ):
        return None
    return run.start - left.reach(one.length), run.end + right.reach(other.length), (*one.slips, *other.slips)


def _plain(members: Iterable[str]) -> str:
    return "".join(c for member in members for c in member if c not in _JOINERS)


def _written(reference: Reference, found: str) -> str:
    """The whole enumeration as its reference writes it out, with the marks of `found` where it has such a form; else
    joined with 、."""
    whole = _plain(reference.members)
    forms = [words for words in (*reference.variants, reference.form) if _plain((words,)) == whole]
    own = (words for words in forms if joints(words) == joints(found))
    return next(own, forms[0] if forms else _joined(reference.members, joints(found)))


def _joined(members: Sequence[str], own: str) -> str:
    """The members with the author's own 、 and 和 between them, where there are as many."""
    if len(own) != len(members) - 1 or not _PLAIN_JOINTS.issuperset(own):
        return "、".join(members)
    return members[0] + "".join(joint + member for joint, member in zip(own, members[1:], strict=True))


def joints(words: str) -> str:
    """The marks and words in `words` that join."""
    return "".join(c for c in words if c in _JOINERS and c not in _QUOTES)
