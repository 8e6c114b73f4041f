"""Paragraphs → Document: headings in all their spellings, the section tree, enumerations, title and sign-off.

One outline for every format. Headings come from the format (Markdown #, Word styles) and from the numbering that
Chinese documents use, 一、→（一）→1.→（1） (党政机关公文格式 GB/T 9704-2012, 7.3.3), in whatever width it was typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from hegui.document import Block, BlockKind, Document, Mark, Section, Span
from hegui.elements.lines import is_attachment_label
from hegui.expression import expression
from hegui.genre import genre
from hegui.numerals import CN, value
from hegui.readers import facts
from hegui.readers.heading_number import Number, number
from hegui.readers.items import enumerations
from hegui.readers.opening import told
from hegui.readers.paragraph import Heading, Paragraph
from hegui.readers.sections import last, start, tree
from hegui.text import Folded, fold
from hegui.values import Later

_SENTENCE_END = expression(r"[。！？!?；;\n]|[：:](?![^“”]*”)")
_CLAUSE_ENDS = "，,；;、"
_MARKS = frozenset("。；，：！？")
_CLOSING = "。；;：:，,！？!?、.． \t\u3000"
_SHORT_HEADING = 40
_RUN_IN_HEADING = 60
_PLAIN_ENDINGS = (
    *("情况", "问题", "不足", "差距", "打算", "计划", "措施", "方向"),
    *("思路", "安排", "体会", "建议", "职责", "工作", "自律", "意见", "表现", "原因"),
)  # fmt: skip
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TITLE)


def build(
    text: str,
    paragraphs: Sequence[Paragraph],
    *,
    path: str,
    format: str,
    encoding: str = "utf-8",
    sha256: str = "",
    markup: Sequence[Span] = (),
    hidden: Sequence[Span] = (),
    metadata: tuple[tuple[str, str], ...] = (),
    marks: tuple[Mark, ...] = (),
) -> Document:
    """The document that `paragraphs` of `text` make up; markup, hidden, metadata and marks as in `Document`."""
    full = fold(text, markup)
    visible = fold(text, (*markup, *hidden)) if hidden else full
    places = [Span(visible.folded(p.span.start), visible.folded(p.span.end)) for p in paragraphs]
    words = [visible.text[start:end] for start, end in places]
    front = facts.front(words, paragraphs)
    back = facts.back(words, paragraphs, front.body)
    running = range(front.body, back.start)
    headings = _headings(paragraphs, words, places, visible, running)
    close = last(paragraphs)
    sections = tree(list(headings.values()), start(paragraphs, min(back.start, close), text))
    headings |= (attached := _attached(paragraphs, words, places, visible, range(back.after, close)))
    sections += tree(list(attached.values()), start(paragraphs, close, text), len(sections))
    kind = _kind(words, front)
    date, year = facts.dated(words, paragraphs, front, back, kind, metadata)
    document = Document(
        text=text,
        path=path,
        format=format,
        encoding=encoding,
        sha256=sha256,
        blocks=_blocks(paragraphs, front, back, headings, sections),
        sections=sections,
        items=Later(partial(enumerations, visible, places, headings, sections, running)),
        hidden=tuple(hidden),
        markup=tuple(markup),
        title=_title_span(paragraphs, front.title),
        addressee=paragraphs[front.addressee].span if front.addressee is not None else None,
        signatory=paragraphs[back.signatory].span if back.signatory is not None else None,
        genre=kind,
        date=date,
        year=year,
        metadata=metadata,
        marks=marks,
    )
    document.__dict__.update(full=full, visible=visible)  # the cached views, already worked out
    return document


def _kind(words: Sequence[str], front: facts.Front) -> str:
    """What the title says; where it says no more than 报告 or nothing, what the opening says."""
    named = genre("".join(words[index].strip() for index in front.title).rstrip("。；，、"))
    return (told("\n".join(words[front.body : front.body + 6])) or named) if named in ("", "报告") else named


def _title_span(paragraphs: Sequence[Paragraph], lines: range) -> Span | None:
    return Span(paragraphs[lines[0]].span.start, paragraphs[lines[-1]].span.end) if lines else None


def _blocks(
    paragraphs: Sequence[Paragraph],
    front: facts.Front,
    back: facts.Back,
    headings: dict[int, Heading],
    sections: Sequence[Section],
) -> tuple[Block, ...]:
    levels = {index: section.level for index, section in zip(headings, sections, strict=True)}
    kinds = dict.fromkeys((*front.title, *front.bylines), BlockKind.TITLE)
    kinds |= {
        front.addressee: BlockKind.ADDRESSEE,
        back.signatory: BlockKind.SIGNATORY,
        back.date: BlockKind.DATE,
    }
    kinds |= {i: BlockKind.PARAGRAPH if h.run_in else BlockKind.HEADING for i, h in headings.items()}
    return tuple(
        Block(
            kinds.get(index) or (BlockKind.PARAGRAPH if paragraph.kind in _RUNNING else paragraph.kind),
            paragraph.span,
            levels.get(index, 0),
        )
        for index, paragraph in enumerate(paragraphs)
    )


def _headings(
    paragraphs: Sequence[Paragraph],
    words: Sequence[str],
    places: Sequence[Span],
    visible: Folded,
    body: range,
) -> dict[int, Heading]:
    """The headings among the paragraphs `body`, in order, by index."""
    marks = [None] * body.start + [number(line) for line in words[body.start :]]
    ranks = _ranks(paragraphs, marks)
    found: dict[int, Heading] = {}
    items: dict[int, tuple[int, int]] = {}  # numbered paragraphs too long for a heading: rank and ordinal
    for index in body:
        if paragraphs[index].kind not in _RUNNING:
            continue
        mark = marks[index]
        heading = _heading(index, mark, paragraphs, words, places, visible, ranks)
        if heading:
            found[index] = heading
        elif mark:
            items[index] = (mark.rank, _ordinal(mark.words))
    if not items:
        return found
    promoted = _siblings(found, items)
    for index in promoted:
        mark = marks[index]
        assert mark
        stop = _first_stop(words[index], len(mark.words))
        found[index] = _numbered(mark, words[index], stop, True, paragraphs[index], places[index], visible)
    return dict(sorted(found.items())) if promoted else found


def _attached(
    paragraphs: Sequence[Paragraph],
    words: Sequence[str],
    places: Sequence[Span],
    visible: Folded,
    after: range,
) -> dict[int, Heading]:
    """The headings of what follows the sign-off: those numbered 一、（一）, as a table's lines begin with 1 as well, under
    the labels 附件1."""
    found = _headings(paragraphs, words, places, visible, after) if after else {}
    found = {index: heading for index, heading in found.items() if heading.number and heading.rank < 40}
    labels = (index for index in after if found and is_attachment_label(words[index]))
    found |= {i: Heading(0, "", words[i].strip(_CLOSING), paragraphs[i].span, False) for i in labels}
    return dict(sorted(found.items()))


def _siblings(found: dict[int, Heading], items: dict[int, tuple[int, int]]) -> set[int]:
    """The numbered paragraphs that stand next in number to a heading of their rank: headings like it, only longer."""
    marks = {i: (h.rank, _ordinal(h.number), True) for i, h in found.items() if h.number}
    marks |= {i: (rank, ordinal, False) for i, (rank, ordinal) in items.items()}
    promoted: set[int] = set()
    for step in (1, -1):
        open_: dict[int, int] = {}  # rank → the number of the last heading of it, none of a higher rank since
        for index in sorted(marks, reverse=step < 0):
            rank, ordinal, heading = marks[index]
            for deeper in [other for other in open_ if other > rank]:
                del open_[deeper]
            if heading or index in promoted or open_.get(rank) == ordinal - step:
                open_[rank] = ordinal
                if not heading:
                    promoted.add(index)
    return promoted


def _ordinal(number: str) -> int:
    numeral = number.strip(" \t\u3000（()）、.．,，：:第部分编篇章节")
    if "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    return value(numeral) if numeral and all(c in CN or c.isdecimal() for c in numeral) else 0


def _ranks(paragraphs: Sequence[Paragraph], marks: Sequence[Number | None]) -> dict[int, int]:
    """The rank of an unnumbered heading of each level that the format gives: beside the numbered ones of that level,
    or between those above and below; above all numbering where no formatted heading is numbered."""
    known: dict[int, int] = {}
    for paragraph, mark in zip(paragraphs, marks, strict=True):
        if paragraph.level and mark:
            known[paragraph.level] = min(mark.rank, known.get(paragraph.level, mark.rank))
    ranks = {}
    for level in {paragraph.level for paragraph in paragraphs} - {0}:
        deeper = [rank for at, rank in known.items() if at > level]
        above = [rank for at, rank in known.items() if at < level]
        ranks[level] = known.get(level) or (max(above) + 1 if above else min(deeper) - 1 if deeper else level)
    ranks[0] = min((mark.rank for mark in marks if mark and mark.rank <= 30), default=18)
    return ranks


def _heading(
    index: int,
    mark: Number | None,
    paragraphs: Sequence[Paragraph],
    words: Sequence[str],
    places: Sequence[Span],
    visible: Folded,
    ranks: dict[int, int],
) -> Heading | None:
    paragraph, line = paragraphs[index], words[index]
    if not mark:
        if not paragraph.level and not _looks_like_heading(index, paragraphs, words, ranks):
            return None
        return Heading(ranks[paragraph.level], "", line.strip(_CLOSING), paragraph.span, False)
    stop, run_in = _heading_end(line, len(mark.words), mark.rank, bool(paragraph.level))
    return _numbered(mark, line, stop, run_in, paragraph, places[index], visible) if stop >= 0 else None


def _numbered(
    mark: Number,
    line: str,
    stop: int,
    run_in: bool,
    paragraph: Paragraph,
    place: Span,
    visible: Folded,
) -> Heading:
    span = Span(*visible.span(place.start, place.start + stop)) if run_in else paragraph.span
    title = line[len(mark.words) : stop].strip(_CLOSING)
    return Heading(mark.rank, mark.words.strip(), title, span, run_in)


def _heading_end(line: str, start: int, rank: int, formatted: bool) -> tuple[int, bool]:
    """Where the heading in a numbered paragraph ends, and whether its body goes on behind; -1 for no heading."""
    ending = _SENTENCE_END.search(line, start)
    stop = ending.end() if ending else len(line)
    alone = stop >= len(line.rstrip())
    if formatted and (alone or (line[stop - 1] == "：" and line.rstrip()[-1] not in "。；！？")):
        return len(line), False
    if rank >= 40:  # 1. （1） ①: a heading only when short; else a numbered paragraph, which is an item
        if ending and ending.group() in "；;":
            return -1, False  # （1）……；（2）……
        limit = _SHORT_HEADING if alone and not ending else 30
        return (stop, not alone) if stop - start <= limit and not (alone and ending) else (-1, False)
    if stop - start > _RUN_IN_HEADING or (alone and stop - start > _SHORT_HEADING and ending):
        clause = _clause_end(line, start)
        return clause, clause >= 0
    return stop, not alone


def _first_stop(line: str, start: int) -> int:
    """Where the first clause of a numbered paragraph ends, or its first sentence if that is short."""
    sentence = _SENTENCE_END.search(line, start)
    if sentence and sentence.end() - start <= _SHORT_HEADING and sentence.end() < len(line.rstrip()):
        return sentence.end()
    clause = _clause_end(line, start)
    return clause if clause >= 0 else len(line)


def _clause_end(line: str, start: int) -> int:
    """Where the first mark inside a sentence stands; -1: there is none."""
    return min((at for mark in _CLAUSE_ENDS if (at := line.find(mark, start)) >= 0), default=-1)


def _looks_like_heading(
    index: int, paragraphs: Sequence[Paragraph], words: Sequence[str], ranks: dict[int, int]
) -> bool:
    """A short line between two full paragraphs, ending like a heading: plain text has no other sign of one."""
    line = words[index].strip()
    if not 2 <= len(line) <= 20 or line[-1] in _CLOSING or paragraphs[index].kind is BlockKind.TITLE:
        return False
    if not _MARKS.isdisjoint(line) or not line.endswith(_PLAIN_ENDINGS):
        return False
    before = words[index - 1].rstrip() if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    return (not before or before[-1] in "。！？：；”）") and (
        len(after) > 24
        or (after.rstrip()[-1:] in "。；：！" and len(after) > len(line))
        or bool(number(after))
    )
