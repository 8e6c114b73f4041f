"""A disk with little room, or none, for each place that is written to: the outputs, the copies, the temporary files, the cache."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FULL = "head -c 1m /dev/zero > disk/filler 2>/dev/null"
READ_ONLY = "mount -o remount,ro,size=256k none disk"
APART = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c")
"""A file system of one's own, without being root; it goes away with the process."""


def apart(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Runs `command` in `folder`, where `disk` has 256 KiB; what is left of it is in `left`."""
    script = f"mount -t tmpfs -o size=256k none disk || exit 99\n{command}\nstatus=$?\ncp -a disk left\nexit $status"
    variables = {**os.environ, "HEGUI_LANG": "zh", "HEGUI_CACHE_DIR": ""}
    return subprocess.run([*APART, script], cwd=folder, env=variables, capture_output=True, text=True)


def mountable() -> bool:
    if not shutil.which("unshare"):
        return False
    return subprocess.run([*APART, "mount -t tmpfs none /mnt"], capture_output=True).returncode == 0


pytestmark = pytest.mark.skipif(
    not mountable(), reason="no disk can be mounted here: unshare is missing or forbidden"
)


@pytest.fixture
def folder(tmp_path: Path, no_such_place: str) -> Path:
    (tmp_path / "disk").mkdir()
    (tmp_path / "house.yaml").write_text(no_such_place, encoding="utf-8")
    reports(tmp_path, 3, 60)
    return tmp_path


def reports(folder: Path, number: int, lines: int) -> None:
    (folder / "reports").mkdir(exist_ok=True)
    for each in range(number):
        text = f"{each}号工作总结\n" + f"抓好第{each}项工作，形成制度，逐项落实。\n" * lines
        (folder / "reports" / f"{each:03}.txt").write_text(text, encoding="utf-8")


def check(*more: str, reports: str = "reports") -> str:
    return shlex.join([sys.executable, "-m", "hegui", "check", reports, "--pack", "house.yaml", *more])


def failed(done: subprocess.CompletedProcess[str], *named: str) -> None:
    assert done.returncode == 2, (done.returncode, done.stderr)
    assert "Traceback" not in done.stderr
    assert all(name in done.stderr for name in named), done.stderr


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "left").iterdir())


@pytest.mark.parametrize("name", ["table", "plain", "json", "jsonl", "sarif", "junit", "csv", "xlsx", "html"])
def test_an_output_that_does_not_fit(folder: Path, name: str) -> None:
    (folder / "reports" / "fault.txt").write_text("某某地工作总结\n", encoding="utf-8")
    done = apart(folder, f"echo 旧 > disk/out\n{FULL}\n{check('--format', f'{name}=disk/out')}")
    failed(done, "disk/out")
    assert left(folder) == ["filler", "out"]
    assert (folder / "left" / "out").read_text(encoding="utf-8") == "旧\n"


def test_an_output_that_runs_out_of_room(folder: Path) -> None:
    reports(folder, 900, 3)
    failed(apart(folder, f"echo 旧 > disk/out\n{check('--format', 'json=disk/out')}"), "disk/out")
    assert left(folder) == ["out"]
    assert (folder / "left" / "out").read_text(encoding="utf-8") == "旧\n"


def test_one_of_several_outputs_does_not_fit(folder: Path) -> None:
    formats = ["--format", "json=whole.json", "--format", "sarif=disk/out.sarif", "--format", "csv=whole.csv"]
    failed(apart(folder, f"{FULL}\n{check(*formats)}"), "disk/out.sarif")
    assert left(folder) == ["filler"]
    if (folder / "whole.json").exists():
        assert len(json.loads((folder / "whole.json").read_text(encoding="utf-8"))["documents"]) == 3
    assert not list(folder.glob(".*hegui-tmp*"))


def test_pages_that_do_not_fit(folder: Path) -> None:
    failed(apart(folder, f"mkdir disk/pages\n{FULL}\n{check('--format', 'html=disk/pages/')}"), "disk/pages")
    assert not list((folder / "left" / "pages").iterdir())


def test_a_copy_with_comments_that_does_not_fit(folder: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("某某地工作总结")
    document.save(str(folder / "reports" / "总结.docx"))
    command = check("--format", "docx=disk/copies", reports="reports/总结.docx")
    failed(apart(folder, f"mkdir disk/copies\n{FULL}\n{command}"), "总结")
    assert not list((folder / "left" / "copies").iterdir())


def test_no_room_for_temporary_files(folder: Path) -> None:
    """Some room, as there is at the start of a run that fills it: Python looks for another place than one that is full."""
    reports(folder, 60, 4000)
    done = apart(folder, f"TMPDIR=$PWD/disk {check('--format', 'html=out.html')}")
    failed(done, "临时文件")
    assert left(folder) == [] and not (folder / "out.html").exists()


@pytest.mark.parametrize("state", [FULL, READ_ONLY], ids=["full", "read-only"])
def test_a_cache_that_cannot_be_written_changes_nothing(folder: Path, state: str) -> None:
    plainly = apart(folder, check("--format", "json"))
    shutil.rmtree(folder / "left")
    done = apart(folder, f"{state}\nHEGUI_CACHE_DIR=$PWD/disk {check('--format', 'json')}")
    assert (done.returncode, done.stdout) == (0, plainly.stdout), done.stderr
    assert left(folder) == ([] if state == READ_ONLY else ["filler"])


def test_a_cache_of_another_user_changes_nothing(folder: Path) -> None:
    """As somebody whom modes bind: root is not bound, unless it gives up what makes it so."""
    bound = "setpriv --inh-caps=-all --bounding-set=-dac_override,-dac_read_search"
    setting = f"mkdir -m 0500 disk/cache\nexport HEGUI_CACHE_DIR=$PWD/disk/cache\n! {bound} touch disk/cache/x 2>/dev/null"
    done = apart(folder, f"{setting} || exit 98\n{bound} {check('--format', 'json')}")
    if done.returncode == 98 or not shutil.which("setpriv"):
        pytest.skip("modes bind nobody here")
    assert done.returncode == 0 and len(json.loads(done.stdout)["documents"]) == 3
    assert not list((folder / "left" / "cache").iterdir())
