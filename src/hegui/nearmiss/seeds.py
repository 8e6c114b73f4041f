"""The pieces by which a phrase is found.

A phrase with at most k slips keeps one of k+1 pieces whole (pigeonhole); neighbours that changed places across the
border of two pieces are looked for as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hegui.nearmiss.edits import MARKS, NUMERALS, Slip
from hegui.nearmiss.phrases import SHORT, Target
from hegui.values import Record

_OFTEN = (
    "人民 服务 创新 全面 强化 制度 统筹 代表 一体 中国 增强 基层 科学 高质 政治 坚定 社会 经济 发展 建设 工作 推进 "
    "现代化 新时代 中国特色 社会主义 高质量发展 扎实推进 统筹推进 践行 共建 实干 民主 维护 国家 党的 中央 落实 加强 "
    "推进 推动 产业 提升 实施 加快 企业 质量 全国 行动 改革 持续 深化 重点 科技 体系 现代 城市 安全 深入 水平 消费 生态 "
    "治理 开展 坚持 投资 教育 优化 机制 促进 保障 就业 提高 完善 强化 环境 开放 绿色 培育 基础 质量发展 高质量发 重大 领域 "
    "资源 民生 能力 战略 特色 群众 保护 管理 扩大 公共 区域 大力 突破 改造 提质 城乡 城镇 设施 健全 取得 稳定 风险 问题 "
    "规模 基本 合作 精神 人才 数字 医疗 制度 贯彻 收入"
)
_COMMON = frozenset(_OFTEN.split())


class Seed(Record):
    """A piece that betrays a phrase: `literal` stands where `plain[start:end]` of the target belongs.

    before: what comes before it in the phrase, read backwards. after: what comes after it. slip: the slip that
    `literal` itself holds, if it is not that piece exactly.
    """

    literal: str
    target: Target
    start: int
    end: int
    before: str
    after: str
    slip: Slip | None = None


def seeds(target: Target) -> Iterator[Seed]:
    """The pieces of one target."""
    words = target.plain
    cuts = _cuts(target.words) if len(words) < len(target.words) else []
    rules = target.rules[-1]
    borders = _borders(words, cuts) if rules.singles == 1 else _thirds(len(words), cuts)
    for start, end in pairwise((0, *borders, len(words))):
        first, last = _whole(start, end, cuts) if cuts else (start, end)
        if last - first >= 2:
            yield seed(target, first, last, words[first:last])
    if rules.any_change:
        for border in borders:
            yield from _turned(target, border, cuts)


def seed(target: Target, start: int, end: int, literal: str, slip: Slip | None = None) -> Seed:
    words = target.plain
    return Seed(literal, target, start, end, words[:start][::-1], words[end:], slip)


def _borders(words: str, cuts: list[int]) -> tuple[int, ...]:
    """The border of two pieces: in the middle, or near it where that spares a piece that is met at every turn."""
    middle = len(words) // 2
    for border in (*cuts[:1], middle, middle + 1, middle - 1):
        if 2 <= border <= len(words) - 2 and not _COMMON.intersection((words[:border], words[border:])):
            return (border,)
    return (middle,)


def _thirds(length: int, cuts: list[int]) -> tuple[int, ...]:
    """The borders of three pieces, moved to a mark in the phrase where one is near."""
    last = next((cut for cut in cuts if abs(cut - length * 2 // 3) <= 2), length * 2 // 3)
    first = next((cut for cut in cuts if abs(cut - last // 2) <= 1), last // 2)
    return first, last


def _turned(target: Target, border: int, cuts: list[int]) -> Iterator[Seed]:
    """The pieces with two neighbours, or two words of two characters, in the wrong order across `border`."""
    offsets = (1, 2, 3) if len(target.plain) > SHORT else (2,)
    for start in (border - offset for offset in offsets):
        held = target.plain[max(start, 0) : start + 4]
        if start < 0 or len(held) < 4 or any(start < cut < start + 4 for cut in cuts):
            continue
        if start == border - 2 and held[1] != held[2] and not NUMERALS.issuperset(held[1:3]):
            yield seed(target, start, start + 4, held[0] + held[2] + held[1] + held[3], Slip.ORDER)
        if len(offsets) > 1 and held[:2] != held[2:] and NUMERALS.isdisjoint(held):
            yield seed(target, start, start + 4, held[2:] + held[:2], Slip.ORDER)


def _cuts(words: str) -> list[int]:
    """Where in the plain form a mark stood."""
    found: list[int] = []
    at = 0
    for character in words:
        if character in MARKS:
            found.append(at)
        else:
            at += 1
    return found


def _whole(start: int, end: int, cuts: list[int]) -> tuple[int, int]:
    """The longest part of start:end without a mark in it."""
    edges = [start, *(cut for cut in cuts if start < cut < end), end]
    return max(pairwise(edges), key=lambda pair: pair[1] - pair[0])
