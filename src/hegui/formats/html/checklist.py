"""The checklist of a document: failures first, then what could not be judged, then passes, all with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from hegui.formats.html.escaping import text
from hegui.formats.html.frame import Frame
from hegui.formats.html.page import chinese, heading
from hegui.formats.html.places import places
from hegui.formats.html.words import (
    APPROVER,
    CHECKLIST,
    CLASSES,
    COLUMNS,
    EXPIRES,
    LIFTS,
    LIST,
    REASON,
    WAIVED_BY,
)
from hegui.formats.words import BASIS, NOTHING_WRONG, OUTCOMES, SEVERITIES, WHY, basis
from hegui.formats.words import heading as counted
from hegui.report import Finding, Judged, Waiver
from hegui.values import Record
from hegui.verdict import Outcome

_ORDER = {outcome: place for place, outcome in enumerate(CLASSES)}
_LISTED = (Outcome.NOT_CHECKED, Outcome.NOT_APPLICABLE)
_ILL = (Outcome.FAIL, Outcome.ERROR, Outcome.REVIEW, Outcome.WAIVED)


class Row(Record):
    """A finding and its number in the checklist."""

    number: int
    finding: Finding


def rows(judged: Judged) -> list[Row]:
    """The findings as they are numbered; of those that are only listed, the ones with the same reason together."""
    ordered = sorted(judged.findings, key=_order)
    return [Row(number, finding) for number, finding in enumerate(ordered, 1)]


def _order(finding: Finding) -> tuple[int, int, str]:
    rank = finding.rule.severity.rank if finding.outcome in _ILL else 0
    return _ORDER[finding.outcome], rank, finding.message.zh if _only_listed(finding) else ""


def _only_listed(finding: Finding) -> bool:
    return finding.outcome in _LISTED and not finding.evidence


def checklist(numbered: Sequence[Row], frame: Frame) -> Iterator[str]:
    """The whole list, a part for each outcome."""
    yield f'<section class="checklist" id="{frame.id("checklist")}" {frame.label(CHECKLIST)} tabindex="-1">\n'
    yield heading(frame.level + 1, frame.view.say(CHECKLIST))
    if not any(row.finding.outcome is Outcome.FAIL for row in numbered):
        yield f'<p class="nothing">{frame.view.say(NOTHING_WRONG)}</p>\n'
    for outcome, group in groupby(numbered, key=lambda row: row.finding.outcome):
        yield from _part(outcome, list(group), frame)
    yield "</section>\n"


def _part(outcome: Outcome, group: Sequence[Row], frame: Frame) -> Iterator[str]:
    kind = CLASSES[outcome]
    own = frame.id(f"g-{kind}")
    title = counted(outcome, len(group), frame.view.lang)
    yield f'<section class="part {kind}" id="{own}">\n'
    yield heading(frame.level + 2, _marked(outcome, title, frame), f' id="{own}-h"')
    shown = [row for row in group if not _only_listed(row.finding)]
    if shown:
        yield _table(outcome, shown, frame)
    if len(shown) < len(group):
        yield _list(outcome, group[len(shown) :], frame)
    yield "</section>\n"


def _marked(outcome: Outcome, words: str, frame: Frame) -> str:
    return f'<span class="sign" aria-hidden="true">{frame.view.mark(outcome)}</span> {text(words)}'


def _table(outcome: Outcome, shown: Sequence[Row], frame: Frame) -> str:
    names = frame.view.say(COLUMNS).split("|")
    cells = "".join(
        f'<th scope="col" role="columnheader" class="c{n}">{name}</th>' for n, name in enumerate(names)
    )
    own = frame.id(f"g-{CLASSES[outcome]}")
    head = f'<thead role="rowgroup"><tr role="row">{cells}</tr></thead>'
    body = "\n".join(_row(row, frame) for row in shown)
    return (
        f'<table class="items" role="table" aria-labelledby="{own}-h">{head}\n'
        f'<tbody role="rowgroup">\n{body}\n</tbody></table>\n'
    )


def _row(row: Row, frame: Frame) -> str:
    number, (rule, outcome, *_) = row
    view, zh = frame.view, chinese(frame.view)
    return (
        f'<tr role="row" class="s-{rule.severity}" id="{frame.row(rule)}" tabindex="-1">'
        f'<td role="cell" class="c0">{number}</td>'
        f'<th scope="row" role="rowheader" class="c1"><span class="title"{zh}>{text(rule.title)}</span> '
        f'<span class="rule">{text(rule.id)}</span>{_told(row.finding, frame)}</th>'
        f'<td role="cell" class="c2"><span class="label">{view.say(BASIS)}</span><span{zh}>{text(basis(rule, view.lang))}</span></td>'
        f'<td role="cell" class="c3"><span class="end">{_marked(outcome, view.say(OUTCOMES[outcome]), frame)}</span> '
        f"{_severity(row.finding, frame)}</td>"
        f'<td role="cell" class="c4" colspan="2">{places(row.finding, frame)}</td></tr>'
    )


def _severity(finding: Finding, frame: Frame) -> str:
    """How grave it is, unless it is met: "passed, error" would read as both."""
    if finding.outcome is Outcome.PASS:
        return ""
    return f'<span class="severity">{frame.view.say(SEVERITIES[finding.rule.severity])}</span>'


def _told(finding: Finding, frame: Frame) -> str:
    """What was found, why it matters where something is amiss, and why it does not count where it is waived."""
    view, rule = frame.view, finding.rule
    told = f'<span class="message">{text(view.say(finding.message))}</span>'
    told += "".join(f'<span class="waiver">{_waiver(waiver, frame)}</span>' for waiver in finding.waivers)
    if finding.outcome in _ILL and rule.why:
        told += f'<span class="why">{view.say(WHY)}<span{chinese(view)}>{text(rule.why)}</span></span>'
    return told


def _waiver(waiver: Waiver, frame: Frame) -> str:
    say = frame.view.say
    source = WAIVED_BY.get(waiver.source)
    parts = [f"<b>{text(say(source) if source else waiver.source)}</b>", text(waiver.reason)]
    if waiver.approver:
        parts.append(text(say(APPROVER).format(who=waiver.approver)))
    if waiver.expires:
        parts.append(text(say(EXPIRES).format(day=waiver.expires)))
    if waiver.places:
        parts.append(say(LIFTS).format(n=waiver.places))
    if waiver.at:
        parts.append(f"<code>{text(waiver.at)}</code>")
    return " · ".join(part for part in parts if part)


def _list(outcome: Outcome, listed: Sequence[Row], frame: Frame) -> str:
    """Rules about which there is only one thing to say, under what that is."""
    opened = " open" if outcome is Outcome.NOT_CHECKED else ""
    parts = [f'<details class="listed"{opened}><summary>{frame.view.say(LIST)}</summary>\n']
    for message, group in groupby(listed, key=lambda row: row.finding.message):
        alike = list(group)
        reason = frame.view.say(REASON).format(reason=frame.view.say(message), n=len(alike))
        items = "".join(_item(row.finding, frame) for row in alike)
        parts.append(f'<p class="reason">{text(reason)}</p>\n<ol start="{alike[0].number}">{items}</ol>\n')
    return "".join(parts) + "</details>\n"


def _item(finding: Finding, frame: Frame) -> str:
    rule = finding.rule
    return (
        f'<li class="s-{rule.severity}" id="{frame.row(rule)}"><span{chinese(frame.view)}>{text(rule.title)}</span> '
        f'<span class="rule">{text(rule.id)}</span></li>\n'
    )
