"""Faults planted in faultless documents are found, each by its own rule; and what changes a demand changes its end."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hegui import Outcome, check_text

CORPUS = Path(__file__).parent / "corpus"
GOOD = sorted(path.name for path in CORPUS.glob("good-*"))
REPORT = "good-water-director.txt"

HAN = "[\u4e00-\u9fff]"


def put(pattern: str, new: str) -> Callable[[str], str]:
    """Replaces the first place of `pattern` behind the title."""

    def plant(text: str) -> str:
        title, rest = text.split("\n", 1)
        return title + "\n" + re.sub(pattern, new, rest, count=1, flags=re.MULTILINE)

    return plant


PLANTED = {
    "half-width comma": ("PU001", put(rf"(?<={HAN})，(?={HAN})", ",")),
    "half-width stop": ("PU003", put(rf"(?<={HAN})。(?={HAN}|$)", ".")),
    "half-width semicolon": ("PU002", put(rf"(?<={HAN})[，。](?={HAN})", ";")),
    "stray blank": ("PU030", put(rf"(?<={HAN}{{4}}，)(?={HAN}{{4}}.*。)", " ")),
    "asterisks": ("BS001", put(rf"(?<={HAN})\d{{1,4}}(?=[个次场家人户])", "**")),
    "crosses": ("BS002", put(rf"(?<={HAN})\d{{1,4}}(?=[个次场家人户公])", "XX")),
    "underscores": ("BS002", put(rf"(?<={HAN})\d{{1,4}}(?=[个次场家人户公])", "____")),
    "note": ("BS003", put(rf"(?<={HAN})。", "（此处补充数据）。")),
    "doubled mark": ("PU010", put(rf"(?<={HAN})，(?={HAN})", "，，")),
    "bracket lost": ("PU011", put(rf"(?<={HAN})，(?={HAN})", "（，")),
    "impossible day": ("NU011", put(rf"(?<={HAN})，(?={HAN})", "，于4月31日，")),
    "zero in date": ("NU010", put(rf"(?<={HAN})，(?={HAN})", "，于2020年04月08日，")),
    "full-width digits": ("NU001", put(rf"(?<={HAN})\d{{1,4}}(?=[个次场家人户公])", "３２")),
}


def outcomes(text: str, name: str) -> dict[str, Outcome]:
    report = check_text(text, format="md" if name.endswith(".md") else "txt")
    return {finding.rule.id: finding.outcome for finding in report.documents[0].findings}


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("fault", PLANTED)
def test_planted_fault_is_found(name: str, fault: str) -> None:
    rule, plant = PLANTED[fault]
    text = (CORPUS / name).read_text(encoding="utf-8")
    planted = plant(text)
    if planted == text:
        pytest.skip("nothing to plant it in")
    assert outcomes(text, name)[rule] is not Outcome.FAIL
    assert outcomes(planted, name)[rule] is Outcome.FAIL


def report() -> str:
    return (CORPUS / REPORT).read_text(encoding="utf-8")


PROBLEMS = re.compile(r"^四、存在的主要问题\n(?P<body>.*?)(?=^五、)", re.MULTILINE | re.DOTALL)


def test_the_report_as_it_stands_passes() -> None:
    found = outcomes(report(), REPORT)
    assert found["SZ002"] is found["SZ010"] is Outcome.PASS


@pytest.mark.parametrize("body", ["无。\n", "暂无\n", "略。\n", "不存在问题。\n", "未发现问题。\n", "××\n"])
def test_emptied_problems_fail(body: str) -> None:
    assert outcomes(PROBLEMS.sub(f"四、存在的主要问题\n{body}", report()), REPORT)["SZ002"] is Outcome.FAIL


def test_deleted_problems_fail() -> None:
    found = outcomes(PROBLEMS.sub("", report()), REPORT)
    assert found["SZ002"] is Outcome.FAIL
    assert found["BS020"] is Outcome.FAIL  # 三、 is followed by 五、


def test_problems_one_level_lower_pass() -> None:
    assert (
        outcomes(report().replace("四、存在的主要问题", "（一）存在的主要问题"), REPORT)["SZ002"]
        is Outcome.PASS
    )


def test_problems_in_running_text_are_for_a_person() -> None:
    told = report().replace(
        "四、存在的主要问题\n对照岗位职责和群众期盼，本人工作中还存在以下问题。\n", "工作中还存在以下问题：\n"
    )
    assert outcomes(told, REPORT)["SZ002"] is Outcome.REVIEW


def test_achievements_do_not_stand_in_for_problems() -> None:
    found = outcomes(
        PROBLEMS.sub("四、着力破解难点问题，推动工作提质\n全年化解难题23个，群众满意。\n", report()), REPORT
    )
    assert found["SZ002"] is Outcome.FAIL


@pytest.mark.parametrize(("year", "outcome"), [("2021", Outcome.NOT_APPLICABLE), ("2022", Outcome.FAIL)])
def test_the_congress_is_asked_for_from_its_date_on(year: str, outcome: Outcome) -> None:
    text = (
        report()
        .replace("二十大精神", "十九大精神")
        .replace("2023", year)
        .replace("2024年1月12日", f"{year}年12月30日")
    )
    assert outcomes(text, REPORT)["SZ010"] is outcome


def test_look_alikes_are_no_citation() -> None:
    text = report().replace("党的二十大精神", "党中央决策部署")
    assert "第二十大产粮市县" in text
    assert outcomes(text, REPORT)["SZ010"] is Outcome.FAIL


def test_without_any_date_a_dated_rule_is_for_a_person() -> None:
    text = re.sub(r"20\d\d年度?", "", report())
    assert outcomes(text, REPORT)["SZ010"] is Outcome.REVIEW
