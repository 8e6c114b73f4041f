"""Files in SARIF: their URIs, their hashes, and the places in them."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import quote as percent

from hegui.formats.places import lined, region, tidy
from hegui.formats.sarif.words import message
from hegui.formats.view import View
from hegui.formats.words import where
from hegui.report import Judged, Quote, Refused

_MIME = {
    "txt": "text/plain",
    "md": "text/markdown",
    "html": "text/html",
    "rtf": "application/rtf",
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}
_SNIPPET = 1000  # characters; longer ones are left out, as half of one would be none


def uri(path: str) -> str:
    """A path as a URI reference: relative as it was given, or with the scheme `file`."""
    try:
        data = tidy(path).encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = tidy(path).encode("utf-8", "surrogatepass")
    told = percent(data, safe="/")
    if not os.path.isabs(path):
        return told
    return f"file://{told}" if told.startswith("/") else f"file:///{told}"


def artifact(each: Judged | Refused) -> dict[str, Any]:
    """A file of the run."""
    values: dict[str, Any] = {"location": {"uri": uri(each.path)}, "roles": ["analysisTarget"]}
    if isinstance(each, Refused):
        return values
    if each.format in _MIME:
        values["mimeType"] = _MIME[each.format]
    if lined(each.format):
        values["encoding"] = each.encoding.removesuffix("-sig")
    if each.sha256:
        values["hashes"] = {"sha-256": each.sha256}
    about = {"format": each.format, "title": each.title, "genre": each.genre, "date": each.date}
    return {**values, "properties": {name: text for name, text in about.items() if text}}


def location(path: str, index: int, format: str, quote: Quote | None, view: View) -> dict[str, Any]:
    """A place in a file: a region where the file has lines, else its paragraph or page; in both the section."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(path), "index": index}}
    if lined(format):
        physical["region"] = _region(quote) if quote else {"startLine": 1}
        if quote and (quote.before or quote.after) and len(quote.quote) <= _SNIPPET:
            physical["contextRegion"] = _around(quote)
    if quote is None:
        return {"physicalLocation": physical}
    logical = _section(quote) if lined(format) else _apart(quote, format, view)
    return {"physicalLocation": physical, **({"logicalLocations": logical} if logical else {})}


def _region(quote: Quote) -> dict[str, Any]:
    line, column, end_line, end_column = region(quote)
    values: dict[str, Any] = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }
    values |= {"charOffset": quote.start, "charLength": quote.end - quote.start}
    if len(quote.quote) <= _SNIPPET:
        values["snippet"] = {"text": quote.quote}
    return values


def _around(quote: Quote) -> dict[str, Any]:
    """The region with what stands beside it on its lines: more than the region, or it would say nothing."""
    line, column, end_line, end_column = region(quote)
    columns = {"startColumn": column - len(quote.before), "endColumn": end_column + len(quote.after)}
    text = quote.before + quote.quote + quote.after
    return {"startLine": line, "endLine": end_line, **columns, "snippet": {"text": text}}


def deleted(quote: Quote) -> dict[str, Any]:
    """The region that a fix takes out."""
    return {name: value for name, value in _region(quote).items() if name != "snippet"}


def _section(quote: Quote) -> list[dict[str, Any]]:
    if not quote.section:
        return []
    return [
        {
            "name": quote.section[-1],
            "fullyQualifiedName": "/".join(quote.section),
            "kind": "section",
        }
    ]


def _apart(quote: Quote, format: str, view: View) -> list[dict[str, Any]]:
    """Where the file has no lines: the paragraph, or the page and the line on it."""
    name = where(quote.line, format, view.lang, quote.page)
    place = {"page": quote.page, "line": quote.line} if quote.page else {"paragraph": quote.line}
    return [
        {
            "name": name,
            "fullyQualifiedName": "/".join((*quote.section, name)),
            "kind": "line" if quote.page else "paragraph",
            "properties": {**place, "column": quote.column, "quote": quote.quote[:_SNIPPET]},
        }
    ]


def related(path: str, index: int, format: str, quote: Quote, text: str, view: View) -> dict[str, Any]:
    """A place that belongs to a result, and what it is to it."""
    return {**location(path, index, format, quote, view), "message": message(text)}
