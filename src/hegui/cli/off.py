"""Rules that packs have switched off, as commands tell of them."""

from __future__ import annotations

from collections.abc import Iterable

from hegui.cli.words import say
from hegui.rule import RulePack
from hegui.values import Record


class Off(Record):
    """A rule that is switched off: its id, the pack that says so, and why."""

    rule: str
    pack: str
    reason: str


def switched_off(packs: Iterable[RulePack]) -> tuple[Off, ...]:
    """The rules that `packs` switch off, in order."""
    return tuple(
        Off(change.id, pack.pack, change.off) for pack in packs for change in pack.overrides if change.off
    )


def told(off: Off) -> str:
    """One line on it."""
    return say(
        f"已停用：{off.rule}（清单 {off.pack}，理由：{off.reason}）",
        f"off: {off.rule} (pack {off.pack}, reason: {off.reason})",
    )
