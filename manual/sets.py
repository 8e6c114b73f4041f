"""The page of the reference sets: set phrases, meetings, documents. From the files of rules/references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from markup import said, table

FOLDER = Path(__file__).parent.parent / "rules" / "references"
NAMES = {
    "meetings": "会议",
    "formulations": "固定表述",
    "enumerations": "列举式的表述",
    "campaigns": "学习教育、主题教育",
    "documents": "党内法规和文献",
    "names": "名称",
    "collocations": "固定搭配",
    "phrases": "有时间的提法",
}
HEAD = """# 固定表述

规则 `cite`、`formulation`、`anachronism` 所据的数据，共 {n} 条。写错一个字、漏一项、次序颠倒，都从这里查出来，不用逐个列出错法。

“核对”是有人把它与出处逐字比对的日子；没有核对过的，只作警告。“自”是可以引用的第一天，“至”是作为现行提法的最后一天。加粗的是标准写法，下面是它的编号，规则里用编号来指它。
"""


def page() -> Iterator[str]:
    """The page, in pieces."""
    files = {
        path.stem: yaml.safe_load(path.read_bytes())["references"] for path in sorted(FOLDER.glob("*.yaml"))
    }
    yield HEAD.format(n=sum(map(len, files.values())))
    for name in sorted(files, key=lambda name: [*NAMES, name].index(name)):
        yield f"## {NAMES.get(name, name)} {{#{name}}}\n"
        yield from table(("标准写法", "也对", "何时可用", "出处"), map(row, files[name]))


def row(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """One entry."""
    form = f"**{said(entry['form'])}**"
    if entry.get("members"):
        form += "：" + "、".join(map(said, entry["members"]))
    if entry.get("successor"):
        form += f"（今作{said(entry['successor'])}）"
    checked = f"（{entry['checked_on']} 核对）" if "checked_on" in entry else "（未核对）"
    return (
        f"{form}<br>`{entry['id']}`",
        "、".join(map(said, entry.get("variants", ()))),
        days(entry),
        said(entry["source"]) + checked,
    )


def days(entry: Mapping[str, Any]) -> str:
    """From when to when it may be used."""
    first, last = entry.get("from"), entry.get("to")
    return "<br>".join(
        part for part in (f"自 {first}" if first else "", f"至 {last}" if last else "") if part
    )
