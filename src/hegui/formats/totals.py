"""The closing line: the verdict of a run and what it counts, in words nobody can misread."""

from __future__ import annotations

from hegui.formats.view import View
from hegui.formats.words import OUTCOMES, SEVERITIES
from hegui.report import Report, exit_status, unsettled
from hegui.rule import Severity
from hegui.verdict import Message, Outcome

_VERDICTS = (Message("合格", "PASSED"), Message("不合格", "FAILED"), Message("未能判定", "COULD NOT JUDGE"))
_NOTHING = Message("没有要检查的（退出码 0）：", "NOTHING TO CHECK (exit status 0): ")
_LISTED_ONLY = Message("不设门槛，只列结果", "NO THRESHOLD, results only")
_LEVEL = Message("{severity}级，", "at level {severity}, ")
_IDLE = Message("；{n} 份没有一条规则能查，不能算合格", "; nothing could be checked in {n}")
_UNLISTED = Message(
    "；从严：{n} 份没有本文种的清单，不能算合格", "; strict: no checklist is for the kind of {n}"
)
_OPEN = Message("；从严：{n} 项待人工核对，尚不能算合格", "; strict: {n} open for a person to review")
_ONLY = Message("只查 {0}", "only {0}")
_IGNORED = Message("忽略 {0}", "ignored: {0}")
_OUT = Message("{what}（{n} 项未查）", "{what} ({n} not checked)")
_UNWRITTEN = Message("副本没有写全（退出码 2）：", "COPIES ARE MISSING (exit status 2): ")
_ALWAYS = (Outcome.FAIL, Outcome.PASS)


def closing(report: Report, view: View, unwritten: bool = False) -> str:
    """The verdict, the exit status and all counts. unwritten: copies are missing, so that the exit status is 2."""
    status = exit_status(report, view.fail_on)
    if unwritten and status < 2:
        counts = _counts_zh(report) if view.lang == "zh" else _counts_en(report)
        return view.say(_UNWRITTEN) + counts
    if status == 0 and not report.documents:
        return view.say(_NOTHING) + (_counts_zh(report) if view.lang == "zh" else _counts_en(report))
    if view.lang == "zh":
        return f"{verdict(status, view)}（{_level(status, view)}退出码 {status}）：{_counts_zh(report)}{_idle(report, view)}"
    return f"{verdict(status, view)} ({_level(status, view)}exit status {status}): {_counts_en(report)}{_idle(report, view)}"


def left_out(report: Report, view: View) -> str:
    """The rules that were not checked because somebody said so; "" if there are none."""
    if report.narrowed is None:
        return ""
    select, ignore, rules = report.narrowed
    comma = "、" if view.lang == "zh" else ", "
    pairs = ((_ONLY, select), (_IGNORED, ignore))
    told = [view.say(words).format(comma.join(entries)) for words, entries in pairs if entries]
    return view.say(_OUT).format(what=("；" if view.lang == "zh" else "; ").join(told), n=rules)


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
    """How many documents no rule applied to or could check; of a strict run also what is not settled."""
    idle = report.totals.idle if report.rules else 0
    unlisted, reviews = unsettled(report, view.fail_on)
    told = ((_IDLE, idle), (_UNLISTED, unlisted), (_OPEN, reviews))
    return "".join(view.say(words).format(n=n) for words, n in told if n)


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
