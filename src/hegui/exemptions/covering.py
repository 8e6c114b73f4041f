"""Which places of a finding a waiver covers, how a rule ended on a document, and what more is to be said of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hegui.exemptions.model import WaiverEntry
from hegui.finding import Finding, Findings, fingerprints
from hegui.verdict import Message, Outcome

WHOLE = "whole"
"""The finding as it is, with all its places."""


def covered(entry: WaiverEntry, found: Finding) -> str | frozenset[int]:
    """`WHOLE`, or the indexes of the places of `found` that `entry` is for."""
    if entry.quote:
        words = _words(entry.quote)
        places = (place for place, quote in enumerate(found.evidence) if _words(quote.quote) == words)
        return frozenset(places)
    if not entry.fingerprint or entry.fingerprint == found.fingerprint:
        return WHOLE
    names = fingerprints(found)
    if not found.evidence:
        return WHOLE if entry.fingerprint in names else frozenset()
    return frozenset(place for place, name in enumerate(names) if name == entry.fingerprint)


def _words(quote: str) -> str:
    return "".join(quote.split())


def ends(findings: Sequence[Finding], rules: Collection[str]) -> dict[str, Outcome]:
    """How those of `rules` (ids) end that had a part."""
    if not isinstance(findings, Findings):
        return {found.rule.id: found.outcome for found in findings if found.rule.id in rules}
    usual, own, places = findings.usual, findings.own, _places(findings.usual)
    told = {rule: places[rule] for rule in rules if rule in places}
    return {rule: (own.get(place) or usual[place]).outcome for rule, place in told.items()}


_last: list[tuple[tuple[Finding, ...], dict[str, int]]] = []


def _places(usual: tuple[Finding, ...]) -> dict[str, int]:
    """Where each rule stands in `usual`; asked again with the same tuple, the same answer."""
    if not _last or _last[0][0] is not usual:
        _last[:] = [(usual, {found.rule.id: place for place, found in enumerate(usual)})]
    return _last[0][1]


def further(message: Message, zh: str, en: str) -> Message:
    """`message` with more to say; a question keeps its mark."""
    closed = message.zh.endswith(("？", "。", "！", "?"))
    return Message(
        f"{message.zh}{'' if closed else '；'}{zh}",
        f"{message.en}{' ' if message.en.endswith(('？', '。', '！', '?', '.')) else '; '}{en}",
    )
