"""Builds report.docx: a report as Word makes it, with styles, generated numbers and a table. Run: python make_report.py

The same bytes come out every time: no clock, no machine name.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

WRITTEN = datetime.datetime(2024, 1, 15, 9, 0, tzinfo=datetime.UTC)

TITLE = "滨江高新技术产业园区管委会主任2023年度述职述责述廉报告"
OPENING = (
    "本人2020年6月任滨江高新技术产业园区党工委副书记、管委会主任，主持管委会全面工作。2023年，本人坚持以习近平新时代"
    "中国特色社会主义思想为指导，全面贯彻落实党的二十大精神，扎实开展学习贯彻习近平新时代中国特色社会主义思想主题教育，"
    "推动园区各项工作取得新进展。现将有关情况报告如下："
)
# A heading's number is not in its text: Word makes it. (level, heading, body)
SECTIONS: tuple[tuple[int, str, str], ...] = (
    (1, "履职情况", ""),
    (2, "突出项目招引", "全年签约项目46个，开工31个，引进外资2.3亿美元。主要指标完成情况见下表。"),
    (
        2,
        "着力破解难点问题，优化营商环境",
        "推行“拿地即开工”，9个项目审批时间平均缩短52天；建成标准厂房18万平方米；为76家企业解决用工、融资问题143个。",
    ),
    (
        2,
        "坚持民主集中制",
        "修订主任办公会议事规则，“三重一大”事项集体研究28项。参加党工委理论学习中心组学习12次，到企业宣讲6场。",
    ),
    (1, "履责情况", ""),
    (
        0,
        "",
        "落实全面从严治党主体责任和“一岗双责”，对5个局室开展廉政谈话19人次。2022年度述职评议指出的2个问题已整改到位。",
    ),
    (1, "廉洁自律情况", ""),
    (
        0,
        "",
        "严格落实中央八项规定及其实施细则精神,带头反对“四风”，商务接待费用下降21%。如实报告个人有关事项，配偶、子女没有在园区经商办企业。",
    ),
    (1, "存在的主要问题", ""),
    (
        2,
        "学习不深入",
        "对“链长制”配套政策没有逐条研读，6月与龙头企业座谈时，对设备更新贴息的申报条件答不上来，事后被企业来函询问。",
    ),
    (
        2,
        "服务不精细",
        "全年走访企业64家，其中规模以下企业只有7家；东区公交线路问题职工反映11次，拖了9个月才开通。",
    ),
    (
        2,
        "监管不严格",
        "管委会下属公司2022年违规列支差旅费8.6万元，审计发现前本人没有过问；2名干部因此受到处理，本人负有领导责任。",
    ),
    (1, "下一步打算", ""),
    (2, "学深政策", "每月研读一项产业政策，2024年3月底前编印政策申报手册，发到每一家企业。"),
    (2, "做细服务", "全年走访企业不少于120家，规模以下企业占一半以上；企业诉求5个工作日内答复。"),
    (2, "从严监管", "对3家下属公司开展财务专项检查，6月底前完成整改。"),
)
TABLE = (
    ("指标", "年度计划", "完成情况"),
    ("规模以上工业产值", "380亿元", "396.4亿元"),
    ("固定资产投资", "62亿元", "65.1亿元"),
    ("高新技术企业", "90家", "97家"),
    ("税收收入", "14亿元", "XX亿元"),
)
CLOSING = "特此报告，请予评议。"
SIGN_OFF = ("述职人：卓望川", "2024年1月15日")

_NUMBERING = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90">
  <w:multiLevelType w:val="multilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>
    <w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>
    <w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum>"""


def build() -> bytes:
    """The report as the bytes of a .docx file."""
    document = Document()
    number = _numbered(document)
    document.add_heading(TITLE, level=0)
    document.add_paragraph(OPENING)
    for level, heading, body in SECTIONS:
        if heading:
            _number(document.add_heading(heading, level=level), number, level - 1)
        if body:
            document.add_paragraph(body)
        if "下表" in body:
            _add_table(document)
    for line in (CLOSING, *SIGN_OFF):
        document.add_paragraph(line)
    facts = document.core_properties
    facts.title, facts.author, facts.last_modified_by = TITLE, "卓望川", ""
    facts.created = facts.modified = WRITTEN
    buffer = io.BytesIO()
    document.save(buffer)
    return _repacked(buffer.getvalue())


def _numbered(document: Any) -> str:
    """Adds the numbering 一、 → （一） and returns its id."""
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(_NUMBERING))
    return str(numbering.add_num(90).numId)


def _number(paragraph: Any, number: str, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().set(qn("w:val"), str(level))
    properties.get_or_add_numId().set(qn("w:val"), number)


def _add_table(document: Any) -> None:
    table = document.add_table(rows=0, cols=len(TABLE[0]), style="Table Grid")
    for row in TABLE:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def _repacked(package: bytes) -> bytes:
    """The same package with the time stamps of its parts fixed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3
            new.writestr(part, old.read(name))
    return buffer.getvalue()


if __name__ == "__main__":
    Path(__file__).with_name("report.docx").write_bytes(build())
