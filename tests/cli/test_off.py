"""Rules that a pack switches off: told by rules, explain and the ledger, with the reason."""

import json

import pytest

UNIT = """\
pack: unit
title: 本单位清单
version: "1"
extends: [base]
override:
  - {id: BS001, off: 本单位用双星号作强调}
"""


@pytest.fixture
def unit(place):
    (place / "unit.yaml").write_text(UNIT, encoding="utf-8")
    return ("--pack", "unit.yaml")


def test_rules_says_which_are_off(hegui, unit):
    done = hegui("rules", *unit)
    assert "已停用：BS001（清单 unit，理由：本单位用双星号作强调）" in done.stdout
    assert "BS001 " not in done.stdout
    values = json.loads(hegui("rules", *unit, "--format", "json").stdout)
    assert values["off"] == [{"rule": "BS001", "pack": "unit", "reason": "本单位用双星号作强调"}]


def test_explain_says_that_one_is_off_and_what_it_would_be(hegui, unit):
    done = hegui("explain", "BS001", *unit)
    assert done.returncode == 0
    first, rest = done.stdout.split("\n\n", 1)
    assert first == "已停用：BS001（清单 unit，理由：本单位用双星号作强调）"
    assert rest.startswith("BS001  ")
    name = rest.splitlines()[1].split("名称：")[1].split()[0]
    assert hegui("explain", name, *unit).stdout == done.stdout
    assert "off: BS001" in hegui("explain", "BS001", *unit, "--lang", "en").stdout
    assert hegui("explain", "ZZ999", *unit).returncode == 2


def test_the_prover_says_what_changes_have_not_proved(hegui, place):
    done = hegui("prove", "house.yaml", "--mutate", "--lang", "en")
    assert "\nPROVED BY CHANGES: 2 rules" in done.stdout
    text = (place / "house.yaml").read_text(encoding="utf-8")
    weak = text.replace("why: 起草时", "when: {genre: [通知]}\n    why: 起草时")
    (place / "weak.yaml").write_text(weak, encoding="utf-8")
    done = hegui("prove", "weak.yaml", "--mutate", "--lang", "en")
    assert done.returncode == 1
    assert "\nNOT PROVED BY CHANGES: 2 rules" in done.stdout


def test_the_ledger_says_which_are_off_and_why_something_is_waived(hegui, unit, place):
    text = "# 工作报告\n\n<!-- hegui: allow BS003 -- 引用模板 -->\n\n见 TODO 一节。\n"
    (place / "a.md").write_text(text, encoding="utf-8")
    shown = hegui("check", "a.md", *unit, "--allow-suppressions").stdout
    assert "\n已豁免（1 项）\n~ BS003  " in shown
    assert "\n    1 处已豁免：引用模板\n" in shown
    assert "\n已停用：BS001（本单位用双星号作强调）\n" in shown
    assert "off: BS001" not in hegui("check", "a.md", *unit, "--quiet").stdout.lower()
