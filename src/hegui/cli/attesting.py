"""What `hegui attest` does once its arguments are known."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence

from hegui.api import check_file
from hegui.cli import screen
from hegui.cli.exempting import file_of, packs_for, rules_of, there
from hegui.cli.values import choice, day
from hegui.cli.words import say, spoken
from hegui.errors import UsageError
from hegui.exemptions.attested import Attested, said
from hegui.exemptions.load import load
from hegui.exemptions.model import AttestationEntry
from hegui.exemptions.naming import Known, meant, refusal
from hegui.exemptions.paths import relative
from hegui.formats.layout import indented, safe
from hegui.report import Finding, Judged
from hegui.rule import Rule
from hegui.values import Record
from hegui.verdict import Outcome

_ANSWERS = {"yes": "是", "no": "否", "是": "是", "否": "否"}


class Given(Record):
    """The arguments of the command as they were typed."""

    file: str | None
    rule: str | None
    answer: str | None
    name: str | None
    date: str | None
    note: str


def attest(given: Given, path: str | None, packs: Sequence[str] | None) -> int:
    """Write down an answer; the exit status. Raises HeguiError."""
    from hegui.exemptions.appending import append

    if not (given.file and given.rule and given.answer and given.name):
        raise UsageError(
            say(
                "要写明文件、规则、--answer 和 --name；只看请加 --list",
                "give the document, the rule, --answer and --name; to look only, --list",
            )
        )
    answer = _ANSWERS[choice(given.answer, tuple(_ANSWERS), "--answer")]
    date = _date(given.date)
    target, among = file_of(path, "attestations"), rules_of(packs)
    rule = _rule(given.rule, among)
    judged = _judged(given.file, packs)
    _asked(judged, rule.id)
    name = relative(given.file, os.path.realpath(os.path.dirname(target) or "."))
    entry = {
        "rule": rule.id,
        "path": "" if name.startswith("../") or os.path.isabs(name) else name,
        "document": judged.sha256,
        "answer": answer,
        "name": given.name,
        "date": date,
        "note": given.note,
    }
    line = append(target, "attestations", entry, among)
    screen.write(say(f"已写入 {target} 第 {line} 行\n", f"wrote {target}, line {line}\n"))
    if not entry["path"]:
        screen.tell(
            say(
                "文件不在答复所在的文件夹之下：改动后只会重新待核对，不会提到这次答复",
                "the document is not below the folder of the answers: once changed, this answer will not be spoken of",
            )
        )
    return 0


def _rule(name: str, among: Known) -> Rule:
    """The rule of that id or name. Raises UsageError where there is none, or no person may answer it."""
    rule = among.rule(name)
    if rule is None:
        raise UsageError(
            say(
                f"没有编号或名称为 {name} 的规则。{meant(name, among)}",
                f"there is no rule {name}; one of your own pack: give --pack FILE, or packs in hegui.toml",
            )
        )
    wrong = refusal(name, "attestations", among)
    if wrong:
        raise UsageError(wrong)
    return rule


def _date(given: str | None) -> str:
    today = datetime.date.today()
    date = day(given, "--date") or today
    if date > today:
        raise UsageError(say(f"--date {date} 还没有到", f"--date {date} is yet to come"))
    return date.isoformat()


def _judged(file: str, packs: Sequence[str] | None) -> Judged:
    """The document as it is now. Raises UsageError where it cannot be read."""
    report = check_file(file, packs_for(file, packs))
    if report.refused:
        reason = report.refused[0].reason.text(spoken())
        raise UsageError(say(f"{file}：{reason}", f"{file}: {reason}"))
    return next(iter(report.documents))


def _questions(judged: Judged) -> list[Finding]:
    return [found for found in judged.findings if found.rule.check and found.rule.check.kind == "manual"]


def _asked(judged: Judged, rule: str) -> None:
    """UsageError where the rule does not ask anything about the document."""
    found = next((found for found in _questions(judged) if found.rule.id == rule), None)
    if found is None or found.outcome is not Outcome.REVIEW:
        why = f"：{found.message.text(spoken())}" if found else ""
        raise UsageError(
            say(f"{rule} 没有要人核对 {judged.path}{why}", f"{rule} asks nothing about {judged.path}{why}")
        )


def show(file: str | None, path: str | None, packs: Sequence[str] | None) -> int:
    """List the questions about a document with their answers, or all answers; the exit status. Raises HeguiError."""
    target, among = file_of(path, "attestations"), rules_of(packs)
    if file is None:
        kept = load(there(target), "attestations", among)
        for number, entry in enumerate(kept.entries):
            if isinstance(entry, AttestationEntry):
                where = f"{entry.path} " if entry.path else ""
                told = f"{entry.rule} {where}{entry.document[:12]} {said(entry).text(spoken())}"
                screen.write(f"{safe(kept.at(number))}: {safe(told)}\n")
        return 0
    judged = _judged(file, packs)
    if os.path.lexists(target):
        judged = Attested(load(target, "attestations", among), among)(judged)
    lines = [line for found in _questions(judged) for line in _lines(found)]
    screen.write("\n".join(lines or [say("没有人工核对项", "no question asks for a person")]) + "\n")
    return 0


_STATES = {
    Outcome.PASS: ("是", "yes"),
    Outcome.FAIL: ("否", "no"),
    Outcome.REVIEW: ("待核对", "open"),
    Outcome.NOT_APPLICABLE: ("不适用", "n/a"),
}


def _lines(found: Finding) -> list[str]:
    state = say(*_STATES.get(found.outcome, (found.outcome.value, found.outcome.value)))
    message = safe(found.message.text(spoken()))
    return list(indented(message, screen.columns(False), f"{found.rule.id}  {state}  "))
