"""What a clause says of the shortcomings it names: that they are there, or that something is done to them.

着力破解难点问题 and 聚焦主要问题抓整改 head achievements; 履职中存在的主要问题, 亟待解决的问题 and 围绕中心工作方面存在的
不足 name shortcomings. The clauses here are tidied (`words.clauses`): no blanks, every joint is 、.
Plain word lists and string methods throughout: they start faster than patterns, and every run needs them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def listed(words: str) -> tuple[str, ...]:
    """The words of a list written as one string with blanks between them."""
    return tuple(words.split())


TROUBLES = listed(
    "问题 不足 差距 短板 弱项 困难 矛盾 难题 缺点 薄弱环节 隐患 教训 偏差 漏洞 不足之处 薄弱之处 欠缺之处 改进之处 改进的地方 改进的方面 改进方面 提高的方面 "
    "加强的方面 不足的地方 不足方面 薄弱的方面 努力的方面"
)

# Verbs whose object may be the shortcoming itself.
_SOLVES = ("针对", "解决", "破解", "攻克", "克服", "纠治", "纠正", "根治", "整治", "整改", "排除", "消除")
_DEALS = (
    *_SOLVES[:8],
    *listed(
        "排除 消除 化解 攻坚 补齐 补足 补强 弥补 防范 防控 防止 避免 杜绝 改正 聚焦 紧盯 盯住 瞄准 直击 直奔 直指 回应 狠抓 严抓 清除 突破 锁定 应对 规避 处置 "
        "督促 督办 攻破 排查 破除 打通"
    ),
)
# Nouns as well as verbs: they count only where the clause begins with them.
_DEALS_FIRST = ("整改", "整治", "治理", "改进", "突出", "处理", "缩小", "拉长", "缓解", "关注", "抓")
_PURSUES = listed("围绕 坚持 着力 着眼 紧扣 立足 推动 推进 促进 加强 强化 确保 抓好 抓实 抓细 抓牢 抓紧")
_ADVERBS = listed(
    "进一步 不断 切实 全面 着力 持续 扎实 有效 积极 努力 认真 全力 大力 深入 深刻 集中 及时 坚决 主动 严肃 专项 统筹 重点 尽快 彻底 严格 充分 牢牢"
)
_TO_COME = listed(
    "需 需要 待 亟 急 未 尚 应 没有 难以 无法 不能 未能 未及时 未彻底 不 需重点 需着力 需要着力 需要重点 需进一步 需要进一步 需尽快 需切实"
)
_NOUN_AFTER = listed("工作 情况 方案 措施 过程 落实 成效 责任 力度 能力 机制 任务 性 不")
_SITES = ("方面", "过程", "上", "中", "时", "存在")
_PLACES = listed("方面 过程 上存在 时存在 查摆 查找 检视 剖析 不够 不强 不深 不实 不严 不足 不到位 滞后")
_FINDS = ("查摆", "查找", "检视", "剖析", "梳理", "正视", "直面", "反思", "找准", "查")
_ACTS = listed(
    "整改 整治 狠抓 抓 推动 推进 促 提升 落实 强化 确保 立行立改 即知即改 真改 破解 解决 补 改到位"
)
_PLANS_TO_ACT = ("整改措施", "整改方向", "整改思路", "整改打算", "整改计划")
BRINGS = ("产生", "造成", "导致", "出现", "形成")
_CAUSES = ("原因", "根源", "的原因", "的根源")
_DENIALS = ("不", "未", "无", "没有", "未发现", "没发现", "未见", "未出现", "没有发现", "不再")
_DEGREES = ("明显", "重大", "突出", "其他", "任何", "严重", "主要", "的", "存在", "发现")

# What may follow a shortcoming in its clause, and what shows that its being put right is the matter.
_TAILS = listed(
    "、 情况 方面 部分 之处 地方 环节 清单 台账 梳理 剖析 检视 自查 查摆 汇总 汇报 表现 主要 具体表现 突出表现 原因 根源 产生原因 分析 不足 差距 短板 弱项 困难 "
    "问题 如下 有 是 等 还 依然 仍 努力方向 今后 下步 打算 思路 对策 建议 反思 找准 在哪 出在 何在 整改措施 整改方向 整改思路 整改打算 整改计划 改进措施 改进方向 改进计划 的表现 "
    "的主要表现 的具体表现 的方面 的情况"
)
_NO_TAILS = ("有效", "有力", "有所", "有序")
_PUT_RIGHT = tuple(
    f"{a}{b}" for a in ("整改", "落实", "完成", "进展", "推进") for b in ("情况", "成效", "进展", "结果")
)
_LAST_TIME = listed("上年 去年 上一 上次 上轮 巡视 巡察 审计 督查 督察 反馈 考核 评议 民主生活会")


def named(before: str, place: str, after: str, others: Sequence[str] = ()) -> bool:
    """Whether a clause names shortcomings as being there.

    The clause is `before` + `place` + `after`; `place` holds the words for the shortcomings, with what stands between
    them (存在的突出问题). others: the other clauses of the heading.
    """
    if after and (not after.startswith(_TAILS) or after.startswith(_NO_TAILS)):
        return False
    if after.startswith(_PLANS_TO_ACT) or (after.startswith(_CAUSES) and before.startswith(BRINGS)):
        return False  # 问题整改措施, 产生问题的原因: of what is to be done, of causes only
    if not before and not others and not after:
        return True
    return not (
        denied(before)
        or dealt_with(before, place)
        or _reported(before, after)
        or (_looked_for(before + place) and any(map(_acts, others)))
    )


def denied(before: str) -> bool:
    """Whether the words `before` shortcomings say that there are none."""
    while before.endswith(_DEGREES):
        before = before[: -max(len(word) for word in _DEGREES if before.endswith(word))]
    return before.endswith(_DENIALS) and not before.endswith(("有无", "是否"))


def dealt_with(before: str, place: str) -> bool:
    """Whether `before` does something to the shortcomings at `place`."""
    if not before:
        return False
    if before.endswith(("抓", "补", "纠", "盯")):
        return True
    start = _past_adverbs(before)
    first = next((word for word in _DEALS_FIRST if before.startswith(word, start)), None)
    if first == "突出" and before[start + 2 :] in ("", "的"):
        first = None  # 突出问题
    if first and _deals(before, start, first):
        return True
    if any(verb in before and any(_deals(before, at, verb) for at in _all(before, verb)) for verb in _DEALS):
        return True
    return any(verb in before and _pursues(before, before.find(verb) + len(verb), place) for verb in _PURSUES)


def deals(words: str) -> bool:
    """Whether `words` do something to a shortcoming by themselves (破解难点问题)."""
    return any(verb in words for verb in _DEALS) or words.startswith(("整改", "整治", "治理"))


def _all(words: str, word: str) -> Iterable[int]:
    at = words.find(word)
    while at >= 0:
        yield at
        at = words.find(word, at + 1)


def past_adverbs(words: str) -> str:
    """`words` without the adverbs they begin with (进一步, 着力, 严格 …)."""
    while words.startswith(_ADVERBS):
        words = words[max(len(word) for word in _ADVERBS if words.startswith(word)) :]
    return words


def _past_adverbs(words: str) -> int:
    return len(words) - len(past_adverbs(words))


def _deals(before: str, at: int, verb: str) -> bool:
    earlier, between = before[:at], before[at + len(verb) :]
    if earlier.endswith(_TO_COME) or between.startswith(_NOUN_AFTER):
        return False
    if earlier.startswith(("在", "关于", "对照")) or "，在" in earlier:
        return not any(site in between for site in _SITES)
    return verb in _SOLVES or not any(place in between for place in _PLACES)


def _pursues(before: str, end: int, place: str) -> bool:
    if before[: end - 2].endswith(_TO_COME):
        return False
    between = before[end:] + place
    return "存在" not in between[2:] and not any(word in between for word in _PLACES if word != "不足")


def _reported(before: str, after: str) -> bool:
    """Whether the clause reports how earlier shortcomings were put right."""
    if not after.endswith(_PUT_RIGHT):
        return False
    return not after.startswith("、") or any(word in before for word in _LAST_TIME)


def _looked_for(words: str) -> bool:
    """Whether a clause up to its shortcomings is a call to look for them (深入查摆问题)."""
    start = _past_adverbs(words)
    verb = next((word for word in _FINDS if words.startswith(word, start)), "")
    return bool(verb) and words[start + len(verb) :][:1] not in ("出", "的")


def _acts(clause: str) -> bool:
    if any(plan in clause for plan in _PLANS_TO_ACT):
        return False
    return any(act in clause for act in _ACTS)
