"""Every exit status, by running the command."""

import os
import signal
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("check", "good.txt"), 0),
        (("check", "bad.txt"), 1),
        (("check", "mild.txt"), 0),
        (("check", "mild.txt", "--fail-on", "warning"), 1),
        (("check", "bad.txt", "--fail-on", "never"), 0),
        (("check", "bad.txt", "--ignore", "HS001"), 0),
        (("check", "good.txt", "bad.txt"), 1),
        (("check", "good.txt", "bad.txt", "missing.txt"), 2),
        (("check", "missing.txt"), 2),
        (("check", "missing.txt", "--fail-on", "never"), 2),
        (("check", "empty"), 2),
        (("check", "reports"), 1),
        (("check", "damaged.txt"), 2),
        (("check", "report.xyz"), 2),
        (("check", "good.txt", "--select", "HS999"), 2),
        (("check", "good.txt", "--ignore", "HS"), 2),
        (("check", "good.txt", "--pack", "no-such-pack"), 2),
        (("check", "good.txt", "--pack", "gongwen-layout"), 2),  # nothing of it can be seen in a text
        (("check", "good.txt", "--pack", "broken.yaml"), 2),
        (("check", "good.txt", "--format", "xml"), 2),
        (("check", "good.txt", "--fail-on", "fatal"), 2),
        (("check", "good.txt", "--as-of", "yesterday"), 2),
        (("check", "good.txt", "--as-of", "2023-12-31"), 0),
        (("check", "good.txt", "--jobs", "0"), 2),
        (("check", "good.txt", "--jobs", "many"), 2),
        (("check", "good.txt", "--nonsense"), 2),
        (("check", "good.txt", "--lang", "fr"), 2),
        (("check", "good.txt", "--encoding", "no-such-encoding"), 2),
        (("check", "-", "good.txt"), 2),
        (("check",), 2),
        (("chek",), 2),
        ((), 2),
        (("--help",), 0),
        (("--version",), 0),
    ],
)
def test_exit_status(hegui, place, arguments, status):
    (place / "empty").mkdir()
    (place / "reports").mkdir()
    (place / "reports" / "bad.txt").write_bytes((place / "bad.txt").read_bytes())
    (place / "damaged.txt").write_bytes(b"\xff\xfe\xfd\x80\x81\x00\xff")
    (place / "report.xyz").write_text("甲", encoding="utf-8")
    (place / "broken.yaml").write_text("pack: [", encoding="utf-8")
    pack = () if "--pack" in arguments or "check" not in arguments else ("--pack", "house.yaml")
    done = hegui(*arguments, *pack)
    assert done.returncode == status, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    if status == 2 and arguments:
        assert (done.stdout + done.stderr).strip()
        assert "合格（" not in done.stdout.replace("不合格（", "")


def test_without_arguments_it_helps(hegui):
    done = hegui()
    assert all(
        command in done.stdout
        for command in ("check", "outline", "rules", "explain", "prove", "schema", "init")
    )


def test_a_pack_without_rules_is_not_a_pass(hegui, place):
    (place / "none.yaml").write_text('pack: none\ntitle: 空\nversion: "1"\nrules: []\n', encoding="utf-8")
    assert hegui("check", "good.txt", "--pack", "none.yaml").returncode == 2


def test_a_document_in_which_nothing_could_be_checked_is_not_a_pass(hegui):
    done = hegui("check", "good.txt", "--pack", "gongwen-layout")
    assert done.returncode == 2
    assert "未能判定" in done.stdout
    assert "没有一条规则能查" in done.stdout
    assert hegui("check", "good.txt", "--pack", "gongwen-layout", "--fail-on", "never").returncode == 2


def test_one_rule_that_passes_is_an_answer(hegui):
    done = hegui("check", "good.txt", "--pack", "house.yaml", "--select", "HS001")
    assert done.returncode == 0, done.stdout
    assert "没有一条规则能查" not in done.stdout


def test_a_bug_ends_in_3_and_keeps_its_traceback(python):
    done = python(
        "import hegui.cli.app as app\napp.run = lambda arguments: 1 // 0\n"
        "from hegui.__main__ import command\ncommand()"
    )
    assert done.returncode == 3
    assert "ZeroDivisionError" in done.stderr
    assert "hegui" in done.stderr.splitlines()[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to send")
def test_interrupted_ends_in_130(place, environment):
    with subprocess.Popen(
        [sys.executable, "-m", "hegui", "check", "-", "--pack", "house.yaml"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=place, env=environment,
    ) as waiting:  # fmt: skip
        for _ in range(
            200
        ):  # it must be reading before it is interrupted; importing would end in 130 as well
            if waiting.poll() is not None or _reads_standard_input(waiting.pid):
                break
            signal.sigtimedwait([], 0.02)
        waiting.send_signal(signal.SIGINT)
        _, told = waiting.communicate(timeout=30)
    assert waiting.returncode == 130
    assert b"Traceback" not in told


def _reads_standard_input(pid):
    try:
        with open(f"/proc/{pid}/wchan") as file:
            return "pipe" in file.read()
    except OSError:
        return True


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device")
@pytest.mark.parametrize("name", ["table", "json", "plain"])
def test_output_that_cannot_be_written_is_never_a_pass(hegui, name):
    with open("/dev/full", "w") as full:
        done = hegui(
            "check", "good.txt", "--pack", "house.yaml", "--format", name, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 2
    assert "未能写出" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
@pytest.mark.parametrize(("report", "status"), [("good.txt", 0), ("bad.txt", 1)])
def test_a_reader_that_goes_away_leaves_the_verdict(hegui, report, status):
    reading, writing = os.pipe()
    os.close(reading)
    done = hegui("check", report, "--pack", "house.yaml", stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (status, "")
