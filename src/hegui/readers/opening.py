"""What kind of report somebody says, at the start of the text, that he gives: 现将…述职如下."""

from __future__ import annotations

from hegui.expression import expression

_LOOK = 800  # characters of the opening
_SPEAKERS = ("我", "本人", "班子", "党支部")
_DUTY = r"述[职责廉](?:述[职责廉德学法])*(?:报告|汇报|情况|情况报告|情况汇报)?如下"
_PARTY_DUTY = rf"(?:抓[^，。；\n]{{0,8}}党建|基层党建|党建责任)[^，。；\n]{{0,14}}{_DUTY}"
_INWARD = (
    r"(?:对照检查|检视剖析|对照检视|自我剖析|查摆剖析|剖析检查|党性分析)"
    r"(?:情况|材料)?(?:报告|汇报|说明|发言|剖析)?如下"
)
_KINDS = tuple(
    (expression(words), kind)
    for words, kind in ((_PARTY_DUTY, "党建述职"), (_DUTY, "述职报告"), (_INWARD, "对照检查材料"))
)


def told(opening: str) -> str:
    """The kind of report that `opening` announces, "" for none."""
    opening = opening[:_LOOK]
    if "如下" not in opening or not any(word in opening for word in _SPEAKERS):
        return ""
    return next((kind for pattern, kind in _KINDS if pattern.search(opening)), "")
