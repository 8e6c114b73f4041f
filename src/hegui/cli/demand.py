"""A rule's check and conditions in words: each parameter that was given, with its value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from hegui.cli.words import say, spoken
from hegui.packs.words import KINDS

PARAMETERS = {
    "titles": "标题",
    "not_titles": "不算数的标题",
    "forbidden": "不得有",
    "min_items": "至少条数",
    "min_chars": "至少字数",
    "max_chars": "至多字数",
    "min_share": "至少占全文",
    "max_share": "至多占全文",
    "body_text": "只在正文里写到时",
    "body_terms": "正文里的说法",
    "behind": "其后的部分或许就是",
    "order": "次序",
    "any_of": "至少有其一",
    "at_most_one": "至多有其一",
    "requires": "有前者须有后者",
    "conflicts": "不得同时有",
    "depth": "只看前几级标题",
    "reference": "所引",
    "references": "表述",
    "types": "表述类别",
    "checked": "是否已与出处核对",
    "as_written": "按原样查",
    "latest": "只要最近的一项",
    "ended": "查过时的提法",
    "dated": "日期准到",
    "lead": "可预知天数",
    "done": "表示已完成的词",
    "ahead": "紧靠着的表示将来的词",
    "later": "表示以后的词",
    "past": "表示回顾的词",
    "all": "须全有",
    "at_least": "至少几种",
    "found": "写到时的结论",
    "terms": "词语",
    "not_terms": "不得有的词语",
    "min_count": "至少次数",
    "against": "与之相比的词语",
    "at_most": "每处至多相当于",
    "few": "不计较的处数",
    "only_with": "只看写到这些的分条",
    "may_lack": "可缺的分条占比",
    "wanted": "所缺内容",
    "max": "至多",
    "min": "至少",
    "max_per_1000": "每千字至多",
    "per_1000": "按每千字计",
    "words": "错误写法与正确写法",
    "of": "对象",
    "certain": "错字不成词",
    "sequence": "序号连续",
    "levels": "层次不乱",
    "style": "写法正确",
    "series": "一是二是连续",
    "marks": "成对标点",
    "outer": "外层",
    "inner": "内层",
    "forms": "各种写法",
    "given": "写到",
    "items": "逐条的写法",
    "following": "逐条写在数目之后",
    "given_section": "有这些部分",
    "needs": "须写到",
    "needs_section": "须有这些部分",
    "within": "范围（字）",
    "each": "逐条对照",
    "groups": "同一事物的几种写法",
    "alike": "相同到几成算重复",
    "max_shared": "与别的报告相同的至多占",
    "common": "见于几份以上算套话",
    "pairs": "说法",
    "claims": "成绩中说",
    "faults": "问题中说",
    "about": "说的是同一件事",
    "element": "要素",
    "question": "问题",
    "text": "词语",
    "pattern": "正则",
    "after": "紧跟在其后才算",
    "before": "紧接在其前才算",
    "not_after": "紧跟在其后不算",
    "not_before": "紧接在其前不算",
    "unless": "在这些词里不算",
    "near": "同句有这些词才算",
    "not_near": "同句有这些词不算",
    "suggest": "应改",
    "note": "说明",
    "genre": "文种",
    "title": "标题含有",
    "date": "成文日期",
    "year": "报告年度",
    "path": "文件",
    "format": "格式",
    "section": "部分",
    "contains": "文中写到",
    "has": "有这些要素之一",
    "under_title": "标题下的也算",
    "demand": "所查",
    "metadata": "文件头",
    "from": "自",
    "to": "至",
    "part": "部位",
    "first": "前几段",
    "last": "后几段",
    "name": "名称",
    "level": "标题层次",
    "width": "纸宽（毫米）",
    "height": "纸高（毫米）",
    "top": "上边距（毫米）",
    "bottom": "下边距（毫米）",
    "left": "左边距（毫米）",
    "right": "右边距（毫米）",
    "tolerance": "允许误差（毫米）",
    "fonts": "字体",
    "size": "字号（磅）",
    "bold": "加粗",
    "black": "黑色",
    "align": "对齐",
    "indent": "首行缩进（字）",
    "min_pitch": "行距至少（磅）",
    "max_pitch": "行距至多（磅）",
    "max_gap": "段前段后至多（磅）",
    "dashed": "页码两侧有一字线",
    "places": "页码位置",
    "if": "若有",
    "then": "须有",
}


def kind(check: Any) -> str:
    """The kind of a check, in words."""
    return say(f"{KINDS.get(check.kind, check.kind)}（{check.kind}）", str(check.kind))


def parameters(value: Any, depth: int = 0) -> Iterator[str]:
    """Every field of a frozen value that differs from its default, set in by `depth`."""
    for field in fields(value):
        held = getattr(value, field.name)
        if field.name == "kind" or field.name.startswith("_") or held == default(field):
            continue
        shown = label(field.name.rstrip("_"))
        line = plain(held)
        if line is not None:
            yield "  " * depth + f"{shown}{say('：', ': ')}{line or say('（空）', '(empty)')}"
            continue
        yield "  " * depth + f"{shown}{say('：', ':')}"
        for part in held if isinstance(held, tuple | list) else (held,):
            yield from _part(part, depth + 1)


def label(name: str) -> str:
    """A parameter as YAML has it, with what it is called in words."""
    return f"{PARAMETERS[name]}（{name}）" if spoken() == "zh" and name in PARAMETERS else name


def _part(part: Any, depth: int) -> Iterator[str]:
    if not is_dataclass(part):
        yield "  " * depth + f"- {plain(part)}"
        return
    head = getattr(part, "kind", None)
    if head is not None:
        yield "  " * depth + f"- {kind(part)}"
        yield from parameters(part, depth + 1)
        return
    inner = [line.strip() for line in parameters(part)]
    yield "  " * depth + "- " + say("；", "; ").join(inner)


def default(field: Any) -> Any:
    """What a field holds where it is not given; MISSING: it must be."""
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


def plain(value: Any) -> str | None:
    """A value on one line; None for one that takes several."""
    if isinstance(value, bool):
        return say("是" if value else "否", "yes" if value else "no")
    if isinstance(value, Mapping):
        return say("；", "; ").join(f"{wrong} → {right}" for wrong, right in value.items())
    if isinstance(value, tuple | list):
        parts = [plain(part) if not isinstance(part, tuple) else None for part in value]
        return None if None in parts else say("、", ", ").join(str(part) for part in parts)
    return None if is_dataclass(value) else str(value)
