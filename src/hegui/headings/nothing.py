"""Texts that say nothing: 无, 略, 见附件, placeholders; and those that say there is nothing: 不存在问题."""

from __future__ import annotations

from hegui.expression import expression
from hegui.headings.shortcomings import TROUBLES, listed
from hegui.headings.words import clauses

_SHORT = 120  # characters up to which a text may say no more than that there is nothing
_NOTHING = frozenset(
    listed(
        "无 暂无 没有 略 从略 此略 同上 同前 见上 见上文 见前文 详见上文 见附件 详见附件 见附表 见附页 另附 另行报送 待补 待补充 待填 待定 "
        "待完善 待续 空 同上述 同上所述 无内容 暂无内容 无此项 无此项内容 不涉及 不适用 未涉及 此处略 省略 内容略 详见报告 NA N/A n/a TODO todo"
    )
)
_NONE_FOUND = listed(
    "不存在 未发现 没有发现 没发现 未出现 没有出现 未查出 没有查出 没有存在 未存在 并无 暂无 均无 确无 无明显 无突出 无重大 无任何 无其他 "
    "无严重 没有明显 没有任何 没有突出 没有大的 没有重大 没有严重 没有什么 无违 没有违"
)
_BUT = listed(
    "不够 不深 不强 不实 不高 不严 不细 不到位 不扎实 不及时 不经常 欠缺 有待 还需 仍需 薄弱 滞后 缺乏 偏 差距 较少 较弱 较慢 一是 首先 还存在 仍存在 也存在 "
    "仍有 还有"
)


def void(words: str) -> bool:
    """Whether `words` say nothing: no words, 无, 略, 见附件, placeholders, numbering only."""
    if len(words) > _SHORT:
        return False
    left = _LEFTOVERS.sub("", words)
    return not left or left in _NOTHING


# What says nothing: closing formulas, placeholders, numbering, marks and blanks.
_LEFTOVERS = expression(
    r"特此报告|以上报告.*|请予?审议|请[予各].{0,8}(?:评议|指正)|谢谢(?:大家)?"
    r"|[（(【\[][^（）()【】\[\]]{0,24}(?:填|补充|略|此处|待)[^（）()【】\[\]]{0,24}[）)】\]]"
    r"|[一二三四五六七八九十]{1,3}(?:[是要]|、)|第[一二三四五六七八九十]{1,3}[，、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]"
    r"|某某|[×✕✖□■○●◯Xx*＊_＿…—\-~～.．/\\]{1,}|[\s，。；：、！？!?;:,（）()【】\[\]“”\"《》#|]"
)


def denies(words: str) -> bool:
    """Whether `words`, a short text, say no more than that there are no shortcomings."""
    if len(words) > _SHORT or not any(trouble in words for trouble in TROUBLES):
        return False
    if any(word in words for word in _BUT):
        return False
    return any(_denies(clause.words) for clause in clauses(words))


def _denies(clause: str) -> bool:
    end = max(clause.rfind(trouble) for trouble in TROUBLES)
    if end < 0:
        return False
    before = clause[:end]
    return any(word in before for word in _NONE_FOUND) or (
        len(before) < 8 and before.startswith(("无", "没有"))
    )
