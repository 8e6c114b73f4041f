"""The attachments that a document lists under its text, and those that follow it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hegui.document import Block, BlockKind, Document, Span
from hegui.elements.lines import APPENDED, LABEL, STATEMENT
from hegui.expression import expression
from hegui.values import Record

_NUMBERED = expression(r"附\s*件\s*(\d{1,2})\s*[：:]\s*(?=\S)")
_LABELS = expression(r"(?:^|(?<=[\s；;，。、]))(\d{1,2})\s*([.．、])\s*(?!\d)")
_DIGITS = {numeral: at for at, numeral in enumerate("一二三四五六七八九十", 1)}
_LONGEST = 80


class Named(Record):
    """An attachment: its number, 0 for none; the mark behind the number (“附件” where it stands before: 附件1：甲); its
    name; where."""

    ordinal: int
    mark: str
    name: str
    span: Span


def statement(blocks: Sequence[Block], words: Sequence[str], body: int, foot: int) -> range | None:
    """The lines that list the attachments (附件说明); of several such places the last, as a text may quote one. Lines
    附件1：甲 directly above the sign-off, which is at `foot`, are meant to list them."""
    opening = (at for at in range(len(blocks) - 1, body - 1, -1) if _opens(words, at))
    first = next(opening, None)
    if first is None:
        first = foot
        while foot < len(blocks) and first > body and _numbered(words[first - 1]):
            first -= 1
        return range(first, foot) if first < foot else None
    stop = first + 1
    while stop < len(blocks) and _goes_on(blocks[stop], words[stop]):
        stop += 1
    return range(first, stop)


def _numbered(line: str) -> bool:
    return len(line) < _LONGEST and bool(_NUMBERED.match(line)) and line.rstrip()[-1] != "。"


def _opens(words: Sequence[str], at: int) -> bool:
    line = words[at]
    found = STATEMENT.match(line) if line[:1] == "附" and len(line) < _LONGEST else None
    if not found:
        return False
    if line[found.end() :].strip():
        return True
    return at + 1 < len(words) and bool(LABEL.match(words[at + 1]))


def _goes_on(block: Block, line: str) -> bool:
    return block.kind is not BlockKind.SIGNATORY and len(line) < _LONGEST and bool(LABEL.match(line.strip()))


def listed(document: Document, blocks: Sequence[Block], lines: range) -> Iterator[Named]:
    """The attachments that the statement names."""
    view = document.visible
    for at in lines:
        start, end = view.folded(blocks[at].span.start), view.folded(blocks[at].span.end)
        numbered = _NUMBERED.match(view.text[start:end])
        if numbered:
            name = view.text[start + numbered.end() : end].strip()
            yield Named(int(numbered[1]), "附件", name, blocks[at].span)
            continue
        lead = STATEMENT.match(view.text[start:end]) if at == lines.start else None
        yield from _in_line(document, start + (lead.end() if lead else 0), end)


def _in_line(document: Document, start: int, end: int) -> Iterator[Named]:
    view = document.visible
    labels = list(_LABELS.finditer(view.text[start:end]))
    if labels and labels[0].start():
        labels = []  # a digit inside a name
    stops = [*(start + label.start() for label in labels[1:]), end]
    for label, stop in zip(labels or (None,), stops, strict=True):
        begin = start + (label.start() if label else 0)
        name = view.text[start + (label.end() if label else 0) : stop].strip()
        if name:
            span = Span(view.original(begin), view.span(stop - 1, stop)[1])
            yield Named(int(label[1]) if label else 0, label[2] if label else "", name, span)


def appended(blocks: Sequence[Block], words: Sequence[str], foot: int) -> Iterator[Named]:
    """The attachments behind the sign-off: 附件1 on a line, its title behind it or on the lines below."""
    for at in range(foot, len(blocks)):
        line = words[at]
        found = APPENDED.match(line) if line[:1] == "附" and len(line) < _LONGEST else None
        if not found or (STATEMENT.match(line) and line[found.end() :].strip()):
            continue
        title = line[found.end() :].strip() or "\n".join(words[at + 1 : at + 4])
        numeral = found[1] or ""
        ordinal = int(numeral) if numeral.isdecimal() else _DIGITS.get(numeral, 0)
        yield Named(ordinal, "", title, blocks[at].span)
