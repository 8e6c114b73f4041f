"""Paragraphs that break off: a paragraph of running text ends with a mark that ends a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import MOST, beyond
from hegui.document import BlockKind, Document, Span
from hegui.expression import expression
from hegui.verdict import Evidence, Message, Outcome, Verdict

_NOTE = expression(r"(?:[\[［〔【]\d{1,3}[\]］〕】]|[①-⑳]|[（(]\d{1,3}[）)])+$")  # a reference to a note
_ENDS = frozenset("。！？…；：”’）》〉】〕」』—~～.!?;:)]\"'|/\ufffc摄")  # 摄 ends the credit of a picture
_LABEL = expression(r"[^，。；！？]{1,10}[：:]|[\[［〔【*※注]|附件|抄送|附[:：]")  # 联系人：… and the like
_NUMBER = expression(
    r"[-*+•·●■◆▪]|[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]|第[一二三四五六七八九十百\d]+[条章节]"
)
_COLUMNS = expression(r"\t| {2,}|\u3000{2,}|[|│]")
_BULLETS = ("-", "*", "+", "•", "·", "●", "■", "◆", "▪")
_TAIL = 12  # characters shown
_MANY = 5  # from so many on they are perhaps not ends but broken lines


class EndingCheck(Check):
    """A paragraph of running text must end with an end mark. Lists, labels, tables and headings are not looked at."""

    kind: Literal["ending"] = "ending"
    min_chars: int = 30
    """Shorter paragraphs are not looked at."""

    def __post_init__(self) -> None:
        if self.min_chars < 1:
            raise ValueError("min_chars 至少为 1")

    def check(self, document: Document) -> Verdict:
        judged = [(span, words[-1] in _ENDS) for span, words in self._paragraphs(document)]
        if not judged:
            return Verdict(Outcome.PASS, Message("没有须查的段落", "there is no paragraph to look at"))
        open_ended = [_tail(document, span) for span, ended in judged if not ended]
        if not open_ended:
            message = Message(
                f"{len(judged)} 段末尾都有标点", f"all {len(judged)} paragraphs end with a mark"
            )
            return Verdict(Outcome.PASS, message, (_tail(document, judged[-1][0]),))
        if len(open_ended) >= _MANY and 3 * len(open_ended) > len(judged):
            message = Message(
                f"{len(judged)} 段中有 {len(open_ended)} 段末尾没有标点，疑是段内换行",
                f"{len(open_ended)} of {len(judged)} paragraphs lack an end mark: perhaps broken lines",
            )
            return Verdict(Outcome.REVIEW, message, tuple(open_ended[:_MANY]))
        rest = beyond(len(open_ended))
        message = Message(
            f"{len(open_ended)} 段末尾缺句末标点{rest.zh}",
            f"{len(open_ended)} paragraphs lack an end mark{rest.en}",
        )
        return Verdict(Outcome.FAIL, message, tuple(open_ended[:MOST]))

    def _paragraphs(self, document: Document) -> Iterator[tuple[Span, str]]:
        """The paragraphs of running text, each with its words."""
        view = document.typed
        for block in document.blocks:
            start, end = block.span
            if block.kind is BlockKind.PARAGRAPH and document.in_scope(Span(end - 1, end)):
                words = view.text[view.folded(start) : view.folded(end)].strip()
                words = words[:-_TAIL] + _NOTE.sub("", words[-_TAIL:])
                listed = document.text[max(0, start - 4) : start].rstrip(" \t")[-1:] in _BULLETS
                if len("".join(words.split())) >= self.min_chars and _running(words, listed):
                    yield block.span, words


def _running(words: str, listed: bool) -> bool:
    """Whether it is made of sentences, and not a list item, a labelled line or a row of columns."""
    if _LABEL.match(words) or _COLUMNS.search(words):
        return False
    if "。" in words[:-1]:
        return True
    return not listed and words.count("，") >= 2 and not _NUMBER.match(words)


def _tail(document: Document, span: Span) -> Evidence:
    return Evidence(Span(max(span.start, span.end - _TAIL), span.end))
