"""The page of the kinds of check: what each demands, its parameters, a rule that uses it. From the models."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hegui.checks.kinds import KINDS
from hegui.cli.demand import PARAMETERS
from hegui.cli.described import DESCRIBED
from hegui.packs.schema import json_schema
from hegui.packs.words import KINDS as NAMES
from markup import fence, said, table
from rules import Shipped, dumped, link

Schema = Mapping[str, Any]
SHARED = {
    "Term": "词语和它的邻词",
    "Form": "写法",
    "Pair": "标点的一对",
    "Named": "命名的一组",
    "Numbered": "带序号的一组",
    "Requirement": "版式要求",
    "Paper": "纸张",
    "Type": "字体字号",
    "When": "适用条件",
    "DateRange": "日期范围",
    "YearRange": "年份范围",
    "Where": "查看范围",
    "Rule": "一条规则",
    "Basis": "依据",
    "Examples": "例子",
    "Example": "一个例子",
    "Specimen": "例子的版式",
    "Change": "对所继承规则的改动",
    "Reference": "固定表述",
}
TYPES = {"string": "文字", "integer": "整数", "number": "数", "boolean": "是或否", "object": "对照表"}
HEAD = """# 检查方法

每条规则的 `check` 写明用哪一种方法（`kind`）和它的参数。下面列出全部 {n} 种；`hegui explain 方法名` 在终端里显示同样的内容。

词语一律可以写成字符串，也可以带邻词条件（见[词语和它的邻词](#term)）；一般用不着正则表达式。
"""


def page(packs: Sequence[Shipped]) -> Iterator[str]:
    """The page, in pieces."""
    definitions = json_schema("pack")["$defs"]
    yield HEAD.format(n=len(KINDS))
    yield from table(("方法", "要求"), ((f"[`{c.kind}`](#{c.kind})", said(NAMES[c.kind])) for c in KINDS))
    used = users(packs)
    for check in KINDS:
        yield f"## `{check.kind}` {said(NAMES[check.kind])} {{#{check.kind}}}\n"
        yield from described(definitions[check.__name__], DESCRIBED[check.kind])
        yield from shown(used.get(check.kind, []))
    yield "## 共用的写法 {#shared}\n"
    for name, definition in definitions.items():
        if name in SHARED:
            yield f"### {SHARED[name]} {{#{name.lower()}}}\n"
            yield from described(definition, DESCRIBED.get(name.lower(), {}))


def described(definition: Schema, chinese: Mapping[str, str]) -> Iterator[str]:
    """What it is, and its parameters. chinese: the same in Chinese, by parameter; the definition is in English."""
    yield said(chinese.get("", definition.get("description", ""))) + "\n"
    must = definition.get("required", ())
    rows = [
        (
            f"`{name}`",
            said(PARAMETERS.get(name, "")),
            kind(part),
            given(name, part, must),
            said(chinese[name]) if name in chinese else text(part),
        )
        for name, part in definition.get("properties", {}).items()
        if name != "kind"
    ]
    if rows:
        yield from table(("参数", "意思", "写法", "默认", "说明"), rows)


def text(part: Schema) -> str:
    """Its description, on one line."""
    return said(part.get("description", ""))


def given(name: str, part: Schema, must: Sequence[str]) -> str:
    """What holds where it is not written."""
    if name in must:
        return "**必填**"
    default = part.get("default")
    if isinstance(default, bool):
        return "是" if default else "否"
    return "" if default in (None, "") else said(str(default))


def kind(part: Schema) -> str:
    """How its value is written."""
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        return f"[{SHARED[name]}](#{name.lower()})" if name in SHARED else said(names(name))
    if "enum" in part or "const" in part:
        return " \\| ".join(f"`{value}`" for value in part.get("enum", [part.get("const")]))
    if part.get("type") == "array":
        inner = part.get("items") or {}
        return f"列表：{kind(inner)}" if inner else "列表"
    for several in ("anyOf", "oneOf"):
        if several in part:
            return "或".join(dict.fromkeys(filter(None, map(kind, part[several]))))
    return "" if part.get("type") == "null" else TYPES.get(part.get("type", ""), "")


def names(name: str) -> str:
    """A definition that has no section of its own."""
    return {"Severity": "error | warning | info", "Check": "任一检查方法"}.get(name, name)


def users(packs: Sequence[Shipped]) -> dict[str, list[tuple[str, Schema]]]:
    """The rules of each kind, as they are written, with their packs; those inside `all`, `any`, `none` as well."""
    used: dict[str, list[tuple[str, Schema]]] = defaultdict(list)
    for pack in packs:
        for rule in pack.written["rules"]:
            for name in dict.fromkeys(kinds_in(rule["check"])):
                used[name].append((pack.name, rule))
    return used


def kinds_in(check: Any) -> Iterator[str]:
    """The kind of a check and of those it is made of."""
    if isinstance(check, Mapping):
        if "kind" in check:
            yield str(check["kind"])
        for part in check.values():
            yield from kinds_in(part)
    if isinstance(check, list):
        for part in check:
            yield from kinds_in(part)


def shown(used: Sequence[tuple[str, Schema]]) -> Iterator[str]:
    """The shortest rule as an example, and links to all."""
    if not used:
        return
    pack, rule = min(used, key=lambda each: len(dumped(each[1]["check"])))
    yield f"例如 {link(pack, rule['id'])} {said(rule['title'])}：\n"
    yield fence(dumped({"check": rule["check"]}), "yaml") + "\n"
    yield "用它的规则：" + "、".join(link(pack, rule["id"]) for pack, rule in used) + "\n"
