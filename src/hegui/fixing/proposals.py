"""What can be fixed in a document without a person's judgement, and how."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

from hegui.document import BlockKind, Document, Span
from hegui.edits import Edit, holds
from hegui.report import Finding, Quote
from hegui.rule import Rule, Severity
from hegui.values import Record
from hegui.verdict import Message

_UNENCODABLE = Message("文件的编码里没有要改成的字", "the file's encoding does not have the characters")
_UNSEEN = Message("在代码、注释或文件头里", "it stands in code, a comment or the front matter")
_BROKEN = Message("词中夹着换行或标记", "a line end or markup stands inside it")
_MULTILINE = Message("建议的写法跨行", "the suggestion has a line end in it")
_SAME = Message("建议的写法与原文相同", "the suggestion is what stands there")


class Left(Record):
    """A place that a rule has a suggestion for, and why it was left for a person."""

    rule: Rule
    quote: Quote
    reason: Message


class Fix(Record):
    """A place that can be fixed. span: the words the rule found, which another fix must not touch.

    quote: as it was found; what is shown of it. edits: what is to be done.
    """

    rule: Rule
    quote: Quote
    span: Span
    edits: tuple[Edit, ...]


def unasked(rules: Iterable[Rule], named: Collection[str]) -> frozenset[str]:
    """The ids of the rules whose suggestions may be written; of a hint (info) only where its id or name is `named`."""
    return frozenset(
        rule.id
        for rule in rules
        if rule.fixed_by_machine
        and (rule.severity is not Severity.INFO or rule.id in named or rule.name in named)
    )


def apart(fixes: Sequence[Fix]) -> tuple[list[Fix], list[Fix]]:
    """Of fixes that overlap the one of the earlier rule; and the rest, which the next round may find again."""
    chosen: list[Fix] = []
    rest: list[Fix] = []
    taken: list[Span] = []  # in order
    for fix in fixes:
        at = bisect_left(taken, fix.span)
        clash = any(_touch(fix.span, other) for other in taken[max(0, at - 1) : at + 1])
        (rest if clash else chosen).append(fix)
        if not clash:
            taken.insert(at, fix.span)
    return chosen, rest


def _touch(one: Span, other: Span) -> bool:
    return (one.start < other.end and other.start < one.end) or one.start == other.start


def fixes(
    document: Document, failed: Sequence[Finding], rules: Collection[str], encoding: str
) -> tuple[list[Fix], list[Left]]:
    """What can be fixed of the findings of `rules`, in their order; and the places that cannot."""
    found: list[Fix] = []
    left: list[Left] = []
    for rule, quote in _suggested(failed, rules):
        edits = _edits(document, quote, quote.suggestion or "", encoding)
        if isinstance(edits, Message):
            left.append(Left(rule, quote, edits))
        else:
            found.append(Fix(rule, quote, Span(quote.start, quote.end), edits))
    return found, left


def _suggested(failed: Sequence[Finding], rules: Collection[str]) -> Iterator[tuple[Rule, Quote]]:
    for found in failed:
        if found.rule.id in rules:
            yield from ((found.rule, quote) for quote in found.evidence if quote.suggestion is not None)


def _edits(document: Document, quote: Quote, words: str, encoding: str) -> tuple[Edit, ...] | Message:
    """The edits that put `words` in a place; or why none can."""
    start, end = quote.start, quote.end
    if "\n" in words or "\r" in words:
        return _MULTILINE
    if not holds(encoding, words):
        return _UNENCODABLE
    if any(s < end and start < e for s, e in document.once(_unseen)):
        return _UNSEEN
    signs = [Span(max(s, start), min(e, end)) for s, e in document.markup if s < end and start < e]
    apart = {at for sign in signs for at in range(*sign)}
    kept = [at for at in range(start, end) if at not in apart and document.text[at] not in "\r\n"]
    if len(kept) == end - start:
        return (Edit(start, end, words),) if quote.quote != words else _SAME
    if len(kept) != len(words):
        return _BROKEN
    changed = ((at, word) for at, word in zip(kept, words, strict=True) if document.text[at] != word)
    return tuple(Edit(at, at + 1, word) for at, word in changed) or _SAME


def _unseen(document: Document) -> tuple[Span, ...]:
    """What is no prose that a reader sees."""
    apart = (block.span for block in document.blocks if block.kind in (BlockKind.CODE, BlockKind.METADATA))
    return (*apart, *document.hidden, *_code(document))


def _code(document: Document) -> Iterator[Span]:
    """The code inside lines of Markdown, from one run of backticks to the next."""
    quoted = [(span, document.quote(span)) for span in document.markup]
    ticks = [(span, signs) for span, signs in quoted if signs and not signs.strip("`")]
    opened: tuple[Span, str] | None = None
    for span, signs in ticks:
        if opened and opened[1] == signs and "\n" not in document.text[opened[0].end : span.start]:
            yield Span(opened[0].end, span.start)
            opened = None
        else:
            opened = span, signs
