"""What kind of document a title names."""

from __future__ import annotations

from hegui.values import Record


class Kind(Record):
    """A kind of document and what tells it in a title: one of `endings` stands at the end, or one of `words` anywhere,
    or one of `leads` at most `apart` characters before one of `ends`. bracketed: a note such as （试行） may follow.
    """

    name: str
    endings: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    apart: int = 0
    ends: tuple[str, ...] = ()
    bracketed: bool = False


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
    *(Kind(name, endings=(name,), bracketed=True) for name in _STATUTORY),
    Kind("请示", endings=("请示", "请示报告"), bracketed=True),
    Kind(
        "党建述职",
        words=("抓基层党建",),
        leads=("党建", "党委书记抓", "党组织书记"),
        apart=14,
        ends=("述职",),
    ),
    Kind("述职报告", words=("述职", "述责", "述廉", "述德", "述学", "述法")),
    Kind("对照检查材料", words=("对照检查", "检视剖析", "个人发言提纲", "自查剖析", "党性分析")),
    Kind("政府工作报告", words=("政府工作报告",)),
    Kind("意识形态工作报告", leads=("意识形态",), apart=12, ends=("报告", "总结", "情况", "汇报")),
    Kind(
        "党风廉政建设报告",
        leads=("党风廉政", "全面从严治党", "主体责任"),
        apart=16,
        ends=("报告", "总结", "汇报"),
    ),
    Kind("整改报告", leads=("整改",), apart=12, ends=("报告", "情况", "方案", "台账", "清单")),
    Kind("调研报告", words=("调研", "调查报告", "调查情况")),
    Kind("工作总结", words=("总结",)),
    Kind("工作方案", endings=("方案", "计划", "要点")),
    Kind("报告", words=("报告", "汇报")),
)

NAMES = tuple(kind.name for kind in KINDS)
_ENDINGS = tuple(ending for kind in KINDS for ending in kind.endings)
_TOLD_BY_WORDS = tuple(kind for kind in KINDS if kind.words or kind.leads)


def genre(title: str) -> str:
    """The kind of document that a title names, "" for none."""
    bare = _without_note(title)
    kinds = KINDS if title.endswith(_ENDINGS) or bare.endswith(_ENDINGS) else _TOLD_BY_WORDS
    return next((kind.name for kind in kinds if _fits(kind, title, bare)), "")


def _fits(kind: Kind, title: str, bare: str) -> bool:
    return (
        title.endswith(kind.endings)
        or (kind.bracketed and bare.endswith(kind.endings))
        or any(word in title for word in kind.words)
        or any(_near(title, lead, kind) for lead in kind.leads)
    )


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
