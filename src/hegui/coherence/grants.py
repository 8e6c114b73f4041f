"""One grant with two sums: 发放惠农补贴8200万元 here, 兑付惠农补贴8300万元 there.

The name must tell which it is, and no other sum may go with it; a part, another time or a plan leaves a sum out.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.coherence.amounts import FINDER, NUMBER, amount
from hegui.coherence.passages import sentences, subjects
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.values import Record

_NAME = "[一-鿿]{2,14}?(?:补贴|补助|奖补|救助金|抚恤金|补偿款)(?:资金|款项|款|金)?"
_AFTER = expression(
    rf"(?P<name>{_NAME})(?:共计|合计|总计|共|达|资金)?(?P<amount>{NUMBER}(?P<unit>万元|亿元|元))(?=[，。；、（]|$)"
)
_BEFORE = expression(
    rf"(?:发放|兑现|兑付|拨付|落实|支付|下达|的)(?P<amount>{NUMBER}(?P<unit>万元|亿元|元))(?:的)?(?P<name>{_NAME})(?=[，。；、（全已均未]|$)"
)
_VERB = expression(
    "^.*(?:发放到位|发放|兑现|兑付|拨付|落实|支付|下达|争取|申请|申领|领取|到位|给予|享受|共计|共|累计|各类|各项|全年|年内|的)"
)
_APART = expression(
    r"其中|每|人均|户均|标准|去年|上年|同期|计划|拟|将|力争|预计|目标|季度|半年|[月旬]|首批|第[一二三]批|[一二三]期|近[两三]?年|[两三五]年|以来|分别|同比|增加|减少|剩余|尚|另|新增|中央|省级|市级|县级|部分"
)
_GRANT = expression("补|救助金|抚恤金")
_YEAR = expression(r"(?<!\d)((?:19|20)\d\d)年")
_LEAST = 4  # characters of a name that tells which grant it is
_TWO = 2


class Granted(Record):
    """A grant told of twice, in reading order."""

    first: Span
    second: Span


class _Grant(Record):
    name: str
    amount: str
    of: tuple[str, ...]
    start: int
    end: int
    sentence: int


def grants(document: Document) -> Iterator[Granted]:
    """Grants that are told of twice with two sums."""
    found = sorted(_grants(document), key=lambda grant: grant.start)
    for name in dict.fromkeys(grant.name for grant in found):
        same = [grant for grant in found if grant.name == name]
        if len(same) != _TWO or same[0].sentence == same[1].sentence or same[0].of != same[1].of:
            continue
        one, other = (FINDER.fullmatch(grant.amount) for grant in same)
        if one and other and not amount(one).same(amount(other)):
            yield Granted(*(Span(*document.visible.span(grant.start, grant.end)) for grant in same))


def _grants(document: Document) -> Iterator[_Grant]:
    text = document.visible.text
    for sentence in sentences(document):
        if not _GRANT.search(sentence.words) or _APART.search(sentence.words):
            continue
        if {int(year) for year in _YEAR.findall(sentence.words)} - {document.year}:
            continue
        for match in (
            *_AFTER.finditer(text, sentence.start, sentence.end),
            *_BEFORE.finditer(text, sentence.start, sentence.end),
        ):
            name = _VERB.sub("", match["name"])
            if len(name) >= _LEAST:
                of = tuple(subjects(sentence.words))
                yield _Grant(name, match["amount"], of, *match.span(), sentence.start)
