"""Packs that build on packs: names, paths, inheritance, changes, reference data."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hegui.errors import PackError, UsageError
from hegui.packs.files import reference_files, shipped, shipped_packs
from hegui.packs.load import load_packs
from hegui.rule import Override, Severity

ROOT = Path(__file__).parents[2]
UNIT = """\
pack: unit
title: 单位清单
version: "1"
rules:
  - {id: UN001, name: avoid-a, title: 不得出现甲, severity: error, basis: {level: house}, why: 应当如此,
     check: {kind: avoid, terms: [甲], max: 0}}
  - {id: UN002, name: avoid-b, title: 不得出现乙, severity: warning, basis: {level: house, conditional: true}, why: 应当如此,
     check: {kind: avoid, terms: [乙]}}
  - {id: UN003, name: cite-c, title: 须引用丙, severity: info, basis: {level: house}, why: 应当如此,
     check: {kind: cite, reference: own-c}}
references:
  - {id: own-c, form: 丙会议精神, source: 本单位}
"""
HEAD = 'pack: house\ntitle: 本单位清单\nversion: "1"\nextends: [unit.yaml]\n'


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes packs by name; unit.yaml is there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "unit.yaml").write_text(UNIT, encoding="utf-8")

    def write(text: str, name: str = "house.yaml") -> str:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return name

    return write


def load(*names: str):
    return load_packs(names, cache=False)


def told(*names: str) -> list[tuple[str, int, int, str, str]]:
    with pytest.raises(PackError) as caught:
        load(*names)
    return [(f.path, f.line, f.column, f.message, f.hint) for f in caught.value.faults]


def by_id(pack):
    return {rule.id: rule for rule in pack.rules}


def test_a_pack_is_read_whole(write):
    (unit,) = load("unit.yaml")
    assert (unit.pack, unit.version, unit.path) == ("unit", "1", "unit.yaml")
    assert list(by_id(unit)) == ["UN001", "UN002", "UN003"]
    assert by_id(unit)["UN001"].check.terms == ("甲",)
    assert len(unit.sha256) == 64


def test_a_pack_that_extends_holds_its_bases(write):
    write("pack: mid\ntitle: 中\nversion: '1'\nextends: [../unit.yaml]\n", "sub/mid.yaml")
    write("pack: top\ntitle: 上\nversion: '1'\nextends: [sub/mid.yaml, ./unit.yaml]\n", "top.yaml")
    (top,) = load("top.yaml")
    assert [pack.pack for pack in top.extends] == ["mid", "unit"]
    assert top.extends[0].extends == (top.extends[1],)
    assert top.extends[0].path == "sub/mid.yaml"


def test_changes_are_laid_over_the_inherited_rule(write):
    write(
        HEAD + "override:\n- {id: UN001, severity: warning, check: {max: 2}, examples: {pass: [甲]}}\n"
        "- {id: UN002, off: 本单位不要求}\n"
    )
    (house,) = load("house.yaml")
    rules = by_id(house.extends[0])
    assert set(rules) == {"UN001", "UN003"}
    assert (rules["UN001"].severity, rules["UN001"].check.max, rules["UN001"].check.terms) == (
        Severity.WARNING,
        2,
        ("甲",),
    )
    assert rules["UN001"].examples.pass_ == ("甲",)
    assert house.overrides == (
        Override(id="UN001", severity=Severity.WARNING, check=("max",)),
        Override(id="UN002", off="本单位不要求"),
    )


def test_a_change_holds_for_the_whole_run_in_any_order(write):
    write(HEAD + "override:\n- {id: UN001, severity: info}\n")
    for names in (("unit.yaml", "house.yaml"), ("house.yaml", "unit.yaml")):
        packs = {pack.pack: pack for pack in load(*names)}
        assert by_id(packs["unit"])["UN001"].severity is Severity.INFO
        assert packs["house"].extends == (packs["unit"],)


def test_the_pack_nearer_to_the_user_has_the_last_word(write):
    write(HEAD + "override:\n- {id: UN001, severity: info, check: {max: 1}}\n")
    write(
        'pack: desk\ntitle: 本科室\nversion: "1"\nextends: [house.yaml]\noverride:\n- {id: UN001, severity: warning}\n',
        "desk.yaml",
    )
    rule = by_id(load("desk.yaml")[0].extends[0].extends[0])["UN001"]
    assert (rule.severity, rule.check.max) == (Severity.WARNING, 1)


@pytest.mark.parametrize(("other", "agree"), [("severity: info", True), ("severity: warning", False)])
def test_two_packs_that_change_a_rule_must_agree(write, other, agree):
    write(HEAD + "override:\n- {id: UN001, severity: info}\n")
    write(HEAD.replace("house", "desk") + f"override:\n- {{id: UN001, {other}}}\n", "desk.yaml")
    if agree:
        assert len(load("house.yaml", "desk.yaml")) == 2
    else:
        ((path, line, column, message, _),) = told("house.yaml", "desk.yaml")
        assert (path, line, column) == ("desk.yaml", 6, 8)
        assert "house.yaml 第 6 行改得不同" in message


@pytest.mark.parametrize(
    ("change", "words", "hint"),
    [
        ("{id: ▲UN01, severity: info}", "继承的清单里没有规则 UN01", "UN001"),
        ("▲{id: UN001}", "没有写 UN001 要改什么", "off"),
        ("▲{id: UN001, severity: }", "没有写 UN001 要改什么", "off"),
        ("{id: UN001, off: ▲yes}", "停用的理由", ""),
        ("{id: UN001, off: ▲' '}", "停用的理由", ""),
        ("{id: UN001, check: {▲mx: 2}}", "不认识的键 mx", "max"),
        ("{id: UN001, check: {max: ▲很多}}", "应为整数", ""),
        ("{id: UN001, check: ▲{terms: []}}", "", ""),
        ("{id: UN001, check: {terms: [{pattern: ▲'a{99999}'}]}}", "重复次数过大", ""),
        ("{id: UN001, check: {kind: ▲contain}}", "不能改", "停用"),
        ("{id: UN002, severity: ▲error}", "不能定为 error", ""),
        ("{id: UN003, check: {reference: ▲own-d}}", "没有编号为 own-d", "own-c"),
        ("{id: UN001, ▲sevrity: info}", "不认识的键 sevrity", "severity"),
        ("▲{severity: info}", "缺少必填的键 id", ""),
    ],
)
def test_a_faulty_change_is_told_where_it_is_made(write, located, change, words, hint):
    text, *place = located(f"{HEAD}override:\n- {change}\n")
    write(text)
    ((path, line, column, message, advice),) = told("house.yaml")
    assert (path, [line, column]) == ("house.yaml", place)
    assert words in message
    assert hint in advice


def test_a_rule_is_changed_once_in_a_pack_and_own_rules_not_at_all(write):
    write(HEAD + "override:\n- {id: UN001, severity: info}\n- {id: UN001, check: {max: 1}}\n")
    assert [(line, column) for _, line, column, *_ in told("house.yaml")] == [(7, 8)]
    write(
        HEAD
        + UNIT[UNIT.index("rules:") :].replace("UN0", "HO0")
        + "override:\n- {id: HO001, severity: info}\n"
    )
    assert any("没有规则 HO001" in message for *_, message, _ in told("house.yaml"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEAD.replace("unit.yaml", "house.yaml"), "循环继承"),
        (HEAD.replace("unit.yaml", "nowhere.yaml"), "没有可继承的清单 nowhere.yaml"),
        (HEAD.replace("unit.yaml", "unit"), "没有可继承的清单 unit"),
        (HEAD.replace("unit.yaml", "/etc/passwd.yaml"), "没有可继承的清单"),
        (HEAD.replace("unit.yaml", "https://x.cn/unit.yaml"), "没有可继承的清单"),
        (HEAD.replace("pack: house", "pack: unit"), "清单名 unit 已用过：unit.yaml 第 1 行"),
    ],
)
def test_what_cannot_be_extended(write, text, words):
    write(text)
    found = told("house.yaml")
    assert len(found) == 1, found
    assert words in found[0][3]


def test_a_circle_of_packs_is_refused(write):
    write(HEAD.replace("house", "a").replace("unit.yaml", "b.yaml"), "a.yaml")
    write(HEAD.replace("house", "b").replace("unit.yaml", "a.yaml"), "b.yaml")
    assert [(path, line, column) for path, line, column, *_ in told("a.yaml")] == [("b.yaml", 4, 11)]


def test_ids_names_and_references_are_used_once_in_a_run(write):
    write(UNIT.replace("pack: unit", "pack: twin"), "twin.yaml")
    found = told("unit.yaml", "twin.yaml")
    assert {path for path, *_ in found} == {"twin.yaml"}
    assert [message.split(" ")[0] for *_, message, _ in found] == ["规则编号", "规则名"] * 3 + [
        "参考数据的编号"
    ]
    assert "unit.yaml 第 5 行" in found[0][3]


def test_a_shipped_reference_cannot_be_redefined(write):
    from hegui.packs.agreement import reference_ids
    from hegui.packs.gather import gather

    known = reference_ids(gather(()))
    if not known:
        pytest.skip("no shipped reference data yet")
    write(HEAD + f"references:\n- {{id: {known[0]}, form: 甲, source: 乙}}\n")
    assert "已用过：rules/references/" in told("house.yaml")[0][3]


def test_the_cite_check_knows_its_reference(write):
    from hegui.readers import read_text

    check = by_id(load("unit.yaml")[0])["UN003"].check
    assert check.check(read_text("认真学习丙会议精神。")).outcome == "pass"


def test_faults_of_all_packs_are_told_together(write):
    write("pack: a\ntitle: x\n", "a.yaml")
    write("pack: b\nversion: x\n", "b.yaml")
    write("：\n", "c.yaml")
    assert {path for path, *_ in told("a.yaml", "b.yaml", "c.yaml")} == {"a.yaml", "b.yaml", "c.yaml"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("shuzi", "是否想写 shuzhi？"),
        ("house", "随程序附带的有"),
        ("nowhere.yaml", "找不到检查清单文件 nowhere.yaml"),
        ("./", "是文件夹"),
    ],
)
def test_a_pack_that_is_not_there(write, name, words):
    with pytest.raises(UsageError, match=words.replace("？", "")):
        load(name)


def test_a_file_that_cannot_be_read_is_a_fault(write):
    write("pack: a\ntitle: x\nversion: y\nextends: [b.yaml]\n", "a.yaml")
    os.mkdir("b.yaml")
    assert "没有可继承的清单 b.yaml" in told("a.yaml")[0][3]


def test_a_pack_named_twice_counts_once(write):
    assert len(load("unit.yaml", "./unit.yaml", "unit.yaml")) <= 2
    assert len(load("unit.yaml", "unit.yaml")) == 1


def test_shipped_packs_are_found_in_the_checkout():
    assert Path(shipped()) == ROOT / "rules"
    assert {"base", "shuzhi"} <= set(shipped_packs())
    assert all(Path(file.real).is_file() for file in (*shipped_packs().values(), *reference_files()))


def test_shipped_packs_are_found_in_a_wheel(tmp_path):
    """A wheel holds the packs inside the package; here its layout is laid out by hand."""
    shutil.copytree(ROOT / "src" / "hegui", tmp_path / "hegui", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "rules", tmp_path / "hegui" / "rules")
    code = "from hegui.packs.files import shipped, shipped_packs as p; print(shipped()); print(*p())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
    )
    assert not done.stderr
    place, packs = done.stdout.decode().splitlines()
    assert place == str(tmp_path / "hegui" / "rules")
    assert "shuzhi" in packs.split()
