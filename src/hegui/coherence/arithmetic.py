"""Sums that a sentence does itself: 排查416处，整改409处，其余7处; 由78%提高到92%，提高14个百分点.

remainder  what is done and what is left must be what there was
points     percentage points are the difference of the two percentages
rates      a rate of completion is what is done of what there was
change     a rise or fall in per cent is that of the two amounts, also against the year before
returned   no more can come back than was given out
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from hegui.coherence import Clash, accord
from hegui.coherence.amounts import FINDER, NUMBER, UNITS, Amount, amount, shown_in
from hegui.coherence.passages import Passage, sentences
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.verdict import Evidence, Message

_DONE = expression(
    "已|完成|办结|办理|整改|化解|销号|评价|核销|解决|处置|转化|建成|到位|处理|答复|采纳|清退|拆除|收回|修订|归还|盘活|复垦|签订|现场|立行"
)
_ROUGH = expression(r"[约近超逾]\d|[\d十百千万亿][余多]|以上|左右|不足|超过")
_REMAINDER = expression(
    rf"(?P<whole>{NUMBER} ?(?P<unit>{UNITS}))[^，。；：、\d]{{0,12}}，"
    rf"(?:其中)?(?P<told>[^，。；：、\d]{{0,12}})(?P<done>(?:(?<=[^\d.])\d[\d,.]*) ?(?P<unit_done>{UNITS}))(?P<behind>[^，。；：、\d]{{0,8}})"
    rf"[，；、](?P<left>(?:其余|余下|剩余|剩下|其他|尚有|尚余|余)[^，。；：、\d]{{0,4}}(?:(?<=[^\d.])\d[\d,.]*) ?(?P<unit_left>{UNITS}))"
)
_RATE = expression(
    rf"(?P<whole>{NUMBER} ?(?P<unit>{UNITS}))[^，。；：、\d]{{0,12}}，(?P<told>[^，。；：、\d]{{0,10}})"
    rf"(?P<done>(?:(?<=[^\d.])\d[\d,.]*) ?(?P<unit_done>{UNITS}))(?P<behind>[^，。；：、\d]{{0,4}})，"
    rf"(?:(?:其余|其他|剩余)?(?:正在|持续|基本|尚|部分)[^，。；：\d]{{0,8}}\d[\d,]* ?(?:{UNITS})[^，。；：\d]{{0,6}}，)?"
    r"(?P<name>[^，。；：\d]{2,4})率(?:为|达到|达)?(?P<rate>\d+(?:\.\d+)?)[%％]"
)
_WORK_DONE_WORDS = "整改|完成|办结|到位|化解|销号"
_WORK_DONE = expression(f"(?:问题)?(?:{_WORK_DONE_WORDS}){{1,2}}")
_PERCENT = r"(?<![\d.])(\d+(?:\.\d+)?)[%％]"
_POINTS = expression(
    rf"[由从](?:[^，。；：\d]{{0,10}}的?)?{_PERCENT}[^，。；：\d]{{0,6}}?(?:提高|提升|上升|增加|增长|下降|降低|降|减少|回落|升|扩大|收窄)[到至为](?:[^，。；：\d]{{0,10}}的?)?{_PERCENT}"
    r"[，、（][^，。；：\d]{0,4}?(?:提高|提升|上升|增加|下降|降低|减少|回落|升|降|扩大|收窄)了?(\d+(?:\.\d+)?)个百分点"
)
_CHANGE = expression(
    rf"[由从](?:[^，。；：\d]{{0,8}}的)?(?P<from>{NUMBER} ?(?P<unit>{UNITS}))[^，。；：\d]{{0,4}}?(?:提高|提升|上升|增加|增长|增|下降|降低|降|减少|减|压缩|缩短)[到至为]"
    rf"(?:[^，。；：\d]{{0,8}}的)?(?P<to>(?:(?<=[^\d.])\d[\d,.]*)[十百千万亿]* ?(?P<unit_to>{UNITS}))[，、（]"
    rf"(?:增长|下降|增幅|降幅|提高|减少|压缩|压减|降低|增加|上升)[为达了]{{0,2}}{_PERCENT}(?![^，。；：）\d]{{0,6}}(?:左右|以上))"
)
_COMPARED = expression(
    rf"(?P<to>{NUMBER} ?(?P<unit_to>{UNITS}))，(?:比|较)(?P<of>(?:上年|去年|前年|(?:19|20)\d\d年|上年同期|去年同期)(?:同期)?的?)"
    rf"(?P<from>(?:(?<=[^\d.])\d[\d,.]*)[十百千万亿]* ?(?P<unit>{UNITS}))，?(?:增长|下降|增幅|降幅|提高|减少|压减|降低|增加|上升)[为达了]{{0,2}}{_PERCENT}"
)
_COMPARABLE = expression("生产总值|增加值|GDP|可比|同口径|不变价|扣除|实际增长")
_GIVEN_OUT = (
    ("发放|发出|印发", "回收|收回"),
    ("应到", "实到"),
    ("应参会|应参加|应参训", "实际参会|实际参加|实际参训|实参会|实参加|实参训|实到"),
    ("回收|收回", "有效问卷|有效"),
)
_COUNT = r"(?:[^，。；：\d]{0,10}?)(\d[\d,]*) ?([份名人位家户个])"
_RETURNED = tuple(
    expression(rf"(?:{given}){_COUNT}[^，。；\d]{{0,6}}[，、；][^，。；：\d]{{0,4}}(?:{back}){_COUNT}")
    for given, back in _GIVEN_OUT
)


def arithmetic(document: Document) -> Iterator[Clash]:
    """Sums that a sentence does itself."""
    for sentence in sentences(document):
        for signs, find in _FINDERS:
            if not any(sign in sentence.words for sign in signs):
                continue  # by far the most
            for match, made in find(document.visible.text, sentence):
                span = Span(*document.visible.span(*match.span()))
                yield accord(span) if made is None else Clash(made, (Evidence(span, note=made),))


_Found = Iterator[tuple["re.Match[str]", "Message | None"]]


def _remainders(text: str, sentence: Passage) -> _Found:
    for match in _REMAINDER.finditer(text, sentence.start, sentence.end):
        whole, done, left = (_amount(match[name]) for name in ("whole", "done", "left"))
        if not whole or not done or not left or not whole.unit == done.unit == left.unit:
            continue
        if not _DONE.search(match["told"] + match["behind"]) or _ROUGH.search(match.group()):
            continue
        rest, step = whole.value - done.value, max(whole.step, done.step, left.step)
        right = rest == left.value if step == 1 else abs(rest - left.value) <= step
        made, said = shown_in(rest, whole.unit), shown_in(left.value, left.unit)
        words = f"{match['whole']}减去{match['done']}应余{made}"
        yield match, None if right else _said(words, said, f"{made} are left, not {said}")


def _rates(text: str, sentence: Passage) -> _Found:
    for match in _RATE.finditer(text, sentence.start, sentence.end):
        whole, done = _amount(match["whole"]), _amount(match["done"])
        if (
            not whole
            or not done
            or whole.unit != done.unit
            or not whole.value
            or _ROUGH.search(match.group())
        ):
            continue
        if not _is_of(match["name"], match["told"] + match["behind"]):
            continue  # a rate of something else
        rate = done.value / whole.value * 100
        right = abs(rate - Decimal(match["rate"])) <= _step(match["rate"])
        shown = rate.quantize(Decimal("0.1"))
        words = f"{match['done']}占{match['whole']}的{shown}%"
        wrong = _said(words, f"{match['rate']}%", f"the two amounts make {shown}%, not {match['rate']}%")
        yield match, None if right else wrong


def _is_of(name: str, told: str) -> bool:
    """Whether a rate is of what is told to be done: 整改完成率 of 已整改 as well as of 已完成."""
    return name in told or bool(_WORK_DONE.fullmatch(name) and re.search(_WORK_DONE_WORDS, told))


def _points(text: str, sentence: Passage) -> _Found:
    for match in _POINTS.finditer(text, sentence.start, sentence.end):
        before, after, points = (Decimal(match[group]) for group in (1, 2, 3))
        difference = abs(after - before)
        step = _step(match[1], match[2], match[3])  # decimals may have been rounded each for itself
        right = abs(difference - points) <= (0 if step == 1 else step)
        words = f"{match[1]}%与{match[2]}%相差{difference}个百分点"
        wrong = _said(words, f"{points}个", f"the difference is {difference} points, not {points}")
        yield match, None if right else wrong


def _changes(text: str, sentence: Passage) -> _Found:
    for match in _CHANGE.finditer(text, sentence.start, sentence.end):
        yield from _changed(match)


def _compared(text: str, sentence: Passage) -> _Found:
    """Against the year before: 52亿元，比上年的46亿元增长13%. What is reckoned in constant prices is left alone."""
    if not _COMPARABLE.search(sentence.words):
        for match in _COMPARED.finditer(text, sentence.start, sentence.end):
            yield from _changed(match)


def _changed(match: re.Match[str]) -> _Found:
    before, after = _amount(match["from"]), _amount(match["to"])
    said = Decimal(match.groups()[-1])
    if not before or not after or before.unit != after.unit or not before.value:
        return
    if _ROUGH.search(match.group()):
        return
    change = abs(after.value - before.value)
    slack = Decimal(0) if before.step == after.step == 1 else (before.step + after.step) / 2
    low, high = ((change + each) / before.value * 100 for each in (-slack, slack))
    step = max(_step(match.groups()[-1]), said * Decimal("0.02"))
    shown = (change / before.value * 100).quantize(Decimal("0.1"))
    words = f"{match['from']}到{match['to']}，变化应为{shown}%"
    wrong = _said(words, f"{said}%", f"the two amounts make {shown}%, not {said}%")
    yield match, None if low - step <= said <= high + step else wrong


def _said(right: str, wrong: str, en: str) -> Message:
    """What is right and what the text says instead."""
    return Message(f"{right}，文中写{wrong}", en)


def _returns(text: str, sentence: Passage) -> _Found:
    for pattern in _RETURNED:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            given, back = (int(match[group].replace(",", "")) for group in (1, 3))
            if match[2] == match[4]:
                wrong = Message(f"后面的{back}{match[4]}多于前面的{given}{match[2]}", f"{back} of {given}")
                yield match, None if back <= given else wrong


def _amount(words: str) -> Amount | None:
    found = FINDER.search(words)
    return amount(found) if found else None


def _step(*written: str) -> Decimal:
    """The value of the last digit of the roughest."""
    return max(Decimal(1).scaleb(-len(number.partition(".")[2])) for number in written)


_FINDERS = (
    (("其余", "其他", "余", "剩", "尚有"), _remainders),
    (("率",), _rates),
    (("百分点",), _points),
    (("由", "从"), _changes),
    (("比", "较"), _compared),
    (("收回", "回收", "应到", "应参"), _returns),
)
"""Each with the words of which one must be in a sentence."""
