"""The ledger: nothing wider than the screen, columns that align, nothing a terminal obeys, nothing left out."""

import os
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from hegui.api import check_text
from hegui.checks.companion import CompanionCheck
from hegui.formats import render
from hegui.formats.layout import clip, safe, width, wrap
from hegui.formats.rows import aligned, drawn
from hegui.formats.view import View
from hegui.readers import read_text
from hegui.report import Judged, Report, finding
from hegui.rule import Basis, Rule, Severity
from hegui.verdict import Message, Outcome

GOLDEN = os.path.join(os.path.dirname(__file__), "..", "golden")
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("ledger-zh", View()),
        ("ledger-zh-pass", View(show="pass")),
        ("ledger-en-all", View(lang="en", show="all", width=100)),
        ("ledger-zh-ascii", View(ascii=True, width=60)),
    ],
)
def test_ledger_as_it_was_last_approved(report, name, view):
    """HEGUI_REGENERATE=1 writes the golden files anew; look at the difference before committing it."""
    _approved(name, render(report, "table", view))


def test_summary_of_several_documents_as_it_was_last_approved(several):
    _approved("ledger-several-zh", render(several, "table", View()))


def test_plain_lines_as_they_were_last_approved(several):
    _approved("plain-zh", render(several, "plain", View()))


def test_a_plain_line_speaks_of_its_own_place():
    text = "报告\n坚决悍卫“两个确立”。\n履行“一岗双则”。\n一、学习\n内容。\n三、打算\n内容。\n"
    lines = render(check_text(text, ["base", "formulations"]), "plain", View()).splitlines()
    told = [line.split("FM001 ")[1] for line in lines if "FM001" in line]
    assert told == [
        "固定表述须准确、完整：“悍卫“两个确立””；错字 (应改：捍卫“两个确立”)",
        "固定表述须准确、完整：“一岗双则”；错字 (应改：一岗双责)",
    ]
    assert any(line.endswith("BS020 序号不连续 1 处；此处应为“二、”") for line in lines)


def _approved(name, text):
    path = os.path.join(GOLDEN, name + ".txt")
    if os.environ.get("HEGUI_REGENERATE"):
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    with open(path, encoding="utf-8", newline="") as file:
        assert text == file.read()


def test_problems_stand_beside_the_measures_that_answer_them():
    check = CompanionCheck(given_section=("存在问题",), needs_section=("下一步打算",), each=True)
    text = (
        "2023年度局长述职报告\n一、存在问题\n一是理论学习不系统，只记了两本笔记。\n二是对家属提醒少，家风抓得不紧。\n"
        "二、下一步打算\n（一）静下心来学。每周安排半天读原著。\n（二）抢工期。泵站六月底前通水。\n"
    )
    document = read_text(text)
    rule = Rule(
        id="SZ046",
        name="each-problem-answered",
        title="每个问题都要有对应的措施",
        severity=Severity.WARNING,
        basis=Basis(level="practice"),
        why="列了问题没有措施，问题就挂在那里。",
        check=check,
    )
    judged = Judged(
        "述职.txt", "", "txt", "utf-8", "", "", "", [finding(rule, check.check(document), document)]
    )
    lines = render(Report((judged,), rules=1), "table", View()).splitlines()
    at = next(i for i, line in enumerate(lines) if line.split()[:1] == ["位置"])
    assert lines[at + 2].split() == ["第3行", "一是理论学习不系统", "第6行", "（一）静下心来学。"]
    assert lines[at + 3].split() == ["第4行", "二是对家属提醒少", "（未见）"]
    columns = [
        wcswidth(line[: line.index(word)])
        for line, word in zip(lines[at + 2 :], ("（一）", "（未见"), strict=False)
    ]
    assert columns[0] == columns[1]


@pytest.mark.parametrize("columns", [60, 80, 132])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("show", ["fail", "pass", "all"])
def test_no_line_is_wider_than_the_screen(report, several, columns, lang, show):
    for one in (report, several):
        *lines, _closing = render(one, "table", View(lang=lang, show=show, width=columns)).splitlines()
        assert [line for line in lines if wcswidth(line) > columns] == []


def test_columns_of_the_checklist_align(report):
    lines = render(report, "table", View(show="pass")).splitlines()
    start = next(i for i, line in enumerate(lines) if line.lstrip().startswith("规则"))
    end = lines.index("", start)
    header, rows = lines[start], [*lines[start + 2 : end]]
    columns = [
        wcswidth(header[: header.index(name)]) for name in ("规则", "级别", "检查项", "位置", "所据文字")
    ]
    assert len(rows) >= 5
    for row in rows:
        for column in columns[1:]:
            assert _cut(row, column).endswith("  ") or wcswidth(row) < column, (row, column)
    assert any(_after(row, columns[3]).startswith("第4行") for row in rows)
    assert any(_after(row, columns[4]).startswith("二、存在的不足") for row in rows)


def _cut(row, column):
    for index in range(len(row) + 1):
        if wcswidth(row[:index]) == column:
            return row[:index]
    return row if wcswidth(row) < column else ""


def _after(row, column):
    return row[len(_cut(row, column)) :]


def test_failures_come_first_worst_first_and_say_what_is_expected(report):
    text = render(report, "table")
    order = [text.index(rule) for rule in ("SZ003", "SZ005", "SZ002", "SZ004", "SZ006", "SZ007", "SZ008")]
    assert order == sorted(order)
    assert "第7行  坚决>>悍卫“两个确立”<<，把各项" in text
    assert "应改：捍卫“两个确立”" in text
    assert "依据：政策文件 《党的二十大报告》" in text
    assert "SZ001" not in text
    assert "1 项通过" in text


def test_passes_are_shown_with_their_evidence_on_request(report):
    text = render(report, "table", View(show="all"))
    assert re.search(r"✓ +SZ001", text)
    assert "一是学习不够系统。" in text
    assert "本文不是通知" in text


def test_only_the_first_places_are_listed_unless_all_are_asked_for(report):
    judged = report.documents[0]
    failed = judged.findings[3]
    many = failed._replace(evidence=tuple(failed.evidence[0]._replace(line=line) for line in range(1, 13)))
    long = Report((judged._replace(findings=[many]),), rules=1)
    assert "另有 7 处（--show all 列出全部）" in render(long, "table")
    assert "第6行" not in render(long, "table")
    shown = render(long, "table", View(show="all"))
    assert all(f"第{line}行" in shown for line in range(1, 13))
    assert "另有" not in shown


@pytest.mark.parametrize(
    ("kept", "fail_on", "start"),
    [
        (
            None,
            Severity.ERROR,
            "未能判定（退出码 2）：1 份报告，10 项检查：4 项未通过（错误 2、警告 1、提示 1）",
        ),
        (
            ("SZ001", "SZ002"),
            Severity.ERROR,
            "合格（错误级，退出码 0）：1 份报告，2 项检查：1 项未通过（警告 1）",
        ),
        (
            ("SZ001", "SZ002"),
            Severity.WARNING,
            "不合格（警告级，退出码 1）：1 份报告，2 项检查：1 项未通过（警告 1）",
        ),
        (
            ("SZ001", "SZ003"),
            None,
            "不设门槛，只列结果（退出码 0）：1 份报告，2 项检查：1 项未通过（错误 1）",
        ),
        (
            ("SZ001", "SZ006"),
            Severity.INFO,
            "合格（提示级，退出码 0）：1 份报告，2 项检查：0 项未通过，1 项待人工核对",
        ),
        ((), Severity.ERROR, "未能判定（退出码 2）：1 份报告，0 项检查：0 项未通过，0 项通过"),
    ],
)
def test_closing_line(report, kept, fail_on, start):
    judged = report.documents[0]
    findings = [f for f in judged.findings if kept is None or f.rule.id in kept]
    one = Report((judged._replace(findings=findings),), rules=10)
    assert render(one, "table", View(fail_on=fail_on, width=200)).splitlines()[-1].startswith(start)


def test_nothing_judged_is_never_called_passed():
    assert render(Report(()), "table").startswith("未能判定（退出码 2）：0 份报告")


def test_refused_files_are_named(several):
    text = render(several, "table", View(width=100))
    assert "乙.txt: 不是 UTF-8，也不是 GB18030" in text
    assert "2 份报告，1 份未能读取" in text


def test_colour_only_changes_colour(report):
    coloured = render(report, "table", View(colour=True))
    assert "\x1b[31m悍卫“两个确立”\x1b[0m" in coloured
    plain = render(report, "table", View())
    assert "\x1b" not in plain
    bare = ANSI.sub("", coloured)
    assert [line for line in bare.splitlines()[:-1] if wcswidth(line) > 80] == []
    assert bare.splitlines()[0] == plain.splitlines()[0]


HOSTILE = "甲\x1b[31m\x1b]0;title\x07乙\r丙\u202e丁\u200b戊\x9b庚\ud800\ufeff辛\u2028壬"


@pytest.mark.parametrize("name", ["table", "plain"])
@pytest.mark.parametrize("show", ["fail", "all"])
def test_nothing_a_terminal_obeys_is_sent(report, name, show):
    judged = report.documents[0]
    findings = []
    for found in judged.findings:
        rule = type(found.rule)(
            id=found.rule.id,
            name="x",
            title=HOSTILE,
            severity=found.rule.severity,
            basis=found.rule.basis,
            why=HOSTILE,
            check=None,
        )
        quotes = tuple(
            q._replace(
                quote=HOSTILE,
                before=HOSTILE,
                after=HOSTILE,
                section=(HOSTILE,),
                suggestion=HOSTILE,
                note=Message(HOSTILE, HOSTILE),
            )
            for q in found.evidence
        )
        findings.append(found._replace(rule=rule, message=Message(HOSTILE, HOSTILE), evidence=quotes))
    spoilt = judged._replace(path=HOSTILE, title=HOSTILE, genre=HOSTILE, findings=findings)
    text = render(Report((spoilt, spoilt), rules=10), name, View(show=show))
    text.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028\u202e\ufeff\ud800]", text)
    assert "\\x1b" in text
    assert "\\u202e" in text


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x9FFF, exclude_categories=("Cn", "Co", "Cs"))))
def test_safe_text_has_nothing_invisible(text):
    shown = safe(text)
    assert wcswidth(shown) >= 0
    assert safe(shown) == shown


LINE = "2022年，在市委、市政府的坚强领导下，committed-to-the-work以“两个确立”为指导（含GB/T 9704），完成12.5亿元。"


@given(st.text(alphabet=LINE, max_size=120), st.integers(8, 90))
def test_wrapping_keeps_every_character_and_the_width(text, columns):
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(wcswidth(line) <= columns for line in lines)


@given(st.text(alphabet=LINE, max_size=120), st.integers(8, 90))
def test_clipping_keeps_both_ends(text, columns):
    clipped = clip(text, columns)
    assert width(clipped) == wcswidth(clipped) <= columns
    if clipped != text:
        start, _, end = clipped.partition("…") if "…" not in text else ("", "", "")
        assert text.startswith(start)
        assert text.endswith(end)


def test_no_line_begins_with_a_closing_mark():
    for columns in range(20, 60):
        assert [line for line in wrap(LINE * 3, columns) if line[0] in "，。、）”"] == []


def test_tabulate_is_not_loaded_for_a_report_without_rows_to_draw():
    code = (
        "import sys\n"
        "from hegui.formats import render\n"
        "from hegui.report import Report\n"
        "render(Report(()), 'table')\n"
        "assert 'hegui.formats.table' in sys.modules\n"
        "print([m for m in ('tabulate', 'wcwidth', 'json', 'typer', 'pydantic', 'yaml') if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert done.stdout == "[]\n", done.stderr


@pytest.mark.parametrize(
    "rows",
    [
        [("第3行", "学习不深", "第9行", "办读书班")],
        [("", " 甲，", "第12行", ""), ("第100行", "“a b”1—→", "", "（é）\u3000")],
        [("L1", "a", "L22", "bb"), ("L3", "①甲", "L4", "…")],
    ],
)
def test_a_small_table_is_aligned_as_tabulate_draws_it(rows):
    headers = ("位置", "问题", "位置", "措施")
    assert aligned(rows, headers) == drawn(rows, headers)


def test_outcomes_have_marks_of_one_column():
    for view in (View(), View(ascii=True)):
        marks = [view.mark(outcome) for outcome in Outcome]
        assert len(set(marks)) == len(marks)
        assert all(wcswidth(mark) == 1 for mark in marks)
    assert all(View(ascii=True).mark(outcome).isascii() for outcome in Outcome)


@pytest.mark.parametrize(("format", "told"), [("txt", True), ("md", True), ("docx", False), ("pdf", False)])
def test_only_text_files_are_told_with_their_encoding(report, format, told):
    judged = report.documents[0]._replace(format=format, path=f"a.{format}")
    lines = "".join(render(Report((judged,)), "table", View()))
    assert ("编码：" in lines) is told
