"""Patterns of paths mean what they mean to git."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from hegui.readers.gitignore import Gitignore
from hegui.readers.patterns import Patterns

NAMES = ("a", "b", "ab", "草", "a-b", "x.t", "[a]", "a b", "!a", "#a", "A1")
PIECES = (
    *"aab*?[]!^\\/-. x#:t1",
    *("**", "**/", "/**", "草", "[!a]", "[a-c]", "[[:alpha:]]", "[[:digit:]b]", "[^-a]", "\\ ", "\r"),
)


@pytest.mark.parametrize(
    ("lines", "meant", "other"),
    [
        (["草稿/"], ["草稿/1.txt", "a/草稿/b/2.txt"], ["草稿", "a/草稿.txt"]),
        (["/草稿"], ["草稿", "草稿/1.txt"], ["a/草稿"]),
        (["*.txt", "!keep.txt"], ["a.txt", "b/c.txt"], ["keep.txt", "b/keep.txt", "a.md"]),
        (["a/", "!a/keep.txt"], ["a/keep.txt"], ["b/keep.txt"]),
        (["x.txt", "!a/"], ["a/x.txt"], ["a/y.txt"]),
        (["a/**/x?.txt"], ["a/x1.txt", "a/b/c/x2.txt"], ["b/a/x1.txt", "a/x.txt"]),
        (["述职/**"], ["述职/a", "述职/b/c"], ["述职", "x/述职/a"]),
        (["**/述职/*.md"], ["述职/a.md", "b/述职/a.md"], ["述职/b/a.md"]),
        (["[!ab]?[0-9]"], ["cx1", "草草2"], ["ax1", "cxx", "c/1"]),
        (["a\\*", "\\#b", "\\!c", "d\\ ", "e "], ["a*", "#b", "!c", "d ", "e"], ["ab", "b", "c", "d"]),
    ],
)
def test_what_is_meant(lines: list[str], meant: list[str], other: list[str]) -> None:
    patterns = Patterns(lines)
    assert [path for path in (*meant, *other) if patterns.means(path)] == meant


@pytest.mark.parametrize("line", ["!", "/", "[z-a]", "[a", "a\\", "[[:nothing:]]"])
def test_a_line_that_can_mean_nothing(line: str) -> None:
    with pytest.raises(ValueError, match="no pattern"):
        Patterns([line])
    assert Patterns([line, "b"], strict=False).means("b")


def test_many_stars_take_no_time() -> None:
    began = time.process_time()
    assert not Patterns(["*a" * 40 + "b"]).means("a" * 250)
    assert time.process_time() - began < 1


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize("seed", range(12))
def test_git_ignores_the_same(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    found = {_made(tmp_path, chance) for _ in range(40)} - {""}
    folders = sorted({os.path.dirname(path) for path in found} - {""})
    for folder in ("", *(each for each in folders if chance.random() < 0.3)):
        lines = ("".join(chance.choices(PIECES, k=chance.randint(1, 5))) for _ in range(chance.randint(1, 6)))
        (tmp_path / folder / ".gitignore").write_bytes("\n".join(lines).encode())
    paths = sorted(found)
    git = [
        "git",
        "-C",
        os.fspath(tmp_path),
        "-c",
        "core.excludesFile=",
        "check-ignore",
        "--no-index",
        "--stdin",
        "-z",
    ]
    told = subprocess.run(git, input="\0".join(paths), capture_output=True, encoding="utf-8")
    own = Gitignore()
    root = os.path.realpath(tmp_path)
    assert [path for path in paths if own.by(os.path.join(root, path))] == sorted(
        filter(None, told.stdout.split("\0"))
    )


def _made(root: Path, chance: random.Random) -> str:
    """The path of a new file; "" where there can be none."""
    path = "/".join(chance.choices(NAMES, k=chance.randint(1, 4)))
    try:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch(exist_ok=False)
    except OSError:
        return ""
    return path
