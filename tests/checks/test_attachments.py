"""Attachments listed, cited and following."""

from __future__ import annotations

from typing import Any

import pytest

from hegui.checks.attachments import AttachmentsCheck
from hegui.document import Document
from hegui.readers import read_text
from hegui.verdict import Outcome


def letter(body: str = "投资见附件1。", listed: str = "附件：1.甲表\n2.乙表", after: str = "") -> Document:
    return read_text(
        f"关于修缮敬老院的请示\n县民政局：\n{body}妥否，请批示。\n{listed}\n青岚镇人民政府\n2025年3月5日\n{after}"
    )


@pytest.mark.parametrize(
    ("demand", "parts", "outcome", "words"),
    [
        ("form", {}, Outcome.PASS, "列出 2 件"),
        ("form", {"listed": "附件：甲表"}, Outcome.PASS, "列出 1 件"),
        ("form", {"listed": "附件：\n1. 甲表\n2. 乙表"}, Outcome.PASS, "列出 2 件"),
        ("form", {"listed": "附件：1. 甲表　2. 乙表"}, Outcome.PASS, "列出 2 件"),
        ("form", {"listed": "附件：2025年预算表（含2024年2.5万元结转）"}, Outcome.PASS, "列出 1 件"),
        ("form", {"listed": "附件：1、甲表\n2、乙表"}, Outcome.FAIL, "2 处"),
        ("form", {"listed": "附件：1.甲表。\n2.乙表"}, Outcome.FAIL, "1 处"),
        ("form", {"listed": "附件：1.甲表\n3.丙表"}, Outcome.FAIL, "1 处"),
        ("form", {"listed": ""}, Outcome.NOT_APPLICABLE, "没有附件说明"),
        ("cited", {}, Outcome.PASS, "都已列出"),
        ("cited", {"body": "见附件1至附件2。"}, Outcome.PASS, "都已列出"),
        ("cited", {"body": "见附件1—3。"}, Outcome.FAIL, "只列出 2 件"),
        ("cited", {"body": "见附件3。"}, Outcome.FAIL, "只列出 2 件"),
        ("cited", {"body": "见《通知》附件5和青政发〔2025〕3号附件6。"}, Outcome.NOT_APPLICABLE, "没有提到"),
        ("cited", {"body": "附件2025年继续有效。"}, Outcome.NOT_APPLICABLE, "没有提到"),
        ("cited", {"body": "见附件。", "listed": ""}, Outcome.FAIL, "没有附件说明"),
        ("cited", {"body": "见附件。", "listed": "附件：甲表"}, Outcome.PASS, "都已列出"),
        ("cited", {"body": "见附件1。", "listed": "附件：甲表"}, Outcome.PASS, "都已列出"),
        ("cited", {"body": "见附件2。", "listed": "附件：甲表"}, Outcome.FAIL, "只列出 1 件"),
        ("cited", {"body": "见附件1。", "listed": "", "after": "附件1\n甲表"}, Outcome.PASS, "都已列出"),
        ("titles", {"after": "附件1\n甲表\n合计\n附件2\n乙表"}, Outcome.PASS, "一致"),
        ("titles", {"after": "附件1：《甲表》\n附件2 乙表（样式）"}, Outcome.PASS, "一致"),
        ("titles", {"after": "附件1\n丙表\n附件2\n乙表"}, Outcome.FAIL, "1 件"),
        ("titles", {"after": "附件3\n丙表"}, Outcome.FAIL, "1 件"),
        ("titles", {"after": "附件1\n甲表\n合计"}, Outcome.REVIEW, "1 件没有附在后面"),
        ("titles", {"listed": "附件：甲表", "after": "附件\n甲表"}, Outcome.PASS, "一致"),
        ("titles", {"listed": "", "after": "附件1\n甲表"}, Outcome.FAIL, "没有附件说明"),
        (
            "titles",
            {"listed": "附件1：甲表。", "after": "附件1\n甲表"},
            Outcome.NOT_APPLICABLE,
            "没有附件说明，或附件不在",
        ),
        ("titles", {"listed": "", "after": "附表\n甲表"}, Outcome.NOT_APPLICABLE, "没有附件说明，或附件不在"),
        ("titles", {}, Outcome.NOT_APPLICABLE, "没有附件说明，或附件不在"),
    ],
)
def test_attachments(demand: Any, parts: dict[str, str], outcome: Outcome, words: str) -> None:
    document = letter(**parts)
    verdict = AttachmentsCheck(demand=demand).check(document)
    assert verdict.outcome is outcome, verdict.message
    assert words in verdict.message.zh
    assert all(document.quote(evidence.span).strip() for evidence in verdict.evidence)


@pytest.mark.parametrize("demand", ["form", "cited", "titles"])
def test_nothing_to_look_at(demand: Any) -> None:
    assert AttachmentsCheck(demand=demand).check(read_text("")).outcome is Outcome.NOT_APPLICABLE
