"""Bytes → Document. One file a format; `outline` is shared by all."""

from __future__ import annotations

import datetime
import importlib
import os
import stat
from typing import Any, Literal

from hegui.digest import sha256
from hegui.document import Dated, Document
from hegui.errors import ReadError

SUFFIXES = {
    **{".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".docx": "docx", ".docm": "docx"},
    **{
        ".pdf": "pdf",
        ".html": "html",
        ".htm": "html",
        ".odt": "odt",
        ".rtf": "rtf",
        ".ofd": "ofd",
        ".doc": "doc",
        ".wps": "wps",
    },
}
_TEXTS = {"txt": "hegui.readers.plain", "md": "hegui.readers.markdown"}
_READERS = {
    **{name: f"hegui.readers.{name}" for name in ("docx", "pdf", "html", "odt", "rtf", "ofd")},
    **dict.fromkeys(("doc", "wps"), "hegui.readers.converted"),
}
MAX_BYTES = 200 * 1024 * 1024


def read(path: str | os.PathLike[str], *, encoding: str | None = None) -> Document:
    """The document in a file, read as its contents say, or its suffix where they do not tell.

    encoding: that of a text file, where it is not to be told from the bytes. Raises ReadError on a file that cannot be
    opened, that is not what its name says, or that is damaged or too large; UsageError on an unknown encoding.
    """
    name = os.fspath(path)
    suffix = os.path.splitext(name)[1].lower()
    if suffix not in SUFFIXES:
        known = "、".join(SUFFIXES)
        raise ReadError(name, f"不能读取 {suffix or '没有扩展名的'} 文件；可检查的有 {known}")
    return read_bytes(contents(name), name, SUFFIXES[suffix], encoding)


def read_bytes(data: bytes, path: str, format: str, encoding: str | None = None) -> Document:
    """The document in `data`, the contents of a file called `path`. format: a value of `SUFFIXES`; where the contents
    are plainly of another one, that is the document's. Raises as `read`."""
    from hegui.readers.signature import format_of, kind

    found = format_of(data) or format
    if (found, format) == ("doc", "wps"):
        found = format
    document: Document
    if found in _TEXTS:
        foreign = kind(data)
        if foreign:
            raise ReadError(path, f"内容不是文本，是{foreign}；请改正扩展名，或另存为文本或 .docx 后再检查")
        from hegui.readers.decode import decode

        digest = sha256(data)
        text, name = decode(data, path, encoding)
        document = _reader(found).document(text, path=path, encoding=name, sha256=digest)
        return document
    more = {"encoding": encoding} if found == "html" else {}
    document = _reader(found).document(data, path=path, sha256=sha256(data), **more)
    return document


def contents(path: str) -> bytes:
    """All of a file. Raises ReadError."""
    try:
        about = os.stat(path)
        if not stat.S_ISREG(about.st_mode):
            raise ReadError(path, "不是文件" if not stat.S_ISDIR(about.st_mode) else "是目录，不是文件")
        if about.st_size > MAX_BYTES:
            raise ReadError(path, f"文件超过 {MAX_BYTES >> 20} MB，不作为公文检查")
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError as fault:
        raise ReadError(path, "没有这个文件") from fault
    except PermissionError as fault:
        raise ReadError(path, "没有读取这个文件的权限") from fault
    except (OSError, ValueError) as fault:
        raise ReadError(path, f"文件打不开：{fault}") from fault


def _reader(format: str) -> Any:
    return importlib.import_module(_TEXTS.get(format) or _READERS[format])


def read_text(
    text: str,
    path: str = "<text>",
    format: Literal["txt", "md", "docx"] = "txt",
    as_of: datetime.date | None = None,
) -> Document:
    """The document that `text` makes up; docx: a Word file written down as `critic` tells. as_of: the day it is taken to
    be of, in place of what it says."""
    reader = importlib.import_module("hegui.readers.critic") if format == "docx" else _reader(format)
    document: Document = reader.document(text, path=path)
    return dated(document, as_of)


def dated(document: Document, as_of: datetime.date | None) -> Document:
    """`document` taken to be of the day `as_of`, where one is given."""
    if as_of is None:
        return document
    from dataclasses import replace

    views: dict[str, Any] = {
        key: document.__dict__[key] for key in ("full", "visible") if key in document.__dict__
    }
    document = replace(document, date=Dated(as_of, as_of, "as-of"), year=document.year or as_of.year)
    document.__dict__.update(views)
    return document
