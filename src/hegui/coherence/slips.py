"""Numbers with two neighbouring digits exchanged: 执结3,126件 here, 3,216件已执结案件 there.

The commonest slip of the keyboard. Two numbers may be one where they have one unit and words beside them in common; the
fewer digits, the more words. Where the sentence tells of another time, or many numbers go with the same words, they are
left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hegui.coherence.amounts import FINDER
from hegui.coherence.passages import Passage, sentences, subjects
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.values import Record

_BEFORE, _AFTER = 14, 6  # characters beside a number that tell what it is of
_MARKS = expression(r"[，。；：、（）()“”《》\d\s]")
_PLAIN = expression(
    "全年|年内|[上下]半年|^[一二三四五六七八九十][是要]|共计|总共|共|合计|总计|先后|开展|已经|已|达到|达|了|的|为|约|近|余"
)
_TELLS_NOTHING = expression(
    "增长|累计|实现|完成|超过|以上|总额|新增|其中|同比|提高|提升|左右|突破|总量|投入|建成|新建|改造|下降|减少|增加|比例|比重|占比|面积|资金|投资|经费|收入|支出|贷款|补助|人数|人员|项目|标准|工程|任务|工作|"
    "服务|保障|意见|建议|问题|事项|群众|企业|培训|活动"
)
_YEAR = expression(r"(?<!\d)(?:19|20)\d\d(?=年(?!度?以来|至|[-—～]))")
_TIME = expression(r"(?:19|20)\d\d(?=年|[-—～]\d)|\d{1,2}月|[一二三四]季度|[上下]半年|春节|国庆")
_BACK = expression("去年|上年|前年|同期|往年|历年")
_FEW, _LIST = 3, 4
"""Digits under which a run of words must be the same; numbers with the same words that make a list."""
_ENOUGH = 2  # characters before a number that show a reader what it is of
_RUN = 8  # characters of that run
_MOST = 300  # numbers of one unit; more are a table that was pasted


class Slip(Record):
    """Two numbers that may be one with two digits exchanged, in reading order, each with the words beside it."""

    first: Span
    second: Span


class _Told(Record):
    """A number. digits: without marks. kind: what must be the same in both. before, after: the words beside it. lead:
    its sentence up to it."""

    digits: str
    kind: tuple[object, ...]
    before: str
    after: str
    lead: str
    sentence: int
    start: int
    end: int

    @property
    def pairs(self) -> frozenset[str]:
        """The pairs of characters beside it that tell something."""
        runs = (run for words in (self.before, self.after) for run in _TELLS_NOTHING.split(words))
        return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))


def slips(document: Document) -> Iterator[Slip]:
    """Numbers that stand twice, once with two neighbouring digits exchanged."""
    groups: dict[tuple[object, ...], list[_Told]] = {}
    units: dict[object, list[_Told]] = {}
    for passage in sentences(document):
        for told in _numbers(document, passage):
            groups.setdefault((*told.kind, *sorted(told.digits)), []).append(told)
            units.setdefault(told.kind[0], []).append(told)
    for group in groups.values():
        alike = units[group[0].kind[0]]
        if len({told.digits for told in group}) == 1 or len(alike) > _MOST:
            continue  # by far the most
        for first, second in combinations(group, 2):
            if _exchanged(first.digits, second.digits) and _one(first, second, alike, document.year):
                yield Slip(*(Span(*document.visible.span(each.start, each.end)) for each in (first, second)))


def _numbers(document: Document, passage: Passage) -> Iterator[_Told]:
    text = document.visible.text
    for match in FINDER.finditer(text, passage.start, passage.end):
        whole, _, decimals = match["number"].replace(",", "").partition(".")
        if len((whole + decimals).rstrip("0")) < 2:
            continue
        before = _MARKS.split(text[max(passage.start, match.start() - _BEFORE) : match.start()])[-1]
        after = _MARKS.split(text[match.end() : min(passage.end, match.end() + _AFTER)])[0]
        yield _Told(
            whole + decimals,
            (match["scale"] + match["unit"], len(decimals)),
            _PLAIN.sub("", before),
            _PLAIN.sub("", after),
            text[passage.start : match.start()],
            passage.start,
            match.start() - len(before),
            match.end() + (0 if len(before) >= _ENOUGH else len(after)),
        )


def _exchanged(one: str, other: str) -> bool:
    """Whether two numbers of the same digits differ by two neighbours."""
    differ = [at for at, (mine, theirs) in enumerate(zip(one, other, strict=True)) if mine != theirs]
    return len(differ) == 2 and differ[1] == differ[0] + 1


def _one(first: _Told, second: _Told, all_of_unit: list[_Told], year: int | None) -> bool:
    """Whether two numbers are likely to be of one thing."""
    if first.sentence == second.sentence or _apart(first.lead, second.lead, year):
        return False
    if min(len(told.digits.rstrip("0")) for told in (first, second)) < _FEW:
        return _run(first, second) >= _RUN
    if first.before == second.before and len(first.before) > 1:
        return len({told.digits for told in all_of_unit if told.before == first.before}) <= _LIST
    shared = first.pairs & second.pairs
    return bool(shared) and len({told.digits for told in all_of_unit if shared <= told.pairs}) <= _LIST


def _apart(one: str, other: str, year: int | None) -> bool:
    """Whether two sentences tell of different times or of different parts of an organisation."""
    times, others = (set(_TIME.findall(lead)) for lead in (one, other))
    mine, theirs = subjects(one), subjects(other)
    return (
        _back(one, year) != _back(other, year)
        or (bool(times and others) and not times & others)
        or (bool(mine and theirs) and mine != theirs)
    )


def _back(lead: str, year: int | None) -> bool:
    """Whether a sentence tells of a year before that of the report."""
    return bool(_BACK.search(lead)) or any(int(each) < (year or 0) for each in _YEAR.findall(lead))


def _run(first: _Told, second: _Told) -> int:
    """How many characters before the numbers are the same."""
    count = 0
    for one, other in zip(reversed(first.before), reversed(second.before), strict=False):
        if one != other:
            break
        count += 1
    return count
