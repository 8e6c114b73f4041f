"""Paragraphs and sentences that stand twice in a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from hegui.coherence.passages import Passage, paragraphs, sentences
from hegui.document import Document
from hegui.expression import expression
from hegui.values import Record

_LABELS = "（(）)、．.，0123456789一二三四五六七八九十第是要"  # what the label of an item is made of
_LABEL_ENDS = ("）", ")", "、", ".", "．", "，", "是", "要")
_QUOTED = expression("“[^“”]*”|《[^《》]*》")
_STOCK = expression(
    "习近平新时代中国特色社会主义思想|习近平总书记[^，。；]{0,24}?精神|党的[一二十八九]{1,3}[大届](?:及?历?次?[一二三四五六七八九十届中全会、和]*)?"
    "|[一二十八九]{1,3}届[一二三四五六七]中全会|中央八项规定及?其?实?施?细?则?|以.{2,40}为指导|在.{2,30}领导下|全面从严治党|党中央[^，。；]{0,12}?决策部署"
    "|精神|深入|认真|全面|学习|贯彻|落实|坚持|宣传|坚决|拥护|深刻|领悟|增强|坚定|做到|决定性意义|和|，|、|。|；"
)
_LIST = expression(
    "[（(]|[^，。：]{0,10}(?:单位|部门|科室|人员|人|时限|时间|地点|地址|电话|领导|领域|范围|对象)："
)
_ENDS = "。！？；;”）"
_OWN_WORDS = 12  # characters that must be left when quotations and set phrases go
_CLAUSE = 6  # characters of a clause by which alike paragraphs are found
_TRIED = 3  # paragraphs that one is compared with
_KNOWN = 16  # paragraphs remembered for one clause
_SHINGLE = 4


class Repeat(Record):
    """A passage that stood before. share: of what both hold, 1.0 for the same words."""

    first: Passage
    again: Passage
    share: float


def repeated_paragraphs(document: Document, least: int, alike: float) -> Iterator[Repeat]:
    """Paragraphs of at least `least` characters that stood before, word for word or, of longer ones, `alike`."""
    seen: dict[str, Passage] = {}
    clauses: dict[str, list[Passage]] = {}
    for passage in paragraphs(document):
        words = _own(passage)
        if len(words) < least:
            continue
        parts = [part for part in words.split("，") if len(part) >= _CLAUSE]
        known = Repeat(seen[words], passage, 1.0) if words in seen else None
        if known is None and alike < 1:
            known = _nearest(passage, words, _candidates(parts, clauses))
        if known is not None and known.share >= alike and _tells(passage):
            yield known
        if words in seen:
            continue
        seen[words] = passage
        for part in parts:
            holders = clauses.setdefault(part, [])
            if len(holders) < _KNOWN:
                holders.append(passage)


def repeated_sentences(document: Document, least: int) -> Iterator[Repeat]:
    """Sentences of at least `least` characters that stood before, but for those of paragraphs that stood before."""
    whole: set[str] = set()
    again: set[int] = set()
    for passage in paragraphs(document):
        again.update((passage.paragraph,) if passage.words in whole else ())
        whole.add(passage.words)
    seen: dict[str, Passage] = {}
    for passage in sentences(document):
        words = _own(passage).rstrip(_ENDS)
        if len(words) < least or passage.paragraph in again:
            continue
        first = seen.setdefault(words, passage)
        if first is not passage and _tells(passage):
            yield Repeat(first, passage, 1.0)


def _own(passage: Passage) -> str:
    """The words of a passage without the label of an item."""
    rest = passage.words.lstrip(_LABELS)
    label = passage.words[: len(passage.words) - len(rest)]
    return rest if label.endswith(_LABEL_ENDS) else passage.words


def _tells(passage: Passage) -> bool:
    """Whether it says something of its own: no label with what belongs to it, not quotations and set phrases only."""
    words = _own(passage)
    if passage.words[-1] not in _ENDS or _LIST.match(words):
        return False
    return len(_STOCK.sub("", _QUOTED.sub("", words))) >= _OWN_WORDS


def _candidates(parts: Iterable[str], clauses: dict[str, list[Passage]]) -> list[Passage]:
    """The earlier paragraphs that share most clauses."""
    shared = Counter(passage for part in set(parts) for passage in clauses.get(part, ()))
    ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0].start))
    return [passage for passage, _ in ranked[:_TRIED]]


def _nearest(passage: Passage, words: str, candidates: Iterable[Passage]) -> Repeat | None:
    repeats = [Repeat(other, passage, likeness(_own(other), words)) for other in candidates]
    return max(repeats, key=lambda repeat: (repeat.share, -repeat.first.start), default=None)


def likeness(one: str, other: str) -> float:
    """The share of the runs of four characters in either that both have."""
    ours = {one[at : at + _SHINGLE] for at in range(len(one) - _SHINGLE + 1)}
    theirs = {other[at : at + _SHINGLE] for at in range(len(other) - _SHINGLE + 1)}
    return len(ours & theirs) / (len(ours | theirs) or 1)
