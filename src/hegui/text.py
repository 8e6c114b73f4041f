"""Text as it is matched: folding with a map back to the original, and patterns with a time limit."""

from __future__ import annotations

import re
import time
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from hegui.errors import PatternTimeout
from hegui.expression import expression
from hegui.matcher import Packed, compiled
from hegui.values import Value

PATTERN_SECONDS = 1.0

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
CJK_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕…—·"
_BLANK = "\t \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

# Default-ignorable code points (Unicode 15, DerivedCoreProperties) and soft hyphen: drawn as nothing.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_OBJECT = "\ufffc"  # something that is not text
_DROP = "\u200b"  # one invisible character, put in the place of what is not running text

# One quick search finds what may have to be folded: everything but common Chinese, ASCII and line ends.
_SUSPECT = expression("[^\n\r!-~·—‘’“”…①-⒛、-】〔-〕\u4e00-\u9fff！-／：-＠［-｀｛-～]+")
_RUNS_ON = frozenset(CJK_MARKS)

# CJK Radicals Supplement, U+2E81 to U+2EF3 (NFKC folds but two): Unicode's EquivalentUnifiedIdeograph.
_SUPPLEMENT = dict(
    zip(
        map(chr, (*range(0x2E81, 0x2E9A), *range(0x2E9B, 0x2EF4))),
        "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀"
        "聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)


class Folded(Value, kw_only=False):
    """A text made ready for matching.

    `text` is what is matched; `starts[i]` is a position in it from which positions differ from the original
    by `shifts[i]` characters (original = folded + shift). Positions before `starts[0]` do not move.
    """

    text: str
    starts: Sequence[int] = ()
    shifts: Sequence[int] = ()

    def original(self, position: int) -> int:
        """The offset in the original text of the character at `position` of the folded text."""
        if not self.starts:
            return position
        i = bisect_right(self.starts, position)
        return position + (self.shifts[i - 1] if i else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's offsets of folded `start:end`; an empty piece stays empty."""
        if end <= start:
            end = start = self.original(start)
            return start, end
        starts = self.starts
        if not starts or end <= starts[0]:
            return start, end
        i = bisect_right(starts, start)
        shift = self.shifts[i - 1] if i else 0
        if i < len(starts) and starts[i] < end:
            return start + shift, self.original(end - 1) + 1
        return start + shift, end + shift

    def folded(self, offset: int) -> int:
        """The first folded position whose original offset is at or after `offset`."""
        if not self.starts or offset < self.starts[0]:
            return min(offset, len(self.text))
        i = bisect_right(self._resumes, offset)
        position = offset - (self.shifts[i - 1] if i else 0)
        return min(position, self.starts[i]) if i < len(self.starts) else min(position, len(self.text))

    def note(self, known: Container[str], places: Mapping[str, Sequence[int]]) -> None:
        """Remember where words stand, found in one pass: those of `known` that are not in `places` do not occur."""
        self.__dict__["_noted"] = known, places

    @cached_property
    def _noted(self) -> tuple[Container[str], Mapping[str, Sequence[int]]]:
        return (), {}

    def spots(self, words: Iterable[str]) -> list[tuple[int, int]]:
        """Where any of `words` stands, word by word: start and end of every place."""
        known, places = self._noted
        spots: list[tuple[int, int]] = []
        for word in words:
            if word in known:
                if word in places:
                    spots += [(at, at + len(word)) for at in places[word]]
                continue
            spots += self._found(word)
        return spots

    def _found(self, word: str) -> list[tuple[int, int]]:
        """Where `word` stands, looked for once."""
        found = self._looked_up.get(word)
        if found is None:
            found = self._looked_up[word] = []
            at = self.text.find(word)
            while at >= 0:
                found.append((at, at + len(word)))
                at = self.text.find(word, at + 1)
        return found

    @cached_property
    def _looked_up(self) -> dict[str, list[tuple[int, int]]]:
        return {}

    @cached_property
    def _resumes(self) -> list[int]:
        """The original offsets that `starts` stand for."""
        return [start + shift for start, shift in zip(self.starts, self.shifts, strict=True)]


def fold(text: str, dropped: Iterable[tuple[int, int]] = ()) -> Folded:
    """Fold `text` for matching: invisible characters go, compatibility ideographs and full-width letters and
    digits fold, blanks inside running Chinese close up; punctuation is left alone.

    dropped: further spans that are not part of the running text, such as markup or a line break inside a
    hard-wrapped paragraph. No other line break goes; all become line feeds, whatever the file has.
    """
    if "\r" in text:
        text = text.replace("\r\n", _DROP + "\n").replace("\r", "\n")
    text = _hollowed(text, dropped)
    return _edited(text, (edit for run in _SUSPECT.finditer(text) for edit in _edits(text, *run.span())))


def without(
    text: str, dropped: Iterable[tuple[int, int]] = (), replaced: Iterable[tuple[int, int]] = ()
) -> Folded:
    """`text` as it stands, nothing folded, only `dropped` left out, one sign put in the place of each of `replaced`, and
    line ends made line feeds: for rules about characters."""
    if "\r" in text:
        dropped = (*dropped, *((end.start(), end.start() + 1) for end in re.finditer("\r\n", text)))
        text = text.replace("\r", "\n")
    signs = {start: end for start, end in replaced if start < end}
    spans = _apart((*dropped, *signs.items()))
    return _edited(text, ((start, end, _OBJECT if signs.get(start) == end else "") for start, end in spans))


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same places in order, none twice."""
    done = 0
    for start, end in sorted(spans):
        if end > max(start, done):
            yield max(start, done), end
            done = end


def _hollowed(text: str, dropped: Iterable[tuple[int, int]]) -> str:
    """`text` with an invisible character for every dropped one."""
    pieces: list[str] = []
    done = 0
    for start, end in _apart(dropped):
        pieces += text[done:start], _DROP * (end - start)
        done = end
    return "".join(pieces) + text[done:] if pieces else text


def _edited(text: str, edits: Iterable[tuple[int, int, str]]) -> Folded:
    """`text` after `edits` (start, end, new text), which are in order and apart."""
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    done = length = 0
    for start, end, new in edits:
        pieces += text[done:start], new
        length += start - done + len(new)
        done = end
        if len(new) == end - start:
            continue
        if starts and starts[-1] == length:
            shifts[-1] = done - length
        else:
            starts.append(length)
            shifts.append(done - length)
    if not pieces:
        return Folded(text)
    pieces.append(text[done:])
    return Folded("".join(pieces), tuple(starts), tuple(shifts))


def _edits(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """What folds in `start:end`, a run of suspects; blanks go where running Chinese is left on both sides."""
    run = text[start:end]
    if not run.strip(_BLANK):  # by far the most common run
        closed = start and _running(text[start - 1]) and _running(text[end : end + 1])
        return [(start, end, "")] if closed else []
    if not run.strip(_DROP):
        return [(start, end, "")]
    edits: list[tuple[int, int, str]] = []
    blanks: list[tuple[int, int, str]] = []
    running = start > 0 and _running(text[start - 1])
    for token in _TOKENS.finditer(text, start, min(end + 1, len(text))):
        word = token.group()
        if token.lastindex == 2:
            blanks.append((*token.span(), ""))
            continue
        new = "" if token.lastindex else _plain(word)
        if new != word:
            edits.append((*token.span(), new))
        if new:
            follows = _running(new)
            edits += blanks if running and follows else ()
            blanks, running = [], follows
    return sorted(edits)


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """The plain form of a radical, compatibility ideograph, full-width letter or digit; else itself."""
    if "０" <= character <= "ｚ" and character.isalnum():
        return chr(ord(character) - 0xFEE0)
    if not ("\u2e80" <= character <= "\u2fdf" or character >= "\uf900"):
        return character
    import unicodedata

    folded = _SUPPLEMENT.get(character) or unicodedata.normalize("NFKC", character)
    return folded if _han(folded) else character


def _han(character: str) -> bool:
    """Whether it is one of `HAN`. A pattern of so many characters would take longer to compile than all the rest."""
    return "\u4e00" <= character <= "\u9fff" or (
        character == "〇"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def _running(character: str) -> bool:
    """Whether it belongs to running Chinese."""
    return _han(character) or character in _RUNS_ON


# invisible characters, blanks, any other one
_TOKENS = expression(f"([{_INVISIBLE}]+)|([{_BLANK}]+)|.", re.DOTALL)


def find_pattern(
    pattern: str, text: str, seconds: float = PATTERN_SECONDS, packed: Packed | None = None
) -> Iterator[tuple[int, int]]:
    """Spans of `pattern` in `text`; packed: what `pack` gave for it, if that is at hand.

    Raises PatternTimeout when one step takes over `seconds` of CPU time, or all after the first twice that, and
    ValueError for a limit that the regex module would take as no time or no limit.
    """
    if not 0.01 <= seconds <= 60:
        raise ValueError(f"a time limit is 0.01 to 60 s, not {seconds}")
    begun: float | None = None
    try:
        for match in compiled(pattern, packed).finditer(text, timeout=seconds):
            if begun is None:
                begun = time.process_time()
            elif time.process_time() - begun > 2 * seconds:
                raise PatternTimeout(f"pattern took over {2 * seconds:g} s: {pattern[:60]}")
            yield match.span()
    except TimeoutError as late:  # a subclass of OSError: name it before anyone swallows it
        raise PatternTimeout(f"pattern took over {seconds:g} s: {pattern[:60]}") from late


def find_within(
    pattern: str, text: str, pieces: Iterable[tuple[int, int]], packed: Packed | None = None
) -> list[tuple[int, int]]:
    """Spans of `pattern` in the `pieces` of `text`, which are short; what stands before them is seen, too.

    There is no time limit, whose clock costs more than such a search: only for patterns that `patterns.reach` knows.
    """
    search = compiled(pattern, packed).finditer
    return [match.span() for start, end in pieces for match in search(text, start, end)]
