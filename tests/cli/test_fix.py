"""hegui fix, and what of suppressions is asked for on the command line."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

FAULTY = "市水务局2023年工作报告\r\n按照市委政府的安排，完成管网改造12公里。\n再按市委政府的要求。"
MENDED = FAULTY.replace("市委政府", "市委、市政府")


@pytest.fixture
def file(place):
    path = place / "报告.txt"
    path.write_bytes(FAULTY.encode("gb18030"))
    return path


def test_the_changes_are_shown_and_nothing_is_written(hegui, file):
    done = hegui("fix", "报告.txt", "--pack", "house.yaml")
    assert done.returncode == 1
    assert file.read_bytes() == FAULTY.encode("gb18030")
    assert "+再按市委、市政府的要求。\n\\ No newline at end of file" in done.stdout
    assert "可改 2 处（HS002 2），1 个文件；没有要由人改的" in done.stderr
    assert hegui("fix", "报告.txt", "--pack", "house.yaml", "--diff").stdout == done.stdout


def test_the_diff_is_one_that_patch_takes(hegui, file, place):
    file.write_bytes(FAULTY.encode())
    done = hegui("fix", "报告.txt", "--pack", "house.yaml", encoding=None)
    subprocess.run(["patch", "-p0", "--binary", "-s"], input=done.stdout, cwd=place, check=True)
    assert file.read_bytes() == MENDED.encode()


def test_written_and_twice_is_once(hegui, file):
    first = hegui("fix", "报告.txt", "--pack", "house.yaml", "--write")
    assert (first.returncode, first.stdout) == (0, "")
    assert "已改 2 处" in first.stderr
    assert file.read_bytes() == MENDED.encode("gb18030")
    second = hegui("fix", "报告.txt", "--pack", "house.yaml", "--write")
    assert "已改 0 处" in second.stderr
    assert file.read_bytes() == MENDED.encode("gb18030")
    assert hegui("fix", "报告.txt", "--pack", "house.yaml").returncode == 0


def test_standard_input_to_standard_output(hegui, file):
    data = b"\xef\xbb\xbf" + FAULTY.encode()
    done = hegui("fix", "-", "--pack", "house.yaml", input=data, encoding=None)
    assert (done.returncode, done.stdout) == (0, b"\xef\xbb\xbf" + MENDED.encode())
    shown = hegui("fix", "-", "--diff", "--pack", "house.yaml", input=data, encoding=None)
    assert (shown.returncode, shown.stdout[:4]) == (1, b"--- ")


def test_only_the_rules_selected_fix(hegui, file):
    for options in (("--ignore", "HS002"), ("--select", "HS001")):
        assert hegui("fix", "报告.txt", "--pack", "house.yaml", *options).returncode == 0


def test_a_hint_is_written_only_where_it_is_named(hegui, place):
    text = "# 报告\n\n坚决捍卫“两个确立”,开展批评与自我批评。\n"
    for options, after in (
        ((), text.replace(",", "，")),
        (("--select", "FM,PU001"), text.replace(",", "，")),
        (("--select", "FM012"), text.replace("捍卫", "拥护")),
        (("--select", "criticism-and"), text.replace("批评与", "批评和")),
    ):
        done = hegui(
            "fix",
            "-",
            "--pack",
            "formulations",
            "--pack",
            "punctuation",
            *options,
            input=text.encode(),
            encoding=None,
        )
        assert done.stdout.decode() == after


def test_the_closing_line_says_what_is_left(hegui, place):
    (place / "a.txt").write_text("市水务局2023年工作报告\n做到“两个确立”。\n", encoding="utf-8")
    done = hegui("fix", "a.txt", "--pack", "formulations")
    last = done.stderr.splitlines()[-1]
    assert last == "可改 0 处，0 个文件；还有 1 项检查未通过，须由人改"
    assert (
        "1 other failure left for a person"
        in hegui("fix", "a.txt", "--pack", "formulations", "--lang", "en").stderr
    )


def test_what_cannot_be_fixed_is_refused_by_name(hegui, file, place):
    (place / "a.pdf").write_bytes(b"%PDF-1.4")
    (place / "b.txt").write_bytes(b"\xff\xff\xff")
    done = hegui("fix", ".", "--pack", "house.yaml", "--write")
    assert done.returncode == 2
    assert "a.pdf: 还不能改这种文件" in done.stderr
    assert "b.txt: " in done.stderr
    assert "未能处理" in done.stderr
    assert file.read_bytes() == MENDED.encode("gb18030"), "the others are fixed all the same"
    assert hegui("fix", "没有.txt").returncode == 2


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_must_not_be_written_stays(hegui, file):
    file.chmod(0o444)
    assert hegui("fix", "报告.txt", "--pack", "house.yaml", "--write").returncode == 2
    assert file.read_bytes() == FAULTY.encode("gb18030")


def test_what_is_left_is_told(hegui, place):
    (place / "a.md").write_text("# 报告\n\n<!-- 市委政府 -->\n按市委政府的要求。\n", encoding="utf-8")
    done = hegui("fix", "a.md", "--pack", "house.yaml", "--lang", "en")
    assert "a.md:3:6: HS002 “市委政府” should be: 市委、市政府; left for a person: " in done.stderr
    assert "can fix 1 place (HS002 1) in 1 file; 1 place left for a person, see above" in done.stderr


@pytest.mark.parametrize("options", [("--diff", "--write"), ("--pack", "none"), ("--select", "XX")])
def test_misuse(hegui, file, options):
    done = hegui("fix", "报告.txt", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert file.read_bytes() == FAULTY.encode("gb18030")


def test_what_is_waived_is_neither_fixed_nor_failed(hegui, place):
    text = "# 报告\n\n<!-- 合规：允许 HS002 原因：引用错例 -->\n常见错误有市委政府。\n"
    (place / "a.md").write_text(text, encoding="utf-8")
    assert hegui("fix", "a.md", "--pack", "house.yaml").returncode == 0
    check = ("check", "a.md", "--pack", "house.yaml", "--fail-on", "warning", "--format", "json")
    assert hegui(*check).returncode == 1
    done = hegui(*check, "--allow-suppressions")
    assert done.returncode == 0
    assert json.loads(done.stdout)["summary"]["outcomes"]["waived"] == 1
    (place / "b.md").write_text("# 报告\n\n常见错误有“市委政府”。\n", encoding="utf-8")
    assert hegui("check", "b.md", *check[2:], "--ignore-quoted").returncode == 0
    assert hegui("fix", "b.md", "--pack", "house.yaml", "--ignore-quoted").returncode == 0
    assert hegui("fix", "b.md", "--pack", "house.yaml").returncode == 1
