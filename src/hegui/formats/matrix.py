"""Documents by rules: one row a document, one column a rule, and in each cell how the rule ended. For csv and xlsx.

Which rules there are is known when all documents have been seen, and the heading comes first, so the rows are put
aside: each outcome as one letter.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from hegui.formats.aside import Aside
from hegui.formats.usual import Usual
from hegui.formats.view import View
from hegui.formats.words import OUTCOMES, REFUSED, SEVERITIES
from hegui.report import Judged, Refused, Report, counted, exit_status
from hegui.rule import Rule, Severity
from hegui.values import Record
from hegui.verdict import Message, Outcome

_VERDICTS = (Message("合格", "passed"), Message("不合格", "failed"), Message("未能判定", "could not judge"))
_FIXED = Message("文件|结论|标题|文种|时间", "file|verdict|title|kind|date")
_COUNTED = (
    Outcome.REVIEW,
    Outcome.NOT_CHECKED,
    Outcome.ERROR,
    Outcome.PASS,
    Outcome.NOT_APPLICABLE,
    Outcome.WAIVED,
)
_LETTERS = dict(zip(Outcome, "PFRNCWE", strict=True))
_OUTCOMES = {letter: outcome for outcome, letter in _LETTERS.items()}


class Row(Record):
    """A document: words (its file, the verdict, what it is), numbers, and the outcome of each rule, None where the rule is
    not for it. status: its own part in the exit status."""

    words: list[str]
    numbers: list[int]
    sha256: str
    status: int
    outcomes: list[Outcome | None]


class Matrix:
    """The rows of a report. Add every document, then read `rules` and `rows`."""

    def __init__(self, view: View, strict: bool) -> None:
        self._view, self._strict = view, strict
        self._places: dict[str, int] = {}
        self._usual = Usual(lambda finding: (self._place(finding.rule), _LETTERS[finding.outcome]))
        self._aside = Aside()
        self.rules: list[Rule] = []

    def close(self) -> None:
        """Let go of the rows."""
        self._aside.__exit__()

    def _place(self, rule: Rule) -> int:
        if rule.id not in self._places:
            self._places[rule.id] = len(self.rules)
            self.rules.append(rule)
        return self._places[rule.id]

    def add(self, judged: Judged) -> None:
        """A row for a document."""
        found = self._usual.of(judged.findings)
        letters = [" "] * len(self.rules)
        for place, letter in found:
            letters[place] = letter
        sums = counted(judged)
        alone = Report((judged,), rules=1, sums=sums, strict=self._strict)
        status = exit_status(alone, self._view.fail_on)
        words = [judged.path, self._view.say(_VERDICTS[status]), judged.title, judged.genre, judged.date]
        numbers = [sums.failures[severity] for severity in Severity]
        numbers += [sums.outcomes[outcome] for outcome in _COUNTED]
        self._keep(words, numbers, judged.sha256, status, "".join(letters))

    def refuse(self, refused: Refused) -> None:
        """A row for a file that could not be judged."""
        reason = f"{self._view.say(REFUSED)}: {self._view.say(refused.reason)}"
        self._keep([refused.path, reason, "", "", ""], [], "", 2, "")

    def _keep(self, *row: object) -> None:
        self._aside.add(json.dumps(row) + "\n")

    def heading(self) -> list[str]:
        """The columns before those of the rules."""
        say = self._view.say
        words = [*say(_FIXED).split("|"), *(say(word) for word in SEVERITIES.values())]
        return [*words, *(say(OUTCOMES[outcome]) for outcome in _COUNTED)]

    def rows(self) -> Iterator[Row]:
        """The rows in order; each has as many outcomes as there are rules. Nothing may be added after."""
        for line in self._aside.lines():
            words, numbers, sha256, status, letters = json.loads(line)
            outcomes = [_OUTCOMES.get(letter) for letter in letters.ljust(len(self.rules))]
            yield Row(words, numbers, sha256, status, outcomes)


def matrix(report: Report, view: View) -> Matrix:
    """That of a whole report."""
    made = Matrix(view, report.strict)
    for judged in report.documents:
        made.add(judged)
    for refused in report.refused:
        made.refuse(refused)
    return made
