"""How a report is to be shown: language, threshold, what is listed, width, colour, marks."""

from __future__ import annotations

from typing import Literal

from hegui.rule import Severity
from hegui.values import Record
from hegui.verdict import Message, Outcome

Show = Literal["fail", "pass", "all"]

_MARKS = {
    Outcome.PASS: ("✓", "+"),
    Outcome.FAIL: ("✗", "x"),
    Outcome.REVIEW: ("?", "?"),
    Outcome.NOT_APPLICABLE: ("–", "-"),
    Outcome.NOT_CHECKED: ("○", "o"),
    Outcome.WAIVED: ("~", "~"),
    Outcome.ERROR: ("!", "!"),
}
_COLOURS = {
    Outcome.PASS: "32",
    Outcome.FAIL: "31",
    Outcome.REVIEW: "33",
    Outcome.NOT_CHECKED: "33",
    Outcome.ERROR: "35",
}
SIGNS = "✓✗–○…⏎›"
"""What is drawn unless `View.ascii`."""


class View(Record):
    """How to show a report.

    lang: "zh" or "en". fail_on: the mildest severity whose failures count; None is never. show: "fail" lists
    what did not pass, "pass" the rest too, "all" the rest and every place. width: columns. colour: ANSI colours.
    ascii: the output cannot carry `SIGNS`. quiet: only what did not pass, and nothing where all passed.
    """

    lang: str = "zh"
    fail_on: Severity | None = Severity.ERROR
    show: Show = "fail"
    width: int = 80
    colour: bool = False
    ascii: bool = False
    quiet: bool = False

    def say(self, message: Message) -> str:
        """The sentence in the language of the screen."""
        return message.text(self.lang)

    def sign(self, sign: str, plain: str) -> str:
        """`sign`, or `plain` where the output cannot carry it."""
        return plain if self.ascii else sign

    def mark(self, outcome: Outcome) -> str:
        """One column wide."""
        return self.sign(*_MARKS[outcome])

    def paint(self, text: str, style: str) -> str:
        """`text` in an SGR style such as "1" (bold); as it is where there is no colour."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour and style and text else text

    def paint_for(self, outcome: Outcome, text: str) -> str:
        """`text` in the colour of an outcome."""
        return self.paint(text, _COLOURS.get(outcome, ""))
