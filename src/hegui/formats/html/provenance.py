"""What a run rests on, what it could not read, and what is to be said of it: the parts of a page beside the checklist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.formats.html.escaping import text
from hegui.formats.html.page import chinese, heading
from hegui.formats.html.words import (
    CHANGED,
    FACTS,
    NEVER,
    NOTICES,
    OFF,
    OPTIONS,
    PACK_COLUMNS,
    PACKS,
    PROVENANCE,
    REFUSED,
    STATUS,
    THRESHOLD,
    TOOL,
)
from hegui.formats.view import View
from hegui.formats.words import SEVERITIES, UNKNOWN, otherwise
from hegui.report import Judged, Notice, Report, UsedPack, exit_status
from hegui.version import __version__

_DIGEST = re.compile("[0-9a-f]{64}")


def provenance(report: Report, view: View) -> str:
    """Tool, packs, threshold and options, folded at the end of the page. No clock: the same run gives the same page."""
    threshold = view.say(SEVERITIES[view.fail_on]) if view.fail_on else view.say(NEVER)
    facts = [
        (view.say(TOOL), f"hegui {__version__}"),
        (view.say(THRESHOLD), threshold),
        (view.say(STATUS), str(exit_status(report, view.fail_on))),
    ]
    parts = [
        f'<details class="provenance" id="provenance"><summary>{view.say(PROVENANCE)}</summary>\n',
        listed(facts),
        heading(2, view.say(PACKS)) + _packs(report, view) if report.packs else "",
        heading(2, view.say(OPTIONS)) + listed(report.options) if report.options else "",
    ]
    return "".join(parts) + "</details>\n"


def listed(facts: tuple[tuple[str, str], ...] | list[tuple[str, str]]) -> str:
    """Names and values."""
    rows = "".join(f"<div><dt>{text(name)}</dt><dd>{_value(value)}</dd></div>\n" for name, value in facts)
    return f'<dl class="facts">\n{rows}</dl>\n'


def _value(value: str) -> str:
    return f"<code>{value}</code>" if _DIGEST.fullmatch(value) else text(value)


def facts(judged: Judged, view: View) -> str:
    """What is known of a document and its file."""
    unknown = view.say(UNKNOWN)
    kind = f"{judged.format} {judged.encoding}{otherwise(judged.path, judged.format, view.lang)}"
    values = (
        judged.path,
        judged.genre or unknown,
        judged.date.replace("/", " – ") or unknown,
        kind,
        judged.sha256,
    )
    return listed(list(zip(view.say(FACTS).split("|"), values, strict=True)))


def _packs(report: Report, view: View) -> str:
    names = "".join(f'<th scope="col">{name}</th>' for name in view.say(PACK_COLUMNS).split("|"))
    rows = "".join(_pack(pack, view) for pack in report.packs)
    return (
        f'<div class="wide" role="group" aria-label="{view.say(PACKS)}" tabindex="0"><table class="plain">'
        f"<thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table></div>\n"
    )


def _pack(pack: UsedPack, view: View) -> str:
    changes = [view.say(OFF).format(rule=rule, reason=reason) for rule, reason in pack.off]
    changes += [view.say(CHANGED).format(rule=rule) for rule in pack.changed]
    zh = chinese(view)
    return (
        f'<tr><th scope="row">{text(pack.name)}</th><td{zh}>{text(pack.title)}</td><td>{text(pack.version)}</td>'
        f"<td>{pack.rules}</td><td><code>{text(pack.sha256)}</code></td>"
        f"<td>{'<br>'.join(map(text, changes))}</td></tr>\n"
    )


def aside(report: Report, view: View, path: str | None = None) -> Iterator[str]:
    """What could not be read, and the notices: of the run, or those on one document."""
    if report.refused and path is None:
        items = [(each.path, view.say(each.reason)) for each in report.refused]
        yield _box("refused", view.say(REFUSED).format(n=len(items)), items)
    told = [_noted(each, view) for each in report.notices if path is None or each.path == path]
    if told:
        yield _box("notices", view.say(NOTICES).format(n=len(told)), told)


def _noted(notice: Notice, view: View) -> tuple[str, str]:
    place = f"{notice.path}:{notice.line}" if notice.line else notice.path
    return place, f"{view.say(SEVERITIES[notice.severity])} · {view.say(notice.message)}"


def _box(kind: str, title: str, items: list[tuple[str, str]]) -> str:
    rows = "".join(
        f'<li><span class="file">{text(name)}</span> <span>{text(words)}</span></li>\n'
        for name, words in items
    )
    return (
        f'<section class="box {kind}" id="{kind}" aria-labelledby="{kind}-h">\n'
        f"{heading(2, text(title), f' id={chr(34)}{kind}-h{chr(34)}')}<ul>\n{rows}</ul>\n</section>\n"
    )
