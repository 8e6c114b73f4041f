"""The tool in SARIF: its rules, as the findings of the run show them, and its packs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hegui.formats.layout import safe
from hegui.formats.sarif.words import words
from hegui.formats.view import View
from hegui.formats.words import BASIS, WHY, basis
from hegui.report import Finding, Findings, UsedPack
from hegui.rule import Rule, Severity
from hegui.verdict import Message
from hegui.version import __version__

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
NOTIFIED = {
    "not-read": Message("文件未能读取", "A file could not be read"),
    "rule-error": Message("规则未能查完", "A rule could not finish"),
    "not-checked": Message("有规则无法查", "Some rules could not be checked"),
    "nothing-checked": Message("没有一条规则能查", "No rule could be checked"),
    "run": Message("关于本次检查", "About the run itself"),
}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}


class Rules:
    """The rules of the run in the order in which they are met."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self._index: dict[str, int] = {}
        self._seen: Sequence[Finding] = ()

    def add(self, findings: Sequence[Finding]) -> None:
        """All rules of one document, whatever they ended in; those usual in many documents are looked at once."""
        if not isinstance(findings, Findings):
            told: Sequence[Finding] = findings
        elif findings.usual is self._seen:
            told = (*findings.first, *findings.own.values())
        else:
            told, self._seen = (*findings.first, *findings.usual), findings.usual
        for finding in told:
            self.index(finding.rule)

    def index(self, rule: Rule) -> int:
        """The place of a rule in the list."""
        if rule.id not in self._index:
            self._index[rule.id] = len(self.rules)
            self.rules.append(rule)
        return self._index[rule.id]


def driver(rules: Rules, view: View) -> dict[str, Any]:
    """The tool with its rules."""
    return {
        "name": "hegui",
        "fullName": f"hegui {__version__}",
        "version": __version__,
        "semanticVersion": __version__,
        "shortDescription": {"text": view.say(Message("公文检查清单", "Checklists for official reports"))},
        "rules": [_descriptor(rule, view) for rule in rules.rules],
        "notifications": [_notified(name, view.say(text)) for name, text in NOTIFIED.items()],
    }


def _notified(name: str, text: str) -> dict[str, Any]:
    """What notifications may be of. GitHub asks of them what it asks of rules."""
    told = {"text": text}
    return {"id": name, "shortDescription": told, "fullDescription": told, "help": told}


def _descriptor(rule: Rule, view: View) -> dict[str, Any]:
    resting = f"{view.say(BASIS)}{basis(rule, view.lang)}"
    reason = f"{view.say(WHY)}{rule.why}"
    help_ = "\n\n".join(safe(part) for part in (rule.title, rule.message, resting, reason) if part)
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": words(rule.title),
        "fullDescription": words(f"{rule.title}。{reason}" if rule.why else rule.title),
        "help": {"text": help_},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.basis.level],
            "problem.severity": _PROBLEMS[rule.severity],
            "basis": {
                "level": rule.basis.level,
                "document": rule.basis.document,
                "clause": rule.basis.clause,
                "conditional": rule.basis.conditional,
            },
        },
    }


def extension(pack: UsedPack) -> dict[str, Any]:
    """A pack, as a part of the tool; its rules are told with those of the others."""
    return {
        "name": pack.name,
        "fullName": pack.title or pack.name,
        "version": pack.version,
        "properties": {
            "sha256": pack.sha256,
            "path": pack.path,
            "rules": pack.rules,
            "off": [{"rule": rule, "reason": reason} for rule, reason in pack.off],
            "changed": list(pack.changed),
        },
    }
