"""The labels of enumerations in running text: 一是 二要 一、 第一， 其一， 1. （1） ① 首先，."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.expression import expression
from hegui.values import Record

CN = "一二三四五六七八九十"
_COMMAS = ("，", "、", ",", "：", ":")
_WORDS = ("首先", "其次", "再次", "最后")
# One class is compiled in no time; the pattern for all labels takes longer than reading a report.
_LATER = expression(rf"[。；;：:，,！？!?）)”、\n](?=[{CN}第其首再最（(①-⑳\d])")


class Written(Record):
    """A label as it stands in a text. style: the word after the numeral (是 要 、), or "nth", "each", "digit",
    "bracket", "circle", "word". numeral: the number, or the word."""

    style: str
    numeral: str
    start: int
    end: int


def first(text: str, start: int, end: int) -> Written | None:
    """The label that `text[start:end]` begins with."""
    return _label(text[start : min(start + 6, end)], start)


def later(text: str, start: int, end: int) -> Iterator[Written]:
    """The labels behind a punctuation mark in `text[start:end]`."""
    mark = _LATER.search(text, start, end)
    while mark:
        label = first(text, mark.end(), end)
        if label:
            yield label
        mark = _LATER.search(text, label.end if label else mark.end(), end)


def _label(head: str, start: int) -> Written | None:
    """The label that `head` begins with, which stands at `start`."""
    style, numeral, length = _read(head)
    return Written(style, numeral, start, start + length) if length else None


def _read(head: str) -> tuple[str, str, int]:
    """Style, numeral and length; length 0: no label."""
    lead = head[:1]
    if head.startswith(_WORDS):
        return "word", head[:2], 3 if head.startswith(_COMMAS, 2) else 0
    if lead == "第":
        numeral = _chinese(head[1:])
        return (
            "nth",
            numeral,
            len(numeral) + 2 if numeral and head.startswith(_COMMAS, 1 + len(numeral)) else 0,
        )
    if lead == "其":
        numeral = head[1:2]
        return "each", numeral, 3 if numeral in (*CN,) and head.startswith((*_COMMAS, "是"), 2) else 0
    if lead in ("（", "("):
        numeral = _chinese(head[1:]) or _digits(head[1:])
        closed = head.startswith(("）", ")"), 1 + len(numeral))
        return "bracket", numeral, len(numeral) + 2 if numeral and closed else 0
    if "①" <= lead <= "⑳":
        return "circle", lead, 1
    if lead.isdecimal():
        numeral = _digits(head)
        after = head[len(numeral) :]
        marked = after.startswith((".", "．", "、")) and not after[1:2].isdecimal()
        return "digit", numeral, len(numeral) + 1 if numeral and marked else 0
    numeral = _chinese(head)
    verb = head[len(numeral) :][:1]
    return verb, numeral, len(numeral) + 1 if numeral and verb in ("是", "要", "、") else 0


def _chinese(head: str) -> str:
    """The Chinese numeral `head` begins with; "": none, or one of more than three characters."""
    length = len(head) - len(head.lstrip(CN))
    return head[:length] if length < 4 else ""


def _digits(head: str) -> str:
    """The one or two digits `head` begins with; "": none, or more."""
    length = 0
    while length < 3 and head[length : length + 1].isdecimal():
        length += 1
    return head[:length] if length < 3 else ""
