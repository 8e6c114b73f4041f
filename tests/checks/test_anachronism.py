"""What is before or after its time, and what only looks forward or back."""

from datetime import date

import pytest

from hegui.checks.anachronism import AnachronismCheck
from hegui.document import Dated, Document
from hegui.readers import read_text
from hegui.reference import Reference
from hegui.verdict import Outcome

CONGRESS = Reference(
    id="congress",
    type="meeting",
    form="党的二十大精神",
    variants=("党的二十大", "二十大报告", "二十大以来"),
    obsolete=("党的廿大",),
    lookalikes=("第二十大", "二十大报告厅"),
    from_=date(2022, 10, 22),
    born=date(2022, 10, 16),
    source="-",
)
FIRST = Reference(
    id="first",
    type="meeting",
    form="二中全会",
    variants=("二中、三中全会", "历次全会"),
    from_=date(2023, 2, 28),
    source="-",
)
SECOND = Reference(
    id="second",
    type="meeting",
    form="三中全会",
    variants=("二中、三中全会", "历次全会"),
    from_=date(2024, 7, 18),
    source="-",
)
NORMAL = Reference(
    id="normal", type="dated", form="经济新常态", to=date(2018, 12, 31), successor="新发展格局", source="-"
)
UNDATED = Reference(id="undated", form="实事求是", source="-")
REFERENCES = {r.id: r for r in (CONGRESS, FIRST, SECOND, NORMAL, UNDATED)}


def judged(text, as_of=None, **parameters):
    check = AnachronismCheck(**{"types": ("meeting",), "lead": 400, **parameters}).bound(REFERENCES)
    document = read_text(text, as_of=as_of)
    verdict = check.check(document)
    return verdict, [document.quote(place.span) for place in verdict.evidence]


@pytest.mark.parametrize(
    ("text", "as_of", "quotes"),
    [
        ("学习贯彻党的二十大精神。", date(2022, 1, 5), ["党的二十大精神"]),
        ("深入研读二十大报告，党的二十大报告内涵丰富。", date(2022, 10, 15), ["二十大报告", "党的二十大"]),
        ("党的二十大作出战略部署。", date(2022, 1, 5), ["党的二十大"]),
        ("学习贯彻党的 二十大精神。", date(2022, 1, 5), ["党的 二十大精神"]),
        ("为党的二十大营造环境。", date(2019, 1, 5), ["党的二十大"]),
        ("学习二中、三中全会精神。", date(2023, 12, 5), ["二中、三中全会"]),
        ("学习历次全会精神。", date(2022, 12, 5), ["历次全会"]),
        ("迎接新的一年。学习贯彻党的二十大精神。", date(2022, 1, 5), ["党的二十大精神"]),
        ("《二十大报告辅导读本》人手一册。", date(2022, 1, 5), ["二十大报告"]),
    ],
)
def test_before_its_time(text, as_of, quotes):
    verdict, found = judged(text, as_of)
    assert (verdict.outcome, found) == (Outcome.FAIL, quotes)
    assert "才有" in verdict.message.zh
    assert str(as_of) in verdict.message.zh


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("学习贯彻党的二十大精神。", date(2022, 10, 16)),
        ("学习贯彻党的二十大精神。", date(2026, 1, 5)),
        ("以实际行动迎接党的二十大胜利召开，谋划学习贯彻党的二十大精神。", date(2021, 1, 5)),
        ("做好党的二十大代表推选，保障党的二十大安全。", date(2022, 3, 5)),
        ("我市是全国第二十大城市，建成二十大报告厅。", date(2019, 1, 5)),
        ("学习历次全会精神。", date(2023, 12, 5)),
        ("廿大，党的廿大。", date(2019, 1, 5)),
        ("2022年工作计划\n学习贯彻党的二十大精神。", date(2022, 1, 5)),
        ("2022年，学习贯彻党的二十大精神。", date(2021, 12, 5)),
        ("一、工作情况\n完成任务。\n二、下一步打算\n学习贯彻党的二十大精神。", date(2022, 1, 5)),
        ("", date(2019, 1, 5)),
    ],
)
def test_in_its_time_or_ahead_of_it(text, as_of):
    verdict, found = judged(text, as_of)
    assert verdict.outcome is Outcome.PASS
    assert len(found) <= 3


def test_without_lead_every_mention_counts():
    assert judged("关注党的二十大。", date(2022, 3, 5))[0].outcome is Outcome.PASS
    assert judged("关注党的二十大。", date(2022, 3, 5), lead=0)[0].outcome is Outcome.FAIL


def test_no_date_decides_nothing_and_nothing_found_passes():
    assert judged("学习贯彻党的二十大精神。")[0].outcome is Outcome.NOT_APPLICABLE
    assert judged("学习贯彻党的十九大精神。")[0].outcome is Outcome.PASS


TITLED = "2021年度述职报告\n学习贯彻党的二十大精神。"
SIGNED = "2021年度述职报告\n学习贯彻党的二十大精神。\n王某某\n2022年1月5日"


@pytest.mark.parametrize(
    ("text", "dated", "outcome"),
    [
        (TITLED, "any", Outcome.FAIL),
        (TITLED, "year", Outcome.FAIL),
        (TITLED, "day", Outcome.NOT_APPLICABLE),
        (SIGNED, "any", Outcome.FAIL),
        (SIGNED, "day", Outcome.FAIL),
        (SIGNED, "year", Outcome.NOT_APPLICABLE),
        ("2022年度述职报告\n学习贯彻党的二十大精神。", "year", Outcome.PASS),
        ("2018年以来工作情况的报告\n学习贯彻党的二十大精神。", "any", Outcome.NOT_APPLICABLE),
        ("2019年至2021年工作报告\n学习贯彻党的二十大精神。", "any", Outcome.NOT_APPLICABLE),
        ("关于2019年督察反馈问题整改情况的报告\n学习贯彻党的二十大精神。", "any", Outcome.NOT_APPLICABLE),
        ("2020年度报告\n2023年，学习贯彻党的二十大精神。", "any", Outcome.PASS),
        ("2020年度报告\n到2025年建成。学习贯彻党的二十大精神。", "any", Outcome.FAIL),
        (
            "条例\n（2015年5月1日通过 2023年5月1日修订）\n学习贯彻党的二十大精神。",
            "day",
            Outcome.NOT_APPLICABLE,
        ),
    ],
)
def test_a_day_is_surer_than_a_year(text, dated, outcome):
    assert judged(text, dated=dated)[0].outcome is outcome


def test_a_report_for_a_year_may_be_written_in_the_next():
    text = "2023年度述职报告\n学习二中、三中全会精神。"
    assert judged(text)[0].outcome is Outcome.FAIL
    later = REFERENCES | {"second": SECOND.__class__(**(vars(SECOND) | {"from_": date(2024, 6, 30)}))}
    check = AnachronismCheck(types=("meeting",)).bound(later)
    assert check.check(read_text(text)).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("2022年度述职报告\n适应经济新常态。", Outcome.FAIL),
        ("2022年度述职报告\n党的十八大以来，党中央作出经济新常态判断。", Outcome.PASS),
        ("2022年度述职报告\n2014年我们适应经济新常态。", Outcome.PASS),
        ("2022年度述职报告\n2022年我们适应经济新常态。", Outcome.FAIL),
        ("2022年度述职报告\n学习《经济新常态读本》。", Outcome.PASS),
        ("2018年度述职报告\n适应经济新常态。\n2019年1月5日", Outcome.PASS),
        ("适应经济新常态。", Outcome.NOT_APPLICABLE),
    ],
)
def test_after_its_time(text, outcome):
    verdict, _ = judged(text, types=(), references=("normal",), ended=True)
    assert verdict.outcome is outcome
    if outcome is Outcome.FAIL:
        assert verdict.evidence[0].suggestion == "新发展格局"
        assert "2018-12-31" in verdict.message.zh


@pytest.mark.parametrize(("lead", "outcome"), [(0, Outcome.FAIL), (100, Outcome.FAIL), (200, Outcome.PASS)])
def test_what_is_over_is_reported_on_for_a_time(lead, outcome):
    verdict, _ = judged(
        "适应经济新常态。", date(2019, 5, 10), types=(), references=("normal",), ended=True, lead=lead
    )
    assert verdict.outcome is outcome


def test_only_the_part_asked_for():
    check = AnachronismCheck(types=("meeting",)).bound(REFERENCES)
    document = Document("党的二十大精神。", date=Dated(date(2019, 1, 1), date(2019, 1, 1), "as-of"))
    assert check.check(document).outcome is Outcome.FAIL
    assert check.check(document.within(())).outcome is Outcome.PASS


@pytest.mark.parametrize(
    "parameters",
    [{}, {"references": ("",)}, {"types": ("meeting",), "lead": -1}, {"types": ("meeting",), "ahead": ("",)}],
)
def test_parameters_that_make_no_sense(parameters):
    with pytest.raises(ValueError, match="references|lead|空"):
        AnachronismCheck(**parameters)


def test_references_without_the_date_are_told():
    with pytest.raises(ValueError, match="没有日期"):
        AnachronismCheck(references=("undated",)).bound(REFERENCES)
    with pytest.raises(ValueError, match="没有日期"):
        AnachronismCheck(types=("document",)).bound(REFERENCES)
    with pytest.raises(KeyError):
        AnachronismCheck(references=("nowhere",)).bound(REFERENCES)
    with pytest.raises(LookupError):
        AnachronismCheck(types=("meeting",)).check(Document("党的二十大"))
