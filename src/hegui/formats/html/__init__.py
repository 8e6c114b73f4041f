"""The report as a page to read, to click through and to sign: one file that needs no network, or a folder of pages.

Without a script all of it can be read; with one it can be narrowed and searched. Everything that stands in the page as
markup is written here; whatever comes from a document, a rule or a path is text (`escaping`).
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import quote

from hegui.digest import sha256
from hegui.formats.html.document import bench, brief, head, name_of, signing, verdict
from hegui.formats.html.escaping import name, text
from hegui.formats.html.filters import filters
from hegui.formats.html.frame import Frame
from hegui.formats.html.matrix import Target, columns, frequent, matrix
from hegui.formats.html.page import closing, heading, opening
from hegui.formats.html.provenance import aside, provenance
from hegui.formats.html.verdict import alone, box
from hegui.formats.html.words import BACK, BATCH, NO_DOCUMENTS, REPORT, TO_CHECKLIST, TO_MATRIX, TO_TEXT
from hegui.formats.view import View
from hegui.report import Judged, Report
from hegui.version import __version__

INDEX = "index.html"
_Targets = Callable[[int, Judged], Target]
_LONGEST = 40  # characters of a file's name that its page's name begins with


def render(report: Report, view: View) -> Iterator[str]:
    """The report as one page: the document, or an overview with the documents below it."""
    view = view._replace(colour=False, ascii=False)
    if report.totals.documents == 1:
        for judged in report.documents:
            yield from _page(judged, report, view)
    else:
        yield from _together(report, view)


def pages(report: Report, view: View) -> Iterator[tuple[str, Iterator[str]]]:
    """The report as an overview and a page for each document: names of files, and what is in them."""
    view = view._replace(colour=False, ascii=False)
    for judged in report.documents:
        yield page_name(judged), _page(judged, report, view, INDEX)
    yield INDEX, _index(report, view)


def page_name(judged: Judged) -> str:
    """The name of a document's page: safe on any file system, its own, and the same in every run."""
    stem = os.path.splitext(judged.path.replace("\\", "/").rpartition("/")[2])[0]
    kept = "".join(c if c.isalnum() else "-" for c in unicodedata.normalize("NFC", stem))
    digest = sha256(judged.path.encode("utf-8", "surrogatepass"))[:16]
    return f"{kept[:_LONGEST].strip('-') or 'document'}-{digest}.html"


def _page(judged: Judged, report: Report, view: View, index: str = "") -> Iterator[str]:
    """One document. index: the overview it belongs to."""
    frame = Frame(view, judged.path, judged.format, linked=judged.sheet is not None)
    links = [("checklist", TO_CHECKLIST), *([("text", TO_TEXT)] if judged.sheet else [])]
    above = f"{view.say(REPORT)} · hegui {__version__}"
    if index:
        above += f' · <a href="{index}">{view.say(BACK)}</a>'
    yield opening(f"{name_of(judged)} - {view.say(REPORT)}", links, view)
    yield f"{head(judged, frame, above)}<main>\n"
    yield (
        verdict(judged, report, frame) if index else box(report, 2, view, frame) + brief(judged, report, view)
    )
    yield signing(view)
    yield from aside(report, view, judged.path if index else None)
    yield filters(alone(judged, report).totals.outcomes, view)
    yield from bench(judged, frame)
    yield f"{provenance(report, view)}</main>\n{closing()}"


def _index(report: Report, view: View) -> Iterator[str]:
    """The overview of a folder of pages."""
    yield from _overview(report, view, _elsewhere, "")
    yield f"{provenance(report, view)}</main>\n{closing()}"


def _together(report: Report, view: View) -> Iterator[str]:
    """The overview and all documents on one page."""
    yield from _overview(report, view, partial(_below, view), filters(report.totals.outcomes, view))
    for number, judged in enumerate(report.documents, 1):
        frame = Frame(view, judged.path, judged.format, f"d{number}-", 2, judged.sheet is not None)
        above = f'<a href="#matrix">{view.say(BACK)}</a>'
        yield f'<article class="document" id="d{number}">\n{head(judged, frame, above)}'
        yield f"{verdict(judged, report, frame)}{signing(view)}"
        yield from bench(judged, frame)
        yield "</article>\n"
    yield f"{provenance(report, view)}</main>\n{closing()}"


def _overview(report: Report, view: View, target: _Targets, bar: str) -> Iterator[str]:
    """The verdict on all, the demands not met, and the documents by the demands. bar: what narrows the documents below."""
    yield opening(view.say(BATCH), [("matrix", TO_MATRIX)] if report.totals.documents else [], view)
    yield f'<header class="head"><p class="above">hegui {__version__}</p>\n{heading(1, text(view.say(BATCH)))}</header>\n<main>\n'
    yield f"{box(report, 2, view)}{signing(view)}"
    yield from aside(report, view)
    if not report.totals.documents:
        yield f'<p class="nothing">{view.say(NO_DOCUMENTS)}</p>\n'
        return
    found = columns(report.documents, view)
    yield from matrix(report, found, target, view)
    yield frequent(found, view)
    yield bar


def _elsewhere(_: int, judged: Judged) -> Target:
    page = quote(page_name(judged))
    return Target(page, lambda rule: f"{page}#r-{name(rule.id)}")


def _below(view: View, number: int, judged: Judged) -> Target:
    frame = Frame(view, judged.path, judged.format, f"d{number}-")
    return Target(f"#d{number}", lambda rule: f"#{frame.row(rule)}")
