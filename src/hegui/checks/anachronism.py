"""A meeting, campaign or phrase must not be spoken of before there was one, nor used on after its time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from hegui.checks.base import Check
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.nested import Apart, Places
from hegui.reference import Reference, ReferenceType
from hegui.values import Record
from hegui.verdict import Evidence, Message, Outcome, Verdict
from hegui.written import Written, is_exact, sentence, written, years

_DONE = (
    "精神 会议精神 报告 以来 闭幕 闭幕后 决策部署 重大部署 战略部署 作出 指出 强调 提出 通过 审议 描绘 擘画 确定的 明确 要求 决议 决定 "
    "宣讲 胜利闭幕 开启"
)
_AHEAD = (
    "迎接 喜迎 即将 将要 将于 将在 将召开 将开展 将部署 将深入 拟 筹备 谋划 准备 编制 起草 征求 征集 护航 安保 召开后 召开之后 "
    "闭幕后 胜利召开 献礼 推选 选举 候选人 人选 前夕 倒计时 展望 打好基础 夯实基础 奠定基础 良好开局 做好衔接"
)
_LATER = "明年 来年 下半年 下一年 下一步 下一阶段 今后 届时"
_PAST = (
    "以来 曾 当时 当年 那时 提出 历史 首次 回顾 先后 期间 时期 过去 此前 之前 成果 巩固 拓展 深化 经验 常态化 长效 胜利 已 "
    "宣告 之后 基础上 实现了 转段 不再 三年 五年 十年 近年 任职 任期 衔接 脱贫攻坚 作出 取得 十八大 十九大"
)
_IN_HEADINGS = "打算 计划 安排 思路 下一步 下步 下一阶段 明年 来年 努力方向 工作要点 规划 方案 重点工作 主要任务 今后 目标任务 展望"
_PLANS = tuple(_IN_HEADINGS.split())
_SHOWN = 3
_CLOSE = 12  # characters
_SOON = 120  # days before a plenum from which plans may speak of what it will say
_CLAUSE_END = expression("[，。；：！？\n\r]")


class AnachronismCheck(Check):
    """No mention of a dated reference in a document that was written before it; or (ended) after its time."""

    kind: Literal["anachronism"] = "anachronism"
    references: tuple[str, ...] = ()
    """Ids of the references to look for."""
    types: tuple[ReferenceType, ...] = ()
    """Besides `references`, all of these types that have the date."""
    ended: bool = False
    """true: what is used after its last day (`to`), instead of before its first (`born` or `from`)."""
    dated: Literal["any", "day", "year"] = "any"
    """Only documents that bear a date (day), or of which only the year is known (year). A report for a year is taken as
    written up to the end of June of the next."""
    lead: int = 0
    """So many days before its beginning it may be known that it will come: then only what tells it is over counts.
    ended: so many days after its end it may still be reported on."""
    done: tuple[str, ...] = tuple(_DONE.split())
    """What tells that it is over, at the end of the mention or directly after it (党的二十大 + 精神)."""
    ahead: tuple[str, ...] = tuple(_AHEAD.split())
    """With one of these close beside it, or beside another mention in the same sentence, it is spoken of as something to
    come, and does not count (迎接党的二十大胜利召开)."""
    later: tuple[str, ...] = tuple(_LATER.split())
    """With one of these before it in its sentence, or after it in the same clause, neither."""
    past: tuple[str, ...] = tuple(_PAST.split())
    """For ended: with one of these in its sentence it is spoken of as history, and does not count."""
    _words: ClassVar[Mapping[str, Reference]] = {}  # until it is bound
    _lookalikes: ClassVar[tuple[str, ...]] = ()

    def __post_init__(self) -> None:
        if not (self.references or self.types) or not all(self.references):
            raise ValueError("references、types 至少填一个，且不能有空的名称")
        if self.lead < 0:
            raise ValueError("lead 不能是负数")
        if not all((*self.done, *self.ahead, *self.later, *self.past)):
            raise ValueError("done、ahead、later、past 里有空的词")

    def bound(self, references: Mapping[str, Reference]) -> AnachronismCheck:
        """This check with its references at hand. KeyError for an id that is not there; ValueError where one that is
        named, or everything, has no date."""
        undated = [name for name in self.references if self._turn(references[name]) is None]
        if undated:
            raise ValueError(f"引用资料 {undated[0]} 没有日期，比不出先后")
        wanted = [r for r in references.values() if r.id in self.references or r.type in self.types]
        wanted = [r for r in wanted if self._turn(r) is not None]
        if not wanted:
            raise ValueError("所列类别的引用资料都没有日期，本项总是通过")
        from dataclasses import replace

        check = replace(self)
        object.__setattr__(check, "_words", self._named(wanted))
        object.__setattr__(check, "_lookalikes", tuple(w for r in wanted for w in r.lookalikes))
        return check

    def _turn(self, reference: Reference) -> datetime.date | None:
        """The day from which, or up to which, it may be spoken of."""
        return reference.to if self.ended else reference.born or reference.from_

    def _named(self, wanted: list[Reference]) -> dict[str, Reference]:
        """Each form with what it is of. 五中、六中全会 is not before the later of them, 历次全会 not after the first."""
        found: dict[str, Reference] = {}
        for reference in sorted(wanted, key=lambda r: self._turn(r) or datetime.date.min):
            for words in (reference.form, *reference.variants):  # an obsolete form may be the older one
                if "历次" not in words or words not in found:
                    found[words] = reference
        return found

    def literals(self) -> tuple[str, ...]:
        return tuple(self._words)

    def sought(self) -> tuple[str, ...]:
        return (*self._words, *self._lookalikes)

    def check(self, document: Document) -> Verdict:
        """Fail with every mention out of its time; pass with the first mentions; not_applicable where no date tells."""
        if not self._words:
            raise LookupError("引用资料尚未载入")
        mentions = list(self._mentions(document))
        if not mentions:
            return Verdict(Outcome.PASS, Message("文中没有所查的提法", "none of the dated phrases occurs"))
        when = _when(document, self.dated)
        if isinstance(when, Message):
            return Verdict(Outcome.NOT_APPLICABLE, when)
        stray = [m for m in mentions if self._out_of_time(m, mentions, when, document)]
        if stray:
            places = tuple(self._evidence(m) for m in stray)
            return Verdict(Outcome.FAIL, self._told(stray, when), places)
        first = tuple(Evidence(m.span) for m in mentions[:_SHOWN])
        number = len(mentions)
        return Verdict(
            Outcome.PASS,
            Message(
                f"{number} 处有时间的提法与本文时间相合", f"{number} dated phrase(s) fit the document's date"
            ),
            first,
        )

    def _mentions(self, document: Document) -> Iterator[_Mention]:
        """Every place in reading order, the longest of those that overlap."""
        view = document.full
        spots = set(view.spots(self._words))
        if not spots:
            return
        not_meant = Places(view.spots(self._lookalikes))
        kept = Apart()
        chosen = [
            spot
            for spot in sorted(spots, key=lambda s: (s[0] - s[1], s))
            if not not_meant.hold_in_longer(*spot) and kept.let_in(*spot)
        ]
        for start, end in sorted(chosen):
            span = Span(*view.span(start, end))
            if document.in_scope(span):
                yield _Mention(start, end, span, self._words[view.text[start:end]])

    def _out_of_time(
        self, mention: _Mention, mentions: list[_Mention], when: Written, document: Document
    ) -> bool:
        turn = self._turn(mention.reference)
        assert turn is not None
        text = document.full.text
        if self.ended:
            if when.about <= turn or (text[mention.start - 1 : mention.start] == "《"):
                return False
            if document.date and (document.date.earliest - turn).days <= self.lead:
                return False
            words = sentence(text, mention.start, mention.end)
            return not _any(self.past, words) and not any(year <= turn.year for year in years(words))
        if when.latest >= turn or self._looks_ahead(mention, mentions, text, turn):
            return False
        ahead = (turn - when.latest).days
        if ahead > self.lead:
            return True
        over = text[mention.start : mention.end].endswith(self.done) or text.startswith(
            self.done, mention.end
        )
        above = document.path_of(document.section_at(mention.span.start))
        title = document.words(document.title) if document.title else ""
        if over and ahead > _SOON and mention.reference.form.endswith("全会"):
            return True  # a congress is known of years before; a plenum nobody has heard of yet
        return over and not _any(_PLANS, title) and not any(self._plans(heading, turn) for heading in above)

    def _looks_ahead(
        self, mention: _Mention, mentions: list[_Mention], text: str, turn: datetime.date
    ) -> bool:
        """Whether it is what is to come. 广泛征求意见 in the same sentence is about something else."""
        before, after = sentence(text, mention.start, mention.end).split("\0")
        if any(year >= turn.year for year in years(f"{before}\0{after}")):
            return True
        if _any(self.later, before) or _any(self.later, _CLAUSE_END.split(after)[0]):
            return True
        first, last = mention.start - len(before), mention.end + len(after)
        return any(
            _any(self.ahead, beside)
            for other in mentions
            if other.reference is mention.reference and first <= other.start and other.end <= last
            for beside in _beside(text, other)
        )

    def _plans(self, heading: str, turn: datetime.date) -> bool:
        return _any(_PLANS, heading) or any(year >= turn.year for year in years(heading))

    def _evidence(self, mention: _Mention) -> Evidence:
        turn, reference = self._turn(mention.reference), mention.reference
        note = (
            Message(f"{turn} 止", f"up to {turn}") if self.ended else Message(f"{turn} 始有", f"since {turn}")
        )
        return Evidence(mention.span, (reference.successor or None) if self.ended else None, note)

    def _told(self, stray: list[_Mention], when: Written) -> Message:
        forms = {m.reference.form: self._turn(m.reference) for m in stray}
        shown = [
            f"“{form}”{turn} 后已不用或已结束" if self.ended else f"“{form}”{turn} 才有"
            for form, turn in list(forms.items())[:_SHOWN]
        ]
        more, number = "等" if len(forms) > _SHOWN else "", len(stray)
        what = "已过时" if self.ended else "当时还没有"
        en = "after its time" if self.ended else "before it came into being"
        return Message(
            f"{number} 处提法{what}：{'；'.join(shown)}{more}，而本文{when.said.zh}",
            f"{number} phrase(s) used {en}: this document is {when.said.en}",
        )


class _Mention(Record):
    """A dated reference in the folded text at `start:end`, in the document at `span`."""

    start: int
    end: int
    span: Span
    reference: Reference


def _when(document: Document, dated: str) -> Written | Message:
    """When it was written; or why that cannot be told, or is for another rule to compare with."""
    when = document.once(written)
    if isinstance(when, Message) or document.date is None:
        return when
    exact = is_exact(document.date)
    if dated == "day" and not exact:
        return Message(
            "没有成文日期，只知年度，由另一项检查", "only the year is known, which another rule is for"
        )
    if dated == "year" and exact:
        return Message("有成文日期，由另一项检查", "there is a date, which another rule is for")
    return when


def _beside(text: str, mention: _Mention) -> tuple[str, str]:
    """What stands close before and after a mention, in its clause."""
    before, after = (
        text[max(0, mention.start - _CLOSE) : mention.start],
        text[mention.end : mention.end + _CLOSE],
    )
    return _CLAUSE_END.split(before)[-1], _CLAUSE_END.split(after)[0]


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)
