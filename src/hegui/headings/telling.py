"""Shortcomings and plans told in plain words, without a heading or a set phrase that says so.

Many reports are prose: 话说回来，也有叫我睡不踏实的事…, 明年我想抓好三件事…, a heading such as 三个睡不着, a table of what is
owed. A passage (a section, an enumeration, a paragraph) tells shortcomings where most of its sentences own up to
something not done or done badly; it tells plans where it says what is meant to be done and most of its sentences tell
what, how often or by when. That is no proof: a check that goes by it asks a person to look.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from hegui.document import BlockKind, Document, Span
from hegui.expression import expression
from hegui.headings.contents import main_text, parted
from hegui.headings.titles import answers
from hegui.nested import Places
from hegui.values import Record

_MOST = 0.5
_SHORTCOMINGS, _PLANS = ("存在问题",), ("下一步打算", "整改措施")
_TEXT = (BlockKind.PARAGRAPH, BlockKind.CELL)

_OWNS_UP = expression(
    r"不(?:够|到位|深(?!化)|实(?![行施现])|严(?![肃重格])|细|透|紧|多(?=[，。；、])|高(?=[，。；、])|强|牢|广|全(?=[，。；、])|清(?=[，。；、])|齐"
    r"|[起上]来|及时|主动|经常|平衡|愿意|敢|利索|好看|满意|合格|足(?![\d一二三四五六七八九十百千]))"
    r"|未能|没能|顾不上|跟不上|[来去]不及|差得远|差距|短板|欠(?!款|薪|费)|薄弱|滞后|偏[少软慢低弱松]|太[少急松慢]|[很较]少|得[少浅急慢松晚干虚](?=[，。；]|$)"
    r"|走过场|走过|两张皮|畏难|求稳|怕(?!的是)|得罪|碍着|情面|得过且过|松[了懈劲]|惭愧|愧|遗憾|脸红|亏欠|对不[住起]|教训|检讨|反省|心虚|没底"
    r"|浅尝|停[留]?在|满足于|重[^，。；]{1,8}轻|空[转当档]|冷清|一拖再拖|拖[到了着]|压在|退[回单]|漏|差了?\d|单腿|倚老|打瞌睡|嫌|走了弯路|弯路"
    r"|大半年|[半一两三]年(?:没|不)|最后一个|缺口|老化"
)
_NOT_DONE = expression(r"没有?(?!想到)|只(?:是|有|看|在|批|转|打|问|去过|开过|做|听|图)|仅|未(?!来)")
# 没有插手, 没有收过, 未发生: what was rightly not done.
_RIGHTLY_NOT = expression(
    r"插手|收(?:过|受|一|礼)|礼[品金]|红包|招呼|招标|采购|亲属|亲友|家属|家人|爱人|子女|违[纪规法]|发[生现]|事故|上访|硬推|谋|报销|有偿"
)
_EARLIER = expression(
    r"(?:去年|上年|上一年|上次|上回|前次|(?:19|20)\d\d年度?)[^。\n]{0,30}(?:评议|述职|点评|测评|考核|意见|反馈|承诺|查摆|指出|整改)|整改"
)
# Under such headings stand no shortcomings, but what they come from, or what is done to them.
_OTHERWISE = ("原因", "根源", "症结", "打算", "措施", "计划", "方向", "整改", "落实")
_INTENDS = expression(
    r"打算|力争|下一步|下步|接下来|往后|往前走|今后|明年|来年|新的一年|新一年|剩下的一年|开了?春|再出发"
    r"|(?:我|本人|班子|我们)(?:将|想(?![起到，])|要(?![求点])|准备|计划|争取|这样干|有[几二三四五]条|给自己定|必须|承诺)"
    r"|怎么[办改干]|日子|马上|先补|再补|(?:20\d\d年|\d月|月底|年底|季度|半年)(?:\d+日)?(?:底|份)?(?:以?前|之前|起)|什么时候"
)
_TELLS_PLANS = expression(
    r"每(?:天|周|月|季|年|学期|届|两|一?个?月|位|人)|[一二三四五六七八九十\d](?:天|周|个?月|季度)内|\d月|底前|以前|之前|不再|一律|不少于|至少|一(?:年|月|周|季)一"
    r"|先[^，。]{1,12}再|当[场面]|不得|目标|达到|以上"
)


class Telling(Record):
    """A passage that tells shortcomings or plans: where it stands, and the sentences that tell them."""

    span: Span
    sentences: tuple[Span, ...]


def shortcomings_told(document: Document) -> Telling | None:
    """The passage that owns up to most, two things at least."""
    return document.once(_shortcomings_told)


def plans_told(document: Document) -> Telling | None:
    """The passage of the second half, behind the shortcomings where they are told, that says most of what is to be done."""
    return document.once(_plans_told)


def _shortcomings_told(document: Document) -> Telling | None:
    otherwise = Places(s.body for s in document.sections if any(word in s.title for word in _OTHERWISE))
    found = (
        Telling(span, own)
        for span, sentences in _passages(document)
        if not otherwise.hold(*span)
        and not _EARLIER.search(document.words(span)[:60])
        and len(own := tuple(s for s in sentences if _owns_up(document.words(s)))) > 1
        and len(own) >= _MOST * len(sentences)
    )
    return max(found, key=lambda telling: len(telling.sentences), default=None)


def _plans_told(document: Document) -> Telling | None:
    whole = main_text(document)
    least = whole.start + (whole.end - whole.start) // 2
    headed = _headed(document)
    trouble = shortcomings_told(document)
    if trouble:
        least = max(least, trouble.sentences[0].start + 1)
    found = (
        Telling(span, tuple(told))
        for span, sentences in _passages(document)
        if span.start >= least
        and not _among_shortcomings(document, span)
        and _INTENDS.search(document.words(Span(headed.get(span, span.start), span.end)))
        and len(told := [s for s in sentences if _tells_plans(document.words(s))]) >= _MOST * len(sentences)
        and told
    )
    return max(found, key=lambda telling: len(telling.sentences), default=None)


def _among_shortcomings(document: Document, span: Span) -> bool:
    """Whether `span` stands under a heading for shortcomings only."""
    above = document.path_of(document.section_at(span.start))
    return any(answers(title, _SHORTCOMINGS) and not answers(title, _PLANS) for title in above)


def _owns_up(sentence: str) -> bool:
    if _OWNS_UP.search(sentence):
        return True
    return bool(_NOT_DONE.search(sentence)) and not _RIGHTLY_NOT.search(sentence)


def _tells_plans(sentence: str) -> bool:
    return bool(_INTENDS.search(sentence) or _TELLS_PLANS.search(sentence))


def _passages(document: Document) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """The sections, enumerations and paragraphs of a document, each with its sentences."""
    whole = main_text(document)
    spans = [section.body for section in document.sections]
    spans += [block.span for block in document.blocks if block.kind in _TEXT]
    spans += _enumerations(document)
    for span in dict.fromkeys(spans):
        if whole.start <= span.start < span.end:
            yield span, tuple(_sentences(document, span))


def _enumerations(document: Document) -> Iterator[Span]:
    """The stretches of text that enumerations take."""
    reach: dict[int, Span] = {}
    for item in document.items:
        before = reach.get(item.series, item.span)
        reach[item.series] = Span(min(before.start, item.span.start), max(before.end, item.span.end))
    return iter(reach.values())


def _sentences(document: Document, span: Span) -> Iterator[Span]:
    """The sentences of `span`, cell by cell in a table; ； parts them as well."""
    blocks = document.blocks
    at = max(0, bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1)
    for block in blocks[at:]:
        if block.span.start >= span.end:
            break
        start, end = max(block.span.start, span.start), min(block.span.end, span.end)
        if start < end and block.kind in (*_TEXT, BlockKind.HEADING):
            yield from parted(document, Span(start, end), "。！？；")


def _headed(document: Document) -> dict[Span, int]:
    """Where the heading starts that each section's body stands under."""
    return {section.body: section.heading.start for section in document.sections}
