"""What is shown of a run while it goes on: a bar on a terminal, nothing anywhere else; times on request."""

import os
import pty
import re
import subprocess
import sys

import pytest

from hegui.cli import progress


def on_a_terminal(code, cwd):
    """What a terminal on standard error is sent."""
    here, there = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=cwd,
        stdout=subprocess.DEVNULL,
        stderr=there,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(there)
    seen = b""
    while True:
        try:
            piece = os.read(here, 4096)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    os.close(here)
    child.wait()
    return seen.decode("utf-8", "replace")


SLOW = (
    "from hegui.cli import progress\nprogress._PATIENCE = progress._BETWEEN = -1\n"
    "with progress.watch({quiet}, {verbose}) as watching:\n"
    "    for number in range(6): watching('judge', number, 5)\n    watching('write', 0, 0)\n"
)


def test_a_bar_on_a_terminal_is_gone_at_the_end(tmp_path):
    seen = on_a_terminal(SLOW.format(quiet=False, verbose=False), tmp_path)
    assert "检查" in seen and "3/5" in seen and "5/5" in seen
    assert re.search(r"用时 \d+\.\d 秒，5 份（每秒 \d+ 份）", seen)
    assert "备好" not in seen


def test_no_bar_where_it_is_to_be_quiet(tmp_path):
    assert on_a_terminal(SLOW.format(quiet=True, verbose=False), tmp_path) == ""


def test_no_bar_while_results_come_to_the_same_terminal(tmp_path):
    code = SLOW.format(quiet=False, verbose=False).replace(
        "    for", "    watching.give_way('judge')\n    for"
    )
    assert "3/5" not in on_a_terminal(code, tmp_path)
    assert "3/5" in on_a_terminal(code.replace("watching('judge'", "watching('read'"), tmp_path)


def test_the_bar_takes_nothing_of_what_goes_to_standard_output(tmp_path):
    code = SLOW.format(quiet=False, verbose=False).replace("(6): ", "(6):\n        print(number)\n        ")
    seen = tmp_path / "seen.txt"
    on_a_terminal(f"import sys\nsys.stdout = open({str(seen)!r}, 'w')\n{code}sys.stdout.flush()\n", tmp_path)
    assert seen.read_text() == "0\n1\n2\n3\n4\n5\n"


def test_all_results_reach_a_file_while_a_bar_is_on_the_terminal(place):
    for number in range(120):
        (place / f"{number:03}.txt").write_text(
            f"工作报告\n完成{number}项，还有**项。\n" * 20, encoding="utf-8"
        )
    code = (
        "import sys\nfrom hegui.cli import progress\nprogress._PATIENCE = progress._BETWEEN = 0\n"
        "from hegui.__main__ import main\nsys.argv = ['hegui', 'check', '.', '--pack', 'house.yaml', '--format', {0!r}]\n"
        "sys.stdout = open('out', 'w', encoding='utf-8')\nmain()\nsys.stdout.flush()\n"
    )
    for format in ("plain", "table", "jsonl"):
        assert "/123" in on_a_terminal(code.format(format), place)
        out = (place / "out").read_text(encoding="utf-8")
        assert all(f"{number:03}.txt" in out for number in range(120))


def test_a_run_that_is_stopped_tells_no_times(tmp_path):
    code = SLOW.format(quiet=False, verbose=True).replace(
        "    watching('write'", "    raise KeyboardInterrupt\n    watching('write'"
    )
    assert "用时" not in on_a_terminal(code, tmp_path)


def test_no_bar_without_a_terminal(hegui, place):
    assert "用时" not in hegui("check", "good.txt", "bad.txt", "--pack", "house.yaml").stderr


def test_times_on_request(hegui, place):
    done = hegui("check", "good.txt", "bad.txt", "--pack", "house.yaml", "--verbose")
    stages = re.findall(r"^ *\d+\.\d{3} s  (\S+)$", done.stderr, re.M)
    assert stages == ["查找文件", "备好清单", "检查", "写出结果"]
    assert re.search(r"用时 \d+\.\d 秒，2 份", done.stderr)


@pytest.mark.parametrize(("lang", "words"), [("zh", ""), ("en", "")])
def test_quiet_says_nothing_of_what_passed(hegui, place, lang, words):
    done = hegui("check", "good.txt", "--pack", "house.yaml", "--quiet", "--lang", lang)
    assert (done.returncode, done.stdout, done.stderr) == (0, words, words)


def test_quiet_names_only_what_did_not_pass(hegui, place):
    done = hegui("check", "good.txt", "bad.txt", "--pack", "house.yaml", "-q")
    assert done.returncode == 1
    assert "bad.txt" in done.stdout and "good.txt" not in done.stdout
    assert "不合格（错误级，退出码 1）：2 份报告" in done.stdout


def test_quiet_still_says_what_could_not_be_judged(hegui, place):
    done = hegui("check", "none.txt", "--pack", "house.yaml", "-q")
    assert done.returncode == 2
    assert "没有这个文件" in done.stdout and "未能判定" in done.stdout


def test_stages_have_words():
    assert set(progress._STAGES) == {"plan", "find", "read", "compare", "judge", "write"}
