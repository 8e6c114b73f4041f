"""Rules are proved by their own examples; a wrong or missing example is found."""

from __future__ import annotations

from collections import Counter

import pytest

from hegui.checks.base import Check
from hegui.packs.load import load_packs
from hegui.proof import Standing, prove
from hegui.rule import Basis, Examples, Rule, RulePack, Severity
from hegui.verdict import Message, Outcome, Verdict

HEAD = 'pack: unit\ntitle: 单位清单\nversion: "1"\nrules:\n'
RULE = "id: UN001, name: avoid-a, title: 不得出现甲, severity: error, basis: {level: house}, why: 应当如此"


@pytest.fixture
def proofs(tmp_path):
    """The proofs of a pack with these rules, and of further files."""

    def proofs(text: str, **others: str):
        for name, other in others.items():
            (tmp_path / f"{name}.yaml").write_text(other, encoding="utf-8")
        (tmp_path / "unit.yaml").write_text(HEAD + text, encoding="utf-8")
        return prove(load_packs([tmp_path / f"{next(iter(others), 'unit')}.yaml"], cache=False))

    return proofs


def rule(examples: str, check: str = "{kind: avoid, terms: [甲]}", more: str = "") -> str:
    return f"- {{{RULE}, check: {check}, examples: {examples}{more}}}\n"


def test_right_examples_hold(proofs):
    found = proofs(rule("{pass: [乙, 丙], fail: [甲]}"))
    assert [(p.rule, p.pack, p.standing, p.kind, p.number, p.line, p.expected, p.got) for p in found] == [
        ("UN001", "unit", Standing.HOLDS, "pass", 1, "乙", "pass", "pass"),
        ("UN001", "unit", Standing.HOLDS, "pass", 2, "丙", "pass", "pass"),
        ("UN001", "unit", Standing.HOLDS, "fail", 1, "甲", "fail", "fail"),
    ]


def test_a_wrong_example_is_found(proofs):
    found = proofs(rule('{pass: [乙, "\\n  一、甲在这里\\n丙"], fail: [甲]}'))
    (wrong,) = (proof for proof in found if proof.standing is Standing.FAILS)
    assert (wrong.kind, wrong.number, wrong.line) == ("pass", 2, "一、甲在这里")
    assert (wrong.expected, wrong.got) == ("pass", "fail")
    assert wrong.message.zh
    assert wrong.message.en


def test_conditions_count_and_so_does_the_date_an_example_is_given(proofs):
    when = ", when: {date: {from: 2022-10-22}}"
    found = proofs(
        rule(
            "{pass: [{text: 乙, as_of: 2023-01-01}], fail: [{text: 甲, as_of: 2023-01-01}], review: [甲],"
            " not_applicable: [{text: 甲, as_of: 2020-01-01}]}",
            more=when,
        )
    )
    assert Counter(proof.standing for proof in found) == {Standing.HOLDS: 4}


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        (rule("{pass: [乙]}"), ["fail"]),
        (rule("{fail: [甲]}"), ["pass"]),
        (rule("{}"), ["pass", "fail"]),
        (rule("{review: [甲]}", "{kind: manual, question: 是否属实？}"), []),
        (rule("{}", "{kind: manual, question: 是否属实？}"), ["review"]),
        (rule("{pass: [乙], fail: [甲]}").replace("level: house", "level: law"), ["basis"]),
        (rule("{pass: [乙], fail: [甲]}").replace("level: house", "level: law, document: 某法"), []),
    ],
)
def test_what_a_rule_lacks_is_told(proofs, text, lacking):
    found = [proof for proof in proofs(text) if proof.standing is not Standing.HOLDS]
    assert [proof.kind for proof in found] == lacking
    assert all(proof.standing is Standing.LACKS and proof.message.zh for proof in found)


def test_inherited_rules_are_proved_with_their_changes(proofs):
    house = 'pack: house\ntitle: 本\nversion: "1"\nextends: [./unit.yaml]\noverride:\n- {id: UN001, check: {max: 1}%s}\n'
    plain = proofs(rule("{pass: [乙], fail: [甲, 甲甲]}"), house=house % "")
    assert [(proof.standing, proof.got) for proof in plain] == [
        (Standing.HOLDS, "pass"),
        (Standing.OPEN, "pass"),
        (Standing.HOLDS, "fail"),
    ]
    renewed = proofs(rule("{pass: [乙], fail: [甲]}"), house=house % ", examples: {pass: [甲], fail: [甲甲]}")
    assert {proof.standing for proof in renewed} == {Standing.HOLDS}


class Forgetful(Check):
    """A check that says it needs a word it does not need."""

    kind = "forgetful"

    def check(self, document):
        outcome = Outcome.FAIL if "甲" in document.text else Outcome.PASS
        return Verdict(outcome, Message("结果", "result"))

    def literals(self):
        return ("乙",)


def test_a_check_whose_literals_are_incomplete_is_found():
    faulty = Rule(
        id="UN001",
        name="forgetful",
        title="不得出现甲",
        severity=Severity.ERROR,
        basis=Basis(level="house"),
        why="应当如此",
        check=Forgetful(),
        examples=Examples(pass_=("丙",), fail=("甲",)),
    )
    found = prove([RulePack(pack="unit", title="单位清单", version="1", rules=(faulty,))])
    assert [proof.standing for proof in found] == [Standing.HOLDS, Standing.FAILS]
    assert "关键字不全" in found[1].message.zh


def test_nothing_to_prove_gives_nothing():
    assert prove([]) == ()


def test_a_manual_rule_without_review_is_told_how_to_give_one(proofs):
    found = proofs(rule("{}", check="{kind: manual, question: 附件齐全吗？}"))
    assert ["review: [例文]" in proof.message.zh for proof in found] == [True]
