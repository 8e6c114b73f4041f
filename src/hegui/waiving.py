"""What a document's author has waived: findings less those places, and the engine's own rule on how it was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from hegui.document import Document, Span
from hegui.finding import Finding, Waiver
from hegui.lifting import OPEN, lifted, told
from hegui.plan import DEMANDS, Lenience
from hegui.rule import Rule
from hegui.suppression import ALL, Suppression, quoted_areas, suppressions
from hegui.values import Record
from hegui.verdict import Evidence, Message, Outcome, Verdict

_PROHIBITIONS = ("avoid", "replace", "formulation", "spelling")  # what --ignore-quoted is about
_UNANSWERED = (Outcome.REVIEW, Outcome.NOT_APPLICABLE, Outcome.NOT_CHECKED, Outcome.ERROR)
_QUOTED = Message(
    "引号内的引文，按 --ignore-quoted 不计", "quoted words, not counted because of --ignore-quoted"
)


class Named(Record):
    """A rule that a suppression names. outcome: its end on the document; None where it had no part in the run."""

    rule: Rule | None
    outcome: Outcome | None


class Waivers:
    """What is waived in one document, and how many places each suppression has covered so far, by rule."""

    def __init__(self, lenience: Lenience, document: Document) -> None:
        self.document = document
        self.told = document.once(suppressions)
        self.allowed = lenience.suppressions
        self.quoted = document.once(quoted_areas) if lenience.quoted else ()
        self.covered: Counter[tuple[Span, str]] = Counter()

    def lifted(self, found: Finding) -> Finding:
        """`found` without the places that are waived; where all are, it ends as waived and keeps them."""
        rule, outcome, _, evidence = found[:4]
        if outcome not in OPEN or not evidence or refusal(rule):
            return found
        reasons = [self._reason(rule, Span(quote.start, quote.end)) for quote in evidence]
        return lifted(found, reasons, _telling)

    def _reason(self, rule: Rule, span: Span) -> Waiver | None:
        """Why a place is waived; None: it is not."""
        for each in self.told if self.allowed else ():
            if each.fault is None and _within(span, each.area) and _names(each, rule):
                self.covered[each.span, rule.id] += 1
                return Waiver("suppression", each.reason, at=self._at(each.span))
        quoted = rule.check.kind in _PROHIBITIONS and any(_within(span, area) for area in self.quoted)
        return Waiver("suppression", _QUOTED.zh) if quoted else None

    def _at(self, span: Span) -> str:
        return f"{self.document.path}:{self.document.line_at(span.start)}"


def _telling(waiver: Waiver) -> Message:
    return told(waiver) if waiver.at else _QUOTED


def waivers(lenience: Lenience, document: Document) -> Waivers | None:
    """Those for `document`; None where nothing can be waived in it."""
    return Waivers(lenience, document) if lenience.quoted or document.once(suppressions) else None


def refusal(rule: Rule) -> Message | None:
    """Why no place of a rule can be waived."""
    if rule.unwaivable:
        return Message(f"{rule.id} 不得豁免", f"{rule.id} cannot be waived")
    if _demands(rule.check):
        return Message(
            f"{rule.id} 是要求写到的内容，没写到的地方无从豁免",
            f"{rule.id} asks for what is not there to waive",
        )
    return None


def _demands(check: Any) -> bool:
    parts = getattr(check, "of", ()) if check.kind in ("all", "any") else ()
    return check.kind in DEMANDS or any(_demands(part) for part in parts)


def _within(span: Span, area: Span) -> bool:
    return area.start <= span.start and span.end <= area.end


def _names(each: Suppression, rule: Rule) -> bool:
    return not {rule.id, rule.name, ALL}.isdisjoint(each.rules)


def _listed(messages: Iterator[Message]) -> Message:
    apart = list(dict.fromkeys(messages))
    return Message("；".join(each.zh for each in apart), "; ".join(each.en for each in apart))


def account(held: Waivers, named: Callable[[str], Named]) -> Verdict:
    """The verdict on how the document's author suppresses rules, each comment with what it did. named: by id or name."""
    total = len(held.told)
    if not held.allowed:
        evidence = tuple(Evidence(each.span, note=_not_allowed(each)) for each in held.told)
        zh = f"文中有 {total} 条豁免说明，未予采用；要采用，请加 --allow-suppressions"
        en = f"{total} suppressions, without effect; --allow-suppressions lets them count"
        return Verdict(Outcome.REVIEW, Message(zh, en), evidence)
    faults = [list(_faults(each, held, named)) for each in held.told]
    evidence = tuple(
        Evidence(each.span, note=_told(each, held, wrong))
        for each, wrong in zip(held.told, faults, strict=True)
    )
    number, bad = held.covered.total(), sum(map(bool, faults))
    zh = f"文中有 {total} 条豁免说明，共豁免 {number} 处"
    en = f"{total} suppressions waive {number} places"
    if not bad:
        return Verdict(Outcome.PASS, Message(zh, en), evidence)
    return Verdict(Outcome.FAIL, Message(f"{zh}；{bad} 条须改", f"{en}; {bad} at fault"), evidence)


def _faults(each: Suppression, held: Waivers, named: Callable[[str], Named]) -> Iterator[Message]:
    if each.fault:
        yield each.fault
        return
    if ALL in each.rules and not any(span == each.span for span, _ in held.covered):
        yield Message("没有豁免到任何一处", "covers nothing")
    for name in each.rules:
        if name != ALL:
            yield from _fault(name, each, held, named(name))


def _fault(name: str, each: Suppression, held: Waivers, known: Named) -> Iterator[Message]:
    """What is wrong with a suppression as to one rule; nothing can be said of rules that had no part in the run."""
    rule, outcome = known
    if rule is None:
        if outcome is not None:
            yield Message(f"没有规则 {name}", f"there is no rule {name}")
    elif refused := refusal(rule):
        yield refused
    elif outcome is not None and outcome not in _UNANSWERED and not held.covered[each.span, rule.id]:
        yield Message(f"没有豁免到 {name} 的任何一处", f"covers nothing of {name}")


def _not_allowed(each: Suppression) -> Message:
    said = _said(each)
    return Message(f"未采用：{said.zh}", f"without effect: {said.en}")


def _told(each: Suppression, held: Waivers, faults: list[Message]) -> Message:
    said, wrong = _said(each), _listed(iter(faults))
    number = sum(count for (span, _), count in held.covered.items() if span == each.span)
    zh, en = f"{said.zh}；豁免 {number} 处", f"{said.en}; {number} places"
    return Message(f"{wrong.zh}（{zh}）", f"{wrong.en} ({en})") if faults else Message(zh, en)


def _said(each: Suppression) -> Message:
    rules = "、".join(each.rules).replace(ALL, "全部规则") or "未写规则"
    names = ", ".join(each.rules).replace(ALL, "all rules") or "no rule named"
    return Message(f"{rules}；理由：{each.reason or '无'}", f"{names}; reason: {each.reason or 'none'}")
