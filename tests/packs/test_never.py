"""Rules that could never bite are refused when the pack is read."""

import pytest

from hegui.errors import PackError
from hegui.packs.load import load_packs

HEAD = "pack: own\ntitle: 本单位清单\nversion: 2026.1\n"
RULE = "id: ZZ001, name: own-rule, title: 须设存在问题部分, severity: error, why: 应当如此, basis: {level: house}"


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ("check: {kind: avoid, terms: [{text: 作, unless: [作]}]}", "永远不会算数"),
        ("check: {kind: avoid, terms: [{text: 作为, unless: [作 为]}]}", "永远不会算数"),
        ("when: {date: {from: 2024-01-01, to: 2023-01-01}}, check: {kind: avoid, terms: [a]}", "晚于止日"),
        ("when: {year: {from: 2024, to: 2023}}, check: {kind: avoid, terms: [a]}", "晚于止年"),
        ("check: {kind: contain, terms: [甲, {text: 甲}], at_least: 2}", "不同的个数 1"),
        ("check: {kind: contain, terms: [甲, 乙], at_least: 3}", "不同的个数 2"),
    ],
)
def test_a_rule_that_cannot_bite_is_refused(tmp_path, rest, words):
    pack = tmp_path / "own.yaml"
    pack.write_text(f"{HEAD}rules:\n- {{{RULE}, {rest}}}\n", encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_packs([pack], cache=False)
    assert [fault for fault in caught.value.faults if words in fault.message], caught.value.faults


@pytest.mark.parametrize(
    "rest",
    [
        "check: {kind: avoid, terms: [{text: 作, unless: [作为]}]}",
        "when: {date: {from: 2024-01-01, to: 2024-01-01}}, check: {kind: avoid, terms: [a]}",
        "when: {year: {from: 2024, to: 2024}}, check: {kind: avoid, terms: [a]}",
        "check: {kind: contain, terms: [甲, 乙], at_least: 2}",
    ],
)
def test_what_can_is_not(tmp_path, rest):
    pack = tmp_path / "own.yaml"
    pack.write_text(f"{HEAD}rules:\n- {{{RULE}, {rest}}}\n", encoding="utf-8")
    assert load_packs([pack], cache=False)
