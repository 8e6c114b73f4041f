"""What counts as citing a meeting, from when, and what only looks like it."""

from dataclasses import replace
from datetime import date

import pytest

from hegui.checks.cite import CiteCheck
from hegui.document import Dated, Document, Span
from hegui.packs.load import load_packs
from hegui.reference import Reference
from hegui.verdict import Outcome

CONGRESS = "party-congress-20"
AFTER = Dated(date(2022, 12, 31), date(2022, 12, 31), "title")
BEFORE = Dated(date(2021, 12, 31), date(2021, 12, 31), "title")
AROUND = Dated(date(2022, 1, 1), date(2022, 12, 31), "opening")


@pytest.fixture(scope="module")
def references():
    """The shipped reference data, by id."""
    (pack,) = load_packs(["formulations"])
    found = next(rule.check for rule in pack.rules if rule.id == "FM001")
    return {reference.id: reference for reference in found._lexicon.references}


def judged(references, text, date=AFTER, hidden=(), scope=None, **parameters):
    check = CiteCheck(**{"reference": CONGRESS, **parameters}).bound(references)
    document = Document(text, date=date, hidden=hidden, scope=scope)
    verdict = check.check(document)
    return verdict, [document.quote(place.span) for place in verdict.evidence]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("全面贯彻落实党的二十大精神。", ["党的二十大精神"]),
        ("围绕迎接党的二十大，做好各项工作。", ["党的二十大"]),
        ("深入学习二十大报告，逐段研读。", ["二十大报告"]),
        ("中国共产党第二十次全国代表大会胜利召开。", ["中国共产党第二十次全国代表大会"]),
        ("学习党的 二十大\u200b精神。", ["党的 二十大\u200b精神"]),
        (
            "党的二十大开启新征程，学习党的二十大精神，研读二十大报告。",
            ["党的二十大", "党的二十大精神", "二十大报告"],
        ),
        ("落实党的二十大重点任务，抓好二十大类项目。", ["党的二十大"]),
    ],
)
def test_what_counts(references, text, quotes):
    verdict, found = judged(references, text)
    assert (verdict.outcome, found) == (Outcome.PASS, quotes)
    assert f"共 {len(quotes)} 处" in verdict.message.zh


@pytest.mark.parametrize(
    "text",
    [
        "该国是世界第二十大经济体。",
        "全市实施二十大类工程，推出二十大重点项目，评选二十大品牌。",
        "学习贯彻党的十九大精神。",
        "召开第二十次职工代表大会。",
        "深入学习党的十二大以来的历史。",
        "",
    ],
)
def test_what_does_not_count(references, text):
    verdict, found = judged(references, text)
    assert (verdict.outcome, found) == (Outcome.FAIL, [])
    assert verdict.message.zh == "没有引用“党的二十大精神”"


def test_an_obsolete_form_does_not_count_and_is_named(references):
    verdict, found = judged(references, "认真学习党的二十大会议精神。")
    assert (verdict.outcome, found) == (Outcome.FAIL, ["党的二十大会议精神"])
    assert verdict.evidence[0].suggestion == "党的二十大精神"
    assert "只有不规范的说法" in verdict.message.zh


def test_hidden_words_do_not_count(references):
    text = "学习党的二十大精神。"
    assert judged(references, text, hidden=(Span(2, 9),))[0].outcome is Outcome.FAIL
    assert judged(references, text + text, hidden=(Span(2, 9),))[1] == ["党的二十大精神"]


def test_only_the_scope_is_looked_at(references):
    text = "党的二十大精神。下步打算。"
    assert judged(references, text, scope=(Span(8, 13),))[0].outcome is Outcome.FAIL
    assert judged(references, text, scope=(Span(0, 8),))[0].outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("when", "cited", "uncited"),
    [
        (AFTER, Outcome.PASS, Outcome.FAIL),
        (BEFORE, Outcome.NOT_APPLICABLE, Outcome.NOT_APPLICABLE),
        (AROUND, Outcome.PASS, Outcome.REVIEW),
        (None, Outcome.REVIEW, Outcome.REVIEW),
    ],
)
def test_the_date_decides(references, when, cited, uncited):
    with_it, quotes = judged(references, "学习党的二十大精神。", when)
    without, none = judged(references, "加强学习。", when)
    assert (with_it.outcome, without.outcome) == (cited, uncited)
    assert quotes == (["党的二十大精神"] if when is not BEFORE else [])
    assert none == []
    if when is BEFORE:
        assert with_it.message.zh == "“党的二十大精神”始于 2022-10-22，本文时间为 2021-12-31，不要求引用"
    if when is None:
        assert "--as-of" in with_it.message.zh


def test_the_place_that_says_the_date_is_evidence_for_not_applicable(references):
    when = BEFORE._replace(span=Span(0, 5))
    assert judged(references, "2021年报告", when)[1] == ["2021年"]


def test_the_last_day_counts_too(references):
    late = {"x": replace(references[CONGRESS], id="x", from_=None, to=date(2022, 12, 31))}
    assert judged(late, "", Dated(date(2023, 1, 1), date(2023, 1, 1), "as-of"), reference="x")[0].outcome is (
        Outcome.NOT_APPLICABLE
    )
    assert judged(late, "", AFTER, reference="x")[0].outcome is Outcome.FAIL


SEVERAL = ("party-congress-20", "plenum-20-3", "plenum-20-4")
IN_2024 = Dated(date(2024, 12, 31), date(2024, 12, 31), "title")


@pytest.mark.parametrize(
    ("text", "parameters", "outcome"),
    [
        ("党的二十大精神。", {}, Outcome.PASS),
        ("无。", {}, Outcome.FAIL),
        ("党的二十大和二十届三中全会精神。", {"all": True}, Outcome.PASS),  # the fourth was not yet held
        ("党的二十大精神。", {"all": True}, Outcome.FAIL),
        ("党的二十大精神。", {"at_least": 2}, Outcome.FAIL),
        ("党的二十大和二十届三中全会精神。", {"at_least": 3}, Outcome.PASS),
    ],
)
def test_several_references(references, text, parameters, outcome):
    verdict, _ = judged(references, text, IN_2024, reference=SEVERAL, **parameters)
    assert verdict.outcome is outcome
    if outcome is Outcome.FAIL and text != "无。":
        assert "“党的二十届三中全会精神”" in verdict.message.zh


@pytest.mark.parametrize(
    ("text", "when", "outcome"),
    [
        ("党的二十届三中全会精神。", IN_2024, Outcome.PASS),
        ("党的二十大精神。", IN_2024, Outcome.FAIL),
        ("党的二十大精神。", AFTER, Outcome.PASS),
        ("党的二十大精神。", AROUND, Outcome.PASS),
        ("无。", AROUND, Outcome.REVIEW),
        ("党的二十大精神。", BEFORE, Outcome.NOT_APPLICABLE),
        (
            "党的二十大精神。",
            Dated(date(2024, 1, 1), date(2024, 12, 31), "title"),
            Outcome.PASS,
        ),  # perhaps before
        ("无。", Dated(date(2024, 1, 1), date(2024, 12, 31), "title"), Outcome.REVIEW),
        ("党的二十届历次全会精神。", None, Outcome.PASS),  # whatever the date, nothing later is due
        ("党的二十大精神。", None, Outcome.REVIEW),
    ],
)
def test_only_the_latest(references, text, when, outcome):
    assert judged(references, text, when, reference=SEVERAL, latest=True)[0].outcome is outcome


def test_the_latest_that_is_missing_is_told_with_the_date_and_what_stands_there(references):
    early = Dated(date(2023, 1, 5), date(2023, 1, 5), "sign-off")
    verdict, found = judged(references, "学习党的二十届三中全会精神。", early, reference=SEVERAL, latest=True)
    assert (verdict.outcome, found) == (Outcome.FAIL, ["党的二十届三中全会精神"])
    assert "本文时间为 2023-01-05，没有引用“党的二十大精神”，却写到了 2024-07-18 才有的" in verdict.message.zh
    assert "核对成文日期" in verdict.message.zh
    for text in ("迎接二十届三中全会召开。", "学习二十届历次全会精神。"):
        assert (
            "核对成文日期"
            not in judged(references, text, early, reference=SEVERAL, latest=True)[0].message.zh
        )
    late = Dated(date(2025, 1, 5), date(2025, 1, 5), "sign-off")
    verdict, found = judged(references, "学习党的二十大精神。", late, reference=SEVERAL, latest=True)
    assert (verdict.outcome, found) == (Outcome.FAIL, ["党的二十大精神"])
    assert (
        verdict.message.zh
        == "没有引用“党的二十届三中全会精神”，只写到“党的二十大精神”（本文时间为 2025-01-05）"
    )


@pytest.mark.parametrize(
    ("year", "when", "outcome"),
    [
        (2024, date(2025, 1, 5), Outcome.FAIL),
        (2024, date(2024, 6, 5), Outcome.FAIL),
        (2024, date(2024, 2, 5), Outcome.NOT_APPLICABLE),
        (2023, date(2024, 4, 5), Outcome.NOT_APPLICABLE),
        (2025, date(2025, 6, 5), Outcome.NOT_APPLICABLE),
    ],
)
def test_a_campaign_is_told_of_in_the_report_on_its_year(references, year, when, outcome):
    check = CiteCheck(reference="discipline-education").bound(references)
    document = Document("无。", date=Dated(when, when, "sign-off"), year=year)
    assert check.check(document).outcome is outcome


def test_a_reference_without_dates_needs_no_date():
    references = {"x": Reference(id="x", form="伟大建党精神", source="讲话")}
    assert judged(references, "弘扬伟大建党精神。", None, reference="x")[0].outcome is Outcome.PASS
    assert judged(references, "无。", None, reference="x")[0].outcome is Outcome.FAIL


def test_the_message_lists_few(references):
    many = tuple(name for name in references if name.startswith("plenum-20"))
    verdict, _ = judged(
        references, "无。", Dated(date(2026, 1, 1), date(2026, 1, 1), "as-of"), reference=many
    )
    assert verdict.message.zh.count("“") == 3
    assert "等中的至少 1 项" in verdict.message.zh


@pytest.mark.parametrize(
    "parameters",
    [{"reference": ()}, {"reference": ""}, {"reference": ("a", "")}, {"reference": "a", "at_least": 0}]
    + [{"reference": ("a", "b"), "at_least": 3}, {"reference": ("a", "b"), "latest": True, "all": True}],
)
def test_parameters_that_cannot_work_are_refused(parameters):
    with pytest.raises(ValueError, match="reference|at_least"):
        CiteCheck(**parameters)


def test_a_check_must_be_bound_to_references_that_are_there(references):
    with pytest.raises(LookupError, match="尚未载入"):
        CiteCheck(reference=CONGRESS).check(Document(""))
    with pytest.raises(KeyError):
        CiteCheck(reference="party-congress-99").bound(references)


def test_it_always_runs():
    assert CiteCheck(reference=CONGRESS).literals() is None
