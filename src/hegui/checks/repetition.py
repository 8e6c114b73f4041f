"""What stands twice: in one report, or in several reports of a run."""

from __future__ import annotations

from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import MOST, beyond
from hegui.coherence.passages import paragraphs, sentences
from hegui.coherence.prints import Twin
from hegui.coherence.repeats import Repeat, repeated_paragraphs, repeated_sentences
from hegui.document import Document
from hegui.verdict import Evidence, Message, Outcome, Verdict, spot

_ALONE = Verdict(
    Outcome.PASS, Message("本次运行没有别的报告可比", "no other report in this run to compare with")
)
_LEAST = {"paragraphs": 40, "sentences": 20, "reports": 200}


class RepetitionCheck(Check):
    """Paragraphs or sentences must not stand twice in a report, nor most of a report in another one of the same run.
    Headings, tables, quotations and set phrases do not count."""

    kind: Literal["repetition"] = "repetition"
    of: Literal["paragraphs", "sentences", "reports"]
    """What is compared. reports: whole reports of one run, figures and years not counted, wherever the rule looks."""
    min_chars: int = 0
    """Shorter ones are not compared, blanks not counted; 0: 40 for paragraphs, 20 for sentences, 200 for reports."""
    alike: float = 1.0
    """For paragraphs: from which share of common four-character runs on they are the same; 1.0 is word for word."""
    max_shared: float = 0.5
    """For reports: the share of its text that may stand in another one."""
    common: int = 5
    """For reports: what stands in more reports than this is common wording, and counts only where nearly all of a
    report is the same as another."""

    def __post_init__(self) -> None:
        if self.min_chars < 0:
            raise ValueError("min_chars 不能小于 0")
        if not 0.5 <= self.alike <= 1:
            raise ValueError("alike 应在 0.5 到 1 之间")
        if not 0 < self.max_shared < 1:
            raise ValueError("max_shared 应大于 0、小于 1")
        if self.common < 2:
            raise ValueError("common 至少为 2")

    @property
    def least(self) -> int:
        """Characters from which on passages, or reports, are compared."""
        return self.min_chars or _LEAST[self.of]

    def check(self, document: Document) -> Verdict:
        if self.of == "reports":
            return self._as_told(document)
        found = (
            repeated_paragraphs(document, self.least, self.alike)
            if self.of == "paragraphs"
            else repeated_sentences(document, self.least)
        )
        repeats = [repeat for repeat in found if _in_scope(document, repeat)]
        what, one = ("段落", "paragraph") if self.of == "paragraphs" else ("句子", "sentence")
        if not repeats:
            return Verdict(Outcome.PASS, self._none(document, what, one))
        rest = beyond(len(repeats))
        again, first = (
            spot(document, passage.span(document).start) for passage in (repeats[0].again, repeats[0].first)
        )
        more = "" if len(repeats) == 1 else "等"
        message = Message(
            f"{len(repeats)} 处{what}与前文重复：{again.zh}重复了{first.zh}{more}{rest.zh}",
            f"{len(repeats)} {one}(s) repeat what stands before: {again.en} repeats {first.en}{rest.en}",
        )
        return Verdict(Outcome.FAIL, message, _evidence(document, repeats[:MOST]))

    def _none(self, document: Document, what: str, one: str) -> Message:
        """That nothing stands twice, and how much was compared."""
        passages = paragraphs(document) if self.of == "paragraphs" else sentences(document)
        compared = sum(len(passage.words) >= self.least for passage in passages)
        return Message(
            f"比较了 {compared} 个{what}（{self.least} 字以上的），没有重复",
            f"{compared} {one}(s) of {self.least} characters and more compared; none stands twice",
        )

    def _as_told(self, document: Document) -> Verdict:
        """What the document was told of the other reports of the run (see `across`)."""
        twin: Twin | None = document.memo.get(self)
        if twin is None:
            return _ALONE
        if not twin.path:
            return Verdict(Outcome.PASS, _compared(self, twin.compared))
        message = Message(
            f"正文有 {twin.share:.0%} 与 {twin.path} 相同（数字、年份不计），与本次运行的其他 {twin.compared} 份报告比较",
            f"{twin.share:.0%} of the text stands in {twin.path} as well (figures and years aside); {twin.compared} compared",
        )
        note = Message(f"又见于 {twin.path}", f"also in {twin.path}")
        places = (Evidence(span, note=note) for span in twin.passages if document.in_scope(span))
        return Verdict(Outcome.FAIL, message, tuple(places))

    def proved_by(self) -> tuple[Outcome, ...]:
        return (Outcome.PASS,) if self.of == "reports" else super().proved_by()


def _compared(check: RepetitionCheck, others: int) -> Message:
    """What a report without a twin says: with how many `others` it was compared; 0 if it is too short for that."""
    if not others:
        return Message(
            f"可比的正文不足 {check.least} 字，未与别的报告比较",
            f"under {check.least} characters to compare; not compared with other reports",
        )
    return Message(
        f"与本次运行的其他 {others} 份报告比较，没有大段相同",
        f"compared with {others} other report(s): no large part is the same",
    )


def _in_scope(document: Document, repeat: Repeat) -> bool:
    if document.scope is None:
        return True
    return all(document.in_scope(passage.span(document)) for passage in (repeat.first, repeat.again))


def _evidence(document: Document, repeats: list[Repeat]) -> tuple[Evidence, ...]:
    """Each place once, in reading order; the later ones say where the first stands."""
    places: dict[int, Evidence] = {}
    for repeat in repeats:
        first = repeat.first.span(document)
        at = spot(document, first.start)
        places.setdefault(repeat.first.start, Evidence(first))
        alike = "" if repeat.share == 1 else f"，相同 {repeat.share:.0%}"
        note = Message(
            f"与{at.zh}重复{alike}",
            f"repeats {at.en}" + (f", {repeat.share:.0%} alike" if alike else ""),
        )
        places[repeat.again.start] = Evidence(repeat.again.span(document), note=note)
    return tuple(places[start] for start in sorted(places))
