"""The pages of the rules: one for each shipped pack, with why, basis and examples of every rule. From the packs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from hegui.cli.demand import parameters
from hegui.formats.words import LEVELS, SEVERITIES
from hegui.packs.load import load_packs
from hegui.rule import Example, Rule, RulePack
from hegui.when import ALWAYS
from hegui.where import EVERYWHERE
from markup import fence, folded, said, table

FOLDER = Path(__file__).parent.parent / "rules"
HEAD = """# 规则

随程序附带 {packs} 份清单，共 {rules} 条规则，每条都写明依据、缘由，并带有正反例。`hegui rules` 列出它们，`hegui explain SZ002` 显示其中一条。

不给 `--pack` 时，凡适合该文种的清单都用。级别：**错误**使检查不通过；**警告**、**提示**供参考，`--fail-on` 可以改。依据只是写作惯例（实务）的，不会是错误。
"""
EXAMPLES = {"pass_": "通过", "fail": "不通过", "review": "待人工核对", "not_applicable": "不适用"}


class Shipped(NamedTuple):
    """A shipped pack, and its file as it is written."""

    pack: RulePack
    written: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The pack's name."""
        return self.pack.pack


def shipped() -> list[Shipped]:
    """Every pack that comes with hegui, by name."""
    packs = sorted(load_packs(), key=lambda pack: pack.pack)
    return [Shipped(pack, yaml.safe_load((FOLDER / f"{pack.pack}.yaml").read_bytes())) for pack in packs]


def dumped(value: object) -> str:
    """A value as YAML, in the order it was written in."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100, default_flow_style=None)


def link(pack: str, rule: str) -> str:
    """A link to a rule, from another page of the reference."""
    return f"[{rule}](rules/{pack}.md#{rule.lower()})"


def index(packs: Sequence[Shipped]) -> Iterator[str]:
    """The page that lists the packs."""
    yield HEAD.format(packs=len(packs), rules=sum(len(each.pack.rules) for each in packs))
    rows = [
        (
            f"[`{each.name}`](rules/{each.name}.md)",
            said(each.pack.title),
            scope(each.pack),
            str(len(each.pack.rules)),
        )
        for each in packs
    ]
    yield from table(("清单", "内容", "用于", "规则"), rows)


def scope(pack: RulePack) -> str:
    """Which documents a pack is for."""
    kinds = [said(line.strip()) for line in parameters(pack.for_)] if pack.for_ != ALWAYS else []
    return "；".join(kinds) or "各种文稿"


def page(shipped: Shipped) -> Iterator[str]:
    """The page of one pack."""
    pack = shipped.pack
    yield f"# {pack.pack}：{said(pack.title)}\n"
    extends = "、".join(f"[`{each.pack}`]({each.pack}.md)" for each in pack.extends)
    yield (
        f"版本 {said(pack.version)} · 用于：{scope(pack)}" + (f" · 继承：{extends}" if extends else "") + "\n"
    )
    rows = [
        (
            f"[{rule.id}](#{rule.id.lower()})",
            SEVERITIES[rule.severity].zh,
            LEVELS[rule.basis.level].zh,
            said(rule.title),
        )
        for rule in pack.rules
    ]
    yield from table(("规则", "级别", "依据", "要求"), rows)
    for rule, written in zip(pack.rules, shipped.written["rules"], strict=True):
        yield from told(rule, written)


def told(rule: Rule, written: Mapping[str, Any]) -> Iterator[str]:
    """One rule."""
    yield f"## {rule.id} {said(rule.title)} {{#{rule.id.lower()}}}\n"
    yield f"**{SEVERITIES[rule.severity].zh}** · `{rule.name}` · 查法 [`{rule.check.kind}`](../kinds.md#{rule.check.kind})\n"
    yield f"依据：{basis(rule)}\n"
    yield f"缘由：{said(rule.why)}\n"
    if rule.message:
        yield f"怎样改：{said(rule.message)}\n"
    if rule.fixed_by_machine:
        yield "可由 `hegui fix` 改正。\n"
    if rule.unwaivable:
        yield "本项不得豁免。\n"
    for label, value, default in (("适用条件", rule.when, ALWAYS), ("查看范围", rule.where, EVERYWHERE)):
        if value != default:
            yield f"{label}：{'；'.join(said(line) for line in parameters(value))}\n"
    yield folded("查法", fence(dumped({"check": written["check"]}), "yaml"), "note")
    yield from examples(rule)


def basis(rule: Rule) -> str:
    """On what authority."""
    held = rule.basis
    parts = (LEVELS[held.level].zh, held.document, held.clause)
    words = " ".join(said(part) for part in parts if part)
    return f"{words}（原文为一般、原则上或可以）" if held.conditional else words


def examples(rule: Rule) -> Iterator[str]:
    """Its examples, each outcome folded on its own."""
    for field, label in EXAMPLES.items():
        texts = getattr(rule.examples, field)
        if texts:
            body = "\n\n".join(part for example in texts for part in shown(example))
            yield folded(f"{label}的例子（{len(texts)}）", body, "success" if field == "pass_" else "example")


def shown(example: str | Example) -> Iterator[str]:
    """One example."""
    if isinstance(example, str):
        yield fence(example)
        return
    yield fence(example.text, "markdown" if example.format == "md" else "text")
    if example.as_of is not None:
        yield f"成文日期：{example.as_of}"
    if example.layout is not None:
        yield "版式：" + "；".join(said(line) for line in parameters(example.layout))
