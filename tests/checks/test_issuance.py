"""Number and date, title and signature, date and printing."""

from __future__ import annotations

from typing import Any

import pytest

from hegui.checks.issuance import IssuanceCheck
from hegui.document import Document
from hegui.readers import read_text
from hegui.verdict import Outcome


def notice(
    issuer: str = "河湾县水利局",
    signed: str = "河湾县水利局",
    number: str = "河水发〔2025〕3号",
    date: str = "2025年3月5日",
    after: str = "",
) -> Document:
    return read_text(
        f"{number}\n{issuer}关于做好防汛工作的通知\n各镇水利站：\n现将有关事项通知如下。\n{signed}\n{date}\n{after}"
    )


YEAR, SIGNED, PRINTED = "year", "signatory", "printing"


SIGNED_OFF = "\n青岚镇人民政府\n2025年3月5日"


@pytest.mark.parametrize(
    ("text", "signs", "sign_off"),
    [
        ("关于放假的通知\n各科室：\n放假1天。" + SIGNED_OFF, Outcome.PASS, Outcome.PASS),
        ("关于放假的通知\n放假1天。" + SIGNED_OFF, Outcome.PASS, Outcome.PASS),
        ("关于放假的通知\n各科室：\n放假1天。\n2025年3月5日", Outcome.PASS, Outcome.PASS),
        ("关于放假的通知\n各科室：\n放假1天。", Outcome.REVIEW, Outcome.REVIEW),
        ("关于放假的通知\n放假1天。", Outcome.REVIEW, Outcome.REVIEW),
        ("关于放假的通知\n放假1天。\n2025年3月5日", Outcome.REVIEW, Outcome.PASS),
        ("2025年工作总结\n（2025年12月5日）\n改造干渠62公里。", Outcome.REVIEW, Outcome.PASS),
    ],
)
def test_signs_of_issue(text: str, signs: Outcome, sign_off: Outcome) -> None:
    document = read_text(text)
    assert IssuanceCheck(demand="signs").check(document).outcome is signs
    assert IssuanceCheck(demand="sign-off").check(document).outcome is sign_off


def test_the_signs_that_are_lacking_are_named() -> None:
    verdict = IssuanceCheck(demand="signs").check(read_text("关于放假的通知\n放假1天。"))
    assert verdict.message.zh == "未见主送机关、署名、成文日期，是否为正式行文请核对"


@pytest.mark.parametrize(
    ("demand", "parts", "outcome"),
    [
        (YEAR, {}, Outcome.PASS),
        (YEAR, {"date": "二〇二五年三月五日"}, Outcome.PASS),
        (YEAR, {"number": "河水发〔2024〕3号"}, Outcome.FAIL),
        (YEAR, {"number": "河水发[2024]3号"}, Outcome.FAIL),
        (YEAR, {"number": "河水发〔2024〕93号", "date": "2025年1月4日"}, Outcome.REVIEW),
        (YEAR, {"number": "河水发〔2026〕1号", "date": "2025年12月31日"}, Outcome.REVIEW),
        (YEAR, {"number": ""}, Outcome.NOT_APPLICABLE),
        (YEAR, {"date": ""}, Outcome.NOT_APPLICABLE),
        (SIGNED, {}, Outcome.PASS),
        (SIGNED, {"signed": "县水利局（印章）"}, Outcome.PASS),
        (SIGNED, {"signed": "河湾县农业农村局"}, Outcome.FAIL),
        (SIGNED, {"issuer": "河湾县人民政府", "signed": "河湾县政府"}, Outcome.PASS),
        (SIGNED, {"issuer": "河湾县人民政府", "signed": "河湾县人民政府办公室"}, Outcome.FAIL),
        (
            SIGNED,
            {"issuer": "河湾县财政局　河湾县水利局", "signed": "河湾县财政局\n河湾县水利局"},
            Outcome.PASS,
        ),
        (
            SIGNED,
            {"issuer": "河湾县财政局\n河湾县水利局\n", "signed": "河湾县财政局　河湾县水利局"},
            Outcome.PASS,
        ),
        (SIGNED, {"issuer": "河湾县财政局等3部门", "signed": "河湾县财政局\n河湾县水利局"}, Outcome.PASS),
        (SIGNED, {"issuer": ""}, Outcome.NOT_APPLICABLE),
        (SIGNED, {"signed": "局长　王明"}, Outcome.NOT_APPLICABLE),
        (PRINTED, {"after": "河湾县水利局办公室　　2025年3月6日印发"}, Outcome.PASS),
        (PRINTED, {"after": "河湾县水利局办公室　　2025年3月4日印发"}, Outcome.FAIL),
        (PRINTED, {}, Outcome.NOT_APPLICABLE),
    ],
)
def test_issuance(demand: Any, parts: dict[str, str], outcome: Outcome) -> None:
    document = notice(**parts)
    verdict = IssuanceCheck(demand=demand).check(document)
    assert verdict.outcome is outcome, verdict.message
    assert all(document.quote(evidence.span).strip() for evidence in verdict.evidence)
    assert bool(verdict.evidence) == (outcome is not Outcome.NOT_APPLICABLE)


@pytest.mark.parametrize("demand", [YEAR, SIGNED, PRINTED])
def test_nothing_to_look_at(demand: Any) -> None:
    assert IssuanceCheck(demand=demand).check(read_text("")).outcome is Outcome.NOT_APPLICABLE
