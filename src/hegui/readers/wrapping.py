"""Text that was broken into lines of one width: which line ends are inside a sentence.

Precision first: none at all unless three lines have the greatest width, that is 20 to 60 full-width characters, and
most of those stop in mid-sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hegui.document import Span
from hegui.readers.plain import LEAST_FULL, WIDTHS

# Compiled by the first text that has lines of one width.
_GAP = r"[ \t\u3000]*(?:\r\n|[\r\n\v])\Z"  # one line end, and no indent behind it
_SENTENCE_END = '。！？；：”’）》】…!?;:)"'
_MARKS = frozenset("，。；：！？")
_NUMBERED = (
    r"第[一二三四五六七八九十百\d]{1,4}(?:部分|[编篇章节条])|[一二三四五六七八九十]{1,3}[、.．,，：]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[.．、)）](?!\d)|[①-⑳㈠-㈩]|[一二三四五六七八九十](?:是|要)|第[一二三四五六七八九十][，、]|[-*•●■◆·—] *\S"
)
_DATE = r"[\d一二〇零○]{4}\s*年[^。，；]{0,12}日?\Z"
_MAY_END = "，、%％“‘（《〈〔【—·"  # besides letters, hanzi and digits
_MAY_START = "“‘（《〈〔【％%，。；、：！？”’）》〉〕】…—"


def broken(text: str, lines: Sequence[Span]) -> set[int]:
    """Indexes of the lines whose sentence goes on in the next line."""
    full = _full(text, lines)
    if len(full) < LEAST_FULL:
        return set()
    midway = [i for i in full if text[lines[i].end - 1] not in _SENTENCE_END]
    found = {i for i in midway if i + 1 < len(lines) and _goes_on(text, lines, i, i + 1 in full)}
    found = _ended(text, lines, found)
    return found if len(found) >= 2 and len(midway) * 2 > len(full) else set()


def _ended(text: str, lines: Sequence[Span], found: set[int]) -> set[int]:
    """Those of `found` that lead, line by line, to the end of a sentence; a list without marks does not."""
    ended: set[int] = set()
    for index in sorted(found, reverse=True):
        after = lines[index + 1]
        if index + 1 in ended or (index + 1 not in found and text[after.end - 1] in _SENTENCE_END):
            ended.add(index)
    return ended


def _full(text: str, lines: Sequence[Span]) -> set[int]:
    """Indexes of the lines within two characters of the greatest width; none if that is no width to break lines to."""
    widths = []
    last = 0
    for start, end in lines:
        gap = text[last:start]
        indent = len(gap) - 1 - max(gap.rfind("\n"), gap.rfind("\r"), gap.rfind("\v"))
        words = text[start - indent : end]
        widths.append(len(words) - len(words.encode("ascii", "ignore")) / 2)
        last = end
    widest = max(widths)
    if not WIDTHS[0] <= widest <= WIDTHS[1]:
        return set()
    return {i for i, width in enumerate(widths) if width >= widest - 2}


def _goes_on(text: str, lines: Sequence[Span], index: int, full: bool) -> bool:
    """Whether line `index`, which is full, goes on in the next, which is `full` or not."""
    this, following = lines[index], lines[index + 1]
    words, after = text[this.start : this.end], text[following.start : following.end]
    gap = text[this.end : following.start]
    if not re.match(_GAP, gap) or re.match(_NUMBERED, after) or re.match(_DATE, after):
        return False
    if not (words[-1].isalnum() or words[-1] in _MAY_END) or not (
        after[0].isalnum() or after[0] in _MAY_START
    ):
        return False
    if words[-1].isascii() and words[-1].isalpha() and after[0].isascii() and after[0].isalpha():
        return False  # two words of a foreign language
    if not full and after[-1] not in _SENTENCE_END:
        return False  # a paragraph's last line ends a sentence; this is a title, a signature or an item of a list
    needs_comma = index == 0 or re.match(_NUMBERED, words)  # a title or a heading as wide as a line
    return not _MARKS.isdisjoint(words) or (not needs_comma and not _MARKS.isdisjoint(after))
