"""The parts of a .docx file: a zip of XML, opened with limits and without following anything it points to."""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from hegui.errors import ReadError
from hegui.readers.signature import ENCRYPTED, kind
from hegui.readers.zipped import MAX_PART, MAX_PARTS, MAX_TOTAL, OPTIONS
from hegui.values import Record

# "<" and "=" in the XML that is read: elements and attributes are what takes time and room.
MAX_SIGNS = 1_500_000

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# "Strict Open XML" has the same elements under other names.
_STRICT = (
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", W.strip("{}")),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", R.strip("{}")),
)
_CODECS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that the standard allows
_ENTRY = b"PK\x01\x02"


class Relation(Record):
    """What a part points to. sort: the last word of the relation's type. target: the name of the part."""

    id: str
    sort: str
    target: str


class Package(Record):
    """An opened .docx. Its methods raise ReadError on what is over a limit, and zipfile's and lxml's errors.

    signs: how many elements and attributes, about, each part had that was read.
    """

    zip: zipfile.ZipFile
    path: str
    names: frozenset[str]
    signs: dict[str, int]

    def part(self, name: str) -> bytes:
        """The contents of a part."""
        with self.zip.open(name) as stream:
            data = stream.read(MAX_PART + 1)
        if len(data) > MAX_PART:
            raise ReadError(self.path, f"文档里的 {name} 超过 {MAX_PART >> 20} MB，不作为公文检查")
        self.signs[name] = data.count(b"<") + data.count(b"=")
        if sum(self.signs.values()) > MAX_SIGNS:
            raise ReadError(self.path, f"文档的标记超过上限（{MAX_SIGNS // 10_000} 万个），不作为公文检查")
        codec = _CODECS.get(data[:2], "utf-8")
        for strict, transitional in _STRICT:
            data = data.replace(strict.encode(codec), transitional.encode(codec))
        return data

    def root(self, name: str) -> Any:
        """The root element of a part, None where there is no such part."""
        if name not in self.names:
            return None
        root = etree.fromstring(self.part(name), etree.XMLParser(collect_ids=False, **OPTIONS))
        _no_dtd(root, self.path)
        return root

    def children(self, name: str, tag: str) -> Iterator[Any]:
        """The children of the part's element `tag`, one after the other; each is emptied after use."""
        stream = BytesIO(self.part(name))
        blocks = [W + block for block in ("p", "tbl", "sdt", "altChunk", "sectPr")]
        events = etree.iterparse(stream, events=("end",), tag=blocks, **OPTIONS)
        last = None
        for _, element in events:
            parent = element.getparent()
            if parent is None or parent.tag != tag:
                continue
            _no_dtd(element, self.path)
            yield from (child for child in parent[: parent.index(element) + 1] if child is not last)
            element.clear()
            while element.getprevious() is not None:
                del parent[0]
            last = element
        _no_dtd(events.root, self.path)
        parent = next(events.root.iter(tag), None)
        yield from (child for child in (() if parent is None else list(parent)) if child is not last)

    def related(self, name: str) -> list[tuple[str, str]]:
        """(sort, part) for every part that part `name` ("" for the package) points to."""
        return [(relation.sort, relation.target) for relation in self.relations(name)]

    def relations(self, name: str) -> list[Relation]:
        """What part `name` ("" for the package) points to inside the package."""
        folder, base = posixpath.split(name)
        root = self.root(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = []
        for relation in () if root is None else root.iter(_RELATION):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                sort = relation.get("Type", "").rpartition("/")[2]
                found.append(Relation(relation.get("Id", ""), sort, target.lstrip("/")))
        return [relation for relation in found if relation.target in self.names]


def open_package(data: bytes, path: str) -> Package:
    """The package in `data`. Raises ReadError on what is no .docx, encrypted, damaged or over a limit."""
    sort = kind(data)
    if sort == ENCRYPTED:
        raise ReadError(path, "文档已加密，需要密码；请在 Word 或 WPS 中去掉密码后再检查")
    if not data.startswith(b"PK\x03\x04") or not sort.startswith(("Word", "压缩包")):
        what = f"是{sort}" if sort else "像是文本" if data.strip() else "文件是空的"
        raise ReadError(path, f"内容不是 Word 文档（.docx），{what}；请改正扩展名，或另存为 .docx")
    too_large = ReadError(
        path, f"文档解压后超过上限（{MAX_PARTS} 个部件、{MAX_TOTAL >> 20} MB），不作为公文检查"
    )
    if data.count(_ENTRY) > 4 * MAX_PARTS:  # before anything is made of the entries
        raise too_large
    package = zipfile.ZipFile(BytesIO(data))
    parts = package.infolist()
    counts = Counter(part.filename.lower() for part in parts)  # to Word, large and small letters are one
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_TOTAL:
        raise too_large
    if any(part.flag_bits & 1 for part in parts):
        raise ReadError(path, "文档已加密，需要密码；请去掉密码后再检查")
    if any(part.compress_type not in _METHODS for part in parts):
        raise ReadError(path, "文档的压缩方法不是 Word 所用的，不读取；请在 Word 或 WPS 中打开后另存")
    if any(number > 1 or name.startswith("/") or ".." in name.split("/") for name, number in counts.items()):
        raise ReadError(path, "文档的内部结构有误（部件重名或路径越界），不能确定读到的是全文")
    return Package(package, path, frozenset(part.filename for part in parts), {})


def child(element: Any, tag: str) -> Any:
    """The first child `tag` of `element`, None where there is none. `find` takes twice as long."""
    return next(element.iterchildren(W + tag), None)


def _no_dtd(element: Any, path: str) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise ReadError(path, "文档含有 DTD 声明，正常的 Word 文档没有；为安全起见不读取")
