"""Answers of persons to manual rules, applied to one judged document after the other."""

from __future__ import annotations

from hegui.exemptions.covering import ends, further
from hegui.exemptions.model import AttestationEntry, Kept
from hegui.exemptions.naming import Known, elsewhere
from hegui.exemptions.paths import fits, relative
from hegui.finding import Finding
from hegui.lifting import each_open
from hegui.report import Judged
from hegui.values import Record
from hegui.verdict import Message, Outcome


class Given(Record):
    """An answer as it is applied. number: its place in the file. rule: the id."""

    number: int
    rule: str
    entry: AttestationEntry


class Attested:
    """The answers of a run. A judged document is marked with what becomes of them on it (`Judged.marks`): of those
    about it and rules of the run "met", of those about it as it is "current", of those that counted "used", of those
    that do not hold any more, with nobody having answered since, "lapsed"."""

    def __init__(self, kept: Kept, among: Known) -> None:
        self.kept = kept
        self.given = tuple(_given(kept, among))
        self.elsewhere = elsewhere(kept, among)

    def __call__(self, judged: Judged) -> Judged:
        """`judged` with the answers to its questions."""
        about = [each for each in self.given if self._is_about(each.entry, judged)]
        if not about:
            return judged
        took_part = ends(judged.findings, {each.rule for each in about})
        met = [each for each in about if each.rule in took_part]
        current = {each.number for each in met if each.entry.document == judged.sha256}
        told: dict[str, set[int]] = {"used": set(), "lapsed": set()}
        findings = each_open(judged.findings, lambda found: _answered(found, judged, about, told))
        told |= {"met": {each.number for each in met}, "current": current}
        marks = [(what, self.kept.key(n)) for what, numbers in sorted(told.items()) for n in sorted(numbers)]
        return judged._replace(findings=findings, marks=(*judged.marks, *marks))

    def _is_about(self, entry: AttestationEntry, judged: Judged) -> bool:
        """Whether an answer is about this document, as it is or as it was."""
        if judged.sha256 and entry.document == judged.sha256:
            return True
        return bool(entry.path) and fits(entry.path, relative(judged.path, self.kept.base))


def _answered(found: Finding, judged: Judged, about: list[Given], told: dict[str, set[int]]) -> Finding:
    """`found` in view of the answers `about` its document; what became of them is put into `told`."""
    if found.outcome is not Outcome.REVIEW or found.rule.check.kind != "manual":
        return found
    own = [each for each in about if each.rule == found.rule.id]
    valid = [each for each in own if each.entry.document == judged.sha256]
    if valid:
        told["used"].update(each.number for each in valid)
        return _answer(found, [each.entry for each in valid])
    if not own:
        return found
    last = max(own, key=lambda each: (each.entry.date, each.number))
    told["lapsed"].add(last.number)
    return _lapsed(found, last.entry)


def _given(kept: Kept, among: Known) -> list[Given]:
    """The answers of a file to questions of the run."""
    given = []
    for index, entry in enumerate(kept.entries):
        rule = among.rule(entry.rule)
        if rule is not None and isinstance(entry, AttestationEntry):
            given.append(Given(index, rule.id, entry))
    return given


def _answer(found: Finding, entries: list[AttestationEntry]) -> Finding:
    """`found` as it ends where persons have answered: one "no" is enough to fail it."""
    holds = all(entry.holds for entry in entries)
    zh = en = found.rule.check.question  # type: ignore[union-attr]  # of kind manual
    zh += " 答：" + "；".join(said(entry).zh for entry in entries)
    en += " Answered: " + "; ".join(said(entry).en for entry in entries)
    return found._replace(outcome=Outcome.PASS if holds else Outcome.FAIL, message=Message(zh, en))


def said(entry: AttestationEntry) -> Message:
    """An answer with who gave it and when."""
    note = " ".join(entry.note.split())
    zh, en = ("是", "yes") if entry.holds else ("否", "no")
    return Message(
        f"{zh}（{entry.name}，{entry.date}{'；' + note if note else ''}）",
        f"{en} ({entry.name}, {entry.date}{'; ' + note if note else ''})",
    )


def _lapsed(found: Finding, entry: AttestationEntry) -> Finding:
    zh = f"原有答复：{said(entry).zh}，此后文件有改动，答复已失效，须重新核对"
    en = f"the answer {said(entry).en} lapsed, as the document changed since"
    return found._replace(message=further(found.message, zh, en))
