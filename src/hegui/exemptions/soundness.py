"""What the types cannot say of a file of waivers or attestations: nothing hollow, places and days that make sense.

Works on raw data that may be of any shape, so that these faults are told together with those of shape.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from hegui.errors import Fault
from hegui.exemptions.paths import literal, sound
from hegui.packs.soundness import RULE_ID, SLUG, entries
from hegui.packs.tree import Path, Tree

SHA256 = r"^[0-9a-f]{64}$"
FINGERPRINT = r"^[0-9a-f]{16}$"
_TRUE = ("true", "yes", "on", "1", "y", "t")
_HOLLOW = frozenset(
    [
        "无",
        "暂无",
        "没有",
        "略",
        "同上",
        "见上",
        "理由",
        "原因",
        "豁免",
        "豁免理由",
        "待补",
        "待补充",
        "待定",
        "待填",
        "临时",
        "测试",
        "其他",
        "需要",
        "不改",
        "忽略",
        "特殊情况",
        "特殊原因",
        "工作需要",
        "情况特殊",
        "todo",
        "tbd",
        "fixme",
        "none",
        "null",
        "na",
        "n/a",
        "nil",
        "test",
        "reason",
        "temp",
        "tmp",
        "ignore",
        "waive",
        "waived",
        "because",
        "xxx",
        "本人",
        "自己",
        "我",
        "领导",
        "相关领导",
        "有关领导",
        "有关人员",
        "相关人员",
        "某某",
        "某人",
        "负责人",
        "admin",
        "root",
        "me",
        "user",
        "someone",
        "nobody",
    ]
)
_LEAST_REASON = 4
_SIGNS = re.compile(r"[\W_]+")


def waiver_faults(tree: Tree) -> Iterator[Fault]:
    """Faults of the entries of a file of waivers."""
    for path, entry in entries(tree, "waivers"):
        yield from _rule(tree, path)
        yield from _document(tree, path, entry)
        yield from _place(tree, path)
        yield from _said(tree, path, "reason", _LEAST_REASON, "写明为什么可以不改，让不知情的人也能看懂")
        yield from _said(tree, path, "approver", 2, "写批准人的姓名或职务，由其负责")
        yield from _term(tree, path, entry)


def attestation_faults(tree: Tree) -> Iterator[Fault]:
    """Faults of the entries of a file of attestations."""
    for path, _ in entries(tree, "attestations"):
        yield from _rule(tree, path)
        yield from _hash(tree, path)
        name = tree.value((*path, "path"))
        if isinstance(name, str):
            yield from _pattern(tree, (*path, "path"), name)
            if not literal(name):
                yield tree.fault((*path, "path"), "这里要写一份文件的路径，不能用通配符或文件夹")
        yield from _said(tree, path, "name", 2, "写核对人的姓名")


def _rule(tree: Tree, path: Path) -> Iterator[Fault]:
    name = tree.value((*path, "rule"))
    if not isinstance(name, str) or re.match(RULE_ID, name) or re.match(SLUG, name):
        return
    hint = "如 SZ001 或 problems-section"
    if re.match(r"^[A-Z]{2,6}[0-9]{0,2}$", name):
        yield tree.fault((*path, "rule"), f"“{name}”只是编号的开头，须写全编号", hint)
    else:
        yield tree.fault((*path, "rule"), f"“{name[:30]}”不是规则的编号或名称", hint)


def _document(tree: Tree, path: Path, entry: dict[str, Any]) -> Iterator[Fault]:
    if entry.get("path") is None and entry.get("document") is None:
        yield tree.fault(
            path, "没有写明是哪份文件", "写 path（路径，可用通配符）或 document（文件的 SHA-256）"
        )
    name = entry.get("path")
    if isinstance(name, str):
        yield from _pattern(tree, (*path, "path"), name)
    yield from _hash(tree, path)


def _pattern(tree: Tree, path: Path, name: str) -> Iterator[Fault]:
    if not name.strip():
        yield tree.fault(path, "path 不能是空的")
    elif "\\" in name:
        yield tree.fault(path, "路径里用“/”，不用“\\”", f"写成 {name.replace(chr(92), '/')}")
    elif name.startswith(("/", "~")) or re.match(r"[A-Za-z]:|\w+://", name):
        yield tree.fault(path, "路径从本文件所在的文件夹算起，不能是绝对路径或网址")
    elif ".." in name.split("/"):
        yield tree.fault(path, "路径不能走出本文件所在的文件夹（..）")
    elif not sound(name):
        yield tree.fault(path, "通配符 […] 写得不对", "如 [0-9]、[甲乙]")


def _hash(tree: Tree, path: Path) -> Iterator[Fault]:
    value = tree.value((*path, "document"))
    if isinstance(value, str) and not re.match(SHA256, value):
        hint = "文件的 SHA-256，64 位小写十六进制；JSON 报告里有，也可用 sha256sum 算出"
        yield tree.fault((*path, "document"), "document 不是 SHA-256", hint)


def _place(tree: Tree, path: Path) -> Iterator[Fault]:
    quote, mark = tree.value((*path, "quote")), tree.value((*path, "fingerprint"))
    if isinstance(quote, str) and not quote.strip():
        yield tree.fault((*path, "quote"), "quote 不能是空的", "要豁免整项，请删去这一行")
    if isinstance(mark, str) and not re.match(FINGERPRINT, mark):
        yield tree.fault((*path, "fingerprint"), "fingerprint 不是报告里的指纹", "16 位小写十六进制")
    if isinstance(quote, str) and isinstance(mark, str):
        yield tree.fault((*path, "fingerprint"), "quote 和 fingerprint 只能写一个", key=True)


def _said(tree: Tree, path: Path, key: str, least: int, hint: str) -> Iterator[Fault]:
    value = tree.value((*path, key))
    if not isinstance(value, str):
        return
    said = _SIGNS.sub("", value).lower()
    if not said:
        yield tree.fault((*path, key), f"{key} 不能是空的", hint)
    elif hollow(value) or len(said) < least or len(set(said)) == 1:
        yield tree.fault((*path, key), f"{key} 写的是“{value[:20]}”，等于没有写", hint)


def hollow(value: str) -> bool:
    """Whether a text says nothing."""
    return value.strip().lower() in _HOLLOW or _SIGNS.sub("", value).lower() in _HOLLOW


def _example() -> str:
    """A last day yet to come: of this year, or of the next where this one is nearly over."""
    today = datetime.date.today()
    return f"{today.year + (today.month > 9)}-12-31"


def _term(tree: Tree, path: Path, entry: dict[str, Any]) -> Iterator[Fault]:
    last, forever = entry.get("expires"), entry.get("perpetual")
    lasting = isinstance(forever, str) and forever.lower() in _TRUE
    if last is None and not lasting and "expires" not in entry:
        hint = f"写 expires: {_example()}；确实长期有效的，写 perpetual: true"
        yield tree.fault(path, "没有写明有效期", hint)
    if last is not None and lasting:
        yield tree.fault((*path, "perpetual"), "写了 expires 就不能再写 perpetual: true", key=True)
    first = entry.get("approved")
    if isinstance(first, str) and isinstance(last, str) and first > last:
        yield tree.fault((*path, "expires"), f"有效期至 {last}，早于批准日 {first}")
