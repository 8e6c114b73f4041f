"""A table's figures against those that the text gives of the same row: 中东48.6亿元，增长21.7%，占10.0%.

A sentence is of a row if it names the row and has a figure of it; what it says beside that, up to the first words about
something else, must then stand in the row as well. Only tables whose rows are lines (Markdown) are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from hegui.coherence import Clash, accord, clash
from hegui.coherence.passages import Passage, sentences
from hegui.document import Block, BlockKind, Document, Span
from hegui.expression import expression
from hegui.values import Record
from hegui.verdict import Message

_GROWTH = expression("同比|增长|增幅|增速|增减")
_SHARE = expression("占比|比重|份额")
_CELL = expression(r"[+-]?\d[\d,]*(?:\.\d+)?[%％]?")
_RISES = expression(r"(?:同比)?(?P<way>增长|上升|提高|下降|减少|降低)(?P<number>\d+(?:\.\d+)?)[%％]")
_SHARES = expression(
    r"占(?:[^，。；：\d]{0,8}?)(?:的)?(?:比重|比例|份额)?(?:为|达到|达)?(?P<number>\d+(?:\.\d+)?)[%％]"
)
_AMOUNT = expression(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?:万|亿)?[^\d\s，。；：%％]{1,3}\Z")
_ANY_ROW = ("其他", "其它", "合计", "总计", "小计", "总体", "全市", "全县", "全省", "平均")
_CLAUSE = expression("[^，。；：（）\n]+")


class _Row(Record):
    """A line of a table. amounts: its figures but for those of `growth` and `share`."""

    label: str
    amounts: tuple[Decimal, ...]
    growth: Decimal | None
    share: Decimal | None
    span: Span


class _Said(Record):
    """A figure in the text. right: whether it stands in the row."""

    span: Span
    right: bool


def tables(document: Document) -> Iterator[Clash]:
    """Figures that stand in a table and in the text."""
    rows = {row.label: row for row in _rows(document)}
    for sentence in sentences(document) if rows else ():
        for row in rows.values():
            said = list(_said(document, sentence, row)) if row.label in sentence.words else []
            right = [one.span for one in said if one.right]
            wrong = [one.span for one in said if not one.right]
            if right and wrong:
                words, cells = ("".join(document.quote(span).split()) for span in (wrong[0], row.span))
                told = "、".join(cell for cell in cells.split("|") if cell)
                message = Message(
                    f"文中写“{words}”，表中“{row.label}”一行没有这个数（表中为：{told}）",
                    f"{words} is not in the row {row.label}",
                )
                yield clash(document, message, *sorted((row.span, wrong[0])))
            elif right:
                yield accord(*right)


def _rows(document: Document) -> Iterator[_Row]:
    """The rows of all tables whose label no other row has."""
    cells = [block for block in document.blocks if block.kind is BlockKind.CELL]
    lines = [
        (line, list(row)) for line, row in groupby(cells, lambda cell: document.line_at(cell.span.start))
    ]
    heads: list[str] = []
    found: dict[str, list[_Row]] = {}
    for _, row in lines:
        words = [document.words(cell.span).strip() for cell in row]
        if len(row) > 2 and not any(_CELL.fullmatch(word) for word in words):
            heads = words
        elif len(words) == len(heads) and len(words[0]) > 1 and not _CELL.fullmatch(words[0]):
            found.setdefault(words[0], []).append(_row(words, heads, row))
    yield from (same[0] for label, same in found.items() if len(same) == 1 and label not in _ANY_ROW)


def _row(words: list[str], heads: list[str], cells: list[Block]) -> _Row:
    values = [(head, _value(word)) for word, head in zip(words[1:], heads[1:], strict=True)]
    growth = [value for head, value in values if value is not None and _GROWTH.search(head)]
    share = [value for head, value in values if value is not None and _SHARE.search(head)]
    return _Row(
        words[0],
        tuple(
            value
            for head, value in values
            if value is not None and not _GROWTH.search(head) and not _SHARE.search(head)
        ),
        growth[0] if len(growth) == 1 else None,
        share[0] if len(share) == 1 else None,
        Span(cells[0].span.start, cells[-1].span.end),
    )


def _value(words: str) -> Decimal | None:
    return Decimal(words.strip("%％+").replace(",", "")) if _CELL.fullmatch(words) else None


def _said(document: Document, sentence: Passage, row: _Row) -> Iterator[_Said]:
    """What a sentence says of a row, from the clause on that names it."""
    view = document.visible
    named = False
    for clause in _CLAUSE.finditer(view.text, sentence.start, sentence.end):
        words = clause.group()
        if not named:
            named = row.label in words
            number = _AMOUNT.search(words) if named else None
            if number and row.amounts:
                value = Decimal(number["number"].replace(",", ""))
                yield _Said(Span(*view.span(*clause.span())), value in row.amounts)
            continue
        rises, shares = _RISES.fullmatch(words), _SHARES.fullmatch(words)
        said = rises or shares
        if said is None:
            return
        stands = row.growth if rises else row.share
        if stands is not None:
            sign = -1 if rises and rises["way"] in ("下降", "减少", "降低") else 1
            yield _Said(Span(*view.span(*clause.span())), _same(sign * Decimal(said["number"]), stands))


def _same(one: Decimal, other: Decimal) -> bool:
    """Whether two figures are one, the one perhaps more rounded than the other."""
    step = max(Decimal(1).scaleb(int(each.as_tuple().exponent)) for each in (one, other))
    return abs(one - other) < step
