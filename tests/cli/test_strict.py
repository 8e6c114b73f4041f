"""What is no pass where somebody is strict, and what was not checked because somebody said so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

_UNLISTED = "从严：1 份没有本文种的清单，不能算合格"
_ASKING = """\
pack: asking
title: 须看的
version: "1"
rules:
  - id: AK001
    name: seen
    title: 须看一看
    severity: warning
    basis: {level: house}
    why: 机器看不出来。
    check: {kind: manual, question: "看了没有"}
    examples: {}
"""


def test_a_stub_is_no_pass_where_somebody_is_strict(hegui: Any, place: Path) -> None:
    (place / "必备.md").write_text("待补\n", encoding="utf-8")
    assert hegui("check", "必备.md").returncode == 0
    done = hegui("check", "必备.md", "--strict")
    assert done.returncode == 2
    assert done.stdout.splitlines()[-1].endswith(_UNLISTED)
    (place / "hegui.toml").write_text("strict = true\n", encoding="utf-8")
    assert hegui("check", "必备.md", "-qq").returncode == 2  # read by typer
    assert hegui("check", "必备.md", "--no-strict").returncode == 0


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 2), ("info", 2), ("never", 0)])
def test_what_waits_for_a_person_at_the_threshold(hegui: Any, place: Path, level: str, status: int) -> None:
    (place / "asking.yaml").write_text(_ASKING, encoding="utf-8")
    said = (
        "check",
        "good.txt",
        "--pack",
        "asking.yaml",
        "--pack",
        "house.yaml",
        "--strict",
        "--fail-on",
        level,
    )
    done = hegui(*said, "--lang", "en")
    assert done.returncode == status, done.stdout
    assert ("strict: 1 open for a person to review" in done.stdout) == (status == 2)


@pytest.mark.parametrize(
    "name",
    [
        "json",
        "jsonl",
        "sarif",
        "markdown",
        "html",
        "csv",
        "xlsx",
        "junit",
        "gitlab",
        "github",
        "plain",
        "rdjson",
    ],
)
def test_all_formats_agree(hegui: Any, place: Path, name: str) -> None:
    (place / "必备.md").write_text("待补\n", encoding="utf-8")
    assert hegui("check", "必备.md", "--strict", "--format", f"{name}=out").returncode == 2
    if name == "json":
        summary = json.loads((place / "out").read_text(encoding="utf-8"))["summary"]
        assert (summary["strict"], summary["exit_status"]) == (True, 2)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_of_several_documents_each_counts(hegui: Any, place: Path, jobs: str) -> None:
    for name in ("甲", "乙", "丙"):
        (place / f"{name}.md").write_text("待补\n", encoding="utf-8")
    done = hegui("check", "甲.md", "乙.md", "丙.md", "--strict", "--jobs", jobs)
    assert done.returncode == 2
    assert "3 份没有本文种的清单" in done.stdout.splitlines()[-1]


def test_what_was_left_out_is_told(hegui: Any, place: Path) -> None:
    told = hegui("check", "mild.txt", "--pack", "house.yaml", "--ignore", "HS001").stdout
    assert told.splitlines()[-3] == "忽略 HS001（1 项未查）"
    told = hegui("check", "mild.txt", "--pack", "house.yaml", "--select", "HS002", "--lang", "en").stdout
    assert told.splitlines()[-3] == "only HS002 (1 not checked)"
    (place / "hegui.toml").write_text('packs = ["house.yaml"]\nignore = ["HS002"]\n', encoding="utf-8")
    for name in ("html", "markdown"):
        assert "忽略 HS002（1 项未查）" in hegui("check", "good.txt", "--format", name).stdout
    assert "未查" not in hegui("check", "good.txt", "--isolated").stdout
