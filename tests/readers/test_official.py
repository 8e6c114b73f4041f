"""Official documents in the layouts they come in: what stands above the title and below the text."""

from __future__ import annotations

import datetime

import pytest

from hegui.document import Document, Span
from hegui.elements import elements
from hegui.readers import read_text
from hegui.when import When, applies

TEXT = (
    "为做好防汛工作，现将有关事项通知如下：\n一、压实责任。各地要落实责任人。\n二、加强值守。严格值班制度。\n"
)
PLAIN = f"关于做好防汛工作的通知\n\n各镇人民政府：\n\n{TEXT}\n河湾县水利局\n2025年3月5日\n"
FULL = f"""000012
机密★1年
特急

河湾县人民政府办公室文件

河政办发〔2025〕3号　　　　签发人：王 明

河湾县人民政府办公室
关于做好2025年防汛工作要点
的通知

各镇人民政府，县政府各部门：

　　{TEXT}
　　附件：1. 责任人名单
　　　　　2. 值班表

　　　　　　　　　　　河湾县人民政府办公室（印章）
　　　　　　　　　　　　2025 年 3 月 5 日
　　（此件公开发布）
　　（联系人：李青，电话：0000-8123456）

附件1

责任人名单

1．龙坝水库　王明
2025年3月1日

附件2

值班表

抄送：县委办公室。
河湾县人民政府办公室　　　　2025年3月6日印发
"""


def quoted(document: Document, span: Span | None) -> str:
    return " ".join(document.words(span).split()) if span else ""


def test_every_element() -> None:
    document = read_text(FULL)
    found = elements(document)
    assert quoted(document, document.title) == "河湾县人民政府办公室 关于做好2025年防汛工作要点 的通知"
    assert document.genre == "通知"
    assert quoted(document, document.addressee) == "各镇人民政府，县政府各部门："
    assert quoted(document, document.signatory) == "河湾县人民政府办公室（印章）"
    assert document.date and document.date.latest == datetime.date(2025, 3, 5)
    assert quoted(document, found.letterhead) == "河湾县人民政府办公室文件"
    assert quoted(document, found.number) == "河政办发〔2025〕3号"
    assert quoted(document, found.signer) == "签发人：王明"
    assert quoted(document, found.secrecy) == "机密★1年"
    assert [(one.ordinal, one.name) for one in found.listed] == [(1, "责任人名单"), (2, "值班表")]
    assert [(one.ordinal, one.name.split("\n")[0]) for one in found.appended] == [
        (1, "责任人名单"),
        (2, "值班表"),
    ]
    assert quoted(document, found.note) == "（此件公开发布）"
    assert quoted(document, found.copies) == "抄送：县委办公室。"
    assert quoted(document, found.printing).endswith("2025年3月6日印发")


@pytest.mark.parametrize(
    ("text", "title", "addressee", "signed", "date"),
    [
        (PLAIN, "关于做好防汛工作的通知", "各镇人民政府：", "河湾县水利局", "2025-03-05"),
        (f"河水函〔2025〕3号\n{PLAIN}", "关于做好防汛工作的通知", "各镇人民政府：", "河湾县水利局", "2025-03-05"),
        (
            f"河湾县水利局\n\n河水函〔2025〕3号\n\n{PLAIN}",
            "关于做好防汛工作的通知",
            "各镇人民政府：",
            "河湾县水利局",
            "2025-03-05",
        ),
        (
            PLAIN.replace("通知\n", "通知\n（河水发〔2025〕3号）\n", 1),
            "关于做好防汛工作的通知",
            "各镇人民政府：",
            "河湾县水利局",
            "2025-03-05",
        ),
        (
            PLAIN.replace("河湾县水利局\n", "河湾县财政局\n河湾县水利局\n河湾县气象局\n"),
            "关于做好防汛工作的通知",
            "各镇人民政府：",
            "河湾县气象局",
            "2025-03-05",
        ),
        (PLAIN + "附件1\n值班表\n一、3月1日\n", "关于做好防汛工作的通知", "各镇人民政府：", "河湾县水利局", "2025-03-05"),
        (PLAIN + "附件1：值班表\n3月1日\n", "关于做好防汛工作的通知", "各镇人民政府：", "河湾县水利局", "2025-03-05"),
        (PLAIN + "附件：值班表\n", "关于做好防汛工作的通知", "各镇人民政府：", "河湾县水利局", "2025-03-05"),
        (PLAIN + "共印30份\n", "关于做好防汛工作的通知", "各镇人民政府：", "河湾县水利局", "2025-03-05"),
        (PLAIN.replace("河湾县水利局\n", "附件：值班表\n"), "关于做好防汛工作的通知", "各镇人民政府：", "", "2025-03-05"),
        (PLAIN.replace("通知\n", "通知。\n", 1), "关于做好防汛工作的通知。", "各镇人民政府：", "河湾县水利局", "2025-03-05"),
    ],
)  # fmt: skip
def test_layouts(text: str, title: str, addressee: str, signed: str, date: str) -> None:
    document = read_text(text)
    assert quoted(document, document.title) == title
    assert quoted(document, document.addressee) == addressee
    assert quoted(document, document.signatory) == signed
    assert document.date and str(document.date.latest) == date
    assert document.genre == "通知"


@pytest.mark.parametrize(
    "line", ["我局现将有关情况写成关于防汛工作的报告。", "现将关于防汛工作的报告。", "会议听取了报告。"]
)
def test_a_sentence_is_no_title(line: str) -> None:
    assert read_text(f"{line}\n防汛工作进展顺利，责任已经落实。\n").title is None


def test_a_letterhead_is_not_what_only_mentions_papers() -> None:
    document = read_text("关于学习贯彻县委文件\n精神的通知\n\n各科室：\n请认真学习。\n")
    assert quoted(document, document.title).startswith("关于学习贯彻县委文件")


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        (PLAIN, True),
        (PLAIN.replace("各镇人民政府：", "各位代表："), False),
        (f"河水发〔2025〕3号\n{PLAIN.replace('各镇人民政府：', '')}", True),
        (PLAIN.replace("各镇人民政府：", ""), False),
    ],
)
def test_rules_for_official_documents_only(text: str, fits: bool) -> None:
    verdict = applies(When(has=("number", "addressee")), read_text(text))
    assert (verdict is None) is fits


ISSUED = """关于印发防汛工作方案的通知

各镇人民政府：

现将《防汛工作方案》印发给你们，请认真贯彻执行。

河湾县人民政府
2025年3月5日

防汛工作方案

一、工作目标
确保安全度汛。
二、重点任务
（一）备足物资。储备编织袋。
（二）建强队伍。开展演练。
"""


@pytest.mark.parametrize("label", ["", "附件\n", "附件1\n"])
def test_what_is_issued_keeps_its_headings(label: str) -> None:
    document = read_text(ISSUED.replace("防汛工作方案\n\n一、", f"{label}防汛工作方案\n\n一、"))
    assert document.signatory and document.date and document.date.source == "sign-off"
    numbered = [section for section in document.sections if section.number]
    assert [f"{s.number}{s.title}" for s in numbered] == [
        "一、工作目标",
        "二、重点任务",
        "（一）备足物资",
        "（二）建强队伍",
    ]
    assert [document.path_of(i)[-2:-1] for i, s in enumerate(document.sections) if s.number == "（一）"] == [
        ("二、重点任务",)
    ]


def test_lines_of_an_attached_table_are_no_headings() -> None:
    document = read_text(PLAIN + "附件1\n责任人名单\n1　龙坝水库　王明\n2　柳沟水库　李青\n")
    assert [section.number for section in document.sections] == ["一、", "二、"]
