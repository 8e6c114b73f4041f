import pytest

from hegui.checks import terms as terms_module
from hegui.checks.avoid import AvoidCheck
from hegui.checks.terms import Term
from hegui.document import Document, Span
from hegui.readers import read_text
from hegui.verdict import Outcome

PLACEHOLDER = (
    Term(pattern=r"[×✕]{2,}"),
    Term(pattern=r"(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])"),
    Term(pattern=r"_{2,}"),
    Term(text="某某", not_before=("某",)),
)


def judged(text, form="txt", **parameters):
    document = read_text(text, format=form)
    verdict = AvoidCheck(**parameters).check(document)
    places = [(document.quote(place.span), place.suggestion) for place in verdict.evidence]
    return verdict.outcome, places, verdict.message.zh


@pytest.mark.parametrize(
    ("text", "parameters", "said"),
    [
        ("全面部署各项工作。", {"terms": ["布署", "按装", "挖据"]}, "全文未见“布署”“按装”“挖据”"),
        ("全面部署。", {"terms": ["布署", "按装", "挖据", "座谈"]}, "全文未见“布署”“按装”“挖据”等 4 个用语"),
        ("各局局长到会。", {"terms": PLACEHOLDER}, "全文未见“某某”等 4 个用语"),
        ("Excel表、XML文件、长×宽", {"terms": PLACEHOLDER}, "全文未见“某某”等 4 个用语"),
    ],
)
def test_what_is_not_there_passes(text, parameters, said):
    assert judged(text, **parameters) == (Outcome.PASS, [], said)


def test_every_place_is_shown_with_the_right_form():
    outcome, places, said = judged(
        "全面布署，重新布署，设备按装。",
        terms=[Term(text="布署", suggest="部署"), Term(text="按装", suggest="安装"), "挖据"],
    )
    assert outcome is Outcome.FAIL
    assert places == [("布署", "部署"), ("布署", "部署"), ("按装", "安装")]
    assert said == "出现 3 处：“布署”“按装”"


def test_placeholders_are_found():
    outcome, places, _ = judged("××市XX局____同志、某某同志。", terms=PLACEHOLDER)
    assert outcome is Outcome.FAIL
    assert [quote for quote, _ in places] == ["××", "XX", "____", "某某"]


@pytest.mark.parametrize(("maximum", "outcome"), [(0, "fail"), (1, "fail"), (2, "pass"), (3, "pass")])
def test_so_many_are_allowed(maximum, outcome):
    found, places, said = judged("圆满完成任务，圆满完成目标。", terms=["圆满完成"], max=maximum)
    assert (found, len(places)) == (outcome, 2)
    assert not maximum or f"{maximum} 处" in said


@pytest.mark.parametrize(
    ("blanks", "limit", "outcome"), [("", 2.0, "pass"), ("", 1.9, "fail"), ("　 \n", 1.9, "fail")]
)
def test_so_dense_is_allowed(blanks, limit, outcome):
    text = "圆满完成" + blanks.join("一二三四五六七八九十" * 10) * 4 + "圆满完成" + "甲" * 592
    found, places, said = judged(text, terms=["圆满完成"], max_per_1000=limit)
    assert (found, len(places)) == (outcome, 2)
    assert "每千字 2.0 处" in said


def test_density_is_that_of_the_scope():
    document = Document("圆满完成" + "甲" * 996).within((Span(0, 100),))
    assert AvoidCheck(terms=("圆满完成",), max_per_1000=9).check(document).outcome is Outcome.FAIL
    assert AvoidCheck(terms=("圆满完成",), max_per_1000=10).check(document).outcome is Outcome.PASS


def test_hidden_text_is_looked_at():
    document = Document("看得见。布署。", hidden=(Span(4, 7),))
    assert AvoidCheck(terms=("布署",)).check(document).outcome is Outcome.FAIL


def test_as_written_sees_blanks_and_wide_letters():
    stray = Term(pattern=r"(?<=[\u4e00-\u9fff，。])[ \u3000]+(?=[\u4e00-\u9fff])")
    text = "一要提高站位。 要始终坚持，２０２２年\u200b完成。"
    assert judged(text, terms=[stray])[0] is Outcome.PASS
    outcome, places, said = judged(text, terms=[stray], as_written=True)
    assert (outcome, places) == (Outcome.FAIL, [(" ", None)])
    assert said == "出现 1 处"
    assert judged(text, terms=[Term(pattern="[０-９\u200b]+")], as_written=True)[1] == [
        ("２０２２", None),
        ("\u200b", None),
    ]


def test_as_written_leaves_out_markup():
    double = Term(pattern=r"\*\*")
    assert judged("# 标题\n\n**要点**内容很多。", "md", terms=[double], as_written=True)[0] is Outcome.PASS


def test_evidence_is_cut_and_said_to_be():
    outcome, places, said = judged("布署，" * (terms_module.MOST + 3), terms=["布署"])
    assert (outcome, len(places)) == (Outcome.FAIL, terms_module.MOST)
    assert said == f"出现 {terms_module.MOST + 3} 处：“布署”（另有 3 处未列）"


@pytest.mark.parametrize(
    "parameters", [{"terms": ()}, {"terms": ("甲",), "max": -1}, {"terms": ("甲",), "max_per_1000": -0.1}]
)
def test_parameters_that_cannot_work_are_refused(parameters):
    with pytest.raises(ValueError, match="不能"):
        AvoidCheck(**parameters)
