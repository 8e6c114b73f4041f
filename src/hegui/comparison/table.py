"""A comparison for the screen: what is newly broken first, then what is still open, then what was put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from hegui.comparison.changes import Change, Compared, Comparison, Kind
from hegui.comparison.reading import Place
from hegui.comparison.words import (
    CAME,
    FAILING,
    GONE,
    KINDS,
    MARKS,
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
from hegui.formats.layout import clip, indented, safe, width
from hegui.formats.quotes import LISTED
from hegui.formats.view import View
from hegui.formats.words import MORE, SEVERITIES, where
from hegui.verdict import Message

_BOLD, _DIM = "1", "2"


def render(found: Comparison, view: View) -> Iterator[str]:
    """Lines, the closing one last."""
    for line in _lines(found, view):
        yield line + "\n"


def _lines(found: Comparison, view: View) -> Iterator[str]:
    if found.packs:
        yield from _listed(PACKS, [repacked(pack, view) for pack in found.packs], view)
    for each in found.documents:
        yield from _document(each, view)
    unread = {path for path, _ in found.old.refused}
    came = [_told(paper.path, len(failing), paper.path in unread, view) for paper, failing in found.come]
    yield from _listed(CAME, came, view)
    yield from _listed(WENT, [paper.path for paper in found.gone], view)
    yield from _listed(REFUSED, [f"{path}: {reason}" for path, reason in found.new.refused], view)
    yield view.paint(closing(found, view), _BOLD)


def _told(path: str, failing: int, unread: bool, view: View) -> str:
    line = f"{path}  {view.say(FAILING).format(n=failing)}"
    return f"{line}  {view.say(NOT_KNOWN)}" if unread else line


def _listed(heading: Message, lines: Sequence[str], view: View) -> Iterator[str]:
    if lines:
        yield view.paint(view.say(heading), _BOLD)
        for line in lines:
            yield from indented(safe(line), view.width, "  ")
        yield ""


def _document(each: Compared, view: View) -> Iterator[str]:
    old, new = safe(each.old.path), safe(each.new.path)
    name = new if old == new else f"{old} {view.sign('→', '->')} {new}"
    yield from (view.paint(line, _BOLD) for line in indented(name, view.width, ""))
    if not each.changes:
        yield view.say(NO_CHANGE)
    for kind, changes in groupby(each.changes, key=lambda change: change.kind):
        yield from _block(kind, list(changes), each, view)
    if each.changes and each.same:
        yield view.paint(view.say(UNCHANGED).format(n=each.same), _DIM)
    yield ""


def _block(kind: Kind, changes: Sequence[Change], each: Compared, view: View) -> Iterator[str]:
    outcome, sign, plain = MARKS[kind]
    name, number = view.say(KINDS[kind]), len(changes)
    heading = f"{name}（{number} 项）" if view.lang == "zh" else f"{name[0].upper()}{name[1:]} ({number})"
    yield view.paint_for(outcome, heading)
    column = max(len(change.rule) for change in changes)
    for change in changes:
        row = f"{view.sign(sign, plain)} {change.rule:{column}}  {view.say(SEVERITIES[change.severity])}  "
        yield from indented(safe(change.title), view.width, row)
        yield from _below(change, each, view)


def _below(change: Change, each: Compared, view: View) -> Iterator[str]:
    """What is to be said of a change, and its places; of what is met only that it is."""
    if change.kind is Kind.MET:
        return
    said = counted(change, view) or change.message
    ended = became(change, view)
    colon = "：" if view.lang == "zh" else ": "
    text = colon.join(part for part in (ended, said) if part)
    if text:
        yield from indented(safe(text), view.width, "    ")
    if change.kind is Kind.OPEN:
        yield from _places(view.say(NEW) + "  ", change.new, each.new.format, view)
        yield from _places(view.say(GONE) + "  ", change.gone, each.old.format, view)
    else:
        yield from _places("", change.new, each.new.format, view)


def _places(label: str, places: Sequence[Place], kind: str, view: View) -> Iterator[str]:
    listed = places if view.show == "all" else places[:LISTED]
    for place in listed:
        at = f"      {label}{where(place.line, kind, view.lang, place.page or None)}  "
        words = " ".join(place.quote.split())
        yield at + clip(safe(words), max(view.width - width(at), 16), view.sign("…", "..."))
    if len(listed) < len(places):
        yield "      " + view.say(MORE).format(n=len(places) - len(listed))
