"""Numbers with a unit, read from running text."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from hegui.expression import expression
from hegui.values import Record

# The longer ones first, so that 人次 is not read as 人.
UNITS = (
    "平方公里|平方米|立方米|公里|万元|亿元|人次|家次|户次|车次|班次|课时|学时|小时|公顷|批次|公斤|千瓦|米|元|"
    "家|户|人|名|位|个|项|件|起|次|场|篇|份|期|条|亩|吨|座|处|所|台|辆|套|天|批|宗|例|棵|株|册|本|支|部|栋|间|门|堂|轮|道|盏|艘|头|只"
)
NUMBER = r"(?<![\d.第A-Za-z—～~-])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d.%％‰—～~-])(?P<scale>[十百千万亿]*)"
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
FINDER = expression(rf"{NUMBER} ?(?P<unit>{UNITS})")
RATE = expression(r"(?<![\d.])(?P<number>\d+(?:\.\d+)?)(?P<scale>)(?P<unit>[%％])")


class Amount(Record):
    """A number with its unit. value: in single units. step: the value of the last digit that is written."""

    value: Decimal
    step: Decimal
    unit: str

    def same(self, other: Amount) -> bool:
        """Whether both may be one amount, the one perhaps more rounded than the other."""
        step = max(self.step, other.step)
        ours, theirs = self.value / step, other.value / step
        return any(
            ours.quantize(Decimal(1), rounding) == theirs.quantize(Decimal(1), rounding)
            for rounding in _ROUNDINGS
        )


class Parts(Record):
    """A whole with its parts, between `start` and `end` of `Document.visible`. closed: nothing is left out."""

    whole: Amount
    parts: list[Amount]
    names: list[str]
    start: int
    end: int
    closed: bool = True


_ROUNDINGS = (ROUND_HALF_UP, ROUND_DOWN)


def amount(match: re.Match[str]) -> Amount:
    """What a match of `FINDER` says."""
    written, unit = match["number"].replace(",", ""), match["unit"]
    scale = Decimal(1)
    for sign in match["scale"]:
        scale *= _SCALES[sign]
    if unit in ("万元", "亿元"):
        scale, unit = scale * _SCALES[unit[0]], "元"
    decimals = len(written.partition(".")[2])
    return Amount(Decimal(written) * scale, scale.scaleb(-decimals), unit)


def shown_in(value: Decimal, unit: str) -> str:
    """An amount as a report would write it: 4.66亿元, 59个."""
    for scale, name in ((100_000_000, "亿"), (10_000, "万")):
        if unit == "元" and abs(value) >= scale:
            return f"{(value / scale).normalize():f}{name}{unit}"
    return f"{value.normalize():f}{unit}"
