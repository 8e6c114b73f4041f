"""Bytes to text: everything that is certain is read, everything that is not is refused."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.errors import ReadError, UsageError
from hegui.readers import read, read_bytes
from hegui.readers.decode import CODECS, decode

REPORT = (
    "2023年度述职述廉报告\n各位领导、同志们：\n现将本人一年来履行职责和廉洁自律情况报告如下，请予评议。\n"
    "一、履职情况\n（一）坚持学习在前，筑牢思想根基。一是带头参加中心组学习12次，撰写心得体会3篇；二是为机关党员讲授党课。\n"
    "二、存在的主要问题\n一是调查研究不够经常，到偏远乡镇走访偏少。二是对新情况钻研得不深，办法不多。\n"
    "三、下一步打算\n针对上述问题，坚持问题导向，逐项制定措施、明确时限，确保整改到位。\n2023年12月20日\n"
)
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be")


def encoded(text: str, encoding: str) -> bytes:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    return mark + text.encode(encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    "text", [REPORT, "述职报告", "平同志为", "第一季度：12.5%\r\n", "徐喆述职报告", "“”——……·①"]
)
def test_each_encoding_is_told_and_read(text: str, encoding: str) -> None:
    assert decode(encoded(text, encoding), "x") == (text, encoding)


def test_ascii_is_utf8() -> None:
    assert decode(b"report 2023\n", "x") == ("report 2023\n", "utf-8")


@pytest.mark.parametrize("text", ["Café – déjà vu", "Привет, мир", "ÄÖÜ äöü ß", "12±3 °C"])
def test_utf8_without_hanzi_is_not_taken_for_gb18030(text: str) -> None:
    assert decode(text.encode(), "x") == (text, "utf-8")


@given(st.integers(0, len(REPORT) - 7), st.integers(6, 60), st.sampled_from(ENCODINGS))
def test_pieces_of_a_report_come_back_whole(start: int, length: int, encoding: str) -> None:
    piece = REPORT[start : start + length]
    assert decode(encoded(piece, encoding), "x") == (
        piece,
        encoding if not piece.isascii() else decode(piece.encode(), "x")[1],
    )


def test_personal_names_with_rare_characters_are_read() -> None:
    text = "参会人员：王喆、李垚、张珺、刘鑫、陈晖，以及机关各处室负责人和派驻纪检监察组有关同志。"
    assert decode(text.encode("gb18030"), "x")[0] == text


@pytest.mark.parametrize(
    ("code", "standard"), [("fe59", "\u9fb4"), ("a6d9", "\ufe10"), ("a8bc", "\u1e3f"), ("fe51", "\U00020087")]
)
def test_characters_that_had_no_code_point_once_get_their_present_one(code: str, standard: str) -> None:
    data = "本人认真履行职责".encode("gb18030") + bytes.fromhex(code)
    assert decode(data, "x")[0] == "本人认真履行职责" + standard


REFUSED = {
    "NUL": (REPORT.encode() + b"\0", "空字符"),
    "NUL in GB18030": (REPORT.encode("gb18030") + b"\0", "空字符"),
    "UTF-16 without BOM": (REPORT.encode("utf-16-le"), "UTF-16"),
    "UTF-16 without BOM, hanzi only": (
        "履行职责和廉洁自律情况报告请予评议存在的主要问题".encode("utf-16-be"),
        "编码",
    ),
    "UTF-16 cut short": (b"\xff\xfe" + REPORT.encode("utf-16-le")[:-1], "UTF-16 的 BOM"),
    "UTF-8 cut short": (REPORT.rstrip().encode()[:-1], "像是 UTF-8，但第 10 行"),
    "UTF-8 with BOM, damaged": (b"\xef\xbb\xbf" + REPORT.encode()[:-2], "UTF-8 的 BOM"),
    "half UTF-8, half GB18030": (REPORT.encode("gb18030") + REPORT.encode(), "混有其他编码"),
    "Big5": ("履行職責和廉潔自律情況報告請予評議存在的主要問題".encode("big5"), "Big5"),
    "GB18030 with a byte lost": (REPORT.encode("gb18030")[:30] + REPORT.encode("gb18030")[31:], "编码"),
    "private use": ("本人认真履行职责".encode("gb18030") + b"\xaa\xa1", "第 1 行出现乱码"),
    "control characters": ("本人认真履行职责\x07".encode("gb18030"), "乱码"),
    "empty": (b"", "文件是空的"),
    "blanks": ("\ufeff \r\n\u3000\t".encode(), "文件是空的"),
    "blanks in UTF-16": (encoded("\n\u3000", "utf-16-le"), "文件是空的"),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_certain_is_refused_and_said(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as refusal:
        decode(data, "报告.txt")
    assert refusal.value.path == "报告.txt"
    assert reason in refusal.value.reason
    assert "空的" in reason or "另存为 UTF-8" in refusal.value.reason


def test_damaged_utf8_is_never_taken_for_gb18030() -> None:
    dice = random.Random(2)
    for _ in range(1000):
        start = dice.randrange(len(REPORT) - 40)
        data = bytearray(REPORT[start : start + dice.randint(12, 40)].encode())
        at = dice.choice([i for i, byte in enumerate(data) if byte >= 0x80])
        data[at : at + 1] = dice.choice([b"", b"\xff", b"A"])
        try:
            text, encoding = decode(bytes(data), "x")
        except ReadError:
            continue
        assert encoding == "utf-8", text  # a lost character may leave valid UTF-8, never GB18030
        assert text.encode() == bytes(data)


def test_a_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hegui.readers.decode.MAX_BYTES", 16)
    with pytest.raises(ReadError, match="超过"):
        decode(REPORT.encode(), "x")


def test_an_encoding_can_be_named() -> None:
    traditional = "履行職責情況"
    assert decode(traditional.encode("big5"), "x", "big5") == (traditional, "big5")
    assert decode(REPORT.encode("utf-16-le"), "x", "utf-16-le") == (REPORT, "utf-16-le")
    assert decode(encoded(REPORT, "utf-8-sig"), "x", "utf-8")[0] == REPORT
    with pytest.raises(ReadError, match="第 1 行不是 utf-8 编码"):
        decode(REPORT.encode("gb18030"), "x", "utf-8")
    for unknown in ("utf-88", "hex", "rot13"):
        with pytest.raises(UsageError, match=unknown):
            decode(b"text", "x", unknown)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data, "x")
    except ReadError:
        return
    assert text.strip()
    if encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert encoded(text, encoding) == data


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04..word/document.xml", "Word 文档"),
        (b"PK\x03\x04..xl/workbook.xml", "Excel"),
        (b"PK\x03\x04", "压缩包"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "旧版 Word"),
        (b"%PDF-1.7\n", "PDF"),
        (rb"{\rtf1\ansi", "RTF"),
    ],
)
def test_content_decides_where_the_suffix_lies(data: bytes, kind: str) -> None:
    with pytest.raises(ReadError, match=kind):
        read_bytes(data, "报告.txt", "txt")


def test_a_page_called_text_is_read_as_a_page() -> None:
    document = read_bytes("\n<!DOCTYPE html><html><p>报告<p>第二段".encode(), "报告.txt", "txt")
    assert (document.format, document.text) == ("html", "报告\n第二段")


def test_files_that_cannot_be_opened(tmp_path) -> None:
    with pytest.raises(ReadError, match="没有这个文件"):
        read(tmp_path / "没有.txt")
    (tmp_path / "目录.txt").mkdir()
    with pytest.raises(ReadError, match="是目录"):
        read(tmp_path / "目录.txt")
    (tmp_path / "旧.doc").write_bytes(b"x")
    with pytest.raises(ReadError, match=r"另存为 \.docx"):
        read(tmp_path / "旧.doc")
    with pytest.raises(ReadError, match="没有扩展名"):
        read(tmp_path / "无")


def test_a_file_is_read_with_its_provenance(tmp_path) -> None:
    file = tmp_path / "报告.TXT"
    file.write_bytes(REPORT.encode("gb18030"))
    document = read(file)
    assert (document.text, document.encoding, document.path) == (REPORT, "gb18030", str(file))
    assert len(document.sha256) == 64
    assert read(file, encoding="gbk").encoding == "gbk"


@pytest.mark.parametrize(
    "encoding", ["latin-1", "koi8-r", "cp437", "mac_roman", "shift_jis", "utf-7", "utf-9", "rot13", "x\0"]
)
def test_only_encodings_for_chinese_may_be_named(encoding) -> None:
    with pytest.raises(UsageError, match="可用的编码有 utf-8"):
        decode(REPORT.encode(), "a.txt", encoding)


@pytest.mark.parametrize("encoding", CODECS)
@pytest.mark.parametrize("written", ["utf-8", "gb18030"])
def test_a_report_in_another_encoding_than_was_named_is_refused(written, encoding) -> None:
    for blanks in range(4):
        data = REPORT.encode(written) + b" " * blanks
        if not encoding.startswith("utf-8" if written == "utf-8" else "gb"):
            with pytest.raises(ReadError):
                decode(data, "a.txt", encoding)


@pytest.mark.parametrize("encoding", sorted({*CODECS} - {"ascii"}))
def test_every_encoding_that_may_be_named_reads_its_own(encoding) -> None:
    text = "市水務局工作報告\n按照市委、市政府的安排，完成管網改造12公里。\n"
    if encoding in ("gb2312", "hz"):
        text = "市水务局工作报告\n完成管网改造12公里。\n"
    assert decode(text.encode(encoding), "a.txt", encoding)[0] == text
