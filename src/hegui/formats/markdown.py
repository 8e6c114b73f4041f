"""A summary in Markdown, for the summary of a job and for comments on merge requests.

Short enough for a comment (65,536 characters on GitHub); what does not fit is counted. What documents say is written
so that it is neither markup nor a mention of somebody nor a reference: `@all` in a report must not call anyone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.formats.layout import clip, safe
from hegui.formats.places import lined, spot, tidy
from hegui.formats.provenance import provenance
from hegui.formats.remarks import IDLE, Remark, of_notice, of_refused, remarks, told, unchecked
from hegui.formats.totals import closing, left_out
from hegui.formats.view import View
from hegui.formats.words import OUTCOMES, SEVERITIES
from hegui.report import Finding, Judged, Quote, Report, answered, counts, ended, exit_status
from hegui.verdict import Message, Outcome

LIMIT = 60_000
"""Characters, the end not counted."""

ROWS = 50
_TEXT, _PATH, _VALUE = 400, 200, 300  # columns
_VERDICTS = (Message("合格", "passed"), Message("不合格", "failed"), Message("未能判定", "could not judge"))
_COLUMNS = Message("|结果|规则|位置|说明|", "|result|rule|where|message|")
_MORE = Message("另有 {n} 条未列出。", "{n} more not listed.")
_LEFT = Message(
    "另有 {n} 份文件因篇幅所限未列出，见完整报告。",
    "{n} more files left out for length; see the full report.",
)
_CLEAN = Message("{n} 份文件没有未通过的项目。", "{n} files in which nothing failed.")
_MADE_WITH = Message("检查所用", "Checked with")
_RUN = Message("本次检查", "The run")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_HARMLESS = frozenset("'(),-./;=?+")
_LINKING = frozenset("@#!~%$&^:")


def render(report: Report, view: View) -> Iterator[str]:
    """The verdict, the files with what did not pass in them, and what they were checked with."""
    yield f"## hegui: {view.say(_VERDICTS[exit_status(report, view.fail_on)])}\n\n{literal(closing(report, view))}\n"
    if out := left_out(report, view):
        yield f"\n{literal(safe(out))}\n"
    room, clean, left = LIMIT, 0, 0
    for block in _blocks(report, view):
        clean += not block
        left += len(block) > room
        if block and len(block) <= room:
            room -= len(block)
            yield block
    rest = [view.say(_CLEAN).format(n=clean)] * bool(clean) + [view.say(_LEFT).format(n=left)] * bool(left)
    yield "".join(f"\n{line}\n" for line in rest)
    yield _made_with(report, view)


def _blocks(report: Report, view: View) -> Iterator[str]:
    """A block for each file; "" for one in which there is nothing to tell."""
    for refused in report.refused:
        remark = of_refused(refused, view)
        yield f"\n### {_path(refused.path)}\n\n{literal(clip(remark.text, _TEXT))}\n"
    if report.notices:
        notes = [of_notice(notice, view) for notice in report.notices]
        lines = [f"- {_path(each.at)} {literal(clip(each.text, _TEXT))}\n" for each in notes]
        yield f"\n### {view.say(_RUN)}\n\n{''.join(lines[:ROWS])}{_rest(len(lines), view)}"
    for judged in report.documents:
        yield _document(judged, view)


def _document(judged: Judged, view: View) -> str:
    rows = list(_rows(judged, view))
    if not rows:
        return ""
    number = counts(judged.findings)
    ends = [f"{view.say(name)} {number[outcome]}" for outcome, name in OUTCOMES.items() if number[outcome]]
    columns = view.say(_COLUMNS)
    table = "".join(f"|{'|'.join(row)}|\n" for row in rows[:ROWS])
    return (
        f"\n### {_path(judged.path)}\n\n{' · '.join(ends)}\n\n"
        f"{columns}\n{'|---' * (columns.count('|') - 1)}|\n{table}{_rest(len(rows), view)}"
    )


def _rest(number: int, view: View) -> str:
    return f"\n{view.say(_MORE).format(n=number - ROWS)}\n" if number > ROWS else ""


def _rows(judged: Judged, view: View) -> Iterator[tuple[str, ...]]:
    for remark in remarks(judged, view._replace(show="fail")):
        yield _told(remark, judged, view)
    quiet = (
        (Outcome.WAIVED,) if view.show == "fail" else (Outcome.WAIVED, Outcome.PASS, Outcome.NOT_APPLICABLE)
    )
    for outcome in quiet:
        for finding in ended(judged.findings, outcome):
            yield _quiet(finding, judged, view)
    if view.show != "fail" or not answered(judged):
        for text in unchecked(judged, view):
            yield view.say(OUTCOMES[Outcome.NOT_CHECKED]), "", "", literal(clip(text, _TEXT))


def _told(remark: Remark, judged: Judged, view: View) -> tuple[str, ...]:
    word = OUTCOMES[remark.outcome or Outcome.ERROR]
    if remark.outcome is Outcome.FAIL:
        word = SEVERITIES[remark.severity]
    text = remark.text if remark.rule else view.say(IDLE)
    rule = remark.title if remark.rule else ""
    place = _place(remark.quote, judged, view)
    return (view.say(word), literal(rule), place, literal(clip(text, _TEXT)))


def _quiet(finding: Finding, judged: Judged, view: View) -> tuple[str, ...]:
    first = finding.evidence[0] if finding.evidence else None
    text = told(finding, first, view) if first else safe(view.say(finding.message))
    rule = literal(safe(f"{finding.rule.id} {finding.rule.title}"))
    place = _place(first, judged, view)
    return (view.say(OUTCOMES[finding.outcome]), rule, place, literal(clip(text, _TEXT)))


def _place(quote: Quote | None, judged: Judged, view: View) -> str:
    if quote is None:
        return ""
    return f"{quote.line}:{quote.column}" if lined(judged.format) else spot(quote, judged.format, view)


def _path(path: str) -> str:
    return literal(clip(safe(tidy(path)), _PATH))


def _made_with(report: Report, view: View) -> str:
    lines = [
        f"- {literal(safe(name))}: {literal(clip(safe(value), _VALUE))}" for name, value in provenance(report)
    ]
    if len(lines) > ROWS:
        lines[ROWS:] = [view.say(_MORE).format(n=len(lines) - ROWS)]
    held = "\n".join(lines)
    return f"\n<details><summary>{view.say(_MADE_WITH)}</summary>\n\n{held}\n\n</details>\n"


def literal(text: str) -> str:
    """Safe `text` as itself, in Markdown and in the HTML that is made of it."""
    return _PUNCTUATION.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    """As an entity, which no Markdown reader takes for markup; what may begin a mention, a reference or a link stands
    apart from what follows, since those are looked for once the entities are gone."""
    sign, follows = match[0], match.string[match.end() : match.end() + 1]
    if sign in _HARMLESS:
        return sign
    entity = f"&#{ord(sign)};"
    linking = sign in _LINKING and (follows.isalnum() or follows in ("_", '"', "/"))
    return f"<span>{entity}</span>" if linking else entity
