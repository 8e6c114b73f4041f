"""The name somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from difflib import SequenceMatcher


def nearest(name: str, names: Iterable[str]) -> str:
    """The one of `names` most like `name`; "" where none is close."""
    import difflib

    exact = {_folded(known): known for known in names}
    folded = _folded(name)
    if folded in exact:
        return exact[folded]
    begun = [known for known in exact if len(folded) > 2 and known.startswith(folded)]
    if len(begun) == 1:
        return exact[begun[0]]
    close = difflib.get_close_matches(folded, exact, n=5, cutoff=0.6)
    alike = difflib.SequenceMatcher(b=folded)
    best = max(close, key=lambda known: (_ratio(alike, known), _begun_alike(known, folded)), default="")
    return exact.get(best, "")


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
