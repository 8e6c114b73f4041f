"""A report made by hand, with every outcome in it, for the formats to show."""

import pytest

from hegui.checks.manual import ManualCheck
from hegui.checks.replace import ReplaceCheck
from hegui.document import Document, Section, Span
from hegui.report import Finding, Judged, Notice, Refused, Report, Sheet, UsedPack, Waiver, located
from hegui.rule import Basis, Rule, Severity
from hegui.verdict import Evidence, Message, Outcome

TEXT = (
    "2023年县水务局局长述职报告\n"
    "一、履职情况\n"
    "按照市委政府的安排,全年完成管网改造**公里，新建泵站3座，供水保证率达到99.2%，群众反映的停水问题当月办结。\n"
    "二、存在的不足\n"
    "一是学习不够系统。二是下基层偏少，对偏远村组的用水困难掌握得不全，往往等到群众来电才去处理。\n"
    "三、下一步打算\n"
    "坚决悍卫“两个确立”，把各项任务落到实处。\n"
)


def _span(words: str, after: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words))


def _section(number: str, title: str, end: str | None) -> Section:
    heading = _span(f"{number}{title}")
    return Section(number, title, 1, heading, Span(heading.end, TEXT.index(end) if end else len(TEXT)))


DOCUMENT = Document(
    TEXT,
    path="水务局/述职.txt",
    sections=(
        _section("一、", "履职情况", "二、存在"),
        _section("二、", "存在的不足", "三、下一步"),
        _section("三、", "下一步打算", None),
    ),
)


def _rule(number: int, title: str, severity: Severity, level: str = "practice", document: str = "") -> Rule:
    return Rule(
        id=f"SZ{number:03}",
        name=f"rule-{number}",
        title=title,
        severity=severity,
        basis=Basis(level=level, document=document, conditional=number == 2),
        why="写错固定表述是政治性差错，须在送审前改正。",
        check=None,
    )


def finding(rule: Rule, outcome: Outcome, message: Message, *evidence: Evidence) -> Finding:
    return Finding(rule, outcome, message, tuple(located(DOCUMENT, one) for one in evidence))


def _findings() -> list[Finding]:
    error, warning, info = Severity
    comma = Span(_span("安排,").end - 1, _span("安排,").end)
    return [
        finding(
            _rule(1, "须设“存在问题”部分，并写明至少两条具体问题", error),
            Outcome.PASS,
            Message("有“存在的不足”，列出 2 条", "found, with 2 items"),
            Evidence(_span("二、存在的不足")),
            Evidence(_span("一是学习不够系统。")),
            Evidence(_span("二是下基层偏少，对偏远村组的用水困难掌握得不全，往往等到群众来电才去处理。")),
        ),
        finding(
            _rule(2, "不得留有占位符", warning, "national-standard", "《校对符号》"),
            Outcome.FAIL,
            Message("有 1 处占位符", "1 placeholder"),
            Evidence(_span("**"), note=Message("数字没有填写", "the figure is missing")),
        ),
        finding(
            _rule(3, "固定表述须准确", error, "policy", "《党的二十大报告》"),
            Outcome.FAIL,
            Message("1 处与标准表述不符", "1 differs from the set phrase"),
            Evidence(_span("悍卫“两个确立”"), suggestion="捍卫“两个确立”"),
        ),
        finding(
            _rule(4, "汉字之间不用半角标点", info, "standard"),
            Outcome.FAIL,
            Message("有 1 处半角逗号", "1 half-width comma"),
            Evidence(comma, suggestion="，"),
        ),
        finding(
            _rule(5, "结尾应有落款和日期", error),
            Outcome.FAIL,
            Message("没有找到落款；应写明单位或姓名", "no sign-off found; name the office or the person"),
        ),
        finding(
            _rule(6, "数字是否属实", info, "house"), Outcome.REVIEW, Message("请人工核对", "ask a person")
        ),
        finding(
            _rule(7, "页码", info, "standard"),
            Outcome.NOT_CHECKED,
            Message("纯文本没有页码", "text has no pages"),
        ),
        finding(
            _rule(8, "慢模式", error),
            Outcome.ERROR,
            Message("本项未能查完：超时", "could not finish: time-out"),
        ),
        finding(
            _rule(9, "只用于通知", error, "regulation"),
            Outcome.NOT_APPLICABLE,
            Message("本文不是通知", "not a notice"),
        ),
        finding(
            _rule(10, "单位已豁免", warning, "law"),
            Outcome.WAIVED,
            Message("豁免至年底", "waived to December"),
        ),
    ]


def judged(findings: list[Finding], path: str = DOCUMENT.path, kind: str = "txt") -> Judged:
    return Judged(
        path, "ab" * 32, kind, "utf-8", "2023年县水务局局长述职报告", "述职报告", "2023-12-31", findings
    )


@pytest.fixture
def findings() -> list[Finding]:
    return _findings()


@pytest.fixture
def report(findings: list[Finding]) -> Report:
    pack = UsedPack(
        "shuzhi", "述职报告检查清单", "2026.1", "cd" * 32, "rules/shuzhi.yaml", 10, (("SZ011", "本单位不用"),)
    )
    return Report((judged(findings),), packs=(pack,), rules=10)


@pytest.fixture
def several(findings: list[Finding]) -> Report:
    """A report that has no failure, one in Word that has all, and a file that was refused."""
    quiet = [f for f in findings if f.outcome is Outcome.PASS]
    documents = (
        judged(quiet, "甲.txt"),
        judged(findings, "水务局/二〇二三年度/领导班子成员/述职述责述廉报告.docx", "docx"),
    )
    refused = Refused("乙.txt", Message("不是 UTF-8，也不是 GB18030", "neither UTF-8 nor GB18030"))
    return Report(documents, refused=(refused,), rules=10)


HOSTILE = "恶=1+1|<script>alert(1)</script>]]>--&\"'`@all #1 %0A::error::x ##[error]y\n\r\t\x1b[31m\u202e\ufffe![x](http://x){0}"
"""Words that some reader of some format would take for more than words."""


def _full_rule(number: int, severity: Severity, kind: str = "replace") -> Rule:
    check = ReplaceCheck(words={"悍卫": "捍卫"}) if kind == "replace" else ManualCheck(question="真实吗？")
    basis = Basis(level="policy", document="《条例》", clause="第三条")
    return Rule(
        id=f"SZ{number:03}",
        name=f"rule-{number}",
        title=f"第{number}项要求",
        severity=severity,
        basis=basis,
        why="写错是政治性差错。",
        check=check,
    )


def _full_findings() -> list[Finding]:
    """All seven ends, three severities, places on several lines, answers, waived places."""
    error, warning, info = Severity
    answered = Evidence(
        _span("一是学习不够系统。"), answer=_span("坚决悍卫"), note=Message("有对应措施", "is answered")
    )
    two_lines = Span(_span("一、履职情况").start, _span("按照市委政府").end)
    waiver = Waiver("waiver", "历史原文", "张三", "2026-12-31", "hegui-waivers.yaml:4", 1)
    partly = Waiver("suppression", HOSTILE, at="甲.md:7", places=1)
    found = Message("1 处与标准表述不符", "1 differs from the set phrase")
    hostile = Message(HOSTILE, HOSTILE)
    return [
        finding(
            _full_rule(1, error),
            Outcome.PASS,
            Message("有“存在的不足”", "found"),
            answered,
            Evidence(two_lines),
        ),
        finding(
            _full_rule(2, error),
            Outcome.FAIL,
            found,
            Evidence(_span("悍卫“两个确立”"), suggestion="捍卫“两个确立”"),
        ),
        finding(_full_rule(3, warning, "manual"), Outcome.FAIL, hostile, Evidence(two_lines, note=hostile)),
        finding(_full_rule(4, info), Outcome.FAIL, found, Evidence(_span("**"), suggestion="")),
        finding(_full_rule(5, error), Outcome.FAIL, Message("没有找到落款", "no sign-off found")),
        finding(_full_rule(6, info, "manual"), Outcome.REVIEW, Message("请人工核对", "ask a person")),
        finding(_full_rule(7, info), Outcome.NOT_CHECKED, Message("纯文本没有页码", "text has no pages")),
        finding(
            _full_rule(8, error), Outcome.ERROR, Message("本项未能查完：超时", "could not finish: time-out")
        ),
        finding(_full_rule(9, error), Outcome.NOT_APPLICABLE, Message("本文不是通知", "not a notice")),
        finding(_full_rule(10, error), Outcome.WAIVED, found, Evidence(_span("泵站3座")))._replace(
            waivers=(waiver,)
        ),
        finding(_full_rule(11, info), Outcome.FAIL, found, Evidence(_span("一是")))._replace(
            waivers=(partly,)
        ),
    ]


PACKS = (
    UsedPack("base", "通用项", "2026.1", "ab" * 32, "rules/base.yaml", 3, (), ("SZ001",)),
    UsedPack(
        "shuzhi", "述职报告检查清单", "2026.1", "cd" * 32, "rules/shuzhi.yaml", 8, (("SZ012", "不--用"),)
    ),
)


@pytest.fixture
def full() -> Report:
    """Every end, several documents of several formats, refused files, notices, hostile names and words."""
    findings = _full_findings()
    passed = [each for each in findings if each.outcome is Outcome.PASS]
    unknown = [each for each in findings if each.outcome is Outcome.NOT_CHECKED]
    sheet = Sheet(TEXT, ())
    hostile = judged(findings, f"./甲/{HOSTILE}.md", "md")._replace(title=HOSTILE, genre="=cmd|' /C calc'!A0")
    documents = (
        judged(findings, "./水务局/述职.txt")._replace(sheet=sheet),
        judged(passed, "/abs/好 a%b#c?.txt"),
        judged(findings, "述职.docx", "docx"),
        hostile,
        judged(unknown, "空.txt"),
        judged(
            [f._replace(evidence=tuple(q._replace(page=3) for q in f.evidence)) for f in findings],
            "a:b.pdf",
            "pdf",
        ),
        judged(passed, "名\udcff.txt"),
    )
    refused = (
        Refused("坏.docx", Message("不是 Word 文件", "not a Word file")),
        Refused(HOSTILE, Message(HOSTILE, HOSTILE)),
    )
    notices = (Notice("hegui-waivers.yaml", 9, Severity.WARNING, Message("没有用到的豁免", "unused waiver")),)
    options = (("as_of", "2024-01-01"), ("select", HOSTILE))
    return Report(documents, refused, PACKS, 11, 1, options, notices)


@pytest.fixture
def small() -> Report:
    """All seven ends in one document, and little else: what golden files show."""
    found = [each for each in _full_findings() if each.rule.id not in ("SZ003", "SZ011")]
    return Report(
        (judged(found, "水务局/述职.txt")._replace(sheet=Sheet(TEXT, ())),), packs=PACKS[1:], rules=9
    )
