"""What work on an OFD file has left in it: comments, attached files."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from hegui.readers.ofd_page import box, kind
from hegui.readers.page import Left
from hegui.readers.zipped import Zipped

POINTS = 72 / 25.4  # of a millimetre

_NO_COMMENTS = ("Link", "Stamp", "Watermark")


def resolved(base: str, target: str) -> str:
    """The part that `target` names in part `base`."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), target.strip())).lstrip("/")


def attached(package: Zipped, where: str, main: Any) -> list[Left]:
    """The files that the document in part `where` has with it."""
    roots = (root for _, root in _named(package, where, main, "Attachments"))
    return [
        Left("object", words=each.get("Name", ""))
        for root in roots
        for each in root.iter()
        if kind(each) == "Attachment"
    ]


def annotated(package: Zipped, where: str, main: Any) -> dict[str, list[Left]]:
    """The comments on each page, by its number in the file."""
    found: dict[str, list[Left]] = {}
    for listed, root in _named(package, where, main, "Annotations"):
        for page in (each for each in root.iter() if kind(each) == "Page"):
            for _, listing in _named(package, listed, page, "FileLoc"):
                comments = found.setdefault(page.get("PageID", ""), [])
                comments += (_comment(each) for each in listing.iter() if _is_comment(each))
    return found


def _named(package: Zipped, where: str, element: Any, name: str) -> Iterator[tuple[str, Any]]:
    """The parts that elements called `name` name, and their roots."""
    for each in element.iter():
        part = resolved(where, each.text or "") if kind(each) == name else ""
        if part in package.names:
            yield part, package.root(part)


def _is_comment(element: Any) -> bool:
    return kind(element) == "Annot" and element.get("Type", "") not in _NO_COMMENTS


def _comment(annotation: Any) -> Left:
    remark = next((each.text or "" for each in annotation.iter() if kind(each) == "Remark"), "")
    looks = next((each.get("Boundary", "") for each in annotation.iter() if kind(each) == "Appearance"), "")
    place = box(looks)
    middle = (place[1] + place[3] / 2) * POINTS if place else 0.0
    return Left("comment", annotation.get("Creator", ""), " ".join(remark.split()), middle)
