"""Short forms with two meanings, and names with two short forms: （以下简称“市局”）, 《…协定》（RCEP）."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hegui.coherence import Clash, accord, clash
from hegui.document import BlockKind, Document, Span
from hegui.expression import expression
from hegui.values import Record
from hegui.verdict import Message

_DEFINED = expression(
    r"[（(](?:以下|下文|下称)?(?:统|均|合|并)?(?:简称|称)(?:为|作)?[：:]?\s*(?P<short>[“\"《]?[^“”\"《》（）()，。；、\n]{1,20}[”\"》]?)[）)]"
)
_INITIALS = expression(r"(?<=》)[（(](?P<short>[A-Z]{2,8})[）)]")
_TITLED = expression(r"《[^《》\n]{2,60}》\Z|“[^“”\n]{2,60}”\Z")
_RUN = expression(r"[^\W_]+\Z")
_REACH = 64  # characters before the bracket in which the name stands
_ALIKE = 4  # characters in which two names end that are one


class _Definition(Record):
    """short: without marks. name: what stands before, up to a mark. marked: the name is in 《》 or “”."""

    short: str
    name: str
    marked: bool
    span: Span


def abbreviations(document: Document) -> Iterator[Clash]:
    """Definitions of short forms, and those that do not agree."""
    found = list(_definitions(document))
    yield from (accord(definition.span) for definition in found)
    for first, second in combinations(found[:60], 2):
        if first.short == second.short and not _one_name(first, second):
            message = Message(
                f"“{first.short}”先后指“{_shown(first)}”和“{_shown(second)}”",
                f"“{first.short}” stands for two names",
            )
            yield clash(document, message, first.span, second.span)
        elif first.short != second.short and _surely_one(first, second):
            message = Message(
                f"“{_shown(second)}”先后简称“{first.short}”和“{second.short}”",
                f"two short forms of {_shown(second)}",
            )
            yield clash(document, message, first.span, second.span)
        elif second.name == first.short != second.short:
            message = Message(
                f"“{first.short}”已是简称，又简称“{second.short}”",
                f"“{first.short}” is a short form already",
            )
            yield clash(document, message, first.span, second.span)


def _definitions(document: Document) -> Iterator[_Definition]:
    view = document.visible
    apart = [b.span for b in document.blocks if b.kind in (BlockKind.CODE, BlockKind.METADATA)]
    found = (*_DEFINED.finditer(view.text), *_INITIALS.finditer(view.text))
    for match in sorted(found, key=lambda match: match.start()):
        before = view.text[max(0, match.start() - _REACH) : match.start()].rstrip()
        marked = _TITLED.search(before)
        run = marked or _RUN.search(before)
        span = Span(*view.span(match.start() - (len(run.group()) if run else 0), match.end()))
        if run and not any(place.start <= span.start < place.end for place in apart):
            short = match["short"].strip('“”"《》 ')
            yield _Definition(short, run.group().strip("“”《》"), bool(marked), span)


def _one_name(first: _Definition, second: _Definition) -> bool:
    """Whether two definitions of one short form may be of one name. Where a name begins cannot be told without marks, so
    names are the same where they end alike for as long as the short form needs."""
    if first.marked and second.marked:
        return first.name == second.name
    shared = _shared_end(first.name, second.name)
    if shared == min(len(first.name), len(second.name)):
        return True
    needed = [_core(name.name, first.short) for name in (first, second)]
    return shared >= max(needed) if all(needed) else shared >= _ALIKE


def _surely_one(first: _Definition, second: _Definition) -> bool:
    """Whether two definitions are of one name."""
    return first.marked and second.marked and first.name == second.name


def _core(name: str, short: str) -> int:
    """How long the shortest end of `name` is that has the characters of `short` in order; 0 for none."""
    at = len(name)
    for character in reversed(short):
        at = name.rfind(character, 0, at)
        if at < 0:
            return 0
    return len(name) - at


def _shared_end(one: str, other: str) -> int:
    count = 0
    while count < min(len(one), len(other)) and one[-1 - count] == other[-1 - count]:
        count += 1
    return count


def _shown(definition: _Definition) -> str:
    name = definition.name
    core = 0 if definition.marked else _core(name, definition.short)
    return name[-core:] if core else name[-20:]
