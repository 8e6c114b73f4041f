"""The elements of an official document (公文要素), as 《党政机关公文处理工作条例》 article 9 and GB/T 9704-2012 name them.

What stands above the title (发文机关标志, 发文字号, 签发人, 密级) and below the text (附件说明, 附注, 抄送, 印发, 附件). Title,
addressee, signature and date are facts of the document itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hegui.document import Block, BlockKind, Document, Span
from hegui.elements import lines
from hegui.elements.attachments import Named, appended, listed, statement
from hegui.values import Record

_PERSONS = ("各位", "尊敬", "同志", "大家", "女士", "先生", "亲爱")
_SIGN_OFF = (BlockKind.SIGNATORY, BlockKind.DATE)
_MOST = 12  # lines above the text


class Elements(Record):
    """Where the elements stand, None for what is not there.

    addressee: an organ, not 各位代表：. attachments: the lines under the text that name them (附件说明), and in `listed` what
    they name; `appended`: those that follow the sign-off. signatories: every organ that signs. end: where the text
    proper ends, and the statement of attachments or the sign-off begins; None where there is neither.
    """

    letterhead: Span | None = None
    number: Span | None = None
    signer: Span | None = None
    secrecy: Span | None = None
    addressee: Span | None = None
    attachments: Span | None = None
    listed: tuple[Named, ...] = ()
    note: Span | None = None
    copies: Span | None = None
    printing: Span | None = None
    appended: tuple[Named, ...] = ()
    signatories: tuple[Span, ...] = ()
    end: int | None = None


def elements(document: Document) -> Elements:
    """The elements of `document`."""
    return document.once(_elements)


def _elements(document: Document) -> Elements:
    blocks = [b for b in document.blocks if b.kind not in (BlockKind.COMMENT, BlockKind.METADATA)]
    words = [document.words(block.span) for block in blocks]
    body = _body(document, blocks)
    foot = next((at for at, block in enumerate(blocks) if block.kind in _SIGN_OFF), len(blocks))
    named = statement(blocks, words, body, foot)
    signatories = _signatories(blocks, words)
    starts = [span.start for span in signatories[:1]]
    starts += [blocks[at].span.start for at in (foot, named.start if named else foot) if at < len(blocks)]
    above, below = range(min(body + 1, _MOST, len(blocks))), range(body, len(blocks))
    return Elements(
        letterhead=_found(blocks, words, above, lines.is_letterhead),
        number=_number(document, blocks, words, above),
        signer=_signer(document, blocks, words, above),
        secrecy=_found(blocks, words, above, lines.is_secrecy),
        addressee=_organ(document),
        attachments=Span(blocks[named[0]].span.start, blocks[named[-1]].span.end) if named else None,
        listed=tuple(listed(document, blocks, named)) if named else (),
        note=_found(blocks, words, range(foot, len(blocks)), lines.is_note),
        copies=_found(blocks, words, below, lines.is_copies),
        printing=_found(blocks, words, below, lines.is_printing),
        appended=tuple(appended(blocks, words, foot)),
        signatories=signatories,
        end=min(starts, default=None),
    )


def _body(document: Document, blocks: Sequence[Block]) -> int:
    """The first block behind the title and what goes with it."""
    front = (BlockKind.TITLE, BlockKind.ADDRESSEE)
    last = max((at for at, block in enumerate(blocks[:_MOST]) if block.kind in front), default=-1)
    return last + 1


def _found(
    blocks: Sequence[Block], words: Sequence[str], among: range, fits: Callable[[str], bool]
) -> Span | None:
    return next((blocks[at].span for at in among if fits(words[at])), None)


def _number(document: Document, blocks: Sequence[Block], words: Sequence[str], among: range) -> Span | None:
    """The document's number, without who signs it for issue."""
    span = _found(blocks, words, among, lines.is_number)
    if span is None or "签发人" not in document.words(span):
        return span
    return Span(span.start, span.start + len(document.quote(span).partition("签发人")[0].rstrip()))


def _signer(document: Document, blocks: Sequence[Block], words: Sequence[str], among: range) -> Span | None:
    """Who signs it for issue (签发人), on a line of its own or on that of the number."""
    for at in among:
        line = document.quote(blocks[at].span)
        start = line.find("签发人") if len(words[at]) < 80 else -1
        if start == 0 or (start > 0 and lines.is_number(words[at])):
            return Span(blocks[at].span.start + start, blocks[at].span.end)
    return None


def _organ(document: Document) -> Span | None:
    if document.addressee is None:
        return None
    words = document.words(document.addressee)
    persons = words.startswith(_PERSONS) or "们" in words or "各位" in words
    return None if persons else document.addressee


def _signatories(blocks: Sequence[Block], words: Sequence[str]) -> tuple[Span, ...]:
    """The organs that sign: the line that the document gives and those above it."""
    at = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.SIGNATORY), None)
    if at is None:
        return ()
    first = at
    while first and blocks[first - 1].kind is BlockKind.PARAGRAPH and lines.is_organ(words[first - 1]):
        first -= 1
    return tuple(block.span for block in blocks[first : at + 1])
