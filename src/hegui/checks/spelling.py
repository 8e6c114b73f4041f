"""Idioms and words with a wrong character."""

from __future__ import annotations

from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import MOST, beyond
from hegui.document import Document, Span
from hegui.nearmiss.idioms import Misspelling, misspelled
from hegui.nearmiss.words import mistyped
from hegui.verdict import Evidence, Message, Outcome, Verdict

_SHOWN = 3


class SpellingCheck(Check):
    """Idioms, fixed expressions and words must have no wrong character: one that sounds or looks like the right one."""

    kind: Literal["spelling"] = "spelling"
    of: Literal["idioms", "words"]
    """idioms: idioms and fixed expressions of four to eight characters | words: words of two and three characters"""
    certain: bool | None = None
    """Of idioms. true: only where the wrong character makes no word with either of its neighbours; false: only where it
    does (流于形势), so that a person must look."""

    def __post_init__(self) -> None:
        if self.of == "words" and self.certain is not None:
            raise ValueError("certain 只用于 of: idioms")

    def check(self, document: Document) -> Verdict:
        wrong = [
            Evidence(span, place.right)
            for place in document.once(_idioms if self.of == "idioms" else _words)
            if self.certain in (None, place.certain)
            and document.in_scope(span := Span(*document.full.span(place.start, place.end)))
        ]
        if not wrong:
            what = "成语、常用语" if self.of == "idioms" else "词语"
            return Verdict(Outcome.PASS, Message(f"{what}未见错字", f"no wrong character in {self.of}"))
        return Verdict(Outcome.FAIL, _counted(wrong, document), tuple(wrong[:MOST]))


def _idioms(document: Document) -> list[Misspelling]:
    return misspelled(document.full.text)


def _words(document: Document) -> list[Misspelling]:
    return mistyped(document.full.text)


def _counted(wrong: list[Evidence], document: Document) -> Message:
    pairs = list(dict.fromkeys((document.quote(e.span), e.suggestion) for e in wrong))
    zh = "；".join(f"“{there}”应为“{right}”" for there, right in pairs[:_SHOWN])
    en = "; ".join(f"{there} should be {right}" for there, right in pairs[:_SHOWN])
    more, rest = len(pairs) > _SHOWN, beyond(len(wrong))
    return Message(
        f"{len(wrong)} 处疑有错字：{zh}{' 等' if more else ''}{rest.zh}",
        f"{len(wrong)} with a wrong character: {en}{'; …' if more else ''}{rest.en}",
    )
