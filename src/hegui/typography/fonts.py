"""The families of Chinese type by the names that font files give them, and the sizes by number (字号).

A standard names a family (仿宋体); which file a machine has for it differs: 仿宋_GB2312, 方正仿宋_GBK, FangSong, 华文仿宋.
"""

from __future__ import annotations

from collections.abc import Iterable

from hegui.expression import expression
from hegui.values import Record


class Family(Record):
    """A family. parts: what a name of one of its fonts has in it, without blanks and signs, in small letters; not_parts: what
    no such name has in it; names: further names, whole."""

    parts: tuple[str, ...]
    not_parts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


FAMILIES = {
    "小标宋": Family(("小标宋", "xiaobiaosong", "xbsjw", "fzxbs")),
    "仿宋": Family(("仿宋", "fangsong", "simfang")),
    "楷体": Family(("楷体", "kaiti", "simkai", "正楷", "楷gb"), ("行楷", "字帖")),
    "黑体": Family(("黑体", "simhei", "heiti"), ("雅黑", "细黑", "圆黑")),
    "宋体": Family(
        ("书宋", "shusong"),
        names=(
            "宋体",
            "simsun",
            "新宋体",
            "nsimsun",
            "华文宋体",
            "stsong",
            "中易宋体",
            "宋体gb2312",
            "宋体扩展",
        ),
    ),
}
"""By the name a rule may ask for. What is not here is a font's own name."""

SIZES = (
    *(("初号", 42.0), ("小初", 36.0), ("一号", 26.0), ("小一", 24.0), ("二号", 22.0), ("小二", 18.0)),
    *(("三号", 16.0), ("小三", 15.0), ("四号", 14.0), ("小四", 12.0), ("五号", 10.5), ("小五", 9.0)),
    *(("六号", 7.5), ("小六", 6.5), ("七号", 5.5), ("八号", 5.0)),
)
"""The sizes that have a number, in points."""

_SIGNS = expression(r"[\s_\-.()（）@]+")


def _plain(name: str) -> str:
    return _SIGNS.sub("", name).lower()


def is_one_of(font: str, wanted: Iterable[str]) -> bool:
    """Whether a font is of one of the families wanted, or is one of the fonts wanted."""
    plain = _plain(font)
    return any(_belongs(plain, name) for name in wanted)


def _belongs(plain: str, name: str) -> bool:
    family = FAMILIES.get(name.removesuffix("体") if name == "仿宋体" or name == "小标宋体" else name)
    if family is None:
        return plain == _plain(name)
    if any(part in plain for part in family.not_parts):
        return False
    return plain in family.names or any(part in plain for part in family.parts)


def size_named(points: float) -> str:
    """A size as people say it: 三号（16磅）, 17磅."""
    number = next((name for name, size in SIZES if abs(size - points) < 0.01), "")
    return f"{number}（{points:g}磅）" if number else f"{points:g}磅"
