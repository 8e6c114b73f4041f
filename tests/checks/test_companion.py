"""If the one is there, so must be the other."""

from __future__ import annotations

from typing import Any

import pytest

from hegui.checks.companion import CompanionCheck
from hegui.checks.terms import Term
from hegui.readers import read_text
from hegui.verdict import Outcome

TEXT = """某局长2022年度述职报告

2022年，本人贯彻《环境保护法》。全年处罚3起，其中1起移送公安机关。
一、履职情况
落实“一岗双责”。全年约谈12人次，落实第一责任人责任。
二、存在问题
一是学习不够系统。二是调研不够深入。
三、下一步打算
一要加强学习。二要深入调研。三要改进作风。
"""


@pytest.mark.parametrize(
    ("parameters", "outcome", "evidence"),
    [
        ({"given": ("一岗双责",), "needs": ("第一责任人",)}, Outcome.PASS, 2),
        ({"given": ("一岗双责",), "needs": ("第一责任人",), "within": "section"}, Outcome.PASS, 2),
        ({"given": ("一岗双责",), "needs": ("第一责任人",), "within": "paragraph"}, Outcome.PASS, 2),
        ({"given": ("一岗双责",), "needs": ("第一责任人",), "within": "sentence"}, Outcome.FAIL, 1),
        ({"given": ("约谈",), "needs": ("第一责任人",), "within": "sentence"}, Outcome.PASS, 2),
        ({"given": ("处罚",), "needs": ("约谈",), "within": "section"}, Outcome.FAIL, 1),
        ({"given": ("处罚",), "needs": ("移送",), "within": "section"}, Outcome.PASS, 2),
        ({"given": ("一岗双责",), "needs": ("四种形态", "三会一课")}, Outcome.FAIL, 1),
        ({"given": ("学习", "调研"), "needs": ("不够",), "within": "sentence"}, Outcome.FAIL, 2),
        ({"given": ("信访件",), "needs": ("办结",)}, Outcome.PASS, 0),
        (
            {"given": (Term(pattern=r"约谈\d+人"),), "needs": (Term(text="责任", after=("责任人",)),)},
            Outcome.PASS,
            2,
        ),
        ({"given_section": ("存在问题",), "needs_section": ("下一步打算",)}, Outcome.PASS, 2),
        ({"given_section": ("存在问题",), "needs_section": ("整改措施",)}, Outcome.FAIL, 1),
        ({"given_section": ("原因分析",), "needs_section": ("整改措施",)}, Outcome.PASS, 0),
        ({"given_section": ("存在问题",), "needs": ("改进作风",)}, Outcome.PASS, 2),
        ({"given": ("不够",), "needs_section": ("下一步打算",)}, Outcome.PASS, 3),
    ],
)
def test_company(parameters: dict[str, Any], outcome: Outcome, evidence: int) -> None:
    verdict = CompanionCheck(**parameters).check(read_text(TEXT))
    assert verdict.outcome is outcome, verdict.message
    assert len(verdict.evidence) == evidence
    assert list(verdict.evidence) == sorted(verdict.evidence, key=lambda item: item.span)


def test_messages() -> None:
    check = CompanionCheck(given=("信访件",), needs=("办结",))
    assert check.check(read_text(TEXT)).message.zh == "文中没有“信访件”，不需对应内容"
    check = CompanionCheck(given=("学习",), needs=("三会一课",), within="paragraph")
    assert check.check(read_text(TEXT)).message.zh == "有“学习”（2 处），但同一段缺少“三会一课”"


def test_points_of_both_sections_are_shown() -> None:
    check = CompanionCheck(given_section=("存在问题",), needs_section=("下一步打算",))
    notes = [evidence.note for evidence in check.check(read_text(TEXT)).evidence]
    assert [note.zh for note in notes if note] == ["2 项", "3 项"]


@pytest.mark.parametrize(
    "parameters",
    [
        {"needs": ("甲",)},
        {"given": ("甲",)},
        {"given": ("甲",), "given_section": ("乙",), "needs": ("丙",)},
        {"given": ("甲",), "needs": ("丙",), "needs_section": ("乙",)},
        {"given_section": ("乙",), "needs": ("丙",), "within": "sentence"},
    ],
)
def test_parameters_that_cannot_work(parameters: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        CompanionCheck(**parameters)
