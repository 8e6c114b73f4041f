"""What the words on a command line stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hegui.cli.words import say
from hegui.errors import UsageError

if TYPE_CHECKING:
    import datetime


def named(values: Iterable[str] | None, option: str) -> tuple[str, ...]:
    """The names in repeated and comma-separated values; UsageError where values are given and hold none."""
    found = tuple(name.strip() for value in values or () for name in value.split(",") if name.strip())
    if values is not None and not found:
        raise UsageError(say(f"{option} 是空的", f"{option} is empty"))
    return found


def choice(value: str, allowed: Sequence[str], option: str) -> str:
    """`value`, if it is one of `allowed`; else UsageError."""
    if value not in allowed:
        raise UsageError(
            say(
                f"{option} 不能是“{value}”；可用：{'、'.join(allowed)}",
                f"{option} cannot be “{value}”; choose from {', '.join(allowed)}",
            )
        )
    return value


def day(value: str | None, option: str) -> datetime.date | None:
    """The day that `value` names (YYYY-MM-DD); UsageError: it names none."""
    if value is None:
        return None
    import datetime

    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise UsageError(
            say(
                f"{option} 要写成 2022-12-31 这样的日期，不能是“{value}”",
                f"{option} takes a day such as 2022-12-31, not “{value}”",
            )
        ) from None
