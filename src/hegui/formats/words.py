"""The words of the screen, in both languages side by side."""

from __future__ import annotations

import os

from hegui.rule import Level, Rule, Severity
from hegui.verdict import Message, Outcome, counted

OUTCOMES = {
    Outcome.FAIL: Message("未通过", "failed"),
    Outcome.REVIEW: Message("待人工核对", "to review"),
    Outcome.NOT_CHECKED: Message("无法查", "not checked"),
    Outcome.ERROR: Message("未能查完", "in error"),
    Outcome.PASS: Message("通过", "passed"),
    Outcome.NOT_APPLICABLE: Message("不适用", "not applicable"),
    Outcome.WAIVED: Message("已豁免", "waived"),
}
SEVERITIES = {
    Severity.ERROR: Message("错误", "error"),
    Severity.WARNING: Message("警告", "warning"),
    Severity.INFO: Message("提示", "info"),
}
LEVELS: dict[Level, Message] = {
    "law": Message("法律", "law"),
    "regulation": Message("法规条例", "regulation"),
    "national-standard": Message("国家标准", "national standard"),
    "standard": Message("标准", "standard"),
    "policy": Message("政策文件", "policy"),
    "practice": Message("实务", "practice"),
    "house": Message("本单位", "house rule"),
}
BASIS = Message("依据：", "Basis: ")
CONDITIONAL = Message("（原文为一般、原则上或可以）", " (the source says: as a rule, or may)")
WHY = Message("缘由：", "Why: ")
INSTEAD = Message("应改：", "should be: ")
DELETED = Message("应删去", "should be deleted")
HEADER = Message("文种：{genre}  时间：{date}", "kind: {genre}  date: {date}")
ENCODING = Message("  编码：{encoding}", "  encoding: {encoding}")
UNCODED = ("docx", "doc", "wps", "odt", "rtf", "pdf")
"""Formats that say themselves how they are encoded."""
UNKNOWN = Message("未识别", "unknown")
NOTHING_WRONG = Message("没有未通过的项目。", "Nothing failed.")
REFUSED = Message("未能读取", "Not read")
TOGETHER = Message("{n} 项：", "{n} rules: ")
MORE = Message("另有 {n} 处（--show all 列出全部）", "{n} more places (--show all lists them)")
REST = Message("（--show pass 列出各项证据）", " (--show pass lists them with their evidence)")
OFF = Message("已停用：", "Off: ")
CHANGED = Message("级别或参数有改动：", "Changed in severity or parameters: ")
KNOWN = Message(
    "{n} 项基线中已有（--show pass 列出）", "{n} known before, see the baseline (--show pass lists them)"
)
COLUMNS = Message("|规则|级别|检查项|位置|所据文字", "|rule|severity|demand|where|evidence")
ANSWER_COLUMNS = Message("位置|问题|位置|对应的措施", "where|problem|where|measure that answers it")
UNANSWERED = Message("（未见）", "(none seen)")
SUMMARY_COLUMNS = Message(
    "|文件|错误|警告|提示|待核|未查|通过|不适用", "|file|error|warn|info|review|open|pass|n/a"
)


PAGE = Message("第{n}页 ", "page {n} ")


def heading(outcome: Outcome, count: int, lang: str) -> str:
    """The heading over the findings of one outcome."""
    name = OUTCOMES[outcome].text(lang)
    return f"{name}（{count} 项）" if lang == "zh" else f"{name[0].upper()}{name[1:]} ({count})"


_SPELLINGS = {"htm": "html", "markdown": "md", "text": "txt"}


def otherwise(path: str, format: str, lang: str) -> str:
    """What format a file was read in, where its name says another."""
    suffix = os.path.splitext(path)[1].lower().lstrip(".")
    if _SPELLINGS.get(suffix, suffix or "txt") == format:
        return ""
    return "  " + (f"格式：{format}（与扩展名不符）" if lang == "zh" else f"format: {format} (not as named)")


def where(line: int, suffix: str, lang: str, page: int | None = None) -> str:
    """The place in the user's file: a line, a page and a line on it, or in Word a paragraph."""
    return counted(line, suffix, page).text(lang)


def basis(rule: Rule, lang: str) -> str:
    """What a rule rests on: level, document, clause."""
    held = rule.basis
    parts = [LEVELS[held.level].text(lang), held.document, held.clause]
    condition = CONDITIONAL.text(lang) if held.conditional else ""
    return " ".join(part for part in parts if part) + condition
