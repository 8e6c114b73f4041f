"""One person under two names: 党委书记高振邦 here, 党委书记高镇邦 there.

Two names of three characters are likely to be one where only one character of the given name differs and the same post
stands before both, or one signs the report that the other is named in the head of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from hegui.coherence import Clash, accord, clash
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.values import Record
from hegui.verdict import Message

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
    "万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
_POSTS = "书记|局长|镇长|乡长|县长|市长|区长|省长|州长|厅长|部长|主任|主席|董事长|总经理|经理|院长|校长|所长|站长|队长|园长|会长|庭长|检察长|处长|科长|总队长|支队长|政委"
_FOLLOWED = (
    "在|主持|同志|代表|强调|指出|率|带|就|对|作|到|出席|说|要求|介绍|汇报|宣读|讲|任|为|等|参加|陪同|讲话"
)
_NAME = rf"(?P<name>[{_SURNAMES}][一-鿿]{{2}})(?=$|[^一-鿿]|{_FOLLOWED})"
_POSTED = expression(rf"(?<!副)(?:{_POSTS})[ 　]*{_NAME}", re.MULTILINE)
_MARKS = expression(r"[，。；：\s（）]")
_BEFORE = 30  # characters before a name in which its posts stand
_POST = expression(rf"(?P<org>.*?)(?<!副)(?P<post>{_POSTS})$")
_SIGNED = expression(rf"\s*(?:(?:述职|报告|汇报|发言|述责|对照检查)人[：:])?\s*{_NAME}\s*")
_HEAD = 200  # characters in which the reporter is named
_PLACE = expression(
    "(?:村|社区|镇|乡|街道|县|区|市|局|科|处|室|公司|集团|学院|医院|学校|中心|所|站|队|支部|总支|党委|党组|工委)$"
)


class _Named(Record):
    """A person named. posts: those that stand before the name, each with what they are in; none for who signs."""

    name: str
    posts: tuple[tuple[str, str], ...]
    span: Span


def people(document: Document) -> Iterator[Clash]:
    """Names that may be of one person."""
    named = list(_posted(document))
    signed = list(_signed(document))
    head = [one for one in named if one.span.start < _HEAD]
    seen: set[frozenset[str]] = set()
    for first, second in (*combinations(named, 2), *((one, two) for one in head for two in signed)):
        pair = frozenset((first.name, second.name))
        if first.name == second.name:
            if pair not in seen:
                yield accord(first.span, second.span)
        elif pair not in seen and _alike(first.name, second.name) and _one_post(first, second):
            message = Message(
                f"像是同一人，前面写“{first.name}”，后面写“{second.name}”",
                f"{first.name} is {second.name} as well",
            )
            yield clash(document, message, first.span, second.span)
        seen.add(pair)


def _posted(document: Document) -> Iterator[_Named]:
    view = document.visible
    for match in _POSTED.finditer(view.text):
        span = Span(*view.span(*match.span("name")))
        before = view.text[max(0, match.start("name") - _BEFORE) : match.start("name")].rstrip()
        posts = (_POST.match(words) for words in _MARKS.split(before)[-1].split("、"))
        yield _Named(match["name"], tuple((post["org"], post["post"]) for post in posts if post), span)


def _signed(document: Document) -> Iterator[_Named]:
    if document.signatory is None:
        return
    view = document.visible
    start, end = (view.folded(at) for at in (document.signatory.start, document.signatory.end))
    if match := _SIGNED.fullmatch(view.text, start, end):
        yield _Named(match["name"], (), Span(*view.span(*match.span("name"))))


def _alike(one: str, other: str) -> bool:
    """Whether two names differ in one character of the given name."""
    return one[0] == other[0] and sum(mine != theirs for mine, theirs in zip(one, other, strict=True)) == 1


def _one_post(first: _Named, second: _Named) -> bool:
    """Whether both hold one post, as far as is said."""
    if not first.posts or not second.posts:
        return True
    return any(
        post == other and _one_place(org, place) for org, post in first.posts for place, other in second.posts
    )


def _one_place(one: str, other: str) -> bool:
    """Whether two organisations may be one: the shorter is the end of the longer, or is none."""
    if not _PLACE.search(one) or not _PLACE.search(other):
        return True
    return one.endswith(other) or other.endswith(one)
