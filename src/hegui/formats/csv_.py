"""Documents by rules as CSV, for spreadsheets: UTF-8 with a byte order mark, so that Excel and WPS take it as such."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hegui.formats.matrix import matrix
from hegui.formats.view import View
from hegui.formats.words import OUTCOMES
from hegui.formats.xml_text import allowed
from hegui.report import Report
from hegui.verdict import Message
from hegui.version import __version__

_CHECKED_WITH = Message("检查所用", "checked with")
# What a spreadsheet may take for a formula, full-width signs too, after any blanks; `allowed` has written out tabs and line ends.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠﹦﹢﹣﹫]")


def render(report: Report, view: View) -> Iterator[str]:
    """A heading, a row a document and a row for each file that could not be judged. Every row names what it was checked with:
    a table has no other place for that, and rows are copied and filtered."""
    made = matrix(report, view)
    try:
        head = made.heading()
        rules = [f"{rule.id} {rule.title}" for rule in made.rules]
        yield "\ufeff" + _line(map(cell, [*head, *rules, "sha256", view.say(_CHECKED_WITH)]))
        ends = {outcome: cell(view.say(word)) for outcome, word in OUTCOMES.items()}
        made_with = cell(_made_with(report))
        for row in made.rows():
            words = map(cell, row.words)
            numbers = list(map(str, row.numbers)) or [""] * (len(head) - len(row.words))
            outcomes = [ends[outcome] if outcome else "" for outcome in row.outcomes]
            yield _line((*words, *numbers, *outcomes, row.sha256, made_with))
    finally:
        made.close()


def _made_with(report: Report) -> str:
    """The beginning of each hash is enough to tell packs apart; the whole ones would be half of the file."""
    packs = (f"{pack.name} {pack.version} sha256:{pack.sha256[:16]}" for pack in report.packs)
    return "; ".join([f"hegui {__version__}", *packs, *(f"{name}={value}" for name, value in report.options)])


def _line(cells: Iterable[str]) -> str:
    return ",".join(cells) + "\r\n"


def cell(text: str) -> str:
    """`text` as a field that no spreadsheet takes for a formula: an apostrophe before what looks like one.

    The apostrophe is seen, where a blank or a tab would not be: whoever copies the cell knows that it is there.
    """
    text = allowed(text)
    text = f"'{text}" if _FORMULA.match(text) else text
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',"\n\r') else text
