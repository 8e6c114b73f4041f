"""The rows of the checklist: a finding with all its cells, or a pass on one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from hegui.formats.quotes import instead
from hegui.formats.view import View
from hegui.formats.words import OUTCOMES, SEVERITIES, basis, where
from hegui.report import Finding, Judged, Quote
from hegui.verdict import Message, Outcome
from hegui.word.markup import Words, paragraph

_COLUMNS = Message("序号|检查项|依据|结论|位置|证据", "No.|Demand|Basis|Result|Where|Evidence")
_WIDTHS = (6, 27, 19, 9, 14, 25)  # per cent
_SHORT_WIDTHS = (6, 47, 47)
_WHOLE = Message("全文", "all of it")
_MORE = Message("另有 {n} 处", "{n} more places")
_BESIDE = Message("等 {n} 处", ", {n} places")
_BAND = Message("{basis}（{n} 项）", "{basis} ({n})")
_COLOURS = {
    Outcome.FAIL: "C00000",
    Outcome.REVIEW: "B45F06",
    Outcome.ERROR: "7030A0",
    Outcome.NOT_CHECKED: "B45F06",
    Outcome.PASS: "2E7D32",
}
_SHOWN = {Outcome.FAIL: 5, Outcome.REVIEW: 5, Outcome.ERROR: 5}
_SHORT, _AROUND, _LONG, _DEEP, _LINE = 8, 8, 60, 18, 20  # characters
_MESSAGE = 33
_GREY = "7F7F7F"
_ROOMY, _TIGHT = 25, 5  # above and below the words of a cell
_LINES = str.maketrans("\r\n\v\t", "    ")


def full_table(findings: Iterable[Finding], judged: Judged, view: View) -> str:
    """A table with a row for each place of each finding."""
    rows = [row for number, finding in enumerate(findings, 1) for row in _rows(number, finding, judged, view)]
    return _table(_WIDTHS, [_titles(view), *rows], _ROOMY)


def short_table(findings: Sequence[Finding], first: int, judged: Judged, view: View) -> str:
    """A table of passes, a line each, under the sources that ask for them. first: number of the first row."""
    sources = list(dict.fromkeys(_source(each, view) for each in findings))
    ordered = sorted(findings, key=lambda each: sources.index(_source(each, view)))
    rows, number = [], first
    for source, group in groupby(ordered, key=lambda each: _source(each, view)):
        passes = list(group)
        rows.append(_band(view.say(_BAND).format(basis=source, n=len(passes))))
        rows += (_line(number + at, each, judged, view) for at, each in enumerate(passes))
        number += len(passes)
    return _table(_SHORT_WIDTHS, rows, _TIGHT)


def _source(finding: Finding, view: View) -> str:
    return finding.rule.basis.document or basis(finding.rule, view.lang)


def _band(words: str) -> str:
    cell = _cell(
        paragraph(Words(words, 16, True)), 100, "E7EDF5", f'<w:gridSpan w:val="{len(_SHORT_WIDTHS)}"/>'
    )
    return _row([cell], keep=True)


def _line(number: int, finding: Finding, judged: Judged, view: View) -> str:
    rule = finding.rule
    title = paragraph(Words(f"{rule.id} ", 15, color=_GREY), Words(rule.title, 15))
    cells = (
        paragraph(Words(str(number), 15), align="center"),
        title,
        paragraph(*_told(finding, judged, view)),
    )
    return _row([_cell(each, width) for each, width in zip(cells, _SHORT_WIDTHS, strict=True)])


def _told(finding: Finding, judged: Judged, view: View) -> Iterator[Words]:
    """What a pass rests on, in a few words."""
    if not finding.evidence:
        yield Words(_cut(view.say(finding.message), _MESSAGE), 15, color=_GREY)
        return
    first = finding.evidence[0]
    yield Words(where(first.line, judged.format, view.lang, first.page) + "　", 15, color=_GREY)
    yield Words(_cut(first.quote.translate(_LINES).strip(), _LINE), 15)
    if len(finding.evidence) > 1:
        yield Words(view.say(_BESIDE).format(n=len(finding.evidence)), 15, color=_GREY)


def _titles(view: View) -> str:
    names = [
        paragraph(Words(name, 18, True, font="黑体"), align="center", before=40, after=40)
        for name in view.say(_COLUMNS).split("|")
    ]
    cells = [_cell(name, width, "E7EDF5") for name, width in zip(names, _WIDTHS, strict=True)]
    return _row(cells, "<w:tblHeader/>")


def _table(widths: Sequence[int], rows: Iterable[str], room: int) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"/>' for side in sides)
    padding = {"top": room, "left": 60, "bottom": room, "right": 60}
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in padding.items())
    grid = "".join(f'<w:gridCol w:w="{width * 88}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def _rows(number: int, finding: Finding, judged: Judged, view: View) -> Iterator[str]:
    """A finding: a row for each place, whose first cells are one."""
    rule = finding.rule
    ill = finding.outcome in _SHOWN
    colour = _COLOURS.get(finding.outcome, "595959")
    title = paragraph(Words(f"{rule.id} ", color=_GREY), Words(rule.title, bold=ill))
    if finding.evidence and ill:
        title += paragraph(Words(view.say(finding.message), 16, color=_GREY))
    result = paragraph(Words(view.say(OUTCOMES[finding.outcome]), bold=ill, color=colour), align="center")
    if finding.outcome is Outcome.FAIL:
        result += paragraph(Words(view.say(SEVERITIES[rule.severity]), 16, color=colour), align="center")
    source = basis(rule, view.lang) if ill else rule.basis.document or basis(rule, view.lang)
    first = [paragraph(Words(str(number)), align="center"), title, paragraph(Words(source, 16)), result]
    places = list(_places(finding, judged, view))
    for at, place in enumerate(places):
        merged = "" if len(places) == 1 else "<w:vMerge/>" if at else '<w:vMerge w:val="restart"/>'
        cells = first if not at else [paragraph()] * len(first)
        yield _row(
            [_cell(each, width, merge=merged) for each, width in zip(cells, _WIDTHS[:4], strict=True)]
            + [_cell(each, width) for each, width in zip(place, _WIDTHS[4:], strict=True)]
        )


def _places(finding: Finding, judged: Judged, view: View) -> Iterator[tuple[str, str]]:
    """Where, and what stands there; a finding without a place is about the whole."""
    shown = len(finding.evidence) if view.show == "all" else _SHOWN.get(finding.outcome, 2)
    for quote in finding.evidence[:shown]:
        yield _where(quote, judged, view), paragraph(*_quoted(quote, view))
    if len(finding.evidence) > shown:
        more = view.say(_MORE).format(n=len(finding.evidence) - shown)
        yield paragraph(), paragraph(Words(more, 16, color=_GREY))
    if not finding.evidence:
        message = view.say(finding.message)
        yield paragraph(Words(view.say(_WHOLE), 16, color=_GREY)), paragraph(Words(message, 16))


def _where(quote: Quote, judged: Judged, view: View) -> str:
    place = paragraph(Words(where(quote.line, judged.format, view.lang, quote.page), 16))
    return place + (
        paragraph(Words(_cut(quote.section[-1], _DEEP), 15, color=_GREY)) if quote.section else ""
    )


def _quoted(quote: Quote, view: View) -> Sequence[Words]:
    """The words; a few of them with those around them."""
    hit = quote.quote.translate(_LINES)
    found = [Words(_cut(hit, _LONG), 16)]
    if len(hit) < _SHORT:
        before, after = (part.translate(_LINES) for part in (quote.before, quote.after))
        found = [
            Words(("…" if len(before) > _AROUND else "") + before[-_AROUND:], 16, color=_GREY),
            Words(hit, 16, True),
            Words(after[:_AROUND] + ("…" if len(after) > _AROUND else ""), 16, color=_GREY),
        ]
    if quote.suggestion is not None:
        found.append(Words("　" + instead(quote.suggestion, view), 16, color="C00000"))
    if quote.note:
        found.append(Words("　" + view.say(quote.note), 16, color=_GREY))
    return found


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def _row(cells: Sequence[str], more: str = "", *, keep: bool = False) -> str:
    if keep:  # on the page of the next row
        cells = [cell.replace("<w:pPr>", "<w:pPr><w:keepNext/>") for cell in cells]
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(content: str, width: int, fill: str = "", merge: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width * 50}" w:type="pct"/>{merge}{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f"{content}</w:tc>"
    )
