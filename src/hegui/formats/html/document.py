"""One document: its head, the checklist beside the text, and the lines to sign."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.formats.html.checklist import checklist, rows
from hegui.formats.html.escaping import text
from hegui.formats.html.frame import Frame
from hegui.formats.html.page import chinese, heading
from hegui.formats.html.provenance import facts
from hegui.formats.html.sheet import sheet
from hegui.formats.html.verdict import alone, box
from hegui.formats.html.words import COMMA, DATE, DAY, MORE_DEMANDS, OPINION, PACKS, SIGNERS
from hegui.formats.view import View
from hegui.formats.words import SEVERITIES
from hegui.formats.words import heading as heading_of
from hegui.report import Judged, Report, ended
from hegui.verdict import Outcome

_BRIEF = 24


def name_of(judged: Judged) -> str:
    """What a document is called: its title, else its file."""
    return judged.title or judged.path


def head(judged: Judged, frame: Frame, above: str) -> str:
    """The document's name and what is known of it. above: the line over the name, HTML."""
    zh = chinese(frame.view)
    return (
        f'<header class="head"><p class="above">{above}</p>\n'
        f"{heading(frame.level, text(name_of(judged)), zh)}{facts(judged, frame.view)}</header>\n"
    )


def verdict(judged: Judged, report: Report, frame: Frame) -> str:
    """What the document came to, and in brief why."""
    return box(alone(judged, report), frame.level + 1, frame.view, frame) + brief(judged, report, frame.view)


def bench(judged: Judged, frame: Frame) -> Iterator[str]:
    """The checklist, and beside it the text."""
    numbered = rows(judged)
    yield f'<div class="bench{"" if judged.sheet else " alone"}">\n'
    yield from checklist(numbered, frame)
    if judged.sheet:
        yield from sheet(judged.sheet, numbered, frame)
    yield "</div>\n"


def brief(judged: Judged, report: Report, view: View) -> str:
    """On the first page of paper: the most important of what is amiss, and what the checklist is."""
    failed = sorted(ended(judged.findings, Outcome.FAIL), key=lambda finding: finding.rule.severity.rank)
    items = "".join(
        f"<li>{text(finding.rule.title)} <span>{view.say(SEVERITIES[finding.rule.severity])}</span></li>"
        for finding in failed[:_BRIEF]
    )
    more = f"<p>{view.say(MORE_DEMANDS).format(n=len(failed) - _BRIEF)}</p>" if len(failed) > _BRIEF else ""
    title = text(heading_of(Outcome.FAIL, len(failed), view.lang))
    return (
        f'<div class="brief">{f"<p><b>{title}</b></p><ol>{items}</ol>{more}" if failed else ""}\n'
        f'<p class="packs">{_packs(report, view)}</p></div>\n'
    )


def _packs(report: Report, view: View) -> str:
    """The checklists by their titles; the version once, where they have one in common."""
    versions = {pack.version for pack in report.packs}
    common = f" {versions.pop()}" if len(versions) == 1 else ""
    names = (
        f"<span{chinese(view)}>{text(pack.title)}</span> {text(pack.name)}"
        + ("" if common else f" {text(pack.version)}")
        for pack in report.packs
    )
    return f"<b>{view.say(PACKS)}{text(common)}</b> {view.say(COMMA).join(names)}"


def signing(view: View) -> str:
    """Where the paper is signed; it shows in print, before the checklist: who signs has the whole on one page."""
    day = f'<span class="day">{view.say(DAY)}</span>'
    signers = "".join(
        f'<p class="signer"><span>{who}：</span><span class="line"></span><span>{view.say(DATE)}：</span>{day}</p>'
        for who in view.say(SIGNERS).split("|")
    )
    return f'<div class="signing"><p class="opinion">{view.say(OPINION)}：</p>{signers}</div>\n'
