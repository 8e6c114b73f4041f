"""A Word file that is to be written to: its parts as trees. What is not changed stays byte for byte."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from itertools import count
from typing import Any

from lxml import etree

from hegui.errors import ReadError
from hegui.readers.ooxml import R, Relation, W, open_package
from hegui.readers.zipped import reading

AUTHOR = "hegui"
"""Who comments and changes, as Word shows it."""

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_SPACES = ((W, b"http://purl.oclc.org/ooxml/wordprocessingml/main"), (R, _STRICT.encode()))
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_STORIES = ("footnotes", "endnotes", "comments", "header", "footer")
_CONTENT = "[Content_Types].xml"
_ADDED = (1980, 1, 1, 0, 0, 0)  # no clock: the same file gives the same bytes


class Parts:
    """The parts of an opened file, by name; for `readers.docx` it is the package. Raises as that does."""

    def __init__(self, data: bytes, path: str) -> None:
        self._package = open_package(data, path)
        self.path, self.names = path, self._package.names
        self._roots: dict[str, Any] = {}
        self._changed: set[str] = set()
        named = [each.target for each in self.relations("") if each.sort == "officeDocument"]
        self.main = named[0] if named else "word/document.xml"

    @property
    def _relations(self) -> str:
        folder, base = posixpath.split(self.main)
        return posixpath.join(folder, "_rels", f"{base}.rels")

    def root(self, name: str) -> Any:
        """The root of a part, None where there is no such part. A tree is parsed once and kept."""
        if name not in self._roots:
            self._roots[name] = self._package.root(name)
        return self._roots[name]

    def children(self, name: str, tag: str) -> Iterator[Any]:
        """The children of the part's element `tag`."""
        found = next(self.root(name).iter(tag), None)
        return iter(() if found is None else list(found))

    def related(self, name: str) -> list[tuple[str, str]]:
        """As that of the package."""
        return self._package.related(name)

    def relations(self, name: str) -> list[Relation]:
        """As that of the package."""
        return self._package.relations(name)

    def target(self, sort: str) -> str:
        """The part of a sort that the document points to; "" where there is none."""
        return next((each.target for each in self.relations(self.main) if each.sort == sort), "")

    def changed(self, name: str) -> None:
        """The tree of part `name` is to be written."""
        self._changed.add(name)

    def load(self) -> None:
        """Look into all parts that may be written to. Raises ReadError, and what damaged parts raise."""
        _ = self.numbers
        self.root(self._relations)
        if self.root(_CONTENT) is None:
            raise ReadError(self.path, "文档缺少 [Content_Types].xml，Word 打不开；请在 Word 或 WPS 中另存")

    def touched(self, element: Any) -> None:
        """The tree that `element` is of is to be written."""
        root = element.getroottree().getroot()
        self._changed |= {name for name, each in self._roots.items() if each is root}

    @cached_property
    def numbers(self) -> Iterator[str]:
        """Ids that no change, comment, bookmark or note of the document has."""
        stories = [each.target for each in self.relations(self.main) if each.sort in _STORIES]
        roots = [root for root in map(self.root, (self.main, *stories)) if root is not None]
        used = {element.get(W + "id") for root in roots for element in root.iter(f"{W}*")}
        return (number for number in map(str, count(1)) if number not in used)

    def add(self, sort: str, root: Any, content_type: str) -> None:
        """Add a part that the document points to."""
        folder = posixpath.dirname(self.main)
        taken = {name.lower() for name in self.names}
        names = (f"{sort}{number or ''}.xml" for number in count())
        name = next(name for name in names if posixpath.join(folder, name).lower() not in taken)
        whole = posixpath.join(folder, name)
        self._roots[whole] = root
        self.changed(whole)
        self._relate(sort, name)
        types = self.root(_CONTENT)
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{whole}", ContentType=content_type)
        self.changed(_CONTENT)

    def _relate(self, sort: str, target: str) -> None:
        name = self._relations
        root = self.root(name)
        if root is None:
            root = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
            self._roots[name] = root
        used = {each.get("Id") for each in root}
        name_ = next(f"rId{number}" for number in count(1) if f"rId{number}" not in used)
        office = _STRICT if self._strict else OFFICE
        etree.SubElement(
            root, f"{{{_RELATIONS}}}Relationship", Id=name_, Type=f"{office}/{sort}", Target=target
        )
        self.changed(name)

    @cached_property
    def _strict(self) -> bool:
        """Whether the file is "Strict Open XML", which has other names for the same; read it has the usual ones."""
        return _SPACES[0][1] in self._package.zip.read(self.main)

    def packed(self) -> bytes:
        """The file with its changes. Raises ReadError where another part of it is damaged."""
        with reading(self.path, "Word 文档"):
            return self._packed()

    def _packed(self) -> bytes:
        stream = BytesIO()
        old = self._package.zip
        with zipfile.ZipFile(stream, "w") as new:
            for info in old.infolist():
                data = self._written(info.filename) if info.filename in self._changed else old.read(info)
                new.writestr(_like(info), data)
            for name in sorted(self._changed - self.names):
                new.writestr(_like(zipfile.ZipInfo(name, _ADDED)), self._written(name))
        return stream.getvalue()

    def _written(self, name: str) -> bytes:
        data: bytes = etree.tostring(
            self._roots[name], encoding="UTF-8", xml_declaration=True, standalone=True
        )
        for usual, strict in _SPACES if self._strict else ():
            data = data.replace(usual.strip("{}").encode(), strict)
        return data


def _like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(info.filename, info.date_time)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.create_system, made.external_attr = 3, info.external_attr
    return made
