"""What kind of document a title names."""

from __future__ import annotations

from hegui.values import Record


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


class Kind(Record):
    """A kind of document and what tells it in a title: one of `endings` stands at the end, or one of `words` anywhere,
    or one of `leads` at most `apart` characters before one of `ends`; and none of `without` anywhere, none of
    `not_behind` behind the last of `words` and `ends`: a paper about such papers (述职报告点评). bracketed: a note such
    as （试行） may follow.
    """

    name: str
    endings: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    apart: int = 0
    ends: tuple[str, ...] = ()
    bracketed: bool = False
    without: tuple[str, ...] = ()
    not_behind: tuple[str, ...] = ()


# Other documents, about reports or for them: rules, speeches, tables.
_OTHERS = _listed(
    "细则 办法 规定 制度 讲话 讲话稿 致辞 主持词 点评 评语 解读 说明 注释 名词解释 "
    "分工 分工表 分解表 一览表 统计表 汇总表 台账 清单 心得 体会 预案 规划 课件"
)
# 2023年工作总结及2024年工作计划 is a report.
_REPORT_AND = tuple(
    f"{word}{joint}" for word in ("总结", "报告", "材料", "情况") for joint in "及和与暨、2 二"
)
_INSPECTED = _listed("整改情况 整改进展情况 整改落实情况 整改进展 整改工作情况 整改工作进展情况")
_REPORTING = ("述职", "述责", "述廉", "述德", "述学", "述法")
_OTHER_TELLING = "讲论阐叙描复陈口转概综表"  # 讲述学校 is not 述学
# Titles with these arrange a meeting, a vote or the writing of such papers, or tell how it went.
_ARRANGED = _listed(
    "关于开展 关于召开 关于组织 关于做好 关于认真 督导 述职安排 述职工作安排 述职述廉工作安排"
)
_ABOUT = _listed(
    "点评 讲评 会议 会上 会的 大会 讲话 主持 办法 制度 规定 方案 须知 清单 台账 一览 汇总 评分 打分 测评 评议会 评议工作 评议考核工作 评议活动 评议结果 评议情况 评议意见 "
    "评议表 写作 撰写 审核 整改情况 整改落实 整改工作 培训 解读 指南 技巧 体会 记录 实录 综述 纪实 议程 名单 问卷 征求意见 批评意见"
)
_OTHER_TALKS = ("座谈", "研讨", "交流", "中心组", "论坛", "读书班", "学习会", "党课")
_LOOKING_INWARD = _listed(
    "对照检查 对照检视 对照剖析 检视剖析 检视材料 检视分析 剖析材料 剖析检查 剖析发言 自查剖析 自我剖析 个人剖析 个人检视 党性分析 党性剖析 自我批评材料 自我批评发言 "
    "查摆剖析 查摆问题材料 个人发言提纲"
)

# The first that fits. The 15 statutory ones are those of 《党政机关公文处理工作条例》 (2012) article 8; the others are
# common in practice.
_STATUTORY = [
    "决议",
    "决定",
    "命令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "批复",
    "议案",
    "纪要",
    "函",
]
KINDS = (
    Kind(
        "整改报告",
        leads=("巡视", "巡察"),
        apart=16,
        ends=tuple(f"{words}{of}通报" for words in _INSPECTED for of in ("", "的")),
    ),
    *(Kind(name, endings=(name,), bracketed=True) for name in _STATUTORY),
    Kind("请示", endings=("请示", "请示报告"), bracketed=True),
    Kind("工作方案", endings=("方案", "计划", "要点"), bracketed=True, without=_REPORT_AND),
    Kind(
        "整改报告",
        leads=("整改",),
        apart=14,
        ends=("报告", "情况", "汇报", "总结", "进展", "成效"),
        without=("检查材料", "剖析材料", "发言", "述职述", "述职报告", "调研"),
    ),
    Kind(
        "党建述职",
        words=("党建述职", "党建工作述职", "党建专项述职", "党建工作专项述职", "述党建"),
        leads=_listed("基层党建 抓党建 抓机关党建 抓党的建设 抓好党建 党建责任 党建工作责任 党建主体责任"),
        apart=20,
        ends=("述职",),
        without=_ARRANGED,
        not_behind=_ABOUT,
    ),
    Kind(
        "党建述职",
        leads=("党组织书记",),
        apart=14,
        ends=("述职",),
        without=(*_ARRANGED, "述责", "述廉", "述德"),
        not_behind=_ABOUT,
    ),
    Kind("述职报告", words=_REPORTING, without=_ARRANGED, not_behind=_ABOUT),
    Kind(
        "对照检查材料",
        words=_LOOKING_INWARD,
        leads=("民主生活会", "组织生活会"),
        apart=14,
        ends=("发言", "提纲", "剖析", "检视", "检查"),
        without=(*_ARRANGED, *_OTHER_TALKS),
        not_behind=_ABOUT,
    ),
    Kind(
        "政府工作报告",
        endings=("政府工作报告", "《政府工作报告》"),
        leads=("政府工作报告",),
        apart=1,
        ends=("—", "-", "－", "（", "(", "全文", "摘要"),
        bracketed=True,
    ),
    Kind(
        "意识形态工作报告",
        leads=("意识形态",),
        apart=14,
        ends=("报告", "总结", "情况", "汇报"),
        without=("研判报告", "研判情况", "调研", "调查"),
    ),
    Kind(
        "党风廉政建设报告",
        leads=("党风廉政", "全面从严治党", "从严治党主体责任", "主体责任"),
        apart=18,
        ends=("报告", "总结", "汇报", "责任情况", "责任制情况", "落实情况"),
        without=("治党监督责任", "建设监督责任", "安全生产", "调研", "考核"),
    ),
    Kind(
        "调研报告",
        endings=("调研", "调研报告", "调查报告", "考察报告"),
        leads=("调研", "调查"),
        apart=8,
        ends=("报告", "思考", "汇报"),
        bracketed=True,
        without=("事故", "信访", "案件", "同志", "线索", "调研工作情况", "调查研究工作", "总结"),
    ),
    Kind(
        "工作总结",
        words=_listed("工作总结 工作的总结 年度总结 年总结 季度总结 半年总结 情况总结 总结报告"),
    ),
    Kind("报告", words=("报告", "汇报")),
)

NAMES = tuple(dict.fromkeys(kind.name for kind in KINDS))
_ENDINGS = tuple(ending for kind in KINDS for ending in kind.endings)
_TOLD_BY_WORDS = tuple(kind for kind in KINDS if kind.words or kind.leads)


def genre(title: str) -> str:
    """The kind of document that a title names, "" for none."""
    bare = _without_note(title)
    if title.endswith(_OTHERS) or bare.endswith(_OTHERS):
        return ""
    kinds = KINDS if title.endswith(_ENDINGS) or bare.endswith(_ENDINGS) else _TOLD_BY_WORDS
    return next((kind.name for kind in kinds if _fits(kind, title, bare)), "")


def _fits(kind: Kind, title: str, bare: str) -> bool:
    if any(word in title for word in kind.without):
        return False
    if title.endswith(kind.endings) or (kind.bracketed and bare.endswith(kind.endings)):
        return True
    told = any(_has(title, word) for word in kind.words) or any(
        _near(title, lead, kind) for lead in kind.leads
    )
    return told and not _is_about(kind, bare)


def _has(title: str, word: str) -> bool:
    at = title.find(word)
    return at >= 0 and not (word[0] == "述" and at and title[at - 1] in _OTHER_TELLING)


def _is_about(kind: Kind, title: str) -> bool:
    """Whether it is about papers of this kind."""
    if not kind.not_behind:
        return False
    ends = [at + len(word) for word in (*kind.words, *kind.ends) if (at := title.rfind(word)) >= 0]
    end = max(ends, default=len(title))  # the word may stand in the note only: 2023年度工作（述职报告）
    behind = title[end:].partition("—")[0]
    return any(word in behind for word in kind.not_behind)


def _without_note(title: str) -> str:
    """`title` without a note in brackets at its end."""
    if not title.endswith(("）", ")")):
        return title
    start = max(title.rfind("（"), title.rfind("("))
    note = title[start + 1 : -1]
    return title if start < 0 or "）" in note or ")" in note else title[:start]


def _near(title: str, lead: str, kind: Kind) -> bool:
    """Whether one of the kind's `ends` follows `lead` closely enough, on the same line."""
    at = title.find(lead)
    while at >= 0:
        start = at + len(lead)
        after = title[start:].split("\n", 1)[0]
        if any(0 <= after.find(end) <= kind.apart for end in kind.ends):
            return True
        at = title.find(lead, at + 1)
    return False
