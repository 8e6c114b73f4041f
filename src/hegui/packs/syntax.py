"""YAML's own complaints in plain words, with a hint at the slips that Chinese input methods lead to."""

from __future__ import annotations

import re
from typing import Any

from hegui.errors import Fault
from hegui.packs.tree import Tree

_WIDE_COLON = re.compile(r"^[ \t]*(?:- +)*[A-Za-z_][\w-]*(：)", re.ASCII)
_INDENT = re.compile(r"^ *([\t\u3000])[ \t\u3000]*\S")
_TIGHT_COLON = re.compile(r"^ *(?:- +)*[A-Za-z_][\w-]*(:)[^\s:/]", re.ASCII)

_WORDS = (
    ("mapping values are not allowed", "这里不能再出现“: ”", "值里含有“: ”时，请把整个值放进引号"),
    ("found unexpected end of stream", "引号没有配对", "从这里开始的引号一直没有结束"),
    ("cannot start any token", "这个字符不能用在开头", "请把整个值放进引号"),
    ("did not find expected ',' or", "括号没有配对，或少了逗号", "列表写成 [甲, 乙]，逗号用半角"),
    ("expected ',' or", "括号没有配对，或少了逗号", "列表写成 [甲, 乙]，逗号用半角"),
    ("found unexpected ':'", "冒号后面少了空格", "请写成“键: 值”"),
    ("could not find expected ':'", "这一行少了“: ”", "键与值之间用半角冒号加空格"),
    ("did not find expected key", "这里应是一个键", "检查缩进是否与上一行对齐，引号后面是否多了字"),
    ("expected <block end>", "这里的缩进或符号不对", "检查缩进是否与上一行对齐，引号后面是否多了字"),
    ("did not find expected '-' indicator", "这里应是以“- ”开头的一项", "检查缩进是否与上一项对齐"),
    ("found a tab character", "缩进不能用制表符", "请改用空格"),
    ("found character '\\t'", "缩进不能用制表符", "请改用空格"),
)


def syntax_fault(tree: Tree, error: Any) -> Fault:
    """The fault for a YAMLError of PyYAML, at the place that must be mended as far as one can tell."""
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    offset = mark.index if mark is not None else 0
    if begun is not None and offset >= len(tree.text.rstrip()):
        offset = begun.index  # the text ran out: show what was never closed
    slip = _slip(tree, tree.position(min(offset, len(tree.text))).line)
    if slip is not None:
        return slip
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    for words, message, hint in _WORDS:
        if words in problem:
            return tree.fault_at(offset, message, hint)
    return tree.fault_at(offset, f"YAML 语法有误：{problem}")


def _slip(tree: Tree, line: int) -> Fault | None:
    """A slip of the input method on the line complained of, or on the last one with text before it."""
    above = next((n for n in range(line - 1, 0, -1) if tree.line(n).strip()), line)
    for number in (line, above):
        text = tree.line(number)
        for pattern, message, hint in (
            (_INDENT, "缩进不能用{}", "请改用空格"),
            (_WIDE_COLON, "键后面用了全角冒号“：”", "请改用半角冒号加空格“: ”"),
            (_TIGHT_COLON, "冒号后面少了空格", "请写成“键: 值”"),
        ):
            found = pattern.match(text)
            if found:
                what = "全角空格" if found.group(1) == "\u3000" else "制表符"
                return Fault(tree.path, number, found.start(1) + 1, text, message.format(what), hint)
    return None


def slip_in(text: str) -> str:
    """A hint for text that stands where a mapping was meant: `title：…` or `title:…` is one word to YAML."""
    if _WIDE_COLON.match(text):
        return "键后面用了全角冒号“：”，请改用半角冒号加空格“: ”"
    if _TIGHT_COLON.match(text):
        return "冒号后面少了空格，请写成“键: 值”"
    return ""
