"""Title, addressee, opening, closing, signatory, date."""

from __future__ import annotations

from typing import Any

import pytest

from hegui.checks.element import ElementCheck
from hegui.checks.terms import Term
from hegui.readers import read_text
from hegui.verdict import Outcome

BODY = "一、履职情况\n" + "全年完成投资3.2亿元，新建学校2所，办结信访件15件。" * 12 + "\n"
WHOLE = f"""某局关于2022年度工作情况的报告

市人民政府：
2022年，我局认真履行职责。{"全年工作平稳有序。" * 20}现将有关情况报告如下：
{BODY}特此报告。

某市民政局
2022年12月30日
"""
BARE = f"我局认真履行职责。\n{BODY}"

OPENING = {"element": "opening", "terms": ("报告如下", "情况如下")}
CLOSING = {"element": "closing", "terms": ("特此报告", "请予审议")}


@pytest.mark.parametrize(
    ("parameters", "text", "outcome", "words"),
    [
        ({"element": "title"}, WHOLE, Outcome.PASS, "某局关于2022年度工作情况的报告"),
        ({"element": "title", "terms": ("报告", "总结")}, WHOLE, Outcome.PASS, "报告"),
        ({"element": "title", "terms": ("请示",)}, WHOLE, Outcome.FAIL, "标题中没有“请示”"),
        ({"element": "title", "not_terms": ("关于",)}, WHOLE, Outcome.FAIL, "不应有“关于”"),
        ({"element": "title"}, BARE, Outcome.FAIL, "缺少标题"),
        ({"element": "addressee"}, WHOLE, Outcome.PASS, "市人民政府"),
        ({"element": "addressee"}, WHOLE.replace("市人民政府：\n", ""), Outcome.FAIL, "缺少主送机关"),
        ({"element": "addressee", "forbidden": True}, WHOLE, Outcome.FAIL, "不应有主送机关"),
        ({"element": "addressee", "forbidden": True}, BARE, Outcome.PASS, "没有不应有"),
        ({"element": "signatory"}, WHOLE, Outcome.PASS, "某市民政局"),
        ({"element": "signatory"}, WHOLE.replace("\n某市民政局", ""), Outcome.FAIL, "缺少署名"),
        (OPENING, WHOLE, Outcome.PASS, "报告如下"),
        (OPENING, WHOLE.replace("报告如下", "作一汇报"), Outcome.FAIL, "如“报告如下”、“情况如下”"),
        (OPENING, BARE + "现将有关情况报告如下。", Outcome.FAIL, "但不在开头"),
        (CLOSING, WHOLE, Outcome.PASS, "特此报告"),
        (CLOSING, WHOLE.replace("特此报告。\n", ""), Outcome.FAIL, "缺少结尾用语"),
        (
            CLOSING,
            WHOLE.replace("特此报告。\n", "").replace("我局", "特此报告。我局"),
            Outcome.FAIL,
            "不在结尾",
        ),
        ({**CLOSING, "forbidden": True}, WHOLE, Outcome.FAIL, "不应有结尾用语“特此报告”"),
        ({**CLOSING, "forbidden": True}, BARE, Outcome.PASS, "没有不应有的结尾用语"),
        ({"element": "closing", "not_terms": ("请批示",)}, WHOLE, Outcome.PASS, "没有不当用语"),
        ({"element": "closing", "not_terms": ("特此",)}, WHOLE, Outcome.FAIL, "不应有“特此”"),
        ({"element": "date"}, WHOLE, Outcome.PASS, "2022年12月30日"),
        ({"element": "date"}, WHOLE.replace("12月30日", "12月"), Outcome.FAIL, "不完整"),
        ({"element": "date"}, WHOLE.replace("12月30日", "2月30日"), Outcome.FAIL, "没有这一天"),
        (
            {"element": "date"},
            WHOLE.replace("2022年12月30日", "二〇二二年十二月三十日"),
            Outcome.PASS,
            "二〇二二年",
        ),
        ({"element": "date"}, WHOLE.replace("\n2022年12月30日", ""), Outcome.FAIL, "只在标题写明时间"),
        ({"element": "date"}, BARE, Outcome.FAIL, "文末缺少成文日期"),
        ({"element": "date", "not_terms": (Term(pattern="年0|月0"),)}, WHOLE, Outcome.PASS, "2022"),
        (
            {"element": "date", "not_terms": (Term(pattern="年0|月0"),)},
            WHOLE.replace("12月30日", "01月05日"),
            Outcome.FAIL,
            "成文日期中不应有“年0”",
        ),
    ],
)
def test_elements(parameters: dict[str, Any], text: str, outcome: Outcome, words: str) -> None:
    document = read_text(text)
    verdict = ElementCheck(**parameters).check(document)
    assert verdict.outcome is outcome, verdict.message
    assert words in verdict.message.zh
    assert all(document.quote(evidence.span).strip() for evidence in verdict.evidence)


def test_the_sign_off_is_no_closing() -> None:
    document = read_text("报告\n一、情况\n完成任务。\n特此报告。\n报告人：王某某\n2022年12月30日\n")
    assert ElementCheck(element="closing", terms=("王某某",)).check(document).outcome is Outcome.FAIL


@pytest.mark.parametrize("element", ["title", "addressee", "signatory", "date", "opening", "closing"])
def test_nothing_to_look_at(element: Any) -> None:
    verdict = ElementCheck(element=element, terms=("报告",)).check(read_text(""))
    assert verdict.outcome is Outcome.FAIL
    assert not verdict.evidence


@pytest.mark.parametrize(
    "parameters",
    [
        {"element": "opening"},
        {"element": "closing"},
        {"element": "closing", "terms": ("此复",), "within": 0},
        {"element": "title", "not_terms": ("草案",), "forbidden": True},
    ],
)
def test_parameters_that_cannot_work(parameters: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        ElementCheck(**parameters)
