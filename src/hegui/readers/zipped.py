"""A zip of XML files, opened with limits, without following anything it points to: .odt, .ofd; the limits of all."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from lxml import etree

from hegui.errors import ReadError
from hegui.readers.signature import kind
from hegui.values import Record

MAX_PARTS = 4096
MAX_PART = 64 * 1024 * 1024
MAX_TOTAL = 256 * 1024 * 1024

# What zipfile, zlib and lxml raise on damaged bytes; RuntimeError also stands for too deep a nesting.
DAMAGE = (
    *(etree.LxmlError, zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError),
    *(LookupError, ValueError, NotImplementedError, RuntimeError),
)
OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


class Zipped(Record):
    """An opened zip. Its methods raise ReadError on what is over a limit, and zipfile's and lxml's errors."""

    zip: zipfile.ZipFile
    path: str
    names: frozenset[str]

    def part(self, name: str) -> bytes:
        """The contents of a part; KeyError where there is none."""
        with self.zip.open(name) as stream:
            data = stream.read(MAX_PART + 1)
        if len(data) > MAX_PART:
            raise ReadError(self.path, f"文档里的 {name} 超过 {MAX_PART >> 20} MB，不作为公文检查")
        return data

    def root(self, name: str) -> Any:
        """The root element of a part; KeyError where there is none."""
        return parsed(self.part(name), self.path)


def parsed(data: bytes, path: str) -> Any:
    """The root element of an XML text that has no DTD."""
    root = etree.fromstring(data, etree.XMLParser(**OPTIONS))
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(path, "文档含有 DTD 声明，正常的文档没有；为安全起见不读取")
    return root


@contextmanager
def reading(path: str, name: str) -> Iterator[None]:
    """Tells of damage that shows while a document called `name` is read."""
    try:
        yield
    except DAMAGE as fault:
        what = f"{type(fault).__name__}: {fault}"
        raise ReadError(path, f"{name}已损坏，读不全；请在原来的程序中打开后另存（{what:.80}）") from fault


def opened(data: bytes, path: str, name: str) -> Zipped:
    """The zip in `data`, which is to be a document called `name`. Raises ReadError as `Zipped` does."""
    if not data.startswith(b"PK\x03\x04"):
        sort = kind(data)
        what = f"是{sort}" if sort else "像是文本" if data.strip() else "文件是空的"
        raise ReadError(path, f"内容不是{name}，{what}；请改正扩展名，或另存为 .docx")
    archive = zipfile.ZipFile(BytesIO(data))
    parts = archive.infolist()
    counts = Counter(part.filename for part in parts)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_TOTAL:
        raise ReadError(
            path, f"文档解压后超过上限（{MAX_PARTS} 个部件、{MAX_TOTAL >> 20} MB），不作为公文检查"
        )
    if any(part.flag_bits & 1 for part in parts):
        raise ReadError(path, "文档已加密，需要密码；请去掉密码后再检查")
    if any(number > 1 or name.startswith("/") or ".." in name.split("/") for name, number in counts.items()):
        raise ReadError(path, "文档的内部结构有误（部件重名或路径越界），不能确定读到的是全文")
    return Zipped(archive, path, frozenset(counts))
