"""The checklist with all findings (对照检查表) as the last pages of a Word document.

It stands in a content control of its own, so that it goes with one click, and the reader leaves it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hegui.formats.quotes import instead
from hegui.formats.view import View
from hegui.formats.words import OUTCOMES, SEVERITIES, basis, where
from hegui.readers.ooxml import W
from hegui.readers.story import CHECKLIST
from hegui.report import Finding, Judged, Quote, Report
from hegui.verdict import Message, Outcome
from hegui.version import __version__
from hegui.word.markup import Words, element, paragraph
from hegui.word.parts import Parts
from hegui.word.summary import summed

TITLE = Message("对照检查表", "Checklist")
_COLUMNS = Message("序号|检查项|依据|结论|位置|证据", "No.|Demand|Basis|Result|Where|Evidence")
_WIDTHS = (6, 27, 19, 9, 14, 25)  # per cent
_FILE = Message("{path}　文种：{genre}　时间：{date}", "{path}  kind: {genre}  date: {date}")
_PACKS = Message(
    "检查清单（{versions}）：{packs}　hegui {version}", "Packs ({versions}): {packs}  hegui {version}"
)
_WHOLE = Message("全文", "all of it")
_MORE = Message("另有 {n} 处", "{n} more places")
_UNKNOWN = Message("未识别", "unknown")
_COLOURS = {
    Outcome.FAIL: "C00000",
    Outcome.REVIEW: "B45F06",
    Outcome.ERROR: "7030A0",
    Outcome.NOT_CHECKED: "B45F06",
    Outcome.PASS: "2E7D32",
}
_SHOWN = {Outcome.FAIL: 5, Outcome.REVIEW: 5, Outcome.ERROR: 5}
_SHORT, _AROUND, _LONG, _DEEP = 8, 8, 60, 18  # characters
_GREY = "7F7F7F"
_PADDING = {"top": 25, "left": 60, "bottom": 25, "right": 60}
_LINES = str.maketrans("\r\n\v\t", "    ")


def write_checklist(parts: Parts, judged: Judged, report: Report, view: View) -> None:
    """Write the checklist behind all that the document has."""
    body = next(parts.root(parts.main).iter(W + "body"))
    control = element(
        f'<w:sdt><w:sdtPr><w:alias w:val="{view.say(TITLE)}"/><w:tag w:val="{CHECKLIST}"/>'
        f'<w:id w:val="{_free(body)}"/></w:sdtPr><w:sdtContent>{_page(judged, report, view)}'
        "</w:sdtContent></w:sdt>"
    )
    section = body.find(W + "sectPr")
    if section is None:
        body.append(control)
    else:
        section.addprevious(control)
    parts.changed(parts.main)


def _free(body: Any) -> int:
    """An id that no content control has."""
    used = {each.get(W + "val") for each in body.iter(W + "id")}
    return next(number for number in range(20_240_101, 30_000_000) if str(number) not in used)


def _page(judged: Judged, report: Report, view: View) -> str:
    facts = view.say(_FILE).format(
        path=judged.path.replace("\\", "/").rpartition("/")[2],
        genre=judged.genre or view.say(_UNKNOWN),
        date=judged.date or view.say(_UNKNOWN),
    )
    lines = (
        paragraph(
            Words(view.say(TITLE), 32, True, font="黑体"),
            align="center",
            after=120,
            first="<w:pageBreakBefore/>",
        ),
        paragraph(Words(facts, 18), after=40),
        paragraph(Words(summed(judged, report, view), 18, True), after=100),
    )
    comma = "、" if view.lang == "zh" else ", "
    packs = comma.join(pack.title for pack in report.packs)
    versions = comma.join(sorted({pack.version for pack in report.packs}))
    end = paragraph(
        Words(view.say(_PACKS).format(packs=packs, versions=versions, version=__version__), 15, color=_GREY),
        before=80,
    )
    return "".join(lines) + _table(judged, view) + end


def _table(judged: Judged, view: View) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"/>' for side in sides)
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in _PADDING.items())
    grid = "".join(f'<w:gridCol w:w="{width * 88}"/>' for width in _WIDTHS)
    names = [
        paragraph(Words(name, 18, True, font="黑体"), align="center", before=40, after=40)
        for name in view.say(_COLUMNS).split("|")
    ]
    rows = [
        _row(
            [_cell(name, width, "E7EDF5") for name, width in zip(names, _WIDTHS, strict=True)],
            "<w:tblHeader/>",
        )
    ]
    ordered = sorted(judged.findings, key=lambda found: (list(OUTCOMES).index(found.outcome), _rank(found)))
    for number, finding in enumerate(ordered, 1):
        rows += _rows(number, finding, judged, view)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def _rank(finding: Finding) -> int:
    return finding.rule.severity.rank if finding.outcome is Outcome.FAIL else 0


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
    shown = _SHOWN.get(finding.outcome, 2)
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


def _row(cells: Sequence[str], more: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(content: str, width: int, fill: str = "", merge: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width * 50}" w:type="pct"/>{merge}{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f"{content}</w:tc>"
    )
