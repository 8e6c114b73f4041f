"""What annotations of a file say: one remark a place, in the words of the message, its note and the standard form."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.formats.layout import safe
from hegui.formats.places import spot
from hegui.formats.quotes import bare, instead
from hegui.formats.view import View
from hegui.formats.words import REFUSED
from hegui.report import Finding, Judged, Notice, Quote, Refused, answered, ended, fingerprints
from hegui.rule import Rule, Severity
from hegui.values import Record
from hegui.verdict import Message, Outcome

CODE = "hegui"
"""Stands for a rule's id where the run itself is the matter."""

IDLE = Message("没有一条规则能查，不能算合格", "nothing could be checked, which is no pass")
_NOTE = Message("；{note}", "; {note}")
_OPEN = Message("{n} 项未查：{reason}（{ids}）", "{n} not checked: {reason} ({ids})")
_WAIVED = Message("{n} 项已豁免：{reason}（{ids}）", "{n} waived: {reason} ({ids})")
_GRANTED = Message("{reason}，{approver}批准", "{reason}, granted by {approver}")
_WIDEST = 40


class Remark(Record):
    """One thing to be told of one place. rule: None where the run itself is the matter. outcome: None for a notice. text:
    safe to show. quote: the place, where there is one. line: where the place has no words, a line or 0."""

    path: str
    rule: Rule | None
    outcome: Outcome | None
    severity: Severity
    text: str
    quote: Quote | None = None
    fingerprint: str = ""
    line: int = 0

    @property
    def at(self) -> str:
        """The path, with the line where there is one without words."""
        return f"{self.path}:{self.line}" if self.line else self.path

    @property
    def code(self) -> str:
        """The rule's id."""
        return self.rule.id if self.rule else CODE

    @property
    def title(self) -> str:
        """The rule's id and demand, safe to show."""
        return safe(f"{self.rule.id} {self.rule.title}") if self.rule else CODE


def told(finding: Finding, quote: Quote, view: View) -> str:
    """What to say of one place, its words with it: of several that are each to be changed, not what all of them are. Safe to
    show."""
    rule, words = finding.rule, bare(quote, _WIDEST, view)
    text = view.say(finding.message)
    if len(finding.evidence) > 1 and quote.suggestion is not None and not rule.message:
        text = rule.title
    if words.strip() and words not in text:
        text += f"：“{words}”" if view.lang == "zh" else f": “{words}”"
    note = view.say(_NOTE).format(note=view.say(quote.note)) if quote.note else ""
    form = f" ({instead(quote.suggestion, view)})" if quote.suggestion is not None else ""
    return safe(f"{text}{note}") + form


def remarks(judged: Judged, view: View) -> Iterator[Remark]:
    """What did not pass in a document, in the order of the places; what could not be checked too, if `view` shows all."""
    if not answered(judged):
        yield Remark(judged.path, None, Outcome.ERROR, Severity.ERROR, view.say(IDLE))
    for finding in ended(judged.findings, Outcome.ERROR):
        text = safe(view.say(finding.message))
        yield Remark(judged.path, finding.rule, Outcome.ERROR, Severity.ERROR, text)
    found = [
        remark
        for outcome in (Outcome.FAIL, Outcome.REVIEW)
        for finding in ended(judged.findings, outcome)
        for remark in _places(finding, judged, view)
    ]
    yield from sorted(found, key=_order)
    for text in unchecked(judged, view) if view.show != "fail" else ():
        yield Remark(judged.path, None, Outcome.NOT_CHECKED, Severity.INFO, text)


def listed(judged: Judged, view: View) -> Iterator[Remark]:
    """`remarks`, and a line for each reason for which something is waived."""
    yield from remarks(judged, view)
    for text in waived(judged, view):
        yield Remark(judged.path, None, Outcome.WAIVED, Severity.INFO, text)


def _order(remark: Remark) -> tuple[int, int, int, str]:
    quote = remark.quote
    return (quote.page or 0, quote.line, quote.column, remark.code) if quote else (0, 0, 0, remark.code)


def _places(finding: Finding, judged: Judged, view: View) -> Iterator[Remark]:
    rule, outcome, names = finding.rule, finding.outcome, fingerprints(finding)
    severity = rule.severity if outcome is Outcome.FAIL else Severity.INFO
    if not finding.evidence:
        text = safe(view.say(finding.message))
        yield Remark(judged.path, rule, outcome, severity, text, None, names[0])
    for quote, name in zip(finding.evidence, names, strict=False):
        at = spot(quote, judged.format, view)
        text = (f"{at} " if at else "") + told(finding, quote, view)
        yield Remark(judged.path, rule, outcome, severity, text, quote, name)


def waived(judged: Judged, view: View) -> Iterator[str]:
    """What is waived in a document, the rules with one reason together: nobody is to take it for passed. Safe to show."""
    reasons: dict[str, list[str]] = {}
    for finding in ended(judged.findings, Outcome.WAIVED):
        reasons.setdefault(_why(finding, view), []).append(finding.rule.id)
    for reason, ids in reasons.items():
        yield safe(view.say(_WAIVED).format(n=len(ids), reason=reason, ids=" ".join(ids)))


def _why(finding: Finding, view: View) -> str:
    parts = dict.fromkeys(
        view.say(_GRANTED).format(**waiver._asdict()) if waiver.approver else waiver.reason
        for waiver in finding.waivers
    )
    return "；".join(parts) or view.say(finding.message)


def unchecked(judged: Judged, view: View) -> Iterator[str]:
    """What could not be checked in a document, the rules with one reason together. Safe to show."""
    reasons: dict[str, list[str]] = {}
    for finding in ended(judged.findings, Outcome.NOT_CHECKED):
        reasons.setdefault(view.say(finding.message), []).append(finding.rule.id)
    for reason, ids in reasons.items():
        yield safe(view.say(_OPEN).format(n=len(ids), reason=reason, ids=" ".join(ids)))


def of_refused(refused: Refused, view: View) -> Remark:
    """What to tell of a file that could not be judged."""
    text = f"{view.say(REFUSED)}: {safe(view.say(refused.reason))}"
    return Remark(refused.path, None, Outcome.ERROR, Severity.ERROR, text)


def of_notice(notice: Notice, view: View) -> Remark:
    """What to tell of the run itself."""
    text = safe(view.say(notice.message))
    return Remark(notice.path, None, None, notice.severity, text, line=notice.line)
