"""Breaks the passing examples of rules by machine: a rule that still passes proves nothing.

Mutation testing as for programs (DeMillo, Lipton, Sayward, "Hints on test data selection", 1978): a change that makes
the text wrong must change the verdict. The changes:

erase     what a demand rests on is deleted, and what it then rests on, until it no longer passes;
misquote  a set phrase that passes loses a character, or one is taken for another that sounds alike;
plant     what a failing example is reproached with is put into a passing one;
part, reorder, cut, repeat   one of the things it rests on is deleted; the sections are turned round; only the beginning
          is kept; the text stands there four times.

Demands must notice every erasure, prohibitions all that is planted. For other kinds (a share, an order, a length) one
change that is noticed is enough, since which one makes the text wrong depends on the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from hegui.document import BlockKind, Document, Span
from hegui.engine import judge
from hegui.errors import ReadError
from hegui.nearmiss.confusions import homophones
from hegui.plan import packs_of
from hegui.readers import read_text
from hegui.rule import Example, Rule, RulePack
from hegui.values import Record
from hegui.verdict import Outcome, Verdict
from hegui.when import applies
from hegui.where import spans

_ROUNDS = 12  # deletions before a demand is taken to rest on nothing
_PHRASES = 3  # set phrases misquoted in one example
_DROPS = 6  # ways in which each is misquoted
_TURNED = (Outcome.FAIL, Outcome.REVIEW)
_DEMANDS = ("section", "cite", "contain", "element")
_PROHIBITIONS = ("avoid", "replace", "pairs", "nesting", "width", "ending", "formulation", "spelling")


class Mutant(Record):
    """A passing example, broken. how: what was done. number: of the example, 1-based. change: the words
    deleted, misquoted or planted. outcome: what the rule then says; None where it no longer applies. due: whether the
    rule must notice."""

    how: str
    number: int
    change: str
    outcome: Outcome | None
    due: bool = False

    @property
    def killed(self) -> bool:
        """Whether the rule noticed."""
        return self.outcome in _TURNED


class Trial(Record):
    """All mutants of one rule. fires: whether any of its examples makes it say that something is wrong. possible: whether
    one document can break it; a question to a person, or what compares reports, it cannot."""

    rule: str
    pack: str
    mutants: tuple[Mutant, ...]
    fires: bool
    possible: bool = True

    @property
    def idle(self) -> bool:
        """Whether nothing was ever seen to make it fail."""
        return self.possible and not (self.fires or self.broken)

    @property
    def broken(self) -> bool:
        """Whether it noticed any change."""
        return any(mutant.killed for mutant in self.mutants)

    @property
    def survivors(self) -> tuple[Mutant, ...]:
        """Those that the rule had to notice and did not."""
        return tuple(m for m in self.mutants if m.due and m.outcome is Outcome.PASS)


def mutate(packs: Sequence[RulePack]) -> tuple[Trial, ...]:
    """A trial for every rule of `packs` and of what they extend."""
    return tuple(_trial(rule, pack.pack) for pack in packs_of(packs) for rule in pack.rules)


def _trial(rule: Rule, pack: str) -> Trial:
    outcomes = rule.check.proved_by()
    if Outcome.PASS not in outcomes or not any(outcome in outcomes for outcome in _TURNED):
        return Trial(rule.id, pack, (), fires=False, possible=False)
    wrong = tuple((each, _read(each)) for each in (*rule.examples.fail, *rule.examples.review))
    mutants: list[Mutant] = []
    for number, example in enumerate(rule.examples.pass_, 1):
        document = _read(example)
        if document is None or applies(rule.when, document):
            continue
        verdict = judge(rule, document)
        if verdict.outcome is Outcome.PASS:
            others = [other for each, other in wrong if other and _as_of(each) == _as_of(example)]
            mutants += (m._replace(number=number) for m in _mutants(rule, example, document, verdict, others))
    fires = any(_outcome(rule, document) in _TURNED for _, document in wrong)
    return Trial(rule.id, pack, tuple(mutants), fires)


def _as_of(given: str | Example) -> object:
    return None if isinstance(given, str) else given.as_of


def _read(given: str | Example, text: str | None = None) -> Document | None:
    example = Example(text=given) if isinstance(given, str) else given
    try:
        document = read_text(
            example.text if text is None else text, format=example.format, as_of=example.as_of
        )
    except ReadError:
        return None
    return document if example.layout is None else replace(document, typesetting=example.layout)


def _mutants(
    rule: Rule, example: str | Example, document: Document, verdict: Verdict, wrong: Iterable[Document]
) -> Iterator[Mutant]:
    def again(text: str) -> Document | None:
        return _read(example, text)

    kind = rule.check.kind
    if kind in _DEMANDS:
        yield from _erased(rule, document, verdict, again)
        return
    if kind == "formulation":
        yield from _misquoted(rule, document, verdict, again)
    yield from (m._replace(due=_must_notice(rule)) for m in _planted(rule, document, wrong, again))
    if kind not in _PROHIBITIONS:
        yield from _erased(rule, document, verdict, again)
        for how, text in _turned(document, verdict):
            yield Mutant(how, 0, "", _outcome(rule, again(text)))


def _must_notice(rule: Rule) -> bool:
    """Whether one fault is one too many."""
    check = rule.check
    return check.kind in _PROHIBITIONS and not (getattr(check, "max", 0) or getattr(check, "max_per_1000", 0))


def _turned(document: Document, verdict: Verdict) -> Iterator[tuple[str, str]]:
    """The text, changed in the ways that may matter to what looks at all of it."""
    text, sections = document.text, [s for s in document.sections if s.parent is None]
    for evidence in verdict.evidence[:_DROPS]:
        yield "part", _without(text, [_whole(document, evidence.span)])
    parts = [text[section.heading.start : section.body.end].rstrip("\n") for section in sections]
    if len(parts) > 1:
        end = sections[-1].body.end
        yield "reorder", text[: sections[0].heading.start] + "\n".join(reversed(parts)) + "\n" + text[end:]
    start = next((b.span.start for b in document.blocks if b.kind is BlockKind.PARAGRAPH), 0)
    yield "cut", text[: start + 40]
    yield "repeat", text[:start] + "\n".join([text[start:].rstrip("\n")] * 4) + "\n"


def _outcome(rule: Rule, document: Document | None) -> Outcome | None:
    if document is None or applies(rule.when, document):
        return None
    return judge(rule, document).outcome


def _erased(
    rule: Rule, document: Document, verdict: Verdict, again: Callable[[str], Document | None]
) -> Iterator[Mutant]:
    if not verdict.evidence:
        return
    due = rule.check.kind in _DEMANDS
    first = document.quote(verdict.evidence[0].span)
    outcome: Outcome | None = verdict.outcome
    for _ in range(_ROUNDS):
        text = _without(document.text, [_whole(document, each.span) for each in verdict.evidence])
        shorter = again(text)
        outcome = _outcome(rule, shorter)
        if shorter is None or outcome is not Outcome.PASS:
            break
        document, verdict = shorter, judge(rule, shorter)
        if not verdict.evidence:
            break
    yield Mutant("erase", 0, first, outcome, due)


def _whole(document: Document, span: Span) -> Span:
    """The section whose heading `span` is, or the words themselves."""
    for section in document.sections:
        if section.heading.start <= span.start < section.heading.end:
            return Span(section.heading.start, section.body.end)
    return span


def _without(text: str, gone: Iterable[Span]) -> str:
    kept, at = [], 0
    for span in sorted(gone):
        kept.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    return "".join([*kept, text[at:]])


def _misquoted(
    rule: Rule, document: Document, verdict: Verdict, again: Callable[[str], Document | None]
) -> Iterator[Mutant]:
    text = document.text
    for evidence in verdict.evidence[:_PHRASES]:
        start, end = evidence.span
        for wrong in islice(_misquotes(text[start:end]), _DROPS):
            yield Mutant("misquote", 0, wrong, _outcome(rule, again(text[:start] + wrong + text[end:])))


def _misquotes(phrase: str) -> Iterator[str]:
    """`phrase` without one of its inner characters, and with one that sounds alike, from the middle outwards."""
    if len(phrase) < 5:
        return
    middle = len(phrase) // 2
    for at in sorted(range(1, len(phrase) - 1), key=lambda at: abs(at - middle)):
        yield phrase[:at] + phrase[at + 1 :]
        for other in homophones(phrase[at])[:1]:
            yield phrase[:at] + other + phrase[at + 1 :]


def _planted(
    rule: Rule,
    document: Document,
    wrong: Iterable[Document],
    again: Callable[[str], Document | None],
) -> Iterator[Mutant]:
    """Each failing example's fault in `document`: the sentences it is found in or, where these mean nothing by
    themselves, the whole example."""
    for other in wrong:
        evidence = judge(rule, other).evidence
        words = _sentence(other, evidence[0].span) if evidence else other.text
        tries = (_with(rule, document, words), _with(rule, document, other.text), _titled(document, words))
        outcomes = (_outcome(rule, again(text)) for text in tries)
        first = next(outcomes)
        turned = first if first in _TURNED else next((each for each in outcomes if each in _TURNED), first)
        yield Mutant("plant", 0, words, turned)


def _titled(document: Document, words: str) -> str:
    """The document's text with `words` for its title."""
    title = document.title or Span(0, 0)
    return f"{document.text[: title.start]}{words}\n{document.text[title.end :].lstrip()}"


def _sentence(document: Document, span: Span) -> str:
    text = document.text
    start = max(text.rfind(mark, 0, span.start) for mark in "。！？\n") + 1
    ends = [at for mark in "。！？\n" if (at := text.find(mark, span.end)) >= 0]
    return text[start : min(ends, default=len(text) - 1) + 1].strip("\n")


def _with(rule: Rule, document: Document, words: str) -> str:
    """The document's text with `words` as a paragraph of the part that the rule looks in."""
    part = spans(rule.where, document)
    if part and rule.where.part == "title":
        return document.text[: part[0].start] + words + document.text[part[0].end :]
    if part:
        at = part[-1].end
    else:
        signed = (BlockKind.SIGNATORY, BlockKind.DATE)
        at = next((block.span.start for block in document.blocks if block.kind in signed), len(document.text))
    text = document.text
    before, after = text[:at], text[at:]
    lead = "" if not before or before.endswith("\n") else "\n"
    return f"{before}{lead}{words}" + ("" if after.startswith("\n") or not after else "\n") + after
