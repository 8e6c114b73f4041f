"""Plain text → paragraphs: one a line, but for text that was broken into lines of one width."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.document import Document, Span
from hegui.expression import expression
from hegui.readers.outline import build
from hegui.readers.paragraph import Paragraph

# str.splitlines also breaks at U+2028, U+0085, form feed …, which editors do not count as line ends.
_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_LINE = expression(rf"[^\s{_INVISIBLE}][^\r\n]*")
_BLANKS = (  # what str.isspace says yes to, and the invisible
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
)

WIDTHS = (20, 60)  # in full-width characters: to what people and programs break lines
LEAST_FULL = 3


def document(text: str, *, path: str, encoding: str = "utf-8", sha256: str = "") -> Document:
    """The document that a plain text makes up."""
    found, markup = paragraphs(text)
    return build(text, found, path=path, format="txt", encoding=encoding, sha256=sha256, markup=markup)


def paragraphs(text: str) -> tuple[list[Paragraph], list[Span]]:
    """The paragraphs of `text`, and the line breaks inside them, which are not part of the running text.

    Lines end in CRLF, LF or CR. A span has no surrounding blanks; lines with nothing visible on them have none.
    """
    lines = spans(text)
    broken = breaks(text, lines)
    if not broken:
        return [Paragraph(line) for line in lines], []
    return joined(lines, broken)


def spans(text: str) -> list[Span]:
    """The lines with something on them, without surrounding blanks."""
    blanks = _BLANKS
    return [
        Span(start := match.start(), start + len(match.group().rstrip(blanks)))
        for match in _LINE.finditer(text)
    ]


def joined(lines: Sequence[Span], broken: set[int]) -> tuple[list[Paragraph], list[Span]]:
    """Paragraphs of `lines`, where line i goes on in line i + 1 for each i in `broken`; and the line breaks in them."""
    found: list[Paragraph] = []
    markup: list[Span] = []
    start = 0
    for index, line in enumerate(lines):
        if index in broken:
            markup.append(Span(line.end, lines[index + 1].start))
        else:
            found.append(Paragraph(Span(lines[start].start, line.end)))
            start = index + 1
    return found, markup


def breaks(text: str, lines: Sequence[Span]) -> set[int]:
    """Indexes of the lines whose sentence goes on in the next line, because the text was broken to one width."""
    lengths = [end - start for start, end in lines]
    narrowest, widest = WIDTHS
    if max(lengths, default=0) > 2 * widest or sum(n >= narrowest - 2 for n in lengths) < LEAST_FULL:
        return set()
    from hegui.readers.wrapping import broken

    return broken(text, lines)
