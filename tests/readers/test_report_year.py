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
