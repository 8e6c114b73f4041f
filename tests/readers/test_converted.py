"""Old Word and WPS files through LibreOffice: what it makes of them is read; without it, or when it fails, it is said."""

from __future__ import annotations

import os
import shutil
import stat
import time
from pathlib import Path

import pytest

from hegui.errors import ReadError
from hegui.readers import converted, read_bytes

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(600)
FILES = Path(__file__).parent / "files"


def program(place: Path, script: str) -> str:
    """A program that stands in for LibreOffice."""
    path = place / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def install(script: str) -> Path:
        monkeypatch.setattr(converted, "_command", lambda: program(tmp_path, script))
        return tmp_path

    return install


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "空的"),
        ("述职报告".encode(), "像是文本"),
        (OLD.replace(b"W", b"V"), "没有 Word 正文"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"\x89PNG\r\n", "图片"),
    ],
)
def test_what_is_no_old_word_file_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_bytes(data, "报告.doc", "doc")


def test_without_libreoffice_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converted, "_command", lambda: None)
    with pytest.raises(ReadError, match=r"装 LibreOffice.*另存为 \.docx"):
        read_bytes(OLD, "报告.wps", "wps")


def test_macros_that_the_conversion_leaves_out_are_told(office) -> None:
    office(f'for last; do :; done; cp "{FILES / "report.docx"}" "$(dirname "$last")/in.docx"')
    programs = "_VBA_PROJECT".encode("utf-16-le")
    assert [mark.kind for mark in read_bytes(OLD + programs, "报告.doc", "doc").marks] == ["macro"]
    assert read_bytes(OLD, "报告.doc", "doc").marks == ()


def test_a_conversion_that_fails_is_refused(office) -> None:
    office("exit 0")
    with pytest.raises(ReadError, match="转换失败"):
        read_bytes(OLD, "报告.doc", "doc")


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
def test_a_conversion_that_takes_too_long_is_stopped_with_its_children(office, monkeypatch) -> None:
    place = office('sleep 60 &\necho $! > "$(dirname "$0")/child"\nwait')
    monkeypatch.setattr(converted, "SECONDS", 0.5)
    begun = time.monotonic()
    with pytest.raises(ReadError, match=r"0\.5 秒"):
        read_bytes(OLD, "报告.doc", "doc")
    assert time.monotonic() - begun < 10
    child = int((place / "child").read_text())
    for _ in range(50):
        if (
            not Path(f"/proc/{child}").exists()
            or "Z" in Path(f"/proc/{child}/stat").read_text().split(")")[1]
        ):
            break
        time.sleep(0.1)
    else:
        pytest.fail("the child lives on")


def test_a_conversion_that_cannot_start_is_refused(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(converted, "_command", lambda: str(tmp_path / "none"))
    with pytest.raises(ReadError, match="启动不了"):
        read_bytes(OLD, "报告.doc", "doc")


def test_what_the_program_makes_is_read_as_the_old_file(office) -> None:
    whole = FILES / "report.docx"
    office(f'for last; do :; done\ncp "{whole}" "$(dirname "$last")/in.docx"')
    document = read_bytes(OLD, "报告.WPS", "wps")
    assert document.format == "wps"
    assert document.title
