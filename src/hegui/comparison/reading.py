"""A JSON report read back (docs/json.md). Strict in what it needs; fields that a later hegui has added are passed over."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hegui.digest import sha256
from hegui.errors import InputError
from hegui.json_input import Input, contents, loaded
from hegui.rule import Severity
from hegui.values import Record
from hegui.verdict import Outcome

SCHEMA = "hegui-report/1"


class Place(Record):
    """Where something was found. page: 0 where there are none."""

    line: int
    column: int
    page: int
    quote: str
    section: tuple[str, ...]


class Found(Record):
    """How one rule ended on a document. kind: of its check; empty where the report does not say."""

    rule: str
    kind: str
    title: str
    severity: Severity
    outcome: Outcome
    message: str
    places: tuple[Place, ...]


class Paper(Record):
    """One document of a round, and what was found in it, by rule."""

    path: str
    format: str
    sha256: str
    title: str
    findings: dict[str, Found]


class Checklist(Record):
    """A pack of a round. rules: how many of its rules ran."""

    name: str
    version: str
    sha256: str
    rules: int


class Round(Record):
    """A report. sha256: of its file. version: of the hegui that wrote it. refused: path and reason of each file that was not
    judged. status: its exit status."""

    path: str
    sha256: str
    version: str
    packs: tuple[Checklist, ...]
    papers: tuple[Paper, ...]
    refused: tuple[tuple[str, str], ...]
    status: int


def read_round(path: str) -> Round:
    """The report in the file at `path`. Raises InputError."""
    try:
        data = contents(path)
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise InputError(f"{path}：读不出来：{why}", f"{path}: cannot be read: {why}") from None
    return round_of(data, path)


def round_of(data: bytes, path: str) -> Round:
    """The report that `data` holds. Raises InputError where it is none, is damaged or does not add up."""
    report = loaded(data, path)
    _same_schema(report)
    found = Round(
        path,
        sha256(data),
        report.part("tool").text("version"),
        tuple(_pack(pack) for pack in report.each("packs")),
        tuple(_paper(paper) for paper in report.each("documents")),
        tuple((each.text("path"), each.text("reason")) for each in report.each("refused")),
        report.part("summary").number("exit_status"),
    )
    _add_up(report.part("summary"), found)
    return found


def _same_schema(report: Input) -> None:
    schema: Any = report.value.get("schema") if isinstance(report.value, dict) else None
    if schema == SCHEMA:
        return
    if isinstance(schema, str) and schema.startswith("hegui-report/"):
        raise report.part("schema").fault(
            f"应是 {SCHEMA}，须用同一版本的 hegui 重新检查",
            f"has to be {SCHEMA}; check again with this hegui",
        )
    raise InputError(
        f"{report.path}：不是 hegui check --format json 的报告",
        f"{report.path}: is no report of hegui check --format json",
    )


def _pack(pack: Input) -> Checklist:
    return Checklist(pack.text("name"), pack.text("version"), pack.text("sha256"), pack.number("rules"))


def _paper(paper: Input) -> Paper:
    findings: dict[str, Found] = {}
    for each in paper.each("findings"):
        found = _found(each)
        if found.rule in findings:
            raise each.fault(f"规则 {found.rule} 出现两次", f"rule {found.rule} stands there twice")
        findings[found.rule] = found
    return Paper(
        paper.text("path"), paper.text("format"), paper.text("sha256"), paper.text("title"), findings
    )


def _found(found: Input) -> Found:
    return Found(
        found.text("rule"),
        found.text("kind") if found.has("kind") else "",
        found.text("title"),
        Severity(found.choice("severity", tuple(Severity))),
        Outcome(found.choice("outcome", tuple(Outcome))),
        found.text("message"),
        tuple(_place(place) for place in found.each("evidence")),
    )


def _place(place: Input) -> Place:
    return Place(
        place.number("line", 1),
        place.number("column", 1),
        place.number("page", 1) if place.has("page") else 0,
        place.text("quote"),
        place.texts("section"),
    )


def _add_up(summary: Input, found: Round) -> None:
    """Refuses a report that has lost something since it was written."""
    outcomes = Counter(each.outcome for paper in found.papers for each in paper.findings.values())
    told = {outcome: summary.part("outcomes").number(outcome.value) for outcome in Outcome}
    counted = (
        ("documents", len(found.papers)),
        ("refused", len(found.refused)),
        ("findings", outcomes.total()),
    )
    for name, number in counted:
        if summary.number(name) != number:
            raise summary.part(name).fault(
                f"与所列的 {number} 不符", f"does not agree with the {number} there are"
            )
    for outcome, number in told.items():
        if number != outcomes[outcome]:
            raise (
                summary.part("outcomes")
                .part(outcome.value)
                .fault(
                    f"与所列的 {outcomes[outcome]} 不符",
                    f"does not agree with the {outcomes[outcome]} there are",
                )
            )
    if len({paper.path for paper in found.papers}) < len(found.papers):
        raise InputError(f"{found.path}：同一文件列了两次", f"{found.path}: lists a document twice")
