"""What a report was made with, for formats that have no fields of their own for it."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.report import Report, UsedPack
from hegui.version import __version__


def provenance(report: Report) -> Iterator[tuple[str, str]]:
    """Names and values: the tool, its packs, what was asked for."""
    yield "hegui", __version__
    for pack in report.packs:
        yield f"pack.{pack.name}", named(pack)
    for name, value in report.options:
        yield f"option.{name}", value


def named(pack: UsedPack) -> str:
    """A pack's version and hash, and what it switches off or changes."""
    told = [f"{pack.version} sha256:{pack.sha256}"]
    told += [f"off {rule}: {reason}" for rule, reason in pack.off]
    told += [f"changed {', '.join(pack.changed)}"] if pack.changed else []
    return "; ".join(told)
