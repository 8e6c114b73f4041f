"""Which sections a rule means when it names them by title.

A heading answers a title when the title's words stand in one clause of it and that clause is *about* them. Both sides
are first made alike: blanks, quotes, 的 and 了 go, 和 与 及 以及 、 are one joint whose order does not matter, 下一步 is
下步. 整改方向和措施 answers 整改措施. Words that only fill (主要 突出 工作 一些 …) may stand between the title's words, and what stands between 存在 or
下步 and the rest may be anything short: 存在的作风方面的突出问题 answers 存在问题, 2023年工作打算 answers 下一步打算.

What the clause must be about depends on the title's last word.

- A title for shortcomings (…问题, …不足, …差距, …) is answered where nothing is done to them (see `shortcomings`), and
  where nothing but a second noun, a joint or 情况, 方面, 原因分析 … stands behind (问题整改, 问题导向 are no answer).
- A title for plans or results (…打算, …措施, …成效) is answered where the clause does not begin with a verb that makes
  it an achievement (理清工作思路), and no plan is reported as carried out (工作计划完成情况).
- A title of bare work (主要工作, 重点工作) is not answered by work to come (下一步重点工作).
- A title in common words for shortcomings or for what is to come is answered by any heading in such words (see
  `commonplace`).
- Any other title (廉洁自律, 整改落实情况), and a title that has such a verb in it, is answered wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from hegui.document import Document
from hegui.headings.commonplace import (
    PLAN_KEYS,
    TROUBLE_KEYS,
    means_plans,
    means_shortcomings,
    shortcomings_end,
)
from hegui.headings.shortcomings import BRINGS, TROUBLES, deals, listed, named, past_adverbs
from hegui.headings.words import FILL, THIN, Clause, clauses, positions, tidied, without
from hegui.values import Record

_ANCHORS = ("存在", "面临", "查摆", "下步", "今后", "明年", "来年", "下年度")
_FUTURE = ("下步", "今后", "明年", "来年", "下年", "新一年", "新的一年", "未来")
_REACH = 18  # characters that may stand between an anchor and the rest

_PLANS = ("打算", "计划", "思路", "安排", "谋划", "设想", "措施", "举措", "对策", "建议", "方向")
_FORECASTS = ("打算", "计划", "思路", "安排", "谋划", "设想", "方向")
_PLANNED = (*_FORECASTS, "要点", "部署")
_RESULTS = ("成效", "成绩", "成果", "实绩", "业绩", "亮点", "做法")
_BARE_WORK = listed("工作 主要工作 重点工作 各项工作 所做工作 所做的工作 开展工作 具体工作 全年工作 年度工作")
_REPORTS = ("述职", "述责", "述廉", "述德", "述学", "述法")
_OF_REPORTING = ("评议", "报告", "工作", "会", "考", "测", "点评", "质询", "大会")
_ACHIEVES = listed(
    "提出 理清 厘清 完善 创新 细化 落实 完成 执行 强化 优化 健全 提升 提高 巩固 确保 力争 注重 彰显 检验 增强 扩大 推动 务求 争取 再创 狠抓 抓好 抓实 压实"
)
_CARRIED_OUT = tuple(
    f"{de}{verb}" for de in ("", "的") for verb in ("完成", "执行", "落实", "实施", "推进", "兑现", "达成")
)


class Title(Record):
    """A title a rule gives, made ready: `forms` to look for in thinned words, `bare` in bare ones, `anchor` and `rests`
    for titles such as 存在…问题; one of `keys` stands in every heading that can answer."""

    words: str
    keys: tuple[str, ...]
    forms: tuple[str, ...]
    bare: str
    anchor: str
    rests: tuple[str, ...]


def titled(document: Document, titles: Iterable[str]) -> Iterator[int]:
    """Indexes of the sections whose heading answers one of `titles`, in document order."""
    wanted = tuple(titles)
    lines = document.headings
    found: set[int] = set()
    for key in _keys(wanted):
        line = counted = 0
        at = lines.find(key)
        while at >= 0:
            line += lines.count("\n", counted, at)
            counted = at
            found.add(line)
            at = lines.find(key, at + 1)
    return (i for i in sorted(found) if _answers(document.sections[i].title, wanted))


def answers(heading: str, titles: Iterable[str]) -> bool:
    """Whether `heading` (without its number, folded) is a heading for one of `titles`; see the module's docstring."""
    return _answers(heading, tuple(titles))


@lru_cache(maxsize=1024)
def are_trouble(titles: tuple[str, ...]) -> bool:
    """Whether one of `titles` asks for shortcomings."""
    return any(title.endswith(TROUBLES) for title in titles)


@lru_cache(maxsize=8192)
def _ready(title: str) -> Title:
    words = tidied(title).replace("\n", "")
    anchor = next((word for word in _ANCHORS if words.startswith(word)), "")
    rest = words[len(anchor) :]
    bare, bare_rest = without(words, FILL), without(rest, FILL)
    forms = _orders(words)
    rests = (*_orders(rest), *((bare_rest,) if len(bare_rest) > 1 else ())) if anchor else ()
    bare = bare if len(bare) >= 4 else ""
    ends = [
        words.rpartition("的")[2].rpartition("、")[2] or words,
        bare,
        words.partition("、")[0].rpartition("的")[2],
    ]
    keys = tuple("步" if end.endswith("下步") else end[-2:] for end in ends if end)
    return Title(words, keys, forms, bare, anchor, tuple(dict.fromkeys(rests)))


def _orders(words: str) -> tuple[str, ...]:
    """The thinned words; of two nouns with a joint also the other order."""
    head, joint, tail = words.partition("、")
    orders = (words, tail + head) if joint and "、" not in tail else (words,)
    return tuple(dict.fromkeys(form for order in orders if (form := without(order, THIN))))


@lru_cache(maxsize=1024)
def _keys(titles: tuple[str, ...]) -> tuple[str, ...]:
    """Strings of which one stands in every heading that answers one of `titles`; none holds another."""
    keys = {key for title in titles for key in _ready(title).keys}
    trouble, plans = asked(titles)
    keys.update(TROUBLE_KEYS if trouble else (), PLAN_KEYS if plans else ())
    return tuple(sorted(key for key in keys if keys.isdisjoint(_inner(key))))


@lru_cache(maxsize=1024)
def _inner(key: str) -> tuple[str, ...]:
    """The strings that `key` holds, but for itself."""
    size = len(key)
    return tuple(key[at : at + length] for length in range(1, size) for at in range(size - length + 1))


@lru_cache(maxsize=8192)
def _answers(heading: str, titles: tuple[str, ...]) -> bool:
    parts = clauses(heading)
    needles = _needles(titles)
    for clause in parts:
        hay = f"{clause.words}\n{clause.thin}\n{clause.bare}"
        for needle, title in needles:
            if needle in hay and _holds(title, clause, parts):
                return True
    return _commonplace(parts, titles)


def _commonplace(parts: tuple[Clause, ...], titles: tuple[str, ...]) -> bool:
    """Whether a heading of common words means what one of `titles` asks for in common words."""
    trouble, plans = asked(titles)
    if plans and any(means_plans(clause.words) for clause in parts):
        return True
    for clause in parts if trouble else ():
        words = clause.words
        end = shortcomings_end(words)
        if end and named("", words[:end], words[end:], [part.words for part in parts if part.words != words]):
            return True
    return False


@lru_cache(maxsize=1024)
def asked(titles: tuple[str, ...]) -> tuple[bool, bool]:
    """Whether `titles` ask, in common words, for shortcomings, and for what is to come."""
    words = [tidied(title) for title in titles]
    return any(map(means_shortcomings, words)), any(map(means_plans, words))


@lru_cache(maxsize=1024)
def _needles(titles: tuple[str, ...]) -> tuple[tuple[str, Title], ...]:
    """Titles with strings of which one stands in every clause, as it is, thinned or bare, that can be about them."""
    found: dict[tuple[str, str], Title] = {}
    for title in map(_ready, titles):
        joined = (f"、{form[-2:]}" for form in title.forms if len(form) > 2)
        for needle in (*title.forms, title.bare, *title.rests, *joined):
            if needle:
                found[needle, title.words] = title
    return tuple((needle, title) for (needle, _), title in found.items())


def _holds(title: Title, clause: Clause, parts: tuple[Clause, ...]) -> bool:
    """Whether `clause`, one of a heading's `parts`, is about `title`."""
    places: list[tuple[int, int]] = []
    for form in title.forms:
        if form in clause.thin:
            places += _found(form, clause.thin, positions(clause.words, THIN))
    if title.bare and title.bare in clause.bare:
        places += _found(title.bare, clause.bare, positions(clause.words, FILL))
    for rest in title.rests:
        if rest in clause.bare or rest in clause.thin:
            places += _spread(title, rest, clause)
    if "、" in clause.words:
        places += (place for form in title.forms for place in _shared(form, clause.words))
    return any(_about(title, clause.words, start, end, parts) for start, end in places)


def _shared(form: str, words: str) -> Iterator[tuple[int, int]]:
    """Start and end of `form` with a noun between that shares its first words: 整改方向、措施 for 整改措施."""
    first, last = form[:-2], form[-2:]
    joint = words.find(f"、{last}")
    start = words.rfind(first, 0, joint) if joint > 0 and first else -1
    if start >= 0 and 2 <= joint - start - len(first) <= 4:
        yield start, joint + 1 + len(last)


def _found(form: str, words: str, positions: list[int]) -> Iterator[tuple[int, int]]:
    """Start and end, in the words that `positions` are of, of every place of `form` in `words`."""
    at = words.find(form)
    while at >= 0:
        yield positions[at], positions[at + len(form) - 1] + 1
        at = words.find(form, at + 1)


def _spread(title: Title, rest: str, clause: Clause) -> Iterator[tuple[int, int]]:
    """Start and end of 存在 … `rest`, 下步 … `rest`."""
    for words, dropped in ((clause.thin, THIN), (clause.bare, FILL)):
        for start, end in _found(rest, words, positions(clause.words, dropped)) if rest in words else ():
            anchor = _anchored(clause.words, title, rest, start)
            if anchor >= 0:
                yield anchor, end


def _anchored(words: str, title: Title, rest: str, start: int) -> int:
    """Where 存在, 下步 … stands before `rest` at `start`, -1 where it does not. For what is to come any word for it
    will do, and for a forecast a year."""
    lowest = max(0, start - _REACH)
    if title.anchor not in _FUTURE and title.anchor != "下年度":
        return words.rfind(title.anchor, lowest, start)
    at = max(words.rfind(word, lowest, start) for word in _FUTURE)
    if at < 0 and rest.endswith(_FORECASTS):
        at = words.rfind("年", lowest, start) - 4
        return at if at >= 0 and (words[at : at + 2] in ("20", "19", "二〇", "二零")) else -1
    return at


def _about(title: Title, words: str, start: int, end: int, parts: tuple[Clause, ...]) -> bool:
    """Whether the clause `words`, with the title's words from `start` to `end`, is about them."""
    before, after = words[:start], words[end:]
    if before.endswith(BRINGS) and "原因" in title.words:
        return "问题" not in title.words  # 产生问题的原因 tells of causes, not of problems and causes
    if title.words.endswith(TROUBLES):
        others = [part.words for part in parts if part.words != words]
        return deals(title.words) or named(before, words[start:end], after, others)
    if title.words.endswith(_PLANS):
        return not after.startswith(_CARRIED_OUT) and (
            bool(title.anchor) or not past_adverbs(before).startswith(_ACHIEVES)
        )
    if title.words.endswith(_RESULTS):
        return not past_adverbs(before).startswith(_ACHIEVES)
    if title.words in _REPORTS:
        return not after.startswith(_OF_REPORTING)
    if title.words in _BARE_WORK:
        coming = any(word in before for word in _FUTURE)
        return not coming and not any(word in after.partition("、")[0][:6] for word in _PLANNED)
    return True
