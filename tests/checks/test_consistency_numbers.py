"""Digits exchanged, sums and parts, sums that a sentence does itself, tables and text, names of persons."""

from __future__ import annotations

import pytest

from hegui.checks.consistency import ConsistencyCheck
from hegui.readers import read_text
from hegui.verdict import Outcome, Verdict

HEAD = "2023年工作总结\n一、主要工作\n"


def judged(of: str, text: str, form: str = "txt") -> Verdict:
    return ConsistencyCheck(of=of).check(read_text(text, format=form))  # type: ignore[arg-type]


def told(of: str, text: str) -> list[str]:
    verdict = judged(of, text)
    return (
        [] if verdict.outcome is Outcome.PASS else [text[e.span.start : e.span.end] for e in verdict.evidence]
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全年审结案件3,126件，结案率为91.3%。", "对3,216件已审结案件开展评查。"),
        ("拟用地面积3.62公顷。", "项目用地规模3.26公顷，超出指标上限。"),
        ("全年门急诊31.2万人次。", "2024年，在门急诊达到32.1万人次的基础上，再上台阶。"),
        ("全县146所中小学要自查。", "对全县164所中小学逐一检查。"),
        ("其中，外贸出口342.6亿元，增长9.2%。", "三是上半年外贸出口324.6亿元，打下了基础。"),
        ("全年与中层以上干部开展谈心谈话86人次。", "书记与中层以上干部谈心谈话68人次。"),
    ],
)
def test_exchanged_digits(one: str, other: str) -> None:
    verdict = judged("figures", f"{HEAD}{one}\n二、存在问题\n{other}")
    assert verdict.outcome is Outcome.REVIEW, verdict.message
    assert len(verdict.evidence) == 2


@pytest.mark.parametrize(
    "text",
    [
        "审结案件3,126件。\n2022年，审结案件3,216件。\n2021年，审结案件3,612件。",
        "去年审结案件3,216件。\n全年审结案件3,126件。",
        "审结案件由3,126件增加到3,216件。",
        "城区供水146万吨。\n学校购置图书164万册。",
        "发展党员21名。\n转正党员12名。",
        "交通项目完成投资12.3亿元。\n水利项目完成投资13.2亿元。",
        "改造危房120户。\n改造危房后，慰问210户。",
        "1月外贸出口31.2亿元。\n2月外贸出口32.1亿元。",
        "平桥村种植水稻312亩。\n石河村种植玉米321亩。",
    ],
)
def test_not_exchanged(text: str) -> None:
    assert judged("figures", f"{HEAD}{text}").outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "社区党组织22个、企业党组织37个，共计61个，发展党员24名。",
            "社区党组织22个、企业党组织37个，共计61个",
        ),
        ("现有党员428名，其中教师党员121名、学生党员318名。", "428名，其中教师党员121名、学生党员318名"),
        (
            "总投资4.86亿元，其中企业自筹1.86亿元，银行贷款2.80亿元，工期18个月。",
            "4.86亿元，其中企业自筹1.86亿元，银行贷款2.80亿元",
        ),
        (
            "工程概算总投资286万元，工期半年。资金来源为：村自筹46万元，镇配套30万元，申请补助200万元。",
            "资金来源为：村自筹46万元，镇配套30万元，申请补助200万元",
        ),
    ],
)
def test_sums(text: str, place: str) -> None:
    assert told("totals", HEAD + text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "社区党组织22个、企业党组织37个，共计59个。",
        "培训乡镇干部8场、村干部12场，共计60场次，参训3000人次。",
        "举办培训12场、宣讲8场，走访企业45家，共计6个专班参加。",
        "现有党员428名，其中预备党员21名、女党员318名、35岁以下党员200名。",
        "总投资4.86亿元，其中企业自筹1.86亿元，银行贷款3亿元，工期18个月。",
        "总投资4.86亿元，其中征迁1.86亿元，道路1亿元，完成工程量的60%。",
        "概算总投资286万元。资金来源为：村自筹46万元，镇配套40万元，申请补助200万元。",
        "一期总投资286万元，二期总投资300万元。资金来源为：村自筹46万元，申请补助200万元。",
        "总投资286万元。资金来源为：村自筹46万元，其余申请补助解决。",
    ],
)
def test_sums_that_agree_or_cannot_be_told(text: str) -> None:
    assert told("totals", HEAD + text) == []


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("排查隐患416处，整改到位409处，其余9处正在整改。", "7处"),
        ("反馈问题73个，已整改72个，余下2个涉及历史遗留。", "1个"),
        ("普及率由91.2%提高到94.6%，提高3.2个百分点。", "3.4个百分点"),
        ("占比从30%下降到25%，下降了4个百分点。", "5个百分点"),
        ("全体会议由46次减少到29次，减少27%。", "37.0%"),
        ("收入由2.13万元提高到3.02万元，增长48.1%。", "41.8%"),
        ("受理投诉47件，办结45件，办结率为98%。", "95.7%"),
        ("发放问卷1,200份，回收有效问卷1,260份。", "1260"),
        ("应到代表96名，实到98名。", "98"),
    ],
)
def test_done_wrong(text: str, made: str) -> None:
    verdict = judged("arithmetic", HEAD + text)
    assert verdict.outcome is Outcome.FAIL
    assert made in verdict.message.zh


@pytest.mark.parametrize(
    "text",
    [
        "排查隐患416处，整改到位409处，其余7处正在整改。",
        "排查隐患416处，整改到位400余处，其余9处正在整改。",
        "新建道路12公里，改造8公里，其余5公里明年实施。",
        "走访企业45家，解决问题12个，其余3个正在办理。",
        "普及率由91.2%提高到94.6%，提高3.4个百分点。",
        "占比由30%下降到25.5%，下降约5个百分点。",
        "收入由2.57万元增加到3.52万元，年均增长6.5%。",
        "事故由7起降到4起，降幅42.9%。",
        "受理投诉47件，办结45件，满意率98%。",
        "受理执行案件4,382件，执结3,126件，结案率为71.3%。",
        "发放问卷1200份，回收1160份，其中有效问卷1100份。",
        "应到委员9名，实到9名。",
        "发放书籍120本，收回意见130条。",
    ],
)
def test_done_right(text: str) -> None:
    assert judged("arithmetic", HEAD + text).outcome is Outcome.PASS


TABLE = "|市场|金额（亿元）|占比（%）|同比（%）|\n|---|---|---|---|\n|东盟|112.8|23.2|15.6|\n|中东|48.6|10.0|21.7|\n|美国|53.5|11.0|-12.4|\n|其他|140.0|28.8|3.8|\n\n"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("对中东进出口48.6亿元，增长21.7%，占全市比重为12.0%。", Outcome.REVIEW),
        ("对美国进出口53.5亿元，增长12.4%。", Outcome.REVIEW),
        ("对东盟进出口118.2亿元，增长15.6%。", Outcome.REVIEW),
        ("对中东进出口48.6亿元，增长21.7%，占全市比重为10%，其中原油占43%。", Outcome.PASS),
        ("对美国进出口53.5亿元，下降12.4%。", Outcome.PASS),
        ("对中东机电出口20.1亿元，增长30.2%。", Outcome.PASS),
        ("对其他成员国进出口151.7亿元，增长3.8%。", Outcome.PASS),
        ("中东6月进出口9.1亿元，占全年的12.0%。", Outcome.PASS),
    ],
)
def test_text_and_table(text: str, outcome: Outcome) -> None:
    assert judged("tables", f"# 外贸分析\n\n{TABLE}{text}\n", "md").outcome is outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("集团党委书记、董事长高振邦主持会议。\n党委书记高镇邦强调，抓好落实。", Outcome.REVIEW),
        ("镇长陈大海介绍情况。\n石河镇镇长陈大河在会上强调，抓好落实。", Outcome.REVIEW),
        ("平桥村党支部书记王建国、石河村党支部书记王建军先后发言。", Outcome.PASS),
        ("县长陈大海介绍情况。\n副县长陈大河参加。", Outcome.PASS),
        ("镇长陈大海介绍情况。\n镇长陈大海强调，抓好落实。", Outcome.PASS),
        ("党委书记高度重视。\n镇党委书记高标准推进。", Outcome.PASS),
    ],
)
def test_names(text: str, outcome: Outcome) -> None:
    assert judged("people", f"会议纪要\n{text}").outcome is outcome


def test_the_name_signed() -> None:
    text = "2023年度述职报告\n市水利局局长　林雪峰\n2023年，本人认真履职。\n一、履职情况\n走访企业45家。\n\n林雪锋\n2024年1月12日"
    assert told("people", text) == ["林雪峰", "林雪锋"]
    assert told("people", text.replace("林雪锋", "林雪峰")) == []


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("《区域全面伙伴协定》（RCEP）生效。\n《区域伙伴全面协定》（RCEP）扩大。", False),
        ("《区域全面伙伴协定》（RCEP）生效。\n《区域全面伙伴协定》（RCEP）扩大。", True),
        (
            "海州港务集团有限公司（以下简称“港务集团”）。\n专项治理中，港务集团（以下简称“港投集团”）签订承诺书。",
            False,
        ),
        ("海州港务集团有限公司（以下简称“港务集团”）。\n港务集团财务公司（以下简称“财务公司”）。", True),
    ],
)
def test_short_forms(text: str, agrees: bool) -> None:
    assert (judged("abbreviations", text).outcome is Outcome.PASS) is agrees


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("新建幼儿园6所。\n新建的8所幼儿园要在9月1日前开园。", False),
        ("引进2名博士。\n引进的3名博士均已到岗。", False),
        ("新建幼儿园6所。\n新建的6所幼儿园要在9月1日前开园。", True),
        ("新建幼儿园6所。\n已新建的2所幼儿园全部开园。", True),
        ("城区新建幼儿园6所，乡镇新建幼儿园3所。\n新建的9所幼儿园全部开园。", True),
    ],
)
def test_told_again(text: str, agrees: bool) -> None:
    assert (judged("figures", HEAD + text).outcome is Outcome.PASS) is agrees


REPORT = "关于整改情况的报告\n县委：\n%s\n特此报告。\n青岚镇党委\n2025年12月20日"
MINUTES = (
    "水务公司党委会会议纪要\n2024年5月16日，党委书记主持召开党委会会议。\n一、关于改造\n会议同意实施。%s"
)


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        (REPORT % "截止2025年12月31日，问题已整改9个。", False),
        (REPORT % "截至2025年12月20日，问题已整改9个。", True),
        (REPORT % "截至2026年6月30日，将完成整改。", True),
        (REPORT % "截至2025年12月32日，已整改9个。", True),
        (MINUTES % "5月17日会议的议定事项不得变更。", False),
        (MINUTES % "5月16日会议的议定事项不得变更。", True),
        (MINUTES % "会前传达了5月10日会议精神。", True),
        (MINUTES % "定于5月20日召开推进会。", True),
    ],
)
def test_days(text: str, agrees: bool) -> None:
    assert (judged("dates", text).outcome is Outcome.PASS) is agrees


@pytest.mark.parametrize(
    ("back", "ahead", "agrees"),
    [
        ("2022年工作回顾", "2022年重点任务", False),
        ("2022年工作总结", "2022年工作总体要求和主要目标", False),
        ("2022年工作回顾", "2023年重点任务", True),
        ("2022年工作回顾", "2022年重点任务完成情况", True),
        ("2022年上半年工作回顾", "2022年下半年工作安排", True),
    ],
)
def test_back_and_ahead(back: str, ahead: str, agrees: bool) -> None:
    text = f"政府工作报告\n一、{back}\n经济平稳运行。\n二、{ahead}\n稳中求进。"
    assert (judged("years", text).outcome is Outcome.PASS) is agrees


def test_filed_cases() -> None:
    text = f"{HEAD}支持镇纪委立案7件。\n支持镇纪委立案查处案件9件，形成震慑。"
    assert len(told("figures", text)) == 2
