"""Pages of lines → Document: one line of the page a line of the text; margins and footnotes behind the running text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hegui.document import BlockKind, Document, Mark, Span
from hegui.readers.marks import Marks
from hegui.readers.outline import build
from hegui.readers.page import Line, Sheet
from hegui.readers.page_margins import Parted, body_size, parted
from hegui.readers.page_paragraphs import LARGER, Frame, frame, goes_on, is_contents
from hegui.readers.paragraph import Paragraph
from hegui.values import Record

_LONGEST_HEADING = 40
_TOP = 12  # lines among which a letterhead is
_NUMBER = re.compile(r"[〔\[［【(（]\s*(?:19|20)\d{2}\s*[〕\]］】)）]\s*\d{1,4}\s*号\s*\Z")


class Placed(Record):
    """A line, its page, and which of the page's lines it is, both from 1."""

    line: Line
    page: int
    place: int


@dataclass
class Scan:
    """What was found so far, in the order of the text."""

    texts: list[str] = field(default_factory=list)
    length: int = 0
    paragraphs: list[Paragraph] = field(default_factory=list)
    markup: list[Span] = field(default_factory=list)
    hidden: list[Span] = field(default_factory=list)
    pages: list[tuple[int, int, int]] = field(default_factory=list)
    lines: dict[int, list[tuple[float, Span]]] = field(default_factory=dict)  # of a page: middle and place
    since: int = 0  # the line that the last of `pages` begins with


def document(sheets: Sequence[Sheet], *, path: str, format: str, sha256: str = "") -> Document:
    """The document that `sheets` make up; at least one must have a line."""
    parts = parted(sheets)
    frames = _frames(sheets, parts)
    scan = Scan()
    body = [Placed(line, *at) for page, part in enumerate(parts, 1) for at, line in _numbered(page, part)]
    levels = _levels([each.line for each in body])
    first = _below_letterhead(body)
    for whole in _paragraphs(body, frames):
        level = _level(whole, levels) if (whole[0].page, whole[0].place) >= first else 0
        _add(whole, _kind(whole[0].line), level, scan)
    for page, part in enumerate(parts, 1):
        notes = [Placed(line, page, len(part.body) + n) for n, line in enumerate(part.notes, 1)]
        for whole in _paragraphs(notes, frames):
            _add(whole, BlockKind.FOOTNOTE, 0, scan)
    for placed in _margins(parts):
        _add([placed], BlockKind.MARGIN, 0, scan)
    made = build(
        "\n".join(scan.texts),
        scan.paragraphs,
        path=path,
        format=format,
        sha256=sha256,
        markup=sorted(scan.markup),
        hidden=scan.hidden,
    )
    made.__dict__.update(pages=tuple(scan.pages), marks=_marks(sheets, scan))
    return made


def _marks(sheets: Sequence[Sheet], scan: Scan) -> tuple[Mark, ...]:
    """What is left on the pages, each on the line of its page that it is nearest to."""
    marks = Marks()
    for page, sheet in enumerate(sheets, 1):
        lines = scan.lines.get(page, [])
        for kind, author, words, middle in sheet.left:
            near = min(lines, key=lambda line: abs(line[0] - middle), default=(0.0, Span(0, 0)))
            marks.add(Mark(kind, Span(0, 0) if kind == "macro" else near[1], author, words))
    return marks.within(scan.length)


def _numbered(page: int, part: Parted) -> Iterator[tuple[tuple[int, int], Line]]:
    return (((page, place), line) for place, line in enumerate(part.body, 1))


def _margins(parts: Sequence[Parted]) -> Iterator[Placed]:
    """What stands in the margins; what stands there on many pages, numbers left aside, once."""
    seen: set[str] = set()
    for page, part in enumerate(parts, 1):
        for line in part.margins:
            words = "".join(char for char in line.text if not char.isdecimal() and not char.isspace())
            if words not in seen:
                seen.add(words)
                above = not part.body or line.base < part.body[0].base
                yield Placed(line, page, 1 if above else len(part.body))


def _frames(sheets: Sequence[Sheet], parts: Sequence[Parted]) -> Mapping[int, Frame]:
    """The frame of each page, worked out for all pages of one width together."""
    lines: dict[int, list[Line]] = defaultdict(list)
    for sheet, part in zip(sheets, parts, strict=True):
        lines[round(sheet.width)] += part.body
    of_width = {width: frame(found) for width, found in lines.items()}
    return {page: of_width[round(sheet.width)] for page, sheet in enumerate(sheets, 1)}


def _paragraphs(lines: Sequence[Placed], frames: Mapping[int, Frame]) -> Iterator[list[Placed]]:
    """The lines of one paragraph after the other."""
    whole: list[Placed] = []
    for placed in lines:
        line, page, _ = placed
        above = [each.line for each in whole]
        if whole and not goes_on(above, line, frames[whole[-1].page], whole[-1].page == page):
            yield whole
            whole = []
        whole.append(placed)
    if whole:
        yield whole


def _kind(line: Line) -> BlockKind:
    if line.cell:
        return BlockKind.CELL
    return BlockKind.MARGIN if is_contents(line) else BlockKind.PARAGRAPH


def _below_letterhead(lines: Sequence[Placed]) -> tuple[int, int]:
    """Page and place of the first line that a letterhead does not stand above: behind the document's number."""
    numbers = (at for at, placed in enumerate(lines[:_TOP]) if _NUMBER.search(placed.line.text))
    last = next(numbers, -1) + 1
    return (lines[last].page, lines[last].place) if last < len(lines) else (1, 1)


def _levels(lines: Sequence[Line]) -> dict[float, int]:
    """The heading level of each size that is larger than the body's."""
    least = LARGER * body_size(lines)
    sizes = sorted({line.size for line in lines if line.size > least and line.cell is None}, reverse=True)
    return {size: level for level, size in enumerate(sizes, 1)}


def _level(whole: Sequence[Placed], levels: Mapping[float, int]) -> int:
    line = whole[0].line
    short = sum(len(each.line.text) for each in whole) <= _LONGEST_HEADING
    return levels.get(line.size, 0) if short and line.cell is None and line.text[-1] not in "。；，：" else 0


def _add(whole: Sequence[Placed], kind: BlockKind, level: int, scan: Scan) -> None:
    """Add the lines of a paragraph; line ends in it are no part of the running text, but part words of Latin script."""
    begin = scan.length
    for index, (line, page, place) in enumerate(whole):
        at = scan.length
        text = line.text
        if index + 1 < len(whole):
            after = whole[index + 1].line.text
            text += " " if _is_latin(text[-1]) and _is_latin(after[0]) else ""
            scan.markup.append(Span(at + len(text), at + len(text) + 1))
        scan.texts.append(text)
        scan.length += len(text) + 1
        scan.hidden += (Span(at + start, at + end) for start, end in line.hidden)
        scan.markup += (Span(at + start, at + end) for start, end in line.raised)
        scan.lines.setdefault(page, []).append((line.base - line.size / 3, Span(at, at + len(line.text))))
        _page(at, page, place, scan)
    scan.paragraphs.append(Paragraph(Span(begin, scan.length - 1), level, kind))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _page(at: int, page: int, place: int, scan: Scan) -> None:
    """Remember the page where the count of lines does not simply go on."""
    if scan.pages:
        _, last, first = scan.pages[-1]
        if last == page and first + len(scan.texts) - 1 - scan.since == place:
            return
    scan.pages.append((at, page, place))
    scan.since = len(scan.texts) - 1
