"""Word files written by hand: every element of WordprocessingML that carries text, with nothing a writer would add."""

from __future__ import annotations

import io
import zipfile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ROOTS = {"header": "hdr", "footer": "ftr"}
SORTS = ("styles", "numbering", "settings", "footnotes", "endnotes", "comments", "header", "footer")
EMPTY = "".join(
    f'<w:{{0}} w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:{{0}}>'
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


def part(root: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {NAMESPACES}>{inner}</w:{root}>'


def relations(*targets: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{sort}" Target="{target}"/>'
        for name, sort, target in targets
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def sort_of(name: str) -> str:
    return name.rstrip("0123456789")


def types(names: list[str]) -> str:
    inner = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>'
    )
    for name in names:
        inner += f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{sort_of(name)}+xml"/>'
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{inner}</Types>'


def package(body: str, section: str = "", **parts: str) -> dict[str, str | bytes]:
    """The parts of a .docx by name. `parts`: the inner XML of further ones (styles, header1 …)."""
    assert all(sort_of(name) in SORTS for name in parts)
    shown = "".join(
        f'<w:{sort_of(name)}Reference w:type="default" r:id="{name}"/>'
        for name in parts
        if sort_of(name) in ROOTS and name.endswith("1")
    )
    end = f"<w:sectPr>{shown}{section}</w:sectPr>"
    return {
        "[Content_Types].xml": types(list(parts)),
        "_rels/.rels": relations(("main", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(*((n, sort_of(n), f"{n}.xml") for n in parts)),
        "word/document.xml": part("document", f"<w:body>{body}{end}</w:body>"),
        **{
            f"word/{name}.xml": part(ROOTS.get(sort_of(name), sort_of(name)), inner)
            for name, inner in parts.items()
        },
    }


def packed(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def file(body: str, section: str = "", **parts: str) -> bytes:
    return packed(package(body, section, **parts))


def r(text: str, properties: str = "") -> str:
    properties = properties and f"<w:rPr>{properties}</w:rPr>"
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inner: str, properties: str = "") -> str:
    """A paragraph; what is no XML is a run's text."""
    content = "".join(each if each.startswith("<") else r(each) for each in inner if each)
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{content}</w:p>"


def item(text: str, number: int, depth: int | None = 0, more: str = "") -> str:
    ilvl = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    return p(text, properties=f'{more}<w:numPr>{ilvl}<w:numId w:val="{number}"/></w:numPr>')


def styled(style: str, *inner: str) -> str:
    return p(*inner, properties=f'<w:pStyle w:val="{style}"/>')


def style(
    name: str,
    shown: str = "",
    *,
    based: str = "",
    paragraph: str = "",
    run: str = "",
    sort: str = "paragraph",
) -> str:
    based = based and f'<w:basedOn w:val="{based}"/>'
    paragraph = paragraph and f"<w:pPr>{paragraph}</w:pPr>"
    run = run and f"<w:rPr>{run}</w:rPr>"
    return f'<w:style w:type="{sort}" w:styleId="{name}"><w:name w:val="{shown or name}"/>{based}{paragraph}{run}</w:style>'


def level(depth: int, written: str, text: str, more: str = "", end: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{written}"/>{more}'
        f'<w:lvlText w:val="{text}"/>{end}</w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'


def num(number: int, kind: int, *overrides: str) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{"".join(overrides)}</w:num>'


def override(depth: int, inner: str) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}">{inner}</w:lvlOverride>'


def table(*rows: list[str], width: int = 2400) -> str:
    """A table of rows of cells; a cell is XML of blocks, or words."""
    most = max(len(row) for row in rows)
    grid = "<w:tblGrid>" + f'<w:gridCol w:w="{width}"/>' * most + "</w:tblGrid>"
    borders = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    inner = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows).replace("2400", str(width))
    return f"<w:tbl>{borders}{grid}{inner}</w:tbl>"


def cell(content: str) -> str:
    if content.startswith("<w:tc>"):
        return content
    content = content if content.startswith("<") else p(content)
    return f'<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def field(code: str, result: str | None = "", data: str = "") -> str:
    """A complex field; without a result where that is None."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    inner = (
        code if code.startswith("<") else f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    )
    shown = ""
    if result is not None:
        shown = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        shown += result if result.startswith("<") else r(result)
    return f'{begin}{inner}{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def inserted(inner: str, author: str = "张三") -> str:
    return f'<w:ins w:id="90" w:author="{author}" w:date="2024-01-02T08:00:00Z">{inner}</w:ins>'


def deleted(text: str, author: str = "张三") -> str:
    run = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:id="91" w:author="{author}" w:date="2024-01-02T08:00:00Z">{run}</w:del>'


def ending(change: str, author: str = "张三") -> str:
    """Properties of a paragraph whose end was put in or taken out."""
    return f'<w:rPr><w:{change} w:id="92" w:author="{author}" w:date="2024-01-02T08:00:00Z"/></w:rPr>'


def box(*blocks: str) -> str:
    """A text box as Word writes it: for new programs, and once more for old ones."""
    content = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
        'distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>3000000</wp:posOffset>'
        '</wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>8000000</wp:posOffset></wp:positionV>'
        '<wp:extent cx="2000000" cy="900000"/><wp:wrapNone/><wp:docPr id="7" name="框" descr="替代文字不是正文"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="900000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:rect style="width:150pt;height:70pt"><v:textbox>{content}</v:textbox></v:rect></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def old_box(*blocks: str) -> str:
    """A text box as Word 2003 and WPS write it."""
    return (
        '<w:r><w:pict><v:shape style="position:absolute;margin-left:0;margin-top:500pt;width:150pt;height:70pt">'
        f"<v:textbox><w:txbxContent>{''.join(blocks)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def note(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def notes(kind: str, *texts: str) -> str:
    """The inner XML of a part with notes; the first has number 1."""
    inner = "".join(
        f'<w:{kind} w:id="{number}">{p(f"<w:r><w:{kind}Ref/></w:r>", text)}</w:{kind}>'
        for number, text in enumerate(texts, 1)
    )
    return EMPTY.format(kind) + inner


def comment(number: int, text: str, author: str = "李四") -> str:
    return f'<w:comment w:id="{number}" w:author="{author}" w:initials="L">{p(text)}</w:comment>'


def commented(number: int, *inner: str) -> str:
    content = "".join(each if each.startswith("<") else r(each) for each in inner)
    return (
        f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def control(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


ACCEPTED = '<w:revisionView w:insDel="0" w:formatting="0" w:markup="0"/>'
