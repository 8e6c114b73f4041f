import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.checks.pairs import PairsCheck
from hegui.document import Span
from hegui.readers import read_text
from hegui.verdict import Outcome

HEAD = "关于履职情况的报告\n\n"


def judged(text, form="txt", **parameters):
    document = read_text(text, format=form)
    verdict = PairsCheck(**parameters).check(document)
    places = [(document.quote(place.span), place.suggestion) for place in verdict.evidence]
    return verdict.outcome, places, verdict.message.zh


def offenders(text):
    """Offset and suggestion of every mark found wrong in `text` (under a title)."""
    document = read_text(HEAD + text)
    verdict = PairsCheck().check(document)
    assert (verdict.outcome is Outcome.FAIL) == (verdict.message.zh.endswith("不成对或方向反了"))
    return [
        (p.span.start - len(HEAD), p.suggestion) for p in verdict.evidence if verdict.outcome is Outcome.FAIL
    ]


@pytest.mark.parametrize(
    "text",
    [
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "他说：“要坚持‘两手抓’方针，做到‘两不误’。”",
        "印发《关于贯彻〈准则〉的通知》（国办发〔2021〕5号）。",
        "完成投资3亿元（其中财政资金1亿元)，惠及群众。",
        "It’s the company’s plan, the students’ work and O’Neill’s book.",
        "引进“Smart City’s Core”项目。",
        "1）抓学习。\n2）抓作风。\na）抓落实；b）抓考核。",
        "（1)抓学习。\n(2）抓作风。",
        "一）抓学习\n二）抓作风",
        "主要有：1）学习；2）作风；3)落实。",
        "他指出：“要坚持人民至上。\n“要坚持实事求是。\n“要坚持自我革命。”\n会后抓落实。",
        "“要坚持人民至上。\n“要坚持‘两手抓’。\n“要坚持自我革命。”",
        "碑文写道：“苟利国家生死以，\n岂因祸福避趋之。”",
        "【摘要】工作有序（进展顺利）。",
        "没有成对的标点，只有逗号。",
        "",
    ],
)
def test_right_pairs_pass(text):
    assert offenders(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("增强”四个意识“。", [(2, "“"), (7, "”")]),
        ("增强“四个意识“。", [(7, "”")]),
        ("增强”四个意识”。", [(2, "“")]),
        ("增强“四个意识“、坚定“四个自信”。", [(7, "”")]),
        ("增强“四个意识。", [(2, None)]),
        ("增强四个意识”。", [(6, None)]),
        ("印发《关于贯彻准则的通知。", [(2, None)]),
        ("印发关于贯彻准则的通知》。", [(11, None)]),
        ("完成投资（其中财政资金1亿元。", [(4, None)]),
        ("完成投资其中财政资金1亿元）。", [(13, None)]),
        ("坚持“两手抓（两不误”）。", [(6, None), (11, None)]),
        ("第一段“没有关。\n第二段没有开”。", [(3, None), (15, None)]),
        ("他说：“要坚持。\n另一段“引号”无关。", [(3, None)]),
        ("“要坚持。\n“四个意识”很重要，要增强。", [(0, None)]),
        ("他说‘要坚持。", [(2, None)]),
        ("附（1。", [(1, None)]),
    ],
)
def test_every_mark_that_is_wrong_is_shown(text, places):
    assert offenders(text) == places


def test_a_title_in_two_lines_is_one():
    outcome, places, _ = judged(
        "转发《市委办公室关于做好2022年度\n述职工作的通知》的通知\n\n各科室：\n请照此办理。\n"
    )
    assert (outcome, places) == (Outcome.PASS, [("《市委办公室关于做好2022年度\n述职工作的通知》", None)])


def test_a_pass_counts_the_pairs_and_shows_the_first_of_each():
    outcome, places, said = judged(f"{HEAD}增强“意识”、坚定“自信”，学习《准则》（试行）。")
    assert (outcome, said) == (Outcome.PASS, "标点都成对：“” 2 对、《》 1 对、（） 1 对")
    assert places == [("“意识”", None), ("《准则》", None), ("（试行）", None)]


def test_a_failure_says_what_is_missing():
    document = read_text(f"{HEAD}学习《准则。\n增强“意识“。")
    verdict = PairsCheck().check(document)
    assert verdict.message.zh == "2 处标点不成对或方向反了"
    assert [place.note.zh for place in verdict.evidence] == ["缺对应的“》”", "方向反了"]


def test_only_the_marks_asked_for_count():
    text = f"{HEAD}学习《准则，增强“意识。"
    assert judged(text, marks=("《》",))[1] == [("《", None)]
    assert judged(text, marks=("〔〕",)) == (Outcome.PASS, [], "没有不成对的标点")


def test_code_and_front_matter_are_no_text():
    text = "---\ntitle: 报告（草\n---\n\n# 报告\n\n```\nprint('“(')\n```\n\n正文“引号”。\n"
    assert judged(text, "md")[0] is Outcome.PASS


def test_scope_is_kept():
    document = read_text(f"{HEAD}一、学习\n学习《准则。\n二、作风\n增强“意识。\n")
    part = document.within((document.sections[1].body,))
    verdict = PairsCheck().check(part)
    assert [document.quote(place.span) for place in verdict.evidence] == ["“"]


@pytest.mark.parametrize("marks", [(), ("“",), ("||",), ("“”", "”‘")])
def test_marks_that_cannot_work_are_refused(marks):
    with pytest.raises(ValueError, match="marks"):
        PairsCheck(marks=marks)


BALANCED = st.recursive(
    st.sampled_from(["学习", "贯彻，", "称it’s好"]),
    lambda inner: st.tuples(
        st.sampled_from(["“”", "‘’", "（）", "《》", "〈〉", "〔〕", "【】"]),
        st.lists(inner, max_size=3).map("".join),
    ).map(lambda pair: f"文{pair[0][0]}{pair[1]}{pair[0][1]}"),
    max_leaves=6,
)


@given(st.lists(BALANCED, min_size=1, max_size=4).map("".join))
def test_whatever_is_balanced_passes(text):
    assert offenders(f"本段{text}。") == []


@given(st.lists(BALANCED, min_size=1, max_size=3).map("".join), st.data())
def test_a_mark_taken_away_is_missed(text, data):
    text = f"本段“要点”{text}。"
    marks = [i for i, sign in enumerate(text) if sign in "“‘（《〈〔【”）》〉〕】"]
    gone = data.draw(st.sampled_from(marks))
    assert offenders(text[:gone] + text[gone + 1 :])


@given(st.text("“”‘’（）()《》〈〉学a1，。\n", max_size=40))
def test_every_place_shown_is_a_mark(text):
    document = read_text(HEAD + text)
    verdict = PairsCheck().check(document)
    if verdict.outcome is Outcome.FAIL:
        assert all(len(document.quote(place.span)) == 1 for place in verdict.evidence)
        assert list(verdict.evidence) == sorted(verdict.evidence, key=lambda place: place.span)


@given(st.lists(BALANCED, max_size=4).map("，\n".join))
def test_the_quick_way_and_the_thorough_one_agree(text):
    document = read_text(f"{HEAD}本段{text}（一)完。")
    everywhere = document.within((Span(0, len(document.text)),))  # a scope rules the quick way out
    assert PairsCheck().check(document) == PairsCheck().check(everywhere)


@given(st.text("“”‘’（）()《》学1。\n", max_size=20))
def test_the_quick_way_passes_nothing_that_the_thorough_one_fails(text):
    document = read_text(HEAD + text)
    everywhere = document.within((Span(0, len(document.text)),))
    assert PairsCheck().check(document).outcome is PairsCheck().check(everywhere).outcome


def test_quotation_marks_all_turned_the_wrong_way():
    document = read_text("增强”四个意识“、坚定”四个自信“。", "x.txt", "txt")
    verdict = PairsCheck().check(document)
    assert [(document.quote(e.span), e.suggestion) for e in verdict.evidence] == [("”", "“"), ("“", "”")] * 2
