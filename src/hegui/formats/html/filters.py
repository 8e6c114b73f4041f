"""The bar that narrows what is listed. It is hidden where there is no script to serve it: then all is shown."""

from __future__ import annotations

from collections import Counter

from hegui.formats.html.escaping import attribute
from hegui.formats.html.words import (
    BY_OUTCOME,
    BY_SEVERITY,
    CLASSES,
    CLEAR,
    MARKS,
    PRINT,
    SEARCH,
    SHOWN,
)
from hegui.formats.view import View
from hegui.formats.words import OUTCOMES, SEVERITIES
from hegui.verdict import Outcome


def filters(counts: Counter[Outcome], view: View) -> str:
    """Search, a box for each outcome there is and each severity, how many items are shown, and printing."""
    outcomes = "".join(
        _box("outcome", kind, f"{view.mark(outcome)} {view.say(OUTCOMES[outcome])} {counts[outcome]}")
        for outcome, kind in CLASSES.items()
        if counts[outcome]
    )
    severities = "".join(_box("severity", each.value, view.say(name)) for each, name in SEVERITIES.items())
    return (
        f'<div class="filters" role="search" hidden>\n'
        f'<label class="search"><span class="v">{view.say(SEARCH)}</span>'
        f'<input type="search" id="search" autocomplete="off" placeholder="{attribute(view.say(SEARCH))}"></label>\n'
        f'<fieldset><legend class="v">{view.say(BY_OUTCOME)}</legend>{outcomes}</fieldset>\n'
        f'<fieldset><legend class="v">{view.say(BY_SEVERITY)}</legend>{severities}</fieldset>\n'
        f"{_marks(view) if counts[Outcome.PASS] else ''}"
        f'<output id="shown" data-words="{attribute(view.say(SHOWN))}"></output>\n'
        f'<button type="button" id="clear" hidden>{view.say(CLEAR)}</button>\n'
        f'<button type="button" id="print">{view.say(PRINT)}</button>\n</div>\n'
    )


def _marks(view: View) -> str:
    return (
        f'<label class="choice"><input type="checkbox" id="marks" autocomplete="off"> '
        f"<span>{view.say(MARKS)}</span></label>\n"
    )


def _box(group: str, kind: str, words: str) -> str:
    own = f" {kind}" if group == "outcome" else ""
    return (
        f'<label class="choice{own}"><input type="checkbox" data-{group}="{kind}" checked> '
        f"<span>{words}</span></label>"
    )
