"""One more entry at the end of a file, with all that stands there left as it is."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from typing import Any

from hegui.errors import ExemptionError, HeguiError, UsageError
from hegui.exemptions.load import parsed
from hegui.exemptions.naming import Known
from hegui.packs.files import File
from hegui.packs.tree import Tree
from hegui.packs.yaml_ import MOST_BYTES, parse
from hegui.writing import create, rewrite

_HEADS = {
    "waivers": "# 豁免清单：哪些检查项在哪些文件上不计，为什么，谁批准的，到哪一天为止。每次检查都会列出。\n",
    "attestations": "# 人工核对的答复：由 hegui attest 写入。文件一改动，答复即失效，须重新核对。\n",
}
_PLAIN = re.compile(r"[\w（《“][\w（）《》“”、，。；./-]*")
_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off"))
_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
_BOM = b"\xef\xbb\xbf"


def append(path: str, key: str, entry: Mapping[str, str], among: Known) -> int:
    """Add `entry` to the file at `path`, which is made where there is none; the line it stands on.

    The file is written whole or not at all. Raises ExemptionError where it has faults already, UsageError where the entry
    would be one, HeguiError where it cannot be written.
    """
    file = File(path, os.path.realpath(path))
    old = _contents(file, key)
    if old is not None:
        parsed(old, file, key, among)
    new = appended(old, file, key, entry)
    try:
        lines = parsed(new, file, key, among).lines
    except ExemptionError as error:
        said = "；".join(
            f"{fault.message}{'，' + fault.hint if fault.hint else ''}" for fault in error.faults
        )
        raise UsageError(f"没有写入：{said}") from None
    try:
        if old is None:
            create(path, new)
        else:
            rewrite(path, old, new)
    except OSError as fault:
        raise HeguiError(f"{path}：写不进去，没有改动：{fault.strerror or fault}") from fault
    return lines[-1]


def _contents(file: File, key: str) -> bytes | None:
    """The bytes of the file; None where there is none."""
    if not os.path.lexists(file.shown):
        return None
    try:
        with open(file.real, "rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as fault:
        raise HeguiError(f"{file.shown}：读不出来：{fault.strerror}") from fault


def appended(old: bytes | None, file: File, key: str, entry: Mapping[str, str]) -> bytes:
    """The bytes of a file without faults, with one more entry. Raises UsageError where it is laid out so that
    nothing can be added to it."""
    values = {name: value for name, value in entry.items() if value}
    if old is None:
        return (_HEADS[key] + f"{key}:\n" + _laid(values, "  ", "\n")).encode()
    tree, faults = parse(old, file.shown)
    if tree is None:
        raise ExemptionError(tuple(faults))
    new = (_BOM if old.startswith(_BOM) else b"") + _with(tree, key, values).encode()
    grown, _ = parse(new, file.shown)
    if grown is None or grown.data != {**tree.data, key: [*tree.data[key], values]}:
        raise UsageError(f"{file.shown}：这个文件的写法没法自动添加，请改成每条一项、以“- ”开头，或手工添加")
    return new


def _with(tree: Tree, key: str, values: Mapping[str, str]) -> str:
    text, end = tree.text, "\r\n" if "\r\n" in tree.text else "\n"
    indent = "  "
    if tree.value((key,)):
        line, column = tree.where((key, 0))
        before = re.fullmatch(r"( *)- +", tree.line(line)[: column - 1])
        indent = before[1] if before else indent
    else:
        at = tree.root.parts[key][1].at
        text = text[:at].rstrip(" ") + re.sub(r"^\[\s*\]", "", text[at:])
    return text + ("" if text.endswith(("\n", "\r")) else end) + _laid(values, indent, end)


def _laid(values: Mapping[str, Any], indent: str, end: str) -> str:
    lines = [f"{name}: {value if name == 'perpetual' else _scalar(value)}" for name, value in values.items()]
    return "".join(f"{indent}{'  ' if n else '- '}{line}{end}" for n, line in enumerate(lines))


def _scalar(value: str) -> str:
    """`value` as YAML, bare where that cannot be misread."""
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    return _RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
