"""What work on a document leaves in its file: tracked changes, comments, hidden text, fields nobody has filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import MOST, beyond
from hegui.document import Document, Mark, Span
from hegui.verdict import Evidence, Message, Outcome, Verdict

Residue = Literal["changes", "comments", "hidden", "placeholders", "objects", "macros"]

_MARKS = {
    "changes": ("insertion", "deletion", "move", "format"),
    "comments": ("comment",),
    "placeholders": ("placeholder",),
    "objects": ("object",),
    "macros": ("macro",),
}
_NAMES = {
    "changes": ("处修订未处理，请接受或拒绝", "tracked changes neither accepted nor rejected"),
    "comments": ("条批注，请处理后删除", "comments"),
    "hidden": ("处隐藏文字，请删除或取消隐藏", "pieces of hidden text"),
    "placeholders": ("处控件没有填写", "fields not filled in"),
    "objects": (
        "处嵌入的图表或对象，其中的文字没有检查，请人工核对",
        "charts or objects, the words in which were not checked",
    ),
    "macros": ("组宏，没有运行，也没有检查，请确认是否需要", "sets of macros, neither run nor checked"),
}
_NONE = {
    "changes": ("没有未处理的修订", "no tracked changes"),
    "comments": ("没有批注", "no comments"),
    "hidden": ("没有隐藏文字", "no hidden text"),
    "placeholders": ("没有未填写的控件", "no fields to be filled in"),
    "objects": ("没有嵌入的图表或对象", "no charts or objects"),
    "macros": ("没有宏", "no macros"),
}
_KINDS = {
    "insertion": ("插入", "inserted"),
    "deletion": ("删去", "deleted"),
    "move": ("移动", "moved"),
    "format": ("改格式", "changed the format"),
    "comment": ("批注", "commented"),
}
_WRITTEN = ("txt", "md")  # what is not seen of such a text was written to be there: front matter, remarks
_WORD = ("docx", "doc", "wps")
_KEPT = {  # the formats that can hold such things; what another holds is text and nothing else
    "changes": (*_WORD, "odt", "rtf", "html"),
    "comments": (*_WORD, "odt", "rtf", "html", "pdf", "ofd"),
    "hidden": (*_WORD, "odt", "rtf", "html", "pdf", "ofd"),
    "placeholders": (*_WORD, "odt", "html", "pdf"),
    "objects": (*_WORD, "odt", "rtf", "html", "pdf", "ofd"),
    "macros": (*_WORD, "odt", "html", "pdf"),
}
_NOWHERE = Message("（{format} 格式不带这些）", " (.{format} files hold none)")
_BESIDE = 6  # characters shown on each side of a place between two characters
_UNSURE = ("objects", "macros")  # no fault: a person must look


class ResidueCheck(Check):
    """Nothing of the work on the document may be left in its file. A format that cannot hold such things has none of
    them, and passes."""

    kind: Literal["residue"] = "residue"
    of: Residue
    """changes | comments | hidden | placeholders | objects | macros; the last two end in review, not in fail"""

    def proved_by(self) -> tuple[Outcome, ...]:
        return (Outcome.PASS, Outcome.REVIEW if self.of in _UNSURE else Outcome.FAIL)

    def check(self, document: Document) -> Verdict:
        marks = [mark for mark in self._left(document) if document.in_scope(mark.span)]
        if not marks:
            return Verdict(Outcome.PASS, self._none(document.format))
        zh, en = _NAMES[self.of]
        by_zh, by_en = _authors(marks)
        rest = beyond(len(marks))
        message = Message(f"{len(marks)} {zh}{by_zh}{rest.zh}", f"{len(marks)} {en}{by_en}{rest.en}")
        outcome = Outcome.REVIEW if self.of in _UNSURE else Outcome.FAIL
        return Verdict(outcome, message, tuple(_shown(document, mark) for mark in marks[:MOST]))

    def _none(self, format: str) -> Message:
        zh, en = _NONE[self.of]
        if format in _KEPT[self.of]:
            return Message(zh, en)
        return Message(zh + _NOWHERE.zh.format(format=format), en + _NOWHERE.en.format(format=format))

    def _left(self, document: Document) -> Iterator[Mark]:
        if self.of == "hidden":
            if document.format in _WRITTEN:
                return iter(())
            return (Mark("hidden", span) for span in _joined(document) if document.quote(span).strip())
        return (mark for mark in document.marks if mark.kind in _MARKS[self.of])


def _joined(document: Document) -> list[Span]:
    """The hidden places, those that only a line end parts made one."""
    joined: list[Span] = []
    for span in sorted(document.hidden):
        if joined and not document.text[joined[-1].end : span.start].strip("\r\n\v"):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _authors(marks: list[Mark]) -> tuple[str, str]:
    """Who has left how many."""
    counts = Counter(mark.author for mark in marks if mark.author).most_common(5)
    if not counts:
        return "", ""
    zh = "、".join(f"{author} {count}" for author, count in counts)
    en = ", ".join(f"{author} {count}" for author, count in counts)
    return f"（{zh}）", f" ({en})"


def _shown(document: Document, mark: Mark) -> Evidence:
    if mark.kind not in _KINDS:
        return Evidence(_around(document, mark.span))
    zh, en = _KINDS[mark.kind]
    words = f"“{mark.words}”" if mark.words else ""
    by_zh, by_en = (f"{mark.author}：", f"{mark.author}: ") if mark.author else ("", "")
    return Evidence(
        _around(document, mark.span), note=Message(f"{by_zh}{zh}{words}", f"{by_en}{en} {words}".rstrip())
    )


def _around(document: Document, span: Span) -> Span:
    """`span`; where it is empty, the words beside it on the same line."""
    if span.end > span.start:
        return span
    lines = document.text
    start, end = span.start, span.end
    while start > max(0, span.start - _BESIDE) and lines[start - 1] not in "\n\v":
        start -= 1
    while end < min(len(lines), span.end + _BESIDE) and lines[end] not in "\n\v":
        end += 1
    return Span(start, end)
