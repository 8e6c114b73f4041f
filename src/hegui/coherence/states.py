"""Tasks by how far they are: 反馈问题32个，已完成整改28个，正在推进3个."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.coherence.amounts import FINDER, Amount, Parts, amount
from hegui.coherence.passages import paragraphs
from hegui.document import Document
from hegui.expression import expression
from hegui.values import Record

_DONE = expression(
    "(?:已|均已|现已|已经)?(?:全部|基本)?(?:完成|整改|办结|销号|解决|化解)(?:整改|到位|销号|任务|的|了|办理|率)*|整改到位|已办结"
)
_GOING_ON = expression(
    "(?:其余|其他|剩余|余下|尚有|还有)?(?:正在|正|持续|长期|尚在|仍在|有序|加快)(?:有序|持续|加快|抓紧|积极)?(?:推进|整改|办理|实施|坚持|落实|化解|销号|解决)?(?:整改|中|的|落实|推进)*|"
    "基本完成(?:整改)?(?:的)?|部分完成(?:的)?|(?:取得)?阶段性(?:完成|成效|整改)(?:的)?|(?:未|尚未|未能)(?:完成|整改|办结|启动)(?:整改|到位|的)*|(?:推进|整改|办理)中(?:的)?|(?:其余|其他|剩余|余下)"
)
_OF = expression("问题|任务|事项|措施|整改|隐患|清单|建议|意见")
_LEAD = expression("^(?:截至目前|目前|其中|现)")
_BEFORE = expression("[，、；。：（）\n]")
_AFTER = expression(r"[，、；。：（）\n\d]|已|正在|均")
_STOP = expression("[。；\n]|$")
_JOINTS = expression("[，、；]")
_UNITS = "个项条件处起"
_RATE = expression(r"[^，。；、\d]{2,8}率(?:为|达到|达)?\d+(?:\.\d+)?[%％]")
_TAIL = expression("(?:具体)?(?:问题|任务|事项|措施)?")
_LONGEST = 60  # characters between a whole and its first part
_ROUGH = expression(r"[约近超逾]\d|\d[余多]")


class _Told(Record):
    """An amount with what stands before it and after it in its clause."""

    amount: Amount
    before: str
    after: str
    start: int
    end: int

    @property
    def done(self) -> bool:
        return bool(_DONE.fullmatch(self._state)) and "基本" not in self._state

    @property
    def going_on(self) -> bool:
        return bool(_GOING_ON.fullmatch(self._state))

    @property
    def _state(self) -> str:
        return _LEAD.sub("", self.before) if _TAIL.fullmatch(self.after) else ""


def states(document: Document) -> Iterator[Parts]:
    """Numbers of tasks with the numbers of those done and those under way."""
    text = document.visible.text
    for paragraph in paragraphs(document):
        if not _OF.search(paragraph.words):
            continue
        told = list(_told(text, paragraph.start, paragraph.end))
        for at, whole in enumerate(told):
            parts = _parts(text, told[at + 1 :], whole)
            if parts:
                yield Parts(whole.amount, [p.amount for p in parts], [], whole.start, parts[-1].end)


def _told(text: str, start: int, end: int) -> Iterator[_Told]:
    last = start
    for match in FINDER.finditer(text, start, end):
        if match["unit"] not in _UNITS:
            continue
        before = _BEFORE.split(text[last : match.start()])[-1]
        after = _AFTER.split(text[match.end() : end], maxsplit=1)[0]
        last = match.end() + (len(after) if _TAIL.fullmatch(after) else 0)
        yield _Told(amount(match), "".join(before.split()), after, match.start(), match.end())


def _parts(text: str, told: list[_Told], whole: _Told) -> list[_Told]:
    """The parts behind a whole that tell how far each is; none where more is said of that unit."""
    if whole.done or whole.going_on or not _OF.search(whole.before[-8:] + whole.after):
        return []
    if not told or told[0].start - whole.end > _LONGEST:
        return []
    parts: list[_Told] = []
    for one in told:
        if one.amount.unit != whole.amount.unit or not (one.done or one.going_on):
            break
        if parts and not _adjoin(text[parts[-1].end : one.start]):
            break
        parts.append(one)
    stop = _STOP.search(text, parts[-1].end) if parts else None
    rest = told[len(parts) : len(parts) + 1]
    more = bool(rest and stop and rest[0].start < stop.start() and rest[0].amount.unit == whole.amount.unit)
    both = any(p.done for p in parts) and any(p.going_on for p in parts)
    rough = bool(parts and _ROUGH.search(text[whole.start - 1 : parts[-1].end + 1]))
    return parts if both and not more and not rough else []


def _adjoin(between: str) -> bool:
    """Whether nothing but a rate stands between two parts."""
    clauses = [clause for clause in _JOINTS.split(between)[1:-1] if clause]
    return "。" not in between and all(_RATE.fullmatch(clause) for clause in clauses)
