"""What the English words of a pack mean, and which of them somebody who wrote another one meant."""

from __future__ import annotations

KINDS = {
    "section": "须有（或不得有）某个部分",
    "outline": "各部分的次序和搭配",
    "cite": "须引用会议、文件精神",
    "formulation": "固定表述须准确、完整",
    "spelling": "成语、词语无错字",
    "anachronism": "提法与成文时间相合",
    "contain": "须写到某些内容",
    "avoid": "不得出现某些写法",
    "replace": "错误写法改为正确写法",
    "count": "数量在范围之内",
    "balance": "一类词语不多于另一类",
    "points": "分条须写到某些内容",
    "length": "篇幅在范围之内",
    "numbering": "序号连续、层次正确",
    "pairs": "标点成对",
    "nesting": "引号、书名号的内外层",
    "width": "字母、数字用半角",
    "ending": "段末有标点",
    "uniform": "同类写法一致",
    "announced": "所说数目与所列相符",
    "tally": "所说总数与逐条所列相符",
    "consistency": "前后一致",
    "companion": "有此须有彼",
    "contradiction": "成绩与问题不矛盾",
    "element": "公文要素",
    "attachments": "附件的编排和引用",
    "issuance": "文号、署名、日期相合",
    "repetition": "不得重复",
    "residue": "不得留有修订、批注等",
    "layout": "版式合乎要求",
    "manual": "由人核对",
    "all": "以下各项都要满足",
    "any": "以下各项满足一项即可",
    "none": "以下各项都不得满足",
}
LEVELS = {
    "law": "法律",
    "regulation": "法规条例",
    "national-standard": "国家标准",
    "standard": "标准",
    "policy": "政策文件",
    "practice": "实务",
    "house": "本单位",
}
_SEVERITIES = {"错误": "error", "警告": "warning", "提示": "info"}
_MEANT = {
    "forbid": "avoid",
    "forbidden": "avoid",
    "ban": "avoid",
    "regex": "avoid",
    "pattern": "avoid",
    "blacklist": "avoid",
    "not": "avoid",
    "require": "contain",
    "required": "contain",
    "must": "contain",
    "keyword": "contain",
    "keywords": "contain",
    "include": "contain",
    "order": "outline",
    "sequence": "outline",
    "structure": "outline",
    "title": "section",
    "heading": "section",
    "chapter": "section",
    "spell": "spelling",
    "typo": "replace",
    "correct": "replace",
    "words": "length",
    "format": "layout",
    "font": "layout",
    "question": "manual",
    "ask": "manual",
    "human": "manual",
    "and": "all",
    "or": "any",
    "duplicate": "repetition",
    "quote": "formulation",
}


def meant(kind: str) -> str:
    """The kind that somebody means who writes another word for it; "" where that is not known."""
    word = kind.strip().lower()
    by_name = {name: each for each, name in KINDS.items()}
    return _MEANT.get(word, by_name.get(word, ""))


def choice(word: str) -> str:
    """The level or severity that a Chinese word stands for; "" for any other word."""
    levels = {name: level for level, name in LEVELS.items()}
    return levels.get(word.strip(), _SEVERITIES.get(word.strip(), ""))
