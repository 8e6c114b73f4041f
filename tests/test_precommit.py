"""The hooks as a team meets them: a scratch git repository, real pre-commit, this repository at its HEAD commit.

pre-commit builds the environments with pip, so that a package index must be within reach; without one the tests are
skipped, except where CI is set. What is not committed is not tested.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
GOOD = (ROOT / "examples" / "good.md").read_bytes()
BAD = (ROOT / "examples" / "draft.txt").read_bytes()
PDF = (ROOT / "tests" / "readers" / "files" / "report.pdf").read_bytes()
WORD = (ROOT / "examples" / "report.docx").read_bytes()
CONFIG = "repos:\n  - repo: {repo}\n    rev: {rev}\n    hooks:\n{hooks}\n"
TEXT = "      - id: hegui"
OFFICE = "      - id: hegui-office"
REQUIRED = "      - id: hegui-required\n        args: {args}"


def environment(**more: str) -> dict[str, str]:
    """Of a shell that stands in no repository, with a git that has no settings but these."""
    plain = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("GIT_", "PRE_COMMIT", "HEGUI_"))
    }
    name = {
        f"GIT_{who}_{what}": "hegui@example.com"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    quiet = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "LC_ALL": "C.UTF-8",
        "HEGUI_LANG": "zh",
    }
    trust = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}
    return plain | name | quiet | trust | more


def run(*command: str, cwd: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", errors="replace"
    )


class Scratch:
    """A git repository whose commits go through the hooks."""

    def __init__(self, place: Path, env: Mapping[str, str], rev: str) -> None:
        self.place, self.env, self.rev = place, env, rev
        self.git("init", "--quiet")
        self.git("config", "core.quotepath", "true")

    def git(self, *arguments: str) -> str:
        done = run("git", *arguments, cwd=self.place, env=self.env)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def hooks(self, *hooks: str) -> Scratch:
        config = CONFIG.format(repo=ROOT.as_posix(), rev=self.rev, hooks="\n".join(hooks))
        (self.place / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
        self.pre_commit("install", "--install-hooks")
        self.git("add", ".")
        self.git("commit", "--no-verify", "--quiet", "--message", "hooks")
        return self

    def pre_commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return run(sys.executable, "-m", "pre_commit", *arguments, cwd=self.place, env=self.env)

    def put(self, **files: bytes) -> None:
        for name, data in files.items():
            path = self.place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def commit(self, **files: bytes) -> tuple[bool, str]:
        """Whether a commit of these files and whatever else has changed was let through, and what was shown."""
        self.put(**files)
        self.git("add", "--all")
        before = self.git("rev-parse", "HEAD")
        done = run("git", "commit", "--quiet", "--message", "reports", cwd=self.place, env=self.env)
        through = self.git("rev-parse", "HEAD") != before
        assert through == (done.returncode == 0)
        return through, done.stdout + done.stderr


def reachable(place: Path) -> bool:
    """Whether pip finds a package index."""
    ask = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(place), "wcwidth")
    return run(*ask, cwd=place, env=environment()).returncode == 0


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], str]:
    """Where pre-commit keeps the environments that all tests here share, and the commit that they are built from."""
    place = tmp_path_factory.mktemp("pre-commit")
    env = environment(PRE_COMMIT_HOME=str(place / "home"), HEGUI_CACHE_DIR=str(place / "cache"))
    head = run("git", "rev-parse", "HEAD", cwd=ROOT, env=env)
    if head.returncode:
        pytest.skip("the hooks are those of a commit, and this is no git repository")
    if "CI" not in env and not reachable(place):
        pytest.skip("pre-commit installs hegui with pip, and no package index is within reach")
    return env, head.stdout.strip()


@pytest.fixture
def scratch(home: tuple[dict[str, str], str], tmp_path: Path) -> Scratch:
    env, rev = home
    return Scratch(tmp_path, env, rev)


def test_text(scratch: Scratch) -> None:
    scratch.hooks(TEXT)
    through, shown = scratch.commit(**{"报告/草稿 一.txt": BAD})
    assert not through
    assert "- hook id: hegui\n- exit code: 1" in shown
    assert "报告/草稿 一.txt" in shown
    assert "PU001" in shown

    scratch.git("rm", "--quiet", "--cached", "报告/草稿 一.txt")
    (scratch.place / "报告/草稿 一.txt").unlink()
    through, shown = scratch.commit(**{"报告/年度 'report'.md": GOOD})
    assert through, shown
    assert "Passed" in shown

    through, shown = scratch.commit(**{"报告/坏.txt": b"\x89PNG\r\n\x1a\n" * 9})
    assert not through
    assert "- exit code: 2" in shown
    assert "内容不是文本" in shown


def test_what_the_configuration_excludes(scratch: Scratch) -> None:
    scratch.put(**{"hegui.toml": 'exclude = ["草稿/"]\n'.encode(), ".gitignore": b"ignored.txt\n"})
    scratch.hooks(TEXT, REQUIRED.format(args="[草稿/必备.md]"))
    through, shown = scratch.commit(**{"草稿/一.txt": BAD, "草稿/必备.md": GOOD})
    assert through, shown
    (scratch.place / "ignored.txt").write_bytes(BAD)
    scratch.git("add", "--force", "ignored.txt")
    through, shown = scratch.commit(**{"草稿/必备.md": BAD})
    assert not through
    assert "ignored.txt" in shown.partition("hegui-required")[0]
    assert "草稿/必备.md" in shown.partition("hegui-required")[2]
    assert "一.txt" not in shown


def test_one_report_for_a_commit(scratch: Scratch) -> None:
    scratch.hooks(TEXT)
    through, shown = scratch.commit(**{f"报告/{n:02} 号.txt": BAD for n in range(40)})
    assert not through
    assert shown.count("不合格（错误级，退出码 1）：40 份报告") == 1
    assert shown.count("退出码") == 1


def test_what_is_no_report_or_is_deleted_is_left_alone(scratch: Scratch) -> None:
    scratch.put(**{"草稿.txt": BAD})
    scratch.hooks(TEXT, OFFICE)
    scratch.git("rm", "--quiet", "草稿.txt")
    through, shown = scratch.commit(**{"main.py": b"print(1)\n", "~$report.docx": b"\x00lock"})
    assert through, shown
    assert shown.count("(no files to check)Skipped") == 2


def test_office(scratch: Scratch) -> None:
    scratch.hooks(OFFICE + "\n        files: ^报告/")
    through, shown = scratch.commit(
        **{"报告/述职报告.pdf": PDF, "报告/照片.png": b"\x89PNG", "报告/~$述职报告.docx": b"\x00"}
    )
    assert through, shown
    assert "Passed" in shown

    through, shown = scratch.commit(**{"报告/述职报告.docx": WORD})
    assert not through
    assert "- hook id: hegui-office\n- exit code: 1" in shown
    assert "BS002" in shown

    through, shown = scratch.commit(**{"报告/述职报告.docx": WORD[:300]})
    assert not through
    assert "- exit code: 2" in shown
    assert "Word 文档已损坏" in shown


def test_required(scratch: Scratch) -> None:
    scratch.put(**{"报告/年度 总结.md": GOOD})
    scratch.hooks(REQUIRED.format(args='["报告/年度 总结.md", "报告/*.m?"]'))
    through, shown = scratch.commit(**{"main.py": b"print(1)\n"})
    assert through, shown

    through, shown = scratch.commit(**{"报告/年度 总结.md": BAD})
    assert not through
    assert "- exit code: 1" in shown

    scratch.git("rm", "--quiet", "--force", "报告/年度 总结.md")
    through, shown = scratch.commit()
    assert not through
    assert "- hook id: hegui-required\n- exit code: 2" in shown
    assert "报告/年度 总结.md: 没有这个文件" in shown


@pytest.mark.parametrize("args", ['["报告/*.docx"]', "[]"])
def test_required_but_nothing_is_there(scratch: Scratch, args: str) -> None:
    scratch.hooks(REQUIRED.format(args=args))
    through, shown = scratch.commit(**{"main.py": b"print(1)\n"})
    assert not through
    assert "- hook id: hegui-required\n- exit code: 2" in shown


def test_what_the_manual_says_is_a_configuration_of_these_hooks(tmp_path: Path) -> None:
    manual = (ROOT / "docs" / "pre-commit.md").read_text(encoding="utf-8")
    (config, _) = re.findall(r"```yaml\n(.*?)```", manual, re.DOTALL)
    (tmp_path / "config.yaml").write_text(config, encoding="utf-8")
    validate = (sys.executable, "-m", "pre_commit")
    for command, file in (("validate-config", tmp_path / "config.yaml"), ("validate-manifest", MANIFEST)):
        done = run(*validate, command, str(file), cwd=tmp_path, env=environment())
        assert done.returncode == 0, done.stdout
    hooks = {hook["id"] for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}
    assert {hook["id"] for hook in yaml.safe_load(config)["repos"][0]["hooks"]} == hooks


def test_a_stub_is_no_document_that_was_required() -> None:
    entries = {hook["id"]: hook["entry"] for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}
    assert "--strict" in entries["hegui-required"].split()
    assert "--strict" not in entries["hegui"].split()
