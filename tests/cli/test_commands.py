"""outline, rules, explain, prove, schema, init."""

import json
import os

import jsonschema
import pytest

REPORT = """\
2023年述职报告

各位领导、同志们：
一、履职情况
（一）抓党建，保落实。一是学习。二是整改。
二、存在的不足
学习不够系统。

张三
2023年12月31日
"""


def test_outline_shows_the_tree(hegui, place):
    (place / "report.txt").write_text(REPORT, encoding="utf-8")
    done = hegui("outline", "report.txt")
    assert done.returncode == 0
    rows = [line.split() for line in done.stdout.splitlines()[3:]]
    assert rows[0] == ["位置", "类别", "字数", "内容"]
    assert [row[:2] for row in rows[1:]] == [
        ["第1行", "标题"], ["第3行", "主送"], ["第4行", "标题一"], ["第5行", "标题二"], ["第5行", "条目"],
        ["第5行", "条目"], ["第6行", "标题一"], ["第7行", "段落"], ["第9行", "落款"], ["第10行", "日期"],
    ]  # fmt: skip
    assert rows[8] == ["第7行", "段落", "7", "学习不够系统。"]


def test_outline_as_json_slices_the_text(hegui, place):
    (place / "report.txt").write_text(REPORT, encoding="utf-8")
    values = json.loads(hegui("outline", "report.txt", "--format", "json").stdout)
    assert (values["title"], values["genre"], values["year"]) == ("2023年述职报告", "述职报告", 2023)
    sections = [part for part in values["parts"] if part["kind"] == "section"]
    assert [(s["level"], s["number"], s["text"], s["line"]) for s in sections] == [
        (1, "一、", "履职情况", 4),
        (2, "（一）", "抓党建，保落实", 5),
        (1, "二、", "存在的不足", 6),
    ]
    assert all(REPORT[s["start"] : s["end"]].startswith(s["number"]) for s in sections)


def test_outline_of_a_missing_file(hegui):
    done = hegui("outline", "missing.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert "missing.txt" in done.stderr


def test_rules_are_listed(hegui):
    done = hegui("rules", "--pack", "house.yaml")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "共 2 条规则"
    one = json.loads(hegui("rules", "--pack", "house.yaml", "--select", "HS002", "--format", "json").stdout)
    assert [(rule["id"], rule["kind"], rule["pack"]) for rule in one["rules"]] == [
        ("HS002", "replace", "house")
    ]
    assert hegui("rules", "--pack", "house.yaml", "--select", "ZZ").returncode == 2


def test_a_rule_is_explained_by_id_and_by_name(hegui):
    by_id = hegui("explain", "HS002", "--pack", "house.yaml")
    assert by_id.returncode == 0
    for words in (
        "市委、市政府须分写",
        "依据：本单位",
        "缘由：这是两家单位。",
        "市委政府 → 市委、市政府",
        "不通过的例子",
    ):
        assert words in by_id.stdout
    assert hegui("explain", "two-offices", "--pack", "house.yaml").stdout == by_id.stdout
    unknown = hegui("explain", "HS02", "--pack", "house.yaml")
    assert unknown.returncode == 2
    assert "HS002" in unknown.stderr


def test_prove_holds_and_fails(hegui, place):
    good = hegui("prove", "house.yaml")
    assert (good.returncode, good.stdout.startswith("全部成立：2 条规则，4 个例子")) == (0, True)
    text = (place / "house.yaml").read_text(encoding="utf-8")
    (place / "wrong.yaml").write_text(
        text.replace("pass: [引进3个项目。]", 'pass: ["引进**个。"]'), encoding="utf-8"
    )
    wrong = hegui("prove", "wrong.yaml")
    assert wrong.returncode == 1
    assert "HS001  不成立  pass 1  应为 pass，实为 fail" in wrong.stdout
    assert hegui("prove", "no-such.yaml").returncode == 2


def test_schemas_are_schemas(hegui):
    for kind in ("pack", "references", "report"):
        schema = json.loads(hegui("schema", "--kind", kind).stdout)
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["title"].startswith("hegui")
    assert hegui("schema", "--kind", "other").returncode == 2


def test_init_writes_a_pack_that_proves_and_never_overwrites(hegui, place):
    done = hegui("init", "new/unit")
    path = os.path.join("new", "unit", "hegui-rules.yaml")
    assert done.returncode == 0
    assert path in done.stdout
    proved = hegui("prove", path)
    assert proved.returncode == 0, proved.stdout + proved.stderr
    (place / path).write_text("mine", encoding="utf-8")
    again = hegui("init", "new/unit")
    assert again.returncode == 2
    assert (place / path).read_text(encoding="utf-8") == "mine"
    assert hegui("rules", "--pack", path).returncode == 2


@pytest.mark.parametrize("kind", ["contain", "section", "any", "manual"])
def test_a_kind_is_explained_with_its_parameters(hegui, kind):
    done = hegui("explain", kind)
    assert done.returncode == 0
    assert done.stdout.startswith(kind)
    assert "必填" in done.stdout


def test_the_rule_of_the_program_itself_is_explained(hegui):
    done = hegui("explain", "HG001")
    assert (done.returncode, "HG001" in done.stdout) == (0, True)
