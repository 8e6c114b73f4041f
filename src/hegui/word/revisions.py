"""Replacements in a Word file as tracked changes, so that a person accepts or rejects each."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from hegui.edits import Edit, Unfit
from hegui.errors import ReadError
from hegui.readers.ooxml import SPACE, W
from hegui.word.markup import element, plain
from hegui.word.parts import AUTHOR, Parts
from hegui.word.places import Places, Source, opened, piece_of, words_of

_UNTRACKED = (W + "moveTo", W + "fldSimple")
_FILLED = ("dropDownList", "comboBox", "date", "dataBinding", "showingPlcHdr", "docPartObj")
_SIGNS = frozenset(W + name for name in ("tab", "br", "cr", "noBreakHyphen", "softHyphen"))
_TAKEN = _SIGNS | {W + name for name in ("t", "rPr", "lastRenderedPageBreak")}


def revised(data: bytes, path: str, edits: Sequence[Edit]) -> bytes:
    """The file with `edits`, which are of its text, as changes of hegui's. Raises ReadError; and Unfit where the words to
    be changed are not typed (a number that Word generates, the result of a field) or no change can be tracked there."""
    places = opened(data, path)
    if any(name.startswith("_xmlsignatures/") for name in places.parts.names):
        raise ReadError(path, "文档有数字签名，改动会使签名失效，未改 (it is signed, so not changed)")
    narrow = [each for edit in edits if (each := narrowed(edit, places.text))]
    for start, end, _ in narrow:
        places.part_at(start)
        places.part_at(end)
    results = _results(places)
    for edit in narrow:
        _apply(edit, places, results)
    return places.parts.packed()


def narrowed(edit: Edit, text: str) -> Edit | None:
    """The edit without what it leaves as it is at its ends; None where that is all."""
    start, end, words = edit
    while start < end and words and text[start] == words[0]:
        start, words = start + 1, words[1:]
    while start < end and words and text[end - 1] == words[-1]:
        end, words = end - 1, words[:-1]
    return Edit(start, end, words) if end > start or words else None


def _apply(edit: Edit, places: Places, results: set[Any]) -> None:
    start, end, words = edit
    found = places.within(start, end) if end > start else []
    near = (
        found or [each for each in places.within(start - 1, start + 1) if _typed(each, places, results)][:1]
    )
    covered = sum(source.end - source.start for source in found)
    if not near or covered != end - start or not all(_typed(each, places, results) for each in found):
        raise Unfit("not typed")
    runs = list(dict.fromkeys(source.node.getparent() for source in found))
    if any(child.tag not in _TAKEN for run in runs for child in run) or any(char < " " for char in words):
        raise Unfit("something else stands there")
    if words:
        _insert(words, near[0].node.getparent(), places.parts, before=not found and near[0].start == start)
    for source in near:
        places.parts.touched(source.node)
    for run in runs:
        _delete(run, places.parts)


def _typed(source: Source, places: Places, results: set[Any]) -> bool:
    """Whether somebody has typed that in the running text, and it is what is shown."""
    node, run = source.node, source.node.getparent()
    if run is not piece_of(node) or run.tag != W + "r" or node in results:
        return False
    if any(each.tag in _UNTRACKED for each in run.iterancestors()):
        return False
    for control in run.iterancestors(W + "sdt"):
        if any(control.find(f"{W}sdtPr/{W}{name}") is not None for name in _FILLED):
            return False
    return node.tag in _SIGNS or (
        node.tag == W + "t" and words_of(node) == places.text[source.start : source.end]
    )


def _results(places: Places) -> set[Any]:
    """The text that fields other than links have worked out: it would be worked out anew, without the change."""
    tags = [W + name for name in ("fldChar", "instrText", "t")] + list(_SIGNS)
    found: set[Any] = set()
    for root in dict.fromkeys(source.node.getroottree().getroot() for source in places.sources):
        open_: list[list[Any]] = []  # the code of a field, and whether its result has begun
        for each in root.iter(*tags):
            sort = each.get(W + "fldCharType")
            if sort == "begin":
                open_.append(["", False])
            elif sort and open_:
                open_[-1][1] = True
                del open_[len(open_) - (sort == "end") :]
            elif each.tag == W + "instrText" and open_:
                open_[-1][0] += each.text or ""
            elif any(shown and not code.lstrip().upper().startswith("HYPERLINK") for code, shown in open_):
                found.add(each)
    return found


def _insert(words: str, run: Any, parts: Parts, *, before: bool) -> None:
    """Put `words` beside a run, in its looks."""
    new = element(f'<w:r><w:t xml:space="preserve">{plain(words)}</w:t></w:r>')
    properties = run.find(W + "rPr")
    if properties is not None:
        new.insert(0, deepcopy(properties))
        for change in new.findall(f"{W}rPr/{W}rPrChange"):
            change.getparent().remove(change)
    around = run.getparent()
    if around.tag == W + "ins" and around.get(W + "author") == AUTHOR:
        (run.addprevious if before else run.addnext)(new)
        return
    inserted = element(f'<w:ins w:id="{next(parts.numbers)}" w:author="{AUTHOR}"/>')
    inserted.append(new)
    if around.tag != W + "ins":
        (run.addprevious if before else run.addnext)(inserted)
        return
    rest = deepcopy(around)  # another's insertion is parted: a change may not stand in a change
    rest.set(W + "id", next(parts.numbers))
    del rest[:]
    rest.extend([run, *run.itersiblings()] if before else list(run.itersiblings()))
    for each in (rest, inserted):
        if len(each):
            around.addnext(each)
    if not len(around):
        around.getparent().remove(around)


def _delete(run: Any, parts: Parts) -> None:
    """Mark a run as deleted; one that hegui has inserted goes."""
    around = run.getparent()
    if around.tag == W + "ins" and around.get(W + "author") == AUTHOR:
        around.remove(run)
        if not len(around):
            around.getparent().remove(around)
        return
    deleted = element(f'<w:del w:id="{next(parts.numbers)}" w:author="{AUTHOR}"/>')
    run.addprevious(deleted)
    deleted.append(run)
    for node in run.iterchildren(W + "t"):
        node.text, node.tag = words_of(node), W + "delText"
        node.set(SPACE, "preserve")
