"""The closing line: the verdict of a run and what it counts, in words nobody can misread."""

from __future__ import annotations

from hegui.formats.view import View
from hegui.formats.words import OUTCOMES, SEVERITIES
from hegui.report import Report, exit_status
from hegui.rule import Severity
from hegui.verdict import Message, Outcome

_VERDICTS = (Message("合格", "PASSED"), Message("不合格", "FAILED"), Message("未能判定", "COULD NOT JUDGE"))
_NOTHING = Message("没有要检查的（退出码 0）：", "NOTHING TO CHECK (exit status 0): ")
_LISTED_ONLY = Message("不设门槛，只列结果", "NO THRESHOLD, results only")
_LEVEL = Message("{severity}级，", "at level {severity}, ")
_IDLE = Message("；{n} 份没有一条规则能查，不能算合格", "; nothing could be checked in {n}")
_ALWAYS = (Outcome.FAIL, Outcome.PASS)


def closing(report: Report, view: View) -> str:
    """The verdict, the exit status and all counts."""
    status = exit_status(report, view.fail_on)
    if status == 0 and not report.documents:
        return view.say(_NOTHING) + (_counts_zh(report) if view.lang == "zh" else _counts_en(report))
    if view.lang == "zh":
        return f"{verdict(status, view)}（{_level(status, view)}退出码 {status}）：{_counts_zh(report)}{_idle(report, view)}"
    return f"{verdict(status, view)} ({_level(status, view)}exit status {status}): {_counts_en(report)}{_idle(report, view)}"


def verdict(status: int, view: View) -> str:
    """The verdict in a word."""
    if status == 0 and view.fail_on is None:
        return view.say(_LISTED_ONLY)
    return view.say(_VERDICTS[status])


def _level(status: int, view: View) -> str:
    if status == 2 or view.fail_on is None:
        return ""
    return view.say(_LEVEL).format(severity=view.say(SEVERITIES[view.fail_on]))


def _idle(report: Report, view: View) -> str:
    """How many documents no rule applied to or could check."""
    idle = report.totals.idle if report.rules else 0
    return view.say(_IDLE).format(n=idle) if idle else ""


def _counts_zh(report: Report) -> str:
    counts, failed = report.totals.outcomes, report.totals.failures
    detail = "、".join(f"{SEVERITIES[s].zh} {failed[s]}" for s in Severity if failed[s])
    parts = []
    for outcome, name in OUTCOMES.items():
        if counts[outcome] or outcome in _ALWAYS:
            inner = f"（{detail}）" if outcome is Outcome.FAIL and detail else ""
            parts.append(f"{counts[outcome]} 项{name.zh}{inner}")
    documents = f"{len(report.documents)} 份报告" + _refused_zh(report)
    return f"{documents}，{counts.total()} 项检查：{'，'.join(parts)}"


def _refused_zh(report: Report) -> str:
    refused = f"，{len(report.refused)} 份未能读取" if report.refused else ""
    return refused + (f"，{report.excluded} 份排除未查" if report.excluded else "")


def _counts_en(report: Report) -> str:
    counts, failed = report.totals.outcomes, report.totals.failures
    detail = ", ".join(f"{SEVERITIES[s].en} {failed[s]}" for s in Severity if failed[s])
    parts = []
    for outcome, name in OUTCOMES.items():
        if counts[outcome] or outcome in _ALWAYS:
            inner = f" ({detail})" if outcome is Outcome.FAIL and detail else ""
            parts.append(f"{counts[outcome]} {name.en}{inner}")
    documents = f"{len(report.documents)} report{'s' * (len(report.documents) != 1)}" + _refused_en(report)
    checks = f"{counts.total()} check{'s' * (counts.total() != 1)}"
    return f"{documents}, {checks}: {', '.join(parts)}"


def _refused_en(report: Report) -> str:
    refused = f", {len(report.refused)} not read" if report.refused else ""
    return refused + (f", {report.excluded} excluded" if report.excluded else "")
