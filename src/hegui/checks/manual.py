"""A question that only a person can answer."""

from __future__ import annotations

from typing import Literal

from hegui.checks.base import Check
from hegui.document import Document
from hegui.verdict import Message, Outcome, Verdict


class ManualCheck(Check):
    """A person must look: always ends in review, with the question."""

    kind: Literal["manual"] = "manual"
    question: str
    """What the person must decide."""

    def __post_init__(self) -> None:
        if not self.question.strip():
            raise ValueError("question 不能为空")

    def check(self, document: Document) -> Verdict:
        return Verdict(Outcome.REVIEW, Message(self.question, self.question))

    def literals(self) -> tuple[str, ...]:
        """None at all: the question is the same whatever the document says, so nothing need wake the check."""
        return ()

    def proved_by(self) -> tuple[Outcome, ...]:
        return (Outcome.REVIEW,)
