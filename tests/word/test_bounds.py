"""Files that would take too long or too much room are refused, with the reason, before they do."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from wordxml import abstract, file, item, level, num, p, package, packed, r

from hegui.errors import ReadError
from hegui.readers.docx import document


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as refusal:
        document(data, path="报告.docx")
    return refusal.value.reason


def zipped(method: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in package(p("总结")).items():
            archive.writestr(name, content)
    return stream.getvalue()


BOMBS = {
    "elements": (lambda: file("<w:x/>" * 1_600_000 + p("文")), "标记超过上限（150 万个）"),
    "attributes": (
        lambda: file("<w:x>" + "<w:y a='' b='' c='' d=''/>" * 400_000 + "</w:x>" + p("文")),
        "标记超过上限",
    ),
    "paragraphs": (lambda: file("<w:p/>" * 50_010 + p("文")), "5 万段"),
    "lines": (lambda: file(p(*["<w:r><w:t>文</w:t><w:br/></w:r>"] * 50_010)), "5 万段"),
    "characters": (lambda: file(p("文" * 300_000) * 17), "500 万字"),
    "list numbers": (
        lambda: file(
            item("文", 1) * 49_000, numbering=abstract(0, level(0, "decimal", "%1" * 500)) + num(1, 0)
        ),
        "500 万字",
    ),
    "entries": (lambda: packed(package(p("总结"))) + b"PK\x01\x02" * 20_000, "超过上限"),
    "another packing": (lambda: zipped(zipfile.ZIP_LZMA), "压缩方法"),
    "depth": (
        lambda: file("<w:sdt><w:sdtContent>" * 200 + p("文") + "</w:sdtContent></w:sdt>" * 200),
        "已损坏",
    ),
    "letter case": (lambda: packed({**package(p("文")), "word/Document.xml": "<x/>"}), "重名"),
    "a document in it": (lambda: file('<w:subDoc r:id="x"/>'), "subDoc"),
}


@pytest.mark.parametrize(("make", "reason"), BOMBS.values(), ids=BOMBS)
def test_what_is_too_much_is_refused(make, reason: str) -> None:
    data = make()
    begun = time.process_time()
    assert reason in refused(data)
    assert time.process_time() - begun < 30  # a few seconds on a machine that is not busy


HEAVY = {
    "styles on one another": lambda: file(
        "".join(p("文", properties=f'<w:pStyle w:val="s{n}"/>') for n in range(0, 20_000, 4)),
        styles="".join(
            f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
            for n in range(20_000)
        ),
    ),
    "fields in one another": lambda: file(
        p(
            *['<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>'] * 20_000,
            *[r("文")] * 20_000,
        )
    ),
    "changes by turns": lambda: file(
        p(*[f'<w:ins w:author="{n % 2}">{r("文")}</w:ins>' for n in range(30_000)])
    ),
    "numbers in numbers": lambda: file(
        item("文", 1) * 3_000, numbering=abstract(0, level(0, "decimal", "%9" * 500_000)) + num(1, 0)
    ),
    "comments that begin": lambda: file(
        p(*[f'<w:commentRangeStart w:id="{n}"/>' for n in range(100_000)], "文")
    ),
}


@pytest.mark.parametrize("make", HEAVY.values(), ids=HEAVY)
def test_what_is_heavy_is_read_in_time(make) -> None:
    data = make()
    begun = time.process_time()
    assert document(data, path="x").text.strip()
    assert time.process_time() - begun < 30  # a few seconds on a machine that is not busy
