"""Precision and recall of the shipped packs: `python bench/quality.py [FOLDER…] [--list]`.

Reads documents written for the purpose with their faults listed beforehand (tests/quality/*/expected.yaml), judges them,
and counts for every rule what it found, what it said wrongly, and what it left. facts.yaml tells which rules are there
for which kind of fault.

A finding is right if it quotes the words of a fault of its own kind, or, where the fault is an absence, if it is about
that kind. Anything else that a rule says at severity error or warning is wrong, unless the document's author called the
place debatable. bench/README.md tells how it was measured.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from tabulate import tabulate

from hegui import Finding, Outcome, Quote, Severity, check_file

HERE = Path(__file__).parent
DOCUMENTS = HERE.parent / "tests" / "quality"
FACTS = HERE / "facts.yaml"
FEW = 4
"""Rules for one kind of fault, above which a miss is nobody's own."""
COUNTED = (Severity.ERROR, Severity.WARNING)


class Fault(NamedTuple):
    """A fault that the author of a document planted. quote is "" for what is absent; start is -1 then."""

    document: str
    fact: str
    quote: str
    what: str
    start: int


class Said(NamedTuple):
    """One place, or one absence, that a rule reports. quote is None for an absence."""

    document: str
    rule: str
    severity: Severity
    quote: Quote | None
    message: str


class Tally(NamedTuple):
    """What was measured. found: faults with the rules that found them. wrong: what should not have been said.
    missed: faults that no rule found. ran: by document the rules that applied to it."""

    found: tuple[tuple[Fault, frozenset[str]], ...]
    wrong: tuple[Said, ...]
    missed: tuple[Fault, ...]
    right: Counter[str]
    severities: dict[str, Severity]
    ran: dict[str, frozenset[str]]


def faults(name: str, entry: dict[str, Any], text: str) -> Iterator[Fault]:
    """The faults that the expectation file lists for a document."""
    for fault in entry.get("faults") or ():
        quote = fault.get("quote") or ""
        start = text.find(quote) if quote else -1
        if quote and start < 0:
            raise SystemExit(f"{name}: {quote!r} is not in the document")
        yield Fault(name, fault["id"], quote, fault.get("what", ""), start)


def judged(path: Path) -> Sequence[Finding]:
    """The findings of the shipped packs on a document."""
    report = check_file(path)
    if report.refused:
        raise SystemExit(f"{path}: {report.refused[0].reason.zh}")
    return report.documents[0].findings


def said(name: str, finding: Finding) -> Iterator[Said]:
    """What a finding says is wrong: a failure, or a review that shows a place."""
    rule = finding.rule
    if finding.outcome is Outcome.FAIL:
        for quote in finding.evidence or (None,):
            yield Said(name, rule.id, rule.severity, quote, finding.message.zh)
    elif finding.outcome is Outcome.REVIEW:
        for quote in finding.evidence:
            yield Said(name, rule.id, Severity.INFO, quote, finding.message.zh)


def answers(one: Said, fault: Fault, kinds: dict[str, Sequence[str]]) -> bool:
    """Whether what was said tells of this fault."""
    own = one.rule in kinds.get(fault.fact, ())
    if not fault.quote:
        return own
    if one.quote is None:
        return own and one.document == fault.document
    meets = one.quote.start < fault.start + len(fault.quote) and fault.start < one.quote.end
    near = own or "-" not in fault.fact or fault.fact not in kinds
    return meets and (near or len(one.quote.quote) <= len(fault.quote) + 8)


@cache
def kinds_of_faults() -> dict[str, Sequence[str]]:
    """The rules that are there for each fact of the field."""
    kinds: dict[str, Sequence[str]] = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
    return kinds


def measured(folders: Iterable[Path]) -> tuple[Tally, int, int]:
    """The tally over all documents of `folders`, how many documents, and how many of them are faultless."""
    kinds = kinds_of_faults()
    found: list[tuple[Fault, frozenset[str]]] = []
    wrong: list[Said] = []
    missed: list[Fault] = []
    right: Counter[str] = Counter()
    severities: dict[str, Severity] = {}
    ran: dict[str, frozenset[str]] = {}
    documents = faultless = 0
    for folder in folders:
        expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
        for name, entry in sorted(expected.items()):
            if entry.get("about_wrong_words"):
                continue  # it quotes them on purpose: a matter of suppressions, not of precision
            documents += 1
            faultless += bool(entry.get("faultless"))
            text = (folder / name).read_bytes().decode("utf-8")
            planted = list(faults(name, entry, text))
            findings = judged(folder / name)
            ran[name] = frozenset(f.rule.id for f in findings if f.outcome is not Outcome.NOT_APPLICABLE)
            reports = [one for finding in findings for one in said(name, finding)]
            open_to_debate = [word for word in entry.get("debatable") or () if word]
            severities.update({one.rule: one.severity for one in reports})
            for fault in planted:
                by = frozenset(one.rule for one in reports if answers(one, fault, kinds))
                found.append((fault, by)) if by else missed.append(fault)
            for one in reports:
                if any(answers(one, fault, kinds) for fault in planted):
                    right[one.rule] += 1
                elif one.severity in COUNTED and not _debatable(one, open_to_debate, text):
                    wrong.append(one)
    return Tally(tuple(found), tuple(wrong), tuple(missed), right, severities, ran), documents, faultless


def _debatable(one: Said, words: Sequence[str], text: str) -> bool:
    if one.quote is None:
        return one.rule in words
    places = ((at, at + len(word)) for word in words if (at := text.find(word)) >= 0)
    return one.rule in words or any(one.quote.start < end and start < one.quote.end for start, end in places)


def by_rule(tally: Tally) -> str:
    """A line a rule: what it said rightly and wrongly."""
    kinds = kinds_of_faults()
    wrong = Counter(one.rule for one in tally.wrong)
    left = Counter(
        rule for fault in tally.missed for rule in _at_fault(fault, kinds, tally.ran[fault.document])
    )
    met = Counter(rule for _, by in tally.found for rule in by)
    rows = []
    for rule in sorted({*tally.right, *wrong, *left}):
        right, bad, hit, gone = tally.right[rule], wrong[rule], met[rule], left[rule]
        rows.append(
            (
                rule,
                tally.severities.get(rule, ""),
                right,
                bad,
                _share(right, right + bad),
                hit,
                gone,
                _share(hit, hit + gone),
            )
        )
    head = ("rule", "severity", "right", "wrong", "precision", "faults found", "left", "recall")
    return tabulate(rows, headers=head, tablefmt="github")


def _at_fault(fault: Fault, kinds: dict[str, Sequence[str]], ran: frozenset[str]) -> list[str]:
    """The rules that should have found a fault: those for its kind that applied, unless so many are that none is."""
    rules = [rule for rule in kinds.get(fault.fact, ()) if rule in ran] if "-" in fault.fact else []
    return rules if len(rules) <= FEW else []


def by_part(tally: Tally) -> str:
    """A line for each part of the field: sections, kinds of document, layout, marks and numbers, phrases, words."""
    hit = Counter(fault.fact[0] for fault, _ in tally.found)
    gone = Counter(fault.fact[0] for fault in tally.missed)
    names = {
        "A": "述职 content",
        "B": "other kinds",
        "C": "公文 form",
        "D": "marks, numbers",
        "E": "set phrases",
        "F": "words",
    }
    rows = [
        (part, names.get(part, ""), hit[part], gone[part], _share(hit[part], hit[part] + gone[part]))
        for part in sorted(hit | gone)
    ]
    return tabulate(rows, headers=("part", "of the field", "found", "missed", "recall"), tablefmt="github")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def _listed(tally: Tally) -> Iterator[str]:
    yield "wrong:"
    for one in tally.wrong:
        words = f"{one.quote.before}[{one.quote.quote}]{one.quote.after}" if one.quote else "(absence)"
        yield f"  {one.document} {one.rule} {one.severity} {words}  {one.message}"
    yield "missed:"
    for fault in tally.missed:
        yield f"  {fault.document} {fault.fact} {fault.quote or '(absence)'}  {fault.what}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Precision and recall of the shipped packs.")
    parser.add_argument(
        "folders",
        nargs="*",
        type=Path,
        default=sorted(path.parent for path in DOCUMENTS.glob("*/expected.yaml")),
    )
    parser.add_argument("--list", action="store_true", help="show what was said wrongly and what was missed")
    given = parser.parse_args(arguments)
    tally, documents, faultless = measured(given.folders)
    worst = Counter(one.severity for one in tally.wrong)
    planted = len(tally.found) + len(tally.missed)
    print(by_rule(tally), by_part(tally), sep="\n\n", end="\n\n")
    print(
        f"{documents} documents, {faultless} faultless; {planted} faults planted, {len(tally.found)} found ({_share(len(tally.found), planted)})"
    )
    right = sum(tally.right[rule] for rule, severity in tally.severities.items() if severity in COUNTED)
    print(
        f"said at error or warning: {right} rightly, {worst[Severity.ERROR]} wrongly as errors, {worst[Severity.WARNING]} wrongly as warnings"
    )
    if given.list:
        print(*_listed(tally), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
