"""The places of a finding in its row: where, the words in those around them, what should stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from hegui.formats.html.escaping import quoted, text
from hegui.formats.html.frame import Frame
from hegui.formats.html.page import chinese
from hegui.formats.html.words import MISSING, MORE, NO_PLACE, WHOLE
from hegui.formats.quotes import LISTED, instead
from hegui.report import CONTEXT, Finding, Quote
from hegui.verdict import Outcome

_LISTED = {Outcome.PASS: 2, Outcome.NOT_APPLICABLE: 2}
_LONGEST, _END = 140, 40  # characters of a quote that are shown, and how many of them are its end


def places(finding: Finding, frame: Frame) -> str:
    """All places; behind the first few the others are folded."""
    quotes, number = finding.evidence, _LISTED.get(finding.outcome, LISTED)
    if not quotes:
        say = frame.view.say
        why = MISSING if finding.outcome in (Outcome.FAIL, Outcome.WAIVED) else NO_PLACE
        return f'<p class="whole"><span class="at">{say(WHOLE)}</span> <span>{say(why)}</span></p>'
    if len(quotes) <= number + 1:
        return _listed(quotes, frame)
    more = frame.view.say(MORE).format(n=len(quotes) - number)
    rest = f"<details><summary>{more}</summary>{_listed(quotes[number:], frame)}</details>"
    return _listed(quotes[:number], frame) + rest


def _listed(quotes: Sequence[Quote], frame: Frame) -> str:
    return f'<ul class="places">{"".join(_items(quotes, frame))}</ul>'


def _items(quotes: Sequence[Quote], frame: Frame) -> Iterator[str]:
    """The path of headings stands before the first of the places that have it in common."""
    for section, group in groupby(quotes, key=lambda quote: quote.section):
        path = f'<span class="path">{quoted(" › ".join(section))}</span>' if section else ""
        for quote in group:
            yield f"<li>{path}{_place(quote, frame)}</li>"
            path = ""


def _place(quote: Quote, frame: Frame) -> str:
    view = frame.view
    parts = [f"{frame.where(quote)} <span>{_in_context(quote, frame)}"]
    if quote.suggestion is not None:
        parts.append(f'<span class="form">{text(instead(quote.suggestion, view))}</span>')
    if quote.note:
        parts.append(f'<span class="note">{text(view.say(quote.note))}</span>')
    if quote.answer:
        parts.append(
            f'<span class="answer">→ {frame.where(quote.answer)} {_in_context(quote.answer, frame)}</span>'
        )
    return " ".join(parts) + "</span>"


def _in_context(quote: Quote, frame: Frame) -> str:
    """The words, marked in those next to them."""
    start = "…" if len(quote.before) < quote.column - 1 else ""
    end = "…" if len(quote.after) == CONTEXT else ""
    return (
        f"<q{chinese(frame.view)}>{start}{quoted(quote.before)}<mark>{quoted(_cut(quote.quote))}</mark>"
        f"{quoted(quote.after)}{end}</q>"
    )


def _cut(words: str) -> str:
    """`words`, with their middle left out where they are long."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - _END]}…{words[-_END:]}"
