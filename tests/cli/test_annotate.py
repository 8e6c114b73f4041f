"""`hegui check --format docx --output DIR`."""

import os

import docx
import pytest

from hegui.readers import read_bytes

ASKED = ("--pack", "house.yaml", "--format", "docx", "--output")


@pytest.fixture
def report(place):
    """A Word file in a folder, with a place that fails and one that warns."""
    file = place / "甲" / "报告.docx"
    file.parent.mkdir()
    made = docx.Document()
    for line in ("市水务局2023年工作报告", "按照市委政府的安排，完成管网改造**公里。"):
        made.add_paragraph(line)
    made.save(str(file))
    return file


def test_a_copy_is_written_and_the_original_stays(hegui, place, report):
    before = report.read_bytes()
    done = hegui("check", "甲/报告.docx", *ASKED, "出")
    assert done.returncode == 1
    assert done.stdout == os.path.join("出", "报告.docx") + "\n"
    assert "不合格" in done.stderr
    assert report.read_bytes() == before
    made = (place / "出" / "报告.docx").read_bytes()
    assert made[:2] == b"PK" and os.listdir(place / "出") == ["报告.docx"]
    assert read_bytes(made, "x.docx", "docx").text == read_bytes(before, "x.docx", "docx").text
    again = hegui("check", "甲/报告.docx", *ASKED, "出")
    assert again.returncode == 1, "the same copy may be written again"


def test_copies_keep_their_folders(hegui, place, report):
    (place / "乙").mkdir()
    (place / "乙" / "报告.docx").write_bytes(report.read_bytes())
    hegui("check", "甲", "乙/报告.docx", *ASKED, "出")
    assert sorted(str(each.relative_to(place / "出")) for each in (place / "出").rglob("*.docx")) == [
        os.path.join("乙", "报告.docx"),
        os.path.join("甲", "报告.docx"),
    ]


def test_what_is_no_word_file_is_named(hegui, place, report):
    (place / "甲" / "述职.txt").write_text("述职报告\n一、履职情况\n抓好落实。", encoding="utf-8")
    done = hegui("check", "甲", *ASKED, "出")
    assert done.returncode == 2
    assert f"{os.path.join('甲', '述职.txt')}: 不是 Word 文件" in done.stderr
    assert (place / "出" / "报告.docx").exists(), "the others are written all the same"


def test_nothing_is_written_over(hegui, place, report):
    before = report.read_bytes()
    done = hegui("check", "甲/报告.docx", *ASKED, "甲")
    assert done.returncode == 2 and "会覆盖" in done.stderr and not done.stdout
    assert report.read_bytes() == before
    (place / "出").mkdir()
    (place / "出" / "报告.docx").write_bytes(b"other")
    done = hegui("check", "甲/报告.docx", *ASKED, "出")
    assert done.returncode == 2 and "已有同名文件" in done.stderr
    assert (place / "出" / "报告.docx").read_bytes() == b"other"


def test_it_needs_a_folder_and_files(hegui, place, report):
    for arguments in (
        ["甲/报告.docx"],
        ["甲/报告.docx", "--output", "甲/报告.docx"],
        ["-", "--output", "出"],
    ):
        done = hegui("check", *arguments, "--format", "docx", input="")
        assert done.returncode == 2 and "--format docx" in done.stderr
