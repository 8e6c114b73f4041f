"""The file of known findings: `hegui-baseline.json`, one line an entry. Read strictly: nothing is waived by a guess."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from hegui.digest import sha256
from hegui.errors import InputError
from hegui.finding import OWN
from hegui.json_input import Input, contents, loaded
from hegui.values import Value

NAME = "hegui-baseline.json"
SCHEMA = "hegui-baseline/1"

Rows = Mapping[str, Mapping[str, int]]
"""Of one document: by rule, how many places there are of each name."""

_RULE = re.compile(r"[A-Z]{2,6}[0-9]{3}")
_PRINT = re.compile(r"[0-9a-f]{16}")


class Known(Value):
    """What was known of each document. Little is kept of an entry, as an archive may have a million.

    shown: the file as the user named it. sha256: of its bytes; empty where there is none yet. held: by path, a line for each
    entry: rule, name, count.
    """

    shown: str
    sha256: str = ""
    held: Mapping[str, str] = {}  # never changed

    @cached_property
    def base(self) -> str:
        """The folder that paths are relative to."""
        return os.path.dirname(os.path.realpath(self.shown))

    def of(self, path: str) -> dict[str, dict[str, int]]:
        """What was known of the document at `path`, as the file names it."""
        rows: dict[str, dict[str, int]] = {}
        for line in self.held.get(path, "").splitlines():
            rule, name, count = line.split(" ")
            rows.setdefault(rule, {})[name] = int(count)
        return rows


def rows_as_lines(rows: Rows) -> str:
    """What `Known.held` keeps of a document."""
    return "\n".join(
        f"{rule} {name} {count}"
        for rule, names in sorted(rows.items())
        for name, count in sorted(names.items())
    )


def total(rows: Rows) -> int:
    """How many places there are in all."""
    return sum(count for names in rows.values() for count in names.values())


def read_known(path: str, unwaivable: Collection[str] = ()) -> Known:
    """What the file at `path` holds. unwaivable: ids of rules that no baseline may waive.

    Raises InputError where it is not there, is damaged, is of another version, or waives what may not be waived.
    """
    try:
        data = contents(path)
    except FileNotFoundError:
        raise InputError(
            f"找不到基线 {path}；要新建，请加 --update-baseline",
            f"there is no baseline {path}; --update-baseline makes one",
        ) from None
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise InputError(f"{path}：读不出来：{why}", f"{path}: cannot be read: {why}") from None
    known = parsed(data, path)
    _waivable(known, unwaivable)
    return known


def parsed(data: bytes, path: str) -> Known:
    """What the bytes of a baseline hold. Raises InputError."""
    file = loaded(data, path)
    _same_schema(file)
    file.closed(("schema", "tool", "findings"))
    file.text("tool")
    held: dict[str, dict[str, dict[str, int]]] = {}
    for entry in file.each("findings"):
        where, rule, name, count = _entry(entry)
        names = held.setdefault(where, {}).setdefault(rule, {})
        if name in names:
            raise entry.fault(
                "写了两次；运行 --update-baseline 前请删去一条", "stands there twice; remove one of them"
            )
        names[name] = count
    return Known(
        shown=path, sha256=sha256(data), held={where: rows_as_lines(rows) for where, rows in held.items()}
    )


def _same_schema(file: Input) -> None:
    if not isinstance(file.value, dict) or not file.has("schema"):
        raise file.fault("不是基线文件", "is no baseline")
    schema = file.text("schema")
    if schema != SCHEMA:
        raise file.part("schema").fault(
            f"应是 {SCHEMA}；由另一版本的 hegui 写成的，请删去后用 --update-baseline 重做",
            f"has to be {SCHEMA}; of another version of hegui: remove it and make it anew with --update-baseline",
        )


def _entry(entry: Input) -> tuple[str, str, str, int]:
    entry.closed(("path", "rule", "fingerprint", "count"))
    path, rule, name = entry.text("path"), entry.text("rule"), entry.text("fingerprint")
    if not path or "\\" in path or path.startswith("/") or posixpath.normpath(path) != path:
        raise entry.part("path").fault(
            "应是用“/”写的相对路径", "has to be a relative path with forward slashes"
        )
    if not _RULE.fullmatch(rule) or rule in OWN:
        raise entry.part("rule").fault("应是规则的编号", "has to be the id of a rule")
    if not _PRINT.fullmatch(name):
        raise entry.part("fingerprint").fault("应是 16 位十六进制数", "has to be 16 hexadecimal digits")
    return path, rule, name, entry.number("count", 1)


def _waivable(known: Known, unwaivable: Collection[str]) -> None:
    wrong = sorted({rule for rule in rules_of(known) if rule in unwaivable})
    if wrong:
        rules = "、".join(wrong)
        raise InputError(
            f"{known.shown}：基线里有不得豁免的规则：{rules}；运行 --update-baseline 可把它们去掉",
            f"{known.shown}: has rules that cannot be waived: {', '.join(wrong)}; --update-baseline takes them out",
        )


def rules_of(known: Known) -> Iterator[str]:
    """The rules of all entries."""
    return (line.split(" ", 1)[0] for lines in known.held.values() for line in lines.splitlines())
