"""Rules are broken by machine: those that notice hold, those that cannot fail are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from hegui.mutation import Trial, mutate
from hegui.packs.load import load_packs
from hegui.verdict import Outcome

RULE = """  - id: HS00{n}
    name: rule-{n}
    title: 一条规则
    severity: warning
    basis: {{level: house}}
    why: 试验。
    check: {check}
    examples:
      pass: {passing}
      fail: {failing}
"""


def trials(folder: Path, *rules: tuple[str, str, str]) -> list[Trial]:
    """The trials of a pack of rules, each given as check, passing and failing examples."""
    entries = "".join(RULE.format(n=n, check=c, passing=p, failing=f) for n, (c, p, f) in enumerate(rules, 1))
    path = folder / "house.yaml"
    path.write_text(f"pack: house\ntitle: 本单位\nversion: '1'\nrules:\n{entries}", encoding="utf-8")
    return list(mutate(load_packs([str(path)])))


@pytest.mark.parametrize(
    ("check", "passing", "failing", "how"),
    [
        ("{kind: contain, terms: [理论学习]}", "[全年理论学习12次。]", "[全年培训12次。]", "erase"),
        ("{kind: contain, terms: [学习, 培训]}", '["学习12次，培训3次，又学习2次。"]', "[无。]", "erase"),
        (
            "{kind: section, titles: [存在问题]}",
            r'["一、主要工作\n完成三项。\n二、存在问题\n一是学习不深。"]',
            r'["一、主要工作\n完成三项。"]',
            "erase",
        ),
        ("{kind: avoid, terms: [布署]}", "[作出部署。]", "[作出布署。]", "plant"),
        ("{kind: replace, words: {布署: 部署}}", "[作出部署。]", "[作出布署。]", "plant"),
        ("{kind: pairs}", "[讲了“三点”意见。]", "[讲了“三点意见。]", "plant"),
        (
            "{kind: outline, order: [{name: 履职, titles: [履职情况]}, {name: 问题, titles: [存在问题]}]}",
            r'["一、履职情况\n做了。\n二、存在问题\n不深。"]',
            r'["一、存在问题\n不深。\n二、履职情况\n做了。"]',
            "reorder",
        ),
        (
            "{kind: length, of: document, max: 30}",
            "[全年学习12次。]",
            '["全年学习12次，培训8次，调研6次，走访企业45家，解决难题9个。"]',
            "repeat",
        ),
        (
            "{kind: count, of: terms, terms: [学习], min: 2}",
            "[学习三次。又学习两次。]",
            "[学习三次。]",
            "part",
        ),
    ],
)
def test_what_holds_notices(tmp_path: Path, check: str, passing: str, failing: str, how: str) -> None:
    (trial,) = trials(tmp_path, (check, passing, failing))
    assert trial.fires
    assert not trial.survivors
    assert how in {mutant.how for mutant in trial.mutants if mutant.killed}


def test_a_demand_that_rests_on_nothing_is_found(tmp_path: Path) -> None:
    """工作 stands in every title, but here it is deleted there as well: only what stays when all is gone survives."""
    check = "{kind: any, of: [{kind: contain, terms: [学习]}, {kind: length, of: document, max: 5000}]}"
    (trial,) = trials(tmp_path, (check, "[全年学习12次。]", "[全年培训12次。]"))
    assert not trial.fires
    assert not trial.broken
    assert trial.idle


def test_a_prohibition_that_overlooks_is_found(tmp_path: Path) -> None:
    """The wrong word is a fault only where nothing else is said, which no reader would expect."""
    check = "{kind: avoid, terms: [{pattern: '\\A作出布署。\\Z'}]}"
    (trial,) = trials(tmp_path, (check, "[我们都作出了部署。]", "[作出布署。]"))
    assert [(mutant.how, mutant.outcome) for mutant in trial.survivors] == [("plant", Outcome.PASS)]


def test_a_question_to_a_person_is_left_alone(tmp_path: Path) -> None:
    (trial,) = trials(tmp_path, ("{kind: manual, question: 是否属实？}", "[]", "[]"))
    assert not trial.possible
    assert not trial.idle


def test_every_shipped_rule_can_fail_and_notices() -> None:
    tried = mutate(load_packs())
    assert [trial.rule for trial in tried if trial.idle] == []
    assert [(trial.rule, mutant) for trial in tried for mutant in trial.survivors] == []
    phrases = [m for trial in tried for m in trial.mutants if m.how == "misquote"]
    assert sum(mutant.killed for mutant in phrases) > len(phrases) / 2


def test_a_rule_that_never_applies_is_idle(tmp_path: Path) -> None:
    """Its check would find the fault, but its condition never holds for its own examples."""
    path = tmp_path / "house.yaml"
    entry = RULE.format(
        n=1, check="{kind: avoid, terms: [布署]}", passing="[作出部署。]", failing="[作出布署。]"
    )
    entry = entry.replace("    check:", "    when: {genre: [议案]}\n    check:", 1)
    path.write_text(f"pack: house\ntitle: 本单位\nversion: '1'\nrules:\n{entry}", encoding="utf-8")
    (trial,) = mutate(load_packs([str(path)]))
    assert trial.idle
