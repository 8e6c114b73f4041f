"""What `hegui waivers` does once its arguments are known."""

from __future__ import annotations

import datetime
import os
from collections.abc import Container, Mapping, Sequence
from typing import Any

from hegui.cli import screen
from hegui.cli.exempting import file_of, rules_of, there, today_of
from hegui.cli.values import choice, day
from hegui.cli.words import say
from hegui.errors import UsageError
from hegui.exemptions.load import load
from hegui.exemptions.model import Kept, WaiverEntry
from hegui.exemptions.paths import everywhere, idle, literal
from hegui.formats.layout import clip, safe, width

SCHEMA = "hegui-waivers/1"
_SOON = 30  # days
_STATES = {
    "active": ("有效", "active"),
    "perpetual": ("长期有效", "perpetual"),
    "expiring": ("即将到期", "expiring"),
    "expired": ("已过期", "expired"),
}


def add(given: str | None, packs: Sequence[str] | None, today: str | None, entry: Mapping[str, str]) -> int:
    """Write one more entry; the exit status. Raises HeguiError."""
    from hegui.exemptions.appending import append

    path, now = file_of(given, "waivers"), today_of(today)
    day(entry["approved"] or None, "--approved")
    last = day(entry["expires"] or None, "--expires")
    if last is not None and last.isoformat() < now:
        raise UsageError(
            say(f"--expires {last} 已经过去（今天是 {now}）", f"--expires {last} is past (today is {now})")
        )
    line = append(path, "waivers", entry, rules_of(packs))
    screen.write(say(f"已写入 {path} 第 {line} 行\n", f"wrote {path}, line {line}\n"))
    if entry["path"] in idle([entry["path"]] if entry["path"] else [], *_place(path)):
        screen.tell(safe(say(*_meets_none(entry["path"]))))
    return 0


def _place(path: str) -> tuple[str, str]:
    """The folder that patterns in the file at `path` are relative to, and the file itself."""
    real = os.path.realpath(path)
    return os.path.dirname(real), real


def _meets_none(pattern: str) -> tuple[str, str]:
    if literal(pattern):
        return f"没有文件 {pattern}", f"there is no file {pattern}"
    return f"没有一个文件合于 {pattern}", f"no file is meant by {pattern}"


def digest(document: str | None) -> str:
    """The SHA-256 of a file, or the one given."""
    if document is None or (len(document) == 64 and not os.path.exists(document)):
        return document or ""
    from hegui.digest import sha256

    try:
        with open(document, "rb") as file:
            return sha256(file.read())
    except OSError as fault:
        said = fault.strerror or str(fault)
        raise UsageError(say(f"{document}：读不出来：{said}", f"{document}: {said}")) from fault


def show(given: str | None, packs: Sequence[str] | None, today: str | None, name: str) -> int:
    """List all entries; the exit status. Raises HeguiError."""
    choice(name, ("table", "json"), "--format")
    kept = load(there(file_of(given, "waivers")), "waivers", rules_of(packs))
    now = today_of(today)
    if name == "json":
        from hegui.formats.json_ import dumped

        screen.write(dumped(_values(kept, now)), machine=True)
    else:
        screen.write("\n".join(_lines(kept, now)) + "\n")
    return 0


def state(entry: WaiverEntry, today: str) -> str:
    """How a waiver stands on a day: one of the keys of `_STATES`."""
    if entry.expires is None:
        return "perpetual"
    now = datetime.date.fromisoformat(today)
    if entry.expires < now:
        return "expired"
    return "expiring" if (entry.expires - now).days <= _SOON else "active"


def _entries(kept: Kept) -> list[WaiverEntry]:
    return [entry for entry in kept.entries if isinstance(entry, WaiverEntry)]


def _where(entry: WaiverEntry) -> str:
    parts = [entry.path, entry.document[:12]]
    only = f"“{entry.quote}”" if entry.quote else entry.fingerprint
    return " ".join(part for part in (*parts, only) if part)


def _lines(kept: Kept, today: str) -> list[str]:
    from hegui.formats.rows import drawn

    headers = say("状态|到期日|规则|文件|批准人|理由", "state|expires|rule|document|approver|reason").split(
        "|"
    )
    entries = _entries(kept)
    rows = [
        (
            say(*_STATES[state(entry, today)]),
            entry.expires.isoformat() if entry.expires else "",
            safe(entry.rule),
            clip(safe(_where(entry)), 32, "…"),
            clip(safe(entry.approver), 16, "…"),
            safe(" ".join(entry.reason.split())),
        )
        for entry in entries
    ]
    taken = sum(max(width(row[column]) for row in (headers, *rows)) + 2 for column in range(5))
    room = max(screen.columns(False) - taken, 16)
    cut = [(*row[:5], clip(row[5], room, "…")) for row in rows]
    total = say(f"共 {len(rows)} 条（{kept.shown}）", f"{len(rows)} in all ({kept.shown})")
    return [*(drawn(cut, headers) if rows else ()), "", safe(total)]


def _values(kept: Kept, today: str) -> dict[str, Any]:
    entries = [
        {
            "line": line,
            "state": state(entry, today),
            **{
                name: value.isoformat() if isinstance(value, datetime.date) else value
                for name in entry._field_names
                if (value := getattr(entry, name))
            },
        }
        for entry, line in zip(_entries(kept), kept.lines, strict=True)
    ]
    return {"schema": SCHEMA, "path": kept.shown, "today": today, "waivers": entries}


def lint(given: str | None, packs: Sequence[str] | None, today: str | None) -> int:
    """Tell what is to be done about the entries; the exit status. Raises HeguiError."""
    kept = load(there(file_of(given, "waivers")), "waivers", rules_of(packs))
    now = today_of(today)
    stale, entries = 0, _entries(kept)
    none = idle([entry.path for entry in entries if entry.path], *_place(kept.shown))
    for number, entry in enumerate(entries):
        for must, said in _remarks(entry, none, now):
            stale += must
            screen.write(f"{safe(kept.at(number))}: {safe(said)}\n")
    count = len(kept.entries)
    screen.tell(
        say(f"{count} 条豁免，{stale} 条须处理", f"{count} waivers, {stale} to be seen to")
        if stale
        else say(f"{count} 条豁免，没有须处理的", f"{count} waivers, nothing to be seen to")
    )
    return int(stale > 0)


def _remarks(entry: WaiverEntry, none: Container[str], today: str) -> list[tuple[bool, str]]:
    """What is to be said of one entry, and whether something must be done now. none: patterns that mean no file."""
    found: list[tuple[bool, str]] = []
    how = state(entry, today)
    if how == "expired":
        zh, en = (
            f"{entry.rule} 的豁免已于 {entry.expires} 到期",
            f"the waiver of {entry.rule} expired on {entry.expires}",
        )
        found.append((True, say(zh, en)))
    elif how == "expiring":
        zh, en = (
            f"{entry.rule} 的豁免将于 {entry.expires} 到期",
            f"the waiver of {entry.rule} expires on {entry.expires}",
        )
        found.append((False, say(zh, en)))
    if entry.path in none:
        found.append((True, say(*_meets_none(entry.path))))
    if (
        entry.perpetual
        and everywhere(entry.path)
        and not (entry.document or entry.quote or entry.fingerprint)
    ):
        zh = f"{entry.rule} 在所有文件上长期豁免，等于停用；请写 expires，或缩小 path"
        en = f"{entry.rule} is waived in all documents for ever, as if switched off: give expires or a narrower path"
        found.append((True, say(zh, en)))
    return found
