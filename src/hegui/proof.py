"""Runs every rule's own examples: what a rule is said to do, it must be seen to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from hegui.document import Document
from hegui.engine import judge, plan, run
from hegui.errors import ReadError
from hegui.plan import Plan, packs_of
from hegui.readers import read_text
from hegui.rule import Example, Rule, RulePack
from hegui.values import Record
from hegui.verdict import Message, Outcome, Verdict
from hegui.when import applies


class Standing(StrEnum):
    """What a proof shows."""

    HOLDS = "holds"
    FAILS = "fails"  # the example ends otherwise than it should
    LACKS = "lacks"  # the rule has no such example, no basis or no reason
    OPEN = "open"  # the example was written for parameters that another pack has changed


class Proof(Record):
    """One example of one rule, or something the rule lacks.

    kind: the outcome under which the example is listed (pass, fail, review, not_applicable), or what is lacking
    (pass, fail, review, basis, why). number: 1-based among those of its kind, 0 where it is lacking. line: the
    example's first line. expected, got: outcomes; got is "" where nothing ran.
    """

    rule: str
    pack: str
    standing: Standing
    kind: str
    number: int = 0
    line: str = ""
    expected: str = ""
    got: str = ""
    message: Message = Message("", "")


def prove(packs: Sequence[RulePack]) -> tuple[Proof, ...]:
    """A proof for every example of every rule of `packs` and of what they extend, and for all that rules lack."""
    changed = {change.id for pack in packs_of(packs) for change in pack.overrides if change.check}
    return tuple(
        proof
        for pack in packs_of(packs)
        for rule in pack.rules
        for proof in _proofs(rule, pack, rule.id in changed)
    )


def _proofs(rule: Rule, pack: RulePack, changed: bool) -> Iterator[Proof]:
    alone = plan([replace(pack, rules=(rule,), extends=())]).insisted()
    for outcome, examples in _listed(rule):
        for number, given in enumerate(examples, 1):
            example = Example(text=given) if isinstance(given, str) else given
            proof = _proof(rule, pack, alone, outcome, example)._replace(number=number)
            yield _open(proof) if changed and proof.standing is Standing.FAILS else proof
    yield from _lacking(rule, pack)


def _listed(rule: Rule) -> Iterator[tuple[Outcome, tuple[str | Example, ...]]]:
    examples = rule.examples
    yield Outcome.PASS, examples.pass_
    yield Outcome.FAIL, examples.fail
    yield Outcome.REVIEW, examples.review
    yield Outcome.NOT_APPLICABLE, examples.not_applicable


def _proof(rule: Rule, pack: RulePack, alone: Plan, expected: Outcome, example: Example) -> Proof:
    line = next((line.strip() for line in example.text.splitlines() if line.strip()), "")
    proof = Proof(rule.id, pack.pack, Standing.FAILS, expected.value, line=line, expected=expected.value)
    try:
        document = read_text(example.text, format=example.format, as_of=example.as_of)
        if example.layout is not None:
            document = replace(document, typesetting=example.layout)
    except ReadError as fault:
        return proof._replace(
            message=Message(f"例文读不了：{fault.reason}", f"unreadable example: {fault.reason}")
        )
    verdict = applies(rule.when, document) or judge(rule, document)
    scanned = _scanned(alone, rule, document)
    if scanned is not verdict.outcome:
        return proof._replace(got=scanned.value, message=_disagree(verdict, scanned))
    standing = Standing.HOLDS if verdict.outcome is expected else Standing.FAILS
    return proof._replace(standing=standing, got=verdict.outcome.value, message=verdict.message)


def _scanned(alone: Plan, rule: Rule, document: Document) -> Outcome:
    """The outcome the engine reaches, which runs a rule only where one of its words occurs."""
    return next(finding.outcome for finding in run(alone, document) if finding.rule.id == rule.id)


def _disagree(verdict: Verdict, scanned: Outcome) -> Message:
    return Message(
        f"逐条检查得 {verdict.outcome}，快速扫描得 {scanned}：这类检查报出的关键字不全",
        f"judged alone: {verdict.outcome}; by the scan: {scanned}; the check's list of literals is incomplete",
    )


def _open(proof: Proof) -> Proof:
    return proof._replace(
        standing=Standing.OPEN,
        message=Message(
            f"此例按原参数写成；参数改后得 {proof.got}，可在 override 中另写 examples",
            f"written for the original parameters; now ends in {proof.got}; give new examples in the override",
        ),
    )


def _lacking(rule: Rule, pack: RulePack) -> Iterator[Proof]:
    listed = dict(_listed(rule))
    needed = {outcome.value: listed[outcome] for outcome in rule.check.proved_by()}
    for kind, examples in needed.items():
        if not examples:
            message = Message(
                f"没有结果应为 {kind} 的例文，请在 examples 下加 {kind}: [例文]",
                f"no example that should end in {kind}; give some under examples, {kind}: […]",
            )
            yield Proof(rule.id, pack.pack, Standing.LACKS, kind, expected=kind, message=message)
    if not rule.why.strip():
        yield Proof(
            rule.id, pack.pack, Standing.LACKS, "why", message=Message("没有写理由", "no reason given")
        )
    if rule.basis.level != "house" and rule.basis.level != "practice" and not rule.basis.document:
        message = Message("依据没有写文件名称", "the basis names no document")
        yield Proof(rule.id, pack.pack, Standing.LACKS, "basis", message=message)
