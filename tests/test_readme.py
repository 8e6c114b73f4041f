"""What the READMEs say is run as written."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.zh-CN.md"]


def fenced(readme: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / readme).read_text(encoding="utf-8"), re.DOTALL)


def hegui(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hegui", *arguments], cwd=cwd, capture_output=True, text=True, encoding="utf-8"
    )


def test_both_readmes_show_the_same_commands() -> None:
    english, chinese = ([fenced(readme, kind) for kind in ("bash", "yaml", "python")] for readme in READMES)
    strip = [
        [re.sub(r"\s*(?:#|（|\().*", "", block) for block in blocks] for blocks in (english[0], chinese[0])
    ]
    assert strip[0] == strip[1]
    assert english[2] == chinese[2]


@pytest.mark.parametrize("readme", READMES)
def test_the_checklist_proves_itself(readme: str, tmp_path: Path) -> None:
    (pack,) = fenced(readme, "yaml")
    (tmp_path / "house.yaml").write_text(pack, encoding="utf-8")
    done = hegui("prove", "house.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_library_example_runs() -> None:
    (code,) = fenced("README.md", "python")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "PU001" in done.stdout
    assert "[',']" in done.stdout


def test_the_commands_shown_exist(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "report.docx").write_bytes((ROOT / "examples" / "report.docx").read_bytes())
    for name in ("report.txt", "reports/one.txt"):
        (tmp_path / name).write_bytes((ROOT / "examples" / "draft.txt").read_bytes())
    (pack,) = fenced("README.md", "yaml")
    (tmp_path / "house.yaml").write_text(pack, encoding="utf-8")
    lines = next(block for block in fenced("README.md", "bash") if "hegui outline" in block).splitlines()
    statuses = {
        line.split("#")[0].strip(): hegui(*line.split("#")[0].split()[1:], cwd=tmp_path).returncode
        for line in lines
    }
    checked = {line: status for line, status in statuses.items() if line.startswith("hegui check")}
    assert set(checked.values()) == {1}
    assert {status for line, status in statuses.items() if line not in checked} == {0}
    assert (tmp_path / "report.json").exists()


def test_the_set_up_commands_are_the_two_that_were_promised() -> None:
    for readme in READMES:
        text = (ROOT / readme).read_text(encoding="utf-8")
        commands = re.findall(r"<!-- (first|test)-command -->\n```bash\n(.+)\n```", text)
        assert [name for name, _ in commands] == ["first", "test"]
        assert commands[0][1].endswith("hegui check examples")
        assert commands[1][1].endswith("pytest")
