"""Word files written by LibreOffice, from HTML and from OpenDocument text. They are kept, so that they are read where
there is no LibreOffice, too; `python tests/word/libreoffice.py` makes them anew."""

from __future__ import annotations

import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

KEPT = Path(__file__).parent / "libreoffice"

TEXT = "application/vnd.oasis.opendocument.text"
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
HTML = {
    "lists": "<h1>河湾镇工作要点</h1><ol><li>抓防汛<ol type='a'><li>查水库<li>查河堤</ol><li>抓供水</ol>"
    "<p>另有几点。</p><ol start='5'><li>第五条<li>第六条</ol><ul><li>圆点一<li>圆点二</ul><p>结束。</p>",
    "tables": "<h1>收支情况</h1><p>表前。</p><table border='1'><tr><th>事项</th><th colspan='2'>金额</th></tr>"
    "<tr><td rowspan='2'>投资</td><td>上年</td><td>3万</td></tr><tr><td>今年</td><td><table border='1'><tr>"
    "<td>内一</td><td>内二</td></tr></table></td></tr></table><p>表后。</p>",
    "inline": "<h1>河湾镇工作总结</h1><h2>一、主要工作</h2><p>全年<b>新建</b>水厂<i>2</i>座，见<a href='https://example.invalid/'>"
    "链接</a>。<br>换行后。</p><h2>二、存在问题</h2><p>上<sup>标</sup>和下<sub>标</sub>，<span lang='en'>ERP</span>系统。</p>",
}
_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." '
    'style:num-suffix="、"/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>'
    '<style:style style:name="G" style:family="text"><style:text-properties text:display="none"/></style:style>'
)
OPEN = {
    "chapters": '<text:list text:style-name="L"><text:list-item><text:p>主要工作</text:p><text:list><text:list-item>'
    "<text:p>抓防汛</text:p></text:list-item><text:list-item><text:p>抓供水</text:p><text:list><text:list-item><text:p>一点"
    "</text:p></text:list-item></text:list></text:list-item></text:list></text:list-item><text:list-item><text:p>存在问题"
    "</text:p></text:list-item></text:list><text:p>正文。</text:p>",
    "notes": '<text:p>全年产值<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>按可比价格。</text:p></text:note-body></text:note>增长。</text:p>",
    "hidden": '<text:p>看得见<text:span text:style-name="G">看不见</text:span>，还看得见。</text:p><text:p>软连\u00ad字符'
    "<text:tab/>制表<text:line-break/>换行<text:s/>空格。</text:p>",
    "frames": '<text:p>框前。<draw:frame svg:width="5cm" svg:height="2cm" svg:x="8cm" svg:y="12cm" '
    'text:anchor-type="paragraph"><draw:text-box><text:p>框里的话</text:p></draw:text-box></draw:frame></text:p>'
    "<text:p>框后。</text:p>",
    "changes": '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info>'
    "<dc:creator>张三</dc:creator><dc:date>2024-01-02T08:00:00</dc:date></office:change-info></text:insertion>"
    '</text:changed-region><text:changed-region text:id="c2"><text:deletion><office:change-info><dc:creator>李四'
    "</dc:creator><dc:date>2024-01-02T08:00:00</dc:date></office:change-info><text:p>删去的</text:p></text:deletion>"
    '</text:changed-region></text:tracked-changes><text:p>全年<text:change-start text:change-id="c1"/>新建'
    '<text:change-end text:change-id="c1"/>水厂<text:change text:change-id="c2"/>2座。</text:p>',
}
NAMES = (*HTML, *OPEN)


def run(folder: Path, form: str, *files: Path) -> None:
    """Have LibreOffice convert `files` into `folder`."""
    with tempfile.TemporaryDirectory() as home:
        command = ["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", form]
        subprocess.run(
            [*command, "--outdir", str(folder), *map(str, files)],
            check=True,
            capture_output=True,
            timeout=300,
        )


def open_document(body: str) -> bytes:
    """The .odt file with such a body."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", TEXT)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{MANIFEST}" manifest:version="1.2"><manifest:file-entry '
            f'manifest:full-path="/" manifest:media-type="{TEXT}"/><manifest:file-entry manifest:full-path="content.xml" '
            'manifest:media-type="text/xml"/></manifest:manifest>',
        )
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.2">'
            f"<office:automatic-styles>{_LIST}</office:automatic-styles><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        )
    return stream.getvalue()


def make() -> None:
    """Write the kept files anew."""
    KEPT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, body in HTML.items():
            page = f'<html lang="zh-CN"><head><meta charset="utf-8"><title></title></head><body>{body}</body></html>'
            (folder / f"{title}.html").write_text(page, encoding="utf-8")
        for title, body in OPEN.items():
            (folder / f"{title}.odt").write_bytes(open_document(body))
        for form in ("html", "odt"):
            run(KEPT, "docx:MS Word 2007 XML", *sorted(folder.glob(f"*.{form}")))


FILES = {f"libreoffice-{name}": (KEPT / f"{name}.docx").read_bytes for name in NAMES}

if __name__ == "__main__":
    make()
