"""The checklist with all findings (对照检查表) as the last pages of a Word document, or the first.

It stands in a content control of its own, so that it goes with one click, and the reader leaves it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree

from hegui.formats.view import View
from hegui.formats.words import OUTCOMES
from hegui.readers.ooxml import W
from hegui.readers.story import CHECKLIST
from hegui.report import Finding, Judged, Report
from hegui.verdict import Message, Outcome
from hegui.version import __version__
from hegui.word.markup import Words, element, paragraph
from hegui.word.parts import Parts
from hegui.word.rows import full_table, short_table
from hegui.word.summary import summed

TITLE = Message("对照检查表", "Checklist")
_FILE = Message("{path}　文种：{genre}　时间：{date}", "{path}  kind: {genre}  date: {date}")
_PACKS = Message(
    "检查清单（{versions}）：{packs}　hegui {version}", "Packs ({versions}): {packs}  hegui {version}"
)
_UNKNOWN = Message("未识别", "unknown")
_OPEN = Message("须处理、核对的（{n} 项）", "To be dealt with ({n})")
_NOTHING = Message("没有未通过、待核对或未能检查的项目。", "Nothing failed, and nothing is left open.")
_PASSED = Message("通过的（{n} 项）", "Passed ({n})")
_IDLE = Message("不适用于本文的 {n} 项未列。", "{n} that do not apply are not listed.")
_GREY = "7F7F7F"
_BEFORE_NUMBERS = tuple(
    W + name
    for name in (
        *(
            "headerReference",
            "footerReference",
            "footnotePr",
            "endnotePr",
            "type",
            "pgSz",
            "pgMar",
            "paperSrc",
        ),
        *("pgBorders", "lnNumType"),
    )
)


def write_checklist(parts: Parts, judged: Judged, report: Report, view: View) -> None:
    """Write the checklist behind all that the document has; before it, where endnotes would come after the checklist."""
    body = next(parts.root(parts.main).iter(W + "body"))
    pages = _pages(judged, report, view)
    first = next(body.iter(W + "endnoteReference"), None) is not None
    if first:
        pages = pages.replace("<w:pageBreakBefore/>", "", 1) + _section(body)
    control = element(
        f'<w:sdt><w:sdtPr><w:alias w:val="{view.say(TITLE)}"/><w:tag w:val="{CHECKLIST}"/>'
        f'<w:id w:val="{_free(body)}"/></w:sdtPr><w:sdtContent>{pages}</w:sdtContent></w:sdt>'
    )
    section = body.find(W + "sectPr")
    if first:
        body.insert(0, control)
    elif section is None:
        body.append(control)
    else:
        section.addprevious(control)
    parts.changed(parts.main)


def _section(body: Any) -> str:
    """The end of a section as wide as the report's first one, whose pages count from 1 after it as they did before."""
    section = next(body.iter(W + "sectPr"), None)
    if section is None:
        section = etree.SubElement(body, W + "sectPr")
    looks = "".join(_written(section.find(W + name)) for name in ("pgSz", "pgMar"))
    _count_from_one(section)
    return paragraph(section=f"<w:sectPr>{looks}</w:sectPr>")


def _written(element_: Any) -> str:
    """A copy, with no more than its attributes."""
    if element_ is None:
        return ""
    name = element_.tag.rpartition("}")[2]
    told = (f'w:{key.rpartition("}")[2]}="{value}"' for key, value in element_.attrib.items())
    return f"<w:{name} {' '.join(told)}/>"


def _count_from_one(section: Any) -> None:
    numbers = section.find(W + "pgNumType")
    if numbers is None:
        numbers = section.makeelement(W + "pgNumType")
        before = [each for each in section if each.tag in _BEFORE_NUMBERS]
        section.insert(section.index(before[-1]) + 1 if before else 0, numbers)
    if numbers.get(W + "start") is None:
        numbers.set(W + "start", "1")


def _free(body: Any) -> int:
    """An id that no content control has."""
    used = {each.get(W + "val") for each in body.iter(W + "id")}
    return next(number for number in range(20_240_101, 30_000_000) if str(number) not in used)


def _pages(judged: Judged, report: Report, view: View) -> str:
    facts = view.say(_FILE).format(
        path=judged.path.replace("\\", "/").rpartition("/")[2],
        genre=judged.genre or view.say(_UNKNOWN),
        date=judged.date or view.say(_UNKNOWN),
    )
    title = Words(view.say(TITLE), 32, True, font="黑体")
    lines = (
        paragraph(title, align="center", after=120, first="<w:pageBreakBefore/>"),
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
    ordered = sorted(judged.findings, key=lambda found: (list(OUTCOMES).index(found.outcome), _rank(found)))
    tables = _short(ordered, judged, view) if view.show == "fail" else full_table(ordered, judged, view)
    return "".join(lines) + tables + end


def _short(findings: Sequence[Finding], judged: Judged, view: View) -> str:
    """What is open with all its places, passes a line each, and how many do not apply."""
    passed = [each for each in findings if each.outcome is Outcome.PASS]
    idle = [each for each in findings if each.outcome is Outcome.NOT_APPLICABLE]
    open_ = [each for each in findings if each.outcome not in (Outcome.PASS, Outcome.NOT_APPLICABLE)]
    told = _heading(view.say(_OPEN).format(n=len(open_))) + full_table(open_, judged, view)
    if not open_:
        told = paragraph(Words(view.say(_NOTHING), 18), after=60)
    if passed:
        told += _heading(view.say(_PASSED).format(n=len(passed)))
        told += short_table(passed, len(open_) + 1, judged, view)
    if idle:
        told += paragraph(Words(view.say(_IDLE).format(n=len(idle)), 16), before=60)
    return told


def _heading(words: str) -> str:
    return paragraph(Words(words, 20, True, font="黑体"), before=120, after=60, first="<w:keepNext/>")


def _rank(finding: Finding) -> int:
    return finding.rule.severity.rank if finding.outcome is Outcome.FAIL else 0
