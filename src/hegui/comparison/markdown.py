"""A comparison in Markdown, for a merge request or a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from hegui.comparison.changes import Change, Compared, Comparison, Kind
from hegui.comparison.reading import Place
from hegui.comparison.words import (
    CAME,
    FAILING,
    GONE,
    KINDS,
    NEW,
    NO_CHANGE,
    NOT_KNOWN,
    PACKS,
    REFUSED,
    UNCHANGED,
    WENT,
    became,
    closing,
    counted,
    repacked,
)
from hegui.formats.layout import clip, safe
from hegui.formats.view import View
from hegui.formats.words import SEVERITIES, where
from hegui.verdict import Message

_TITLE = Message("两稿对照", "Two rounds compared")
_WIDEST = 60
_MARKUP = re.compile(r"[\\`*_\[\]<>#!|~&$@]|:(?=//)|(?<=www)\.|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")


def render(found: Comparison, view: View) -> Iterator[str]:
    """The closing line first, as it is what most readers want."""
    yield f"# {view.say(_TITLE)}\n\n**{_plain(closing(found, view))}**\n"
    yield from _listed(PACKS, [repacked(pack, view) for pack in found.packs], view)
    for each in found.documents:
        yield from _document(each, view)
    unread = {path for path, _ in found.old.refused}
    came = []
    for paper, failing in found.come:
        line = f"{paper.path}  {view.say(FAILING).format(n=len(failing))}"
        came.append(f"{line}  {view.say(NOT_KNOWN)}" if paper.path in unread else line)
    yield from _listed(CAME, came, view)
    yield from _listed(WENT, [paper.path for paper in found.gone], view)
    yield from _listed(REFUSED, [f"{path}: {reason}" for path, reason in found.new.refused], view)


def _plain(text: str) -> str:
    """`text` with all that Markdown, or HTML in it, could obey taken literally, on one line."""
    return _MARKUP.sub(_escaped, " ".join(safe(text).split()))


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    if sign in "@:$.":  # no mention, no link of itself, no formula
        return f"&#{ord(sign)};"
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(sign, "\\" + sign)


def _listed(heading: Message, lines: Sequence[str], view: View) -> Iterator[str]:
    if lines:
        yield f"\n## {view.say(heading)}\n\n"
        yield from (f"- {_plain(line)}\n" for line in lines)


def _document(each: Compared, view: View) -> Iterator[str]:
    old, new = each.old.path, each.new.path
    yield f"\n## {_plain(new if old == new else f'{old} → {new}')}\n"
    if not each.changes:
        yield f"\n{view.say(NO_CHANGE)}\n"
    for kind, changes in groupby(each.changes, key=lambda change: change.kind):
        listed = list(changes)
        yield f"\n### {view.say(KINDS[kind])} ({len(listed)})\n\n"
        for change in listed:
            yield from _change(change, each, view)
    if each.changes and each.same:
        yield f"\n{view.say(UNCHANGED).format(n=each.same)}\n"


def _change(change: Change, each: Compared, view: View) -> Iterator[str]:
    yield f"- **{_plain(change.rule)}** ({view.say(SEVERITIES[change.severity])}) {_plain(change.title)}\n"
    ended = became(change, view)
    said = [ended, counted(change, view) or ("" if change.kind is Kind.MET else change.message)]
    for text in said:
        if text:
            yield f"  - {_plain(text)}\n"
    if change.kind is Kind.OPEN:
        yield from _places(f"{view.say(NEW).strip()} ", change.new, each.new.format, view)
        yield from _places(f"{view.say(GONE)} ", change.gone, each.old.format, view)
    elif change.kind is not Kind.MET:
        yield from _places("", change.new, each.new.format, view)


def _places(label: str, places: Sequence[Place], kind: str, view: View) -> Iterator[str]:
    for place in places:
        at = where(place.line, kind, view.lang, place.page or None)
        yield f"  - {label}{at}: {_plain(clip(' '.join(safe(place.quote).split()), _WIDEST))}\n"
