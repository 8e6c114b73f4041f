"""One fact with two numbers: 走访企业45家 here, 走访企业54家 there.

Two places tell one fact only where verb, object and unit are the same, the rest of the clause is too once words that
change nothing are gone, and the same part of an organisation is its subject. Whatever makes a number one of a part, of
another time or of a plan leaves it out. A fact with three numbers and more is a list. Numbers with two digits exchanged
(slips.py) and those of things spoken of again (recalled.py) need not stand so alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.coherence import Clash, accord, clash
from hegui.coherence.amounts import FINDER, RATE, Amount, amount
from hegui.coherence.grants import grants
from hegui.coherence.groups import groups
from hegui.coherence.passages import Passage, paragraphs, subjects
from hegui.coherence.recalled import recalled
from hegui.coherence.slips import slips
from hegui.document import Document, Span
from hegui.expression import expression
from hegui.headings import answers
from hegui.headings.shortcomings import listed
from hegui.values import Record
from hegui.verdict import Message

_CLAUSE = expression("[^，。；;：！？、（）()“”《》\\n\\r—]+")
_OPENING = expression("[^，。；：]+")
_VERBS = listed(
    "走访慰问 走访 慰问 调研 召开 举办 开展 组织 引进 招引 签约 新签 落地 建成 新建 改建 改造 修建 完成 办理 办结 受理 接待 化解 调处 解决 整改 查处 立案 查办 处分 处理 "
    "实现 到位 约谈 谈话 提醒 诫勉 培训 轮训 发展 转正 吸收 培养 选派 选拔 提拔 调整 招聘 引育 招录 安置 帮扶 资助 救助 救治 服务 检查 抽查 排查 巡查 督查 巡察 审计 抽检 查封 取缔 关停 "
    "拆除 清理 清退 收缴 追缴 挽回 退还 争取 筹集 募集 投入 拨付 发放 减免 节约 压减 压缩 核减 审减 制定 修订 出台 印发 完善 建立 设立 成立 创建 获评 获得 荣获 评选 表彰 撰写 "
    "刊发 编发 报送 采用 宣讲 讲授 主讲 讲 播放 张贴 悬挂 联系 结对 对接 服务 收集 征集 梳理 采纳 答复 回复 转办 移送 新增 增设 配备 购置 安装 更新 维修 维护 疏浚 治理 复垦 "
    "流转 种植 栽植 造林 补植 养护 脱贫 就业 参加 参与 主持 研究 审议 审批 审核 核查 复核 核发 登记 注销 吸纳 带动 覆盖 惠及 受益 转移 疏散 救援 出动 派出 抽调"
)
_NEUTRAL = expression(
    "全年|年内|一年来|一年以来|今年以来|本年度|共计|总共|共|合计|总计|先后|已经|已|本人|亲自|带头|带队|积极|主动|认真|扎实|深入|广泛|组织|开展|进行|了|我"
)
_FILED = listed("立案查处案件 立案审查案件 立案审查调查 立案查处 立案审查 立案")
_RATES = ("率", "满意度", "知晓度", "占比", "比重")
_OF_MANY = ("合格率", "办结率", "完成率", "出勤率", "参训率", "整改率", "到位率", "参与率", "覆盖率")
_RATE = 5  # characters of a rate's name that tells whose it is
_REACHES = expression("(?:达到|达|为|是|均为|保持在|稳定在|提升到|提升至|提高到|提高至)$")
_LONGEST = 12  # characters of an object
_TALLY = expression("^(?:各类|各级|各)|(?:共计|合计|总计|共|总数达|达到|达)$")
_NO_OBJECT = expression(
    "[由从至到比较超约近第每均其被未等不将要只仅]|^(?:组成|成立|参加|赴|前往|用于|有)|具体|累计|平均|目标|任务|计划|以上|左右|多|余"
)
_GENERIC = frozenset(
    listed(
        "会议 座谈会 专题会 推进会 会 活动 培训 培训班 项目 问题 检查 工作 任务 调研 宣传 文件 制度 信息 材料 报告 案件 线索 学习 资金 投资 专项行动 演练 研讨 交流 讲座 "
        "课题 文章 论文 方案 意见 建议 人员 同志 事项 措施 专题 督查 隐患 谈话 宣讲 各类活动 主题活动 主题党日 意见建议 议题 设备 面积 道路 管网 车辆 志愿服务 服务 岗位"
    )
)
_BRINGS_IN = listed("引进 招引 签约 新签 落地")
_DEEDS = listed(
    "谈心谈话 约谈提醒 提醒谈话 诫勉谈话 廉政谈话 批评教育 走访慰问 集中学习 理论学习 专题学习 集体学习 志愿服务 主题党日活动 主题党日 交流发言 批评帮助 第一议题学习"
)
# What makes a number one of a part, of another time, or of a plan.
_APART = expression(
    r"[上下]半年|季度|\d月|[一二三四五六七八九十]月|月份|[上中下]旬|去年|上年|同期|前年|明年|次年|往年|历年|近年|[两三五]年|届|其中|目标|计划|力争|确保|争取|拟|预计|任务|要求|"
    r"不少于|不低于|不超过|至少|每|平均|人均|分别|同比|累计|将|打算|今后|下一步|春节|元旦|七一|八一|重阳|期间|截至|截止|以来的|原|由|相比|各(?!类|级|项)|另|还有|此外|只|仅"
)
_TO_COME = ("下一步打算", "下一步工作", "工作计划", "工作目标", "工作安排", "存在问题")
_OTHER_TIME = expression(r"[上下]半年|季度|月|旬|上年|去年|目标|指标|任务|计划")
_YEAR = expression(r"(?<!\d)(?:19|20)\d\d(?=年|[-—～]\d)")
_CONTEXT = 300  # characters of a sentence before a fact
_LEAD = expression("[^，。；：]{1,20}：")


class _Told(Record):
    """A clause with a number: its place in `Document.visible`, and what it says."""

    start: int
    end: int
    passage: Passage
    before: str
    amount: Amount


class _Fact(Record):
    """One that is told of the whole. sentence: where its sentence begins."""

    key: tuple[str, ...]
    amount: Amount
    span: Span
    sentence: int


def figures(document: Document) -> Iterator[Clash]:
    """Facts that are told twice."""
    seen: list[Span] = []
    for found in _facts(document):
        seen += [place.span for place in found.places if found.message]
        yield found
    for first, second in (*slips(document), *recalled(document), *grants(document), *groups(document)):
        if not any(span.start < second.end and second.start < span.end for span in seen):
            yield _differ(document, first, second)


def _facts(document: Document) -> Iterator[Clash]:
    for things in _things(document).values():
        if len(things) < 2:
            continue  # by far the most
        facts: dict[tuple[str, ...], list[_Fact]] = {}
        for told in things:
            fact = _fact(document, told)
            if fact is not None:
                facts.setdefault(fact.key, []).append(fact)
        for same in facts.values():
            if len(same) > 1:
                yield from _compared(document, same)


def _compared(document: Document, facts: list[_Fact]) -> Iterator[Clash]:
    first = facts[0]
    others = [fact for fact in facts if not fact.amount.same(first.amount)]
    if not others:
        yield accord(*(fact.span for fact in facts))
    if not others or any(not fact.amount.same(others[0].amount) for fact in others):
        return
    if any(fact.sentence == first.sentence for fact in others):
        return
    yield _differ(document, first.span, others[0].span)


def _differ(document: Document, first: Span, second: Span) -> Clash:
    zh, en = ("".join(document.quote(span).split()) for span in (first, second))
    message = Message(f"像是同一件事，前面写“{zh}”，后面写“{en}”", f"two figures for one fact: {zh}, {en}")
    return clash(document, message, first, second)


def _things(document: Document) -> dict[tuple[str, str, str], list[_Told]]:
    """What is told with a number, by verb, object and unit; of a rate by its name."""
    text, year = document.visible.text, f"{document.year}年"
    found: dict[tuple[str, str, str], list[_Told]] = {}
    for passage in paragraphs(document):
        for clause in _CLAUSE.finditer(text, passage.start, passage.end):
            number = FINDER.search(text, *clause.span()) or RATE.search(text, *clause.span())
            if number is None:
                continue
            before = text[clause.start() : number.start()].strip().removeprefix(year)
            after = text[number.end() : clause.end()]
            read = _rate(before, after) if number["unit"] in "%％" else _read(before, after)
            if read is not None:
                told = _Told(*clause.span(), passage, read[0], amount(number))
                found.setdefault((*read[1:], number["unit"]), []).append(told)
    return found


def _rate(before: str, after: str) -> tuple[str, str, str] | None:
    """The name of a rate in place of verb and object."""
    name = _REACHES.sub("", before)
    least = _RATE + 2 * name.endswith(_OF_MANY)
    told = not after and len(name) >= least and name.endswith(_RATES) and name.isalpha()
    return ("", "", name) if told and not _NO_OBJECT.search(name) else None


def _fact(document: Document, told: _Told) -> _Fact | None:
    """What is told, if of the whole: not of a part, another time or a plan."""
    text, passage = document.visible.text, told.passage
    opening = _OPENING.match(text[passage.start : min(passage.end, passage.start + _CONTEXT)])
    if passage.path in document.once(_left_out) or (opening and _OTHER_TIME.search(opening.group())):
        return None
    begin = max(passage.start, told.start - _CONTEXT)
    sentence = max(begin, max(text.rfind(mark, begin, told.start) for mark in "。！？") + 1)
    context = text[sentence : told.start]
    before = context + told.before
    if _APART.search(before) or _years(before) - {document.year}:
        return None
    subject = "|".join(subjects(context)) + "".join(_LEAD.findall(context))
    key = (_places(document, passage.path), subject, _NEUTRAL.sub("", told.before))
    return _Fact(key, told.amount, Span(*document.visible.span(told.start, told.end)), sentence)


def _years(words: str) -> set[int]:
    return {int(year) for year in _YEAR.findall(words)}


def _left_out(document: Document) -> set[int | None]:
    """The sections on plans, shortcomings, other years or parts of the year, with all below them."""
    found: set[int | None] = set()
    for index, section in enumerate(document.sections):
        years = {int(year) for year in _YEAR.findall(section.title)}
        apart = (
            years - {document.year} or _OTHER_TIME.search(section.title) or answers(section.title, _TO_COME)
        )
        if apart or section.parent in found:
            found.add(index)
    return found


def _read(before: str, after: str) -> tuple[str, str, str] | None:
    """What stands before the verb of a clause, its verb and its object; None where it tells no such fact."""
    before, after = _TALLY.sub("", before.strip()), after.strip()
    deed = next((deed for deed in (*_DEEDS, *_FILED) if before.endswith(deed)), "")
    if deed and not after:
        told = _FILED[-1] if deed in _FILED else deed
        return (before[: -len(deed)], "", told) if before.isalpha() else None
    verb = max((verb for verb in _VERBS if verb in before), key=lambda verb: _reach(before, verb), default="")
    start, end = (before.rfind(verb), before.rfind(verb) + len(verb)) if verb else (0, 0)
    counted = before[end:].removeprefix("了")
    thing = _TALLY.sub("", counted or after)
    if not verb or (after and counted) or not 2 <= len(thing) <= _LONGEST or _generic(verb, thing):
        return None
    plain = before.isalpha() and thing.isalpha() and not _NO_OBJECT.search(thing)
    return (before[:start], verb, thing) if plain else None


def _reach(words: str, verb: str) -> tuple[int, int]:
    """Where `verb` stands last in `words`, and its length: of verbs the last counts, of those that end together the
    longest."""
    return words.rfind(verb) + len(verb), len(verb)


def _generic(verb: str, thing: str) -> bool:
    """Whether it is a thing of which a report tells of many."""
    return thing in _GENERIC and not (thing == "项目" and verb in _BRINGS_IN)


def _places(document: Document, path: int | None) -> str:
    """The parts of an organisation, or the years, that the headings above name."""
    titles = "，".join(document.sections[index].title for index in _above(document, path))
    return "|".join(subjects(titles))


def _above(document: Document, index: int | None) -> Iterator[int]:
    while index is not None:
        yield index
        index = document.sections[index].parent
