"""Which year a report is on: not that of an appointment."""

from __future__ import annotations

import pytest

from hegui.readers import read_text


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("副局长述责述廉报告\n（2022年度）\n\n本人2020年3月起任副局长。现将情况报告如下：\n", 2022),
        ("副局长述责述廉报告\n\n本人2020年3月任副局长。现将2022年度情况报告如下：\n", 2022),
        (
            "副局长述责述廉报告\n\n2020年3月至今，本人任副局长。2022年，本人认真履职。现将情况报告如下：\n",
            2022,
        ),
        ("副局长2023年述责述廉报告\n（2024年1月12日）\n\n本人2020年3月任副局长。\n", 2023),
        ("局长述职报告\n\n二〇二二年度，本人认真履职。\n", 2022),
    ],
)
def test_report_year(text: str, year: int) -> None:
    assert read_text(text).year == year


def test_a_year_of_appointment_alone_dates_nothing() -> None:
    document = read_text("副局长述责述廉报告\n\n本人2020年3月起任副局长，分管种植业。现将情况报告如下：\n")
    assert document.year is None
    assert document.date is None


@pytest.mark.parametrize(
    "line",
    [
        "——2023年1月9日在河湾县第十八届人民代表大会第二次会议上",
        "（2023年1月9日在青岚镇第三届人民代表大会第六次会议上）",
        "2023年1月9日在全县工作会议上",
    ],
)
def test_the_day_of_the_meeting_dates_a_report_made_to_it(line: str) -> None:
    date = read_text(
        f"政府工作报告\n{line}\n县长　张明远\n\n各位代表：\n现在，我代表县人民政府报告工作。\n"
    ).date
    assert date is not None
    assert (str(date.latest), date.source) == ("2023-01-09", "title")


def test_the_day_of_something_else_is_not_that_of_the_report() -> None:
    date = read_text("关于2023年1月9日在河湾水库发生险情的说明\n\n各位代表：\n情况如下。\n").date
    assert date is None or date.earliest < date.latest
