"""The manual: what it shows is run as written, its site is built, and every kind and every rule is on a page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from hegui import load_packs
from hegui.checks.kinds import KINDS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
LESSONS = (
    "tutorial.md",
    "tutorial.en.md",
    "clerk.md",
    "waivers.zh.md",
    "baseline.zh.md",
    "diff.zh.md",
    "formats.zh.md",
    "word.zh.md",
    "outputs.zh.md",
    "configuration.zh.md",
)
BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```', re.DOTALL | re.MULTILINE)
APPENDED = "（接在末尾）"
LEFT_OUT = "…"
"""A line of it stands for any lines; at the end of a line, for the rest of that line."""


def blocks(page: str) -> Iterator[tuple[str, str, str]]:
    """The language, the title and the text of each block of code."""
    yield from BLOCK.findall((DOCS / page).read_text(encoding="utf-8"))


def pattern(shown: str) -> re.Pattern[str]:
    """What an output must look like to be as shown."""
    lines = [
        r"(?:.*\n)*?"
        if line == LEFT_OUT
        else re.escape(line).removesuffix(LEFT_OUT) + (r".*\n" if line.endswith(LEFT_OUT) else r"\n")
        for line in shown.splitlines()
    ]
    return re.compile("".join(lines))


def environment() -> dict[str, str]:
    plain = {key: value for key, value in os.environ.items() if not key.startswith("HEGUI_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return plain | {"PATH": path, "LC_ALL": "C.UTF-8", "COLUMNS": "80"}


def played(console: str, place: Path) -> None:
    """Each command of a console block prints what is shown below it."""
    for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", console, re.MULTILINE):
        done = subprocess.run(
            ["sh", "-c", f"{command} 2>&1"],
            cwd=place,
            env=environment(),
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert pattern(shown).fullmatch(done.stdout), f"$ {command}\n{done.stdout}"


@pytest.mark.parametrize("page", LESSONS)
def test_what_a_lesson_shows_happens(page: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for language, title, text in blocks(page):
        if language == "console":
            played(text, tmp_path)
        elif title:
            name = title.removesuffix(APPENDED)
            with open(tmp_path / name, "a" if title != name else "w", encoding="utf-8") as file:
                file.write(f"\n{text}" if title != name else text)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built strictly: a page, a link or an anchor that is not there ends the build."""
    place = tmp_path_factory.mktemp("manual")
    shutil.copytree(DOCS, place / "docs", ignore=shutil.ignore_patterns("reference"))
    shutil.copy(ROOT / "mkdocs.yml", place)
    for command in (
        (sys.executable, str(ROOT / "manual" / "pages.py"), str(place / "docs" / "reference")),
        (sys.executable, "-m", "zensical", "build", "--strict"),
    ):
        done = subprocess.run(
            command, cwd=place, env=environment(), capture_output=True, text=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return place / "site"


def ids(page: Path) -> set[str]:
    return set(re.findall(r'<h[23] id="([^"]+)"', page.read_text(encoding="utf-8")))


def test_every_kind_is_on_its_page(site: Path) -> None:
    assert {check.kind for check in KINDS} <= ids(site / "reference" / "kinds.html")


def test_every_rule_is_on_its_page(site: Path) -> None:
    for pack in load_packs():
        page = site / "reference" / "rules" / f"{pack.pack}.html"
        assert {rule.id.lower() for rule in pack.rules} <= ids(page)


def test_every_page_is_in_the_menu(site: Path) -> None:
    written = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    listed = set(re.findall(r"[\w./-]+\.md", str(written)))
    there = {
        path.relative_to(site.parent / "docs").as_posix() for path in (site.parent / "docs").rglob("*.md")
    }
    assert there == listed


def test_links_lead_somewhere(site: Path) -> None:
    """Those that the builder does not look at too: in tables, to the reference, to pictures."""
    pages = {
        path: path.read_text(encoding="utf-8") for path in site.rglob("*.html") if path.name != "404.html"
    }
    for path, text in pages.items():
        for target in re.findall(r'(?:href|src)="(?!https?:|data:|mailto:)([^"]+)"', text):
            name, _, anchor = target.partition("#")
            there = (path.parent / name).resolve() if name else path
            assert there.exists(), f"{path.name}: {target}"
            assert not anchor or f'id="{anchor}"' in pages[there], f"{path.name}: {target}"


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.findall(r'<(?:script|img|link rel="stylesheet")[^>]+(?:src|href)="https?://', text), (
            path
        )
