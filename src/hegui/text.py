"""Text as it is matched: folding with a map back to the original, and patterns with a time limit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from hegui.errors import PatternTimeout

PATTERN_SECONDS = 1.0

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
CJK_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕…—·"

# Default-ignorable code points (Unicode 15, DerivedCoreProperties) and soft hyphen: drawn as nothing.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_RADICALS = "\u2e80-\u2fdf"
_COMPATIBILITY = "\uf900-\ufaff\U0002f800-\U0002fa1f"
_FULL_WIDTH = "０-９Ａ-Ｚａ-ｚ"
_BLANK = r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]"
_RUNNING = f"[{HAN}{CJK_MARKS}]"

_FOLDS = re.compile(
    f"[{_INVISIBLE}]+|[{_RADICALS}{_COMPATIBILITY}{_FULL_WIDTH}]"
    f"|(?<={_RUNNING}){_BLANK}+(?={_RUNNING})"
)

# CJK Radicals Supplement: NFKC folds only two of them; the rest after Unicode's EquivalentUnifiedIdeograph.
_SUPPLEMENT = dict(
    zip(
        "⺁⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乛乚亻冂几刀刂卜㔾小小尢尣尢尣巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爪爫丬牛犭王疋目示礻竹糹纟罓罒网罒网羊羊羊耂肀聿肉臼艹艹艹虎衤西覀见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食飠飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)


@dataclass(frozen=True)
class Folded:
    """A text made ready for matching.

    `text` is what is matched; `starts[i]` is a position in it from which positions differ from the original by
    `shifts[i]` characters (original = folded + shift). Positions before `starts[0]` do not move.
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
        first = self.original(start)
        return first, (self.original(end - 1) + 1 if end > start else first)

    def folded(self, offset: int) -> int:
        """The first folded position whose original offset is at or after `offset`."""
        i = bisect_right(self._resumes, offset)
        position = offset - (self.shifts[i - 1] if i else 0)
        return min(position, self.starts[i]) if i < len(self.starts) else min(position, len(self.text))

    @cached_property
    def _resumes(self) -> list[int]:
        """The original offsets that `starts` stand for."""
        return [start + shift for start, shift in zip(self.starts, self.shifts, strict=True)]


def fold(text: str, dropped: Iterable[tuple[int, int]] = ()) -> Folded:
    """Fold `text` for matching: see section 5 of the design (invisible characters out, compatibility ideographs and
    full-width letters and digits folded, blanks inside running Chinese closed up; punctuation is left alone).

    dropped: further spans (start, end), in order and apart, that are not part of the running text, such as markup
    or a line break inside a hard-wrapped paragraph.
    """
    edits = _edits(text, sorted(dropped))
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    done = length = 0
    for start, end, new in edits:
        pieces.append(text[done:start])
        pieces.append(new)
        length += start - done + len(new)
        done = end
        if len(new) != end - start:
            if starts and starts[-1] == length:
                shifts[-1] = done - length
            else:
                starts.append(length)
                shifts.append(done - length)
    if not edits:
        return Folded(text)
    pieces.append(text[done:])
    return Folded("".join(pieces), tuple(starts), tuple(shifts))


def _edits(text: str, dropped: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    edits = [(m.start(), m.end(), _plain(m.group())) for m in _FOLDS.finditer(text)]
    if not dropped:
        return edits
    merged: list[tuple[int, int, str]] = []
    for start, end, new in sorted([*edits, *((a, b, "") for a, b in dropped if b > a)]):
        if merged and start < merged[-1][1]:
            last = merged[-1]
            merged[-1] = (last[0], max(last[1], end), "")
        else:
            merged.append((start, end, new))
    return merged


def _plain(matched: str) -> str:
    if len(matched) > 1 or matched in " \t\u3000\u00a0":
        return ""
    if matched in _SUPPLEMENT:
        return _SUPPLEMENT[matched]
    if "\uff10" <= matched <= "\uff5a":
        return chr(ord(matched) - 0xFEE0)
    import unicodedata

    folded = unicodedata.normalize("NFKC", matched)
    return folded if len(folded) == 1 and not folded.isspace() and re.match(f"[{HAN}]", folded) else ""


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> Any:
    """The compiled `regex` pattern. Raises regex.error on a faulty one (packs are checked for that at load)."""
    import regex

    return regex.compile(pattern, regex.V1 | regex.MULTILINE)


def find_pattern(pattern: str, text: str, seconds: float = PATTERN_SECONDS) -> Iterator[tuple[int, int]]:
    """Spans of `pattern` in `text`; raises PatternTimeout when one step, or all of them, take over `seconds`."""
    import time

    begun = time.process_time()
    try:
        for match in compiled(pattern).finditer(text, timeout=seconds):
            if time.process_time() - begun > 2 * seconds:
                raise PatternTimeout(f"pattern took over {2 * seconds:g} s: {pattern[:60]}")
            yield match.span()
    except TimeoutError as late:  # a subclass of OSError: name it before anyone swallows it
        raise PatternTimeout(f"pattern took over {seconds:g} s: {pattern[:60]}") from late


@lru_cache(maxsize=4096)
def required_literals(pattern: str) -> tuple[str, ...] | None:
    """Strings of which one stands in every match of `pattern`; None where none can be told.

    A cautious reading of the parsed pattern: what it does not understand, it gives up on.
    """
    import warnings

    if re.search(r"\[\[|--|&&|\|\||~~|\{(?!\d*,?\d*\})|\(\?[|a-zA-Z]|\\[pPNLXRKGm]", pattern):
        return None  # the regex module reads these otherwise than re
    parser: Any = getattr(re, "_parser")  # noqa: B009
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            parsed = parser.parse(pattern, re.MULTILINE)
    except (re.error, Warning, RecursionError, OverflowError):
        return None
    return _needed(parsed)


def _needed(parsed: Any) -> tuple[str, ...] | None:
    choices: list[tuple[str, ...]] = []
    run = ""
    for operation, argument in [*parsed, (None, None)]:
        name = str(operation)
        if name == "LITERAL":
            run += chr(argument)
            continue
        if run:
            choices.append((run,))
            run = ""
        inner: tuple[str, ...] | None = None
        if name == "SUBPATTERN":
            inner = _needed(argument[3])
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[0] >= 1:
            inner = _needed(argument[2])
        elif name == "ATOMIC_GROUP":
            inner = _needed(argument)
        elif name == "BRANCH":
            branches = [_needed(branch) for branch in argument[1]]
            inner = None if None in branches else tuple(s for branch in branches if branch for s in branch)
        if inner:
            choices.append(inner)
    fit = [choice for choice in choices if len(choice) <= 64]
    return max(fit, key=lambda choice: (min(map(len, choice)), -len(choice)), default=None)
