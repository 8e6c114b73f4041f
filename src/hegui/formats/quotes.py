"""Evidence on a screen: the words found, marked in the words around them, cut to the columns there are."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.expression import expression
from hegui.formats.layout import clip, head, safe, tail, width
from hegui.formats.view import View
from hegui.formats.words import DELETED, INSTEAD
from hegui.report import CONTEXT, Finding, Quote
from hegui.verdict import Outcome

LISTED = 5
"""Places shown for a rule unless all are asked for."""

_LINE_END = expression(r"\r\n|\r|\n")
_HIT = (">>", "<<")


def listed(finding: Finding, view: View) -> Sequence[Quote]:
    """The places to show."""
    return finding.evidence if view.show == "all" else finding.evidence[:LISTED]


def shown(text: str, view: View) -> str:
    """`text` made safe, with its line ends drawn."""
    return safe(_LINE_END.sub(view.sign("⏎", "\n"), text))


def in_context(quote: Quote, columns: int, outcome: Outcome, view: View) -> str:
    """The quote marked in the words around it (by colour, else by >> <<), at most `columns` wide."""
    left, right = ("", "") if view.colour else _HIT
    ellipsis = view.sign("…", "...")
    marks = width(left + right) + 2 * width(ellipsis)
    hit = clip(shown(quote.quote, view), max(columns - marks, 12), ellipsis)
    room = columns - marks - width(hit)
    before, after = shown(quote.before, view), shown(quote.after, view)
    part_before = tail(before, max(room // 2, room - width(after)))
    part_after = head(after, room - width(part_before))
    start = (ellipsis if _cut(part_before, quote.before, quote.column) else "") + part_before
    end = part_after + (ellipsis if part_after != after or len(quote.after) == CONTEXT else "")
    return f"{start}{left}{view.paint_for(outcome, hit)}{right}{end}"


def _cut(part: str, before: str, column: int) -> bool:
    """Whether something of the line is left out before the quote."""
    return len(part) < len(before) or len(before) < column - 1


def bare(quote: Quote, columns: int, view: View) -> str:
    """The quote alone, its middle left out where it is long."""
    return clip(shown(quote.quote, view), columns, view.sign("…", "..."))


def instead(suggestion: str, view: View) -> str:
    """What should stand there."""
    return f"{view.say(INSTEAD)}{safe(suggestion)}" if suggestion else view.say(DELETED)
