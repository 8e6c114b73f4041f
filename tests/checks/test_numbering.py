import pytest

from hegui.checks.numbering import NumberingCheck
from hegui.readers import read_text
from hegui.verdict import Outcome

LONG = (
    "围绕全年目标任务，逐项分解到岗到人，定期调度通报，确保各项工作有人抓、有人管、见实效，得到群众普遍认可"
)


def judged(text, form="txt", **parameters):
    document = read_text(text, format=form)
    verdict = NumberingCheck(**parameters).check(document)
    places = []
    for place in verdict.evidence:
        said = place.suggestion or (place.note.zh if place.note else "")
        places.append((document.quote(place.span), said))
    return verdict.outcome, places, verdict.message.zh


def body(*lines):
    """A report whose headings are `lines`, each with a sentence under it."""
    return "2022年述职报告\n\n现将有关情况报告如下：\n" + "".join(
        f"{line}\n全年各项工作有序推进，取得较好成效。\n" for line in lines
    )


RIGHT = {
    "three levels": body(
        "一、履职情况",
        "（一）抓学习",
        "1.学理论",
        "（1）学原著",
        "（2）学原文",
        "2.学业务",
        "（二）抓作风",
        "二、存在问题",
    ),
    "two levels": body("一、履职情况", "1.抓学习", "2.抓作风", "二、存在问题", "1.学习不深", "2.作风不实"),
    "restart below": body(
        "一、履职情况", "（一）抓学习", "（二）抓作风", "二、存在问题", "（一）学习不深", "（二）作风不实"
    ),
    "restart in parts": body(
        "第一部分 履职情况", "一、抓学习", "二、抓作风", "第二部分 存在问题", "一、学习不深", "二、作风不实"
    ),
    "chapters": body(
        "第一章 总则", "第一节 目的", "第二节 范围", "第二章 职责", "第一节 分工", "第三章 附则"
    ),
    "only arabic": body("1.抓学习", "2.抓作风", "3.抓落实"),
    "only brackets": body("（一）抓学习", "（二）抓作风"),
    "eleven": body(*(f"{n}、抓第{n}项工作" for n in "一二三四五六七八九十"), "十一、抓收尾", "十二、抓总结"),
    "full-width dot": body("一、情况", "1．抓学习", "2．抓作风"),
    "blank after": body("一、 履职情况", "二、　存在问题"),
    "run-in": "述职报告\n\n一、履职情况\n（一）注重学习，提高本领。一是学理论；二是学业务；三是学法律。\n（二）狠抓落实。首先抓部署，其次抓督查，最后抓问效。\n二、存在问题\n第一，学习不深。第二，调研不多。\n",
    "a long second one": f"述职报告\n\n一、履职情况\n1.抓学习\n每周学习一次。\n2.{LONG}。\n3.抓作风\n作风明显好转。\n",
    "long brackets": f"述职报告\n\n一、履职情况\n（一）抓学习\n每周学习。\n（二）{LONG}{LONG}。\n（三）抓作风\n作风好转。\n",
    "two runs of digits": "述职报告\n\n一、履职情况\n主要成效有：\n1.抓学习\n好。\n2.抓作风\n好。\n主要做法有：\n1.建机制\n好。\n2.强督查\n好。\n二、问题\n不足。\n",
    "over paragraphs": "述职报告\n\n一、下一步打算\n一要讲政治。\n始终在思想上政治上行动上同党中央保持高度一致。\n二要抓落实。\n三要守纪律。\n",
    "mixed serial words": "述职报告\n\n一、问题\n首先，学习不深；二是调研不多；三是方法不新。\n",
    "new series": "述职报告\n\n一、成效\n一是抓学习。二是抓作风。\n此外，一是建机制。二是强督查。三是严考核。\n",
    "no series": "述职报告\n\n一、情况\n做到一是一、二是二，这一是态度问题，二是能力问题，一要二看三通过。\n",
    "industries": "述职报告\n\n一、情况\n一、二、三产业比重为5∶40∶55，第（二）、（四）项任务已完成。\n",
    "citing": "述职报告\n\n一、情况\n对照《条例》第三条（一）、（三）、（五）项规定，逐项自查；依照（二）、（四）款办理。\n",
    "figures": "述职报告\n\n一、情况\n增长3.5个百分点。1.2万人受益，2.6万人次参加。\n",
    "summary and plan": body(
        "工作总结情况", "一、抓学习", "二、抓作风", "下一步工作计划", "一、再学习", "二、再落实"
    ),
    "nothing": "述职报告\n\n本人一年来认真学习，勤奋工作。\n",
}


@pytest.mark.parametrize("name", RIGHT)
def test_right_numbering_passes(name):
    outcome, places, said = judged(RIGHT[name])
    assert outcome is Outcome.PASS, places
    assert places or said == "文中没有编号"


def test_items_may_be_numbered_through_the_sections():
    through = body(
        "一、整改情况",
        "（一）政治建设方面",
        "1.学习不深的问题",
        "2.研判不实的问题",
        "（二）作风建设方面",
        "3.调研偏少的问题",
        "4.督办不力的问题",
    )
    assert judged(through)[0] is Outcome.PASS
    broken = through.replace("3.调研", "4.调研").replace("4.督办", "5.督办")
    assert judged(broken)[1] == [("4.", "此处应为“1.”，其后顺延")]
    assert judged(body("一、情况", "（一）学习", "（二）作风", "二、问题", "（三）学习"))[0] is Outcome.FAIL


def test_headings_without_numbers_pass():
    assert judged("# 报告\n\n## 履职情况\n\n好。\n\n## 存在问题\n\n有。\n", "md") == (
        Outcome.PASS,
        [],
        "文中没有编号",
    )


def test_a_pass_shows_the_highest_level():
    outcome, places, said = judged(RIGHT["three levels"])
    assert (outcome, said) == (Outcome.PASS, "8 处编号都合要求")
    assert places == [("一、", ""), ("二、", "")]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (body("一、情况", "二、问题", "四、打算"), [("四、", "此处应为“三、”")]),
        (body("一、情况", "二、问题", "五、打算", "六、其他"), [("五、", "此处应为“三、”，其后顺延")]),
        (body("二、问题", "三、打算"), [("二、", "此处应为“一、”，其后顺延")]),
        (body("一、情况", "二、成效", "三、问题", "三、打算"), [("三、", "此处应为“四、”")]),
        (body("一、情况", "一、问题", "三、打算"), [("一、", "此处应为“二、”")]),
        (body("一、情况", "二、问题", "一、打算"), [("一、", "此处应为“三、”")]),
        (body("一、情况", "三、问题", "二、打算"), [("三、", "此处应为“二、”"), ("二、", "此处应为“三、”")]),
        (body("一、情况", "（一）学习", "（三）作风", "二、问题"), [("（三）", "此处应为“（二）”")]),
        (
            body("一、情况", "（二）学习", "（三）作风", "二、问题"),
            [("（二）", "此处应为“（一）”，其后顺延")],
        ),
        (body("一、情况", "1.学习", "2.作风", "4.落实"), [("4.", "此处应为“3.”")]),
        (body("一、情况", "1.学习", "2.作风", "2.落实"), [("2.", "此处应为“3.”")]),
        (body("第一章 总则", "第三章 附则"), [("第三章", "此处应为“第二章”")]),
        (
            body("第一部分 情况", "一、学习", "第二部分 问题", "一、学习", "三、作风"),
            [("三、", "此处应为“二、”")],
        ),
        (body("九、情况", "十一、问题"), [("九、", "此处应为“一、”"), ("十一、", "此处应为“二、”")]),
    ],
)
def test_gaps_and_repeats_are_found(text, places):
    outcome, found, said = judged(text)
    assert (outcome, found) == (Outcome.FAIL, places)
    assert said == f"序号不连续 {len(places)} 处"
    assert judged(text, sequence=False)[0] is Outcome.PASS


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (body("（一）情况", "一、学习", "二、作风", "（二）问题", "一、学习"), ["一、"]),
        (body("1.情况", "（一）学习", "（二）作风", "2.问题", "（一）学习"), ["（一）"]),
        (body("1.情况", "一、学习", "二、作风", "2.问题"), ["一、"]),
        (body("（一）情况", "一、学习", "二、作风"), ["一、"]),
        (body("一、情况", "（1）学习", "（2）作风"), ["（1）", "（2）"]),
        (body("一、情况", "（一）学习", "（1）原著", "（2）原文"), ["（1）", "（2）"]),
    ],
)
def test_levels_in_the_wrong_order_are_found(text, quotes):
    outcome, places, said = judged(text)
    assert outcome is Outcome.FAIL
    assert [quote for quote, _ in places] == quotes
    assert said.startswith("层次不对")
    assert judged(text, levels=False)[0] is Outcome.PASS


def test_a_list_in_the_opening_turns_no_level():
    text = body("1.抓学习", "2.抓作风") + body("一、情况", "（一）学习", "1.原著").split("\n\n", 1)[1]
    assert judged(text)[0] is Outcome.PASS


def test_a_level_that_stands_in_a_paragraph_is_not_skipped():
    text = f"述职报告\n\n一、情况\n（一）学习\n1.{LONG}。\n（1）学原著\n好。\n（2）学原文\n好。\n"
    assert judged(text)[0] is Outcome.PASS


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            body("一，履职情况", "二.存在问题", "三．今后打算"),
            [("一，", "一、"), ("二.", "二、"), ("三．", "三、")],
        ),
        (
            body("一、情况", "（一）、学习", "(二)作风", "（三)落实"),
            [("（一）、", "（一）"), ("(二)", "（二）"), ("（三)", "（三）")],
        ),
        (body("一、情况", "1、学习", "２．作风"), [("1、", "1."), ("２．", "2.")]),
        (
            f"述职报告\n\n一、情况\n主要有：1、{LONG}；2、{LONG}。\n",
            [("1、", "1."), ("2、", "2.")],
        ),
        (
            f"述职报告\n\n一、情况\n主要有：（1）、{LONG}；（2）、{LONG}。\n",
            [("（1）、", "（1）"), ("（2）、", "（2）")],
        ),
    ],
)
def test_wrong_spellings_are_named_with_the_right_one(text, places):
    outcome, found, said = judged(text)
    assert (outcome, found) == (Outcome.FAIL, places)
    assert said == f"写法不对 {len(places)} 处"
    assert judged(text, style=False)[0] is Outcome.PASS


@pytest.mark.parametrize(
    "text",
    [
        "述职报告\n\n一、情况\n1、2月份和3、4号楼的情况，第1、2、3条。\n",
        "述职报告\n\n一、情况\n完成：3、4月份的任务。\n",
    ],
)
def test_figures_in_a_list_are_no_numbering(text):
    assert judged(text)[0] is Outcome.PASS


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("一是学习不深。二是调研不多。四是方法不新。", [("四是", "此处应为“三是”")]),
        ("一是学习不深；三是调研不多。", [("三是", "此处应为“二是”")]),
        ("一是学习不深。二是调研不多。二是方法不新。", [("二是", "此处应为“三是”")]),
        ("一是学习不深。一是调研不多。", [("一是", "此处应为“二是”")]),
        ("一是学习不深。一是调研不多。二是方法不新。", [("一是", "此处应为“二是”")]),
        ("二是学习不深。三是调研不多。", [("二是", "此处应为“一是”，其后顺延")]),
        ("一要讲政治。\n二要讲规矩。\n四要讲团结。", [("四要", "此处应为“三要”")]),
        ("第一，学习不深。第二，调研不多。第四，方法不新。", [("第四，", "此处应为“第三，”")]),
        (f"1.{LONG}。\n2.{LONG}。\n4.{LONG}。", [("4.", "此处应为“3.”")]),
    ],
)
def test_broken_series_are_found(text, places):
    outcome, found, said = judged(f"述职报告\n\n一、存在的问题\n{text}\n")
    assert (outcome, found) == (Outcome.FAIL, places)
    assert said == f"分条序词不连续 {len(places)} 处"
    assert judged(f"述职报告\n\n一、存在的问题\n{text}\n", series=False)[0] is Outcome.PASS


def test_all_faults_are_counted_by_kind_and_stand_in_reading_order():
    text = body("一，情况", "（一）学习", "（三）作风", "四、问题") + "一是不深。三是不多。\n"
    outcome, places, said = judged(text)
    assert (outcome, said) == (Outcome.FAIL, "序号不连续 2 处、写法不对 1 处、分条序词不连续 1 处")
    assert [quote for quote, _ in places] == ["一，", "（三）", "四、", "三是"]


def test_scope_is_kept():
    document = read_text(body("一、情况", "三、问题", "五、打算"))
    part = document.within((document.sections[1].heading,))
    verdict = NumberingCheck().check(part)
    assert [document.quote(place.span) for place in verdict.evidence] == ["三、"]


def test_at_least_one_thing_is_looked_for():
    with pytest.raises(ValueError, match="不能都为"):
        NumberingCheck(sequence=False, levels=False, style=False, series=False)
