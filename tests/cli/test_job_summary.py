"""The annotations for GitHub Actions come with a summary of the job."""

import os
import subprocess
import sys

import pytest

TEXT = "2023年县水务局局长述职报告\n一、履职情况\n坚决悍卫“两个确立”。\n"


@pytest.fixture
def check(tmp_path):
    (tmp_path / "述职.txt").write_text(TEXT, encoding="utf-8")

    def run(*options, **environment):
        return subprocess.run(
            [sys.executable, "-m", "hegui", "check", "述职.txt", "--lang", "zh", *options],
            cwd=tmp_path,
            env={**os.environ, **environment},
            capture_output=True,
            encoding="utf-8",
        )

    return run


def test_the_summary_is_added_to_what_is_there(check, tmp_path):
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    done = check("--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1
    assert all(line.startswith("::") for line in done.stdout.splitlines())
    assert summary.read_text(encoding="utf-8").startswith("before\n## hegui: 不合格\n")


def test_no_summary_without_annotations_or_without_the_variable(check, tmp_path):
    summary = tmp_path / "summary.md"
    check("--format", "plain", GITHUB_STEP_SUMMARY=str(summary))
    check("--format", "github", GITHUB_STEP_SUMMARY="")
    assert not summary.exists()


def test_a_summary_that_is_asked_for_is_not_written_twice(check, tmp_path):
    summary = tmp_path / "summary.md"
    check("--format", "github", "--format", f"markdown={summary}", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text(encoding="utf-8").count("## hegui") == 1


def test_a_summary_that_cannot_be_written_changes_no_verdict(check, tmp_path):
    done = check("--format", "github", GITHUB_STEP_SUMMARY=str(tmp_path))
    assert done.returncode == 1
    assert "作业摘要写不进去" in done.stderr


def test_several_formats_in_one_run(check, tmp_path):
    names = ("sarif", "junit", "gitlab", "checkstyle", "rdjson", "jsonl", "csv", "xlsx", "markdown", "json")
    asked = [f"--format={name}=out.{name}" for name in names]
    done = check(*asked, "--format", "plain")
    assert done.returncode == 1, done.stderr
    assert "SZ002" in done.stdout
    assert all((tmp_path / f"out.{name}").stat().st_size for name in names)
    assert (tmp_path / "out.xlsx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "out.csv").read_bytes()[:3] == b"\xef\xbb\xbf"
    assert b'"column":7' in (tmp_path / "out.rdjson").read_bytes()


def test_a_missing_library_is_told_before_anything_is_checked(check, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, *more: None if name == 'xlsxwriter' else find(name, *more)\n",
        encoding="utf-8",
    )
    done = check("--format", "json=out.json", "--format", "xlsx=out.xlsx", PYTHONPATH=str(tmp_path))
    assert done.returncode == 2
    assert "hegui[xlsx]" in done.stderr
    assert not (tmp_path / "out.json").exists()
