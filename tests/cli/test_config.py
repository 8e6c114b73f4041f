"""The command obeys the configuration, and shows it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

OTHER = """\
pack: other
title: 另一份清单
version: "2"
rules:
  - id: OT001
    name: pipes
    title: 须写管网
    severity: error
    basis: {level: house}
    why: 试用。
    check: {kind: contain, terms: [管网]}
    examples: {pass: [改造管网。], fail: [改造道路。]}
"""


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def configured(place: Path) -> Path:
    """A repository with a configuration."""
    write(place, {"hegui.toml": 'packs = ["house.yaml"]\n', ".git/HEAD": ""})
    return place


@pytest.fixture
def report(hegui: Any) -> Any:
    """The report on a command line, as JSON values."""

    def run(*arguments: str) -> Any:
        done = hegui("check", *arguments, "--format", "json")
        assert done.stdout, done.stderr
        return json.loads(done.stdout)

    return run


def outcomes(report: Any) -> dict[str, dict[str, str]]:
    return {
        document["path"]: {found["rule"]: found["outcome"] for found in document["findings"]}
        for document in report["documents"]
    }


def test_the_packs_and_the_threshold_of_the_file_hold(hegui: Any, configured: Path) -> None:
    assert hegui("check", "mild.txt").returncode == 0
    write(configured, {"hegui.toml": 'packs = ["house.yaml"]\nfail-on = "warning"\n'})
    assert hegui("check", "mild.txt").returncode == 1
    assert hegui("check", "mild.txt", "--fail-on", "error").returncode == 0
    assert hegui("check", "mild.txt", "--isolated", "--pack", "house.yaml").returncode == 0


def test_a_table_of_pyproject_and_a_file_given(hegui: Any, configured: Path) -> None:
    os.remove(configured / "hegui.toml")
    write(
        configured,
        {
            "pyproject.toml": '[tool.hegui]\npacks = ["house.yaml"]\nfail-on = "warning"\n',
            "ci.toml": 'packs = ["house.yaml"]\nfail-on = "never"\n',
        },
    )
    assert hegui("check", "mild.txt").returncode == 1
    assert hegui("check", "bad.txt", "--config", "ci.toml").returncode == 0
    assert hegui("check", "bad.txt", "--config", "none.toml").returncode == 2


def test_faults_are_told_with_their_line_and_nothing_is_checked(hegui: Any, configured: Path) -> None:
    write(configured, {"hegui.toml": 'fail_on = "error"\n\nselect = ["HS009"]\n[severity]\nHS001 = "eror"\n'})
    done = hegui("check", "good.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "hegui.toml:1:1: 不认识的键 fail_on",
        '    1 | fail_on = "error"',
        "      | ^",
        "      = 是否想写 fail-on？",
        "hegui.toml:5:9: HS001 可以是：error、warning、info，现为“eror”",
        '    5 | HS001 = "eror"',
        "      |         ^",
        "      = 是否想写 error？",
        "配置有 2 处错误，未检查任何文件",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('ignore = ["HS001",\n  "HS009"]', "hegui.toml:3:3: 没有编号或名称为 HS009 的规则"),
        ('[severity]\nto-offices = "info"', "hegui.toml:3:14: 没有编号或名称为 to-offices 的规则"),
        ('select = ["two-ofices"]', "hegui.toml:2:11: 没有编号或名称为 two-ofices 的规则"),
    ],
)
def test_a_rule_that_no_pack_has_is_told_with_its_line(
    hegui: Any, configured: Path, text: str, told: str
) -> None:
    write(configured, {"hegui.toml": f'packs = ["house.yaml"]\n{text}\n'})
    done = hegui("check", "good.txt")
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, told)
    assert "= 是否想写" in done.stderr


def test_a_rule_of_another_pack_of_the_file_is_no_fault(report: Any, hegui: Any, configured: Path) -> None:
    write(
        configured,
        {
            "hegui.toml": 'packs = ["house.yaml"]\nignore = ["OT001", "HS002"]\n[per-path-packs]\n"o/" = ["other.yaml", "house.yaml"]\n',
            "other.yaml": OTHER,
            "o/1.txt": "市水务局2023年工作报告\n一切都好。\n",
        },
    )
    assert outcomes(report("good.txt", "o")) == {"good.txt": {"HS001": "pass"}, "o/1.txt": {"HS001": "pass"}}
    assert hegui("check", "good.txt").returncode == 0


def test_a_rule_that_is_switched_off_or_of_another_group_may_be_named(
    hegui: Any, report: Any, configured: Path
) -> None:
    strict = OTHER.replace(
        "pack: other", "pack: strict\nextends: [./house.yaml]\noverride: [{id: HS002, off: 本单位不分写}]"
    )
    write(
        configured,
        {
            "strict.yaml": strict,
            "hegui.toml": 'packs = ["strict.yaml"]\nignore = ["HS002"]\n',
            "o/hegui.toml": 'packs = ["../house.yaml"]\n',
            "o/1.txt": "2023年工作报告\n管网**好。\n",
        },
    )
    assert hegui("check", "good.txt").returncode == 0
    found = outcomes(report("good.txt", "o", "--select", "OT001,HS"))
    assert found == {
        "good.txt": {"HS001": "pass", "OT001": "pass"},
        "o/1.txt": {"HS001": "fail", "HS002": "pass"},
    }
    done = hegui("check", "good.txt", "o", "--select", "OT002")
    assert (done.returncode, "是否想写 OT001" in done.stderr) == (2, True)
    assert hegui("check", "o", "--select", "OT001").returncode == 2


def test_packs_by_path_and_several_configurations_in_one_run(report: Any, configured: Path) -> None:
    text = "市水务局2023年工作报告\n按照市委政府的安排，完成**改造。\n"
    write(
        configured,
        {
            "hegui.toml": 'packs = ["house.yaml"]\n[per-path-packs]\n"管网/**" = ["other.yaml"]\n',
            "other.yaml": OTHER,
            "sub/hegui.toml": 'packs = ["../house.yaml"]\nignore = ["HS001"]\n',
            "z.txt": text,
            "管网/1.txt": text,
            "sub/1.txt": text,
        },
    )
    found = report("z.txt", "sub", "管网")
    ends = {
        path: {rule: end for rule, end in each.items() if rule != "HG001"}
        for path, each in outcomes(found).items()
    }
    assert ends == {
        "sub/1.txt": {"HS002": "fail"},
        "z.txt": {"HS001": "fail", "HS002": "fail"},
        "管网/1.txt": {"OT001": "fail"},
    }
    assert list(ends) == sorted(ends)
    assert {pack["name"] for pack in found["packs"]} == {"house", "other"}
    assert [name for name in found["options"] if name.startswith("config ")] == [
        "config hegui.toml",
        "config sub/hegui.toml",
    ]
    assert found["options"]["sub/hegui.toml:2 ignore"] == "HS001"


def test_other_severities_show_in_the_report(report: Any, hegui: Any, configured: Path) -> None:
    write(configured, {"hegui.toml": 'packs = ["house.yaml"]\n[severity]\nHS = "warning"\nstars = "info"\n'})
    done = hegui("check", "bad.txt")
    assert (done.returncode, "级别或参数有改动：HS001" in done.stdout) == (0, True)
    found = report("bad.txt")
    assert {each["rule"]: each["severity"] for each in found["documents"][0]["findings"]} | {"HG001": ""} == {
        "HG001": "",
        "HS001": "info",
        "HS002": "warning",
    }
    assert found["packs"][0]["changed"] == ["HS001"]
    assert found["options"]["hegui.toml:4 severity.stars"] == "info"


def test_a_conditional_demand_cannot_be_made_an_error(hegui: Any, configured: Path) -> None:
    soft = OTHER.replace("severity: error", "severity: info").replace(
        "{level: house}", "{level: house, conditional: true}"
    )
    write(
        configured, {"other.yaml": soft, "hegui.toml": 'packs = ["other.yaml"]\n[severity]\nOT = "error"\n'}
    )
    done = hegui("check", "good.txt")
    assert done.returncode == 2
    assert done.stderr.startswith("hegui.toml:3:6: OT001 的依据")


def test_excluded_and_ignored_files_are_counted(report: Any, configured: Path) -> None:
    write(
        configured,
        {
            "hegui.toml": 'packs = ["house.yaml"]\nexclude = ["草稿/", "bad.txt"]\n',
            ".gitignore": "out/\n",
            "out/1.txt": "好",
            "草稿/2.txt": "x",
            "草稿/深/3.md": "x",
        },
    )
    summary = report(".")["summary"]
    assert (summary["documents"], summary["refused"], summary["excluded"]) == (2, 0, 4)
    assert report(".", "--exclude", "good.txt", "--no-gitignore")["summary"]["excluded"] == 1
    assert report("bad.txt", "out/1.txt")["summary"] | {} == {
        **report("bad.txt", "out/1.txt")["summary"],
        "documents": 2,
        "excluded": 0,
    }


def test_files_named_are_excluded_where_the_file_insists(hegui: Any, report: Any, configured: Path) -> None:
    write(configured, {"hegui.toml": 'packs = ["house.yaml"]\nexclude = ["bad.txt"]\n'})
    assert hegui("check", "bad.txt").returncode == 1
    write(configured, {"hegui.toml": 'packs = ["house.yaml"]\nexclude = ["bad.txt"]\nforce-exclude = true\n'})
    assert report("bad.txt", "good.txt")["summary"]["excluded"] == 1
    alone = hegui("check", "bad.txt")
    assert alone.returncode == 0
    assert "排除" in alone.stdout
    assert hegui("check", "bad.txt", "missing.txt").returncode == 2


def test_a_folder_outside_does_not_bring_its_own(
    report: Any, configured: Path, tmp_path_factory: Any
) -> None:
    incoming = tmp_path_factory.mktemp("incoming")
    write(
        incoming,
        {"hegui.toml": 'ignore = ["HS"]\nexclude = ["*"]', "x.txt": "2023年工作报告\n引进**个项目。\n"},
    )
    found = report(str(incoming))
    assert found["summary"]["exit_status"] == 1
    assert [notice["path"] for notice in found["notices"]] == [
        os.path.relpath(incoming / "hegui.toml", configured)
    ]


def test_patterns_are_expanded(report: Any, hegui: Any, configured: Path) -> None:
    write(
        configured,
        {"a/b/1.txt": "2023年工作报告\n好。\n", "a/2.txt": "2023年工作报告\n好。\n", "a/3.md": "x"},
    )
    assert list(outcomes(report("a/**/*.txt"))) == ["a/2.txt", "a/b/1.txt"]
    assert hegui("check", "a/*.pdf").returncode == 2


def test_any_number_of_processes_gives_the_same_bytes(hegui: Any, configured: Path) -> None:
    files = {
        f"{folder}/{n}.txt": f"{n}号2023年工作报告\n按照市委政府的安排，完成**改造{n}公里。\n"
        for folder in ("a", "b", "管网")
        for n in range(20)
    }
    write(configured, files)
    write(
        configured,
        {
            "other.yaml": OTHER,
            "hegui.toml": 'packs = ["house.yaml"]\n[per-path-packs]\n"管网/" = ["other.yaml"]\n',
            "b/hegui.toml": 'packs = ["../house.yaml"]\nselect = ["HS002"]\n',
        },
    )
    one, two = (hegui("check", ".", "--format", "json", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.stdout == two.stdout
    assert len(json.loads(one.stdout)["documents"]) == 63


def test_standard_input_is_judged_by_the_name_it_is_given(hegui: Any, configured: Path) -> None:
    write(configured, {"sub/hegui.toml": 'packs = ["../house.yaml"]\nfail-on = "warning"\n'})
    text = (configured / "mild.txt").read_text(encoding="utf-8")
    assert hegui("check", "-", input=text).returncode == 0
    assert hegui("check", "-", "--stdin-name", "sub/x.txt", input=text).returncode == 1


def test_the_language_and_the_format_of_the_file(hegui: Any, configured: Path) -> None:
    write(configured, {"hegui.toml": 'packs = ["house.yaml"]\nlang = "en"\nformat = "json"\n'})
    assert json.loads(hegui("check", "good.txt").stdout)["language"] == "en"
    assert json.loads(hegui("check", "good.txt", "--lang", "zh").stdout)["language"] == "zh"
    assert json.loads(hegui("check", "good.txt", env={"HEGUI_LANG": "zh"}).stdout)["language"] == "zh"
    assert "good.txt" in hegui("check", "good.txt", "--format", "table", "--show", "pass").stdout


def test_config_shows_the_files_of_waivers_and_answers_that_are_found(hegui: Any, configured: Path) -> None:
    write(
        configured, {"hegui-waivers.yaml": "waivers: []\n", "hegui-attestations.yaml": "attestations: []\n"}
    )

    def shown(*more: str) -> tuple[Any, Any]:
        done = hegui("config", "--show", "good.txt", "--format", "json", *more)
        settings = json.loads(done.stdout)["files"][0]["settings"]
        return settings["waivers"], settings["attestations"]

    waivers, attestations = shown()
    assert waivers == {"value": "hegui-waivers.yaml", "source": "beside", "at": ""}
    assert attestations == {"value": "hegui-attestations.yaml", "source": "beside", "at": ""}
    assert shown("--isolated")[0]["source"] == "default"
    assert shown("--waivers", "other.yaml")[0] == {"value": "other.yaml", "source": "command-line", "at": ""}
    lines = hegui("config", "--show", "good.txt").stdout.splitlines()
    (line,) = [line for line in lines if line.startswith("waivers")]
    assert line.split() == ["waivers", '"hegui-waivers.yaml"', "旁边的文件"]


def test_config_shows_every_setting_and_its_source(hegui: Any, configured: Path) -> None:
    write(
        configured,
        {
            "other.yaml": OTHER,
            "管网/1.txt": "x",
            "hegui.toml": """\
packs = ["house.yaml"]
as-of = 2022-12-31
baseline = "known.json"
exclude = ["管网/"]
[per-path-packs]
"管网/" = ["other.yaml"]
[severity]
HS001 = "info"
""",
        },
    )
    done = hegui("config", "--show", "管网/1.txt", "--fail-on", "warning")
    golden = Path(__file__).parent.parent / "golden" / "config.txt"
    if os.environ.get("HEGUI_REGENERATE"):
        golden.write_text(done.stdout, encoding="utf-8")
    assert done.stdout == golden.read_text(encoding="utf-8")
    found = json.loads(hegui("config", "--show", "管网/1.txt", "--format", "json").stdout)
    assert found["schema"] == "hegui-config/1"
    shown = found["files"][0]
    assert shown["excluded"] == {"path": "hegui.toml", "line": 4, "pattern": "管网/"}
    assert shown["settings"]["packs"] == {"value": ["other.yaml"], "source": "file", "at": "hegui.toml:6"}
    assert shown["settings"]["jobs"] == {"value": None, "source": "default", "at": ""}


def test_the_schema_takes_what_the_command_takes(hegui: Any, configured: Path) -> None:
    import tomllib

    from jsonschema import Draft202012Validator

    schema = json.loads(hegui("schema", "--kind", "config").stdout)
    assert schema == json.loads(hegui("config", "--schema").stdout)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    text = 'packs = ["base"]\nas-of = "2022-12-31"\njobs = 2\nexclude = ["a/"]\nshow = "all"\n[severity]\nSZ = "info"\n'
    assert not list(validator.iter_errors(tomllib.loads(text)))
    for wrong in ("fail_on = 'error'", "jobs = 0", "packs = []", "show = 'none'", "severity = {SZ = 'off'}"):
        assert list(validator.iter_errors(tomllib.loads(wrong))), wrong


def test_without_a_configuration_nothing_is_loaded_for_it(python: Any, place: Path) -> None:
    code = (
        "import sys; from hegui.cli.app import run\n"
        "assert run(['check', 'good.txt', '--pack', 'house.yaml']) == 0\n"
        "assert run(['check', 'good.txt', '--pack', 'house.yaml']) == 0\n"
        "print(sorted({'tomllib', 'glob', 'hegui.config.validate'} & set(sys.modules)))"
    )
    assert python(code).stdout.splitlines()[-1] == "[]"


def test_fix_and_rules_obey_as_well(hegui: Any, configured: Path) -> None:
    write(
        configured,
        {
            "hegui.toml": 'packs = ["house.yaml"]\nexclude = ["bad.txt"]\nignore = ["HS001"]\n',
            ".gitignore": "mild.txt",
        },
    )
    listed = hegui("rules", "--format", "json")
    assert [rule["id"] for rule in json.loads(listed.stdout)["rules"]] == ["HS002"]
    assert hegui("fix", ".").returncode == 0
    assert hegui("fix", "mild.txt").returncode == 1
    write(configured, {"hegui.toml": 'packs = ["house.yaml"]\nignore = ["HS002"]\n'})
    assert hegui("fix", "mild.txt").returncode == 0
    write(configured, {"hegui.toml": 'packs = ["house.yaml"]\nignore = ["HS009"]\n'})
    assert hegui("fix", "mild.txt").stderr.startswith("hegui.toml:2:11: ")


def test_a_pattern_that_means_no_file_is_told(report: Any, hegui: Any, configured: Path) -> None:
    held = '[per-path-packs]\n"b*.txt" = ["house.yaml"]\n"述职\\\\*" = ["house.yaml"]\n'
    write(configured, {"hegui.toml": f'packs = ["house.yaml"]\n{held}'})
    (notice,) = report(".")["notices"]
    assert (notice["path"], notice["line"], notice["severity"]) == ("hegui.toml", 4, "info")
    assert notice["message"] == r"per-path-packs 的“述职\*”没有对上任何文件；路径用 / 分隔"
    assert report("good.txt")["notices"] == [], "only files were named"
    assert report(".", "--pack", "house.yaml")["notices"] == [], "the table does not count"
    write(configured, {"总结/1.txt": "2023年工作报告\n引进3个项目。\n"})
    assert report("总结")["notices"] == [], "the pattern may mean what lies elsewhere"


def test_a_directory_that_is_named_and_excluded_is_refused(hegui: Any, configured: Path) -> None:
    write(configured, {"总结/1.txt": "x", "hegui.toml": "exclude = ['总结/']\nforce-exclude = true\n"})
    done = hegui("check", "总结")
    assert done.returncode == 2
    assert "都被排除" in done.stdout
    assert hegui("check", "总结/1.txt").returncode == 0


def test_a_path_as_windows_writes_it_is_no_pattern(hegui: Any, configured: Path) -> None:
    write(configured, {"hegui.toml": "exclude = ['述职\\张三.docx']\n"})
    done = hegui("check", "good.txt")
    assert done.returncode == 2
    assert "路径用 / 分隔" in done.stderr
    assert hegui("check", "good.txt", "--isolated", "--exclude", "a\\b").returncode == 2
    assert (
        hegui("check", "good.txt", "--isolated", "--pack", "house.yaml", "--exclude", "a\\*").returncode == 0
    )
