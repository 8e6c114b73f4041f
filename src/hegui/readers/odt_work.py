"""What work on an OpenDocument file has left in it: tracked changes, comments, prompts, objects, macros."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from hegui.readers.flow import LINE_ENDS
from hegui.readers.marks import Sign
from hegui.readers.odt_styles import OFFICE, TEXT
from hegui.readers.zipped import Zipped

_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_HREF = "{http://www.w3.org/1999/xlink}href"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_MATH = "{http://www.w3.org/1998/Math/MathML}"
_KINDS = {"insertion": "insertion", "deletion": "deletion", "format-change": "format"}
_EDGES = {"change": "place", "change-start": "start", "change-end": "end"}
_OBJECTS = frozenset(("object", "object-ole", "plugin", "applet", "floating-frame"))
_MACROS = ("Basic/", "Scripts/")
_NO_MACROS = ("script-lb.xml", "script-lc.xml", "dialog-lb.xml", "dialog-lc.xml")


class Work:
    """What the whole file says of changes and comments, before its text is read."""

    def __init__(self, package: Zipped, *roots: Any) -> None:
        self._package = package
        regions = [each for root in roots for each in root.iter(f"{TEXT}changed-region")]
        self._changes = {each.get(f"{TEXT}id") or each.get(_XML_ID, ""): _change(each) for each in regions}
        ends = (each for root in roots for each in root.iter(f"{OFFICE}annotation-end"))
        self._ending = {each.get(f"{OFFICE}name") for each in ends}

    def sign(self, element: Any, name: str) -> Sign | None:
        """What an element without text of its own stands for."""
        if name in _EDGES:
            return self._changed(element.get(f"{TEXT}change-id", ""), name)
        if name == "annotation":
            return self._comment(element)
        if name == "annotation-end":
            return Sign("comment", element.get(f"{OFFICE}name", ""), "end")
        return None

    def _changed(self, number: str, name: str) -> Sign | None:
        """A deletion is a place; insertions and changes of format start and end."""
        deletion, other = self._changes.get(number, (None, None))
        if name == "change":
            return deletion
        return other and other._replace(name=number, edge="start" if name == "change-start" else "end")

    def _comment(self, element: Any) -> Sign:
        name = element.get(f"{OFFICE}name", "")
        words = [_words(each) for each in element.iter(f"{TEXT}p")]
        edge: Any = "start" if name in self._ending else "place"
        return Sign("comment", name, edge, _author(element), " ".join(words).strip())

    def shown(self, element: Any, name: str) -> str | None:
        """The words of an embedded formula; None for an object that is not read."""
        target = posixpath.normpath(element.get(_HREF, "")) + "/content.xml"
        if name != "object" or target not in self._package.names:
            return None
        root = self._package.root(target)
        return "".join(_formula(root)) if str(root.tag).startswith(_MATH) else None

    def macros(self) -> bool:
        """Whether the file holds programs."""
        return any(
            each.startswith(_MACROS) and each[-1] != "/" and not each.endswith(_NO_MACROS)
            for each in self._package.names
        )


def is_object(element: Any, name: str) -> bool:
    """Whether it is something embedded; one that holds its contents on the spot is read."""
    return name in _OBJECTS and not len(element.findall("*"))


def is_prompt(element: Any, name: str) -> bool:
    """Whether it is a place to be filled in that nobody has filled in."""
    if name == "placeholder":
        return True
    shows = (value for key, value in element.attrib.items() if key.endswith("}showing-place-holder"))
    return name == "content-control" and next(shows, "") == "true"


def _change(region: Any) -> tuple[Sign | None, Sign | None]:
    """The deletion, and the other change, that a region tells of."""
    found: dict[bool, Sign] = {}
    for each in region:
        kind = _KINDS.get(each.tag.rpartition("}")[2]) if each.tag.startswith(TEXT) else None
        if kind:
            lines = [_words(line) for line in each.iter(f"{TEXT}p", f"{TEXT}h")]
            found[kind == "deletion"] = Sign(kind, author=_author(each), words="¶".join(lines))
    other = found.get(False)
    return found.get(True), other and other._replace(words="")


def _author(element: Any) -> str:
    creator = next(element.iter(_CREATOR), None)
    return "" if creator is None else (creator.text or "").translate(LINE_ENDS).strip()


def _words(element: Any) -> str:
    return "".join(element.itertext()).translate(LINE_ENDS)


def _formula(node: Any) -> Iterator[str]:
    """The characters of a formula in order, without the source it was made of."""
    for each in node.iter(*(_MATH + name for name in ("mi", "mn", "mo", "mtext", "ms"))):
        if not any(above.tag == _MATH + "annotation" for above in each.iterancestors()):
            yield "".join(each.itertext()).strip().translate(LINE_ENDS)
