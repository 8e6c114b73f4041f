"""Letters and digits of full width, which take up the room of a Chinese character."""

from __future__ import annotations

from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import MOST, beyond
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.verdict import Evidence, Message, Outcome, Verdict

_WIDE = expression("[０-９]+(?:[．，][０-９]+)*[Ａ-Ｚａ-ｚ]*|[Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ]*")
_OFFSET = ord("０") - ord("0")


class WidthCheck(Check):
    """Letters and digits must be half-width."""

    kind: Literal["width"] = "width"

    def check(self, document: Document) -> Verdict:
        view = document.typed
        spans = [Span(*view.span(*found.span())) for found in _WIDE.finditer(view.text)]
        wide = [span for span in spans if document.in_scope(span)]
        if not wide:
            return Verdict(Outcome.PASS, Message("未见全角字母、数字", "no letter or digit is full-width"))
        rest = beyond(len(wide))
        message = Message(
            f"{len(wide)} 处全角字母、数字{rest.zh}", f"{len(wide)} full-width letters or digits{rest.en}"
        )
        return Verdict(
            Outcome.FAIL,
            message,
            tuple(Evidence(span, _narrow(document.quote(span))) for span in wide[:MOST]),
        )


def _narrow(words: str) -> str:
    """`words` in half-width signs."""
    return "".join(chr(ord(sign) - _OFFSET) if "！" <= sign <= "～" else sign for sign in words)
