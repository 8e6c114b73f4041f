"""One number for one fact, one meaning for a short form, one form for a name, years that go together."""

from __future__ import annotations

import datetime

import pytest

from hegui.checks.consistency import ConsistencyCheck
from hegui.checks.terms import Term
from hegui.readers import read_text
from hegui.reference import Reference
from hegui.verdict import Outcome, Verdict
from hegui.where import Where, spans

HEAD = "2023年度局长述职报告\n2023年，本人认真履职。现将情况报告如下：\n一、履职情况\n"


def judged(of: str, text: str, **parameters: object) -> Verdict:
    return ConsistencyCheck(of=of, **parameters).check(read_text(text))  # type: ignore[arg-type]


def quotes(of: str, text: str, **parameters: object) -> list[str]:
    verdict = judged(of, text, **parameters)
    return [text[e.span.start : e.span.end] for e in verdict.evidence if verdict.outcome is Outcome.FAIL]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全年走访企业45家。", "走访企业54家。"),
        ("走访企业45家，解难题3个。", "本人带队走访54家企业。"),
        ("共走访了企业45家。", "全年先后走访企业共54家。"),
        ("2023年走访企业45家。", "走访企业54家。"),
        ("本人深入走访企业45家。", "我走访企业54家。"),
        ("完成固定资产投资3.5亿元。", "完成固定资产投资5.3亿元。"),
        ("完成固定资产投资3.5亿元。", "完成固定资产投资3500万元。"),
        ("化解矛盾纠纷1,263件。", "化解矛盾纠纷1236件。"),
        ("慰问困难群众120户。", "慰问困难群众210户。"),
        ("发展预备党员12名。", "发展预备党员21名。"),
        ("招引亿元企业3家（其中外资1家）。", "招引亿元企业5家。"),
        ("城东街道走访企业45家。", "城东街道走访企业54家。"),
        ("改造老旧小区12个；新建泵站3座。", "改造老旧小区21个。"),
        ("走 访企业 45 家。", "走访企业54家。"),
        ("走访企业45家。走访企业45家。", "走访企业54家。"),
        ("群众满意率达到98.5%。", "群众满意率为95.8%。"),
        ("电话回访群众满意度98%。", "电话回访群众满意度提升到96%。"),
        ("签约项目12个。", "签约项目21个。"),
        ("开展谈心谈话52人次。", "开展谈心谈话共25人次。"),
        ("讲党课4次。", "讲党课6次。"),
        ("实现税收收入3.5亿元。", "实现税收收入5.3亿元。"),
    ],
)
def test_two_figures(one: str, other: str) -> None:
    for text in (f"{HEAD}（一）抓招商。{one}\n{other}", f"{HEAD}{one}\n二、廉洁自律情况\n{other}"):
        verdict = judged("figures", text)
        assert verdict.outcome is Outcome.REVIEW, verdict.message
        assert len(verdict.evidence) == 2
        assert verdict.evidence[0].note is None
        assert "前文第" in verdict.evidence[1].note.zh  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("上半年，走访企业45家。", "全年走访企业54家。"),
        ("走访企业45家。", "累计走访企业54家。"),
        ("走访企业45家。", "2022年走访企业54家。"),
        ("走访企业45家。", "2022年，认真履职，走访企业54家。"),
        ("走访企业45家，其中走访企业12家为规上企业。", "走访企业45家。"),
        ("走访企业45家。", "城区走访企业54家。"),
        ("城东街道走访企业45家。", "城西街道走访企业54家。"),
        ("城东街道强化服务，走访企业45家。", "城西街道主动上门，走访企业54家。"),
        ("走访企业45家。", "力争走访企业54家。"),
        ("走访企业45家。", "对照年初目标，走访企业54家。"),
        ("走访企业45家。", "计划走访企业54家。"),
        ("走访企业45家。", "每月走访企业5家。"),
        ("走访企业45家。", "人均走访企业5家。"),
        ("走访企业由45家提高到54家。", "走访企业54家。"),
        ("走访企业45家，同比增加9家。", "走访企业45家。"),
        ("走访企业45家。", "走访商户54家。"),
        ("走访企业45家。", "服务企业54家。"),
        ("走访企业45家。", "走访企业54次。"),
        ("走访企业45家，走访企业54家。", "完成投资3亿元。"),
        ("走访企业45家。", "走访企业50余家。"),
        ("走访企业45家以上。", "走访企业54家。"),
        ("完成投资额3.5亿元。", "完成投资额3.52亿元。"),
        ("完成投资额3.5亿元。", "完成投资额35000万元。"),
        ("化解矛盾纠纷1,263件。", "化解矛盾纠纷1263件。"),
        ("走访企业45家。", "走访企业54家。\n走访企业63家。"),
        ("召开会议12次。", "召开会议8次。"),
        ("春节期间，慰问困难群众120户。", "慰问困难群众45户。"),
        ("市局走访企业45家。", "走访企业54家。"),
        ("张三：走访企业45家。", "李四：走访企业54家。"),
        ("一季度开局良好，走访企业45家。", "走访企业54家。"),
        ("走访企业第45家。", "走访企业54家。"),
        ("走访企业45%。", "走访企业54家。"),
        ("群众满意率98.5%。", "群众满意率98%。"),
        ("群众满意率98.5%。", "群众满意率由95.8%提高到98.5%。"),
        ("群众满意率98.5%。", "2022年群众满意率95.8%。"),
        ("食品抽检合格率98.5%。", "药品抽检合格率95.8%。"),
        ("合格率98.5%。", "合格率95.8%。"),
        ("群众满意率98.5%。", "群众满意率提高2%。"),
        ("群众满意率98.5%。", "群众满意率同比提高2个百分点。"),
        ("实施项目12个。", "实施项目21个。"),
        ("走访企业40—45家。", "走访企业54家。"),
    ],
)
def test_figures_that_may_both_be_right(one: str, other: str) -> None:
    verdict = judged("figures", f"{HEAD}{one}\n{other}")
    assert verdict.outcome is Outcome.PASS, verdict.message


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}走访企业45家。\n二、下一步打算\n走访企业54家。",
        f"{HEAD}走访企业45家。\n二、存在问题\n走访企业54家。",
        f"{HEAD}走访企业45家。\n二、2022年度问题整改情况\n走访企业54家。",
        f"{HEAD}（一）城东街道\n走访企业45家。\n（二）城西街道\n走访企业54家。",
        f"{HEAD}（一）上半年工作\n走访企业45家。\n（二）全年工作\n走访企业54家。",
        "",
        "走访企业家",
    ],
)
def test_figures_apart(text: str) -> None:
    assert judged("figures", text).outcome is Outcome.PASS


def test_figures_in_cells_do_not_count() -> None:
    table = "# 总结\n\n全年走访企业45家。\n\n| 镇街 | 情况 |\n|---|---|\n| 城东 | 走访企业54家 |\n"
    assert ConsistencyCheck(of="figures").check(read_text(table, format="md")).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("共受理信访12件，其中来信5件、来访6件。", Outcome.REVIEW),
        ("共受理信访12件，其中来信5件，来访9件。", Outcome.REVIEW),
        ("共受理信访12件（来信5件、来访6件）。", Outcome.REVIEW),
        ("共受理信访12件：来信3件、来访6件。", Outcome.REVIEW),
        ("共受理信访12件（其中来信8件、来访6件）。", Outcome.REVIEW),
        ("受理信访1,200件，其中来信500件和来访800件。", Outcome.REVIEW),
        ("到位资金3.5亿元，其中中央资金2.2亿元、地方资金1.5亿元。", Outcome.REVIEW),
        ("受理信访12件。其中，来信5件、来访9件。", Outcome.REVIEW),
        ("受理信访12件。其中来信5件、来访6件；比上年少3件。", Outcome.REVIEW),
        ("所需经费96万元。其中，货架52万元，空调28万元，合计80万元。", Outcome.REVIEW),
        ("所需经费96万元，其中货架52万元，空调28万元，合计80万元。", Outcome.REVIEW),
        ("受理信访12件。其中，来信5件、来访7件。", Outcome.PASS),
        ("受理信访12件。其中，来信5件、来访2件。", Outcome.PASS),
        ("完成投资20亿元，增长8%。其中，工业投资15亿元、房地产投资9亿元。", Outcome.PASS),
        ("走访企业45家。其中，规上企业12家、解决问题60个。", Outcome.PASS),
        ("培训120人。其中，党员90人、女性45人。", Outcome.PASS),
        ("受理信访12件。来信5件、来访9件。", Outcome.PASS),
        ("所需经费80万元。其中，货架52万元，空调28万元，合计80万元。", Outcome.PASS),
        ("共受理信访12件，其中来信5件、来访7件。", Outcome.PASS),
        ("共受理信访12件，其中来信5件。", Outcome.PASS),
        ("共受理信访12件，其中来信2件、来访3件。", Outcome.PASS),
        ("共受理信访10余件，其中来信5件、来访7件。", Outcome.PASS),
        ("共受理信访12件，其中来信5件、来访6件等。", Outcome.PASS),
        ("共受理信访12件，其中来信5件、来访4人次。", Outcome.PASS),
        ("共受理信访12件，其中来信5件、来访6件、网上办结率95%。", Outcome.PASS),
        ("培训120人，其中党员90人、女性45人。", Outcome.PASS),
        ("获奖5项，其中一等奖1项、二等奖3项。", Outcome.PASS),
        ("到位资金3.5亿元，其中中央资金2.2亿元、地方资金1.32亿元。", Outcome.PASS),
        ("共受理信访12件，其中：来信5件、来访7件。", Outcome.PASS),
        ("设分会场10个（镇街7个、园区3个）。", Outcome.PASS),
        ("设分会场10个（含园区3个）。", Outcome.PASS),
        ("会议室3间（301、302、303）。", Outcome.PASS),
        ("全市企业120家，其中规上企业80家、新增企业60家。", Outcome.PASS),
        ("共受理信访12件，其中来信5件、来访6件，比上年减少3件。", Outcome.PASS),
        ("比例为3：1，共4个，其中东区2个、西区2个。", Outcome.PASS),
        ("全年12个月，其中旱季5个月、雨季6个月。", Outcome.PASS),
        ("", Outcome.PASS),
    ],
)
def test_totals(text: str, outcome: Outcome) -> None:
    verdict = judged("totals", text)
    assert verdict.outcome is outcome, verdict.message
    assert any(place.note for place in verdict.evidence) is (outcome is Outcome.REVIEW)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("《甲条例》（以下简称《条例》）。《乙条例》（以下简称《条例》）。", Outcome.FAIL),
        ("《甲办法》（以下简称《办法》）。《甲办法》（以下简称《管理办法》）。", Outcome.FAIL),
        ("市市场监督管理局（以下简称“市局”）、市自然资源局（以下简称“市局”）。", Outcome.FAIL),
        ("云岭市水利局(以下简称市局)。云岭市财政局(以下简称市局)。", Outcome.FAIL),
        ("云岭市发展和改革委员会（简称“发改委”）。省人力资源和社会保障厅（简称“发改委”）。", Outcome.FAIL),
        ("《甲条例》（以下简称《条例》）。《甲条例》（以下简称《条例》）。", Outcome.PASS),
        ("《甲条例》（以下简称《甲》）。《乙条例》（以下简称《乙》）。", Outcome.PASS),
        ("云岭市水利局（以下简称“市水利局”）。按照市水利局（以下简称“市水利局”）部署。", Outcome.PASS),
        ("成立市防汛领导小组（以下简称领导小组）。市抗旱领导小组（以下简称领导小组）。", Outcome.PASS),
        ("中国共产党（以下简称“党”）。", Outcome.PASS),
        ("生产、生活、生态（以下简称“三生”）空间。", Outcome.PASS),
        ("他简称自己为老张（笔名）。", Outcome.PASS),
        ("“放管服”（简政放权、放管结合、优化服务的简称）。", Outcome.PASS),
        ("石桥镇、柳河镇（以下统称“两镇”）。石桥镇（以下简称“石桥”）。", Outcome.PASS),
        ("", Outcome.PASS),
    ],
)
def test_abbreviations(text: str, outcome: Outcome) -> None:
    verdict = judged("abbreviations", text)
    assert verdict.outcome is outcome, verdict.message


TITLE = "2023年度局长述职报告\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{TITLE}2022年，本人认真履职。\n一、履职情况\n完成投资。", "2022年"),
        (f"{TITLE}2022年以来，本人认真履职。\n一、履职情况\n完成投资。", "2022年"),
        (f"{TITLE}现将本人2022年度履职情况报告如下：\n一、履职情况\n完成投资。", "2022年"),
        (f"{TITLE}本人认真履职。\n一、2022年主要工作\n完成投资。", "一、2022年主要工作"),
        (f"{TITLE}本人认真履职。\n一、履职情况\n完成。\n二、2023年工作打算\n学习。", "二、2023年工作打算"),
        (f"{TITLE}本人认真履职。\n一、履职情况\n完成。\n二、2022年工作计划\n学习。", "二、2022年工作计划"),
        (
            f"{TITLE}本人认真履职。\n一、履职情况\n完成。\n二、下一步打算\n2022年，我将加强学习。",
            "二、下一步打算",
        ),
        (f"{TITLE}本人认真履职。\n一、履职情况\n完成投资。\n张三\n2022年12月30日", "2022年12月30日"),
        ("云岭市2023年工作总结\n2022年，全局认真履职。\n一、主要工作\n完成。", "2022年"),
        ("2023年全面从严治党工作情况报告\n2022年，局党组认真履职。\n一、主要工作\n完成。", "2022年"),
    ],
)
def test_years_that_do_not_go_together(text: str, words: str) -> None:
    assert judged("years", text).outcome is Outcome.FAIL
    assert quotes("years", text)[-1] == words


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}2023年，本人认真履职。\n一、2023年主要工作\n完成。\n二、2024年工作打算\n学习。\n张三\n2024年1月12日",
        f"{TITLE}本人2021年8月任局长。2023年，本人认真履职。\n一、履职情况\n完成投资。",
        f"{TITLE}2021年8月，本人任局长。\n一、履职情况\n完成投资。",
        f"{TITLE}2022年，党的二十大召开。2023年，本人认真履职。\n一、履职情况\n完成投资。",
        f"{TITLE}一、2022年度述职评议问题整改情况\n改了3个。\n二、2023年主要工作\n完成。",
        f"{TITLE}本人履职。\n一、2023年工作计划完成情况\n完成。",
        f"{TITLE}本人履职。\n一、履职情况\n完成。\n二、下一步打算\n到2025年，建成灌区。2024年，我将加强学习。",
        f"{TITLE}本人履职。\n一、履职情况\n完成。\n二、工作打算\n2023年工作虽有成绩，但差距不小。",
        "2023年上半年工作总结\n一、工作情况\n完成。\n二、2023年下半年工作打算\n学习。",
        "2023年工作总结\n一、工作情况\n完成。\n二、2023年工作打算\n学习。\n水利局\n2023年7月5日",
        "2024年工作要点\n2023年，全县经济平稳运行。\n一、总体要求\n稳。",
        "2024年政府工作报告\n2023年，全县经济平稳运行。\n一、2023年工作回顾\n稳。",
        "2021—2023年工作总结\n2021年，开局良好。\n一、工作情况\n完成。",
        "2023年工作总结和2024年工作计划\n2022年，打下基础。\n一、工作情况\n完成。",
        "述职报告\n2022年，本人认真履职。\n一、2023年主要工作\n完成。",
        "任期（2021年以来）述职报告\n2022年，本人认真履职。\n一、主要工作\n完成。",
        "云岭市“十四五”规划2023年执行情况的报告\n2022年，打下基础。\n一、主要工作\n完成。",
        "",
    ],
)
def test_years_that_go_together(text: str) -> None:
    verdict = judged("years", text)
    assert verdict.outcome is Outcome.PASS, verdict.message


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("2023年度水利局党组书记述职报告\n本人2021年8月任水利局党委书记、局长。", Outcome.FAIL),
        ("2023年度水利局党委书记述职报告\n本人现任水利局党组书记、局长。", Outcome.FAIL),
        ("2023年度村党总支书记述职报告\n我担任村党支部书记。", Outcome.FAIL),
        ("2023年度水利局党组书记述职报告\n本人2021年8月任水利局党组书记，此前任镇党委书记。", Outcome.PASS),
        ("2023年度水利局党组书记述职报告\n本人任水利局局长，兼任机关党委书记。", Outcome.PASS),
        ("2023年度水利局党组成员述职报告\n本人2018年任镇党委书记。", Outcome.PASS),
        ("2023年度水利局党委（党组）书记述职报告\n本人任水利局党组书记。", Outcome.PASS),
        ("2023年度水利局局长述职报告\n本人任水利局党委书记。", Outcome.PASS),
        (
            "2023年度水利局党组书记述职报告\n现将情况报告如下。\n" + "履职。" * 200 + "本人任党委书记。",
            Outcome.PASS,
        ),
        ("", Outcome.PASS),
    ],
)
def test_posts(text: str, outcome: Outcome) -> None:
    verdict = judged("posts", text)
    assert verdict.outcome is outcome, verdict.message


GROUPS = (("市委、市政府", "市委市政府"), ("批评和自我批评", "批评与自我批评"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("市委、市政府部署。市委、市政府要求。市委市政府强调。", ["市委、市政府", "市委市政府"]),
        ("市委市政府部署。市委、市政府要求。", ["市委市政府", "市委、市政府"]),
        ("批评和自我批评。批评与自我批评。批评与自我批评。", ["批评和自我批评", "批评与自我批评"]),
        ("市委、市政府部署。市委、市政府要求。", []),
        ("开展批评和自我批评。市委市政府要求。", []),
        ("市委、市政府部署。印发《市委市政府关于治水的意见》。", []),
        ("市委、市政府部署。提出“市委市政府抓总”。", []),
        ("", []),
    ],
)
def test_forms(text: str, found: list[str]) -> None:
    assert quotes("forms", text, groups=GROUPS) == found


def test_the_rarer_form_is_told_the_other() -> None:
    verdict = judged("forms", "市委市政府部署。市委、市政府要求。市委、市政府强调。", groups=GROUPS)
    assert [place.suggestion for place in verdict.evidence] == ["市委、市政府", None]
    assert verdict.message.zh == "“市委、市政府”又作“市委市政府”"


def test_forms_of_references() -> None:
    reference = Reference(
        id="a",
        form="完整、准确、全面贯彻新发展理念",
        variants=("完整准确全面贯彻新发展理念", "全面贯彻新发展理念"),
        source="试",
    )
    check = ConsistencyCheck(of="forms", types=("formulation",)).bound({"a": reference})
    mixed = read_text("完整、准确、全面贯彻新发展理念。完整准确全面贯彻新发展理念。")
    assert check.check(mixed).outcome is Outcome.FAIL
    assert (
        check.check(read_text("完整、准确、全面贯彻新发展理念。全面贯彻新发展理念。")).outcome is Outcome.PASS
    )
    assert check.literals()


@pytest.mark.parametrize(
    ("of", "text", "places"),
    [
        ("figures", f"{HEAD}走访企业45家。\n二、廉洁自律\n走访45家企业。", ["走访企业45家", "走访45家企业"]),
        ("totals", "共受理信访12件，其中来信5件、来访7件。", ["12件，其中来信5件、来访7件"]),
        ("totals", "获奖5项，其中一等奖1项、二等奖3项。", []),
        ("abbreviations", "《甲条例》（以下简称《条例》）。", ["《甲条例》（以下简称《条例》）"]),
        ("years", f"{HEAD}完成。", ["2023年"]),
        ("posts", "2023年度水利局党组书记述职报告\n本人任水利局党组书记。", ["党组书记"]),
        ("figures", "完成。", []),
        ("posts", "完成。", []),
    ],
)
def test_a_pass_shows_what_was_compared(of: str, text: str, places: list[str]) -> None:
    verdict = judged(of, text)
    assert verdict.outcome is Outcome.PASS
    assert [text[e.span.start : e.span.end] for e in verdict.evidence] == places


def test_only_in_scope() -> None:
    document = read_text(f"{HEAD}走访企业45家。\n二、廉洁自律情况\n走访企业54家。")
    scope = spans(Where(section=("履职情况",)), document)
    assert scope
    assert ConsistencyCheck(of="figures").check(document.within(scope)).outcome is Outcome.PASS


@pytest.mark.parametrize(
    "parameters",
    [
        {"of": "forms"},
        {"of": "figures", "groups": (("甲", "乙"),)},
        {"of": "forms", "groups": (("甲",),)},
        {"of": "forms", "groups": (("甲", Term(text="乙")), ())},
    ],
)
def test_parameters_that_make_no_sense(parameters: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="groups"):
        ConsistencyCheck(**parameters)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "of", ["figures", "totals", "arithmetic", "tables", "people", "abbreviations", "years", "dates", "posts"]
)
def test_an_empty_document_and_a_long_one(of: str) -> None:
    check = ConsistencyCheck(of=of)  # type: ignore[arg-type]
    assert check.check(read_text("")).outcome is Outcome.PASS
    begun = datetime.datetime.now()
    many = "".join(
        f"走访企业{n}家，其中甲{n}家、乙{n}家。《甲{n}》（以下简称《乙》）。\n" for n in range(2000)
    )
    check.check(read_text(many))
    assert datetime.datetime.now() - begun < datetime.timedelta(seconds=5)
