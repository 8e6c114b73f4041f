"""Checklists for official Chinese reports, run as code.

    from hegui import check_text
    report = check_text("……")

The names below are loaded when they are first used, so that importing hegui stays cheap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hegui.version import __version__

if TYPE_CHECKING:
    from hegui.api import check_file, check_paths, check_text
    from hegui.document import Document, Section, Span
    from hegui.errors import HeguiError, PackError, ReadError, UsageError
    from hegui.packs.load import load_packs
    from hegui.plan import Lenience
    from hegui.report import Finding, Judged, Quote, Refused, Report, exit_status
    from hegui.rule import Rule, RulePack, Severity
    from hegui.verdict import Evidence, Outcome, Verdict

__all__ = [
    "Document",
    "Evidence",
    "Finding",
    "HeguiError",
    "Judged",
    "Lenience",
    "Outcome",
    "PackError",
    "Quote",
    "ReadError",
    "Refused",
    "Report",
    "Rule",
    "RulePack",
    "Section",
    "Severity",
    "Span",
    "UsageError",
    "Verdict",
    "__version__",
    "check_file",
    "check_paths",
    "check_text",
    "exit_status",
    "load_packs",
]

_ROOMS = {
    "api": ("check_file", "check_paths", "check_text"),
    "document": ("Document", "Section", "Span"),
    "errors": ("HeguiError", "PackError", "ReadError", "UsageError"),
    "packs.load": ("load_packs",),
    "plan": ("Lenience",),
    "report": ("Finding", "Judged", "Quote", "Refused", "Report", "exit_status"),
    "rule": ("Rule", "RulePack", "Severity"),
    "verdict": ("Evidence", "Outcome", "Verdict"),
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"hegui.{room}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
