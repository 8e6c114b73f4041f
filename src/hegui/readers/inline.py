"""Markdown inside a line: what is markup, what is not shown, and which asterisks are neither.

In official texts `**` is often a place left open for a number or a name (组织了**个调研组). Such a run is text, and must
stay so for a rule on placeholders to find it. It is told from emphasis by what stands in and around the pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.document import Span
from hegui.expression import expression
from hegui.text import CJK_MARKS
from hegui.values import Record

# Only known elements: <XX> is a placeholder, and a<b a comparison.
_ELEMENTS = (
    "a|abbr|article|aside|b|big|blockquote|body|br|center|code|col|colgroup|dd|del|details|div|dl|dt|em|figcaption|"
    "figure|font|footer|h[1-6]|head|header|hr|html|i|iframe|img|ins|kbd|label|li|link|main|mark|meta|nav|o:p|ol|p|pre|"
    "q|s|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|video"
)
_ATTRIBUTE = r"""\s+[A-Za-z_:@][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
# Compiled by the first text that has such signs.
_TOKEN = expression(
    r"(?P<escape>\\(?:[!-/:-@\[-`{-~]|(?=[\r\n]|\Z)))"
    r"|(?P<code>(?<!`)(?P<ticks>`+)(?!`).{0,4000}?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<hidden><!--.{0,4000}?-->|!\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])|<img\b[^<>]*>)"
    rf"|(?P<tag></?(?:{_ELEMENTS})(?:{_ATTRIBUTE})*\s*/?>)"
    r"|(?P<address><(?:https?|ftp|mailto):[^<>\s]*>)"
    r"|(?P<note>\[\^[^\[\]\s]+\])"
    r"|(?P<open>\[)(?=[^\[\]\n]*\]\([^()\n]*\))"
    r"|(?P<close>\]\([^()\n]*\))"
    r"|(?P<blank>&(?:nbsp|ensp|emsp|thinsp|#160|#8194|#8195|#12288);)"
    r"|(?P<run>\*+|_+|~{2,})",
    re.IGNORECASE | re.DOTALL,
)
SPECIAL = expression(r"[\\`*_~<\[\]!&]")  # where a token may begin

_BEFORE_NUMBER = "，、；：。（"
_COUNT = r"[个家项名人次元件场户亩吨所座条套批份万亿]"
# A word of measure, a unit or a general name: what follows a number or a name that was left open.
_MEASURED = expression(
    rf"[余多](?={_COUNT}|公里)|[%％]|人次|公里|公斤|平方|个百分点|同志|先生|女士"
    r"|个(?![人别体性])|家(?![庭园国长乡属风政访])|项(?!目)|人(?![民才员大社事口文均力居心生类物情道防身工们])"
    r"|名(?![单誉义录称优牌])|次(?![序生要数])|元(?![旦素])|万(?![众物事])|亿|月(?![度均])|日(?![常益前均])"
    r"|年(?![度轻龄均初末底终会内代])|[镇村县]长?(?![街级域城民])|件(?!数)|场(?![所地馆面])|户(?![籍口])|[亩吨]"
)
_MEASURE_ONLY = expression(rf"[余多]?{_COUNT}|[年月日号时分届期第]")
_CLAUSES = expression("[，。；].")
_BRACKETS = (("《", "》"), ("“", "”"), ("（", "）"), ("【", "】"), ("〔", "〕"))


class Run(Record):
    """A run of asterisks, underscores or tildes."""

    start: int
    end: int
    sign: str


def inline(text: str, start: int, end: int) -> tuple[list[Span], list[Span]]:
    """Markup, and what is not shown, in the paragraph `text[start:end]`; each in order and apart.

    A code span's and a link's words are shown. A tag is markup, but one that holds Chinese (in an attribute) is hidden,
    so that prohibitions see it.
    """
    markup: list[Span] = []
    hidden: list[Span] = []
    runs: list[Run] = []
    links = 0
    for match in _tokens(text, start, end):
        sort, (first, last) = match.lastgroup, match.span()
        if sort == "run":
            runs.append(Run(first, last, text[first]))
        elif sort == "escape":
            markup.append(Span(first, first + 1))
        elif sort == "code":
            ticks = len(match["ticks"])
            markup += (Span(first, first + ticks), Span(last - ticks, last))
        elif sort == "hidden" or (sort == "tag" and any(map(_chinese, match.group()))):
            hidden.append(Span(first, last))
        elif sort == "address":
            markup += (Span(first, first + 1), Span(last - 1, last))
        elif sort == "close" and not links:
            continue
        else:
            links += (sort == "open") - (sort == "close")
            markup.append(Span(first, last))
    if runs:
        markup = sorted((*markup, *_emphasis(text, runs, start, end)))
    return markup, hidden


def _tokens(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    while special := SPECIAL.search(text, start, end):
        token = _TOKEN.match(text, special.start(), end)
        start = token.end() if token else special.end()
        if token:
            yield token


def _emphasis(text: str, runs: list[Run], start: int, end: int) -> list[Span]:
    """The runs that are emphasis; each that is not is text."""
    found: list[Span] = []
    open_: list[Run] = []
    for run in runs:
        if run.end - run.start > 3 or (run.sign == "_" and run.end - run.start > 2):
            continue  # ****, ____: a place left open
        before = text[run.start - 1] if run.start > start else " "
        after = text[run.end] if run.end < end else " "
        partner = _partner(open_, run) if not before.isspace() else None
        inside_word = run.sign == "_"  # which, as in CommonMark, never makes emphasis
        if partner is not None and not (inside_word and after.isalnum()):
            opener = open_[partner]
            del open_[partner:]
            if not _left_open(text, opener, run, start, end):
                found += _signs(text, opener, run, {span.end for span in found[-2:]})
                continue
        if after.isspace() or (inside_word and before.isalnum()):
            continue
        if not _measured(text, before, after, run.end, end):
            open_.append(run)
    return found


def _signs(text: str, opener: Run, closer: Run, taken: set[int]) -> tuple[Span, Span]:
    """The signs of a pair, with the blank that CommonMark wants outside where a mark stands inside: **学深。** 原著.

    taken: where signs before this pair end; a blank between two pairs belongs to the first.
    """
    first, last = opener.start, closer.end
    if text[opener.end] in CJK_MARKS and text[first - 1 : first] == " " and first not in taken:
        first -= 1
    if text[closer.start - 1] in CJK_MARKS and text[last : last + 1] == " ":
        last += 1
    return Span(first, opener.end), Span(closer.start, last)


def _measured(text: str, before: str, after: str, start: int, end: int) -> bool:
    """Whether a run is a number left open: Chinese directly before it, a word of measure directly after (at `start`)."""
    chinese = _chinese(before) or (after != "多" and before in _BEFORE_NUMBER)
    return chinese and bool(_MEASURED.match(text, start, end))


def _partner(open_: list[Run], run: Run) -> int | None:
    """Index of the latest open run that `run` may close."""
    size = run.end - run.start
    # bounded: a line may hold nothing but signs
    nearest = range(len(open_) - 1, max(-1, len(open_) - 65), -1)
    same = (i for i in nearest if open_[i].sign == run.sign)
    return next((i for i in same if open_[i].end - open_[i].start == size), None)


def _left_open(text: str, opener: Run, closer: Run, start: int, end: int) -> bool:
    """Whether a pair of runs is no emphasis but two places left open for a number or a name."""
    words = text[opener.end : closer.start]
    if not words or _MEASURE_ONLY.fullmatch(words) or any(_torn(words, *pair) for pair in _BRACKETS):
        return True
    before = text[max(start, opener.start - 1) : opener.start]
    after = text[closer.end : min(end, closer.end + 1)]
    within_chinese = _chinese(before) and _chinese(after)
    return bool(within_chinese and (_CLAUSES.search(words) or words[-1] in "，、"))


def _torn(words: str, opening: str, closing: str) -> bool:
    """Whether a bracket in `words` has its partner outside."""
    first, last = words.find(opening), words.rfind(opening)
    return words.count(opening) != words.count(closing) or not (
        first <= words.find(closing) and last <= words.rfind(closing)
    )


def _chinese(char: str) -> bool:
    """Whether `char` is a hanzi; a regex of that range takes two milliseconds to compile."""
    return "\u3400" <= char <= "\u9fff" or char == "〇" or char >= "\U00020000"
