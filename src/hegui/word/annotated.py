"""A copy of a Word report with its findings in it: each as a comment on the words it is about, all in a checklist."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.errors import ReadError
from hegui.formats.quotes import instead
from hegui.formats.view import View
from hegui.formats.words import BASIS, OUTCOMES, SEVERITIES, basis, where
from hegui.readers.ooxml import W
from hegui.readers.story import CHECKLIST
from hegui.report import Finding, Judged, Quote, Report
from hegui.verdict import Message, Outcome
from hegui.word.checklist import write_checklist
from hegui.word.comments import Comment, write_comments
from hegui.word.markup import Words
from hegui.word.parts import Parts
from hegui.word.places import opened

_COMMENTED = (Outcome.FAIL, Outcome.REVIEW, Outcome.ERROR)
_ELSEWHERE = Message(
    "（所指文字不在此处，在{place}：“{quote}”）", "(It is about other words, at {place}: “{quote}”)"
)
_MOST = 40  # characters of a quote
_SIZE = 18


def annotated(data: bytes, judged: Judged, report: Report, view: View) -> bytes:
    """The file with its comments and checklist. data: the file that `judged` is about. Raises ReadError."""
    places = opened(data, judged.path)
    parts = places.parts
    quotes = [quote for finding in judged.findings for quote in finding.evidence]
    if any(places.text[quote.start : quote.end] != quote.quote for quote in quotes):
        raise ReadError(
            judged.path, "再读时文字与检查时不同，不能批注 (it reads otherwise than when it was checked)"
        )
    write_comments(places, list(_comments(judged, view)))
    _drop_old(parts)
    write_checklist(parts, judged, report, view)
    return parts.packed()


def _drop_old(parts: Parts) -> None:
    """Take out the checklist of an earlier check."""
    for tag in list(parts.root(parts.main).iter(W + "tag")):
        control = tag.getparent().getparent()
        if tag.get(W + "val") == CHECKLIST and control.getparent() is not None:
            control.getparent().remove(control)


def _comments(judged: Judged, view: View) -> Iterator[Comment]:
    for finding in judged.findings:
        if finding.outcome in _COMMENTED:
            for quote in finding.evidence:
                place = where(quote.line, judged.format, view.lang, quote.page)
                words = quote.quote if len(quote.quote) <= _MOST else quote.quote[: _MOST - 1] + "…"
                elsewhere = view.say(_ELSEWHERE).format(place=place, quote=words)
                lines = list(_lines(finding, quote, view))
                yield Comment(quote.start, quote.end, lines, [Words(elsewhere, _SIZE)])


def _lines(finding: Finding, quote: Quote, view: View) -> Iterator[list[Words]]:
    """Rule and title, the message, the standard form, the basis."""
    rule = finding.rule
    sort = SEVERITIES[rule.severity] if finding.outcome is Outcome.FAIL else OUTCOMES[finding.outcome]
    ended = f"（{sort.zh}）" if view.lang == "zh" else f" ({sort.en})"
    yield [Words(f"{rule.id} {rule.title}{ended}", _SIZE, True)]
    yield [Words(view.say(finding.message), _SIZE)]
    if quote.note:
        yield [Words(view.say(quote.note), _SIZE)]
    if quote.suggestion is not None:
        yield [Words(instead(quote.suggestion, view), _SIZE, color="C00000")]
    yield [Words(view.say(BASIS) + basis(rule, view.lang), _SIZE)]
