"""What `hegui check` reads, prints and writes."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

HOUSE = ("--pack", "house.yaml")


def test_screen_shows_failures_with_place_quote_and_verdict(hegui):
    done = hegui("check", "bad.txt", *HOUSE)
    assert "✗ HS001  错误  不得留有“**”占位符" in done.stdout
    assert "第2行  按照市委政府的安排，完成管网改造>>**<<公里。" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("不合格（错误级，退出码 1）：1 份报告")
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("env", "arguments", "spoken"),
    [
        ({}, (), "不合格"),
        ({"LANG": "C"}, (), "不合格"),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, (), "不合格"),
        ({"LANG": "en_US.UTF-8"}, (), "FAILED"),
        ({"LANG": "en_US.UTF-8", "HEGUI_LANG": "zh"}, (), "不合格"),
        ({"HEGUI_LANG": "zh"}, ("--lang", "en"), "FAILED"),
        ({}, ("--lang=en",), "FAILED"),
    ],
)
def test_language(hegui, env, arguments, spoken):
    assert hegui("check", "bad.txt", *HOUSE, *arguments, env=env).stdout.splitlines()[-1].startswith(spoken)


def test_help_is_in_the_language_asked_for(hegui):
    assert "Worker processes." in hegui("check", "--help", "--lang", "en").stdout
    assert "并行进程数" in hegui("check", "--help").stdout


@pytest.mark.parametrize(
    ("env", "arguments", "coloured"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
    ],
)
def test_colour(hegui, env, arguments, coloured):
    assert ("\x1b[" in hegui("check", "bad.txt", *HOUSE, *arguments, env=env).stdout) is coloured


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("name", ["table", "plain"])
def test_a_console_that_lacks_characters_does_not_end_the_run(hegui, encoding, name):
    done = hegui(
        "check", "bad.txt", *HOUSE, "--show", "all", "--format", name,
        env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}, encoding=encoding,
    )  # fmt: skip
    assert done.returncode == 1
    assert "HS001" in done.stdout
    assert "Traceback" not in done.stderr
    assert ("✗" in done.stdout) is (encoding == "utf-8" and name == "table")


def test_json_is_utf8_on_any_console_and_the_same_every_time(hegui, place):
    runs = [
        hegui("check", "bad.txt", *HOUSE, "--format", "json", env=env, errors="replace").stdout
        for env in ({}, {"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}, {"PYTHONHASHSEED": "7"})
    ]
    assert runs[0] == runs[1] == runs[2]
    values = json.loads(runs[0])
    text = (place / "bad.txt").read_text(encoding="utf-8")
    for finding in values["documents"][0]["findings"]:
        for evidence in finding["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert values["summary"]["exit_status"] == 1


def test_standard_input_is_read_as_its_name_says(hegui):
    plain = hegui("check", "-", *HOUSE, input="标题\n引进**个项目**落户。\n")
    assert plain.returncode == 1
    bold = hegui("check", "-", *HOUSE, "--stdin-name", "a.md", input="# 标题\n\n引进**3个**项目。\n")
    assert bold.returncode == 0
    assert "a.md" in bold.stdout
    assert hegui("check", "-", *HOUSE, "--stdin-name", "a.pdf", input="甲").returncode == 2


def test_output_goes_to_a_file_whole(hegui, place):
    target = place / "report.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    done = hegui("check", "bad.txt", *HOUSE, "--format", "json", "--output", "report.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("不合格（")
    assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "hegui-report/1"
    assert [name for name in os.listdir(place) if "hegui-tmp" in name] == []
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_output_that_cannot_be_written_leaves_the_old_one(hegui, place):
    done = hegui("check", "good.txt", *HOUSE, "--output", "no/such/directory/report.txt")
    assert done.returncode == 2
    assert "写不进去" in done.stderr
    assert "Traceback" not in done.stderr


def test_faults_of_a_pack_are_shown_where_they_stand(hegui, place):
    text = (
        (place / "house.yaml")
        .read_text(encoding="utf-8")
        .replace("terms:", "termz:")
        .replace("warning", "warnin")
    )
    (place / "broken.yaml").write_text(text, encoding="utf-8")
    done = hegui("check", "good.txt", "--pack", "broken.yaml")
    assert done.returncode == 2
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert sum(line.startswith("broken.yaml:") for line in lines) >= 2
    at = next(i for i, line in enumerate(lines) if "termz" in line and "|" in line)
    assert lines[at + 1].index("^") == lines[at].index("termz")
    assert "未检查任何文件" in lines[-1]


def test_a_hostile_file_name_cannot_reach_the_terminal(hegui, place):
    name = "述\x1b[31m职\u202e.txt"
    (place / name).write_text("标题\n引进**个。\n", encoding="utf-8")
    for form in ("table", "plain", "json"):
        done = hegui("check", name, *HOUSE, "--format", form)
        assert done.returncode == 1
        assert "\x1b" not in done.stdout + done.stderr
        assert "\u202e" not in done.stdout + done.stderr
    missing = hegui("check", "\x1b[2Jmissing.txt", *HOUSE)
    assert missing.returncode == 2
    assert "\x1b" not in missing.stdout + missing.stderr


def test_many_files_in_workers_give_the_same_report(hegui, place):
    many = place / "many"
    many.mkdir()
    for number in range(60):
        text = (place / ("bad.txt" if number % 3 else "good.txt")).read_text(encoding="utf-8")
        (many / f"{number:02}.txt").write_text(text, encoding="utf-8")
    one, two = (hegui("check", "many", *HOUSE, "--format", "json", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.returncode == two.returncode == 1
    assert one.stdout == two.stdout


UNWANTED = {
    "rich", "pydantic", "yaml", "lxml", "docx", "tabulate", "wcwidth", "json", "multiprocessing", "importlib.metadata",
    "hegui.cli.outline", "hegui.cli.rules", "hegui.cli.prove", "hegui.formats.json_", "hegui.packs.build",
    "hegui.readers.docx", "hegui.workers",
}  # fmt: skip
PARSED = ("--jobs", "+1")  # a number that only the parser takes
LOADED = "\nimport sys\nprint(*sys.modules, file=sys.stderr)\n"


def test_check_loads_nothing_it_does_not_need(hegui, python):
    line = ["check", "bad.txt", *HOUSE, *PARSED]
    hegui(*line)  # fills the cache
    loaded = set(python(f"from hegui.cli.app import run\nassert run({line}) == 1{LOADED}").stderr.split())
    app = "import typer\na = typer.Typer(add_completion=False)\na.command()(lambda: None)\na([], standalone_mode=False)"
    parser = set(python(app + LOADED).stderr.split())  # some versions of typer load pydantic themselves
    assert "hegui.cli.check" in loaded
    assert UNWANTED.intersection(loaded - parser) == set()


def test_paths_alone_load_neither_parser_nor_what_takes_long(hegui, python):
    hegui("check", "bad.txt")
    loaded = set(python(f"from hegui.cli.app import run\nrun(['check', 'bad.txt']){LOADED}").stderr.split())
    assert "hegui.cli.judging" in loaded
    slow = {"typer", "dataclasses", "inspect", "hashlib", "shutil", "regex", "hegui.cli.check"}
    assert (UNWANTED | slow).intersection(loaded) == set()


def test_a_report_with_all_sorts_of_failures_needs_no_more(hegui, python):
    draft = str(Path(__file__).parents[2] / "examples" / "draft.txt")
    hegui("check", draft)
    loaded = set(python(f"from hegui.cli.app import run\nrun(['check', {draft!r}]){LOADED}").stderr.split())
    assert UNWANTED.intersection(loaded) == set()
    assert {"pickle", "regex", "ahocorasick_rs", "sqlite3"}.intersection(loaded) == set()


@pytest.mark.parametrize(
    "paths", [("bad.txt",), ("good.txt", "mild.txt"), ("missing.txt",), ("-",), ("-", "bad.txt")]
)
def test_paths_alone_are_checked_without_a_parser_and_end_the_same(hegui, place, python, paths):
    text = (place / "bad.txt").read_text(encoding="utf-8")
    bare = hegui("check", *paths, input=text)
    parsed = hegui("check", *paths, *PARSED, input=text)
    assert (bare.returncode, bare.stdout, bare.stderr) == (parsed.returncode, parsed.stdout, parsed.stderr)
    code = (
        "import sys\nfrom hegui.cli.app import run\n"
        f"run(['check', *{paths!r}])\nprint('typer' in sys.modules, file=sys.stderr)\n"
    )
    assert python(code).stderr.split()[-1] == "False"


@pytest.mark.parametrize(
    "options",
    [
        HOUSE,
        (*HOUSE, "--select", "HS001,HS002", "--select=HS003"),
        (*HOUSE, "--format", "json"),
        (*HOUSE, "--format", "plain", "--fail-on=info", "--lang", "en"),
        ("--as-of", "2020-01-01", "--show", "all", "--color", "always", *HOUSE),
        (*HOUSE, "--as-of", "tomorrow"),
        (*HOUSE, "--fail-on", "maybe"),
        ("--pack", "nowhere"),
        (*HOUSE, "--jobs", "2"),
    ],
)
def test_the_usual_options_need_no_parser_and_mean_the_same(hegui, python, options):
    plain, parsed = hegui("check", "bad.txt", *options), hegui("check", "bad.txt", *options, *PARSED)
    assert (plain.returncode, plain.stdout, plain.stderr) == (parsed.returncode, parsed.stdout, parsed.stderr)
    code = f"from hegui.cli.plain import asked\nprint(asked(['check', 'bad.txt', *{options!r}]) is not None)"
    assert python(code).stdout == "True\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--pack"),
        ("check", "a.txt", "--pack", "--show"),
        ("check", "a.txt", "--nope", "x"),
        ("check", "a.txt", "--jobs", "many"),
        ("check", "a.txt", *PARSED),
        ("check", "a.txt", "--", "-b.txt"),
        ("check", "--show", "all"),
        ("check", "-h"),
        ("rules",),
    ],
)
def test_the_rest_is_for_the_parser(python, arguments):
    code = f"from hegui.cli.plain import asked\nprint(asked([*{arguments!r}]))"
    assert python(code).stdout == "None\n"


@pytest.mark.parametrize("target", ["bad.txt", "./bad.txt", "house.yaml"])
def test_output_never_writes_over_what_is_checked(hegui, place, target):
    before = (place / target).read_bytes()
    done = hegui("check", "bad.txt", *HOUSE, "--output", target)
    assert (done.returncode, (place / target).read_bytes()) == (2, before)
    assert "--output" in done.stderr


@pytest.mark.parametrize("value", ["", ",", " , "])
def test_an_empty_selection_is_no_selection(hegui, value):
    for option in ("--select", "--ignore"):
        done = hegui("check", "good.txt", *HOUSE, option, value)
        assert (done.returncode, option in done.stderr) == (2, True)


def test_without_a_cache_nothing_is_kept(hegui, place):
    assert hegui("check", "bad.txt", *HOUSE, "--no-cache").returncode == 1
    assert not (place / "cache").exists()
    assert hegui("check", "bad.txt", *HOUSE).returncode == 1
    assert (place / "cache").exists()


def test_importing_hegui_is_cheap_and_its_names_are_there(python):
    code = (
        "import sys\nbefore = set(sys.modules)\nimport hegui\n"
        "print(*sorted(set(sys.modules) - before))\n"
        "print(*(name for name in hegui.__all__ if not hasattr(hegui, name)))\n"
        "from hegui import check_text, check_file, load_packs\n"
    )
    loaded, missing = python(code).stdout.splitlines()
    assert [name for name in loaded.split() if name.startswith("hegui.")] == ["hegui.version"]
    assert {"dataclasses", "datetime", "typer", "pydantic", "regex"}.isdisjoint(loaded.split())
    assert missing == ""


def test_rules_without_examples_are_told(hegui, place):
    text = (place / "house.yaml").read_text(encoding="utf-8")
    bare = "\n".join(line for line in text.splitlines() if "examples:" not in line)
    (place / "bare.yaml").write_text(bare, encoding="utf-8")
    told = "bare.yaml:1: 有 2 条规则没有例文，未经 hegui prove 验证"
    for _ in "anew", "from the cache":
        done = hegui("check", "good.txt", "--pack", "bare.yaml")
        assert (done.returncode, told in done.stdout) == (0, True), done.stdout
    assert "没有例文" not in hegui("check", "good.txt", "--pack", "house.yaml").stdout
