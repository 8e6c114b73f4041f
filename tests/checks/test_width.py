import pytest

from hegui.checks.width import WidthCheck
from hegui.document import Span
from hegui.readers import read_text
from hegui.verdict import Outcome


def told(text, form="txt"):
    document = read_text(text, f"x.{form}", form)
    verdict = WidthCheck().check(document)
    assert (verdict.outcome is Outcome.FAIL) == bool(verdict.evidence)
    return [(document.quote(place.span), place.suggestion) for place in verdict.evidence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("低保对象２１８６户", [("２１８６", "2186")]),
        ("建设５Ｇ基站", [("５Ｇ", "5G")]),
        ("投资１２．５亿元", [("１２．５", "12.5")]),
        ("服务１２，３４５人次", [("１２，３４５", "12,345")]),
        ("增长８，下降３", [("８", "8"), ("３", "3")]),
        ("１．加强学习", [("１", "1")]),
        ("ＭＥＳ系统、Ａ４纸", [("ＭＥＳ", "MES"), ("Ａ４", "A4")]),
    ],
)
def test_full_width_letters_and_digits_are_shown_with_the_right_form(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize("text", ["增长5％，部署5G基站，３．", "（一）！？；：＋－", ""][1:])
def test_marks_are_no_digits(text):
    assert told(text) == []


def test_code_is_not_looked_at():
    assert told("编码`Ａ１`照录。\n\n```\n１２\n```\n", "md") == []


def test_scope_is_kept():
    document = read_text("１号\n２号", "x.txt", "txt").within((Span(3, 5),))
    assert [document.quote(place.span) for place in WidthCheck().check(document).evidence] == ["２"]
