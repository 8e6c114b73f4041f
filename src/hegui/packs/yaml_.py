"""Reads YAML safely: text, lists and mappings only. No tags, anchors, aliases, merge keys or duplicate keys, and
every scalar stays the text it is (no, on, 012, 1:30, 2022-10-22); an empty value or null is None."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from hegui.errors import Fault
from hegui.packs.syntax import syntax_fault
from hegui.packs.tree import Place, Tree

MOST_BYTES = 1_000_000
MOST_NODES = 200_000
MOST_DEPTH = 20

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_QUOTES = ("“”", "‘’", "「」", "『』")
_WIDE = {"，": "逗号", "；": "分号"}
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Stop(Exception):
    """Reading goes no further; what was found is reported."""


@dataclass(slots=True)
class _Open:
    """A list or mapping being read. flow: a list between brackets. key: that of the value to come, with its offset;
    (None, …) drops the value."""

    value: list[Any] | dict[str, Any]
    place: Place
    flow: bool
    key: tuple[str | None, int] | None = None


@dataclass(slots=True)
class _Reading:
    tree: Tree
    faults: list[Fault] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)
    result: tuple[Any, Place] | None = None
    nodes: int = 0

    def blame(self, offset: int, message: str, hint: str = "") -> None:
        self.faults.append(self.tree.fault_at(offset, message, hint))

    def stop(self, offset: int, message: str, hint: str = "") -> None:
        self.blame(offset, message, hint)
        raise _Stop


def parse(data: bytes, path: str) -> tuple[Tree | None, list[Fault]]:
    """The file's data with its positions, and its faults; no tree where the file cannot be read at all.

    path: the name faults are told under.
    """
    text, faults = _decoded(data, path)
    if faults:
        return None, faults
    reading = _Reading(Tree(path, text, None, Place(0, {})))
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            _take(reading, event)
    except yaml.YAMLError as error:
        reading.faults.append(syntax_fault(reading.tree, error))
        return None, reading.faults
    except _Stop:
        return None, reading.faults
    if reading.result is None or reading.result[0] is None:
        reading.blame(0, "文件里没有内容")
        return None, reading.faults
    return Tree(path, text, *reading.result), reading.faults


def _decoded(data: bytes, path: str) -> tuple[str, list[Fault]]:
    if len(data) > MOST_BYTES:
        return "", [Fault(path, 1, 1, "", f"文件过大：最多 {MOST_BYTES} 字节")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line, column = Tree(path, before, None, Place(0, {})).position(len(before))
        return "", [
            Fault(path, line, column, "", "文件不是 UTF-8 编码", "请另存为 UTF-8（记事本：另存为 → 编码）")
        ]
    odd = _UNPRINTABLE.search(text)
    if odd is None:
        return text, []
    tree = Tree(path, text, None, Place(0, {}))
    return text, [tree.fault_at(odd.start(), f"文件里有不可打印的字符 U+{ord(odd.group()):04X}", "请删去它")]


def _take(reading: _Reading, event: Any) -> None:
    at: int = event.start_mark.index
    match event:
        case yaml.ScalarEvent():
            _properties(reading, event, at)
            _add(reading, _scalar(reading, event, at), Place(at, {}))
        case yaml.AliasEvent():
            reading.blame(at, f"不能用 YAML 别名 *{event.anchor}", "请把内容直接写在这里")
            _add(reading, None, Place(at, {}))
        case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
            _properties(reading, event, at)
            _open(reading, event, at)
        case yaml.CollectionEndEvent():
            done = reading.opened.pop()
            _quoted(reading, done)
            _add(reading, done.value, done.place)
        case yaml.DocumentStartEvent() if reading.result is not None:
            reading.stop(at, "一个文件里只能有一份 YAML 文档", "请删去多余的“---”，或分成几个文件")


def _properties(reading: _Reading, event: Any, at: int) -> None:
    if event.anchor is not None:
        reading.blame(at, f"不能用 YAML 锚点 &{event.anchor}", "请去掉它，把内容写全")
    if event.tag is not None:
        reading.blame(at, f"不能用 YAML 标签 {event.tag}", "请去掉它；需要文字时加引号即可")


def _scalar(reading: _Reading, event: Any, at: int) -> str | None:
    if _SURROGATE.search(event.value):
        reading.blame(at, "转义写出的字符不成字（代理码位）")
        return None
    plain = event.style not in ("'", '"', "|", ">")
    if plain and reading.opened and reading.opened[-1].flow:
        _run_together(reading, event.value, at)
    return None if plain and event.value in _NULLS else str(event.value)


def _run_together(reading: _Reading, word: str, at: int) -> None:
    """[甲，乙] is one word to YAML: a check would look for all of it, and never find it."""
    sign = next((sign for sign in _WIDE if sign in word), "")
    if sign:
        offset = reading.tree.text.index(sign, at)
        message = f"列表里用了全角{_WIDE[sign]}“{sign}”，整个成了一个词"
        reading.blame(offset, message, "要分开请用半角逗号“,”，确是一个词请加引号")


def _quoted(reading: _Reading, done: _Open) -> None:
    """[“甲”, “乙”] is with its quotation marks: a check would look for them too. One among others is meant so."""
    words = done.value
    if not isinstance(words, list) or not words or not all(map(_in_quotes, words)):
        return
    starts = [place.at for _, place in done.place.parts.values()]
    if any(reading.tree.text[at] != word[0] for word, at in zip(words, starts, strict=True)):
        return
    hint = f"不要引号就去掉；确要连引号一起查，请再加半角引号：'{words[0]}'"
    reading.blame(starts[0], f"{words[0]}两边的中文引号会算作词的一部分", hint)


def _in_quotes(word: Any) -> bool:
    """Whether one pair of quotation marks is around all of it."""
    return (
        isinstance(word, str) and word[:1] + word[-1:] in _QUOTES and not {word[0], word[-1]} & {*word[1:-1]}
    )


def _open(reading: _Reading, event: Any, offset: int) -> None:
    if len(reading.opened) == MOST_DEPTH:
        reading.stop(offset, f"嵌套超过 {MOST_DEPTH} 层")
    listed = isinstance(event, yaml.SequenceStartEvent)
    flow = listed and bool(event.flow_style)
    reading.opened.append(_Open([] if listed else {}, Place(offset, {}), flow))


def _add(reading: _Reading, value: Any, place: Place) -> None:
    reading.nodes += 1
    if reading.nodes > MOST_NODES:
        reading.stop(place.at, f"内容过多：超过 {MOST_NODES} 项")
    if not reading.opened:
        reading.result = value, place
        return
    parent = reading.opened[-1]
    if isinstance(parent.value, list):
        parent.place.parts[len(parent.value)] = place.at, place
        parent.value.append(value)
    elif parent.key is None:
        parent.key = _key(reading, parent, value, place.at), place.at
    else:
        key, at = parent.key
        parent.key = None
        if key is not None:
            parent.value[key] = value
            parent.place.parts[key] = at, place


def _key(reading: _Reading, parent: _Open, value: Any, offset: int) -> str | None:
    """The key as text; None, with the fault told, where its value is not to be kept."""
    if value == "<<":
        reading.blame(offset, "不能用 YAML 合并键 <<", "请把内容写全")
    elif not isinstance(value, str):
        reading.blame(offset, "键须是文字" if value is not None else "键是空的")
    elif value in parent.place.parts:
        first = reading.tree.position(parent.place.parts[value][0])
        reading.blame(offset, f"键 {value} 重复：第 {first.line} 行已有", "请删去一个，或合并成一项")
    else:
        return value
    return None


def paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every value in plain data with the way to it, outermost first."""
    yield path, value
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in pairs:
        yield from paths(part, (*path, step))
