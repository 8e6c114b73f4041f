"""The engine: every rule ends in one stated outcome; quiet rules end as they would have if run."""

from __future__ import annotations

import datetime
import pickle
from dataclasses import dataclass
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.checks.avoid import AvoidCheck
from hegui.checks.base import Check
from hegui.checks.contain import ContainCheck
from hegui.checks.terms import Term
from hegui.document import Document
from hegui.engine import judge, plan, run, run_all, wanted
from hegui.readers import read_text
from hegui.report import Finding
from hegui.rule import Basis, Rule, RulePack, Severity
from hegui.verdict import Outcome, Verdict
from hegui.when import ALWAYS, DateRange, When, YearRange, applies
from hegui.where import EVERYWHERE, Where, spans

REPORT = """\
2022年度述职述廉报告
市委：
2022年，本人认真履职，工作布署到位。
一、履职情况
（一）抓学习。布署学习12次。
二、存在问题
一是学习不够深入。
特此报告。
张明
2022年12月30日
"""


def rule(id: str, check: Check, when: When = ALWAYS, where: Where = EVERYWHERE) -> Rule:
    return Rule(
        id=id,
        name=id.lower(),
        title=id,
        severity=Severity.ERROR,
        basis=Basis(level="house"),
        why="试",
        check=check,  # type: ignore[arg-type]
        when=when,
        where=where,
    )


def pack(name: str, *rules: Rule, for_: When = ALWAYS, extends: tuple[RulePack, ...] = ()) -> RulePack:
    return RulePack(pack=name, title=name, version="1", rules=rules, for_=for_, extends=extends)


def findings(text: str, *packs: RulePack, forced: bool = False) -> dict[str, Finding]:
    document = read_text(text)
    made = plan(packs).insisted() if forced else plan(packs)
    found = run(made, document)
    assert len(found) == wanted(made, document)
    return {each.rule.id: each for each in found}


AVOID = AvoidCheck(terms=("布署",))
DUTY = When(genre=("述职报告",))


def test_awake_and_quiet() -> None:
    found = findings(REPORT, pack("p", rule("AA001", AVOID), rule("AA002", AvoidCheck(terms=("渡假",)))))
    assert [each.outcome for each in found.values()] == [Outcome.FAIL, Outcome.PASS]
    assert [quote.line for quote in found["AA001"].evidence] == [3, 5]
    assert found["AA001"].evidence[1].section == ("一、履职情况", "（一）抓学习")


TERMS = ["布署", "渡假", "学习", "二十大", "（", "不足", "XX"]


@given(st.lists(st.sampled_from([*TERMS, "工作", "。", "\n", " ", "一、", "x"]), max_size=30).map("".join))
def test_quiet_findings_are_what_the_check_would_have_said(text: str) -> None:
    checks: list[Check] = [AvoidCheck(terms=(term,)) for term in TERMS]
    checks += [ContainCheck(terms=tuple(TERMS[:3])), AvoidCheck(terms=(Term(pattern="[X×]{2,}"),))]
    rules = [rule(f"AA{n:03}", check) for n, check in enumerate(checks)]
    for id, found in findings(text, pack("p", *rules)).items():
        verdict = judge(next(each for each in rules if each.id == id), read_text(text))
        assert (found.outcome, found.message, len(found.evidence)) == (
            verdict.outcome,
            verdict.message,
            len(verdict.evidence),
        )


def test_a_pack_for_another_kind_is_left_out_and_the_report_says_that_no_checklist_ran() -> None:
    special = pack("sz", rule("SZ001", AVOID), for_=DUTY)
    general = pack("base", rule("BS001", AVOID))
    assert list(findings(REPORT, special, general)) == ["HG001", "SZ001", "BS001"]
    other = findings("关于放假的通知\n各科室：\n请做好布署。", special, general)
    assert list(other) == ["HG001", "BS001"]
    assert other["HG001"].outcome is Outcome.REVIEW


def test_a_named_pack_runs_on_whatever_it_is_given() -> None:
    special = pack("sz", rule("SZ001", AVOID), for_=DUTY)
    found = findings("关于放假的通知\n各科室：\n请做好布署。", special, forced=True)
    assert found["SZ001"].outcome is Outcome.FAIL
    assert found["HG001"].outcome is Outcome.REVIEW
    assert findings(REPORT, special, forced=True)["HG001"].outcome is Outcome.PASS


def test_of_several_named_packs_those_that_are_for_the_document_run() -> None:
    special = pack("sz", rule("SZ001", AVOID), for_=DUTY)
    notice = pack("tz", rule("TZ001", AVOID), for_=When(genre=("通知",)))
    found = findings(REPORT, special, notice, forced=True)
    assert found["SZ001"].outcome is Outcome.FAIL
    assert found["TZ001"].outcome is Outcome.NOT_APPLICABLE
    assert "通知" in found["TZ001"].message.zh


def test_an_extended_pack_keeps_its_own_for() -> None:
    base = pack("base", rule("BS001", AVOID))
    special = pack("sz", rule("SZ001", AVOID), for_=DUTY, extends=(base,))
    assert list(findings("关于放假的通知\n各科室：\n请做好布署。", special)) == ["HG001", "BS001"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken(Check):
    kind: Literal["broken"] = "broken"

    def check(self, document: Document) -> Verdict:
        if document.text:
            raise ZeroDivisionError("nothing to divide")
        raise AssertionError("never run when planning")


def test_a_check_that_breaks_ends_in_error_and_the_others_go_on() -> None:
    found = findings(REPORT, pack("p", rule("AA001", Broken()), rule("AA002", AVOID)))
    assert found["AA001"].outcome is Outcome.ERROR
    assert "ZeroDivisionError" in found["AA001"].message.en
    assert found["AA002"].outcome is Outcome.FAIL


def test_a_pattern_that_runs_away_ends_in_error() -> None:
    slow = AvoidCheck(terms=(Term(pattern="(?:布|布布)+$"),))
    text = REPORT + "布" * 40 + "署"
    assert findings(text, pack("p", rule("AA001", slow)))["AA001"].outcome is Outcome.ERROR


@pytest.mark.parametrize(
    ("when", "outcome"),
    [
        (ALWAYS, None),
        (DUTY, None),
        (When(genre=("通知",)), Outcome.NOT_APPLICABLE),
        (When(title=("述廉",)), None),
        (When(title=("总结",)), Outcome.NOT_APPLICABLE),
        (When(date=DateRange(from_=datetime.date(2022, 10, 22))), None),
        (When(date=DateRange(from_=datetime.date(2023, 1, 1))), Outcome.NOT_APPLICABLE),
        (When(date=DateRange(to=datetime.date(2021, 1, 1))), Outcome.NOT_APPLICABLE),
        (When(year=YearRange(from_=2022, to=2022)), None),
        (When(year=YearRange(to=2021)), Outcome.NOT_APPLICABLE),
        (When(section=("存在问题",)), None),
        (When(section=("廉洁自律情况",)), Outcome.NOT_APPLICABLE),
        (When(contains=("布署",)), None),
        (When(contains=("疫情",)), Outcome.NOT_APPLICABLE),
        (When(path=("*.txt",)), Outcome.NOT_APPLICABLE),
        (When(format=("txt", "md")), None),
        (When(format=("docx",)), Outcome.NOT_APPLICABLE),
        (When(metadata=("status=final",)), Outcome.NOT_APPLICABLE),
    ],
)
def test_when(when: When, outcome: Outcome | None) -> None:
    verdict = applies(when, read_text(REPORT))
    assert (verdict and verdict.outcome) == outcome


def test_without_a_date_a_dated_rule_is_for_a_person_to_decide() -> None:
    undated = read_text("述职报告\n本人认真履职，完成各项任务。\n一、履职情况\n工作布署到位。")
    when = When(date=DateRange(from_=datetime.date(2022, 10, 22)))
    verdict = applies(when, undated)
    assert verdict and verdict.outcome is Outcome.REVIEW
    assert applies(when, read_text("述职报告\n完成各项任务。", as_of=datetime.date(2023, 1, 1))) is None
    notice = read_text("关于做好2022年防汛工作的通知\n各乡镇：\n请抓好落实。")
    verdict = applies(when, notice)
    assert verdict and verdict.outcome is Outcome.REVIEW


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (Where(part="title"), ["2022年度述职述廉报告"]),
        (Where(section=("存在问题",)), ["一是学习不够深入。"]),
        (Where(part="headings"), ["一、履职情况", "（一）抓学习。", "二、存在问题"]),
        (Where(part="body", section=("履职情况",)), ["布署学习12次。"]),
        (Where(part="body", last=1), ["特此报告。"]),
        (Where(part="tables"), []),
        (Where(section=("下一步打算",)), []),
    ],
)
def test_where(where: Where, words: list[str]) -> None:
    document = read_text(REPORT)
    found = spans(where, document)
    assert found is not None
    assert [document.quote(span).strip() for span in found] == words or [
        document.quote(span).strip().splitlines()[0] for span in found
    ] == words


def test_of_problems_and_plans_in_one_section_only_the_problems_are_looked_in() -> None:
    document = read_text("述职报告\n一、存在的不足和努力方向\n一是学习不深。\n下一步，一是要加强学习。\n")
    (found,) = spans(Where(section=("存在的不足",)), document) or ()
    assert document.quote(found).strip() == "一是学习不深。"
    divided = read_text(
        "述职报告\n一、存在的问题和下步打算\n（一）存在的问题\n学习不深。\n（二）下步打算\n要沉下去。\n"
    )
    (found,) = spans(Where(section=("存在的问题",)), divided) or ()
    assert divided.quote(found).strip() == "学习不深。"
    (whole,) = spans(Where(section=("努力方向",)), document) or ()
    assert "加强学习" in document.quote(whole)


def test_what_plainly_does_not_apply_needs_no_date() -> None:
    when = When(year=YearRange(from_=2022), contains=("民主生活会",))
    verdict = applies(when, read_text("对照检查材料\n本人认真检视。"))
    assert verdict and verdict.outcome is Outcome.NOT_APPLICABLE


def test_a_place_that_is_not_there_is_not_applicable() -> None:
    found = findings(REPORT, pack("p", rule("AA001", AVOID, where=Where(section=("下一步打算",)))))
    assert found["AA001"].outcome is Outcome.NOT_APPLICABLE


def test_a_quiet_rule_that_looks_in_a_part_says_so_as_one_that_woke_does() -> None:
    quiet, awake = (
        findings(
            REPORT, pack("p", rule("AA001", AvoidCheck(terms=(words,)), where=Where(section=("存在问题",))))
        )
        for words in ("敏感词", "布署")
    )
    assert quiet["AA001"].message.zh.replace("敏感词", "布署") == awake["AA001"].message.zh
    assert awake["AA001"].message.zh.startswith("所查部分")


def test_documents_judged_together_end_as_alone() -> None:
    made = plan(
        [
            pack("p", rule("AA001", AVOID), rule("AA002", AVOID, where=Where(section=("存在问题",)))),
            pack("n", rule("BB001", ContainCheck(terms=("布署",)), when=When(year=YearRange(from_=2022)))),
        ]
    )
    documents = [read_text(text) for text in (REPORT, "", "关于放假的通知\n各科室：\n请做好布署。", REPORT)]
    together = run_all(made, documents)
    assert [list(found) for found in together] == [list(run(made, document)) for document in documents]
    assert run_all(made, ()) == []


def test_a_plan_can_be_kept_and_narrowed() -> None:
    rules = [rule(f"AA{n:03}", AvoidCheck(terms=(term,))) for n, term in enumerate(TERMS)]
    made = plan([pack("p", *rules)])
    document = read_text(REPORT)
    assert run(pickle.loads(pickle.dumps(made)), document) == run(made, document)
    narrowed = made.only({"AA000", "AA002"})
    assert run(narrowed, document) == [run(made, document)[0], run(made, document)[2]]
