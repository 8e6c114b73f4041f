"""Findings less what does not count, whoever says so: the document's author, a file of waivers, a baseline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from hegui.checks.terms import MOST
from hegui.finding import OWN, Finding, Findings, Quote, Waiver
from hegui.verdict import Message, Outcome

OPEN = (Outcome.FAIL, Outcome.REVIEW)
"""Ends that may be waived."""

Telling = Callable[[Waiver], Message]


def told(waiver: Waiver) -> Message:
    """The reason of a waiver, and who answers for it until when."""
    zh, en = [], []
    if waiver.approver:
        zh.append(f"批准人：{waiver.approver}")
        en.append(f"approved by {waiver.approver}")
    if waiver.expires:
        zh.append(f"有效期至 {waiver.expires}")
        en.append(f"until {waiver.expires}")
    if not zh:
        return Message(waiver.reason, waiver.reason)
    return Message(f"{waiver.reason}（{'，'.join(zh)}）", f"{waiver.reason} ({', '.join(en)})")


def liftable(found: Finding) -> bool:
    """Whether anything of `found` may be lifted at all: never an error, nor what is unwaivable, nor the engine's own rules."""
    return found.outcome in OPEN and not found.rule.unwaivable and found.rule.id not in OWN


def lifted(found: Finding, reasons: Sequence[Waiver | None], telling: Telling = told) -> Finding:
    """`found` without the places that a waiver covers; where all are covered, it ends as waived and keeps them.

    reasons: one for each place, in order (see `fingerprints`: one for a finding without places); None: it stays.
    """
    evidence = found.evidence
    if len(reasons) != max(len(evidence), 1):
        raise ValueError(f"{len(evidence)} places, {len(reasons)} reasons")
    given = [reason for reason in reasons if reason is not None]
    if not given or not liftable(found):
        return found
    if not evidence:
        return waived(found, given[0], telling)
    waivers = (*found.waivers, *_counted(given))
    kept = _kept(evidence, reasons)
    why, number, message = _listed(given, telling), len(given), found.message
    if kept or number >= MOST:  # of so many places not all are known
        zh = f"{message.zh}；其中 {number} 处已豁免：{why.zh}"
        en = f"{message.en}; {number} of them waived: {why.en}"
        return found._replace(message=Message(zh, en), evidence=kept, waivers=waivers)
    number, why = sum(waiver.places for waiver in waivers), _listed(waivers, telling)
    message = Message(f"{number} 处已豁免：{why.zh}", f"{number} waived: {why.en}")
    return found._replace(outcome=Outcome.WAIVED, message=message, waivers=waivers)


def _kept(evidence: Sequence[Quote], reasons: Sequence[Waiver | None]) -> tuple[Quote, ...]:
    """The places that stay, under the fingerprints they have had."""
    seen: Counter[str] = Counter()
    left: Counter[str] = Counter()
    kept = []
    for quote, reason in zip(evidence, reasons, strict=True):
        words = quote.quote
        seen[words] = quote.nth or seen[words] + 1
        if reason is None:
            left[words] += 1
            kept.append(quote if left[words] == seen[words] else quote._replace(nth=seen[words]))
    return tuple(kept)


def waived(found: Finding, reason: Waiver, telling: Telling = told) -> Finding:
    """`found` as a whole, however many places it has, and where it has none."""
    if not liftable(found):
        return found
    why, message = telling(reason), found.message
    return found._replace(
        outcome=Outcome.WAIVED,
        message=Message(f"{message.zh}；已豁免：{why.zh}", f"{message.en}; waived: {why.en}"),
        waivers=(*found.waivers, reason._replace(places=len(found.evidence))),
    )


def each_open(findings: Sequence[Finding], change: Callable[[Finding], Finding]) -> Sequence[Finding]:
    """`findings` with `change` applied to those that fail or are to be reviewed, the engine's own left out."""
    if not isinstance(findings, Findings):
        return [
            change(found) if found.outcome in OPEN and found.rule.id not in OWN else found
            for found in findings
        ]
    usual, own = findings.usual, findings.own
    told = {place: usual[place] for place in _open(usual) if place not in own}
    told |= {place: found for place, found in own.items() if found.outcome in OPEN}
    changed = {place: new for place, found in told.items() if (new := change(found)) is not found}
    return Findings(usual, {**own, **changed}, findings.first) if changed else findings


_last: list[tuple[tuple[Finding, ...], tuple[int, ...]]] = []


def _open(usual: tuple[Finding, ...]) -> tuple[int, ...]:
    """Places of those of `usual` that are open; asked again with the same tuple, the same answer."""
    if not _last or _last[0][0] is not usual:
        _last[:] = [(usual, tuple(place for place, found in enumerate(usual) if found.outcome in OPEN))]
    return _last[0][1]


def _counted(reasons: Sequence[Waiver]) -> list[Waiver]:
    """Each of `reasons` once, with how many places it lifts."""
    return [waiver._replace(places=number) for waiver, number in Counter(reasons).items()]


def _listed(waivers: Sequence[Waiver], telling: Telling) -> Message:
    apart = list(dict.fromkeys(map(telling, waivers)))
    return Message("；".join(each.zh for each in apart), "; ".join(each.en for each in apart))
