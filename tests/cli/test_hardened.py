"""What a command refuses before it harms itself, and what it says at the end."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hegui import json_input, readers
from hegui.cli import judging
from hegui.config.validate import near
from hegui.errors import InputError, UsageError

_PACK = ("--pack", "house.yaml")
_DEVICE = pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no such device")


@_DEVICE
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full"])
def test_a_device_is_no_file_to_read(hegui: Any, place: Path, device: str) -> None:
    done = hegui("check", "good.txt", *_PACK, "--baseline", device)
    assert (done.returncode, "是设备" in done.stderr) == (2, True), done.stderr
    done = hegui("diff", device, device)
    assert (done.returncode, "是设备" in done.stderr) == (2, True), done.stderr
    assert hegui("check", device, *_PACK).returncode == 2


def test_what_never_ends_is_not_read_to_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.json"
    monkeypatch.setattr(json_input, "_MOST", 4)
    monkeypatch.setattr(json_input, "_PIECE", 2)
    for size in range(6):
        file.write_bytes(b"x" * size)
        if size <= 4:
            assert json_input.contents(str(file)) == b"x" * size
        else:
            with pytest.raises(InputError):
                json_input.contents(str(file))


def test_a_pipe_may_be_compared(hegui: Any, place: Path) -> None:
    hegui("check", "good.txt", *_PACK, "--format", "json=a.json")
    command = f"'{sys.executable}' -m hegui diff a.json /dev/stdin < a.json"
    assert hegui("diff", "a.json", "a.json").returncode == 0
    done = subprocess.run(
        ["sh", "-c", f"cat a.json | {command.removesuffix(' < a.json')}"],
        cwd=place,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("size", [0, 3, 4, 5, 9])
def test_standard_input_is_bounded(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(readers, "MAX_BYTES", 4)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"x" * size)))
    if size <= 4:
        assert judging.standard_input(["-"]) == b"x" * size
    else:
        with pytest.raises(UsageError):
            judging.standard_input(["-"])


def test_the_number_of_reports_is_told_of_one_too(hegui: Any, place: Path) -> None:
    assert "秒，1 份（" in hegui("check", "good.txt", *_PACK, "--verbose").stderr
    assert "秒，1 份（" in hegui("check", "-", *_PACK, "--verbose", input="2023年工作报告\n").stderr


@pytest.mark.parametrize("more", [(), ("--format", "table")])
def test_the_closing_line_tells_the_status_that_there_is(hegui: Any, more: tuple[str, ...]) -> None:
    done = hegui("check", "bad.txt", *_PACK, "--format", "docx=出", *more)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("副本没有写全（退出码 2）：1 份报告")
    assert ("退出码 1" in done.stdout + done.stderr) == bool(more), "the table is of the reports alone"


def test_a_format_with_an_empty_file_name_is_refused(hegui: Any) -> None:
    done = hegui("check", "good.txt", *_PACK, "--format", "json=")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--format json= 后面要写文件名" in done.stderr


def test_a_workbook_is_not_poured_over_a_terminal(place: Path, environment: dict[str, str]) -> None:
    here, there = pty.openpty()
    command = [sys.executable, "-m", "hegui", "check", "good.txt", *_PACK, "--format", "xlsx"]
    done = subprocess.run(
        command, cwd=place, env=environment, stdout=there, stderr=subprocess.PIPE, check=False
    )
    os.close(there)
    os.close(here)
    assert done.returncode == 2
    assert "不能显示在屏幕上" in done.stderr.decode()


@pytest.mark.parametrize("command", ["check", "fix", "config"])
def test_no_configuration_and_a_configuration_exclude_each_other(
    hegui: Any, place: Path, command: str
) -> None:
    (place / "hegui.toml").write_text('packs = ["house.yaml"]\n', encoding="utf-8")
    done = hegui(command, "good.txt", "--isolated", "--config", "hegui.toml")
    assert done.returncode == 2
    assert "--isolated" in done.stderr + done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="one root")
def test_from_the_root_paths_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert near("/tmp/hegui.toml") == "/tmp/hegui.toml"
