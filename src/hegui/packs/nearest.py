"""The name somebody probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from difflib import SequenceMatcher


_ID = re.compile(r"[a-z]{1,6}\d+")
_BEGUN = re.compile(r"([a-z]+?)([0-9oil]+)")
_DIGITS = str.maketrans("oil", "011")


def nearest(name: str, names: Iterable[str]) -> str:
    """The one of `names` most like `name`; "" where none is close."""
    import difflib

    exact = {_folded(known): known for known in names}
    folded = _folded(name)
    for typed in (folded, _digits(folded)):
        if typed in exact:
            return exact[typed]
    begun = [known for known in exact if len(folded) > 2 and known.startswith(folded)]
    if len(begun) == 1:
        return exact[begun[0]]
    # ids of rules are all alike: only one typed amiss is meant, another number is another rule
    like = [known for known in exact if not _ID.fullmatch(known) or _typed_amiss(folded, known)]
    close = difflib.get_close_matches(folded, like, n=5, cutoff=0.6)
    alike = difflib.SequenceMatcher(b=folded)
    best = max(close, key=lambda known: (_ratio(alike, known), _begun_alike(known, folded)), default="")
    return exact.get(best, "")


def _digits(name: str) -> str:
    """An id with digits for the letters that look like them: sz0o2 is sz002."""
    found = _BEGUN.fullmatch(name)
    return found[1] + found[2].translate(_DIGITS) if found else name


def _typed_amiss(one: str, other: str) -> bool:
    """Whether they differ by one character, or by two that changed places."""
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return len(long) - len(short) == 1 and any(
            long[:i] + long[i + 1 :] == short for i in range(len(long))
        )
    apart = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    swapped = len(apart) == 2 and apart[1] - apart[0] == 1
    return len(apart) < 2 or (
        swapped and one[apart[0] : apart[1] + 1] == other[apart[0] : apart[1] + 1][::-1]
    )


def _ratio(alike: SequenceMatcher[str], known: str) -> float:
    alike.set_seq1(known)
    return alike.ratio()


def _begun_alike(one: str, other: str) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _folded(name: str) -> str:
    return name.strip().lower().replace("_", "-")


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """A question that names the nearest of `names`; "" where none is close."""
    found = nearest(name, names)
    return f"是否想写 {found}？" if found else ""
