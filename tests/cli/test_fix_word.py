"""`hegui fix` on Word files: tracked changes, or the lines that would change."""

import io
import zipfile

import docx
import pytest

from hegui.readers import read_bytes


@pytest.fixture
def file(place):
    made = docx.Document()
    made.add_paragraph("市水务局2023年工作报告")
    paragraph = made.add_paragraph("按照")
    paragraph.add_run("市委政").bold = True
    paragraph.add_run("府的安排，完成管网改造**公里。")
    made.save(str(place / "报告.docx"))
    return place / "报告.docx"


def main(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def test_the_lines_that_would_change_are_shown(hegui, file):
    before = file.read_bytes()
    done = hegui("fix", "报告.docx", "--pack", "house.yaml")
    assert done.returncode == 1
    assert "-按照市委政府的安排" in done.stdout and "+按照市委、市政府的安排" in done.stdout
    assert file.read_bytes() == before


def test_changes_are_tracked_and_made_once(hegui, file):
    done = hegui("fix", "报告.docx", "--pack", "house.yaml", "--write")
    assert done.returncode == 0 and "已改 1 处" in done.stderr
    made = file.read_bytes()
    assert main(made).count('w:author="hegui"') == 1, "nothing goes, so that words are only put in"
    assert "<w:b/>" in main(made)[main(made).index("<w:ins ") :].split("</w:ins>")[0]
    assert "市委、市政府" in read_bytes(made, "x.docx", "docx").text
    again = hegui("fix", "报告.docx", "--pack", "house.yaml", "--write")
    assert again.returncode == 0 and "已改 0 处" in again.stderr
    assert file.read_bytes() == made


def test_changes_that_stand_out_do_not_keep_others_from_being_made(hegui, file):
    """The shipped checklist has a rule against changes that nobody has accepted: the fix's own are not held against it."""
    done = hegui("fix", "报告.docx", "--pack", "house.yaml", "--pack", "word", "--write")
    assert "已改 1 处" in done.stderr


def test_a_word_file_from_standard_input(hegui, file, environment):
    import subprocess
    import sys

    command = [sys.executable, "-m", "hegui", "fix", "-", "--stdin-name", "x.docx", "--pack", "house.yaml"]
    done = subprocess.run(
        command, input=file.read_bytes(), capture_output=True, env=environment, cwd=file.parent, timeout=60
    )
    assert done.returncode == 0
    assert "市委、市政府" in read_bytes(done.stdout, "x.docx", "docx").text
