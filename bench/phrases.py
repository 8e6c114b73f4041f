"""The rules of the benchmarks: 12 literals, 8 patterns, and as many generated four-character literals as wanted."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Phrase(NamedTuple):
    """One rule: a text, or a pattern that Python, JavaScript, PCRE and RE2 read alike."""

    text: str
    is_pattern: bool = False


LITERALS = (
    "悍卫", "习总书记", "市委政府", "按装设备", "渡过难关期", "一愁莫展", "再接再励", "既使如此", "布署安排", "重点工做",
    "全会会议精神", "人民群众群众",
)  # fmt: skip
PATTERNS = (
    r"(?:大约|约)\d+(?:余|多)?[个人项家]左右",
    r"\d{1,2}月\d{1,2}号",
    r"[XxＸ×]{2,}(?:市|县|局|同志)",
    r"党的1[5-9]大|党的20大",
    r"(?:增强|做到)“四个自信”",
    r"(?:近|超过)\d+(?:个|人|项|家)以上",
    r"执纪监督[^，。]{0,4}第[一二三四]种形态",
    r"(?:减少|下降|降低)了?\d+倍",
)
PLANTED = (  # what the patterns find
    "约30个左右", "大约45人左右", "3月15号", "11月2号", "××市", "XX同志", "党的19大", "党的20大", "增强“四个自信”", "做到“四个自信”",
    "近40个以上", "超过15家以上", "执纪监督第一种形态", "执纪监督“第二种形态", "下降了2倍", "减少3倍",
)  # fmt: skip

_FIRST = (
    "基层 项目 民生 作风 产业 环境 安全 队伍 制度 信访 财政 教育 文旅 生态 乡村 企业 园区 数据 政务 法治 社区 医保 就业 养老 水利 交通 住建 "
    "农业 商贸 科技 人才 组织 宣传 统战 纪检 审计 统计 档案 党建 群团 青年 妇联 工会 双拥 应急 消防 食品 药品 市场 价格"
)
_SECOND = (
    "意识 台账 短板 氛围 格局 机理 脉络 动能 底色 成色 颗粒 温度 刻度 厚度 标尺 镜鉴 抓手 引擎 闭环 路径 版图 坐标 样板 品牌 集群 矩阵 图谱 "
    "链条 末梢 源头 关口 前哨 后盾 基石 支点 杠杆 阵地 堡垒 防线 红线 底线 航标 灯塔 号角 战鼓 答卷 考卷 清风 正气 活水"
)


def generated(count: int) -> tuple[str, ...]:
    """`count` (at most 2,500) four-character literals that are plausible Chinese, always the same ones."""
    pairs = [first + second for first in _FIRST.split() for second in _SECOND.split()]
    random.Random(2500).shuffle(pairs)
    if count > len(pairs):
        raise ValueError(f"only {len(pairs)} literals can be generated")
    return tuple(pairs[:count])


def mixed(count: int) -> tuple[Phrase, ...]:
    """`count` rules: the 12 literals and 8 patterns, then generated literals."""
    fixed = (*map(Phrase, LITERALS), *(Phrase(pattern, True) for pattern in PATTERNS))
    return (*fixed, *map(Phrase, generated(count - len(fixed))))


def write_pack(path: Path, name: str, phrases: Sequence[Phrase]) -> Path:
    """Write a hegui checklist that forbids each of `phrases`, one rule each."""
    lines = [f"pack: {name}", f"title: {len(phrases)} rules for the benchmark", 'version: "1"', "rules:"]
    for number, phrase in enumerate(phrases, start=1):
        term = f"{{pattern: '{phrase.text}'}}" if phrase.is_pattern else f"'{phrase.text}'"
        lines += [
            f"  - id: BM{'ABC'[number // 1000]}{number % 1000:03}",
            f"    name: phrase-{number}",
            f"    title: 不得使用第{number}个用语",
            "    severity: error",
            "    basis: {level: house}",
            "    why: 测速用。",
            f"    check: {{kind: avoid, terms: [{term}]}}",
        ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
