"""The shipped packs are found from a wheel, from an editable install and from a checkout alike."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
REPORT = "2022年度局长述职报告\n一、履职情况\n工作布署到位,完成投资3亿元。\n"
PACKS = sorted(path.stem for path in (ROOT / "rules").glob("*.yaml"))
ASK = "import hegui, sys; from hegui import load_packs; print(hegui.__file__); print(*[p.pack for p in load_packs()])"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(place)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return place


def run(place: Path, code: str, *arguments: str, path: Path) -> subprocess.CompletedProcess[str]:
    """Runs `code` away from the checkout, with `path` before everything installed."""
    start = f"import sys; sys.path.insert(0, {str(path)!r})\n"
    environment = os.environ | {"HEGUI_CACHE_DIR": str(place / "cache")}
    return subprocess.run(
        [sys.executable, "-c", start + code, *arguments],
        cwd=place,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_from_the_wheel(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    done = run(tmp_path, ASK, path=tmp_path / "site")
    where, packs = done.stdout.splitlines()
    assert where.startswith(str(tmp_path)), done.stderr
    assert packs.split() == PACKS
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    code = "from hegui.__main__ import main; sys.exit(main())"
    done = run(tmp_path, code, "check", "report.txt", path=tmp_path / "site")
    assert done.returncode == 1, done.stderr
    assert "PU001" in done.stdout


def test_from_a_checkout(tmp_path: Path) -> None:
    done = run(tmp_path, ASK, path=ROOT / "src")
    where, packs = done.stdout.splitlines()
    assert where == str(ROOT / "src" / "hegui" / "__init__.py")
    assert packs.split() == PACKS


def test_from_an_editable_install(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "_hegui.pth").write_text(str(ROOT / "src"), encoding="utf-8")
    code = f"import site; site.addsitedir({str(tmp_path / 'site')!r})\n" + ASK
    done = run(tmp_path, code, path=tmp_path)
    assert done.stdout.splitlines()[1].split() == PACKS, done.stderr


def test_what_ships(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "hegui/py.typed",
        "hegui/rules/base.yaml",
        "hegui/rules/references/meetings.yaml",
        "hegui/packs/pack.schema.json",
        "hegui/formats/report.schema.json",
        "hegui/nearmiss/syllables.txt",
    } <= names
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        inside = {name.split("/", 1)[-1] for name in archive.getnames()}
    assert {
        "rules/base.yaml",
        "examples/draft.txt",
        "tests/test_install.py",
        "README.md",
        "LICENSE",
    } <= inside
