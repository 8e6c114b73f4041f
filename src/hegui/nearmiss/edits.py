"""How a piece of text departs from a set phrase: few, local changes, as typing and copying make them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from hegui.expression import expression
from hegui.nearmiss.confusions import confusable
from hegui.values import Record

NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两廿卅0123456789")
MARKS = "“”‘’、，《》\"'"
_JOINERS = frozenset("和与及、")
_PARTICLES = frozenset("的地得了着过到好起来去也都要并又再更还须需应将其")
_OFTEN_ADDED = (
    "始终 坚决 坚定 自觉 主动 不断 持续 切实 深入 全面 共同 真正 必须 应当 必将 正在 已经 一步步 进一步 更加 "
    "更好 更好地 积极 充分 时刻 一贯 一直 都要 也要 还要 就要 都能 也能 "
)
_ADVERBS = frozenset(_OFTEN_ADDED.split())
_STOP = expression(r"[。；！？：:;\n\r\0]")


class Slip(StrEnum):
    """What went wrong."""

    WRONG = "wrong"  # another character
    MISSING = "missing"
    EXTRA = "extra"
    ORDER = "order"
    MEMBER = "member"  # an enumeration without one of its members
    NUMERAL = "numeral"  # the numeral written in another way
    UNHELD = "unheld"  # a meeting that was never held
    OBSOLETE = "obsolete"  # not, or no longer, the standard name


class Rules(Record):
    """What departures count for a phrase. singles: how many changes of one character (or of neighbours in the wrong
    order). run: how many characters in a row may be missing, extra or replaced instead. any_change: changes other
    than to a homophone or look-alike count. blocks: so do two words in the wrong order. close: a change next to the
    last character counts whatever follows. quoted: only in quotation marks of its own. last: another last character
    counts where a word ends behind it."""

    singles: int = 1
    run: int = 0
    any_change: bool = True
    blocks: bool = False
    close: bool = False
    quoted: bool = False
    last: bool = False


class Window(Record):
    """Text beside a place, read away from it, without the marks that phrases are compared without.

    raw: for every character its distance from the place, the marks counted.
    """

    text: str
    raw: Sequence[int]

    def reach(self, length: int) -> int:
        """How far from the place the first `length` characters reach, the marks between them counted."""
        return self.raw[length - 1] + 1 if length else 0

    def ends(self, length: int) -> bool:
        """Whether a word ends after the first `length` characters."""
        if length >= len(self.text) or not "\u3400" <= self.text[length] <= "\u9fff":
            return True
        return length > 0 and self.raw[length] - self.raw[length - 1] > 1


class Aligned(Record):
    """How far into the window the phrase reaches, and the slips on the way. minor: none of them matters."""

    length: int
    slips: tuple[Slip, ...] = ()
    minor: bool = True


class _State(Record):
    """Where the comparison stands: in the phrase and in the window, and what happened so far.

    after: where in the phrase the last change ended. weak: it was not one of those that explain themselves.
    """

    at: int
    length: int
    slips: tuple[Slip, ...] = ()
    after: int = 0
    weak: bool = False
    minor: bool = True


def window(beside: str, marks: str = MARKS) -> Window:
    """`beside`, read away from the place, up to the end of the sentence."""
    if marks == MARKS and beside.isalnum():  # Chinese characters are letters to Python
        return Window(beside, range(len(beside)))
    stop = _STOP.search(beside)
    if stop:
        beside = beside[: stop.start()]
    kept = [i for i, c in enumerate(beside) if c not in marks]
    return Window("".join([beside[i] for i in kept]), kept)


def bare(beside: str) -> str:
    """`beside` without the marks that phrases are compared without."""
    return beside if beside.isalnum() else "".join([c for c in beside if c not in MARKS])


def likely(phrase: str, beside: str) -> bool:
    """A quick look whether `align` or `align_run` may find `phrase` at the beginning of `beside`, 6 characters that
    are bare of marks."""
    if len(phrase) < 2 or phrase[0] == beside[:1]:
        return True
    return beside[:1] in phrase[:4] or phrase[0] in beside[:4] or phrase[1] == beside[1:2]


def align(phrase: str, beside: Window, rules: Rules, most: int) -> Aligned | None:
    """The way with fewest slips, at most `most`, to find `phrase` at the beginning of `beside`; None if there is none."""
    text = beside.text
    at = _alike(phrase, text)
    if at == len(phrase):
        return Aligned(at)
    if not most or not likely(phrase[at:], text[at : at + 6]):
        return None
    states = [_State(at, at)]
    for slips in range(1, most + 1):
        changed = [s for state in states for s in _changes(phrase, text, state, rules, last=slips == most)]
        ends = [s for s in changed if s.at == len(phrase) and _acceptable(phrase, beside, s, rules)]
        if ends:
            best = min(ends, key=lambda s: (s.minor, s.weak))
            return Aligned(best.length, best.slips, best.minor)
        states = [s for s in changed if s.at < len(phrase)]
    return None


def align_run(phrase: str, beside: Window, most: int, *, back: bool = False) -> Aligned | None:
    """As `align`, with up to `most` characters in a row missing or extra. back: both are read backwards."""
    text = beside.text
    start = _alike(phrase, text)
    best: tuple[int, Aligned] | None = None
    for missing in range(most + 1):
        rest = phrase[start + missing :]
        if len(rest) < 3 or NUMERALS.intersection(phrase[start : start + missing]):
            break
        for extra in range(1 if missing else most + 1):
            until = start + extra
            if text.startswith(rest, until) and not NUMERALS.intersection(text[start:until]):
                slip = Slip.MISSING if missing else Slip.EXTRA
                added = text[start:until][:: -1 if back else 1]
                found = Aligned(until + len(rest), (slip,), minor=added in _ADVERBS)
                if best is None or missing + extra < best[0]:
                    best = missing + extra, found
    return best[1] if best else None


def doubled(words: str) -> bool:
    """Whether a particle was typed twice (做到到)."""
    return any(c * 2 in words for c in _PARTICLES.intersection(words))


def _is_grammar(added: str, rules: Rules) -> bool:
    """Whether a character more is how a sentence takes the phrase in: 做到了“两个维护”, 全心全意地为人民服务."""
    return added == "的" if rules.close else added in _PARTICLES


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    if other.startswith(one):
        return len(one)
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(other))


def _acceptable(phrase: str, beside: Window, state: _State, rules: Rules) -> bool:
    """A change near the end of the phrase may as well begin other words (党的二十大神圣…), unless it explains itself."""
    intact = len(phrase) - state.after
    if not state.slips or not state.weak or intact >= 2:
        return True
    if intact == 1:
        return rules.close or beside.ends(state.length)
    if state.slips == (Slip.WRONG,) and rules.last:
        return beside.ends(state.length)
    if state.slips == (Slip.MISSING,) and rules.quoted:
        return True  # “两个维”
    return state.slips == (Slip.MISSING,) and rules.singles > 1 and beside.ends(state.length)


def _changes(phrase: str, text: str, state: _State, rules: Rules, *, last: bool) -> Iterator[_State]:
    """The states after one more change, and after what is alike behind it. last: only those that reach the end."""
    if state.at >= len(phrase) or (state.slips and state.at - state.after < 2):
        return  # two changes side by side make another word
    here, there = phrase[state.at], text[state.length : state.length + 1]
    for of_phrase, of_text, slip in _steps(phrase, text, state, rules):
        end, length = state.at + of_phrase, state.length + of_text
        if last and not text.startswith(phrase[end:], length):
            continue
        weak, minor = slip in (Slip.MISSING, Slip.EXTRA), slip is Slip.EXTRA and _is_grammar(there, rules)
        if slip is Slip.WRONG:
            weak, minor = not confusable(here, there), here in _JOINERS and there in _JOINERS
            numerals = here in NUMERALS or there in NUMERALS
            if (weak and (numerals or not rules.any_change)) or (numerals and not rules.quoted):
                continue
        alike = _alike(phrase[end:], text[length:])
        minor = state.minor and minor
        yield _State(end + alike, length + alike, (*state.slips, slip), end, weak, minor)


def _steps(phrase: str, text: str, state: _State, rules: Rules) -> Iterator[tuple[int, int, Slip]]:
    """What may have gone wrong where phrase and text part: how far it reaches in the phrase and in the text."""
    at, length = state.at, state.length
    here, there = phrase[at], text[length : length + 1]
    beyond, next_there = phrase[at + 1 : at + 2], text[length + 1 : length + 2]
    if there:
        yield 1, 1, Slip.WRONG
    if not rules.any_change:
        return
    if beyond and here == next_there and beyond == there and not {here, beyond} <= NUMERALS:
        yield 2, 2, Slip.ORDER
    for size in (2, 3) if rules.blocks else ():
        first, second = phrase[at : at + size], phrase[at + size : at + 2 * size]
        if len(second) == size and text.startswith(second + first, length):
            yield 2 * size, 2 * size, Slip.ORDER
    if here not in NUMERALS or (here == "一" and not NUMERALS.intersection(phrase[at - 1 : at] + beyond)):
        yield 1, 0, Slip.MISSING  # 统一 is no number
    if there and there not in NUMERALS:
        yield 0, 1, Slip.EXTRA
