"""What the places of a failure are known by from one run to the next, whatever is edited elsewhere in the document."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hegui.checks.terms import MOST
from hegui.digest import sha256
from hegui.finding import Finding
from hegui.lifting import liftable
from hegui.steady import OF_THE_WHOLE, steady
from hegui.verdict import Outcome


def names(found: Finding) -> list[str]:
    """A name for each place of a failure, equal for equal words; one for what is known as a whole."""
    if as_a_whole(found):
        return [_digest(found.rule.id)]
    return [_digest(found.rule.id, steady(quote.quote)) for quote in found.evidence]


def as_a_whole(found: Finding) -> bool:
    """Whether a failure is one thing, whatever it shows: a demand that is not met shows what is there of it."""
    check: Any = found.rule.check
    if not found.evidence:
        return True
    return getattr(check, "kind", "") in OF_THE_WHOLE and not getattr(check, "forbidden", False)


def nameable(found: Finding) -> bool:
    """Whether all of a failure can be told and lifted: of too many places not all are shown."""
    if found.outcome is not Outcome.FAIL or not liftable(found):
        return False
    lifted = sum(waiver.places for waiver in found.waivers)
    if found.waivers and not found.evidence:
        return False
    return lifted + len(found.evidence) < MOST


def counted(found: Finding) -> Counter[str]:
    """How many places there are of each name."""
    return Counter(names(found))


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass"))[:16]
