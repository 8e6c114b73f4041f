"""Plain text → paragraphs: one a line, but for text that was broken into lines of one width."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hegui.document import Document, Span
from hegui.readers.outline import Paragraph, build
from hegui.text import HAN

# str.splitlines also breaks at U+2028, U+0085, form feed …, which editors do not count as line ends.
_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_LINE = re.compile(rf"[^\s{_INVISIBLE}][^\r\n]*")
_BLANKS = (
    "".join(chr(c) for c in range(0x3001) if chr(c).isspace())
    + "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
)

_LONGEST, _SHORTEST = 60, 20  # widths, in full-width characters, to which people and programs break lines
_LEAST_FULL = 3
_GAP = re.compile(r"[ \t\u3000]*(?:\r\n|[\r\n\v])")  # one line end, and no indent behind it
_SENTENCE_END = re.compile(r"[。！？；：”’）》】…!?;:)\"]\Z")
_PUNCTUATED = re.compile("[，。；：！？]")
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十百\d]{1,4}(?:部分|[编篇章节条])|[一二三四五六七八九十]{1,3}[、.．,，：]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[.．、)）](?!\d)|[①-⑳㈠-㈩]|[一二三四五六七八九十](?:是|要)|第[一二三四五六七八九十][，、]|[-*•●■◆·—] *\S"
)
_DATE = re.compile(r"[\d一二〇零○]{4}\s*年[^。，；]{0,12}日?\Z")
_RUNNING_END = re.compile(rf"[{HAN}，、\d%％A-Za-z“‘（《〈〔【—·]\Z")
_RUNNING_START = re.compile(rf"[{HAN}\d“‘（《〈〔【A-Za-z％%，。；、：！？”’）》〉〕】…—]")


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
    """Indexes of the lines whose sentence goes on in the next line, because the text was broken to one width.

    Precision first: none at all unless three lines have the greatest width, that is 20 to 60 full-width characters,
    and most of those stop in mid-sentence.
    """
    if len(lines) < _LEAST_FULL or max(line.end - line.start for line in lines) > 2 * _LONGEST:
        return set()
    full = _full(text, lines)
    if len(full) < _LEAST_FULL:
        return set()
    midway = [i for i in full if not _SENTENCE_END.search(text[lines[i].start : lines[i].end])]
    found = {i for i in midway if i + 1 < len(lines) and _goes_on(text, lines, i, i + 1 in full)}
    found = _ended(text, lines, found)
    return found if len(found) >= 2 and len(midway) * 2 > len(full) else set()


def _ended(text: str, lines: Sequence[Span], found: set[int]) -> set[int]:
    """Those of `found` that lead, line by line, to the end of a sentence; a list without marks does not."""
    ended: set[int] = set()
    for index in sorted(found, reverse=True):
        after = lines[index + 1]
        if index + 1 in ended or (
            index + 1 not in found and _SENTENCE_END.search(text[after.start : after.end])
        ):
            ended.add(index)
    return ended


def _full(text: str, lines: Sequence[Span]) -> set[int]:
    """Indexes of the lines within two characters of the greatest width; none if that is no width to break lines to."""
    widths = []
    for start, end in lines:
        begin = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start), text.rfind("\v", 0, start)) + 1
        words = text[begin:end]
        widths.append(len(words) - len(words.encode("ascii", "ignore")) / 2)
    widest = max(widths)
    if not _SHORTEST <= widest <= _LONGEST:
        return set()
    return {i for i, width in enumerate(widths) if width >= widest - 2}


def _goes_on(text: str, lines: Sequence[Span], index: int, full: bool) -> bool:
    """Whether line `index`, which is full, goes on in the next, which is `full` or not."""
    this, following = lines[index], lines[index + 1]
    words, after = text[this.start : this.end], text[following.start : following.end]
    if not _GAP.fullmatch(text, this.end, following.start) or _NUMBERED.match(after) or _DATE.match(after):
        return False
    if not _RUNNING_END.search(words) or not _RUNNING_START.match(after):
        return False
    if words[-1].isascii() and words[-1].isalpha() and after[0].isascii() and after[0].isalpha():
        return False  # two words of a foreign language
    if not full and not _SENTENCE_END.search(after):
        return False  # a paragraph's last line ends a sentence; this is a title, a signature or an item of a list
    needs_comma = index == 0 or _NUMBERED.match(words)  # a title or a heading as wide as a line
    return bool(_PUNCTUATED.search(words) or (not needs_comma and _PUNCTUATED.search(after)))
