"""Paths as a user gives them → files: each once, sorted; nothing that holds a report is passed over in silence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hegui import check_text
from hegui.formats import render
from hegui.readers.find import find


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b/2.txt",
        "b/1.md",
        "b/.hidden.txt",
        "b/.git/x.txt",
        "b/~$3.docx",
        "b/photo.png",
        "c/old.doc",
        "d/x.py",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def test_files_and_directories_sorted_each_once(place: Path) -> None:
    found = find(["b", "b/2.txt", "./b/1.md"])
    assert [os.path.normpath(path) for path in found.files] == ["b/1.md", "b/2.txt"]
    assert (found.refused, found.links) == ([], 0)


@pytest.mark.parametrize("missing", ["nothing.txt", "d", "nowhere/"])
def test_what_leads_to_no_report_is_refused(place: Path, missing: str) -> None:
    found = find([missing])
    assert [refused.path for refused in found.refused] == [missing]
    assert not found.files


def test_office_files_are_found_under_a_directory(place: Path) -> None:
    found = find(["b", "c"])
    assert (place / "c" / "old.doc").samefile(found.files[-1])


def test_links_are_counted_and_not_followed_unless_named(place: Path) -> None:
    (place / "b" / "link.txt").symlink_to(place / "b" / "2.txt")
    (place / "b" / "loop").symlink_to(place / "b")
    found = find(["b"])
    assert (len(found.files), found.links) == (2, 1)
    named = find(["b", "b/link.txt"])
    assert (len(named.files), named.links) == (3, 0)


def test_what_hegui_wrote_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("述职报告\n", encoding="utf-8")
    report = check_text("述职报告\n一、履职情况\n某某。", sheets=True)
    for name, form in (("a.html", "html"), ("b.md", "markdown")):
        (tmp_path / name).write_text(render(report, form), encoding="utf-8")
    (tmp_path / "c.md").write_text("# 述职报告\n", encoding="utf-8")
    found = find([tmp_path])
    assert [Path(path).name for path in found.files] == ["c.md", "report.txt"]
    assert found.excluded == 2
    assert len(find([tmp_path / "a.html"]).files) == 1, "one that is named is checked"
