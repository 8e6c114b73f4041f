"""hegui explain: what a rule demands, on what authority, and how to satisfy it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Annotated, Any

import typer

from hegui.cli import screen
from hegui.cli.demand import kind, parameters
from hegui.cli.kind import NAMES, explained, sample
from hegui.cli.off import Off, switched_off, told
from hegui.cli.options import Lang, Packs
from hegui.cli.words import say, spoken
from hegui.formats.layout import indented, safe
from hegui.formats.words import SEVERITIES, basis
from hegui.packs.load import load_packs
from hegui.packs.select import select
from hegui.plan import OWN_RULES, packs_of
from hegui.report import OWN
from hegui.rule import Example, Rule, RulePack, Severity
from hegui.when import ALWAYS
from hegui.where import EVERYWHERE

Wanted = Annotated[
    str,
    typer.Argument(
        metavar="ID|KIND",
        help=say(
            f"规则的编号或名称，或一种查法：{'、'.join(NAMES)}",
            f"A rule's id or name, or a kind: {', '.join(NAMES)}.",
        ),
    ),
]


def run(rule: Wanted, pack: Packs = None, lang: Lang = None) -> int:
    """The exit status."""
    width = screen.columns(False)
    if rule in NAMES:
        screen.write("\n".join(out for line in _kind(rule) for out in _wrapped(line, width)) + "\n")
        screen.write("\n".join(safe(line) for line in sample(rule).splitlines()) + "\n")
        return 0
    packs = list(packs_of(load_packs(pack or ())))
    origins = {each.id: origin.pack for origin in packs for each in origin.rules} | dict.fromkeys(
        OWN, "hegui"
    )
    rules = [each for origin in packs for each in origin.rules] + list(OWN_RULES)
    exact = [each for each in rules if rule in (each.id, each.name)]
    off = _off(rule, packs) if not exact else ()
    parts = [line for each in off for line in _off_lines(each, width)]
    if not off:
        parts = [_part(each, origins[each.id], width) for each in exact or select(rules, (rule,), ())]
    screen.write("\n\n".join(parts) + "\n")
    return 0


run.__doc__ = say(
    "说明一条规则：要求、依据、缘由、查法、正反例。",
    "Explain a rule: demand, basis, reason, check, examples.",
)


def _kind(name: str) -> Iterator[str]:
    yield from explained(name)
    yield ""
    yield say("例如（随程序附带的一条，原样）：", "For example (a shipped rule, as it is written):")


def _part(rule: Rule, pack: str, width: int) -> str:
    return "\n".join(out for line in _explained(rule, pack) for out in _wrapped(line, width))


def _off(name: str, packs: Sequence[RulePack]) -> tuple[Off, ...]:
    """The rule of that id or name, if a pack switches it off."""
    off = switched_off(packs)
    if not off or any(each.rule == name for each in off):
        return tuple(each for each in off if each.rule == name)
    shipped = _shipped()
    return tuple(each for each in off if each.rule in shipped and shipped[each.rule][0].name == name)


def _off_lines(off: Off, width: int) -> Iterator[str]:
    """That it is off, and what it would be: of one that comes with hegui."""
    yield "\n".join(_wrapped(told(off), width))
    original = _shipped().get(off.rule)
    if original is not None:
        yield _part(*original, width)


@cache
def _shipped() -> dict[str, tuple[Rule, str]]:
    """All rules that come with hegui, as they are before any pack changes them, with their packs."""
    return {each.id: (each, pack.pack) for pack in packs_of(load_packs(())) for each in pack.rules}


def _wrapped(line: str, width: int) -> list[str]:
    text = line.lstrip(" ")
    return indented(safe(text), width, " " * (len(line) - len(text))) if text else [""]


def _explained(rule: Rule, pack: str) -> Iterator[str]:
    severity = SEVERITIES[rule.severity].text(spoken())
    yield f"{rule.id}  {rule.title}"
    yield say(
        f"名称：{rule.name}  级别：{severity}  清单：{pack}",
        f"name: {rule.name}  severity: {severity}  pack: {pack}",
    )
    yield ""
    yield say("依据：", "Basis: ") + basis(rule, spoken())
    yield say("缘由：", "Why: ") + rule.why
    if rule.message:
        yield say("怎样改：", "How to mend: ") + rule.message
    if rule.id not in OWN and rule.fixed_by_machine:
        yield _mended(rule)
    if rule.unwaivable:
        yield say("本项不得豁免。", "No waiver may lift it.")
    yield from _conditions(say("适用条件", "Applies when"), rule.when, ALWAYS)
    yield from _conditions(say("查看范围", "Looks in"), rule.where, EVERYWHERE)
    if rule.id in OWN:
        return
    yield ""
    yield say("查法：", "Check: ") + kind(rule.check)
    check: Any = rule.check
    yield from (f"  {line}" for line in parameters(check))
    yield from _examples(rule)


def _mended(rule: Rule) -> str:
    if rule.severity is Severity.INFO:
        return say(f"可由 hegui fix --select {rule.id} 改正。", f"hegui fix --select {rule.id} can mend it.")
    return say("可由 hegui fix 改正。", "hegui fix can mend it.")


def _conditions(label: str, value: Any, default: Any) -> Iterator[str]:
    if value != default:
        yield label + say("：", ":")
        yield from (f"  {line}" for line in parameters(value))


def _examples(rule: Rule) -> Iterator[str]:
    held = rule.examples
    for label, texts in (
        (say("通过的例子", "Passes"), held.pass_),
        (say("不通过的例子", "Fails"), held.fail),
        (say("待人工核对的例子", "Review"), held.review),
        (say("不适用的例子", "Not applicable"), held.not_applicable),
    ):
        yield from _listed(label, texts)


def _listed(label: str, texts: Iterable[str | Example]) -> Iterator[str]:
    for number, example in enumerate(texts, start=1):
        text = example if isinstance(example, str) else example.text
        yield ""
        yield f"{label} {number}{say('：', ':')}"
        yield from (f"  {line}" for line in text.strip("\n").split("\n"))
        if not isinstance(example, str) and example.layout is not None:
            yield from (f"  [{line.strip()}]" for line in parameters(example.layout))
