"""Markdown → paragraphs, each at its exact place in the file.

A scanner of our own: the parsers there are give no offsets for what stands inside a line, and evidence is an offset.
It departs from CommonMark where Chinese offices do: each line is a paragraph of its own, text indented by four blanks
is text, `#标题` without a blank is a heading, and `---` under a whole sentence makes no heading of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hegui.document import BlockKind, Document, Span
from hegui.expression import expression
from hegui.readers.front_matter import front_matter
from hegui.readers.inline import SPECIAL, inline
from hegui.readers.outline import build
from hegui.readers.paragraph import Paragraph
from hegui.readers.plain import breaks, joined, spans
from hegui.readers.tables import adjacent, table

_END = r"(?:\r\n|\r|\n)"
_MARKED = "#>-*+=_~`<[|"
_CONTAINER = expression(r"(?:>\s*|[-*+]\s+(?:\[[ xX]\]\s+)?)+")
# Compiled by the first line that may be one.
_UNDERLINE = expression(r"=+|-{2,}")
_BREAK = expression(r"(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}")
_FENCE = r"(?P<fence>`{3,})[^`]*|(?P<tildes>~{3,}).*"
_NOTE = expression(r"\[\^[^\[\]\s]+\]:\s*")
_REFERENCE = expression(r"\[[^\[\]^][^\[\]]*\]:[ \t]*[!-~]+(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?")
_UNSEEN = r"<!--|<(?P<element>script|style)\b[^<>]*>"
_SENTENCE_MARKS = frozenset("。！？；：，")
_LONGEST_HEADING = 40
_LONGEST_COMMENT = 20_000


def document(text: str, *, path: str, encoding: str = "utf-8", sha256: str = "") -> Document:
    """The document that a Markdown text makes up."""
    scan = read(text)
    return build(
        text,
        scan.paragraphs,
        path=path,
        format="md",
        encoding=encoding,
        sha256=sha256,
        markup=scan.markup,
        hidden=scan.hidden,
        metadata=tuple(scan.metadata),
    )


class Scan:
    """What was found so far in a text. `lines`: those that may go on in the next one. All in reading order."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.lines: list[Span] = []
        self.markup: list[Span] = []
        self.hidden: list[Span] = []
        self.metadata: list[tuple[str, str]] = []


def read(text: str) -> Scan:
    """Paragraphs, markup, hidden parts and metadata of `text`."""
    scan = Scan()
    lines = spans(text)
    begin, scan.metadata = front_matter(text)
    if begin:
        scan.hidden.append(Span(0, begin))
        scan.paragraphs.append(Paragraph(Span(0, begin), kind=BlockKind.METADATA))
        lines = [line for line in lines if line.start >= begin]
    index = 0
    while index < len(lines):
        line = lines[index]
        if text[line.start] in _MARKED or text.find("<", line.start, line.end) >= 0:
            index = _marked(text, lines, index, scan)
        elif text.find("|", line.start, line.end) >= 0:
            index = _table(text, lines, index, scan) or _running(lines[index], scan, index)
        else:
            index = _running(line, scan, index)
    whole, ends = joined(scan.lines, breaks(text, scan.lines))
    scan.markup += ends
    scan.paragraphs = sorted((*_inlined(text, whole, scan), *_inlined(text, scan.paragraphs, scan)))
    if scan.hidden and "<!--" in text:
        _set_apart(text, scan)
    scan.markup.sort()
    scan.hidden.sort()
    return scan


def _set_apart(text: str, scan: Scan) -> None:
    """Comments that are addressed to hegui are no words of the document, not even hidden ones."""
    from hegui.suppression import addressed, is_suppression

    if not addressed(text):
        return
    comments = [span for span in scan.hidden if is_suppression(text, span)]
    scan.hidden = [span for span in scan.hidden if span not in comments]
    for start, end in comments:
        line = text[max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1 : start]
        at_end = text[end : end + 1] in ("", "\n", "\r")
        scan.markup.append(Span(start, end))
        if line != line.rstrip() and at_end:
            scan.markup.append(Span(start - len(line) + len(line.rstrip()), start))


def _running(line: Span, scan: Scan, index: int) -> int:
    scan.lines.append(line)
    return index + 1


def _marked(text: str, lines: list[Span], index: int, scan: Scan) -> int:
    """Deal with line `index`, which may hold block markup; the index of the next line to deal with."""
    line = lines[index]
    if _unseen(text, lines, index, scan):
        return index
    words = text[line.start : line.end]
    if words[0] in "*-_=" and (_BREAK.fullmatch(words) or _UNDERLINE.fullmatch(words)):
        return _rule(text, line, words, scan, index)
    container = _CONTAINER.match(words) if words[0] in ">-*+" else None
    if container:
        scan.markup.append(Span(line.start, line.start + container.end()))
        line = Span(line.start + container.end(), line.end)
        words = words[container.end() :]
        lines[index] = line
        if not words:
            return index + 1
    fence = re.fullmatch(_FENCE, words, re.DOTALL) if words[0] in "`~" else None
    if fence:
        return _code(text, lines, index, fence["fence"] or fence["tildes"], scan)
    heading = _hashes(words) if words[0] == "#" else None
    if heading:
        return _heading(line, heading, scan, index)
    return _table(text, lines, index, scan) or _definition(line, words, scan, index)


def _unseen(text: str, lines: list[Span], index: int, scan: Scan) -> bool:
    """Whether line `index` begins a comment, script or style that goes over its end: cut out of `lines` then."""
    line = lines[index]
    if text.find("<", line.start, line.end) < 0:
        return False
    for match in expression(_UNSEEN, re.IGNORECASE).finditer(text, line.start, line.end):
        closing = f"</{match['element']}>" if match["element"] else "-->"
        inside = match.start() > line.start  # a sign in running text; at its start it hides all that follows
        end = text.find(closing, match.end(), match.end() + _LONGEST_COMMENT if inside else len(text))
        if end < 0 and inside:
            return False
        end = len(text) if end < 0 else end + len(closing)
        if end <= line.end and not match["element"]:
            continue  # left to `inline`
        scan.hidden.append(Span(match.start(), end))
        rest = Span(line.start, line.start + len(text[line.start : match.start()].rstrip()))
        after = [other for other in lines[index:] if other.end > end]
        if after and after[0].start < end:
            tail = text[end : after[0].end]
            after[0] = Span(after[0].end - len(tail.lstrip()), after[0].end)
        lines[index:] = [other for other in (rest, *after) if other.end > other.start]
        return True
    return False


def _rule(text: str, line: Span, words: str, scan: Scan, index: int) -> int:
    """A line of signs: the underline of a heading, or a thematic break."""
    scan.markup.append(line)
    above = scan.lines[-1] if scan.lines and _UNDERLINE.fullmatch(words) else None
    if above and adjacent(text, above, line) and _like_heading(text, above):
        scan.lines.pop()
        scan.paragraphs.append(Paragraph(above, level=1 if words[0] == "=" else 2))
    return index + 1


def _like_heading(text: str, line: Span) -> bool:
    return line.end - line.start <= _LONGEST_HEADING and _SENTENCE_MARKS.isdisjoint(
        text[line.start : line.end]
    )


def _code(text: str, lines: Sequence[Span], index: int, fence: str, scan: Scan) -> int:
    """A fenced block; a fence that nothing closes fences nothing, or it would swallow the rest of the document."""
    scan.markup.append(lines[index])
    for last in range(index + 1, len(lines)):
        words = text[lines[last].start : lines[last].end].lstrip("> \t")
        if len(words) >= len(fence) and not words.strip(fence[0]):
            scan.markup.append(lines[last])
            if last > index + 1:
                span = Span(lines[index + 1].start, lines[last - 1].end)
                scan.paragraphs.append(Paragraph(span, kind=BlockKind.CODE))
            return last + 1
    return index + 1


def _hashes(words: str) -> tuple[int, int, int] | None:
    """Level, start and end of the title in a line that begins with `#`; closing signs are no part of it. Without a
    blank only Chinese (or a bracket) makes a title, and no second `#` may be in it: #标题# is a tag."""
    rest = words.lstrip("#")
    level = len(words) - len(rest)
    title = rest.lstrip()
    tag = bool(rest) and title == rest
    if level > 6 or (tag and not (rest[0] > "\u2fff" or rest[0] == "(")):
        return None
    bare = title.rstrip("#")
    if bare != title and bare[-1:].isspace():
        title = bare.rstrip()
    first = len(words) - len(rest.lstrip())
    return None if tag and "#" in title else (level, first, first + len(title))


def _heading(line: Span, heading: tuple[int, int, int], scan: Scan, index: int) -> int:
    level, first, last = heading
    span = Span(line.start + first, line.start + last)
    scan.markup.append(Span(line.start, span.start))
    if span.end < line.end:
        scan.markup.append(Span(span.end, line.end))
    if last > first:
        scan.paragraphs.append(Paragraph(span, level=level))
    return index + 1


def _definition(line: Span, words: str, scan: Scan, index: int) -> int:
    """A footnote, the address of a link, or running text after all."""
    note = _NOTE.match(words) if words[0] == "[" else None
    if note and note.end() < len(words):
        scan.markup.append(Span(line.start, line.start + note.end()))
        scan.paragraphs.append(Paragraph(Span(line.start + note.end(), line.end), kind=BlockKind.FOOTNOTE))
    elif words[0] == "[" and _REFERENCE.fullmatch(words):
        scan.hidden.append(line)
    else:
        scan.lines.append(line)
    return index + 1


def _table(text: str, lines: Sequence[Span], index: int, scan: Scan) -> int | None:
    """The index of the line after the table that starts at line `index`; None where none does."""
    found = table(text, lines, index)
    if found is None:
        return None
    scan.markup += found.markup
    scan.paragraphs += [Paragraph(cell, kind=BlockKind.CELL) for cell in found.cells]
    return found.after


def _inlined(text: str, paragraphs: Sequence[Paragraph], scan: Scan) -> list[Paragraph]:
    """`paragraphs` without markup at their ends; the markup in them is added to `scan`."""
    found = []
    for paragraph in paragraphs:
        span, level, kind = paragraph
        if kind in (BlockKind.CODE, BlockKind.METADATA) or not SPECIAL.search(text, *span):
            found.append(paragraph)
            continue
        markup, hidden = inline(text, *span)
        scan.markup += markup
        scan.hidden += hidden
        trimmed = _trimmed(text, span, sorted((*markup, *hidden)))
        if trimmed.end > trimmed.start:
            found.append(Paragraph(trimmed, level, kind))
    return found


def _trimmed(text: str, span: Span, signs: Sequence[Span]) -> Span:
    start, end = span
    for sign in signs:
        if sign.start > start:
            break
        start = max(start, sign.end)
        start += len(text[start:end]) - len(text[start:end].lstrip())
    for sign in reversed(signs):
        if sign.end < end or end <= start:
            break
        end = start + len(text[start : sign.start].rstrip())
    return Span(start, max(start, end))
