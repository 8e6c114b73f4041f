"""The outline of documents as offices write them."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.document import BlockKind, Document, Span
from hegui.readers.outline import build
from hegui.readers.paragraph import Paragraph

LINE = re.compile(r"[^\s][^\r\n]*[^\s]|[^\s]")


def outline(text: str) -> Document:
    return build(text, [Paragraph(Span(*m.span())) for m in LINE.finditer(text)], path="<text>", format="txt")


def tree(document: Document) -> list[str]:
    return [f"{'  ' * (s.level - 1)}{s.number}{s.title}" for s in document.sections]


def labels(document: Document) -> list[str]:
    return [item.label for item in document.items]


TOWN = """\
中共青石县委组织部

2023年度述职述责述廉报告
青石县水利局党组书记、局长　周明远
（2024年1月12日）

县委、县委组织部：
　　2023年，我坚持以习近平新时代中国特色社会主义思想为指导，认真履行岗位职责。现将一年来履职情况报告如下：
　　一. 履职尽责情况
　　(一) 抓理论武装。全年组织中心组学习12次，研讨6次，撰写心得3篇。
　　1．坚持第一议题制度，及时学习习近平总书记重要讲话精神，研究贯彻措施。
　　2．坚持学用结合，开展调研15次，解决问题21个，形成报告4篇，推动全县水利建设取得新进展。
　　（二）着力破解难点问题，推动工作提质增效。投入资金3.5亿元。主要有三个方面：1.抓项目；2.抓资金；3.抓管护。
　　二、主要不足及下步打算
　　一是学习不够系统。全年集中自学只有8次，低于计划的12次。
　　二是调研不够深入。走访村组只占全县的40%。
　　下一步，我将从以下方面改进：第一，补齐学习短板；第二，深入基层一线；第三，严守廉洁纪律。
　　三、廉洁自律方面
　　严格执行中央八项规定精神。
　　特此报告，请予审议。

述职人：周明远
2024年1月12日
"""


def test_a_report_with_every_usual_part() -> None:
    document = outline(TOWN)
    assert tree(document) == [
        "一.履职尽责情况",
        "  (一)抓理论武装",
        "  （二）着力破解难点问题，推动工作提质增效",
        "二、主要不足及下步打算",
        "三、廉洁自律方面",
    ]
    assert labels(document) == ["1．", "2．", "1.", "2.", "3.", "一是", "二是", "第一，", "第二，", "第三，"]
    assert document.title and document.quote(document.title).endswith("2023年度述职述责述廉报告")
    assert document.addressee and document.quote(document.addressee) == "县委、县委组织部："
    assert document.signatory and document.quote(document.signatory) == "述职人：周明远"
    assert (document.genre, document.year) == ("述职报告", 2023)
    assert document.date and document.date.latest == datetime.date(2024, 1, 12)
    run_in = document.sections[1]
    assert document.quote(run_in.heading) == "(一) 抓理论武装。"
    assert document.quote(run_in.body).lstrip().startswith("全年组织中心组学习")
    assert document.sections[-1].body.end <= document.signatory.start


def test_parts_above_numbers_and_attachments_below_the_text() -> None:
    document = outline("""\
关于2024年度党风廉政建设责任制落实情况的报告
第一部分　工作开展情况
一、压实主体责任
召开党委会专题研究4次，约谈科级干部11人次。
二、强化监督执纪
1.突出日常监督。对重点岗位开展廉政谈话26人次，下发提醒函3份。
2.突出专项整治。发现问题9个，全部整改到位。
（1）工程领域
抽查项目6个。
第二部分　存在的问题
一、责任压力传导不够到位
个别支部全年只研究1次。
一、二、三级干部都要签订责任书，层层抓落实，做到责任到人。

附件：1.责任清单
2.问题清单

河湾镇党委
二〇二四年十二月二十日
""")
    assert tree(document) == [
        "第一部分工作开展情况",
        "  一、压实主体责任",
        "  二、强化监督执纪",
        "    1.突出日常监督",
        "    2.突出专项整治",
        "      （1）工程领域",
        "第二部分存在的问题",
        "  一、责任压力传导不够到位",
    ]
    assert document.date and document.date.earliest == datetime.date(2024, 12, 20)
    assert document.signatory and document.quote(document.signatory) == "河湾镇党委"
    assert labels(document) == []


def test_headings_without_numbers_and_a_name_without_a_date() -> None:
    document = outline("""\
个人述职述廉报告

各位领导、同志们：

我叫李文，现任区教育局副局长，分管基础教育。现述职如下，请予评议。

履职情况

这一年，一是抓教学质量，二是抓师德师风，三是抓校园安全。统一是前提，一是一、二是二，不搞变通。

存在的问题

我还有不小差距，主要是：①理论学习系统性不强；②深入学校次数偏少，全年听课只有17节；③对民办教育研究不深。

今后努力方向

我将持续改进作风。

谢谢大家！
李文
""")
    assert tree(document) == ["履职情况", "存在的问题", "今后努力方向"]
    assert labels(document) == ["一是", "二是", "三是", "①", "②", "③"]
    assert document.signatory and document.quote(document.signatory) == "李文"
    assert document.date is None


def test_full_width_spellings_and_spaced_names() -> None:
    document = outline("""\
　　　　　　2021年述责述廉报告
　　　　　　　　区住建局　王海

　　根据区纪委要求，现将本人履行责任和廉洁自律情况报告如下。
１、履行主体责任情况
　　(1)学习教育。全年开展专题学习12次。
　　(2)监督检查。对7个科室开展检查。
２、廉洁自律情况
　　工作中还存在一些不足：一是学习不够经常，二是创新意识不强。
　　　　　　　　　　　　　　　　　　王  海
　　　　　　　　　　　　　　　　２０２１年１２月２８日
""")
    assert tree(document) == ["1、履行主体责任情况", "  (1)学习教育", "  (2)监督检查", "2、廉洁自律情况"]
    assert document.date and document.date.latest == datetime.date(2021, 12, 28)
    assert document.signatory and document.quote(document.signatory) == "王  海"


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("2022年度局长述职述廉报告", "述职报告"),
        ("关于做好述职工作的通知", "通知"),
        ("2023年党委书记抓基层党建工作述职报告", "党建述职"),
        ("区教育局2023年工作总结", "工作总结"),
        ("区教育局2023年工作总结及2024年工作计划", "工作总结"),
        ("2024年工作要点", "工作方案"),
        ("关于巡察反馈意见整改情况的报告", "整改报告"),
        ("关于解决经费的请示", "请示"),
        ("关于转发《述职办法》的函", "函"),
        ("春日散记", ""),
    ],
)
def test_genre(text: str, genre: str) -> None:
    assert outline(text + "\n正文第一段，写了一些情况，也写了一些打算。").genre == genre


@pytest.mark.parametrize(
    ("title", "ending", "earliest", "latest"),
    [
        ("2022年度述职报告", "", "2022-12-31", "2022-12-31"),
        ("二〇二二年述职报告", "", "2022-12-31", "2022-12-31"),
        ("述职报告", "张明\n2023年1月5日", "2023-01-05", "2023-01-05"),
        ("述职报告", "张明\n2023年1月", "2023-01-01", "2023-01-31"),
        ("关于做好2022年防汛工作的通知", "", "2022-01-01", "2022-12-31"),
    ],
)
def test_dates(title: str, ending: str, earliest: str, latest: str) -> None:
    date = outline(f"{title}\n一年来，认真履行职责，完成各项任务。\n特此报告。\n{ending}\n").date
    assert date
    assert (str(date.earliest), str(date.latest)) == (earliest, latest)


def test_an_impossible_date_is_no_date() -> None:
    assert outline("述职报告\n一年来认真履行职责。\n特此报告。\n张明\n2023年2月30日\n").date is None


@pytest.mark.parametrize(
    "line",
    [
        "3.5亿元资金全部到位。",
        "一是抓学习。",
        "一、二、三产业协调发展，全年增长6%，呈现良好势头。",
        "2022年，全县上下齐心协力。",
        "10000人参加了活动。",
    ],
)
def test_not_a_heading(line: str) -> None:
    assert outline(f"工作总结\n前面一段话，说明情况。\n{line}\n后面还有一段话，接着说明情况。").sections == ()


def test_a_series_runs_over_paragraphs_and_starts_anew_in_the_next_section() -> None:
    document = outline(
        "总结\n一、问题\n一要抓学习，学得更深。\n二要抓作风，改得更实。\n二、打算\n一要抓制度。\n二要抓落实。"
    )
    assert [item.series for item in document.items] == [1, 1, 2, 2]
    assert [item.section for item in document.items] == [0, 0, 1, 1]


PIECES = [
    "一、履职情况",
    "（一）抓学习。",
    "1.抓落实",
    "全年开展调研12次，",
    "一是学习不够。",
    "二是",
    "\n",
    "　",
    "。",
    "2022年12月30日",
    "述职报告",
    "：",
    "（",
    "第一部分 ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_the_tree_is_sound(text: str) -> None:
    document = outline(text)
    for index, section in enumerate(document.sections):
        assert (
            0
            <= section.heading.start
            < section.heading.end
            <= section.body.start
            <= section.body.end
            <= len(text)
        )
        if section.parent is not None:
            parent = document.sections[section.parent]
            assert section.parent < index
            assert parent.level == section.level - 1
            assert parent.body.start <= section.heading.start
            assert section.body.end <= parent.body.end
    for item in document.items:
        assert document.words(item.span).startswith(item.label)
    kinds = [block.kind for block in document.blocks]
    assert kinds.count(BlockKind.DATE) <= 1
    assert [block.span for block in document.blocks] == sorted(block.span for block in document.blocks)


def test_a_long_sibling_of_short_headings_is_a_heading_too() -> None:
    document = outline("""\
工作总结
一、存在问题
1、学习不够系统。全年集中自学只有8次。
2、对年轻干部的教育管理监督抓得还不够紧，谈心谈话只停留在年底一次，没有做到经常提醒，效果不够好。下一步要改。
3、调研不够深入。走访村组只占40%。
二、下一步打算
1、走访企业45家，解决问题12个，协调贷款3.2亿元，推动重点项目全部按期开工建设，没有一个项目延误。
2、召开座谈会4次，听取意见21条，逐条研究落实，形成清单，定期销号，让群众看到实实在在的变化和成效。
""")
    assert tree(document) == [
        "一、存在问题",
        "  1、学习不够系统",
        "  2、对年轻干部的教育管理监督抓得还不够紧",
        "  3、调研不够深入",
        "二、下一步打算",
    ]
    assert [item.ordinal for item in document.items] == [1, 2]
