"""Headings that anyone takes for a section on shortcomings, or on what is to come, whatever words they use.

A rule that asks for 存在问题 means 短板弱项, 反思与不足 and 个人不足 as well, and one that asks for 下一步打算 means
明年工作要点 and 2023年工作谋划: such headings are made of nothing but common words. The clauses here are tidied.
"""

from __future__ import annotations

from functools import lru_cache

from hegui.headings.shortcomings import dealt_with, listed

_NOUNS = listed("问题 不足 差距 短板 弱项 缺点 薄弱环节 遗憾 教训 欠账 软肋 之处 地方 毛病 短处 弯路")
_AROUND = listed(
    "困难 存在 查摆 查找 检视 剖析 反思 对照 检查 正视 自查 深刻 深入 认真 主要 突出 目前 当前 一年来 以来 年度 需要 不尽如人意 不尽人意 不如意 做得 不好 不够 不到位 改进 有待 提高 加强 尚需 工作 个人 自身 值得 重视 关注 班子 领导 "
    "履职 述职 本人 我市 我县 我区 我局 我镇 我校 我 单位 部门 方面 过程 一些 哪些 几个 几件 几点 几笔 两个 三个 四个 三笔 三点 出 来 中 上 的 了 、"
)
_FUTURE = listed("下步 今后 明年 来年 下年度 下年 新一年 新的一年 未来 往后 接下来")
_FORECASTS = listed("打算 计划 思路 安排 谋划 设想 展望 规划 部署 要点 方向")
_ASKED = listed(
    "怎么干 怎么办 怎么抓 怎么改 怎么做 怎么走 想做什么 要做什么 打算做什么 准备做什么 要做的事 要办的事 想办的事 往哪走"
)
_COMING = (*_FORECASTS, *listed("工作 重点 任务 目标 措施 举措"), *_ASKED)
_CARRIED_OUT = listed("完成 执行 落实 实施 推进 兑现 达成 的完成 的执行 的落实 的实施")
_LEFT_UNDONE = tuple(
    f"没{you}{done}"
    for you in ("", "有")
    for done in listed("办好 做好 办成 做成 做到 做到位 做满 跟上 完成 解决 办完 做完")
)
_OWNED_UP = (
    *(f"{verb}在{where}" for verb in "差难短弱堵卡欠痛缺" for where in listed("哪 哪里 哪儿 何处 什么地方")),
    *_LEFT_UNDONE,
    *listed("还欠着 欠下的账 欠着的账 难处 苦处 揪心事 烦心事 闹心事 隐忧"),
)
_LEFT_OVER = listed("的事情 的地方 的事 的账 的 了")
TROUBLE_KEYS = (
    *_NOUNS[:6],
    *listed("环节 遗憾 教训 欠账 软肋 地方 毛病 短处 弯路 没 在哪 在何 在什么 欠 难处 苦处 心事 隐忧"),
)
PLAN_KEYS = (
    "步",
    "阶段",
    "今后",
    "明年",
    "来年",
    "下年",
    "新一年",
    "新的一年",
    "未来",
    "往后",
    "接下",
    *_FORECASTS,
    "怎么",
    "什么",
    "的事",
    "往哪",
)


@lru_cache(maxsize=4096)
def means_shortcomings(words: str) -> bool:
    """Whether a title or clause speaks of shortcomings in common words only."""
    end = shortcomings_end(words)
    return end == len(words) > 1


def shortcomings_end(words: str) -> int:
    """Where the shortcomings end that a clause begins with in common words, 0 where it does not."""
    if words.startswith(("上年", "去年", "上一年")):
        return 0
    if _owns_up(words):
        return len(words)
    end = max(words.rfind(noun) + len(noun) if noun in words else 0 for noun in _NOUNS)
    if not end:
        return 0
    left = words[:end].lstrip("0123456789").removeprefix("年") if words[:2] in ("19", "20") else words[:end]
    for word in (*_NOUNS, *_AROUND):
        left = left.replace(word, "")
    return 0 if left else end


def _owns_up(words: str) -> bool:
    """Whether a clause is about what was left undone: 哪些事没有办好, 难在哪里, 账上还欠着的."""
    for left in _LEFT_OVER:
        words = words.removesuffix(left)
    return words.endswith(_OWNED_UP) and not dealt_with(words, "")


@lru_cache(maxsize=4096)
def means_plans(words: str) -> bool:
    """Whether a title or clause speaks of what is to come: any word for the time and any for the plan."""
    if words in _FUTURE:
        return True
    coming = any(word in words for word in _FUTURE)
    if not coming and not (words[:2] in ("19", "20", "二〇") and "年" in words[4:6]):
        return False
    head = words.partition("、")[0]
    end = max(
        (
            head.rfind(noun) + len(noun)
            for noun in (_COMING if coming else (*_FORECASTS, *_ASKED))
            if noun in head
        ),
        default=0,
    )
    return bool(end) and end == len(head) and not words[end:].startswith(_CARRIED_OUT)
