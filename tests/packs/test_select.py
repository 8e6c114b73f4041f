"""Rules are chosen by id, the beginning of ids, or name."""

from __future__ import annotations

import pytest

from hegui.checks.manual import ManualCheck
from hegui.errors import UsageError
from hegui.packs.select import select
from hegui.rule import Basis, Rule, Severity

RULES = tuple(
    Rule(
        id=number,
        name=name,
        title="须人工核对",
        severity=Severity.INFO,
        basis=Basis(level="house"),
        why="机器看不出来。",
        check=ManualCheck(question="是否属实？"),
    )
    for number, name in (
        ("SZ001", "duties"),
        ("SZ002", "problems"),
        ("SZ010", "cite"),
        ("BS001", "placeholders"),
    )
)


@pytest.mark.parametrize(
    ("chosen", "ignored", "expected"),
    [
        ((), (), "SZ001 SZ002 SZ010 BS001"),
        (("SZ001",), (), "SZ001"),
        (("problems",), (), "SZ002"),
        (("SZ00",), (), "SZ001 SZ002"),
        (("SZ",), ("SZ010",), "SZ001 SZ002"),
        (("BS", "cite"), (), "SZ010 BS001"),
        ((), ("SZ",), "BS001"),
        (("SZ001",), ("duties",), ""),
    ],
)
def test_select(chosen, ignored, expected):
    assert " ".join(rule.id for rule in select(RULES, chosen, ignored)) == expected


@pytest.mark.parametrize(
    ("chosen", "ignored", "words"),
    [
        (("SZ003",), (), "SZ003 的规则。是否想写 SZ00"),
        ((), ("problem",), "是否想写 problems？"),
        (("sz001",), (), "是否想写 SZ001？"),
        (("完全不像",), (), "没有编号或名称为 完全不像 的规则$"),
        (("",), (), "（空）"),
        (("SZ001", "nope"), (), "nope"),
    ],
)
def test_an_entry_that_means_nothing_is_refused(chosen, ignored, words):
    with pytest.raises(UsageError, match=words):
        select(RULES, chosen, ignored)
