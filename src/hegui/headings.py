"""Which sections a rule means when it names them by title.

A heading answers a title when the title's words stand in one clause of it and that clause is *about* them. Both sides
are first made alike: blanks, quotes, 的 and 了 go, 和 与 及 以及 、 are one joint whose order does not matter, 下一步 is
下步. Words that only fill (主要 突出 工作 一些 …) may stand between the title's words, and what stands between 存在 or
下步 and the rest may be anything short: 存在的作风方面的突出问题 answers 存在问题, 2023年工作打算 answers 下一步打算.

What the clause must be about depends on the title's last word.

- A title for shortcomings (…问题, …不足, …差距, …) is answered where nothing is done to them: no verb of action before
  (着力破解难点问题, 聚焦主要问题抓整改), save one still to come or in a place named (亟待解决的问题, 围绕中心方面存在的
  不足); nothing but a second noun, a joint or 情况, 方面, 原因分析 … behind (问题整改, 问题导向 are no answer).
- A title for plans or results (…打算, …措施, …成效) is answered where the clause does not begin with a verb that makes
  it an achievement (理清工作思路), and no plan is reported as carried out (工作计划完成情况).
- A title of bare work (主要工作, 重点工作) is not answered by work to come (下一步重点工作).
- Any other title (廉洁自律, 整改落实情况), and a title that has such a verb in it, is answered wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from hegui.document import Document

_CLAUSE_MARKS = re.compile(r"[，,。；;：:！？!?—…（）()【】\[\]|｜]+")
_TIDY = re.compile(r"[\s“”‘’\"'《》*#]+")
_JOINT = re.compile(r"以及|及其|[和与及暨、/＋+＆&]")
_NEXT = re.compile(r"下一步|下一阶段|下阶段")
_THIN = re.compile(r"[的了、]")  # joints are 、 by then
_FILL = re.compile(
    r"主要|突出|一些|有关|相关|工作|重点|具体|几个|几点|几方面|若干|当前|目前|仍然|依然|一定|较多|各项|个人|自身|方面|[的了、出还仍]"
)
_FILL_OR_JOINT = re.compile(_FILL.pattern + "|、")
_ANCHOR = re.compile(r"存在|面临|查摆|下步|今后|明年|来年|下年度")
_FUTURE = re.compile(r"下步|今后|明年|来年|下年度|下年|新的?一年|未来")
_YEAR_TO_COME = re.compile(r"(?:(?:19|20)\d{2}|二〇[〇一二三四五六七八九]{2})年度?")
_REACH = 14  # characters that may stand between an anchor and the rest

_TROUBLE = re.compile(
    r"(?:问题|不足|差距|短板|弱项|困难|矛盾|难题|缺点|薄弱环节|隐患|教训|偏差|漏洞|(?:不足|欠缺|薄弱|改进|提高|完善|加强|努力).{0,3}(?:之处|方面|地方))$"
)
_PLAN = re.compile(r"(?:打算|计划|思路|安排|谋划|设想|措施|举措|对策|建议|方向)$")
_FORECAST = re.compile(r"^(?:工作)?(?:打算|计划|思路|安排|谋划|设想|方向)$")
_RESULT = re.compile(r"(?:成效|成绩|成果|实绩|业绩|亮点|做法)$")
_BARE_WORK = re.compile(r"^(?:主要|重点|各项|所做|开展|具体|全年|年度)*工作$")

_PLANNED = re.compile(r"[^、]{0,4}(?:打算|计划|思路|安排|要点|谋划|设想|部署)")

_ADVERB = r"(?:进一步|不断|切实|全面|着力|持续|扎实|有效|积极|努力|认真|全力|大力|深入|集中|及时|坚决|主动|严肃|专项|统筹)*"
_ACHIEVES = re.compile(
    rf"^{_ADVERB}(?:提出|理清|厘清|完善|创新|细化|落实|完成|执行|强化|优化|健全|提升|提高|巩固|确保|力争|注重|彰显|检验"
    r"|增强|扩大|推动|务求|争取|再创|狠抓|抓好|抓实|压实|实化)"
)
_CARRIED_OUT = re.compile(r"^的?(?:完成|执行|落实|实施|推进|兑现|达成)")

# What is done to a shortcoming. Words that are nouns as well count only where a clause begins with them.
_DEALS = re.compile(
    r"破解|解决(?!不)|化解|攻克|攻坚|克服|消除|补[齐足强]|弥补|防范|防控|防止|避免|杜绝|纠治|纠正|根治|改正|针对(?!性)"
    r"|聚焦|紧盯|盯住|瞄准|直击|直奔|直指|回应|狠抓|严抓|清除|化除|突破|锁定|应对|规避|处置|督促|督办|攻破|排除|排查|解剖麻雀"
)
_DEALS_FIRST = re.compile(rf"^{_ADVERB}(?:整改|整治|治理|改进|突出(?!的|$)|处理|缩小|拉长|缓解|关注|抓住?)")
_PURSUES = re.compile(r"围绕|坚持|着力|着眼|紧扣|立足|推动|推进|抓[好实细牢紧]|促进|加强|强化|确保")
_TO_COME = re.compile(
    r"(?:需要?|[待亟急未尚应]|没有|难以|无法|不能|未能|未及时|未彻底|不)(?:重点|着力|尽快|切实|及时|进一步|彻底)*$"
)
_NOUNED = re.compile(r"^(?:工作|情况|方案|措施|过程|落实|成效|责任|力度|能力|机制|任务)")
_SOLVES = re.compile(r"针对|解决|破解|攻克|克服|纠|根治|整治|整改")
_IN = re.compile(r"(?<![存现所实内])在|关于|对照")
_SITE = re.compile(r"方面|过程|[上中时]|存在")
_PLACED = re.compile(r"方面|过程|[上时]存在|查摆|查找|检视|剖析|不够|不[强深实严足]|不到位|滞后")
_ONE_VERB = re.compile(r"[抓补纠盯]$")
_FINDS = re.compile(
    rf"^{_ADVERB}(?:深刻|深入)?(?:查摆|查找|检视|剖析|梳理|正视|直面|反思|找准|查)(?!出)[^的]*$"
)
_ACTS = re.compile(
    r"整改(?!措施|方向|思路|打算|计划)|整治|狠抓|抓好|抓实|抓[^住]?|推动|推进|促|提升|落实|强化|确保|立行立改|即知即改|真改|破解|解决|补|改到位"
)
_DENIES = re.compile(
    r"(?:不|未|无|没有|未发现|没发现|未见)(?:明显|重大|突出|其他|任何|严重|主要)?的?(?:存在)?的?$"
)

# What may follow a shortcoming in its clause.
_TAIL = re.compile(
    r"^(?:$|、|的?(?:主要|具体|突出)?(?:表现|情况|方面|部分|之处|地方|环节|清单|台账|梳理|剖析|检视|自查|查摆|汇总|汇报|自评)"
    r"|(?:产生)?(?:原因|根源)|分析|不足|差距|短板|困难|问题|如下|主要|有(?![效力所序])|是|等|还|依然|仍|弱项|努力方向|今后|下步|打算|思路|改进(?:措施|方向|计划)"
    r"|整改(?:措施|方向|思路|打算|计划)|对策|建议|反思)"
)
_LAST_TIME = re.compile(r"上年|去年|上一|上次|上轮|巡视|巡察|审计|督[察查]|反馈|考核|评议|民主生活会")
_PUT_RIGHT = re.compile(r"(?:整改|落实|完成|进展|推进)(?:情况|成效|进展|结果)$")
_REPORTED = re.compile(r"整改(?:落实|完成|推进|进展)*(?:情况|成效|进展|结果)$")


class Place(NamedTuple):
    """Where a title's words stand in a clause (positions in its tidied words)."""

    start: int
    end: int


class Title(NamedTuple):
    """A title a rule gives, made ready: `forms` to look for in thinned words, `bare` in those without fillers,
    `anchor` and `rests` for titles such as 存在…问题; `key` stands in every heading that can answer."""

    words: str
    key: str
    forms: tuple[str, ...]
    bare: tuple[str, ...]
    anchor: str
    rests: tuple[str, ...]


def titled(document: Document, titles: Iterable[str]) -> Iterator[int]:
    """Indexes of the sections whose heading answers one of `titles`, in document order."""
    wanted = tuple(titles)
    lines = document.headings
    found: set[int] = set()
    for key in _keys(wanted):
        at = lines.find(key)
        while at >= 0:
            found.add(lines.count("\n", 0, at))
            at = lines.find(key, at + 1)
    return (i for i in sorted(found) if answers(document.sections[i].title, wanted))


@lru_cache(maxsize=65536)
def answers(heading: str, titles: tuple[str, ...]) -> bool:
    """Whether `heading` (without its number, folded) is a heading for one of `titles`; see the module's docstring."""
    return any(
        _answers(clause, title, heading) for title in map(ready, titles) for clause in clauses(heading)
    )


def mentions(heading: str, words: Iterable[str]) -> bool:
    """Whether one of `words` stands anywhere in `heading`, both made alike."""
    thin = _THIN.sub("", tidy(heading))
    return any(_THIN.sub("", tidy(word)) in thin for word in words)


def is_trouble(title: str) -> bool:
    """Whether `title` asks for shortcomings."""
    return bool(_TROUBLE.search(ready(title).words))


def near_miss(heading: str, titles: Iterable[str]) -> str | None:
    """The title, of four characters or more, that the first clause of `heading` misses by one character."""
    words = _THIN.sub("", next(clauses(heading), ""))
    first = _THIN.sub("", re.split("、", next(clauses(heading), ""))[0])
    for title in titles:
        thin = _THIN.sub("", tidy(title))
        if len(thin) >= 4 and any(_one_off(piece, thin) for piece in {words, first}):
            return title
    return None


def tidy(words: str) -> str:
    """`words` without blanks and quotes, every joint as 、 and 下一步 as 下步."""
    return _NEXT.sub("下步", _JOINT.sub("、", _TIDY.sub("", words)))


def clauses(heading: str) -> Iterator[str]:
    """The clauses of a heading, tidied."""
    return (words for clause in _CLAUSE_MARKS.split(heading) if (words := tidy(clause)))


@lru_cache(maxsize=8192)
def ready(title: str) -> Title:
    """`title` made ready for matching."""
    words = tidy(title)
    thin = _THIN.sub("", words)
    bare = _FILL.sub("", words)
    anchor = match.group() if (match := _ANCHOR.match(words)) else ""
    rest = words[len(anchor) :].lstrip("的")
    last = re.split("[的了、]", words)[-1] or thin
    key = last[-1] if last.endswith("下步") else last[-2:]
    rests = tuple(form for form in _orders(rest) if form) if anchor else ()
    bare_rest = _FILL.sub("", rest)
    if anchor and len(bare_rest) >= 2:
        rests = (*rests, bare_rest)
    return Title(
        words, key, _orders(words), (bare,) if len(bare) >= 4 else (), anchor, tuple(dict.fromkeys(rests))
    )


def _orders(words: str) -> tuple[str, ...]:
    """The thinned words; of two nouns with a joint also the other order."""
    head, joint, tail = words.partition("、")
    orders = (words, f"{tail}{head}") if joint and "、" not in tail else (words,)
    return tuple(dict.fromkeys(_THIN.sub("", order) for order in orders))


@lru_cache(maxsize=1024)
def _keys(titles: tuple[str, ...]) -> tuple[str, ...]:
    """Strings of which one stands in every heading that answers one of `titles`."""
    keys = {key for title in titles for key in _keys_of(ready(title))}
    return tuple(sorted(key for key in keys if not any(other != key and other in key for other in keys)))


def _keys_of(title: Title) -> Iterator[str]:
    yield title.key
    yield from (form[-2:] for form in title.bare)
    head, joint, _ = title.words.partition("、")
    if joint:
        yield re.split("[的了]", head)[-1][-2:]


def _answers(clause: str, title: Title, heading: str) -> bool:
    return any(_about(title, clause, place, heading) for place in _places(clause, title))


def _places(clause: str, title: Title) -> Iterator[Place]:
    """Where the title's words stand in `clause`."""
    thin = _THIN.sub("", clause)
    for form in title.forms:
        if form in thin:
            yield from _found(form, thin, _kept(clause, _THIN))
    bare = _FILL.sub("", clause).replace("、", "") if title.bare or title.rests else ""
    for form in title.bare:
        if form in bare:
            yield from _found(form, bare, _kept(clause, _FILL_OR_JOINT))
    if title.anchor and any(rest in thin or rest in bare for rest in title.rests):
        yield from _spread(clause, title)


def _kept(clause: str, dropped: re.Pattern[str]) -> list[int]:
    """The positions in `clause` of the characters that stay when `dropped` goes."""
    gone = {at for match in dropped.finditer(clause) for at in range(*match.span())}
    return [at for at in range(len(clause)) if at not in gone]


def _found(form: str, words: str, kept: list[int]) -> Iterator[Place]:
    at = words.find(form)
    while at >= 0:
        yield Place(kept[at], kept[at + len(form) - 1] + 1)
        at = words.find(form, at + 1)


def _spread(clause: str, title: Title) -> Iterator[Place]:
    """Places of 存在 … 问题, 下步 … 打算; for a plan any word for the time to come will do, and so will a year."""
    coming = bool(_FUTURE.match(title.anchor))
    anchors = list((_FUTURE if coming else re.compile(title.anchor)).finditer(clause))
    if coming and any(_FORECAST.match(rest) for rest in title.rests):
        anchors += _YEAR_TO_COME.finditer(clause)
    for anchor in anchors:
        reach = clause[anchor.end() : anchor.end() + _REACH + 8]
        for rest in title.rests:
            for words, dropped in ((_THIN.sub("", reach), _THIN), (_bare(reach), _FILL_OR_JOINT)):
                for place in _found(rest, words, _kept(reach, dropped)) if rest in words else ():
                    if place.start <= _REACH:
                        yield Place(anchor.start(), anchor.end() + place.end)


def _bare(words: str) -> str:
    return _FILL_OR_JOINT.sub("", words)


def _about(title: Title, clause: str, place: Place, heading: str) -> bool:
    """Whether `clause`, in which the title's words stand at `place`, is about them."""
    before, after = clause[: place.start], clause[place.end :]
    words = title.words
    if _TROUBLE.search(words):
        if _DEALS.search(words) or _DEALS_FIRST.search(words):
            return True
        return bool(_TAIL.match(after)) and not (
            denied(before)
            or dealt_with(clause, place)
            or _reported(before, after)
            or _found_to_act(before, clause, heading)
        )
    if _PLAN.search(words):
        return not _CARRIED_OUT.match(after) and (bool(title.anchor) or not _ACHIEVES.match(before))
    if _RESULT.search(words):
        return not _ACHIEVES.match(before)
    if _BARE_WORK.match(words):
        return not _FUTURE.search(before) and not _PLANNED.match(after)
    return True


def denied(before: str) -> bool:
    """Whether the words `before` a shortcoming say that there is none."""
    return bool(_DENIES.search(before))


def dealt_with(clause: str, place: Place) -> bool:
    """Whether something is done, before `place` in `clause`, to the shortcomings that stand there."""
    before = clause[: place.start]
    if _ONE_VERB.search(before):
        return True
    first = _DEALS_FIRST.match(before)
    verbs = [*_DEALS.finditer(before), *((first,) if first else ())]
    if any(_deals(verb, before) for verb in verbs):
        return True
    return any(
        not _PLACED.search(clause, verb.end(), place.end)
        and clause.find("存在", verb.end() + 2, place.end) < 0
        for verb in _PURSUES.finditer(before)
    )


def _deals(verb: re.Match[str], before: str) -> bool:
    earlier, between = before[: verb.start()], before[verb.end() :]
    if _TO_COME.search(earlier) or _NOUNED.match(between):
        return False
    if _IN.search(earlier):
        return not _SITE.search(between)
    return bool(_SOLVES.search(verb.group())) or not _PLACED.search(between)


def _reported(before: str, after: str) -> bool:
    """Whether the clause reports how earlier shortcomings were put right."""
    if _REPORTED.search(after) and _LAST_TIME.search(before):
        return True
    return not after.startswith("、") and bool(_PUT_RIGHT.search(after))


def _found_to_act(before: str, clause: str, heading: str) -> bool:
    """Whether shortcomings are looked for only for what the heading's other clauses do."""
    return bool(_FINDS.match(before)) and any(
        _ACTS.search(other) for other in clauses(heading) if other != clause
    )


def _one_off(one: str, other: str) -> bool:
    """Whether one character changed, added, dropped or swapped with its neighbour makes the two alike."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    head = next(
        (i for i, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    a, b = one[head:], other[head:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b if len(a) > len(b) else a == b[1:]
