"""OFD (GB/T 33190-2016) → the text its pages show. A page without text but with pictures is refused, not passed."""

from __future__ import annotations

from functools import partial
from typing import Any

from hegui.document import Document
from hegui.errors import ReadError
from hegui.readers.apart import apart
from hegui.readers.ofd_page import Drawing, box, kind
from hegui.readers.ofd_work import POINTS, annotated, attached, resolved
from hegui.readers.page import Sheet, rebuilt
from hegui.readers.page_document import document as paged
from hegui.readers.page_lines import lines
from hegui.readers.zipped import Zipped, opened, reading

MAX_PAGES = 2000
_A4 = (0.0, 0.0, 210.0, 297.0)


def document(data: bytes, *, path: str, sha256: str = "") -> Document:
    """The document in an .ofd file. Raises ReadError on one that is damaged, encrypted, too large, or not all text."""
    sheets, unread = apart(partial(_read, data, path), path)
    sheets = [rebuilt(*sheet) for sheet in sheets]
    if not any(sheet.lines for sheet in sheets):
        raise ReadError(path, "OFD 文件里没有文字（可能是扫描件）；请用文字版，或先识别（OCR）、校对后另存")
    if unread:
        pages = "、".join(map(str, unread[:20]))
        raise ReadError(path, f"OFD 第 {pages} 页没有文字（可能是扫描图），读不全；请用文字版")
    return paged(sheets, path=path, format="ofd", sha256=sha256)


def _read(data: bytes, path: str) -> tuple[list[Sheet], list[int]]:
    name = "OFD 版式文件"
    with reading(path, name):
        package = opened(data, path, name)
        if "OFD.xml" not in package.names:
            raise ReadError(path, f"内容不是{name}，是别的压缩包；请改正扩展名，或另存为 .docx")
        if any(part.rpartition("/")[2] in ("Encryptions.xml", "encryptions.xml") for part in package.names):
            raise ReadError(path, "文档已加密，需要密码；请去掉密码后再检查")
        return _sheets(package)


def _sheets(package: Zipped) -> tuple[list[Sheet], list[int]]:
    """The pages, and the numbers of those that hold pictures and no text."""
    sheets: list[Sheet] = []
    unread: list[int] = []
    for root in (_text(each) for each in package.root("OFD.xml").iter() if kind(each) == "DocRoot"):
        where = resolved("OFD.xml", root)
        main = package.root(where)
        templates = {
            each.get("ID", ""): resolved(where, each.get("BaseLoc", ""))
            for each in main.iter()
            if kind(each) == "TemplatePage"
        }
        whole, left = attached(package, where, main), annotated(package, where, main)
        area = next((box(_text(each)) for each in main.iter() if kind(each) == "PhysicalBox"), None) or _A4
        for page in (each for each in main.iter() if kind(each) == "Page"):
            if len(sheets) >= MAX_PAGES:
                raise ReadError(package.path, f"OFD 超过 {MAX_PAGES} 页，不作为公文检查")
            sheet, pictured = _sheet(package, resolved(where, page.get("BaseLoc", "")), templates, area)
            found = left.get(page.get("ID", ""), [])
            sheets.append(sheet._replace(left=[*([] if sheets else whole), *found]))
            if pictured and not any(line.seen for line in sheet.lines):
                unread.append(len(sheets))
    return sheets, unread


def _sheet(
    package: Zipped, part: str, templates: dict[str, str], area: tuple[float, float, float, float]
) -> tuple[Sheet, bool]:
    """A page, and whether it holds pictures or drawings."""
    root = package.root(part)
    own = next(
        (each for part in root.iter() if kind(part) == "PhysicalBox" and (each := box(_text(part)))), area
    )
    drawing = Drawing(own, POINTS)
    for behind in (each for each in root.iter() if kind(each) == "Template"):
        template = templates.get(behind.get("TemplateID", ""))
        if template:
            drawing.draw(package.root(template))
    drawing.draw(root)
    width, height = own[2] * POINTS, own[3] * POINTS
    found = lines(drawing.glyphs(), drawing.rules, height, width)
    return Sheet(width, height, found), drawing.pictured


def _text(element: Any) -> str:
    return element.text or ""
