"""Which document of the first round became which of the second."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from hegui.comparison.reading import Paper, Round
from hegui.errors import InputError
from hegui.values import Record

Pair = tuple[Paper, Paper]


class Matched(Record):
    """pairs: in the order of the second round. gone, come: documents that are in one round only."""

    pairs: tuple[Pair, ...]
    gone: tuple[Paper, ...]
    come: tuple[Paper, ...]


def matched(old: Round, new: Round, named: Sequence[str] = ()) -> Matched:
    """The documents of two rounds put together: those that the user names (OLD=NEW), one with one, then by path, or where no
    path is the same, by the path below the directory that all are in; last, those with the same contents.

    Raises InputError for a name that no document has.
    """
    before, after = {p.path: p for p in old.papers}, {p.path: p for p in new.papers}
    pairs = [_named(each, before, after) for each in named]
    _once(pairs)
    rest_old, rest_new = (
        _without(old.papers, (a for a, _ in pairs)),
        _without(new.papers, (b for _, b in pairs)),
    )
    if len(old.papers) == len(new.papers) == 1 and not pairs:
        pairs = [(old.papers[0], new.papers[0])]
    else:
        pairs += _by(_key(rest_old, rest_new), _key(rest_new, rest_old), rest_old, rest_new)
    rest_old, rest_new = _without(rest_old, (a for a, _ in pairs)), _without(rest_new, (b for _, b in pairs))
    pairs += _by(_contents, _contents, rest_old, rest_new)
    order = {paper.path: place for place, paper in enumerate(new.papers)}
    return Matched(
        tuple(sorted(pairs, key=lambda pair: order[pair[1].path])),
        tuple(_without(rest_old, (a for a, _ in pairs))),
        tuple(_without(rest_new, (b for _, b in pairs))),
    )


def _named(said: str, before: dict[str, Paper], after: dict[str, Paper]) -> Pair:
    """The pair that OLD=NEW names; either name may hold an equals sign itself."""
    cuts = [place for place, sign in enumerate(said) if sign == "="]
    for cut in cuts:
        if said[:cut] in before and said[cut + 1 :] in after:
            return before[said[:cut]], after[said[cut + 1 :]]
    if not cuts:
        raise InputError(f"--match 要写成 旧=新，不能是“{said}”", f"--match takes OLD=NEW, not “{said}”")
    lacking = [f"“{said[: cuts[0]]}”"] if said[: cuts[0]] not in before else [f"“{said[cuts[0] + 1 :]}”"]
    raise InputError(
        f"--match：报告里没有文件 {lacking[0]}", f"--match: no such document in the report: {lacking[0]}"
    )


def _once(pairs: Sequence[Pair]) -> None:
    for side in (0, 1):
        paths = Counter(pair[side].path for pair in pairs)
        for path, number in paths.items():
            if number > 1:
                raise InputError(f"--match 把“{path}”配了两次", f"--match names “{path}” twice")


def _without(papers: Iterable[Paper], taken: Iterable[Paper]) -> list[Paper]:
    paths = {paper.path for paper in taken}
    return [paper for paper in papers if paper.path not in paths]


def _key(papers: Sequence[Paper], others: Sequence[Paper]) -> Callable[[Paper], str]:
    """By what to match `papers`: their paths, or where none of them is among `others`, the part that tells them apart."""
    known = {_path(paper) for paper in others}
    if any(_path(paper) in known for paper in papers) or not papers:
        return _path
    folder = posixpath.commonpath([posixpath.dirname(_path(paper)) or "." for paper in papers])
    return lambda paper: posixpath.relpath(_path(paper), folder)


def _path(paper: Paper) -> str:
    return posixpath.normpath(paper.path.replace("\\", "/"))


def _contents(paper: Paper) -> str:
    return paper.sha256


def _by(
    key_old: Callable[[Paper], str],
    key_new: Callable[[Paper], str],
    old: Iterable[Paper],
    new: Iterable[Paper],
) -> list[Pair]:
    """Those that agree in what is asked for, where it is one of each."""
    before, after = _grouped(old, key_old), _grouped(new, key_new)
    return [
        (before[key][0], after[key][0])
        for key in before
        if key and len(before[key]) == len(after.get(key, ())) == 1
    ]


def _grouped(papers: Iterable[Paper], key: Callable[[Paper], str]) -> dict[str, list[Paper]]:
    groups: dict[str, list[Paper]] = {}
    for paper in papers:
        groups.setdefault(key(paper), []).append(paper)
    return groups
