"""The files for CI services, as far as can be told without the service: valid by the published schemas, their shell linted
and run, as the service would run it, over good, bad and broken reports."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
GITLAB = tuple(yaml.safe_load_all((ROOT / "templates" / "hegui.yml").read_text(encoding="utf-8")))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
SCRIPTS = Path(sys.executable).parent
GATE = GITLAB[1]["hegui"]
SHELL = {name: ("bash", step["run"]) for name, step in STEPS.items() if "run" in step} | {
    "gitlab": ("sh", "\n".join((*GATE["before_script"], *GATE["script"])))
}
MANUAL = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
SHOWN = {
    "vendor.github-workflows": ".github/workflows/reports.yml",
    "vendor.gitlab-ci": ".gitlab-ci.yml",
    "vendor.azure-pipelines": "azure-pipelines.yml",
}


def tool(name: str) -> str:
    """A linter beside this Python."""
    found = shutil.which(name, path=str(SCRIPTS)) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} comes for this machine in no wheel")
    return found


def clean(*command: str, **more: Any) -> None:
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", **more)
    assert done.returncode == 0, done.stdout + done.stderr


def valid(schema: str, content: object, tmp_path: Path) -> None:
    (tmp_path / "it.json").write_text(json.dumps(content), encoding="utf-8")
    clean(tool("check-jsonschema"), "--builtin-schema", schema, str(tmp_path / "it.json"))


def test_the_action_is_one(tmp_path: Path) -> None:
    valid("vendor.github-actions", ACTION, tmp_path)
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(ACTION["runs"])))
    assert used == set(ACTION["inputs"])


def test_no_input_of_the_action_is_read_as_shell() -> None:
    assert not any("${{" in step.get("run", "") for step in STEPS.values())


def test_the_template_is_one(tmp_path: Path) -> None:
    for part in GITLAB:
        valid("vendor.gitlab-ci", part, tmp_path)
    used = set(re.findall(r"\$\[\[ inputs\.(\w+) \]\]", json.dumps(GITLAB[1])))
    assert used == set(GITLAB[0]["spec"]["inputs"])
    assert "$[[" not in SHELL["gitlab"][1]


@pytest.mark.parametrize("name", SHELL)
def test_the_shell_is_sound(name: str) -> None:
    shell, script = SHELL[name]
    clean(tool("shellcheck"), f"--shell={shell}", "-", input=script)


def test_the_container_file_is_sound() -> None:
    clean(tool("hadolint"), str(ROOT / "Containerfile"))


def test_what_the_container_copies_is_enough_to_build(tmp_path: Path) -> None:
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
    copies = [line.split()[1:-1] for line in lines if line.startswith("COPY ") and "--from" not in line]
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    for name in (name for names in copies for name in names):
        assert f"!{name}" in ignored
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    clean(sys.executable, "-m", "hatchling", "build", "-t", "wheel", cwd=tmp_path)
    assert list(tmp_path.glob("dist/*.whl"))


@pytest.mark.parametrize(("schema", "file"), SHOWN.items())
def test_what_the_manual_shows_is_valid(schema: str, file: str, tmp_path: Path) -> None:
    (shown,) = re.findall(rf"```yaml\n# {re.escape(file)}\n(.*?)```", MANUAL, re.DOTALL)
    valid(
        schema,
        yaml.load(shown, yaml.BaseLoader) if "azure" not in schema else yaml.safe_load(shown),
        tmp_path,
    )


def test_the_manual_names_the_inputs() -> None:
    (table,) = re.findall(r"\| Input .*?\n\n", MANUAL, re.DOTALL)
    assert set(
        re.findall(r"`([\w-]+)`", "".join(row.split("|")[1] for row in table.splitlines()[2:-1]))
    ) == set(ACTION["inputs"])
    (include,) = re.findall(r"# \.gitlab-ci\.yml\n(.*?)```", MANUAL, re.DOTALL)
    assert set(yaml.safe_load(include)["include"][0]["inputs"]) <= set(GITLAB[0]["spec"]["inputs"])
    (workflow,) = re.findall(r"```yaml\n# \.github.*?\n(.*?)```", MANUAL, re.DOTALL)
    steps = yaml.safe_load(workflow)["jobs"]["hegui"]["steps"]
    (given,) = [step["with"] for step in steps if "/hegui@" in step["uses"]]
    assert set(given) <= set(ACTION["inputs"])


REPORTS = {
    "good": (ROOT / "examples" / "good.md").read_bytes(),
    "bad": (ROOT / "examples" / "draft.txt").read_bytes(),
    "broken": (ROOT / "examples" / "report.docx").read_bytes()[:300],
}
NAMES = {"good": "年度 总结.md", "bad": "草稿 $(touch injected).txt", "broken": "坏.docx"}
ENDS = [("good", 0), ("bad", 1), ("broken", 2)]


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A checked out repository with a good, a bad and a broken report."""
    for kind, name in NAMES.items():
        path = tmp_path / "work" / kind / name
        path.parent.mkdir(parents=True)
        path.write_bytes(REPORTS[kind])
    return tmp_path / "work"


def run(
    shell: tuple[str, ...], script: str, work: Path, env: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """The script as a service would run it in `work`."""
    (work.parent / "script").write_text(script, encoding="utf-8")
    return subprocess.run(
        (*shell, str(work.parent / "script")),
        cwd=work,
        env={"LC_ALL": "C.UTF-8", "HOME": str(work.parent), "PATH": os.environ["PATH"]} | env,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def step(name: str, work: Path, env: dict[str, str], **inputs: str) -> subprocess.CompletedProcess[str]:
    """A step of the action with these inputs, the others as they are by default."""
    values = {key: value.get("default", "") for key, value in ACTION["inputs"].items()}
    values |= {key.replace("_", "-"): value for key, value in inputs.items()}
    known = {f"${{{{ inputs.{key} }}}}": value for key, value in values.items()}
    known["${{ github.action_path }}"] = str(ROOT)
    given = {key: known.get(value, value) for key, value in STEPS[name]["env"].items()}
    files = {f"GITHUB_{what}": str(work.parent / what) for what in ("ENV", "OUTPUT", "STEP_SUMMARY")}
    shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
    return run(shell, STEPS[name]["run"], work, given | files | {"RUNNER_TEMP": str(work.parent)} | env)


def test_the_action_installs_itself(work: Path) -> None:
    pip = {
        key: value for key, value in os.environ.items() if key.startswith(("PIP_", "SSL_", "http", "HTTP"))
    }
    path = {"PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}", "HOME": os.path.expanduser("~")}
    done = step("Install hegui", work, pip | path)
    if done.returncode and "CI" not in os.environ and "No matching distribution" in done.stderr:
        pytest.skip("pip finds no package index")
    assert done.returncode == 0, done.stderr
    (name, command) = (work.parent / "ENV").read_text().strip().split("=")
    checked = step("Check", work, {name: command}, paths="good", format="plain")
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize(("kind", "status"), ENDS)
def test_the_action_checks(kind: str, status: int, work: Path) -> None:
    outputs = {"sarif": "out.sarif", "junit": "out.xml", "html": "out.html"}
    asked = {"paths": f"  {kind}/{NAMES[kind]}\r\n\n", "packs": "shuzhi\n", "args": "--show\npass\n"}
    done = step("Check", work, {"HEGUI": str(SCRIPTS / "hegui")}, **asked, **outputs)
    assert done.returncode == status, done.stdout + done.stderr
    assert (work.parent / "OUTPUT").read_text() == f"status={status}\n"
    assert ("::error" in done.stdout) == (status > 0)
    assert NAMES[kind] in html.unescape((work.parent / "STEP_SUMMARY").read_text(encoding="utf-8"))
    assert json.loads((work / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert all((work / name).stat().st_size for name in outputs.values())
    assert not (work / "injected").exists()


def test_a_report_cannot_speak_to_the_runner(work: Path) -> None:
    (work / "good" / "speaks.txt").write_text("::add-mask::十项制度\n某某工作总结\n", encoding="utf-8")
    done = step("Check", work, {"HEGUI": str(SCRIPTS / "hegui")}, paths="good", format="table")
    shut, *shown, opened = done.stdout.splitlines()
    assert shut.startswith("::stop-commands::")
    assert opened == f"::{shut.removeprefix('::stop-commands::')}::"
    assert shown and opened not in shown
    annotated = step("Check", work, {"HEGUI": str(SCRIPTS / "hegui")}, paths="good")
    assert "stop-commands" not in annotated.stdout and "\n::add-mask::" not in annotated.stdout


@pytest.mark.parametrize(("kind", "status"), ENDS)
def test_the_template_checks(kind: str, status: int, work: Path) -> None:
    values = {key: value["default"] for key, value in GITLAB[0]["spec"]["inputs"].items()}
    values |= {"paths": f"{kind}/{NAMES[kind]}\n", "args": "--pack\nshuzhi\n"}
    known = {f"$[[ inputs.{key} ]]": value for key, value in values.items()}
    given = {key: known.get(value, value) for key, value in GATE["variables"].items()}
    path = {"PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"}
    done = run(("sh", "-e"), SHELL["gitlab"][1], work, given | path)
    assert done.returncode == status, done.stdout + done.stderr
    written = [work / name for name in GATE["artifacts"]["reports"].values()]
    assert all(path.stat().st_size for path in written)
    assert (work / "hegui-report" / "index.html").stat().st_size
    assert not (work / "injected").exists()
