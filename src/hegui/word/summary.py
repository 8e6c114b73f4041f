"""What a document came to, in one sentence for the head of its checklist."""

from __future__ import annotations

from collections import Counter

from hegui.formats.view import View
from hegui.formats.words import OUTCOMES, SEVERITIES
from hegui.report import Judged, Report, counts, ended, exit_status
from hegui.rule import Severity
from hegui.verdict import Message, Outcome

_VERDICTS = (Message("合格", "Passed"), Message("不合格", "Failed"), Message("未能判定", "Could not judge"))
_NO_THRESHOLD = Message("不设门槛，只列结果", "No threshold, results only")
_SUM = Message("结论：{verdict}。共查 {n} 项：{parts}。", "{verdict}. {n} checks: {parts}.")


def summed(judged: Judged, report: Report, view: View) -> str:
    """The verdict on the document alone, and how many of its checks ended how."""
    alone = Report((judged,), (), report.packs, report.rules, strict=report.strict)
    status = exit_status(alone, view.fail_on)
    verdict = _NO_THRESHOLD if not status and view.fail_on is None else _VERDICTS[status]
    number = counts(judged.findings)
    comma = "，" if view.lang == "zh" else ", "
    parts = comma.join(
        _part(outcome, number[outcome], judged, view) for outcome in OUTCOMES if number[outcome]
    )
    return view.say(_SUM).format(verdict=view.say(verdict), n=number.total(), parts=parts)


def _part(outcome: Outcome, number: int, judged: Judged, view: View) -> str:
    name = view.say(OUTCOMES[outcome])
    words = f"{name} {number} 项" if view.lang == "zh" else f"{number} {name}"
    if outcome is not Outcome.FAIL:
        return words
    by = Counter(finding.rule.severity for finding in ended(judged.findings, outcome))
    detail = [f"{view.say(SEVERITIES[each])} {by[each]}" for each in Severity if by[each]]
    return words + (f"（{'、'.join(detail)}）" if view.lang == "zh" else f" ({', '.join(detail)})")
