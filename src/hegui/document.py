"""A report as the checks see it: its text, its blocks, its section tree, its facts, and where everything stands."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from hegui.expression import expression
from hegui.places import Location, Mark, Span
from hegui.text import Folded, fold, without
from hegui.values import Record, Value

__all__ = ["Block", "BlockKind", "Dated", "Document", "Item", "Location", "Mark", "Section", "Span"]

T = TypeVar("T")

_LINE_END = expression(r"\r\n|\r|\n")


class BlockKind(StrEnum):
    """What a stretch of lines is."""

    TITLE = "title"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CELL = "cell"
    CODE = "code"
    SIGNATORY = "signatory"
    DATE = "date"
    FOOTNOTE = "footnote"
    MARGIN = "margin"  # page header or footer
    COMMENT = "comment"  # a reviewer's remark; never part of what a reader sees
    METADATA = "metadata"  # front matter


class Block(Record):
    """A paragraph or the like. `span` has no surrounding blanks or markup. `level` is that of a heading, else 0."""

    kind: BlockKind
    span: Span
    level: int = 0


class Section(Record):
    """A heading with what stands under it.

    number: the numbering as written (一、 / （二） / 3. / 第一部分 / ""). title: the heading's words, folded, without
    number and closing mark. level: depth in this document, 1 the highest. heading: number and title. body: all that
    follows, subsections included, up to the next heading of the same or a higher level. parent: index in
    `Document.sections`. run_in: the body goes on in the heading's own paragraph.
    """

    number: str
    title: str
    level: int
    heading: Span
    body: Span
    parent: int | None = None
    run_in: bool = False


class Item(Record):
    """One member of an enumeration: 一是… 二要… 第三，… 4.… or a numbered paragraph.

    label: as written (一是). ordinal: its number. span: label and words. series: items of one enumeration share it.
    section: index in `Document.sections` of the innermost section it stands in.
    """

    label: str
    ordinal: int
    span: Span
    series: int
    section: int | None = None


class Dated(Record):
    """When a document was written: the earliest and the latest day it may be, and what says so.

    source: "sign-off", "title", "opening", "metadata" or "as-of". span: the place that says so, if in the text.
    """

    earliest: datetime.date
    latest: datetime.date
    source: str
    span: Span | None = None


class Document(Value, kw_only=False):
    """One report.

    text: the decoded text, every character of it; for Word the paragraphs a person sees, one a line. Offsets anywhere
    are into it. hidden: what a reader of the document does not see. markup: what is not part of the running text
    (Markdown signs, a line break inside a hard-wrapped paragraph). year: the year reported on. pages: (offset,
    page, line): from there on the text stands on that page, first on that line of it. marks: what the work on it has
    left, where the format keeps such things. typesetting: tells how it is set on the page, where the format shows that
    (`hegui.typography`). scope: where checks look, in order and apart; None is everywhere.
    """

    text: str
    path: str = "<text>"
    format: str = "txt"
    encoding: str = "utf-8"
    sha256: str = ""
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    items: Sequence[Item] = ()
    hidden: tuple[Span, ...] = ()
    markup: tuple[Span, ...] = ()
    title: Span | None = None
    addressee: Span | None = None
    signatory: Span | None = None
    genre: str = ""
    date: Dated | None = None
    year: int | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    pages: tuple[tuple[int, int, int], ...] = ()
    marks: tuple[Mark, ...] = ()
    typesetting: Callable[[Document], Any] | None = None
    scope: tuple[Span, ...] | None = None

    @cached_property
    def full(self) -> Folded:
        """The folded text with hidden parts in it: what a prohibition looks at."""
        return fold(self.text, self.markup)

    @cached_property
    def visible(self) -> Folded:
        """The folded text a reader sees: what a demand looks at."""
        return fold(self.text, (*self.markup, *self.hidden)) if self.hidden else self.full

    @cached_property
    def typed(self) -> Folded:
        """The text as it was typed, without markup, code and front matter; one sign stands for code inside a line."""
        return self.once(_typed)

    @cached_property
    def memo(self) -> dict[Any, Any]:
        """Room for what is worked out once for the document, whatever part of it is looked in; shared by `within`."""
        return {}

    def once(self, make: Callable[[Document], T]) -> T:
        """What `make` makes of the document. It is asked once, so it must not look at `scope`."""
        memo = self.memo
        if make not in memo:
            memo[make] = make(self)
        return memo[make]  # type: ignore[no-any-return]

    @cached_property
    def line_starts(self) -> list[int]:
        """Where the lines begin, in the file as the user has it."""
        return [0, *(m.end() for m in _LINE_END.finditer(self.text))]

    def line_at(self, offset: int) -> int:
        """The line that `offset` stands in."""
        return bisect_right(self.line_starts, offset)

    def location(self, offset: int) -> Location:
        """Line and column of `offset` in the file as the user has it, and its page if there are pages."""
        line = self.line_at(offset)
        column = offset - self.line_starts[line - 1] + 1
        if not self.pages:
            return Location(line, column)
        start, page, first = self.pages[max(bisect_right(self.pages, (offset + 1,)) - 1, 0)]
        return Location(line - self.line_at(start) + first, column, page)

    def quote(self, span: Span) -> str:
        """The text of `span`, as it stands in the file."""
        return self.text[span.start : span.end]

    def words(self, span: Span) -> str:
        """The text of `span` as a reader takes it: folded, without markup."""
        view = self.visible
        return view.text[view.folded(span.start) : view.folded(span.end)].strip()

    @cached_property
    def _heading_starts(self) -> list[int]:
        return [section.heading.start for section in self.sections]

    @cached_property
    def headings(self) -> str:
        """The sections' titles without blanks, one a line: what a search by title looks through first."""
        return "\n".join("".join(section.title.split()) for section in self.sections)

    def section_at(self, offset: int) -> int | None:
        """Index of the innermost section that holds `offset`, its heading included; None before the first."""
        index = bisect_right(self._heading_starts, offset) - 1
        while index >= 0 and offset >= self.sections[index].body.end:
            parent = self.sections[index].parent
            if parent is None:
                return None
            index = parent
        return index if index >= 0 else None

    @cached_property
    def _paths(self) -> list[tuple[str, ...]]:
        paths: list[tuple[str, ...]] = []
        for section in self.sections:
            above = () if section.parent is None else paths[section.parent]
            paths.append((*above, f"{section.number}{section.title}"))
        return paths

    def path_of(self, index: int | None) -> tuple[str, ...]:
        """The headings from the top down to section `index`, numbers included."""
        return () if index is None else self._paths[index]

    def children(self, index: int) -> Iterator[int]:
        """Indexes of the sections directly under section `index`."""
        return iter(self.once(_children).get(index, ()))

    def items_in(self, span: Span) -> tuple[Item, ...]:
        """The enumeration items that start inside `span`."""
        ordered, starts = self.once(_in_order)
        return ordered[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def bare(self) -> Document:
        """This document without anything that was worked out on it."""
        return Document(*(self.__dict__[name] for name in self._field_names))

    def within(self, scope: tuple[Span, ...]) -> Document:
        """This document with checks looking only inside `scope`; the folded views are shared."""
        _ = self.memo
        narrowed = object.__new__(Document)
        narrowed.__dict__.update(self.__dict__, scope=scope)
        return narrowed

    def pieces(self, span: Span) -> tuple[Span, ...]:
        """The parts of `span` that lie in scope."""
        if self.scope is None:
            return (span,)
        first = bisect_right(self.scope, span.start, key=attrgetter("end"))
        last = bisect_left(self.scope, span.end, key=attrgetter("start"))
        parts = (Span(max(span.start, s.start), min(span.end, s.end)) for s in self.scope[first:last])
        return tuple(part for part in parts if part.start < part.end)

    def characters(self, spans: Iterable[Span]) -> int:
        """How many characters a reader sees in `spans`, blanks not counted."""
        return sum([self._length(span) for span in spans])

    def _length(self, span: Span) -> int:
        lengths = self.once(_lengths)
        length = lengths.get(span)
        if length is None:
            view = self.visible
            words = view.text[view.folded(span.start) : view.folded(span.end)]
            length = lengths[span] = len("".join(words.split()))
        return length

    def in_scope(self, span: Span) -> bool:
        """Whether a check may look at `span`."""
        if self.scope is None:
            return True
        at = bisect_right(self.scope, (span.start, len(self.text) + 1)) - 1
        return at >= 0 and span.end <= self.scope[at].end


def _typed(document: Document) -> Folded:
    apart = (b.span for b in document.blocks if b.kind in (BlockKind.CODE, BlockKind.METADATA))
    typed = without(document.text, (*document.markup, *apart), _code_spans(document))
    return document.full if typed == document.full else typed  # which knows where words stand


def _code_spans(document: Document) -> Iterator[tuple[int, int]]:
    """What stands between the backticks of code inside a line; fences have three or more."""
    ticks = [span for span in document.markup if document.quote(span) in ("`", "``")]
    for opening, closing in zip(ticks[::2], ticks[1::2], strict=False):
        yield opening.end, closing.start


def _children(document: Document) -> dict[int, list[int]]:
    """The sections directly under each."""
    children: dict[int, list[int]] = {}
    for index, section in enumerate(document.sections):
        if section.parent is not None:
            children.setdefault(section.parent, []).append(index)
    return children


def _in_order(document: Document) -> tuple[tuple[Item, ...], list[int]]:
    """The items in reading order, and where they start."""
    ordered = tuple(sorted(document.items, key=lambda item: item.span.start))
    return ordered, [item.span.start for item in ordered]


def _lengths(_: Document) -> dict[Span, int]:
    """How many characters the spans have that were asked about."""
    return {}
