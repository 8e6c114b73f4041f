"""The command as its users run it: a process with arguments, streams and an exit status."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

import hegui as package

Run = Callable[..., subprocess.CompletedProcess[str]]

PACK = """\
pack: house
title: 试用清单
version: "1"
rules:
  - id: HS001
    name: stars
    title: 不得留有“**”占位符
    severity: error
    basis: {level: house}
    why: 起草时留的空没有填上。
    check: {kind: avoid, terms: ["**"]}
    examples: {pass: [引进3个项目。], fail: ["引进**个项目。"]}
  - id: HS002
    name: two-offices
    title: 市委、市政府须分写
    severity: warning
    basis: {level: house}
    why: 这是两家单位。
    check: {kind: replace, words: {市委政府: 市委、市政府}}
    examples: {pass: [市委、市政府决定。], fail: [市委政府决定。]}
"""
GOOD = "市水务局2023年工作报告\n按照市委、市政府的安排，完成管网改造12公里。\n"
BAD = "市水务局2023年工作报告\n按照市委政府的安排，完成管网改造**公里。\n"
MILD = "市水务局2023年工作报告\n按照市委政府的安排，完成管网改造12公里。\n"


@pytest.fixture
def place(tmp_path):
    """A directory with a pack and three reports."""
    for name, text in (("house.yaml", PACK), ("good.txt", GOOD), ("bad.txt", BAD), ("mild.txt", MILD)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def environment(place) -> dict[str, str]:
    """An environment without language, colour and width, in which this hegui is found."""
    dropped = ("LANG", "LANGUAGE", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "HEGUI_LANG", "PYTHONIOENCODING")
    kept = {k: v for k, v in os.environ.items() if k not in dropped and not k.startswith("LC_")}
    source = os.path.dirname(os.path.dirname(package.__file__))
    # The interpreter takes the C locale for UTF-8, as it does on most machines.
    return {**kept, "PYTHONUTF8": "1", "PYTHONPATH": source, "HEGUI_CACHE_DIR": str(place / "cache")}


@pytest.fixture
def hegui(place, environment) -> Run:
    """Runs `hegui` in that directory. env: on top of the environment."""

    def run(
        *arguments: str, env: dict[str, str] | None = None, **options
    ) -> subprocess.CompletedProcess[str]:
        options.setdefault("encoding", "utf-8")
        options.setdefault("capture_output", "stdout" not in options)
        command = [sys.executable, "-m", "hegui", *arguments]
        return subprocess.run(command, env={**environment, **(env or {})}, cwd=place, timeout=60, **options)

    return run


@pytest.fixture
def python(place, environment) -> Run:
    """Runs a piece of Python in that directory."""

    def run(code: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code]
        return subprocess.run(
            command, capture_output=True, env=environment, cwd=place, encoding="utf-8", timeout=60
        )

    return run
