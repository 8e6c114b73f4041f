"""What a check answers: an outcome, a sentence about it, and the evidence."""

from __future__ import annotations

from enum import StrEnum

from hegui.document import Document, Span
from hegui.values import Record


class Outcome(StrEnum):
    """The stated end of one rule on one document."""

    PASS = "pass"  # noqa: S105
    FAIL = "fail"
    REVIEW = "review"  # a person must look
    NOT_APPLICABLE = "not_applicable"  # the message gives the reason
    NOT_CHECKED = "not_checked"  # this input cannot show it
    WAIVED = "waived"
    ERROR = "error"


class Message(Record):
    """One sentence in the two screen languages."""

    zh: str
    en: str

    def text(self, lang: str) -> str:
        """The sentence in `lang` ("zh" or "en")."""
        return self.zh if lang == "zh" else self.en


class Evidence(Record):
    """A place in the document that carries a verdict.

    span: offsets (characters) in the document's text. suggestion: the standard form, where there is one;
    "" where the words should go.
    note: what this place shows, where the quote alone does not say it. answer: the place that answers this one (the
    measure for a problem).
    """

    span: Span
    suggestion: str | None = None
    note: Message | None = None
    answer: Span | None = None


class Verdict(Record):
    """A check's answer about one document. Evidence stands in reading order."""

    outcome: Outcome
    message: Message
    evidence: tuple[Evidence, ...] = ()


PARAGRAPHS = ("docx", "doc", "wps", "odt", "rtf", "html")
"""Formats in which people count paragraphs, not lines."""


def counted(line: int, format: str, page: int | None = None) -> Message:
    """A place in the user's file: a line, a page and a line on it, or in Word a paragraph."""
    zh, en = ("段", "para") if format in PARAGRAPHS else ("行", "line")
    return Message(
        f"{f'第{page}页' if page else ''}第{line}{zh}", f"{f'page {page} ' if page else ''}{en} {line}"
    )


def spot(document: Document, offset: int) -> Message:
    """Where `offset` is, as a reader of the file counts."""
    at = document.location(offset)
    return counted(at.line, document.format, at.page)
