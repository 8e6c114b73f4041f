"""A comparison for programs: JSON after `diff.schema.json`, described in docs/diff.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hegui.comparison.changes import Change, Compared, Comparison, Kind, status
from hegui.comparison.reading import Checklist, Place, Round
from hegui.formats.json_ import dumped
from hegui.formats.view import View
from hegui.version import __version__

SCHEMA = "hegui-diff/1"


def render(found: Comparison, view: View) -> Iterator[str]:
    """The whole comparison; of `view` only the threshold counts."""
    yield dumped(_values(found, view))


def _values(found: Comparison, view: View) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "tool": {"name": "hegui", "version": __version__},
        "old": _round(found.old),
        "new": _round(found.new),
        "packs": [
            {"name": pack.name, "old": _pack(pack.old), "new": _pack(pack.new)} for pack in found.packs
        ],
        "summary": _summary(found, view),
        "documents": [_document(each) for each in found.documents],
        "only_old": [paper.path for paper in found.gone],
        "only_new": [
            {"path": paper.path, "failed": [failed.rule for failed in failing]}
            for paper, failing in found.come
        ],
        "refused": [{"path": path, "reason": reason} for path, reason in found.new.refused],
    }


def _round(round_: Round) -> dict[str, Any]:
    return {
        "path": round_.path,
        "sha256": round_.sha256,
        "tool_version": round_.version,
        "exit_status": round_.status,
    }


def _pack(pack: Checklist | None) -> dict[str, Any] | None:
    return pack and {"version": pack.version, "sha256": pack.sha256, "rules": pack.rules}


def _summary(found: Comparison, view: View) -> dict[str, Any]:
    numbers = {kind.value: sum(1 for _ in found.of(kind)) for kind in Kind}
    return {
        "documents": len(found.documents),
        **numbers,
        "fail_on": view.fail_on.value if view.fail_on else "never",
        "exit_status": status(found, view.fail_on),
    }


def _document(each: Compared) -> dict[str, Any]:
    return {
        "old": {"path": each.old.path, "sha256": each.old.sha256},
        "new": {"path": each.new.path, "sha256": each.new.sha256},
        "same": each.same,
        "changes": [_change(change) for change in each.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "change": change.kind.value,
        "rule": change.rule,
        "title": change.title,
        "severity": change.severity.value,
        "before": change.before.value if change.before else None,
        "after": change.after.value if change.after else None,
        "message": change.message,
        "worse": change.worse,
        "new": [_place(place) for place in change.new],
        "gone": [_place(place) for place in change.gone],
        "kept": [_place(place) for place in change.kept],
    }


def _place(place: Place) -> dict[str, Any]:
    values: dict[str, Any] = {"line": place.line, "column": place.column, "quote": place.quote}
    values["section"] = list(place.section)
    if place.page:
        values["page"] = place.page
    return values
