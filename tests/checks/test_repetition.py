"""What stands twice in a report."""

from __future__ import annotations

import time

import pytest

from hegui.checks.repetition import RepetitionCheck
from hegui.readers import read_text
from hegui.verdict import Outcome, Verdict

SENTENCE = "组织技术人员用41天走完318公里支渠，逐段登记淤积、渗漏、损毁情况。"
PARAGRAPH = f"{SENTENCE}建立问题台账，逐项明确责任人和完成时限，按月通报进度，年底前全部整改到位。"
LONG = (
    "全年争取上级资金3.5亿元，完成东干渠改造62公里，恢复灌溉面积4.8万亩，渠系水利用系数由0.52提高到0.57，"
    "沿线群众当年增收860万元，修订防洪预案18个，组织演练9场，配发救生衣600件，提前转移群众1263人，未发生人员伤亡，"
    "得到省水利厅通报表扬，经验在全省推广。"
)
OTHER = "完成投资3亿元，新建泵站3座。"


def judged(of: str, text: str, format: str = "txt", **parameters: object) -> Verdict:
    return RepetitionCheck(of=of, **parameters).check(read_text(text, format=format))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        f"{PARAGRAPH}\n{OTHER}\n{PARAGRAPH}",
        f"一、主要工作\n{PARAGRAPH}\n二、廉洁自律\n{PARAGRAPH}",
        f"一、主要工作\n（一）抓工程。{PARAGRAPH}\n（二）抓管理。{PARAGRAPH}",
        f"一是{PARAGRAPH}\n{OTHER}\n二是{PARAGRAPH}",
        f"1．{LONG}\n{OTHER}\n（3）{LONG}",
        f"　　{PARAGRAPH}\n{OTHER}\n{PARAGRAPH[:10]} {PARAGRAPH[10:]}",
        f"{LONG}\n{OTHER}\n{LONG.replace('未发生', '没有发生')}",
        f"{LONG}\n{OTHER}\n{LONG[:-13]}得到肯定。",
    ],
)
def test_repeated_paragraphs(text: str) -> None:
    verdict = judged("paragraphs", text, alike=0.85)
    assert verdict.outcome is Outcome.FAIL
    assert len(verdict.evidence) == 2
    assert verdict.evidence[0].note is None
    assert verdict.evidence[1].note.zh.startswith("与第")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "",
        PARAGRAPH,
        f"{PARAGRAPH}\n{OTHER}\n{PARAGRAPH.replace('41', '42').replace('318', '260').replace('淤积', '塌方')}",
        f"{OTHER}\n{OTHER}",
        f"{LONG}\n{LONG.replace('东干渠', '西干渠').replace('62', '48').replace('4.8', '3.1').replace('3.5', '2.1').replace('1263', '987')}",
        "牵头单位：市发展改革委、市财政局、市水利局、市农业农村局，配合单位：各县区政府，完成时限：年底前完成。\n"
        * 2,
        "（责任单位：市发展改革委、市财政局、市水利局、市农业农村局、市自然资源局、市生态环境局，各县区政府。）\n"
        * 2,
        "一、坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神和二十届三中全会精神，全面落实\n"
        * 2,
        "会议审议了《关于进一步加强和改进全市基层水利站所建设管理工作的若干意见（送审稿）》《全市河湖长制考核办法》。\n"
        * 2,
    ],
)
def test_paragraphs_that_are_not_repeated(text: str) -> None:
    verdict = judged("paragraphs", text, alike=0.9)
    assert verdict.outcome is Outcome.PASS, verdict.evidence


def test_cells_headings_and_code_do_not_count() -> None:
    cells = f"# 总结\n\n| 事项 | 情况 |\n|---|---|\n| 甲 | {PARAGRAPH} |\n| 乙 | {PARAGRAPH} |\n"
    code = f"# 总结\n\n```\n{PARAGRAPH}\n{PARAGRAPH}\n```\n\n完成。\n"
    heading = "一、聚焦主责主业强化统筹协调推动各项水利工作任务落地见效取得明显成效\n"
    for text, format in ((cells, "md"), (code, "md"), (f"目录\n{heading}\n{heading}{OTHER}", "txt")):
        assert judged("paragraphs", text, format).outcome is Outcome.PASS
        assert judged("sentences", text, format).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (f"{SENTENCE}{OTHER}\n抓管理。{SENTENCE}", 2),
        (f"{SENTENCE}{OTHER}{SENTENCE}", 2),
        (f"一是{SENTENCE}二是{SENTENCE}", 2),
        (f"{SENTENCE[:-1]}；{OTHER}{SENTENCE}", 2),
        (f"{SENTENCE}甲。\n乙。{SENTENCE}\n丙。{SENTENCE}", 3),
        (f"提出“{SENTENCE}”。\n落实“抓早抓小”，{SENTENCE}\n落实“抓早抓小”，{SENTENCE}再抓。", 2),
        (f"{SENTENCE}\n{SENTENCE}", 0),
        (f"{PARAGRAPH}\n{PARAGRAPH}", 0),
        (f"{SENTENCE}{SENTENCE.replace('41', '42')}", 0),
        ("2022年完成东干渠改造和泵站更新任务。甲。2023年完成东干渠改造和泵站更新任务。", 0),
        (f"{OTHER}{OTHER}", 0),
        ("现将有关情况报告如下：甲。现将有关情况报告如下：乙。", 0),
        (
            "增强“四个意识”、坚定“四个自信”、做到“两个维护”。甲。增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
            0,
        ),
        ("全面贯彻落实习近平总书记关于治水的重要讲话和重要指示批示精神。甲。" * 2, 0),
        ("在市委、市政府的坚强领导下，深入学习贯彻党的二十届三中全会精神。甲。" * 2, 0),
        ("学习《中国共产党纪律处分条例》《中国共产党党内监督条例》《中国共产党廉洁自律准则》。甲。" * 2, 0),
        ("责任单位：市发展改革委、市财政局、市水利局、各县区政府。甲。\n" * 2, 0),
        ("", 0),
    ],
)
def test_sentences(text: str, places: int) -> None:
    verdict = judged("sentences", text)
    assert verdict.outcome is (Outcome.FAIL if places else Outcome.PASS), verdict.evidence
    assert len(verdict.evidence) == places
    assert list(verdict.evidence) == sorted(verdict.evidence, key=lambda place: place.span)


def test_a_report_alone() -> None:
    assert judged("reports", PARAGRAPH).message.zh == "本次运行没有别的报告可比"


@pytest.mark.parametrize("name", ["alike", "max_shared", "common", "min_chars"])
def test_parameters_that_make_no_sense(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        RepetitionCheck(of="paragraphs", **{name: -1})


def test_many_paragraphs_that_share_clauses() -> None:
    clauses = [f"第{n}项任务按照要求如期完成并通过验收" for n in range(40)]
    text = "\n".join(
        "，".join(clauses[n % 40 :] + clauses[: n % 40] + [f"编号{n}"]) + "。" for n in range(2000)
    )
    begun = time.monotonic()
    judged("paragraphs", text, alike=0.95)
    assert time.monotonic() - begun < 10
