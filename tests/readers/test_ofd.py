"""OFD files → the text their pages show."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from hegui.document import BlockKind, Document, Location
from hegui.errors import ReadError
from hegui.readers import read_bytes

XMLNS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEAD = "<?xml version='1.0' encoding='UTF-8'?>"
BODY = "按照统一安排，现将本人一年来履行职责、抓党建工作、推进项目建设以及廉洁自律的情况报告如下，请予评议，不足之处请批评指正。"
EM = 5.6  # millimetres: 16 points
ROOM = 28


def text(words: str, left: float, base: float, size: float = EM, more: str = "", fill: str = "") -> str:
    steps = f"g {len(words) - 1} {size}" if len(words) > 1 else ""
    place = f'Boundary="{left} {base - size} {len(words) * size} {size * 1.3}"'
    code = f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{words}</ofd:TextCode>'
    return f'<ofd:TextObject {place} Font="1" Size="{size}" {more}>{fill}{code}</ofd:TextObject>'


def column(words: str, first: float = 45) -> str:
    lines = [words[: ROOM - 2], *(words[at : at + ROOM] for at in range(ROOM - 2, len(words), ROOM))]
    return "".join(
        text(line, 28 + (2 * EM if not at else 0), first + at * 10) for at, line in enumerate(lines)
    )


def packed(parts: dict[str, str]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, HEAD + part)
    return data.getvalue()


def parts(*pages: str, template: str = "") -> dict[str, str]:
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    common = f'<ofd:CommonData>{area}<ofd:TemplatePage ID="9" BaseLoc="Tpl/Content.xml"/></ofd:CommonData>'
    places = "".join(
        f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages))
    )
    root = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    behind = '<ofd:Template TemplateID="9" ZOrder="Background"/>' if template else ""
    made = {
        "OFD.xml": f"<ofd:OFD {XMLNS}>{root}</ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {XMLNS}>{common}<ofd:Pages>{places}</ofd:Pages></ofd:Document>",
    }
    for at, page in enumerate(pages):
        layer = f"<ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content>"
        made[f"Doc_0/Pages/Page_{at}/Content.xml"] = f"<ofd:Page {XMLNS}>{behind}{layer}</ofd:Page>"
    if template:
        made["Doc_0/Tpl/Content.xml"] = f"<ofd:Page {XMLNS}><ofd:Content>{template}</ofd:Content></ofd:Page>"
    return made


def read(*pages: str, template: str = "") -> Document:
    return read_bytes(packed(parts(*pages, template=template)), "报告.ofd", "ofd")


def blocks(document: Document, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [document.words(block.span) for block in document.blocks if block.kind is kind]


def test_lines_become_paragraphs_on_their_pages() -> None:
    first = text("工作报告", 90, 30, 7.8) + column(BODY) + text("—1—", 100, 280)
    document = read(first, column("二是狠抓落实。" + BODY) + text("—2—", 100, 280))
    assert document.title
    assert document.words(document.title) == "工作报告"
    assert blocks(document) == [BODY, "二是狠抓落实。" + BODY]
    assert document.location(document.text.index("二是")) == Location(1, 1, 2)
    assert blocks(document, BlockKind.MARGIN) == ["—1—"]


def test_comments_and_attached_files_are_told() -> None:
    made = parts(column(BODY))
    places = "<ofd:Annotations>Annots.xml</ofd:Annotations><ofd:Attachments>Files/List.xml</ofd:Attachments>"
    made["Doc_0/Document.xml"] = made["Doc_0/Document.xml"].replace(
        "</ofd:Document>", f"{places}</ofd:Document>"
    )
    page = '<ofd:Page PageID="0"><ofd:FileLoc>Pages/Page_0/Notes.xml</ofd:FileLoc></ofd:Page>'
    made["Doc_0/Annots.xml"] = f"<ofd:Annotations {XMLNS}>{page}</ofd:Annotations>"
    looks = '<ofd:Remark>请核对</ofd:Remark><ofd:Appearance Boundary="30 50 100 6"/>'
    notes = "".join(
        f'<ofd:Annot Type="{sort}" Creator="李四">{looks}</ofd:Annot>' for sort in ("Highlight", "Stamp")
    )
    made["Doc_0/Pages/Page_0/Notes.xml"] = f"<ofd:PageAnnot {XMLNS}>{notes}</ofd:PageAnnot>"
    made["Doc_0/Files/List.xml"] = f'<ofd:Attachments {XMLNS}><ofd:Attachment Name="表"/></ofd:Attachments>'
    document = read_bytes(packed(made), "报告.ofd", "ofd")
    assert [(m.kind, m.author, document.quote(m.span)[:4], m.words) for m in document.marks] == [
        ("object", "", "按照统一", "表"),
        ("comment", "李四", BODY[26:30], "请核对"),
    ]


def test_what_is_not_seen_is_hidden_and_a_template_is_read() -> None:
    white = '<ofd:FillColor Value="255 255 255"/>'
    unseen = text("暗中甲", 28, 200, more='Visible="false"') + text("暗中乙", 28, 215, fill=white)
    document = read(
        column(BODY) + unseen + text("暗中丙", 28, 230, more='Alpha="0"'), template=text("底版", 28, 250)
    )
    assert "底版" in document.visible.text
    assert "暗中" not in document.visible.text
    assert document.full.text.count("暗中") == 3


@pytest.mark.parametrize("data", ["M 0 0 L 100 0", "M 0 0 L 0 20"])
def test_rules_without_a_table_do_no_harm(data: str) -> None:
    path = f'<ofd:PathObject Boundary="28 200 100 20"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'
    assert blocks(read(column(BODY) + path)) == [BODY]


PICTURE = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="3"/>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "空的"),
        (packed({"a.xml": "<x/>"}), "别的压缩包"),
        (packed(parts(PICTURE)), "没有文字"),
        (packed(parts(column(BODY), PICTURE)), "第 2 页没有文字"),
        (packed(parts("")), "没有文字"),
        (packed({**parts(column(BODY)), "Encryptions.xml": "<x/>"}), "密码"),
        (packed({key: part for key, part in parts(column(BODY)).items() if "Pages" not in key}), "已损坏"),
        (packed(parts(column(BODY).replace('Size="5.6"', 'Size="x"'))), "已损坏"),
        (packed(parts(column(BODY).replace('Size="5.6"', 'Size="nan"'))), "已损坏"),
        (packed(parts("<ofd:TextObject")), "已损坏"),
        (packed(parts(column(BODY)))[:-30], "已损坏"),
    ],
)  # fmt: skip
def test_refusals(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_bytes(data, "报告.ofd", "ofd")


def test_a_step_repeated_without_end_is_cut() -> None:
    assert read(column(BODY).replace("g 25 5.6", "g 999999999 5.6")).text.startswith(BODY[:20])
