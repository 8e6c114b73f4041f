"""Word files written by python-docx."""

from __future__ import annotations

import io

import docx
from docx.enum.text import WD_BREAK
from docx.shared import Pt


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def headings() -> bytes:
    document = docx.Document()
    document.add_heading("河湾镇2023年度工作总结", 0)
    for title in ("一、主要工作", "二、存在问题", "三、下一步打算"):
        document.add_heading(title, 1)
        document.add_heading("（一）第一方面", 2)
        document.add_paragraph("这里写具体情况，共写两句。第二句在此。")
    return saved(document)


def lists() -> bytes:
    document = docx.Document()
    document.add_paragraph("工作清单")
    for words in ("排查水库", "整改隐患", "组织演练"):
        document.add_paragraph(words, style="List Number")
    for words in ("水库", "河堤"):
        document.add_paragraph(words, style="List Bullet")
    for words in ("甲组", "乙组"):
        document.add_paragraph(words, style="List Number 2")
    document.add_paragraph("清单完。")
    return saved(document)


def grid() -> bytes:
    document = docx.Document()
    document.add_paragraph("收支表")
    table = document.add_table(4, 3, style="Table Grid")
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"格{at}"
    table.cell(1, 0).merge(table.cell(2, 1)).text = "合并格"
    inner = table.cell(3, 2).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "里一", "里二"
    document.add_paragraph("表后说明。")
    return saved(document)


def furniture() -> bytes:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "内部资料"
    section.footer.paragraphs[0].text = "河湾镇人民政府印"
    document.add_paragraph("第一段。").runs[0].font.size = Pt(16)
    document.add_paragraph("第二页前。").add_run().add_break(WD_BREAK.PAGE)
    paragraph = document.add_paragraph("第二页。")
    paragraph.add_run("加粗").bold = True
    paragraph.add_run("隐藏").font.hidden = True
    paragraph.add_run("结束。")
    return saved(document)


def remarks() -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph("全年")
    run = paragraph.add_run("产值增长8%")
    paragraph.add_run("。")
    document.add_comment(run, text="请核对数字", author="李四", initials="L")
    return saved(document)


FILES = {f"library-{made.__name__}": made for made in (headings, lists, grid, furniture, remarks)}
